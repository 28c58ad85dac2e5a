import type { About } from '../../covenant/index.js';
import type { ROLES } from './value-kinds.js';

type Role = (typeof ROLES)[number];

const FAMILY: ReadonlySet<Role> = new Set([
  ...(['parent', 'child', 'partner', 'ex_partner', 'sibling', 'grandparent', 'relative'] as const),
  ...(['parent_presumed', 'resident'] as const),
]);

/**
 * Where somebody with these roles stands in the case. Victim or suspect alone does not make anybody a subject: that
 * takes the role of subject, which a source gives on purpose.
 */
export function aboutOfRoles(roles: readonly Role[]): About {
  if (roles.includes('subject')) return 'subject';
  return roles.some((role) => FAMILY.has(role)) ? 'family' : 'third';
}

/** From whom the table works for to whom it should hear least about. */
const DISTANCE: Readonly<Record<About, number>> = {
  subject: 0,
  family: 1,
  professional: 2,
  third: 3,
  reporter: 4,
};

/**
 * Where a record about several stands: with the one farthest from the subject, so that a rule which opens what is
 * about the subject never opens what is about a bystander too. Undefined for a record about nobody.
 */
export function aboutOfSeveral(abouts: readonly About[]): About | undefined {
  return abouts.reduce<About | undefined>(
    (farthest, about) => (farthest === undefined || DISTANCE[about] > DISTANCE[farthest] ? about : farthest),
    undefined,
  );
}
