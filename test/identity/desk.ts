import { randomBytes } from 'node:crypto';
import {
  assertClient,
  assertProfessional,
  createPartnerKey,
  createTokenKey,
  type GrantDependencies,
  identitySettings,
  partnerDirectory,
  type PartnerDirectory,
  type PartnerEntry,
  type PartnerKeyPair,
  readTokenKeys,
  type TokenAnswer,
  type TokenEvent,
  tokenForm,
  type TokenKeyJwk,
  tokenRequest,
} from '../../src/identity/index.js';
import { UsedAssertionsInMemory } from './used-assertions-in-memory.js';

export const SETTINGS = identitySettings({
  issuer: 'https://sluis.example.org',
  tokenEndpoint: 'https://sluis.example.org/oauth/token',
  jwksUri: 'https://sluis.example.org/.well-known/jwks.json',
  audience: 'https://sluis.example.org/v1',
});

export const NOON = Date.parse('2026-03-02T12:00:00.250Z');

/** Covenants in force, by id and by partner. */
export function directoryOf(covenants: Record<string, Record<string, PartnerEntry>>): PartnerDirectory {
  const known = new Map(
    Object.entries(covenants).map(([id, partners]) => [id, { partners: new Map(Object.entries(partners)) }]),
  );
  return partnerDirectory(() => known);
}

/** The desk where tokens are asked for, in a world of two covenants, with a clock of its own. */
export interface Desk {
  now: number;
  readonly police: PartnerKeyPair;
  readonly housing: PartnerKeyPair;
  /** With which the gateway signs. */
  readonly signingKey: TokenKeyJwk;
  readonly dependencies: GrantDependencies;
  readonly recorded: TokenEvent[];
  ask(form: Record<string, unknown>): Promise<TokenAnswer>;
  asSystem(given?: Partial<Parameters<typeof assertClient>[0]>): Promise<string>;
  asOfficer(given?: Partial<Parameters<typeof assertProfessional>[0]>): Promise<string>;
  professionalForm(
    given?: Partial<Parameters<typeof assertProfessional>[0]>,
  ): Promise<Record<string, string>>;
}

export async function openDesk(): Promise<Desk> {
  const [police, housing, signingKey] = await Promise.all([
    createPartnerKey(),
    createPartnerKey(),
    createTokenKey(),
  ]);
  const directory = directoryOf({
    duivenweert: {
      politie: { roles: ['wijkagent', 'teamchef'], jwks: { keys: [police.publicJwk] } },
      corp: { roles: ['sociaal-beheerder'], jwks: { keys: [housing.publicJwk] } },
      meetnet: { roles: [], jwks: { keys: [housing.publicJwk] } },
      wijkraad: { roles: ['bestuurslid'] },
    },
    havenkwartier: {
      politie: { roles: ['recherchechef'], jwks: { keys: [police.publicJwk] } },
    },
  });
  const used = new UsedAssertionsInMemory();
  const recorded: TokenEvent[] = [];
  const desk: Desk = {
    now: NOON,
    police,
    housing,
    signingKey,
    recorded,
    dependencies: {
      settings: SETTINGS,
      directory,
      keys: readTokenKeys({ keys: [signingKey] }),
      subjectKey: new Uint8Array(32).fill(7),
      now: () => desk.now,
      random: randomBytes,
      record: async (unit) => {
        const { event, result } = await unit.run(used, desk.now);
        recorded.push(event);
        return result;
      },
    },
    ask: (form) => tokenRequest(form, desk.dependencies),
    asSystem: (given) =>
      assertClient({
        partner: 'politie',
        covenant: 'duivenweert',
        audience: SETTINGS.tokenEndpoint,
        key: police.privateJwk,
        now: desk.now,
        random: randomBytes,
        ...given,
      }),
    asOfficer: (given) =>
      assertProfessional({
        partner: 'politie',
        professional: 'pers-4711',
        covenant: 'duivenweert',
        role: 'wijkagent',
        audience: SETTINGS.tokenEndpoint,
        key: police.privateJwk,
        now: desk.now,
        random: randomBytes,
        ...given,
      }),
    professionalForm: async (given) => {
      const { covenant = 'duivenweert', partner = 'politie', key = police.privateJwk } = given ?? {};
      const client = await desk.asSystem({ covenant, partner, key });
      return tokenForm({ client, professional: await desk.asOfficer(given) });
    },
  };
  return desk;
}

/** The token of an answer that gave one. */
export function tokenOf(answer: TokenAnswer): string {
  if (answer.ok) return answer.token;
  throw new Error(`refused: ${answer.error.detail}`);
}
