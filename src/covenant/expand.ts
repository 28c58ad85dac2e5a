/**
 * A covenant with nothing left to look up: catalogue, sets and steps written out, in the same form. The expanded file
 * decides as the file itself does; an officer reads in it what each stage gives.
 *
 * A grant with steps becomes one grant for each group of stages in which it says the same. The parts keep the id and the article
 * of the grant, so that reasons stay what they are.
 */
import { isScalar, isSeq, Document, visit } from 'yaml';
import { whatTerms } from './contents.js';
import type {
  CovenantDocument,
  CovenantFile,
  GrantEntry,
  GuaranteeEntry,
  PartnerEntry,
  Selector,
  SelectorTerms,
  Show,
  What,
  When,
} from './document.js';
import { entryOf } from './document.js';
import { speechIn, type GrantSpeech } from './grants.js';
import { categoriesIn, categoriesOf, fieldsOf } from './names.js';
import { isList } from './selectors.js';
import { LEVELS, STAGES, type Level, type Stage } from './vocabulary.js';

/** The expanded covenant as YAML. */
export function expand(document: CovenantDocument): string {
  const yaml = new Document(expandFile(document.file), { aliasDuplicateObjects: false });
  visit(yaml, {
    Seq(_, seq) {
      if (isSeq(seq) && seq.items.every((item) => isScalar(item))) seq.flow = true;
    },
  });
  return yaml.toString({ lineWidth: 0 });
}

/** The expanded covenant in the form of the file. */
export function expandFile(file: CovenantFile): CovenantFile {
  const { sets: _sets, ...rest } = file;
  const write = new Writer(file);
  return {
    ...rest,
    partners: Object.fromEntries(
      Object.entries(file.partners).map(([code, partner]) => [code, write.partner(partner)]),
    ),
    categories: Object.fromEntries(
      [...categoriesOf(file)].map(([code, { title, kind }]) => [code, { title, kind }]),
    ),
    fields: Object.fromEntries(
      [...fieldsOf(file)].map(([code, { title, category, also, covers }]) => [
        code,
        {
          title,
          category,
          ...(also.length === 0 ? {} : { also }),
          ...(covers.length === 0 ? {} : { covers }),
        },
      ]),
    ),
    grants: file.grants.flatMap((grant) => write.grant(grant)),
    ...(file.conditions === undefined ? {} : { conditions: file.conditions.map((one) => write.rule(one)) }),
    ...(file.never === undefined ? {} : { never: file.never.map((one) => write.rule(one)) }),
    ...(file.guarantees === undefined
      ? {}
      : { guarantees: file.guarantees.map((one) => write.guarantee(one)) }),
    ...(file.emergency === undefined
      ? {}
      : {
          emergency: {
            ...file.emergency,
            grants: file.emergency.grants.flatMap((grant) => write.grant(grant)),
          },
        }),
    ...(file.invitations === undefined
      ? {}
      : { invitations: { ...file.invitations, by: write.selector(file.invitations.by) } }),
    ...(file.retention === undefined ? {} : { retention: file.retention.map((one) => write.rule(one)) }),
  };
}

class Writer {
  readonly #file: CovenantFile;

  constructor(file: CovenantFile) {
    this.#file = file;
  }

  partner(partner: PartnerEntry): PartnerEntry {
    return {
      ...partner,
      ...(partner.provides === undefined
        ? {}
        : {
            provides: partner.provides.map((rule) => ({
              ...rule,
              what: this.what(rule.what),
              ...(rule.to === undefined ? {} : { to: this.selector(rule.to) }),
            })),
          }),
      ...(partner.keeps === undefined ? {} : { keeps: this.what(partner.keeps) }),
    };
  }

  rule<T extends { readonly who?: Selector; readonly what?: What }>(rule: T): T {
    return {
      ...rule,
      ...(rule.who === undefined ? {} : { who: this.selector(rule.who) }),
      ...(rule.what === undefined ? {} : { what: this.what(rule.what) }),
    };
  }

  guarantee(guarantee: GuaranteeEntry): GuaranteeEntry {
    const together = guarantee.what_together?.map((what) => this.what(what));
    return { ...this.rule(guarantee), ...(together === undefined ? {} : { what_together: together }) };
  }

  /** A selector without names of sets. */
  selector(selector: Selector): Selector {
    const alternatives = this.#alternatives(selector);
    const only = alternatives[0];
    return alternatives.length === 1 && only !== undefined ? only : alternatives;
  }

  #alternatives(selector: Selector): readonly SelectorTerms[] {
    if (typeof selector === 'string') {
      const set = entryOf(this.#file.sets?.partners, selector);
      return set === undefined ? [] : this.#alternatives(set);
    }
    if (isList(selector)) return selector.flatMap((one) => this.#alternatives(one));
    return [{ ...selector, ...(selector.not === undefined ? {} : { not: this.selector(selector.not) }) }];
  }

  what(what: What): What {
    const terms = whatTerms(what);
    const categories = categoriesIn(terms.categories ?? [], this.#file);
    if (Array.isArray(what)) return categories;
    return { ...terms, ...(terms.categories === undefined ? {} : { categories }) };
  }

  /** The grant, or its parts by stage. */
  grant(grant: GrantEntry): readonly GrantEntry[] {
    if (grant.steps === undefined)
      return [this.#part(grant, grant.when, speechIn(grant, 'signal', this.#file))];
    return this.#parts(grant).map(({ stages, speech }) =>
      this.#part(grant, { ...grant.when, stage: stages }, speech),
    );
  }

  #part(grant: GrantEntry, when: When | undefined, speech: GrantSpeech): GrantEntry {
    const { steps: _steps, show: _show, reveal: _reveal, when: _when, needs, handling, ...head } = grant;
    return {
      ...head,
      to: this.selector(grant.to),
      ...(when === undefined ? {} : { when }),
      ...written(speech),
      ...(needs === undefined ? {} : { needs }),
      ...(handling === undefined ? {} : { handling }),
    };
  }

  /** Stages in which the grant can apply, grouped by what it says in them. */
  #parts(grant: GrantEntry): readonly { readonly stages: readonly Stage[]; readonly speech: GrantSpeech }[] {
    const possible = new Set(
      grant.for.flatMap((purpose) => entryOf(this.#file.purposes, purpose)?.stages ?? []),
    );
    const parts = new Map<string, { stages: Stage[]; speech: GrantSpeech }>();
    for (const stage of STAGES) {
      if (!possible.has(stage) || grant.when?.stage?.includes(stage) === false) continue;
      const speech = speechIn(grant, stage, this.#file);
      const key = JSON.stringify([[...speech.levels], [...speech.covers], [...speech.reveals]]);
      const part = parts.get(key);
      if (part === undefined) parts.set(key, { stages: [stage], speech });
      else part.stages.push(stage);
    }
    return [...parts.values()];
  }
}

function written(speech: GrantSpeech): Pick<GrantEntry, 'show' | 'reveal'> {
  const at = (level: Level): readonly string[] =>
    [...speech.levels].flatMap(([name, one]) => (one === level ? [name] : []));
  const levels = LEVELS.toReversed().flatMap((level): [Level, readonly string[]][] =>
    at(level).length === 0 ? [] : [[level, at(level)]],
  );
  const show: Show = {
    ...Object.fromEntries(levels),
    ...(speech.covers.size === 0 ? {} : { as: Object.fromEntries(speech.covers) }),
  };
  return {
    ...(Object.keys(show).length === 0 ? {} : { show }),
    ...(speech.reveals.size === 0 ? {} : { reveal: [...speech.reveals] }),
  };
}
