import type {
  AccessRequest,
  CaseKind,
  Facts,
  ItemDecision,
  ItemFacts,
  PossibleReveal,
  Reason,
  Stage,
} from '../../src/covenant/index.js';

/** What an access record says of its decision, read as an auditor would: from the record's text alone. */
export interface RecordedDecision {
  readonly request: AccessRequest;
  readonly action: string;
  readonly decision: boolean;
  readonly policies: Readonly<Record<string, { readonly version: unknown; readonly hash: string }>>;
  readonly groups: readonly {
    readonly facts: ItemFacts;
    readonly decision: ItemDecision;
    readonly count: number;
  }[];
}

/** What decided about the items, as it is written: groups that share facts and an outcome, and parts by their position. */
interface Information {
  readonly reasons?: readonly Reason[];
  readonly reveals?: readonly PossibleReveal[];
  readonly outcomes?: readonly (Omit<ItemDecision, 'reason' | 'reveal'> & {
    readonly reason: number;
    readonly reveal: false | number;
  })[];
  readonly groups?: readonly {
    readonly facts: Omit<ItemFacts, 'field'>;
    readonly fields: Readonly<Record<string, number>>;
    readonly outcome: number;
  }[];
}

interface AdlRecord {
  readonly attributes: { readonly 'adl.core.policies': RecordedDecision['policies'] };
  readonly body: {
    readonly 'adl.core.request': {
      readonly subject: { readonly properties: { readonly partner: string; readonly role: string } };
      readonly action: { readonly name: string };
      readonly resource: { readonly properties: { readonly stage: Stage; readonly case_kind: CaseKind } };
      readonly context: { readonly purpose: string; readonly legal_basis: string; readonly facts: Facts };
    };
    readonly 'adl.core.response': { readonly decision: boolean };
    readonly 'adl.core.information': { readonly casussluis: Information };
  };
}

export function decisionIn(record: string): RecordedDecision {
  const { attributes, body }: AdlRecord = JSON.parse(record);
  const { subject, action, resource, context } = body['adl.core.request'];
  const request = {
    ...subject.properties,
    stage: resource.properties.stage,
    caseKind: resource.properties.case_kind,
    purpose: context.purpose,
    basis: context.legal_basis,
    facts: context.facts,
  };
  return {
    request,
    action: action.name,
    decision: body['adl.core.response'].decision,
    policies: attributes['adl.core.policies'],
    groups: groupsIn(body['adl.core.information'].casussluis),
  };
}

function groupsIn(information: Information): RecordedDecision['groups'] {
  const { reasons = [], reveals = [], outcomes = [], groups = [] } = information;
  return groups.flatMap(({ facts, fields, outcome }) => {
    const { reason, reveal, ...rest } = at(outcomes, outcome);
    const decision = {
      ...rest,
      reveal: reveal === false ? reveal : at(reveals, reveal),
      reason: at(reasons, reason),
    };
    return Object.entries(fields).map(([field, count]) => ({ facts: { ...facts, field }, decision, count }));
  });
}

function at<T>(values: readonly T[], position: number): T {
  const value = values[position];
  if (value === undefined) throw new Error(`the record lacks position ${position}`);
  return value;
}
