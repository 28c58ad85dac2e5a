import { readFileSync, writeFileSync } from 'node:fs';

const BEGIN = '<!-- figures: begin -->';
const END = '<!-- figures: end -->';

/** Puts figures between the marks of a page. @throws where it has none. */
export function writePage(file: string, figures: string): void {
  writeFileSync(file, withFigures(readFileSync(file, 'utf8'), figures));
}

export function withFigures(page: string, figures: string): string {
  const [before, after] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (before < 0 || after < before) throw new Error(`the page has no ${BEGIN} and ${END}`);
  return `${page.slice(0, before + BEGIN.length)}\n\n\`\`\`text\n${figures}\n\`\`\`\n\n${page.slice(after)}`;
}
