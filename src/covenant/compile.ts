/**
 * From a document to the covenant that decides: every name interned, every rule compiled, decisions remembered.
 */
import { contentsOf, type CompiledWhat, type Content } from './contents.js';
import { BoundedCache, DecisionContext, DecisionPool } from './contexts.js';
import { standingRules } from './decide.js';
import { entryOf, type CovenantDocument, type CovenantFile, type PseudonymScope } from './document.js';
import { CovenantError } from './errors.js';
import { ItemSpace, type ItemClass } from './items.js';
import type { Asked } from './missing.js';
import { categoriesOf, fieldsOf, type CategoryModel, type FieldModel } from './names.js';
import {
  checkItem,
  checkRequest,
  type CheckedItem,
  type CheckedRequest,
  type RawItem,
  type RawRequest,
} from './requests.js';
import { actorNumbers, bringsOf, partnerModel, type PartnerModel } from './partners.js';
import { RuleCompiler, type Rules } from './rules.js';
import { actorsOf, compileSelector, type Actor } from './selectors.js';
import {
  CASE_KINDS,
  STAGES,
  type AccessRequest,
  type ItemDecision,
  type ItemFacts,
  type Kind,
} from './vocabulary.js';

/** So many contexts are remembered; a context takes some 20 kB in a covenant of a hundred fields. */
const MOST_CONTEXTS = 512;

export class Covenant {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  /** SHA-256 of the exact bytes of the file, hex. */
  readonly hash: string;
  readonly inForce: { readonly from: string; readonly until?: string };
  readonly partners: ReadonlyMap<string, PartnerModel>;
  readonly roles: ReadonlyMap<string, string>;
  readonly purposes: CovenantMap<'purposes'>;
  readonly legalBases: CovenantMap<'legal_bases'>;
  readonly categories: ReadonlyMap<string, CategoryModel>;
  readonly fields: ReadonlyMap<string, FieldModel>;
  readonly pseudonymScope: PseudonymScope;
  readonly document: CovenantDocument;
  readonly rules: Rules;
  readonly #actors: readonly Actor[];
  readonly #actorOf: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly #contents: readonly Content[];
  readonly #carried: ReadonlyMap<string, ReadonlySet<Kind>>;
  readonly #brings: ReadonlyMap<string, readonly CompiledWhat[]>;
  readonly #purposeNumbers: ReadonlyMap<string, number>;
  readonly #basisNumbers: ReadonlyMap<string, number>;
  readonly #space: ItemSpace;
  readonly #pool = new DecisionPool();
  readonly #contexts = new BoundedCache<DecisionContext>(MOST_CONTEXTS);

  constructor(document: CovenantDocument) {
    const { file } = document;
    this.document = document;
    this.id = file.covenant;
    this.title = file.title;
    this.version = String(file.version);
    this.hash = document.hash;
    this.inForce = file.in_force;
    this.partners = new Map(
      Object.entries(file.partners).map(([code, entry]) => [code, partnerModel(code, entry)]),
    );
    this.roles = new Map(Object.entries(file.roles).map(([code, role]) => [code, role.title]));
    this.purposes = new Map(Object.entries(file.purposes));
    this.legalBases = new Map(Object.entries(file.legal_bases));
    this.categories = categoriesOf(file);
    this.fields = fieldsOf(file);
    this.pseudonymScope = file.pseudonyms?.scope ?? 'case';
    this.#actors = actorsOf(file);
    this.#actorOf = actorNumbers(this.#actors);
    this.#contents = contentsOf(this.fields, this.categories);
    this.rules = new RuleCompiler(file, this.#actors, this.#contents).rules();
    this.#carried = new Map([...this.legalBases].map(([code, basis]) => [code, new Set(basis.carries)]));
    this.#brings = new Map(
      [...this.partners.keys()].map((partner) => [partner, bringsOf(partner, file, this.#contents)]),
    );
    this.#purposeNumbers = new Map([...this.purposes.keys()].map((purpose, i) => [purpose, i]));
    this.#basisNumbers = new Map([...this.legalBases.keys()].map((basis, i) => [basis, i]));
    this.#space = new ItemSpace(this.#contents, [...this.partners.keys()], this.#consentPartners());
  }

  /** Holds a request from outside against the names of this covenant; tells the first mistake in the contract's order. */
  checkRequest(raw: RawRequest): CheckedRequest {
    return checkRequest(raw, this);
  }

  /** Holds an item from outside against the names of this covenant, and against what its source may bring in. */
  checkItem(raw: RawItem): CheckedItem {
    return checkItem(raw, this);
  }

  /** Interns what decides about an item; done once, when a case is read. Total: what the covenant does not know is a class too. */
  classify(item: ItemFacts): ItemClass {
    return this.#space.classify(item);
  }

  /**
   * The context of a checked request: decides classified items by look-up.
   * @throws CovenantError `unknown_request` for a request that `checkRequest` would refuse.
   */
  context(request: AccessRequest): DecisionContext {
    const number = this.#requestNumber(request);
    return this.#contexts.get(number, () => {
      const rules = standingRules(this.rules, this.asked(request), this.carries);
      return new DecisionContext(request, rules, this.#space, this.#pool);
    });
  }

  /** Level, cover, reveal and reason of every item, in order. */
  decide(request: AccessRequest, items: readonly ItemFacts[]): readonly ItemDecision[] {
    const context = this.context(request);
    return items.map((item) => context.decide(this.classify(item)));
  }

  /** Whether a legal basis carries this kind of data; `none` needs no carrying. */
  readonly carries = (basis: string, kind: Kind): boolean =>
    kind === 'none' || this.#carried.get(basis)?.has(kind) === true;

  /** Whether a partner may bring in an item of this field (with this category of its own): what it provides or keeps. */
  mayContribute(partner: string, field: string, category?: string): boolean {
    const content = this.#space.content(field, category);
    if (content === undefined) return false;
    return (this.#brings.get(partner) ?? []).some((what) => what.contents[content.index] === true);
  }

  rolesOf(partner: string): readonly string[] | undefined {
    return this.partners.get(partner)?.roles;
  }

  hasPurpose(purpose: string): boolean {
    return this.purposes.has(purpose);
  }

  hasBasis(basis: string): boolean {
    return this.legalBases.has(basis);
  }

  /** The categories that an item of a field may have, the field's own first; undefined for a field unknown here. */
  categoriesOf(field: string): readonly string[] | undefined {
    const model = this.fields.get(field);
    return model === undefined ? undefined : [model.category, ...model.also];
  }

  /** A field with one of its categories as rules look at it. */
  content(field: string, category?: string): Content | undefined {
    return this.#space.content(field, category);
  }

  /** Whether the chairs' selector (`invitations.by`) names this professional. */
  mayInvite(partner: string, role: string): boolean {
    const by = this.document.file.invitations?.by;
    const actor = this.#actorOf.get(partner)?.get(role);
    return (
      by !== undefined &&
      actor !== undefined &&
      compileSelector(by, this.document.file, this.#actors)[actor] === true
    );
  }

  /** Whether the covenant is in force on a day (`YYYY-MM-DD`, inclusive on both ends). */
  isInForceOn(day: string): boolean {
    return this.inForce.from <= day && (this.inForce.until === undefined || day <= this.inForce.until);
  }

  /** A request with what the covenant says of who and what it names. */
  asked(request: AccessRequest): Asked {
    const actor = this.#actorOf.get(request.partner)?.get(request.role);
    const partner = entryOf(this.document.file.partners, request.partner);
    const purpose = this.purposes.get(request.purpose);
    if (actor === undefined || partner === undefined || purpose === undefined) throw unknownRequest();
    return { request, actor, partner, purpose };
  }

  #requestNumber(request: AccessRequest): number {
    const actor = this.#actorOf.get(request.partner)?.get(request.role);
    const purpose = this.#purposeNumbers.get(request.purpose);
    const basis = this.#basisNumbers.get(request.basis);
    if (actor === undefined || purpose === undefined || basis === undefined) throw unknownRequest();
    const { facts } = request;
    const bits =
      Number(facts.invited === true) +
      2 * Number(facts.mandate === true) +
      4 * Number(facts.session === true) +
      8 * Number(facts.emergency === true);
    const names = (actor * this.#purposeNumbers.size + purpose) * this.#basisNumbers.size + basis;
    const kinds = STAGES.indexOf(request.stage) * CASE_KINDS.length + CASE_KINDS.indexOf(request.caseKind);
    return (names * STAGES.length * CASE_KINDS.length + kinds) * 16 + bits;
  }

  /** The partners that some grant asks consent to: only for them consent can decide. */
  #consentPartners(): readonly string[] {
    const asking = this.rules.grants.filter((grant) => grant.facts.includes('consent'));
    const actors = this.#actors.filter((actor) =>
      asking.some((grant) => grant.narrowing.actors[actor.index] === true),
    );
    return [...new Set(actors.map((actor) => actor.partner))];
  }
}

type CovenantMap<Section extends 'purposes' | 'legal_bases'> = ReadonlyMap<
  string,
  CovenantFile[Section][string]
>;

/** Compiles a document that was read without errors. */
export const compile = (document: CovenantDocument): Covenant => new Covenant(document);

const unknownRequest = (): CovenantError =>
  new CovenantError(
    'unknown_request',
    'The request names something that the covenant does not know: check it first.',
  );
