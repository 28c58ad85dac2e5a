import { createHash } from 'node:crypto';
import { importSample, type SampleCase } from '../../casework/index.js';
import { traceOf, type Contributing, type ContributionOutcome } from '../../disclosure/index.js';
import { readClaims, SCOPES, type Caller } from '../../identity/index.js';
import type { Gateway } from '../../gateway.js';
import { readSample } from './prepare.js';

const COVENANT = 'leefbaarheidsplatform-duivenweert';
const CHAIRS = ['gem-wijkgericht', 'welzijn-tandem'] as const;
const SEAT_DAYS = 60;
const DAY = 86_400_000;

/** Which case in the gateway is which in the sample. */
export type SampleIds = ReadonlyMap<string, string>;

/**
 * Brings the sample cases in as their sources would: each its own part, then stage and places at the table by a chair.
 * @param unseated partners that get no place, by sample case: the walk invites them.
 */
export async function importCases(
  gateway: Gateway,
  unseated: Readonly<Record<string, readonly string[]>>,
): Promise<SampleIds> {
  const sample = importSample({ ...(await readSample()), chairs: [...CHAIRS] });
  if (!sample.ok) throw new Error(`sample cases: ${JSON.stringify(sample.problems)}`);
  const ids = new Map<string, string>();
  for (const one of sample.value) ids.set(one.case, await importCase(gateway, one, unseated[one.case] ?? []));
  return ids;
}

async function importCase(
  gateway: Gateway,
  sample: SampleCase,
  unseated: readonly string[],
): Promise<string> {
  let id = '';
  for (const contribution of sample.contributions) {
    const asked = {
      ...(await contributing(gateway, contribution.source)),
      importing: { aliases: contribution.links },
    };
    const outcome = contribution.opens
      ? await gateway.contributions.open(asked, contribution.body)
      : await gateway.contributions.amend(asked, id, { add: contribution.body });
    id = idOf(outcome, sample.case, contribution.source);
  }
  const chair = await contributing(gateway, 'gem-wijkgericht', 'voorzitter');
  const until = new Date(gateway.now() + SEAT_DAYS * DAY).toISOString();
  for (const partner of sample.participants) {
    if (unseated.includes(partner)) continue;
    idOf(await gateway.contributions.invite(chair, id, { partner, until }), sample.case, partner);
  }
  idOf(await gateway.contributions.amend(chair, id, { stage: sample.stage }), sample.case, 'stage');
  return id;
}

function idOf(outcome: ContributionOutcome, sample: string, who: string): string {
  if (outcome.kind === 'contributed') return outcome.caseId;
  const what =
    outcome.kind === 'refused'
      ? outcome.fields.join(', ')
      : outcome.kind === 'wrong'
        ? JSON.stringify(outcome.problems)
        : '';
  throw new Error(`${sample}, ${who}: ${outcome.kind} ${what}`);
}

/** A caller as a token of this gateway would name it. */
export async function contributing(gateway: Gateway, partner: string, role?: string): Promise<Contributing> {
  const covenant = gateway.covenants.get(COVENANT);
  if (covenant === undefined) throw new Error('the sample covenant is not in force');
  const caller = importer(gateway.now(), partner, role);
  return {
    caller,
    covenant,
    actor: await gateway.professionals.actor(caller),
    trace: traceOf(undefined, gateway.random),
  };
}

function importer(now: number, partner: string, role: string | undefined): Caller {
  const issued = Math.floor(now / 1000);
  const subject = Buffer.from(`import of the sample cases: ${partner}`.padEnd(32, '.').slice(0, 32)).toString(
    'base64url',
  );
  return readClaims({
    iss: 'import',
    aud: 'import',
    iat: issued,
    exp: issued + 900,
    jti: createHash('sha256')
      .update(`import ${partner} ${role ?? 'system'}`)
      .digest('base64url')
      .slice(0, 24),
    client_id: partner,
    azp: partner,
    covenant: COVENANT,
    partner,
    ...(role === undefined
      ? { kind: 'system', sub: partner, scope: SCOPES.system }
      : { kind: 'professional', sub: subject, role, scope: SCOPES.professional }),
  });
}
