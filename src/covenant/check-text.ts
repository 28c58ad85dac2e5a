/**
 * Holds the file against the convenant text that it refers to: the text is the one that was signed, and every article exists in it.
 */
import { createHash } from 'node:crypto';
import { STAND_IN } from './check-schema.js';
import type { Reporter } from './reporter.js';
import type { Walk } from './walk.js';

/** The text that was signed, as bytes; `missing` where the file names one that is not there. */
export type ConvenantText = Uint8Array | 'missing';

export function checkText(walk: Walk, reporter: Reporter, text: ConvenantText | undefined): void {
  const declared = walk.file.text;
  if (declared === undefined && !reporter.has(['text'])) {
    reporter.at([], 'text_not_given', { severity: 'warning' });
  }
  if (declared === undefined || text === undefined) return;
  if (text === 'missing') return reporter.at(['text', 'file'], 'text_not_found', { severity: 'warning' });
  const hash = createHash('sha256').update(text).digest('hex');
  if (hash !== declared.sha256) reporter.at(['text', 'sha256'], 'text_changed', { expected: [hash] });
  const beginnings = new TextDecoder('utf-8').decode(text).split(/\r?\n/).map(withoutMarks);
  for (const { item: article, path } of walk.articles()) {
    // That it is missing or wrong was told; what stands in for it is in no text.
    if (article === STAND_IN) continue;
    if (!beginnings.some((line) => begins(line, article))) reporter.at(path, 'article_not_in_text');
  }
}

/** A line without what Markdown puts before its first word. */
const withoutMarks = (line: string): string => line.replace(/^[\s#*]+/, '');

/** A line begins with an article when its number ends there: 2.1 does not begin with 2, nor 2.10 with 2.1. */
function begins(line: string, article: string): boolean {
  return line.startsWith(article) && !/^(?:[\p{L}\p{N}]|\.[\p{L}\p{N}])/u.test(line.slice(article.length));
}
