/**
 * Letter sequences that no label may hold, read through the hyphens: swearing, illness used as swearing, groups of people, men and
 * women, and common given names that the syllables could spell. A label that holds one is made again with the next counter.
 * Only the labels that hold an added sequence change when this list grows; an entry needs at least three letters.
 */
const SEQUENCES = `
kut lul pik pis kak pot poep reet kont tiet neuk naai hoer slet snol pijp geil seks sek pedo homo lesb gay fag dildo anus anal penis
kanker tering tifus tyfus pest klere kolere aids sida mongo debiel idiot imbec dom gek lam sul
neger nega nig moor mof jap jid jood joden jod kaas turk tur marok mokro mok arab islam moslem roma sint sinti geus ket pater non
hitler nasi fas ss dood moord lijk dief bom kogel gif mes ruk
man mam pap oma opa dame mena vrouw heer meid jonge zus broer bro sis mama papa moeder vader tante oom
fuk fuc sit dik kok rape kil kill hell nude tit bitc
jan kees koen tom tim ton bas rob rik wim ben sam sem lot mia mimi lisa lola nina noa sara omar karim salim samir amin fatim hasan
murat kemal selim leila jamal jamil hamid hamsa nadir nadia rosa ana ema emil lena lara mari mar pet tomas lukas jonas dirk sofi mila
juli tina dina dora nik rus pol mila ali ame ima iman aisa naima rami rana sami tarik tarek jose juan luis pedr ivan igor dimi marek
pawel milos luka gert geert hans henk bart daan luuk roel loes roos teun mees kim pim jip luk mat max mik bob jop jet pam dan ron
`;

const BY_START = groupByStart(SEQUENCES.split(/\s+/).filter((sequence) => sequence.length >= 3));

/** Whether any blocked sequence stands in these letters. One look-up a place. */
export function holdsBlocked(letters: string): boolean {
  for (let place = 0; place + 3 <= letters.length; place += 1) {
    const sequences = BY_START.get(letters.slice(place, place + 3));
    if (sequences !== undefined && sequences.some((sequence) => letters.startsWith(sequence, place))) {
      return true;
    }
  }
  return false;
}

function groupByStart(sequences: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const sequence of sequences) {
    const start = sequence.slice(0, 3);
    groups.set(start, [...(groups.get(start) ?? []), sequence]);
  }
  return groups;
}
