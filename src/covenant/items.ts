/**
 * Item classes: everything about an item that can decide, interned as one small number. A case is classified once, when it is
 * read; after that a decision is an array look-up.
 *
 * What a class is made of is bounded by the covenant (contents x sources x persons' roles), whatever sources send: consent counts
 * only for the partners that a grant asks it for, one bit each.
 */
import { aboutIndex, type Content } from './contents.js';
import { ABOUTS, type About, type ItemFacts } from './vocabulary.js';

declare const itemClass: unique symbol;
export type ItemClass = number & { readonly [itemClass]: true };

/** What a class stands for, consent aside. */
export interface Slot {
  /** Absent where the covenant does not know the field or category (any more): only its source sees such an item. */
  readonly content?: Content;
  readonly source: string;
  readonly about?: About;
  readonly restricted: boolean;
}

/** So many partners can a covenant's grants ask consent for: one bit each beside the slot, within an exact integer. */
export const MOST_CONSENT_PARTNERS = 24;

const ABOUT_VARIANTS = ABOUTS.length + 1;

export class ItemSpace {
  readonly slots: Slot[] = [];
  readonly #contents: readonly Content[];
  readonly #byName = new Map<string, Map<string, Content>>();
  readonly #sources: ReadonlyMap<string, number>;
  readonly #consentBits: ReadonlyMap<string, number>;
  readonly #slotOf = new Map<number, number>();
  /** The slot stands above the bits for consent. */
  readonly #scale: number;

  constructor(contents: readonly Content[], sources: readonly string[], consentPartners: readonly string[]) {
    this.#contents = contents;
    for (const content of contents) {
      const ofField = this.#byName.get(content.field) ?? new Map<string, Content>();
      ofField.set(content.category, content);
      if (!content.own) ofField.set('', content);
      this.#byName.set(content.field, ofField);
    }
    this.#sources = new Map(sources.map((source, index) => [source, index]));
    this.#consentBits = new Map(consentPartners.map((partner, bit) => [partner, 2 ** bit]));
    this.#scale = 2 ** consentPartners.length;
  }

  /** The content of a field, by the item's category of its own where it has one. */
  content(field: string, category: string | undefined): Content | undefined {
    return this.#byName.get(field)?.get(category ?? '');
  }

  classify(item: ItemFacts): ItemClass {
    let value = this.#slot(item) * this.#scale;
    if (item.consent !== undefined) {
      for (const partner of new Set(item.consent)) value += this.#consentBits.get(partner) ?? 0;
    }
    assertClass(value);
    return value;
  }

  /** The bit in a class that says that the data subject consented to this partner; 0 where no grant asks for it. */
  consentBit(partner: string): number {
    return this.#consentBits.get(partner) ?? 0;
  }

  slotNumber(item: ItemClass): number {
    return Math.floor(item / this.#scale);
  }

  #slot(item: ItemFacts): number {
    const sources = this.#sources.size + 1;
    const source = this.#sources.get(item.source) ?? this.#sources.size;
    const content = this.content(item.field, item.category);
    const all = this.#contents.length * sources * ABOUT_VARIANTS;
    const restricted = item.restricted === true;
    const key =
      content !== undefined && !restricted
        ? (content.index * sources + source) * ABOUT_VARIANTS + aboutIndex(item.about)
        : all + (restricted ? 0 : sources) + source;
    const known = this.#slotOf.get(key);
    if (known !== undefined) return known;
    const slot = this.slots.length;
    this.slots.push({
      source: this.#sources.has(item.source) ? item.source : '',
      restricted,
      ...(content === undefined || restricted ? {} : { content }),
      ...(item.about === undefined || restricted || content === undefined ? {} : { about: item.about }),
    });
    this.#slotOf.set(key, slot);
    return slot;
  }
}

function assertClass(value: number): asserts value is ItemClass {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError('item class out of range');
}
