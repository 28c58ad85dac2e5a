import { Type } from 'typebox';
import { CATALOGUE_FIELDS } from '../../covenant/index.js';
import { LIMITS, type Form } from './forms.js';

/** The kinds of value that fields have, each as a JSON Schema that carries the field's title; and their closed lists. */

export const titleOf = (field: string): string => CATALOGUE_FIELDS[field]?.title ?? field;

export const formed = (field: string, format: Form, maxLength: number) =>
  Type.String({ description: titleOf(field), format, minLength: 1, maxLength });
export const line = (field: string) => formed(field, 'line', LIMITS.line);
export const text = (field: string) => formed(field, 'text', LIMITS.text);
export const name = (field: string) => formed(field, 'line', LIMITS.name);
export const date = (field: string) => formed(field, 'date', 10);
export const partner = (field: string) => formed(field, 'partner-code', 100);
export const amount = (field: string) =>
  Type.Number({ description: `${titleOf(field)}, in euro`, minimum: 0, maximum: 1_000_000_000 });
export const count = (field: string, maximum: number) =>
  Type.Integer({ description: titleOf(field), minimum: 0, maximum });
export const oneOf = <const Words extends string[]>(field: string, words: readonly [...Words]) =>
  Type.Enum(words, { description: titleOf(field), type: 'string' });

export const ROLES = [
  ...([
    'subject',
    'parent',
    'parent_presumed',
    'child',
    'partner',
    'ex_partner',
    'sibling',
    'grandparent',
  ] as const),
  ...([
    'relative',
    'resident',
    'third',
    'neighbour',
    'witness',
    'group_member',
    'mentor',
    'guardian',
  ] as const),
  ...(['informal_carer', 'friend', 'victim', 'victim_possible', 'suspect', 'deceased_possible'] as const),
] as const;

export const RELATIONS = [
  ...([
    'parent',
    'parent_presumed',
    'child',
    'sibling',
    'half_sibling',
    'spouse',
    'partner',
    'ex_partner',
  ] as const),
  ...(['grandparent', 'grandchild', 'aunt', 'uncle', 'nephew', 'niece', 'cousin', 'relative'] as const),
  ...(['step_parent', 'foster_parent', 'foster_child', 'neighbour', 'friend', 'informal_carer'] as const),
  ...(['guardian', 'mentor', 'administrator', 'landlord', 'tenant', 'housemate'] as const),
] as const;

export const MEASURE_STATUS = [
  ...(['considered', 'in_preparation', 'announced', 'in_force', 'executed', 'suspended', 'ended'] as const),
  ...(['withdrawn', 'appealed', 'rejected'] as const),
] as const;

export const SUPPORT_STATUS = [
  ...(['considered', 'offered', 'requested', 'intake', 'waiting', 'granted', 'running', 'paused'] as const),
  ...(['stopped', 'refused', 'rejected', 'completed'] as const),
] as const;

export const DEBT_STATUS = [
  ...(['open', 'reminder', 'recovery', 'seizure', 'disputed', 'arrangement', 'debt_settlement'] as const),
  ...(['suspended', 'written_off', 'paid'] as const),
] as const;
