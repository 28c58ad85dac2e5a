/** The small words inside names (tussenvoegsels, and particles of other languages), folded. */
import { wordSet } from './words.js';

export const INFIXES: ReadonlySet<string> = wordSet(`
van de den der het 't ter ten te in op aan onder over bij uit voor v d vd vdr vd. vande vanden vander el al ad bin ben ibn bint abu abou ould oulad ait da das do dos del della di du la le les lo von zu zum zur af
`);

/** Rows of two or more that occur in no other use: what follows with a capital is a family name, or a place. */
export const SURE_PAIRS: ReadonlySet<string> = new Set([
  ...['van der', 'van den', "van 't", "in 't", 'in den', 'op den', "op 't", 'von der', 'van ter', 'v d'],
  ...["v 't", 'v der', 'v den', 'v de', 'vd der'],
]);
