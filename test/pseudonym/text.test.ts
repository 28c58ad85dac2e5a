import fc from 'fast-check';
import t from 'tap';
import { readNotes, score } from './scoring.js';
import { redact, redactLine, type KnownPerson } from '../../src/pseudonym/index.js';

const GEERT: KnownPerson = {
  ref: 'geert',
  names: ['Gerardus Johannes van den Boomgaard', 'Geert van den Boomgaard', 'de Boom', 'v.d. B.'],
  identifiers: [
    '+31600214783',
    '999900857',
    '1966-02-14',
    'Fazantstraat 27',
    'FOA-41-K',
    'HC-2209-0471',
    'geert@example.org',
  ],
};
const TOOS: KnownPerson = { ref: 'toos', names: ['Toos Derksen-van den Boomgaard', 'Toos'], identifiers: [] };
const HASAN: KnownPerson = { ref: 'hasan', names: ['Hasan Yıldırım'], identifiers: [] };

/** The text with each found stretch as `[type:ref]`, or `[type]` where nobody known is meant. */
function marked(text: string, known: readonly KnownPerson[]): string {
  let out = '';
  let reached = 0;
  for (const { start, end, type, ref } of redact(text, known).spans) {
    out += `${text.slice(reached, start)}[${ref === undefined ? type : `${type}:${ref}`}]`;
    reached = end;
  }
  return out + text.slice(reached);
}

/** The text as a reader without any right sees it. */
function story(text: string, known: readonly KnownPerson[] = []): string {
  return redact(text, known)
    .template.map((part) => (typeof part === 'string' ? part : `<${part.person}>`))
    .join('');
}

t.test('a known person is found in all the ways that people write the name', (t) => {
  for (const name of [
    ...[
      'Geert',
      'Van den Boomgaard',
      'G. van den Boomgaard',
      'G.J. van den Boomgaard',
      'v.d. Boomgaard',
      'Geert v.d. Boomgaard',
    ],
    ...[
      'BOOMGAARD, van den',
      'BOOMGAARD, van den, Gerardus Johannes',
      'Boomgaard',
      'Geert Boomgaard',
      'GEERT VAN DEN BOOMGAARD',
    ],
    ...['Gerardus van den Boomgaard', 'Van Den Boomgaard', 'Geert van den Bomgaard', 'de Boom', 'v.d. B.'],
  ]) {
    t.equal(
      marked(`Gisteren is ${name} gezien.`, [GEERT]).replace('initials', 'person'),
      'Gisteren is [person:geert] gezien.',
      name,
    );
  }
  t.equal(marked('De auto is Geerts eigendom.', [GEERT]), 'De auto is [person:geert] eigendom.', 'genitive');
  t.equal(marked("Geert's auto", [GEERT]), '[person:geert] auto');
  t.equal(
    marked('gesproken met mevr. Yildirim', [HASAN]),
    'gesproken met mevr. [person:hasan]',
    'without accents',
  );
  t.equal(marked('betr. YILDIRIM, Hasan', [HASAN]), 'betr. [person:hasan]');
  t.equal(
    marked('ik sprak met geert over de tuin', [GEERT]),
    'ik sprak met [person:geert] over de tuin',
    'lower case',
  );
  t.end();
});

t.test('who is meant is told only when it can be only one', (t) => {
  const both = [GEERT, TOOS];
  t.equal(marked('Mevrouw Toos van den Boomgaard belde.', both), 'Mevrouw [person:toos] belde.');
  t.equal(
    marked('Gezien door G.B. en K.M. van de wijk.', both),
    'Gezien door [initials:geert] en [initials] van de wijk.',
  );
  t.equal(marked('De familie Van den Boomgaard klaagt.', both), 'De familie [person] klaagt.', 'either');
  t.equal(
    marked('Vader Piet van den Boomgaard is dood.', both),
    'Vader [person] is dood.',
    'another first name',
  );
  t.equal(marked('Bericht van D. van den Boomgaard.', both), 'Bericht van [person].', 'other initials');
  t.equal(
    marked('In de boomgaard staat een boom.', both),
    'In de boomgaard staat een boom.',
    'the thing, not the man',
  );
  t.end();
});

t.test('a known number is found however it is written, and tells whose it is', (t) => {
  for (const [written, type] of [
    ['06 00 21 47 83', 'phone'],
    ['0031 6 00214783', 'phone'],
    ['+31 (0)6-00214783', 'phone'],
    ['9999.00.857', 'bsn'],
    ['14-02-1966', 'date_of_birth'],
    ['14 februari 1966', 'date_of_birth'],
    ['Fazantstr. 27', 'address'],
    ['FOA 41 K', 'licence_plate'],
    ['HC 2209 0471', 'reference'],
    ['Geert@Example.org', 'email'],
  ] as const) {
    t.equal(marked(`gaf op: ${written}, zei hij`, [GEERT]), `gaf op: [${type}:geert], zei hij`, written);
  }
  t.end();
});

t.test('the story stays: same person, same words; organisations and roles stand', (t) => {
  t.equal(
    story('Wijkagent Hofstede sprak met Rik Paalman van de gemeente. Rik belde Hofstede terug.'),
    'Wijkagent [persoon 1] sprak met [persoon 2] van de gemeente. [persoon 2] belde [persoon 1] terug.',
  );
  t.equal(
    story('Geert (59) belde op 3 maart 2025 vanuit Zutphen met Toos.', [GEERT, TOOS]),
    '<geert> ([50-59 jaar]) belde op [maart 2025] vanuit [plaats 1] met <toos>.',
  );
  t.equal(
    story('Na overleg met basisschool De Driesprong en Veilig Thuis volgt een gesprek op school.'),
    'Na overleg met basisschool De Driesprong en Veilig Thuis volgt een gesprek op school.',
  );
  t.end();
});

t.test('spans are in order, apart and within the text, and the template is the text without them', (t) => {
  const words = fc.constantFrom(
    'Geert',
    'de',
    'Boom',
    'van den',
    '06',
    '00214783',
    '.',
    ',',
    ' ',
    '\n',
    '@',
    'Jan',
    '14',
    '(',
    ')',
    '3 mei',
    '\ud800',
    '😀',
    'é',
    "'t",
    '-',
    '12-02-2025',
    'mevr.',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(words).map((parts) => parts.join('')),
      ),
      (text) => {
        const { spans, template } = redact(text, [GEERT]);
        let reached = 0;
        const kept: string[] = [];
        for (const { start, end } of spans) {
          if (start < reached || end <= start || end > text.length) return false;
          kept.push(text.slice(reached, start));
          reached = end;
        }
        kept.push(text.slice(reached));
        const rest = template.map((part) => (typeof part === 'string' ? part : '|')).join('');
        return kept.every((stretch) => rest.includes(stretch)) && (spans.length > 0 || rest === text);
      },
    ),
    { numRuns: 500 },
  );
  t.end();
});

t.test('odd characters do not shift the offsets', (t) => {
  const text = '\ud83d\ude00 \ud800 e\u0301\u0301 Geert \udc00';
  const [span] = redact(text, [GEERT]).spans;
  t.equal(text.slice(span?.start, span?.end), 'Geert');
  t.end();
});

t.test('a hostile note of a megabyte is answered, whatever it repeats', (t) => {
  const size = 1_000_000;
  for (const unit of [
    'a',
    '1',
    '06 ',
    '1-',
    'a.',
    'a@',
    '_',
    'A. ',
    'Van den ',
    'Boomgaard-',
    "'A ",
    '\ud800',
    'http://',
    'Astraat 1 ',
    'AA11 ',
  ]) {
    const { template } = redact(unit.repeat(Math.floor(size / unit.length / 20)), [GEERT]);
    t.ok(template.length > 0, unit);
  }
  t.ok(redact('Jan (1, '.repeat(size / 8), [GEERT]).spans.length > 0, 'one whole megabyte');
  t.end();
});

t.test('one line of JSON in gives one line out, and a wrong line says what is wrong', (t) => {
  t.equal(
    redactLine(
      '{"id":"n1","text":"Bel Geert: 06-00214783","known":[{"ref":"p1","names":["Geert"],"identifiers":["+31600214783"]}]}',
    ),
    '{"id":"n1","text":"Bel Geert: 06-00214783","spans":[{"start":4,"end":9,"type":"person","ref":"p1"},{"start":11,"end":22,"type":"phone","ref":"p1"}]}',
  );
  t.equal(redactLine('{"id":"n2","text":""}'), '{"id":"n2","text":"","spans":[]}');
  t.equal(redactLine('geen json'), '{"error":"json"}');
  t.equal(redactLine('["a"]'), '{"error":"json"}');
  t.equal(redactLine('{"id":7}'), '{"id":7,"error":"text"}');
  t.equal(redactLine('{"id":7,"text":5}'), '{"id":7,"error":"text"}');
  for (const known of [
    '{}',
    '[1]',
    '[{"ref":1}]',
    '[{"ref":"a","names":"b"}]',
    '[{"ref":"a","names":[2]}]',
  ]) {
    t.equal(redactLine(`{"id":"n","text":"x","known":${known}}`), '{"id":"n","error":"known"}', known);
  }
  t.match(redactLine('{"id":"n","text":"\\ud800 x","known":[{"ref":"a"}]}'), '"text":"\\ud800 x"');
  fc.assert(
    fc.property(
      fc.string(),
      (line) => JSON.parse(redactLine(line)) !== undefined && !redactLine(line).includes('\n'),
    ),
  );
  t.end();
});

t.test('in the marked notes most of what identifies is found, and little else is taken along', (t) => {
  const scores = score(readNotes(new URL('../vectors/notes-dev.jsonl', import.meta.url)));
  t.ok(scores.directRecall >= 0.92, `direct identifiers, by entity: ${scores.directRecall}`);
  t.ok(scores.recallByCharacter >= 0.94, `all that identifies, by character: ${scores.recallByCharacter}`);
  t.ok(scores.precisionByCharacter >= 0.9, `precision by character: ${scores.precisionByCharacter}`);
  t.end();
});
