/**
 * Why a field stands where it stands, and what would have to be different: an explanation of the covenant, read aloud.
 */
import type {
  Explanation,
  GrantExplanation,
  Missing,
  NeverExplanation,
  ProvidesExplanation,
} from '../covenant/index.js';
import {
  ABOUT_WORDS,
  CASE_WORDS,
  FACT_WORDS,
  KIND_WORDS,
  LEVEL_WORDS,
  needWords,
  STAGE_WORDS,
  standingWords,
  words,
} from './covenant-words.js';
import type { Sentence } from './sentence.js';

/** One thing that is missing, as the end of "this needs …". */
export function missingSentence(missing: Missing): Sentence {
  switch (missing.kind) {
    case 'recipient':
      return { nl: 'een andere partij of rol', en: 'another partner or role' };
    case 'purpose':
      return { nl: `doel ${missing.purposes.join(' of ')}`, en: `purpose ${missing.purposes.join(' or ')}` };
    case 'stage_of_purpose': {
      const stages = words(STAGE_WORDS, missing.stages);
      return { nl: `een stap van dit doel (${stages.nl})`, en: `a stage of this purpose (${stages.en})` };
    }
    case 'stage': {
      const stages = words(STAGE_WORDS, missing.stages);
      return { nl: `een andere stap: alleen ${stages.nl}`, en: `another stage: ${stages.en} only` };
    }
    case 'case_kind': {
      const cases = words(CASE_WORDS, missing.cases);
      return { nl: `een andere zaak: alleen ${cases.nl}`, en: `another matter: ${cases.en} only` };
    }
    case 'basis':
      return missing.bases.length === 0
        ? {
            nl: 'een grondslag waarop de partij ontvangt; zij heeft er geen',
            en: 'a basis that the partner receives on; it has none',
          }
        : { nl: `grondslag ${missing.bases.join(' of ')}`, en: `legal basis ${missing.bases.join(' or ')}` };
    case 'invitation':
      return { nl: 'een uitnodiging door de voorzitters', en: 'an invitation by the chairs' };
    case 'fact':
      return FACT_WORDS[missing.fact];
    case 'carrying': {
      const kind = KIND_WORDS[missing.itemKind];
      return {
        nl: `een grondslag die ${kind.nl} draagt; ${missing.basis} doet dat niet`,
        en: `a legal basis that carries ${kind.en}; ${missing.basis} does not`,
      };
    }
    case 'consent':
      return {
        nl: 'toestemming van de betrokkene aan deze partij',
        en: 'consent of the data subject to this partner',
      };
    case 'about':
      return {
        nl: `een gegeven over ${words(ABOUT_WORDS, missing.about).nl}`,
        en: `an item about ${words(ABOUT_WORDS, missing.about).en}`,
      };
    case 'provided':
      return {
        nl: `dat bron ${missing.source} dit aan u verstrekt`,
        en: `that source ${missing.source} provides this to you`,
      };
  }
}

const joined = (all: readonly Missing[]): Sentence => {
  const sentences = all.map(missingSentence);
  return { nl: sentences.map(({ nl }) => nl).join('; '), en: sentences.map(({ en }) => en).join('; ') };
};

function decided(explanation: Explanation): Sentence {
  const { decision, granted, item } = explanation;
  const { reason } = decision;
  switch (reason.kind) {
    case 'restricted':
      return { nl: 'de verwerking is beperkt (AVG 18)', en: 'processing is restricted (GDPR 18)' };
    case 'own':
      return { nl: 'de partij bracht dit zelf in', en: 'the partner brought this in itself' };
    case 'grant':
      return {
        nl: `verlening ${reason.id} (artikel ${reason.article}); ${item.source} verstrekt het op ${reason.provided_on.join(', ')}`,
        en: `grant ${reason.id} (article ${reason.article}); ${item.source} provides it on ${reason.provided_on.join(', ')}`,
      };
    case 'never': {
      const without = standingWords(granted);
      return {
        nl: `grens ${reason.id} (artikel ${reason.article}); zonder die grens: ${without.nl}`,
        en: `never rule ${reason.id} (article ${reason.article}); without it: ${without.en}`,
      };
    }
    case 'none':
      return { nl: 'geen verlening toont dit', en: 'no grant shows this' };
  }
}

/** The first line of an explanation: `persons.name van corp: afgedekt (als pseudoniem), want verlening G2 (artikel 3.2) …`. */
export function explanationSentence(explanation: Explanation): Sentence {
  const { decision, item } = explanation;
  const category = item.category === undefined ? '' : ` [${item.category}]`;
  const standing = standingWords(decision);
  const why = decided(explanation);
  const reveal = revealWords(explanation);
  return {
    nl: `${item.field}${category} van ${item.source}: ${standing.nl}, want ${why.nl}. ${reveal.nl}`,
    en: `${item.field}${category} from ${item.source}: ${standing.en}, because ${why.en}. ${reveal.en}`,
  };
}

function revealWords(explanation: Explanation): Sentence {
  const { reveal } = explanation.decision;
  if (reveal === false) {
    const stopping = explanation.nevers.filter((never) => never.stopsReveal).map((never) => never.id);
    return stopping.length === 0
      ? { nl: 'Geen onthulling.', en: 'No reveal.' }
      : {
          nl: `Geen onthulling, door grens ${stopping.join(', ')}.`,
          en: `No reveal, because of never rule ${stopping.join(', ')}.`,
        };
  }
  const needs = needWords(reveal.needs);
  const asks = (list: string): string => (list === '' ? '' : `: ${list}`);
  return {
    nl: `Onthulling via ${reveal.grant}${asks(needs.nl)}.`,
    en: `Reveal through ${reveal.grant}${asks(needs.en)}.`,
  };
}

function grantSentence(grant: GrantExplanation): Sentence {
  const standing = standingWords(grant);
  const reveals = grant.reveals ? { nl: ', te onthullen', en: ', may be revealed' } : { nl: '', en: '' };
  const head = {
    nl: `Verlening ${grant.id} (artikel ${grant.article}): ${standing.nl}${reveals.nl}`,
    en: `Grant ${grant.id} (article ${grant.article}): ${standing.en}${reveals.en}`,
  };
  if (grant.missing.length === 0) return { nl: `${head.nl}; geldt.`, en: `${head.en}; applies.` };
  const needs = joined(grant.missing);
  return { nl: `${head.nl}; daarvoor nodig: ${needs.nl}.`, en: `${head.en}; that needs: ${needs.en}.` };
}

function neverSentence(never: NeverExplanation): Sentence {
  const level = LEVEL_WORDS[never.atMost];
  return {
    nl: `Grens ${never.id} (artikel ${never.article}): ten hoogste ${level.nl}.`,
    en: `Never rule ${never.id} (article ${never.article}): at most ${level.en}.`,
  };
}

function providesSentence(rule: ProvidesExplanation, source: string): Sentence {
  const head = {
    nl: `${source} verstrekt dit op ${rule.bases.join(', ')}`,
    en: `${source} provides this on ${rule.bases.join(', ')}`,
  };
  if (rule.missing.length === 0) return { nl: `${head.nl} aan u.`, en: `${head.en} to you.` };
  const needs = joined(rule.missing);
  return {
    nl: `${head.nl}, maar daarvoor nodig: ${needs.nl}.`,
    en: `${head.en}, but that needs: ${needs.en}.`,
  };
}

/** The rest: every grant, never rule and provides rule that speaks of the item, what applies first. */
export function explanationDetails(explanation: Explanation): readonly Sentence[] {
  const { grants, nevers, provides, item, decision } = explanation;
  if (decision.reason.kind === 'own' || decision.reason.kind === 'restricted') return [];
  const gate: readonly Sentence[] =
    provides.length === 0
      ? [{ nl: `${item.source} verstrekt dit aan niemand.`, en: `${item.source} provides this to nobody.` }]
      : provides.map((rule) => providesSentence(rule, item.source));
  const given: readonly Sentence[] =
    grants.length === 0
      ? [{ nl: 'Geen verlening noemt dit.', en: 'No grant names this.' }]
      : grants.map(grantSentence);
  return [...given, ...nevers.map(neverSentence), ...gate];
}
