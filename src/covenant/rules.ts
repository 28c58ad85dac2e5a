/**
 * The rules of a covenant, compiled: names made sets, selectors made bits, so that matching is membership.
 */
import { compileWhat, type CompiledWhat, type Content } from './contents.js';
import type {
  ConditionEntry,
  CovenantFile,
  GrantEntry,
  GrantFact,
  Narrowing,
  NeverEntry,
  ProvidesRule,
} from './document.js';
import { GRANT_FACTS } from './document.js';
import { givenByStage, type GivenByContent } from './grants.js';
import { compileSelector, type Actor, type ActorSet } from './selectors.js';
import type { About, AccessRequest, CaseKind, Handling, Level, Needs, Stage } from './vocabulary.js';

/** What a request must be for a rule to be about it. */
export interface CompiledNarrowing {
  readonly actors: ActorSet;
  readonly purposes?: ReadonlySet<string>;
  readonly bases?: ReadonlySet<string>;
  readonly stages?: ReadonlySet<Stage>;
  readonly cases?: ReadonlySet<CaseKind>;
}

export interface Grant {
  readonly id: string;
  readonly article: string;
  readonly emergency: boolean;
  readonly narrowing: CompiledNarrowing;
  readonly facts: readonly GrantFact[];
  readonly about?: ReadonlySet<About>;
  /** In the order of STAGES. */
  readonly given: readonly GivenByContent[];
  readonly needs: Needs;
  readonly handling: readonly Handling[];
  readonly entry: GrantEntry;
}

export interface Provides {
  readonly source: string;
  readonly bases: readonly string[];
  readonly what: CompiledWhat;
  readonly narrowing: CompiledNarrowing;
  readonly emergency: boolean;
  readonly handling: readonly Handling[];
  readonly entry: ProvidesRule;
}

export interface Condition {
  readonly id: string;
  readonly article: string;
  readonly what: CompiledWhat;
  readonly narrowing: CompiledNarrowing;
  readonly needs: Needs;
  readonly handling: readonly Handling[];
  readonly notInEmergency: boolean;
}

export interface Never {
  readonly id: string;
  readonly article: string;
  readonly what: CompiledWhat;
  readonly narrowing: CompiledNarrowing;
  readonly atMost: Level;
}

export interface Rules {
  /** In the order of the file, those for emergencies last. */
  readonly grants: readonly Grant[];
  readonly provides: ReadonlyMap<string, readonly Provides[]>;
  readonly conditions: readonly Condition[];
  readonly nevers: readonly Never[];
}

const asSet = <T>(values: readonly T[] | undefined): ReadonlySet<T> | undefined =>
  values === undefined ? undefined : new Set(values);

const narrow = (actors: ActorSet, narrowing: Narrowing): CompiledNarrowing => {
  const purposes = asSet(narrowing.for);
  const bases = asSet(narrowing.basis);
  const stages = asSet(narrowing.stage);
  const cases = asSet(narrowing.cases);
  return {
    actors,
    ...(purposes === undefined ? {} : { purposes }),
    ...(bases === undefined ? {} : { bases }),
    ...(stages === undefined ? {} : { stages }),
    ...(cases === undefined ? {} : { cases }),
  };
};

/** Whether a request is within what a rule is narrowed to. */
export function isWithin(narrowing: CompiledNarrowing, request: AccessRequest, actor: number): boolean {
  return (
    narrowing.actors[actor] === true &&
    narrowing.purposes?.has(request.purpose) !== false &&
    narrowing.bases?.has(request.basis) !== false &&
    narrowing.stages?.has(request.stage) !== false &&
    narrowing.cases?.has(request.caseKind) !== false
  );
}

export class RuleCompiler {
  readonly #file: CovenantFile;
  readonly #actors: readonly Actor[];
  readonly #contents: readonly Content[];

  constructor(file: CovenantFile, actors: readonly Actor[], contents: readonly Content[]) {
    this.#file = file;
    this.#actors = actors;
    this.#contents = contents;
  }

  rules(): Rules {
    const file = this.#file;
    return {
      grants: [
        ...file.grants.map((grant) => this.#grant(grant, false)),
        ...(file.emergency?.grants ?? []).map((grant) => this.#grant(grant, true)),
      ],
      provides: new Map(
        Object.entries(file.partners).map(([source, partner]) => [
          source,
          (partner.provides ?? []).map((rule) => this.#provides(source, rule)),
        ]),
      ),
      conditions: (file.conditions ?? []).map((condition) => this.#condition(condition)),
      nevers: (file.never ?? []).map((never) => this.#never(never)),
    };
  }

  #grant(entry: GrantEntry, emergency: boolean): Grant {
    const { stage, ...facts } = entry.when ?? {};
    const about = asSet(entry.about);
    return {
      id: entry.id,
      article: entry.article,
      emergency,
      narrowing: narrow(compileSelector(entry.to, this.#file, this.#actors), {
        for: entry.for,
        ...(entry.basis === undefined ? {} : { basis: entry.basis }),
        ...(stage === undefined ? {} : { stage }),
      }),
      facts: GRANT_FACTS.filter((fact) => facts[fact] === true),
      ...(about === undefined ? {} : { about }),
      given: givenByStage(entry, this.#file, this.#contents),
      needs: entry.needs ?? {},
      handling: entry.handling ?? [],
      entry,
    };
  }

  #provides(source: string, entry: ProvidesRule): Provides {
    const { for: purposes, stage, cases } = entry;
    return {
      source,
      bases: entry.basis,
      what: compileWhat(entry.what, this.#file, this.#contents),
      narrowing: narrow(compileSelector(entry.to, this.#file, this.#actors), {
        ...(purposes === undefined ? {} : { for: purposes }),
        ...(stage === undefined ? {} : { stage }),
        ...(cases === undefined ? {} : { cases }),
      }),
      emergency: entry.emergency === true,
      handling: entry.handling ?? [],
      entry,
    };
  }

  #condition(entry: ConditionEntry): Condition {
    return {
      id: entry.id,
      article: entry.article,
      what: compileWhat(entry.what, this.#file, this.#contents),
      narrowing: narrow(compileSelector(entry.who, this.#file, this.#actors), entry),
      needs: entry.needs ?? {},
      handling: entry.handling ?? [],
      notInEmergency: entry.not_in_emergency === true,
    };
  }

  #never(entry: NeverEntry): Never {
    return {
      id: entry.id,
      article: entry.article,
      what: compileWhat(entry.what, this.#file, this.#contents),
      narrowing: narrow(compileSelector(entry.who, this.#file, this.#actors), entry),
      atMost: entry.at_most,
    };
  }
}
