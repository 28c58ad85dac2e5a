/**
 * The covenant's own words as people read them.
 */
import type { About, CaseKind, Cover, Kind, Level, Needs, Notified, Stage } from '../covenant/index.js';
import type { Sentence } from './sentence.js';

export const LEVEL_WORDS: Readonly<Record<Level, Sentence>> = {
  withheld: { nl: 'dicht', en: 'withheld' },
  exists: { nl: 'bestaat', en: 'exists' },
  covered: { nl: 'afgedekt', en: 'covered' },
  open: { nl: 'open', en: 'open' },
};

export const COVER_WORDS: Readonly<Record<Cover, Sentence>> = {
  pseudonym: { nl: 'als pseudoniem', en: 'as a pseudonym' },
  age_band: { nl: 'als leeftijdsgroep', en: 'as an age band' },
  year: { nl: 'alleen het jaar', en: 'the year only' },
  pc4: { nl: 'alleen de vier cijfers', en: 'the four digits only' },
  neighbourhood: { nl: 'alleen de buurt', en: 'the neighbourhood only' },
  street: { nl: 'alleen de straat', en: 'the street only' },
  masked: { nl: 'gemaskeerd', en: 'masked' },
  band: { nl: 'als klasse', en: 'as a band' },
  quarter: { nl: 'alleen het kwartaal', en: 'the quarter only' },
  month: { nl: 'alleen de maand', en: 'the month only' },
  shifted: { nl: 'verschoven', en: 'shifted' },
  as_is: { nl: 'zoals het is', en: 'as it is' },
  redacted: { nl: 'met vervangen namen en nummers', en: 'with names and numbers replaced' },
};

export const STAGE_WORDS: Readonly<Record<Stage, Sentence>> = {
  signal: { nl: 'signaal', en: 'signal' },
  triage: { nl: 'triage', en: 'triage' },
  table: { nl: 'casustafel', en: 'case table' },
  plan: { nl: 'plan en regie', en: 'plan' },
  follow_up: { nl: 'opvolging', en: 'follow-up' },
  closed: { nl: 'afgesloten', en: 'closed' },
};

export const KIND_WORDS: Readonly<Record<Kind, Sentence>> = {
  none: { nl: 'geen persoonsgegevens', en: 'no personal data' },
  ordinary: { nl: 'gewone persoonsgegevens', en: 'ordinary personal data' },
  national_id: { nl: 'burgerservicenummer', en: 'national identification number' },
  special: { nl: 'bijzondere persoonsgegevens', en: 'special categories of personal data' },
  criminal: { nl: 'strafrechtelijke gegevens', en: 'criminal data' },
  police: { nl: 'politiegegevens', en: 'police data' },
  medical_secrecy: { nl: 'gegevens onder medisch beroepsgeheim', en: 'data under medical secrecy' },
};

export const ABOUT_WORDS: Readonly<Record<About, Sentence>> = {
  subject: { nl: 'de betrokkene', en: 'the data subject' },
  family: { nl: 'het gezin', en: 'the family' },
  third: { nl: 'een derde', en: 'a third person' },
  reporter: { nl: 'de melder', en: 'the reporter' },
  professional: { nl: 'een professional', en: 'a professional' },
};

const NOTIFIED_WORDS: Readonly<Record<Notified, Sentence>> = {
  source: { nl: 'de bron', en: 'the source' },
  chairs: { nl: 'de voorzitters', en: 'the chairs' },
  officer: { nl: 'de functionaris voor gegevensbescherming', en: 'the privacy officer' },
};

/** What a reveal asks for, in the order in which it is given. */
export function needWords(needs: Needs): Sentence {
  const all = [
    needs.justification === true ? { nl: 'een motivering', en: 'a justification' } : undefined,
    needs.mandate === true ? { nl: 'een geldig mandaat', en: 'a valid mandate' } : undefined,
    needs.four_eyes === true ? { nl: 'goedkeuring door de bron', en: 'approval by the source' } : undefined,
    needs.notify === undefined ? undefined : notice(words(NOTIFIED_WORDS, needs.notify)),
    needs.readable_for === undefined
      ? undefined
      : { nl: `te lezen gedurende ${needs.readable_for}`, en: `readable for ${needs.readable_for}` },
    needs.max_persons === undefined
      ? undefined
      : { nl: `personen tegelijk: ${needs.max_persons}`, en: `persons at a time: ${needs.max_persons}` },
  ].filter((one) => one !== undefined);
  return { nl: all.map(({ nl }) => nl).join(', '), en: all.map(({ en }) => en).join(', ') };
}

const notice = ({ nl, en }: Sentence): Sentence => ({ nl: `bericht aan ${nl}`, en: `notice to ${en}` });

export const CASE_WORDS: Readonly<Record<CaseKind, Sentence>> = {
  person: { nl: 'casussen', en: 'cases with persons' },
  neighbourhood: { nl: 'buurtzaken', en: 'neighbourhood matters' },
};

export const FACT_WORDS = {
  invited: { nl: 'een uitnodiging bij de casus', en: 'an invitation to the case' },
  mandate: { nl: 'een geldig mandaat', en: 'a valid mandate' },
  session: {
    nl: 'een lopend casusoverleg waaraan de partij deelneemt',
    en: 'a running table session that the partner takes part in',
  },
  emergency: { nl: 'een verzoek wegens acuut gevaar', en: 'a request for acute danger' },
} as const;

/** The words for several values, joined with a comma. */
export function words<Word extends string>(
  table: Readonly<Record<Word, Sentence>>,
  values: readonly Word[],
): Sentence {
  return {
    nl: values.map((value) => table[value].nl).join(', '),
    en: values.map((value) => table[value].en).join(', '),
  };
}

/** Level and cover: `afgedekt (als pseudoniem)`. */
export function standingWords(standing: { readonly level: Level; readonly cover?: Cover }): Sentence {
  const level = LEVEL_WORDS[standing.level];
  if (standing.cover === undefined) return level;
  const cover = COVER_WORDS[standing.cover];
  return { nl: `${level.nl} (${cover.nl})`, en: `${level.en} (${cover.en})` };
}
