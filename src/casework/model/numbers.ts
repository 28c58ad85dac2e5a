/** Whether a number that leads to a person can be one: form and check digits, never whether it was issued. */

/** Citizen service number: nine digits that pass the eleven-test, Σ dᵢ·(9,8,…,2,−1) ≡ 0 mod 11. */
export function isBsn(text: string): boolean {
  if (!/^\d{9}$/.test(text) || text === '000000000') return false;
  const sum = [...text].reduce(
    (total, digit, place) => total + Number(digit) * (place === 8 ? -1 : 9 - place),
    0,
  );
  return sum % 11 === 0;
}

/** IBAN, ISO 13616: country, check digits mod 97, account; spaces allowed. */
export function isIban(text: string): boolean {
  if (text.length > 42) return false;
  const iban = text.replaceAll(' ', '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  if (iban.startsWith('NL') && iban.length !== 18) return false;
  const turned = iban.slice(4) + iban.slice(0, 4);
  const remainder = [...turned].reduce((rest, sign) => {
    const value = Number.parseInt(sign, 36);
    return (rest * (value > 9 ? 100 : 10) + value) % 97;
  }, 0);
  return remainder === 1;
}

/** Dutch postcode: four digits and two letters, never SA, SD or SS. */
export function isPostcode(text: string): boolean {
  return /^[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}$/.test(text);
}

/** RDW side codes 1 to 14 as letters (X) and digits (9). */
const SIDE_CODES: ReadonlySet<string> = new Set([
  ...['XX9999', '9999XX', '99XX99', 'XX99XX', 'XXXX99', '99XXXX', '99XXX9', '9XXX99', 'XX999X', 'X999XX'],
  ...['XXX99X', 'X99XXX', '9XX999', '999XX9'],
]);

/** Dutch plate by side code, hyphens or not; a foreign one with its country in front, as `BG:CB1234AB`. */
export function isLicencePlate(text: string): boolean {
  if (text.length > 20) return false;
  if (/^[A-Z]{1,3}:[A-Z0-9][A-Z0-9 -]{1,11}$/.test(text)) return true;
  if (!/^[A-Z0-9]{1,4}(?:-?[A-Z0-9]{1,4}){1,2}$/.test(text)) return false;
  const plain = text.replaceAll('-', '');
  return SIDE_CODES.has(plain.replaceAll(/[A-Z]/g, 'X').replaceAll(/\d/g, '9'));
}

/** Telephone number: international with `+` or `00` (E.164: at most fifteen digits), or Dutch with ten digits from `0`. */
export function isPhone(text: string): boolean {
  if (text.length > 30 || !/^[+(0][\d ().-]+$/.test(text)) return false;
  const plain = text.replaceAll(/[ ().-]/g, '');
  return /^(?:\+|00)[1-9]\d{6,14}$/.test(plain) || /^0[1-9]\d{8}$/.test(plain);
}
