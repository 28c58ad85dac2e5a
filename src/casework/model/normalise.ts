import { LIMITS } from './forms.js';
import { foundIn, memberOf, type Problem } from './problems.js';

/** No body of the model is deeper than a person's phone number in an addition. */
const DEEPEST = 8;
const MOST_VALUES = 50_000;

/** Characters without ink or meaning that would hide a name from those who look for it: soft hyphen, zero width, BOM. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g;

/**
 * Copies a body, with every text in Unicode form NFC, line ends as `\n` and without invisible characters, so that the
 * same name is the same text. What is too deep or too long is told and cut off, so that nothing that follows can be
 * made slow by it. Names of members are left as they are, `__proto__` included: it becomes an ordinary member.
 */
export function normalise(body: unknown): { readonly value: unknown; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const path: (string | number)[] = [];
  let left = MOST_VALUES;
  const pointer = () => path.reduce<string>(memberOf, '');

  function member(name: string | number, value: unknown): unknown {
    path.push(name);
    const copied = copy(value);
    path.pop();
    return copied;
  }

  function copy(value: unknown): unknown {
    left -= 1;
    if (left < 0) return undefined;
    if (typeof value === 'string') return normaliseText(value);
    if (typeof value !== 'object' || value === null) return value;
    if (path.length === DEEPEST) {
      problems.push({
        pointer: pointer(),
        found: foundIn(value),
        code: 'too_deep',
        expected: { most: DEEPEST },
      });
      return undefined;
    }
    if (!Array.isArray(value)) {
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, member(name, one)]));
    }
    if (value.length > LIMITS.list) {
      problems.push({
        pointer: pointer(),
        found: foundIn(value),
        code: 'wrong_count',
        expected: { most: LIMITS.list },
      });
    }
    return value.slice(0, LIMITS.list).map((one, index) => member(index, one));
  }

  const value = copy(body);
  if (left >= 0) return { value, problems };
  const expected = { most: MOST_VALUES };
  return {
    value: undefined,
    problems: [{ pointer: '', found: foundIn(body), code: 'too_many_values', expected }],
  };
}

function normaliseText(text: string): string {
  return text.normalize('NFC').replaceAll('\r\n', '\n').replaceAll(INVISIBLE, '');
}
