/**
 * A key that stands twice in a JSON object. JSON.parse takes the last one and other readers the first, so that two
 * people could read different things in the same line.
 * @param text that JSON.parse accepts as an object.
 * @returns the first key that repeats an earlier one at the top level.
 */
export function repeatedKey(text: string): string | undefined {
  const seen = new Set<string>();
  let depth = 0;
  let expectsKey = false;
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(text); token !== null; token = TOKEN.exec(text)) {
    const [word] = token;
    if (word === '{' || word === '[') {
      depth += 1;
      expectsKey = depth === 1;
    } else if (word === '}' || word === ']') {
      depth -= 1;
    } else if (word === ',') {
      expectsKey = depth === 1;
    } else if (expectsKey) {
      const key: unknown = JSON.parse(word);
      if (typeof key === 'string') {
        if (seen.has(key)) return key;
        seen.add(key);
      }
      expectsKey = false;
    }
  }
  return undefined;
}

/** Strings and the marks that nest or part; numbers, words, colons and blanks are passed over. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],]/g;
