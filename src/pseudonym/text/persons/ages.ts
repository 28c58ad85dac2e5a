/** The age behind a person's name: Milan (6), Noa (acht), Tijn van vier, Gopal, 58 jaar. */
import { NUMBER_WORDS } from "../recognise/date-words.js";
import { isFree, type Reading } from "../reading.js";
import type { Span } from "../span.js";
import type { Token } from "../token.js";

const MOST = 110;
const YEARS: ReadonlySet<string> = new Set([
  "jaar",
  "jr",
  "j",
  "maanden",
  "mnd",
  "weken",
]);
const BEFORE_AGE: ReadonlySet<string> = new Set([
  "van",
  "is",
  "was",
  "wordt",
  "pas",
  "bijna",
  "net",
  "nu",
  "nog",
  "inmiddels",
  "leeftijd",
]);
const WORDS_BETWEEN = 3;

/** Marks the ages directly behind the persons marked so far. */
export function markAges(reading: Reading): void {
  const ends = new Map(
    reading.tokens.map((token, place) => [token.end, place]),
  );
  for (const span of reading.marks.spans()) {
    if (
      span.type !== "person" &&
      span.type !== "nickname" &&
      span.type !== "initials"
    )
      continue;
    const last = ends.get(span.end);
    const age = last === undefined ? undefined : ageBehind(reading, last + 1);
    if (age !== undefined)
      reading.marks.take({
        ...age,
        type: "age",
        ...(span.ref === undefined ? {} : { ref: span.ref }),
      });
  }
}

function ageBehind(
  reading: Reading,
  place: number,
): Pick<Span, "start" | "end"> | undefined {
  const { tokens } = reading;
  const mark = tokens[place];
  if (mark === undefined || mark.gap === "line") return undefined;
  if (mark.text === "(" || mark.text === ",") {
    const sign = tokens[place + 1]?.text === "±" ? place + 2 : place + 1;
    const closes = (token: Token | undefined): boolean =>
      token !== undefined && "),;/".includes(token.text);
    return ageAt(reading, sign, closes);
  }
  for (let at = place; at < place + WORDS_BETWEEN; at += 1) {
    if (!BEFORE_AGE.has(tokens[at]?.folded ?? "")) return undefined;
    const age = ageAt(
      reading,
      at + 1,
      (token) =>
        token === undefined || token.kind === "mark" || ENDS.has(token.folded),
    );
    if (age !== undefined) return age;
  }
  return undefined;
}

const ENDS: ReadonlySet<string> = new Set([
  "en",
  "die",
  "is",
  "heeft",
  "geworden",
  "was",
  "maar",
]);

/** A number that can be an age, with jaar or its like behind it, or something that ends it. */
function ageAt(
  reading: Reading,
  place: number,
  closes: (token: Token | undefined) => boolean,
): Pick<Span, "start" | "end"> | undefined {
  const token = reading.tokens[place];
  if (token === undefined || !isFree(reading, place)) return undefined;
  const value =
    token.kind === "number"
      ? Number(token.text)
      : NUMBER_WORDS.get(token.folded);
  if (value === undefined || value > MOST || token.text.length > 20)
    return undefined;
  const next = reading.tokens[place + 1];
  if (next !== undefined && YEARS.has(next.folded))
    return { start: token.start, end: next.end };
  return closes(next) ? { start: token.start, end: token.end } : undefined;
}
