import { compartmentsOf, type ManifestItem } from '../casework/index.js';

/** Where a value goes in the answer, and where it stands sealed. */
export type Hole =
  | { readonly kind: 'open'; readonly item: ManifestItem }
  | { readonly kind: 'covered'; readonly compartment: number; readonly line: number };

/** Text with holes: one text more than holes. */
export interface LaidOutItems {
  readonly texts: readonly string[];
  readonly holes: readonly Hole[];
  /** The compartments that the holes need, and no others. */
  readonly compartments: readonly number[];
}

/** Text and holes in turn. */
export class Layout {
  readonly #texts: string[] = [''];
  readonly #holes: Hole[] = [];

  text(text: string): void {
    const last = this.#texts.length - 1;
    this.#texts[last] = `${this.#texts[last] ?? ''}${text}`;
  }

  hole(hole: Hole): void {
    this.text(',"value":');
    this.#holes.push(hole);
    this.#texts.push('');
  }

  done(): LaidOutItems {
    const compartments = new Set(
      this.#holes.flatMap((hole) => (hole.kind === 'open' ? compartmentsOf(hole.item) : [hole.compartment])),
    );
    return { texts: this.#texts, holes: this.#holes, compartments: [...compartments] };
  }
}

/** A list of items in the open. @param head JSON text up to and with the bracket that opens the list. */
export function layOutItems(
  head: string,
  items: readonly { readonly item: ManifestItem; readonly head: string }[],
): LaidOutItems {
  const layout = new Layout();
  layout.text(head);
  items.forEach(({ item, head: itemHead }, position) => {
    layout.text(`${position === 0 ? '' : ','}${itemHead}`);
    layout.hole({ kind: 'open', item });
    layout.text('}');
  });
  layout.text(']');
  return layout.done();
}
