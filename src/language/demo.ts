/**
 * How to read what the demo prints.
 */
import { LEVEL_WORDS } from './covenant-words.js';
import type { Language, Sentence } from './sentence.js';

const HOW: readonly Sentence[] = [
  {
    nl: 'Zo leest u het. Elke stap toont wat er gebeurt (vet), wie het vraagt (grijs), de vraag aan de sluis (blauw) en na → haar antwoord:',
    en: 'How to read this. Each step shows what happens (bold), who asks (grey), the call to the gateway (blue) and after → its answer:',
  },
  {
    nl: '  groen: zoals beloofd · rood: niet zoals beloofd · 200 gelukt · 201 vastgelegd · 400 onjuist gevraagd · 403 geweigerd · 404 bestaat niet voor deze vrager',
    en: '  green: as promised · red: not as promised · 200 done · 201 recorded · 400 wrongly asked · 403 refused · 404 does not exist for who asks',
  },
  {
    nl: 'Van een zaak staat er één gegeven op een regel: hoe open het staat, welk veld het is, en wat de vrager ervan ziet. Van dicht naar open:',
    en: 'Of a case there is one item a line: how open it stands, which field it is, and what the one who asks sees of it. From closed to open:',
  },
];

const MEANING = {
  withheld: { nl: 'de vrager merkt niet dat het er is', en: 'who asks does not notice that it is there' },
  exists: {
    nl: 'de vrager weet dat het er is, en ziet het niet',
    en: 'who asks knows that it is there and does not see it',
  },
  covered: {
    nl: 'als pseudoniem, groep of buurt, zonder het gegeven zelf',
    en: 'as a pseudonym, band or neighbourhood, without the item itself',
  },
  open: { nl: 'zoals het is', en: 'as it is' },
} as const;

export function demoLegend(language: Language): readonly string[] {
  const levels = (['withheld', 'exists', 'covered', 'open'] as const).map((level) => {
    const word = LEVEL_WORDS[level][language];
    const name = word === level ? level : `${level} (${word})`;
    return `  ${name.padEnd(20)} ${MEANING[level][language]}`;
  });
  return [...HOW.map((sentence) => sentence[language]), ...levels];
}
