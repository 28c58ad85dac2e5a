import { setFlagsFromString } from 'node:v8';
import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import type { AccessRequest, Covenant, ItemFacts } from '../../src/covenant/index.js';
import { engineItems, momentOf, OWN, WITHHELD, type Contender, type Ruling } from './contender.js';
import { cedarPolicies } from './cedar-policies.js';
import type { PlainRules } from './plain-rules.js';

/*
 * V8 of Node 20 ends the process ("unreachable code") where a function into which it inlined a call of WebAssembly that
 * returns an object is deoptimised during that call, as happens here once in a while. What is not inlined does not fail;
 * it costs nothing that can be measured beside a call.
 */
setFlagsFromString('--no-turbo-inline-js-wasm-calls');

const POLICIES = 'covenant';

/**
 * Cedar names all permits that hold, so one question an item gives level and rule. Policies are parsed once; facts stand in
 * the context, so no entities are read.
 */
export function cedar(covenant: Covenant, rules: PlainRules, items: readonly ItemFacts[]): Contender {
  const { policies, lines } = cedarPolicies(rules);
  const parsed = preparsePolicySet(POLICIES, { staticPolicies: policies });
  if (parsed.type === 'failure') throw new Error(`cedar: ${JSON.stringify(parsed.errors)}`);
  return {
    name: 'cedar-wasm',
    note: 'the whole covenant, parsed once; gives level and rule, no cover, reveal, handling or bases',
    asking(request) {
      const calls = engineItems(covenant, request, items).map((item) => ({
        own: item.own,
        restricted: item.restricted,
        call: callOf(request, item),
      }));
      return (out) => {
        calls.forEach(({ own, restricted, call }, place) => {
          out[place] = own ? OWN : restricted ? WITHHELD : ruling(call, lines, rules);
        });
      };
    },
  };
}

type Call = Parameters<typeof statefulIsAuthorized>[0];

function callOf(request: AccessRequest, item: ReturnType<typeof engineItems>[number]): Call {
  const { field, category, kind, source, about, coverable, consented } = item;
  return {
    principal: { type: 'Partner', id: request.partner },
    action: { type: 'Action', id: 'view' },
    resource: { type: 'Source', id: source },
    context: {
      role: request.role,
      moment: momentOf(request),
      basis: request.basis,
      invited: request.facts.invited === true,
      ...{ field, category, kind, about, coverable, consented },
    },
    preparsedPolicySetId: POLICIES,
    entities: [],
  };
}

/** The most open permit that holds, of equals the first of the covenant. */
function ruling(call: Call, lines: ReadonlyMap<string, number>, { grants }: PlainRules): Ruling {
  const answer = statefulIsAuthorized(call);
  if (answer.type === 'failure') throw new Error(`cedar: ${JSON.stringify(answer.errors)}`);
  const { decision, diagnostics } = answer.response;
  if (diagnostics.errors.length > 0) throw new Error(`cedar: ${JSON.stringify(diagnostics.errors)}`);
  if (decision === 'deny') return WITHHELD;
  const places = diagnostics.reason.flatMap((id) => lines.get(id) ?? []);
  const line = grants[Math.min(...places)];
  return line === undefined ? WITHHELD : { level: line.level, rule: line.rule };
}
