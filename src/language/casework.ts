import type { Problem } from '../casework/index.js';
import type { Sentence } from './sentence.js';

type Found = Problem['found'];
type Expected<Code extends Problem['code']> = Extract<Problem, { readonly code: Code }>['expected'];
type Form = Expected<'wrong_form'>['form'];

/** What is wrong with one place of a contribution, and what would be right. Never tells a value. */
export function contributionProblem(problem: Problem): Sentence {
  return withFound(expectation(problem), problem.found);
}

function expectation(fault: Problem): Sentence {
  switch (fault.code) {
    case 'wrong_type':
      return here(either(fault.expected.types.map(typeName)));
    case 'missing':
      return fault.expected.name === ''
        ? { nl: 'De inhoud ontbreekt', en: 'The body is missing' }
        : { nl: `"${fault.expected.name}" ontbreekt`, en: `"${fault.expected.name}" is missing` };
    case 'empty': {
      const names = fault.expected.names.join(', ');
      return { nl: `Geef ten minste een van: ${names}`, en: `Give at least one of: ${names}` };
    }
    case 'unknown_name':
      return unknownName(fault.expected);
    case 'not_in_list': {
      const words = fault.expected.words.join(', ');
      return { nl: `Kies een van: ${words}`, en: `Choose one of: ${words}` };
    }
    case 'wrong_form':
      return here(FORM_NAMES[fault.expected.form]);
    case 'wrong_length':
      return within(fault.expected, { nl: 'tekens', en: 'characters' });
    case 'out_of_range':
      return within(fault.expected, { nl: '', en: '' });
    case 'wrong_count':
      return within(fault.expected, { nl: 'onderdelen', en: 'members' });
    case 'not_unique':
      return { nl: 'Noem elk onderdeel één keer', en: 'Give each member once' };
    case 'too_deep':
      return {
        nl: `Zo diep staat hier niets: ten hoogste ${String(fault.expected.most)} lagen`,
        en: `Nothing stands this deep: at most ${String(fault.expected.most)} levels`,
      };
    case 'too_many_values':
      return {
        nl: `Te veel in één keer: ten hoogste ${String(fault.expected.most)} waarden`,
        en: `Too much at once: at most ${String(fault.expected.most)} values`,
      };
    case 'unknown_reference':
      return unknownReference(fault.expected.list);
    case 'reference_taken':
      return {
        nl: 'Deze "ref" staat er al; geef ieder een eigen kenmerk',
        en: 'This "ref" is taken; give everybody a reference of their own',
      };
    case 'no_role':
      return {
        nl: 'Geef "roles" (wordt vastgelegd) of "about" (subject, family of third)',
        en: 'Give "roles" (is recorded) or "about" (subject, family or third)',
      };
    case 'role_and_about':
      return { nl: 'Geef "roles" of "about", niet beide', en: 'Give "roles" or "about", not both' };
    case 'same_person':
      return {
        nl: '"from" en "to" zijn dezelfde persoon; een relatie is er tussen twee',
        en: '"from" and "to" are the same person; a relation takes two',
      };
    case 'before':
      return {
        nl: `Deze datum hoort op of na "${fault.expected.name}" te liggen`,
        en: `This date must be on or after "${fault.expected.name}"`,
      };
    case 'no_persons_here':
      return {
        nl: 'Een buurtzaak bevat geen personen; gaat het om iemand, breng dan een casus in (kind: person)',
        en: 'A neighbourhood matter holds no persons; if it is about somebody, bring in a case (kind: person)',
      };
    case 'unknown_item':
      return {
        nl: 'een id van een gegeven dat u zelf inbracht, zoals u het bij de inbreng kreeg',
        en: 'the id of an item that you brought in yourself, as you were given it then',
      };
    case 'case_full':
      return {
        nl: `Meer kan uw partij niet in één zaak inbrengen: ten hoogste ${String(fault.expected.items)} gegevens over ${String(fault.expected.persons)} personen, samen ${String(fault.expected.characters)} tekens. Neem terug wat niet meer nodig is, of breng een nieuwe zaak in`,
        en: `Your organisation can bring no more into one case: at most ${String(fault.expected.items)} items about ${String(fault.expected.persons)} persons, ${String(fault.expected.characters)} characters together. Take back what is needed no longer, or bring in another case`,
      };
    case 'otherwise':
      return {
        nl: 'Dit is niet zoals de beschrijving van de API (/v1/openapi.json) het vraagt',
        en: 'This is not as the description of the API (/v1/openapi.json) asks',
      };
    case 'unknown_field':
      return { nl: 'Dit gegeven kent het zaakmodel niet', en: 'The case model does not know this field' };
  }
}

/** Problems that are told fully by what is expected; for the others it helps to know what stood there. */
const WITHOUT_FOUND: ReadonlySet<Found['type']> = new Set(['missing']);

function withFound({ nl, en }: Sentence, found: Found): Sentence {
  if (WITHOUT_FOUND.has(found.type)) return { nl: `${nl}.`, en: `${en}.` };
  const name = foundName(found);
  return { nl: `${nl}; er stond ${name.nl}.`, en: `${en}; found ${name.en}.` };
}

function foundName(found: Found): Sentence {
  if (found.type === 'text') {
    return {
      nl: `een tekst van ${String(found.length)} ${found.length === 1 ? 'teken' : 'tekens'}`,
      en: `a string of ${String(found.length)} ${found.length === 1 ? 'character' : 'characters'}`,
    };
  }
  if (found.type === 'list') {
    return { nl: `een lijst van ${String(found.length)}`, en: `an array of ${String(found.length)}` };
  }
  return typeName(found.type);
}

function typeName(type: string): Sentence {
  switch (type) {
    case 'string':
      return { nl: 'een tekst', en: 'a string' };
    case 'number':
      return { nl: 'een getal', en: 'a number' };
    case 'integer':
      return { nl: 'een geheel getal', en: 'an integer' };
    case 'boolean':
      return { nl: 'waar of onwaar (true, false)', en: 'a boolean' };
    case 'array':
      return { nl: 'een lijst', en: 'an array' };
    case 'null':
      return { nl: 'null', en: 'null' };
    default:
      return { nl: 'een object', en: 'an object' };
  }
}

function here({ nl, en }: Sentence): Sentence {
  return { nl: `Hier hoort ${nl}`, en: `Expected ${en}` };
}

function either(names: readonly Sentence[]): Sentence {
  return { nl: names.map((name) => name.nl).join(' of '), en: names.map((name) => name.en).join(' or ') };
}

function within({ least, most }: Expected<'wrong_length'>, unit: Sentence): Sentence {
  const nl = [
    least === undefined ? '' : `ten minste ${String(least)}`,
    most === undefined ? '' : `ten hoogste ${String(most)}`,
  ];
  const en = [
    least === undefined ? '' : `at least ${String(least)}`,
    most === undefined ? '' : `at most ${String(most)}`,
  ];
  const said = (parts: readonly string[], joint: string, after: string) =>
    `${parts.filter((part) => part !== '').join(joint)} ${after}`.trim();
  return here({ nl: said(nl, ' en ', unit.nl), en: said(en, ' and ', unit.en) });
}

function unknownName({ names, similar }: Expected<'unknown_name'>): Sentence {
  if (similar !== undefined) {
    return {
      nl: `Deze naam kent het zaakmodel niet; bedoelde u "${similar}"?`,
      en: `Unknown name; did you mean "${similar}"?`,
    };
  }
  const list = names.join(', ');
  return { nl: `Deze naam kent het zaakmodel niet; wel: ${list}`, en: `Unknown name; known are: ${list}` };
}

function unknownReference(list: Expected<'unknown_reference'>['list']): Sentence {
  return {
    nl: `Deze verwijzing leidt nergens heen; noem de "ref" ook in "${list}"`,
    en: `This reference leads nowhere; name the "ref" in "${list}" too`,
  };
}

const FORM_NAMES: Readonly<Record<Form, Sentence>> = {
  line: {
    nl: 'één regel tekst, zonder besturingstekens of losse surrogaten',
    en: 'one line of text, without control characters or lone surrogates',
  },
  text: {
    nl: 'tekst, zonder besturingstekens (behalve nieuwe regel en tab) of losse surrogaten',
    en: 'text, without control characters (but for newline and tab) or lone surrogates',
  },
  reference: {
    nl: 'een kenmerk: letters, cijfers en . _ : - (ten hoogste 64)',
    en: 'a reference: letters, digits and . _ : - (at most 64)',
  },
  'partner-code': {
    nl: 'de code van een partij in het convenant',
    en: 'the code of a partner in the covenant',
  },
  code: {
    nl: 'een code: letters, cijfers en . _ : - (ten hoogste 100)',
    en: 'a code: letters, digits and . _ : - (at most 100)',
  },
  word: { nl: 'een woord in kleine letters, met _ ertussen', en: 'a word in lower case, with _ in between' },
  'item-id': {
    nl: 'het id van een gegeven, zoals u het ontving',
    en: 'the id of an item, as you received it',
  },
  label: { nl: 'een pseudoniem, zoals u het ontving', en: 'a pseudonym, as you received it' },
  language: {
    nl: 'een taalcode (ISO 639), zoals nl of ti',
    en: 'a language code (ISO 639), such as nl or ti',
  },
  date: { nl: 'een bestaande datum, JJJJ-MM-DD', en: 'a date that exists, YYYY-MM-DD' },
  'partial-date': {
    nl: 'een bestaande datum, JJJJ-MM-DD, of alleen een jaar',
    en: 'a date that exists, YYYY-MM-DD, or a year alone',
  },
  'date-time': {
    nl: 'een bestaand tijdstip met tijdzone (RFC 3339), zoals 2025-10-15T09:00:00Z',
    en: 'an instant that exists, with offset (RFC 3339), such as 2025-10-15T09:00:00Z',
  },
  bsn: {
    nl: 'een BSN: negen cijfers die aan de elfproef voldoen',
    en: 'a BSN: nine digits that pass the eleven-test',
  },
  iban: { nl: 'een IBAN met kloppende controlecijfers', en: 'an IBAN with the right check digits' },
  postcode: { nl: 'een postcode, zoals 1234 AB', en: 'a Dutch postcode, such as 1234 AB' },
  'licence-plate': {
    nl: 'een Nederlands kenteken, of een buitenlands met het land ervoor (BG:CB1234AB)',
    en: 'a Dutch licence plate, or a foreign one with its country in front (BG:CB1234AB)',
  },
  phone: {
    nl: 'een telefoonnummer: +31600000000 of tien cijfers vanaf 0',
    en: 'a telephone number: +31600000000 or ten digits from 0',
  },
  email: { nl: 'een e-mailadres', en: 'an e-mail address' },
};
