import type { OAuthDetail, OAuthError } from '../identity/index.js';
import type { Sentence } from './sentence.js';

/**
 * Why a token request was refused, for the developer at a partner. Only what `error_description` may hold (RFC 6749
 * section 5.2): ASCII, without the double quote and the backslash.
 */
export function oauthErrorSentence(error: OAuthError): Sentence {
  const sentence = OAUTH[error.detail];
  const parameter = error.parameter === undefined ? '' : `${error.parameter}: `;
  const claim = error.claim === undefined ? '' : ` (${error.claim})`;
  return { nl: `${parameter}${sentence.nl}${claim}.`, en: `${parameter}${sentence.en}${claim}.` };
}

const OAUTH: Readonly<Record<OAuthDetail, Sentence>> = {
  form_duplicate: {
    nl: 'een parameter komt meer dan eens voor; stuur elke parameter een keer',
    en: 'a parameter occurs more than once; send each parameter once',
  },
  grant_type_missing: {
    nl: 'ontbreekt; verwacht client_credentials of urn:ietf:params:oauth:grant-type:jwt-bearer',
    en: 'is missing; expected client_credentials or urn:ietf:params:oauth:grant-type:jwt-bearer',
  },
  grant_type_unsupported: {
    nl: 'wordt niet aangeboden; verwacht client_credentials of urn:ietf:params:oauth:grant-type:jwt-bearer',
    en: 'is not offered; expected client_credentials or urn:ietf:params:oauth:grant-type:jwt-bearer',
  },
  client_method: {
    nl: 'een client maakt zich bekend met private_key_jwt en niets anders; verwacht urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    en: 'a client authenticates with private_key_jwt and nothing else; expected urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  },
  client_assertion_missing: {
    nl: 'ontbreekt; een client maakt zich bekend met private_key_jwt',
    en: 'is missing; a client authenticates with private_key_jwt',
  },
  client_id_mismatch: {
    nl: 'is een ander dan in de assertion (iss)',
    en: 'is another than in the assertion (iss)',
  },
  client_subject: {
    nl: 'iss en sub moeten beide de client zijn, en een rol hoort hier niet',
    en: 'iss and sub must both be the client, and a role has no place here',
  },
  client_not_recognised: {
    nl: 'de client is niet herkend: onbekende partner in dit convenant, een convenant dat vandaag niet geldt, onbekende sleutel of onjuiste handtekening',
    en: 'the client was not recognised: unknown partner in this covenant, unknown key or wrong signature',
  },
  covenant_missing: {
    nl: 'noem het convenant; het volgt niet vanzelf uit de client',
    en: 'name the covenant; it does not follow from the client',
  },
  covenant_mismatch: {
    nl: 'formulier en assertions noemen niet hetzelfde convenant',
    en: 'form and assertions do not name the same covenant',
  },
  assertion_missing: {
    nl: 'ontbreekt; jwt-bearer vraagt een assertion over de professional',
    en: 'is missing; jwt-bearer needs an assertion about the professional',
  },
  assertion_not_recognised: {
    nl: 'onbekende sleutel of onjuiste handtekening',
    en: 'unknown key or wrong signature',
  },
  professional_of_another_partner: {
    nl: 'de assertion is niet van de partner die zich bekend maakt',
    en: 'the assertion is not by the partner that authenticates',
  },
  professional_missing: {
    nl: 'sub moet de professional zijn, niet de partner',
    en: 'sub must be the professional, not the partner',
  },
  professionals_not_served: {
    nl: 'het convenant geeft deze partner geen rollen; alleen client_credentials staat open',
    en: 'the covenant gives this partner no roles; only client_credentials is open to it',
  },
  role_not_given: {
    nl: 'het convenant geeft deze partner deze rol niet',
    en: 'the covenant does not give this partner this role',
  },
  assertion_replayed: {
    nl: 'is al eerder gebruikt; maak voor elk verzoek een nieuwe assertion',
    en: 'was used before; make a new assertion for each request',
  },
  scope_unknown: {
    nl: 'is hier niet te krijgen; een professional krijgt casework, een systeem contribution, en noemen hoeft niet',
    en: 'cannot be had here; a professional gets casework, a system contribution, and it need not be named',
  },
  assertion_too_long: { nl: 'is langer dan 8192 tekens', en: 'is longer than 8192 characters' },
  assertion_malformed: {
    nl: 'is geen ondertekende JWT in compacte vorm',
    en: 'is not a signed JWT in compact form',
  },
  assertion_algorithm: {
    nl: 'alg moet RS256, PS256, ES256 of EdDSA zijn',
    en: 'alg must be RS256, PS256, ES256 or EdDSA',
  },
  assertion_header: {
    nl: 'de kop van de JWT bevat iets dat hier niet mag of niet klopt',
    en: 'the header of the JWT holds something that may not be there or is wrong',
  },
  assertion_claim: { nl: 'een claim ontbreekt of is ongeldig', en: 'a claim is missing or not valid' },
  assertion_audience: {
    nl: 'moet precies de URL van het token endpoint of de issuer zijn, en niets daarnaast',
    en: 'must be exactly the URL of the token endpoint or the issuer, and nothing beside it',
  },
  assertion_expired: { nl: 'is verlopen', en: 'has expired' },
  assertion_lifetime: { nl: 'is te lang geldig', en: 'is valid for too long' },
  assertion_not_yet_valid: {
    nl: 'ligt in de toekomst; zet de klok gelijk',
    en: 'lies in the future; set the clock right',
  },
  assertion_jti: {
    nl: 'ontbreekt of is ongeldig; verwacht 22 tot 256 zichtbare ASCII-tekens (128 bits toeval)',
    en: 'is missing or not valid; expected 22 to 256 visible ASCII characters (128 random bits)',
  },
};
