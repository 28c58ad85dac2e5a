import type { Answer, Sluis } from './sluis.js';
import type { Contributed } from './views.js';

/** A small case on the small covenant. All persons are invented. */

export const CORP = { partner: 'corp' } as const;
export const OFFICER = { partner: 'politie', role: 'wijkagent', professional: 'agent-7' } as const;
export const MANAGER = { partner: 'corp', role: 'sociaal-beheerder', professional: 'beheerder-1' } as const;
export const MINI_CHAIR = { partner: 'gem-oov', role: 'voorzitter', professional: 'voorzitter-1' } as const;
export const CARER = { partner: 'gem-zorg', role: 'consulent', professional: 'consulent-1' } as const;

export const TENANT = { callName: 'Sanne', familyName: 'Terlinden', phone: '+31612340987' } as const;

export const CONTRIBUTION = {
  kind: 'person',
  title: 'Overlast aan de dijk',
  persons: [
    {
      ref: 'K-1',
      about: 'subject',
      callName: TENANT.callName,
      familyName: TENANT.familyName,
      birthDate: '1984-05-17',
      phones: [{ value: TENANT.phone }],
    },
  ],
  notes: [{ text: 'Sanne Terlinden belt niet terug en de buren klagen.' }],
  agreements: [{ text: 'De corporatie gaat langs.' }],
} as const;

/** Opens the case as the corporation does, and has the chair put it on the table. @returns what the corporation got. */
export async function openMiniCase(sluis: Sluis, body: object = CONTRIBUTION): Promise<Contributed> {
  const opened = await sluis.open(CORP, body);
  if (opened.status !== 201) throw new Error(opened.text);
  const contributed = opened.json<Contributed>();
  const staged = await sluis.ask(`/v1/cases/${contributed.id}`, {
    method: 'PATCH',
    token: await sluis.token(MINI_CHAIR),
    body: { stage: 'table' },
  });
  if (staged.status !== 200) throw new Error(staged.text);
  return contributed;
}

/** The case as the police officer sees it. */
export function seenByOfficer(sluis: Sluis, id: string): Promise<Answer> {
  return sluis.view(OFFICER, id, 'casusoverleg', 'wpg-8');
}
