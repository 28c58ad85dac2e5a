import fc from 'fast-check';
import t, { type Test } from 'tap';
import { redact, type SpanType } from '../../src/pseudonym/index.js';
import { isBsn } from '../../src/pseudonym/text/recognise/bsn.js';
import { isIban } from '../../src/pseudonym/text/recognise/iban.js';

/** What is found of one type, as it stands in the text. */
function found(text: string, type: SpanType): readonly string[] {
  return redact(text, []).spans.flatMap((span) =>
    span.type === type ? [text.slice(span.start, span.end)] : [],
  );
}

type Wanted = readonly [text: string, ...found: string[]];

function finds(t: Pick<Test, 'same'>, type: SpanType, cases: readonly Wanted[]): void {
  for (const [text, ...wanted] of cases) t.same(found(text, type), wanted, text);
}

t.test('a citizen service number is found by the eleven-test, however it is spaced', (t) => {
  const bsns = ['999900857', '999930072', '999910218', '999914649', '999996253', '999972406'];
  for (const bsn of bsns) {
    t.ok(isBsn(bsn), bsn);
    const [a, b, c] = [bsn.slice(0, 3), bsn.slice(3, 6), bsn.slice(6)];
    for (const written of [
      bsn,
      `${a} ${b} ${c}`,
      `${a}.${b}.${c}`,
      `${bsn.slice(0, 4)}.${bsn.slice(4, 6)}.${bsn.slice(6)}`,
    ]) {
      t.same(found(`Zijn nummer is ${written}, zegt hij.`, 'bsn'), [written], written);
    }
  }
  for (const wrong of ['999900858', '000000000', '99990085', '9999008570'])
    t.same(found(`getal ${wrong} hier`, 'bsn'), [], wrong);
  t.same(found('BSN: 999900858', 'bsn'), ['999900858'], 'named, with a slip');
  t.same(found('kenmerk WMO-999900857', 'bsn'), [], 'part of a code');
  t.end();
});

t.test('of nine random digits one in eleven passes the eleven-test, and one wrong digit never does', (t) => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 99_999_999 }),
      fc.nat(8),
      fc.integer({ min: 1, max: 9 }),
      (start, at, by) => {
        const eight = String(start).padStart(8, '0');
        const whole = Array.from('0123456789', (last) => eight + last).find(isBsn);
        if (whole === undefined) return true;
        const digit = (Number(whole[at]) + by) % 10;
        return !isBsn(whole.slice(0, at) + String(digit) + whole.slice(at + 1));
      },
    ),
  );
  t.end();
});

t.test('an account number is found by its check digits', (t) => {
  for (const iban of [
    'NL37FIKB0718293044',
    'NL12TSTB0234817650',
    'NL83VBNK0455120983',
    'NL91ABNA0417164300',
    'BE68539007547034',
    'DE89370400440532013000',
    'GB29NWBK60161331926819',
  ]) {
    t.equal(isIban(iban), found(`x ${iban} y`, 'iban').length === 1, iban);
  }
  finds(t, 'iban', [
    ['op NL91 ABNA 0417 1643 00 gestort', 'NL91 ABNA 0417 1643 00'],
    ['op nl91abna0417164300.', 'nl91abna0417164300'],
    ['op NL92ABNA0417164300 gestort'],
    ['rekening: NL92ABNA0417164300', 'NL92ABNA0417164300'],
    ['BE68 5390 0754 7034', 'BE68 5390 0754 7034'],
  ]);
  t.end();
});

t.test('a telephone number is found in the ways that people write one', (t) => {
  for (const written of [
    ...[
      '06-00214783',
      '0600214783',
      '06 00 21 47 83',
      '06.00.21.47.83',
      '+31600214783',
      '+31 6 00214783',
      '0031 6 00 21 47 83',
    ],
    ...[
      '+31 (0)6 00 21 47 83',
      '0390-551204',
      '(0390) 55 12 04',
      '0390 - 55 12 04',
      '0390/55 12 04',
      '020 555 1234',
      '0900-8844',
    ],
    ...['0800 2000', '+32 470 12 34 56', '088-0001234', '06–00 93 30 30'],
  ]) {
    t.same(found(`Bel ${written} voor meer.`, 'phone'), [written], written);
  }
  for (const none of ['12-02-2025 10:15', '05/880114-23', '0475', '€ 0612', '2025-2026', '01-02-2025 12 34'])
    t.same(found(`x ${none} y`, 'phone'), [], none);
  t.end();
});

t.test('plates of every side code are found', (t) => {
  for (const plate of [
    'AB-12-34',
    '12-34-AB',
    '12-AB-34',
    'AB-12-CD',
    'AB-CD-12',
    '12-AB-CD',
    '12-ABC-3',
    '1-ABC-23',
    'AB-123-C',
    'A-123-BC',
    'ABC-12-D',
    'A-12-BCD',
    '1-AB-234',
    '123-AB-4',
  ]) {
    t.same(found(`auto ${plate} stond er`, 'licence_plate'), [plate], plate);
    t.same(found(`auto ${plate.toLowerCase()} stond er`, 'licence_plate'), [plate.toLowerCase()]);
    const compact = plate.replaceAll('-', '');
    const isPostcode = /^\d{4}/.test(compact);
    t.same(found(`auto ${compact} stond er`, 'licence_plate'), isPostcode ? [] : [compact], compact);
  }
  for (const none of ['12-34-56', 'ABC-DE-F', '12 op 34'])
    t.same(found(`auto ${none} stond er`, 'licence_plate'), [], none);
  t.end();
});

t.test('postcodes are found, but not those that do not exist', (t) => {
  finds(t, 'postcode', [
    ['6927 KJ Duivenweert', '6927 KJ'],
    ['6927KJ', '6927KJ'],
    ['pc 6927kj', '6927kj'],
    ['1234 SS'],
    ['0927 KJ'],
    ['2000 kg en 1500kg'],
    ['In 2025 is alles anders'],
  ]);
  t.end();
});

t.test('addresses are found with and without number, abbreviated and with additions', (t) => {
  finds(t, 'address', [
    ['Hij woont Fazantstraat 27 te D.', 'Fazantstraat 27'],
    ['melding Fazantstr. 27 vannacht', 'Fazantstr. 27'],
    ['aan de 1e Loostraat 66 klaagt men', '1e Loostraat 66'],
    ['op Dr. Schaepmanlaan 41 brandde licht', 'Dr. Schaepmanlaan 41'],
    ['wonende Pastoor de Kroonstraat 14', 'Pastoor de Kroonstraat 14'],
    ['pand Kanaalkade 61 bis is dicht', 'Kanaalkade 61 bis'],
    ['adres: Vuurdoornpad 19-IV', 'Vuurdoornpad 19-IV'],
    ['naar Goirkestraat 300a gegaan', 'Goirkestraat 300a'],
    ['men zag hem in de Fazantstraat lopen', 'Fazantstraat'],
    ['woont op Boterbloem 9 in Z.', 'Boterbloem 9'],
    ['de buurman op nummer 29 zegt', 'nummer 29'],
    ['Lijsterstraat 15 en 17 maken ruzie', 'Lijsterstraat 15', '17'],
    ['hij zit in groep 7 en reist met bus 8'],
    ['het schoolplein en de snelweg'],
    ['Onderweg gebeurde er niets.'],
  ]);
  t.end();
});

t.test('mail, pages and handles are found', (t) => {
  finds(t, 'email', [
    ['mail ria.scholten@example.org.', 'ria.scholten@example.org'],
    ['(cilla.ruijter88@example.com)', 'cilla.ruijter88@example.com'],
    ['ria (at) example.org', 'ria (at) example.org'],
    ['a @ b en @ c'],
  ]);
  finds(t, 'url', [
    ['zie https://www.example.org/post/8841.', 'https://www.example.org/post/8841'],
    ['op www.voorbeeld.example staat', 'www.voorbeeld.example'],
    ['filmpje video.example/@nico/8812 bekeken', 'video.example/@nico/8812'],
  ]);
  finds(t, 'nickname', [
    ['zijn insta @jay.ruijter_6927 leeft', '@jay.ruijter_6927'],
    ['snap: jay.6927', 'jay.6927'],
    ['gamet als wolf_vloed', 'wolf_vloed'],
  ]);
  t.end();
});

t.test('dates are found in figures and in words, and dates of birth are told apart', (t) => {
  for (const date of [
    ...[
      '12-02-2025',
      '12/02/2025',
      '12.02.25',
      '2025-02-12',
      "5-I-'24",
      '27/2',
      '3 februari',
      '3 februari 2025',
      '9 sept',
      '17den maart 2024',
    ],
    ...[
      'half november',
      'begin juli 2025',
      'februari 2019',
      '12 t/m 14 september',
      'donderdag 9 oktober 2025',
      '20 novenber',
      '31okt2025',
    ],
    ...['eenentwintig november', '1ste kerstdag 2024', 'zomer 2023', 'week 38'],
  ]) {
    t.same(found(`Er was op ${date} een gesprek.`, 'date'), [date], date);
  }
  for (const none of ['1/2 liter', '24/7', '2-3 keer', '45-12', '31-02-2025', 'elke maandag', '10.30 uur'])
    t.same(found(`Er was ${none} wat.`, 'date'), [], none);
  finds(t, 'date_of_birth', [
    ['geb. 14-02-1966 te Z.', '14-02-1966'],
    ['geboren te Kayseri op 17 augustus 1972', '17 augustus 1972'],
    ['geb. 1955', '1955'],
    ['gebeld 14-02-1966'],
  ]);
  t.end();
});

t.test('ages are found, terms are not', (t) => {
  finds(t, 'age', [
    ['een 14-jarige jongen', '14-jarige'],
    ['Demi, 19 jaar, woont er', '19 jaar'],
    ['Milan (6) en Noa (acht)', '6', 'acht'],
    ['kinderen van 4 en 7', '4', '7'],
    ['Kees is 44', '44'],
    ['zij is 8 jaar oud', '8 jaar oud'],
    ['al 3 jaar overlast, 2 jaar geleden begonnen'],
    ['de minderjarige'],
  ]);
  t.end();
});

t.test('numbers of files are found, amounts and articles are not', (t) => {
  for (const reference of [
    'PL0675-2025081442',
    'HC-2209-0471',
    'Z/25/031877',
    '2025-HH-00931',
    'VT-25-04417',
    '2024/118733',
    'LLA-0062',
    '05/880114-23',
    'C/02/428810 FA RK 25-1177',
    'SPECI2014',
  ]) {
    t.same(found(`kwam binnen als ${reference}, aldus`, 'reference'), [reference], reference);
  }
  for (const none of [
    '€ 1.184,36',
    '€ 36450',
    '600 euro',
    '2024-2025',
    'artikel 2:47 APV',
    'artikel 151c',
    '18220 kWh',
    '13.00-14.20',
  ])
    t.same(found(`het ging om ${none} toen`, 'reference'), [], none);
  t.end();
});
