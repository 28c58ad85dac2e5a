import type {
  AccessRequest,
  Facts,
  ItemDecision,
  ItemFacts,
  Stage,
  CaseKind,
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

/** What decided about the items, as it is written: groups that share facts and an outcome. */
interface Information {
  readonly outcomes?: readonly ItemDecision[];
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

function groupsIn({ outcomes = [], groups = [] }: Information): RecordedDecision['groups'] {
  return groups.flatMap(({ facts, fields, outcome }) =>
    Object.entries(fields).map(([field, count]) => {
      const decision = outcomes[outcome];
      if (decision === undefined) throw new Error('a group without an outcome');
      return { facts: { ...facts, field }, decision, count };
    }),
  );
}
