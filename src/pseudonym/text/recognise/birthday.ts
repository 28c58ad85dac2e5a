/** Whether the words in front make a date a day of birth. */

const BORN =
  /(?:geb|geboren|geboortedatum|geboortedag|gebdat|verjaardag|jarig|°|\*)[\s.:,(]{0,3}(?:is\s|op\s|te\s[\p{L}\s'-]{2,40}\sop\s|te\s[\p{L}'-]{2,40}\s|datum[\s:.]{1,3}){0,2}$/iu;
const WINDOW = 70;

/** `start`: where the date begins. */
export function asBirthday(text: string, start: number): boolean {
  return BORN.test(text.slice(Math.max(0, start - WINDOW), start));
}
