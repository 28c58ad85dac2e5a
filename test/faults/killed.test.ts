import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import t, { type Test } from 'tap';
import { leafHash, parseVerifierKey, verifyBundle } from '../../src/ledger/index.js';
import { Child, freePort, type HttpAnswer } from '../support/child.js';
import { COVENANTS, layGateway } from '../support/lay.js';
import { CONTRIBUTION, CORP, MANAGER, MINI_CHAIR, OFFICER } from '../support/mini-case.js';
import type { Contributed, Receipt } from '../support/views.js';

/** A process killed in the middle of requests under load, and one whose disk becomes full. */

const AUDITOR = { partner: 'administrator', role: 'auditor', professional: 'a', covenant: 'sluis' } as const;
const VIEW = 'purpose=casusoverleg&legalBasis=wpg-8';

t.test('a gateway that is killed', async (t) => {
  const data = join(t.testdir({}), 'data');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  await layGateway(data, ['mini'], url, port);
  const start = (kilobytes?: number): Promise<Child> => Child.start(data, url, COVENANTS.mini, kilobytes);
  let child = await start();
  t.teardown(() => child.kill());
  const opened = await child.ask('/v1/cases', {
    method: 'POST',
    token: await child.token(CORP),
    body: CONTRIBUTION,
  });
  t.equal(opened.status, 201, opened.text);
  const { id }: Contributed = JSON.parse(opened.text);
  const staged = await child.ask(`/v1/cases/${id}`, {
    method: 'PATCH',
    token: await child.token(MINI_CHAIR),
    body: { stage: 'table' },
  });
  t.equal(staged.status, 200);

  await t.test(
    'under load: every answer that somebody got is in the log, and each case is there whole',
    async (t) => {
      const officer = await child.token(OFFICER);
      const token = await child.token(CORP);
      const sent = new Map<HttpAnswer, string>();
      let number = 0;
      const got = await underLoad(child, 120, async () => {
        number += 1;
        if (number % 8 > 1) return child.ask(`/v1/cases/${id}?${VIEW}`, { token: officer });
        if (number % 8 === 0) return child.ask('/v1/cases', { method: 'POST', token, body: CONTRIBUTION });
        const text = `Aantekening nummer ${number}.`;
        const body = { add: { notes: [{ text }] } };
        const answer = await child.ask(`/v1/cases/${id}`, { method: 'PATCH', token, body });
        sent.set(answer, text);
        return answer;
      });
      t.ok(sent.size > 0);
      child = await start();
      await demandRecorded(t, child, got);
      const manager = await child.token(MANAGER);
      const query = 'purpose=casusoverleg&legalBasis=avg-6-1-f';
      const cases = new Set(got.map(({ text }) => idIn(text)));
      t.ok(cases.size > 1);
      for (const caseId of cases) {
        const seen = await child.ask(`/v1/cases/${caseId}?${query}`, { token: manager });
        t.equal(seen.status, 200, seen.text.slice(0, 200));
        if (caseId !== id) continue;
        for (const text of sent.values()) t.ok(seen.text.includes(JSON.stringify(text)), text);
      }
      t.equal((await child.ask(`/v1/cases?${query}&limit=100`, { token: manager })).status, 200);
      const body = { add: { notes: [{ text: 'Verder.' }] } };
      const further = await child.ask(`/v1/cases/${id}`, {
        method: 'PATCH',
        token: await child.token(CORP),
        body,
      });
      t.equal(further.status, 200, 'and it can be changed again');
    },
  );

  const got: HttpAnswer[] = [];
  await t.test('one that is asked to stop finishes what it began, and ends well', async (t) => {
    const token = await child.token(OFFICER);
    const asked = Array.from({ length: 40 }, () =>
      child.ask(`/v1/cases/${id}?${VIEW}`, { token }).catch(() => undefined),
    );
    await Promise.race(asked);
    t.equal(await child.stop(), 0);
    for (const answer of await Promise.all(asked)) if (answer !== undefined) got.push(answer);
    t.ok(got.length > 0);
  });

  await t.test(
    'a disk that becomes full: 503 and nothing leaves; with room it goes on where it was',
    async (t) => {
      const { size } = await stat(join(data, 'sluis.db'));
      child = await start(Math.ceil(size / 1024) + 200);
      const token = await child.token(CORP);
      const officer = await child.token(OFFICER);
      let last: HttpAnswer | undefined;
      for (let tries = 0; tries < 200 && last?.status !== 503; tries += 1) {
        last = await child.ask('/v1/cases', { method: 'POST', token, body: CONTRIBUTION });
        if (last.status === 201) got.push(last);
      }
      t.equal(last?.status, 503, `${last?.text} ${child.output}`);
      t.match(last?.text ?? '', 'not-recorded');
      for (let tries = 0; tries < 20; tries += 1) {
        const seen = await child.ask(`/v1/cases/${id}?${VIEW}`, { token: officer });
        if (seen.status === 200) got.push(seen);
        else t.notMatch(seen.text, /dijk|items/);
        t.ok([200, 503].includes(seen.status), String(seen.status));
      }
      t.notMatch(child.output, /Terlinden|Sanne|12340987/);
      await child.kill();
      child = await start();
      await demandRecorded(t, child, got);
      const seen = await child.ask(`/v1/cases/${id}?${VIEW}`, { token: await child.token(OFFICER) });
      t.equal(seen.status, 200);
    },
  );
});

/** Asks from eight sides at once, kills the child when enough was answered, and hands back what was answered. */
async function underLoad(
  child: Child,
  enough: number,
  ask: () => Promise<HttpAnswer>,
): Promise<readonly HttpAnswer[]> {
  const got: HttpAnswer[] = [];
  let dead: Promise<void> | undefined;
  const side = async (): Promise<void> => {
    for (;;) {
      const answer = await ask().catch(() => undefined);
      if (answer === undefined) return;
      if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
      got.push(answer);
      if (got.length >= enough) dead ??= child.kill();
    }
  };
  await Promise.all(Array.from({ length: 8 }, side));
  await dead;
  return got;
}

/** Takes the log out, verifies it with the key that it was started with, and finds every receipt in it. */
async function demandRecorded(t: Test, child: Child, got: readonly HttpAnswer[]): Promise<void> {
  const exported = await child.ask('/v1/log/export', { token: await child.token(AUDITOR) });
  const [header = '', , ...lines] = exported.text.trimEnd().split('\n');
  const { publicKey }: { publicKey: string } = JSON.parse(header);
  const verdict = await verifyBundle(Readable.from([exported.text]), { key: parseVerifierKey(publicKey) });
  t.equal(verdict.outcome, 'sound');
  const hashes = new Map<number, string>();
  for (const line of lines) {
    const { index, leaf }: { index: number; leaf: string } = JSON.parse(line);
    hashes.set(index, Buffer.from(leafHash(Buffer.from(leaf, 'base64'))).toString('base64'));
  }
  const missing = got.filter(({ status, text }) => {
    if (status >= 300) return false;
    const body: { receipt?: Receipt; disclosure?: { receipt: Receipt } } = JSON.parse(text);
    const receipt = body.receipt ?? body.disclosure?.receipt;
    return receipt === undefined || hashes.get(receipt.logIndex) !== receipt.leafHash;
  });
  t.same(missing, []);
}

function idIn(text: string): string {
  const { id }: { id: string } = JSON.parse(text);
  return id;
}
