/** Ages: 14 jaar, 14-jarige, 24 jr, 14 maanden oud; the bare number behind a name is found where the person is (persons/ages.ts). */
import type { Span } from '../span.js';
import { wordSet } from '../lexicon/words.js';

const OLD =
  /(?<![\p{L}\p{N}.,-])(?:±\s?|ca\.?\s)?(\d{1,3})(?:j|\s?-\s?jarigen?|\s?-\s?jarig|\s?jarigen?|\s(?:jaar|jr\.?|maanden|mnd\.?|weken)\soud)(?!\p{L})/giu;
const IN_PLACE =
  /(?<=[(,:;]\s?(?:±\s?|ca\.?\s)?|(?:^|\s)(?:is|was|wordt|werd|pas|bijna|net|nu|man|vrouw|jongen|meisje|zoon|dochter|kind|leeftijd|lft|lft\.|baby|peuter|kleuter)\s?:?\s)\d{1,3}\s(?:jaar|jr\.?|j\.)(?!\p{L}|\s(?:geleden|lang|cel|tijd|onvoorwaardelijk|voorwaardelijk|in dienst|getrouwd|samen|bezig|weg|schoon))/giu;
const WORDED = /(?<!\p{L})\p{L}{3,20}jarigen?(?!\p{L})/giu;

const NOT_AGES: ReadonlySet<string> = wordSet(`
meerjarige langjarige eenjarige voorjarige driejarig minderjarige minderjarig meerderjarige
meerderjarig minderjarigen meerderjarigen verjarigen
`);

export function findAges(text: string): readonly Span[] {
  const found: Span[] = [];
  for (const pattern of [OLD, IN_PLACE, WORDED]) {
    for (const { index, 0: whole } of text.matchAll(pattern)) {
      if (NOT_AGES.has(whole.toLowerCase())) continue;
      found.push({ start: index, end: index + whole.length, type: 'age' });
    }
  }
  return found;
}
