/** Whether the words in front make a date a day of birth: geb. 14-02-1966, geboren te Kayseri op 17 augustus 1972. */

const WINDOW = 70;
const BORN = /(?<!\p{L})(?:geb|geboren|geboortedatum|geboortedag|gebdat|verjaardag|jarig)(?!\p{L})|[°*]/giu;
const MARKS = /[\s.:,(]/g;
const NO_DETOUR = /[\d;\n!?]/;
/** What may stand between the word and the date, apart from a place. */
const BETWEEN: ReadonlySet<string> = new Set(['', 'is', 'op', 'datum', 'opde', 'wasop', 'isop']);

/** `start`: where the date begins. */
export function asBirthday(text: string, start: number): boolean {
  const window = text.slice(Math.max(0, start - WINDOW), start);
  const last = [...window.matchAll(BORN)].at(-1);
  if (last === undefined) return false;
  const between = window.slice(last.index + last[0].length).toLowerCase();
  if (NO_DETOUR.test(between)) return false;
  return BETWEEN.has(between.replaceAll(MARKS, '')) || between.trimStart().startsWith('te ');
}
