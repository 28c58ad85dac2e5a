import t from 'tap';
import { freePort } from '../../bench/http/ports.js';
import { BENCH_CASE, contributeCase, officersToken, openSample, viewPath } from '../../bench/http/sample.js';
import { fillCases, fillLog } from '../../bench/growth/fill.js';
import { demandSound } from '../../bench/growth/soundness.js';
import { withFigures } from '../../bench/page.js';
import { buildServer } from '../../src/http/index.js';

const quiet = (): void => undefined;

t.test(
  'the bench asks for forty items of three persons, on a log and cases that hold when they are filled',
  async (t) => {
    const sample = await openSample(await freePort());
    t.teardown(() => sample.remove());
    const { gateway, config } = sample;
    const caseId = await contributeCase(gateway);
    const [filled = ''] = await fillCases(gateway, 3, quiet);
    await fillLog(gateway, 300, quiet);
    await demandSound(gateway, quiet);
    const app = await buildServer(gateway, config);
    t.teardown(() => app.close());
    await app.listen({ host: config.host, port: config.port });
    const authorization = `Bearer ${await officersToken(sample)}`;
    const shown = async (id: string) => {
      const answer = await app.inject({ url: viewPath(id), headers: { authorization } });
      t.equal(answer.statusCode, 200);
      return answer.json<{ items: unknown[]; persons: unknown[] }>();
    };
    const { items, persons } = await shown(caseId);
    t.same({ items: items.length, persons: persons.length }, BENCH_CASE);
    t.equal((await shown(filled)).items.length, 4, 'a filled case is a case like any other');
  },
);

t.test('figures go between the marks of a page and replace those of before', (t) => {
  const page = 'a\n<!-- figures: begin -->\nold\n<!-- figures: end -->\nb\n';
  const once = withFigures(page, 'new');
  t.equal(once, 'a\n<!-- figures: begin -->\n\n```text\nnew\n```\n\n<!-- figures: end -->\nb\n');
  t.equal(withFigures(once, 'new'), once);
  t.throws(() => withFigures('no marks', 'new'));
  t.end();
});
