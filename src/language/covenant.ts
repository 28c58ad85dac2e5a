/**
 * What is said of a covenant file: one sentence a finding, for a privacy officer who is no programmer.
 */
import type { Finding, FindingCode } from '../covenant/index.js';
import { KIND_WORDS } from './covenant-words.js';
import type { Language, Sentence } from './sentence.js';

type Words = (finding: Finding) => Sentence;

const FORMS: Readonly<Record<string, Sentence>> = {
  code: {
    nl: 'een code: letters, cijfers, streepje, laag streepje of punt, te beginnen met een letter of cijfer',
    en: 'a code: letters, digits, hyphen, underscore or dot, beginning with a letter or digit',
  },
  oin: { nl: 'een OIN van twintig cijfers', en: 'an OIN of twenty digits' },
  sha256: { nl: 'een SHA-256 van 64 tekens 0-9 a-f', en: 'a SHA-256 of 64 characters 0-9 a-f' },
  date: { nl: 'een datum als 2026-01-31', en: 'a date like 2026-01-31' },
  period: { nl: 'een duur als P1Y, P6M, P3D of PT8H', en: 'a duration like P1Y, P6M, P3D or PT8H' },
  time: { nl: 'een duur als PT30M, PT8H of P2D', en: 'a duration like PT30M, PT8H or P2D' },
  words: { nl: 'tekst', en: 'text' },
  relative_file: {
    nl: 'de naam van een bestand naast dit bestand',
    en: 'the name of a file beside this one',
  },
};

const TYPES: Readonly<Record<string, Sentence>> = {
  string: { nl: 'tekst', en: 'text' },
  array: { nl: 'een lijst', en: 'a list' },
  object: { nl: 'een groep van `naam: waarde`', en: 'a group of `name: value`' },
  integer: { nl: 'een heel getal', en: 'a whole number' },
  boolean: { nl: 'true of false', en: 'true or false' },
};

const say =
  (nl: string, en: string): Words =>
  () => ({ nl, en });

function kindWords(kind: string | undefined): Sentence {
  const words: Readonly<Record<string, Sentence>> = KIND_WORDS;
  return words[kind ?? ''] ?? { nl: kind ?? '', en: kind ?? '' };
}

/** «naam» is not a …; did you mean …; or what may stand here. */
const notKnown =
  (nl: string, en: string): Words =>
  ({ found, suggestion, expected }) => ({
    nl: `«${found}» ${nl}.${hint(suggestion, expected, 'Bedoelde u', 'Mogelijk')}`,
    en: `«${found}» ${en}.${hint(suggestion, expected, 'Did you mean', 'Possible')}`,
  });

const MOST_LISTED = 12;
const PLACE = 'duivenweert';

function hint(
  suggestion: string | undefined,
  expected: readonly string[],
  meant: string,
  possible: string,
): string {
  if (suggestion !== undefined) return ` ${meant} «${suggestion}»?`;
  if (expected.length === 0) return '';
  const more = expected.length > MOST_LISTED ? ', …' : '';
  return ` ${possible}: ${expected.slice(0, MOST_LISTED).join(', ')}${more}.`;
}

const SENTENCES: Readonly<Record<FindingCode, Words>> = {
  too_large: ({ params }) => ({
    nl: `Het bestand is groter dan ${params['limit']} bytes.`,
    en: `The file is larger than ${params['limit']} bytes.`,
  }),
  not_utf8: say(
    'Hier staat een teken dat geen UTF-8 is. Sla het bestand op als UTF-8.',
    'There is a character here that is not UTF-8. Save the file as UTF-8.',
  ),
  empty: say('Het bestand is leeg.', 'The file is empty.'),
  too_deep: ({ params }) => ({
    nl: `Hier staan te veel lijsten en groepen in elkaar: meer dan ${params['limit']}. Sluit de haakjes eerder, of spring minder ver in.`,
    en: `Too many lists and groups stand inside each other here: more than ${params['limit']}. Close the brackets sooner, or indent less.`,
  }),
  too_much: say(
    'Tot hier staat er al meer in dit bestand dan in een convenant past. Is dit het goede bestand?',
    'Up to here the file holds more than a covenant can. Is this the right file?',
  ),
  yaml_syntax: ({ params }) => ({
    nl: `Dit is geen geldige YAML: let op inspringen, dubbele punten, haakjes en aanhalingstekens.`,
    en: `This is not valid YAML: mind indentation, colons, brackets and quotes (${params['detail']}).`,
  }),
  tab_indent: say(
    'Er is ingesprongen met een tab. Gebruik spaties.',
    'The indentation uses a tab. Use spaces.',
  ),
  duplicate_key: say(
    'Deze naam staat er al, in dezelfde groep. Voeg ze samen of verwijder er een.',
    'This name occurs already in the same group. Merge them or remove one.',
  ),
  key_not_text: say(
    'Een naam vóór de dubbele punt moet tekst zijn.',
    'A name before the colon must be text.',
  ),
  several_documents: say(
    'Er staan meer documenten in dit bestand. Verwijder de regel `---` en wat daarna komt.',
    'There are several documents in this file. Remove the line `---` and what follows it.',
  ),
  yaml_directive: say(
    'Een regel die met % begint is hier niet toegestaan.',
    'A line that begins with % is not allowed here.',
  ),
  unknown_tag: say('Een type met ! is hier niet toegestaan.', 'A type with ! is not allowed here.'),
  unknown_alias: say('Deze verwijzing (*) gaat nergens heen.', 'This alias (*) points nowhere.'),
  alias_bomb: say(
    'Verwijzingen (*) maken het bestand onleesbaar groot. Gebruik `sets`.',
    'Aliases (*) make the file unreadably large. Use `sets`.',
  ),
  unknown_key: notKnown('is hier niet bekend', 'is not known here'),
  missing_key: ({ params }) => ({
    nl: `Hier ontbreekt «${params['key']}».`,
    en: `«${params['key']}» is missing here.`,
  }),
  wrong_type: ({ params, expected }) => {
    const types = (params['type'] ?? '').split(' ');
    return {
      nl: `Hier moet ${types.map((type) => TYPES[type]?.nl ?? type).join(' of ')} staan.${hint(undefined, expected, '', 'Zo')}`,
      en: `This must be ${types.map((type) => TYPES[type]?.en ?? type).join(' or ')}.${hint(undefined, expected, '', 'Like this')}`,
    };
  },
  unquoted_number: ({ expected }) => ({
    nl: `Zet dit tussen aanhalingstekens: ${expected.join(', ')}. Anders leest YAML het als getal en gaan nullen verloren.`,
    en: `Put this in quotes: ${expected.join(', ')}. Otherwise YAML reads a number and zeros are lost.`,
  }),
  not_one_of: notKnown('kan hier niet', 'is not possible here'),
  wrong_form: ({ found, params }) => ({
    nl: `«${found}» past hier niet; verwacht wordt ${FORMS[params['form'] ?? '']?.nl ?? 'een andere vorm'}.`,
    en: `«${found}» is not ${FORMS[params['form'] ?? '']?.en ?? 'well formed'}.`,
  }),
  too_few: ({ params }) => ({
    nl: `Hier moet ten minste ${params['limit']} staan.`,
    en: `At least ${params['limit']} must stand here.`,
  }),
  too_many: ({ params }) => ({
    nl: `Dit is te veel: ten hoogste ${params['limit']}.`,
    en: `This is too much: at most ${params['limit']}.`,
  }),
  repeated: say('Dit staat twee keer in dezelfde lijst.', 'This is twice in the same list.'),
  too_small: ({ params }) => ({
    nl: `Dit moet ten minste ${params['limit']} zijn.`,
    en: `This must be at least ${params['limit']}.`,
  }),
  too_big: ({ params }) => ({
    nl: `Dit mag ten hoogste ${params['limit']} zijn.`,
    en: `This may be at most ${params['limit']}.`,
  }),
  no_such_date: ({ found }) => ({
    nl: `«${found}» is geen bestaande dag.`,
    en: `«${found}» is no day of the calendar.`,
  }),
  dates_reversed: ({ params }) => ({
    nl: `De laatste dag ligt vóór de eerste (${params['from']}).`,
    en: `The last day lies before the first (${params['from']}).`,
  }),
  duration_zero: say('Deze duur is nul.', 'This duration is zero.'),
  unknown_partner: notKnown('is geen partij bij dit convenant', 'is no partner of this covenant'),
  unknown_role: notKnown('is geen rol in dit convenant', 'is no role of this covenant'),
  unknown_sector: notKnown('is van geen partij de sector', 'is no partner’s sector'),
  unknown_purpose: notKnown('is geen doel in dit convenant', 'is no purpose of this covenant'),
  unknown_basis: notKnown('is geen grondslag in dit convenant', 'is no legal basis of this covenant'),
  unknown_category: notKnown(
    'is geen categorie of groep van categorieën',
    'is no category or set of categories',
  ),
  unknown_field: notKnown('is geen veld', 'is no field'),
  unknown_set: notKnown('is geen groep uit sets.partners', 'is no set in sets.partners'),
  unknown_name: notKnown('is geen categorie, groep of veld', 'is no category, set or field'),
  field_for_category: ({ found, expected }) => ({
    nl: `«${found}» is een veld; een gewone lijst noemt categorieën. Schrijf ${expected.join()}.`,
    en: `«${found}» is a field; a plain list names categories. Write ${expected.join()}.`,
  }),
  set_cycle: ({ found }) => ({
    nl: `De groep «${found}» noemt zichzelf, direct of via een andere groep.`,
    en: `The set «${found}» names itself, directly or through another set.`,
  }),
  name_clash: ({ found, params }) => ({
    nl: `«${found}» staat ook onder ${params['other']}; geef een van beide een andere naam.`,
    en: `«${found}» also stands under ${params['other']}; rename one of the two.`,
  }),
  reserved_covenant: ({ found }) => ({
    nl: `«${found}» is de naam waaronder de sluis haar eigen beheerders en toezichthouders kent. Geef het convenant een andere code, zoals «${found}-${PLACE}».`,
    en: `«${found}» is the name under which the gateway knows its own operators and auditors. Give the covenant another code, such as «${found}-${PLACE}».`,
  }),
  reserved_name: ({ found, expected }) => ({
    nl: `«${found}» kan geen code zijn: het programma gebruikt dat woord zelf. Kies een andere, zoals «${expected.join()}».`,
    en: `«${found}» cannot be a code: the program uses that word itself. Choose another, such as «${expected.join()}».`,
  }),
  repeated_id: ({ found }) => ({
    nl: `Het kenmerk «${found}» heeft al een andere regel.`,
    en: `Another rule has the id «${found}» already.`,
  }),
  named_twice: ({ found, params }) => ({
    nl: `«${params['name'] ?? found}» staat in deze verlening al onder ${params['level']}; één niveau tegelijk.`,
    en: `«${params['name'] ?? found}» already stands under ${params['level']} in this grant; one level at a time.`,
  }),
  cover_not_of_field: notKnown('is geen afdekking van dit veld', 'is no cover of this field'),
  text_not_given: say(
    'Het bestand noemt geen convenanttekst (`text`); artikelen zijn niet nagezien.',
    'The file names no covenant text (`text`); articles were not checked.',
  ),
  text_not_found: say(
    'De convenanttekst staat niet naast dit bestand: artikelnummers en controlegetal zijn niet nagekeken.',
    'The convenant text is not beside this file: article numbers and checksum were not checked.',
  ),
  text_changed: ({ expected }) => ({
    nl: `De convenanttekst is een andere dan deze: haar SHA-256 is ${expected.join()}.`,
    en: `The covenant text is another than this one: its SHA-256 is ${expected.join()}.`,
  }),
  article_not_in_text: ({ found }) => ({
    nl: `De convenanttekst heeft geen artikel ${found}: geen regel begint met dat nummer.`,
    en: `The covenant text has no article ${found}: no line begins with that number.`,
  }),
  nobody_matches: say('Geen enkele partij en rol past hierop.', 'No partner and role matches this.'),
  role_of_nobody: ({ found }) => ({
    nl: `Geen partij heeft de rol «${found}».`,
    en: `No partner has the role «${found}».`,
  }),
  stage_not_of_purpose: ({ found, params, expected }) => ({
    nl: `In de stap «${found}» kan voor ${params['purposes']} niets gevraagd worden.${hint(undefined, expected, '', 'Mogelijk')}`,
    en: `In stage «${found}» nothing can be asked for ${params['purposes']}.${hint(undefined, expected, '', 'Possible')}`,
  }),
  basis_cannot_carry: ({ params }) => ({
    nl: `Geen van deze grondslagen (${params['bases']}) draagt «${params['name']}» (${kindWords(params['kind']).nl}): de regel geeft dit niet.`,
    en: `None of these legal bases (${params['bases']}) carries «${params['name']}» (${kindWords(params['kind']).en}): the rule does not give it.`,
  }),
  basis_carries_nothing: ({ found }) => ({
    nl: `De grondslag «${found}» draagt niets van wat deze regel geeft.`,
    en: `The legal basis «${found}» carries nothing of what this rule gives.`,
  }),
  reveal_not_listed: ({ found }) => ({
    nl: `«${found}» kon hier niet onthuld worden en kan dus niet vervallen; noem precies wat onder reveal staat.`,
    en: `«${found}» could not be revealed here, so it cannot end; name exactly what stands under reveal.`,
  }),
  as_not_covered: ({ found }) => ({
    nl: `«${found}» heeft hier een afdekking, maar wordt door deze verlening nergens afgedekt getoond.`,
    en: `«${found}» has a cover here, but this grant shows it covered nowhere.`,
  }),
  never_of_everything: ({ found, params }) => {
    const others = Number(params['others']);
    return {
      nl: `Grens ${found} heeft geen \`what\` en geldt dus voor alle gegevens: wat verlening ${params['grant']}${others === 0 ? '' : ` (en nog ${others})`} geeft, blijft daardoor hoogstens ${params['at_most']}. Is dat de bedoeling? Noem anders onder \`what\` waarover zij gaat.`,
      en: `Limit ${found} has no \`what\` and so holds for all data: what grant ${params['grant']}${others === 0 ? '' : ` (and ${others} more)`} gives stays at ${params['at_most']} at most. Is that meant? Else name under \`what\` what it is about.`,
    };
  },
  shows_nothing: say('Deze verlening toont en onthult niets.', 'This grant shows and reveals nothing.'),
  guarantee_asks_nothing: ({ expected }) => ({
    nl: `Deze waarborg belooft niets; geef ${expected.join(', ')}.`,
    en: `This guarantee promises nothing; give ${expected.join(', ')}.`,
  }),
  guarantee_unproven: ({ found, params }) => ({
    nl: `Waarborg ${found} (${params['title']}) is nog niet bewezen.`,
    en: `Guarantee ${found} (${params['title']}) is not proven yet.`,
  }),
};

/** What a finding says, without its place. */
export const findingSentence = (finding: Finding): Sentence => SENTENCES[finding.code](finding);

const SEVERITIES: Readonly<Record<Finding['severity'], Sentence>> = {
  error: { nl: 'fout', en: 'error' },
  warning: { nl: 'let op', en: 'warning' },
  info: { nl: 'ter informatie', en: 'note' },
};

/** A finding for a terminal: `file:line:column: severity: message`, the line of the file, and a caret under the offending text. */
export function renderFinding(finding: Finding, file: string, language: Language = 'nl'): string {
  const { line, column, length, severity, source } = finding;
  const head = `${file}:${line}:${column}: ${SEVERITIES[severity][language]}: ${findingSentence(finding)[language]}`;
  if (source.trim() === '') return head;
  const start = Math.max(0, column - 1 - BEFORE);
  const shown = source.slice(start, start + WIDEST);
  const before = shown.slice(0, column - 1 - start).replace(/[^\t]/g, ' ');
  const carets = '^'.repeat(Math.max(1, Math.min(length, shown.length - before.length)));
  return `${head}\n    ${shown}\n    ${before}${carets}`;
}

const BEFORE = 100;
const WIDEST = 160;
