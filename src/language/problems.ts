import type { Sentence } from './sentence.js';

/** Every problem that the API answers with (RFC 9457); the code is the last part of its `type`. */
export const PROBLEMS = {
  'bad-request': {
    status: 400,
    title: { nl: 'Het verzoek klopt niet', en: 'The request is not right' },
    detail: {
      nl: 'Verbeter wat onder "errors" staat en stuur het verzoek opnieuw.',
      en: 'Mend what stands under "errors" and send the request again.',
    },
  },
  'not-authenticated': {
    status: 401,
    title: { nl: 'Niet aangemeld', en: 'Not authenticated' },
    detail: {
      nl: 'Het toegangsbewijs ontbreekt, is verlopen of is niet geldig. Vraag een nieuw aan bij /oauth/token.',
      en: 'The access token is missing, expired or not valid. Ask for a new one at /oauth/token.',
    },
  },
  'professional-needed': {
    status: 403,
    title: { nl: 'Alleen voor professionals', en: 'For professionals only' },
    detail: {
      nl: 'Een systeem mag inbrengen en wijzigen, maar niet lezen wat anderen inbrachten. Vraag een toegangsbewijs voor een professional aan.',
      en: 'A system may contribute and amend, and not read what others brought in. Ask for a token for a professional.',
    },
  },
  'system-needed': {
    status: 403,
    title: { nl: 'Alleen voor het systeem van de partner', en: "For the partner's system only" },
    detail: {
      nl: 'Een mandaat geeft de organisatie, niet de professional zelf. Vraag een toegangsbewijs voor het systeem aan.',
      en: 'A mandate is given by the organisation, not by the professional. Ask for a token for the system.',
    },
  },
  'role-needed': {
    status: 403,
    title: { nl: 'Deze rol mag dit niet', en: 'This role may not do this' },
    detail: {
      nl: 'Het convenant geeft uw rol deze bevoegdheid niet.',
      en: 'The covenant does not give your role this power.',
    },
  },
  refused: {
    status: 403,
    title: { nl: 'Geweigerd volgens het convenant', en: 'Refused under the covenant' },
    detail: {
      nl: 'Per gegeven staat onder "fields" wat ontbrak. De weigering is vastgelegd.',
      en: 'What was missing stands under "fields". The refusal is on record.',
    },
  },
  'not-found': {
    status: 404,
    title: { nl: 'Niet gevonden', en: 'Not found' },
    detail: {
      nl: 'Er is hier niets dat u mag kennen. Dat antwoord is hetzelfde of het er niet is of niet voor u is.',
      en: 'There is nothing here that you may know of. The answer is the same whether it is not there or not for you.',
    },
  },
  method: {
    status: 405,
    title: { nl: 'Deze methode kent dit pad niet', en: 'This path does not have this method' },
    detail: {
      nl: 'Gebruik een van de methoden die in de kop Allow staan.',
      en: 'Use one of the methods that the Allow header names.',
    },
  },
  conflict: {
    status: 409,
    title: { nl: 'Intussen gewijzigd', en: 'Changed meanwhile' },
    detail: {
      nl: 'Een ander wijzigde dezelfde zaak tegelijk. Er is niets veranderd; probeer het opnieuw.',
      en: 'Somebody else changed the same case at the same moment. Nothing was changed; try again.',
    },
  },
  'too-large': {
    status: 413,
    title: { nl: 'Het verzoek is te groot', en: 'The request is too large' },
    detail: {
      nl: 'Een verzoek is ten hoogste 1 MiB en niet dieper dan 12 lagen. Verdeel de inbreng over meer verzoeken.',
      en: 'A request has at most 1 MiB and 12 levels. Spread the contribution over several requests.',
    },
  },
  'media-type': {
    status: 415,
    title: { nl: 'Dit formaat kent de sluis niet', en: 'This format is not known here' },
    detail: {
      nl: 'Stuur JSON met Content-Type: application/json.',
      en: 'Send JSON with Content-Type: application/json.',
    },
  },
  'malformed-http': {
    status: 400,
    title: { nl: 'Dit is geen geldig HTTP-verzoek', en: 'This is not a valid HTTP request' },
    detail: {
      nl: 'De sluis kon het verzoek niet lezen en verbreekt de verbinding.',
      en: 'The gateway could not read the request and closes the connection.',
    },
  },
  'too-slow': {
    status: 408,
    title: { nl: 'Het verzoek kwam niet op tijd binnen', en: 'The request did not arrive in time' },
    detail: {
      nl: 'Een verzoek moet binnen 30 seconden helemaal binnen zijn. Er is niets veranderd; stuur het opnieuw.',
      en: 'A request must arrive completely within 30 seconds. Nothing was changed; send it again.',
    },
  },
  'headers-too-large': {
    status: 431,
    title: { nl: 'Het adres of de koppen zijn te lang', en: 'The address or the headers are too long' },
    detail: {
      nl: 'Adres en koppen zijn samen ten hoogste 16 KiB.',
      en: 'Address and headers together have at most 16 KiB.',
    },
  },
  'too-many-requests': {
    status: 429,
    title: { nl: 'Te veel verzoeken', en: 'Too many requests' },
    detail: {
      nl: 'Wacht het aantal seconden dat in Retry-After staat.',
      en: 'Wait the number of seconds that Retry-After names.',
    },
  },
  damaged: {
    status: 500,
    title: {
      nl: 'Wat is opgeslagen, is niet betrouwbaar te lezen',
      en: 'What is stored cannot be read reliably',
    },
    detail: {
      nl: 'Het is niet wat het laatst geschreven werd. Er is niets vrijgegeven of veranderd. Meld het de beheerder met het nummer in "traceId"; opnieuw proberen helpt niet.',
      en: 'It is not what was last written. Nothing was released or changed. Tell the operator, with the number in "traceId"; trying again does not help.',
    },
  },
  internal: {
    status: 500,
    title: { nl: 'Er ging iets mis in de sluis', en: 'Something went wrong in the gateway' },
    detail: {
      nl: 'Er is niets vrijgegeven. Meld het de beheerder met het nummer in "traceId".',
      en: 'Nothing was released. Tell the operator, with the number in "traceId".',
    },
  },
  'not-recorded': {
    status: 503,
    title: { nl: 'De vastlegging lukt niet', en: 'The record cannot be written' },
    detail: {
      nl: 'Zonder vastlegging geeft de sluis niets vrij. Probeer het later opnieuw.',
      en: 'Without a record the gateway releases nothing. Try again later.',
    },
  },
  busy: {
    status: 503,
    title: { nl: 'De sluis heeft het te druk', en: 'The gateway is too busy' },
    detail: {
      nl: 'Er is niets gedaan. Wacht het aantal seconden dat in Retry-After staat.',
      en: 'Nothing was done. Wait the number of seconds that Retry-After names.',
    },
  },
  stopping: {
    status: 503,
    title: { nl: 'De sluis gaat dicht', en: 'The gateway is closing' },
    detail: {
      nl: 'Nieuwe verzoeken worden niet meer aangenomen; wat begonnen was wordt afgemaakt. Probeer het later opnieuw.',
      en: 'New requests are no longer taken; those that were begun are finished. Try again later.',
    },
  },
} as const satisfies Record<string, { status: number; title: Sentence; detail: Sentence }>;

export type ProblemCode = keyof typeof PROBLEMS;

export const PROBLEM_CODES: readonly ProblemCode[] = Object.keys(PROBLEMS).filter(isProblemCode);

function isProblemCode(name: string): name is ProblemCode {
  return Object.hasOwn(PROBLEMS, name);
}
