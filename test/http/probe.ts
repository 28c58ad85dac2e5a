import t from 'tap';
import { writeFileSync } from 'node:fs';
import { openSluis } from '../support/sluis.js';
t.test('probe', async (t) => {
  const out: string[] = [];
  const start = Date.now();
  const sluis = await openSluis(t, 'sample');
  out.push('open' + (Date.now() - start));
  const doc = await sluis.ask('/v1/openapi.json');
  writeFileSync('/tmp/http-probe/openapi.json', doc.text);
  out.push('doc' + (Date.now() - start) + JSON.stringify(doc.headers));
  for (const [path, asking] of [
    ['/v1/nothing', {}],
    ['/v1/cases/', {}],
    ['/v1/cases', { method: 'DELETE' }],
    ['/v1/cases', { method: 'OPTIONS' }],
    ['/v1/cases', { method: 'PUT', body: 'x', headers: { 'content-type': 'text/plain' } }],
    ['/v1/cases/%zz?purpose=x', {}],
    ['/v1/%E0%A4%A', {}],
    ['/v1/cases?purpose=a&purpose=b&legalBasis=c', {}],
    ['/docs', {}],
    ['/docs/', {}],
    ['/health/live', {}],
    ['/docs/static/index.html', {}],
    ['/docs/static/nope', {}],
    [`/v1/cases/${'a'.repeat(400)}`, {}],
    [`/v1/log/checkpoint`, {}],
    [`/v1/log/checkpoint`, { method: 'HEAD' }],
  ] as const) {
    const a = await sluis.ask(path, asking as object);
    out.push(
      path.slice(0, 60) + ' ' + a.status + ' ' + JSON.stringify(a.headers) + ' ' + a.text.slice(0, 300),
    );
  }
  const token = await sluis.token({ partner: 'politie-bt-rijnweert', role: 'wijkagent' });
  for (const [path, asking] of [
    ['/v1/cases?purpose=a&purpose=b&legalBasis=c&x=y&limit=0', {}],
    ['/v1/cases?purpose=casusoverleg&legalBasis=politiewet-3', {}],
    ['/v1/cases/x/disclosures', { method: 'POST', body: { purpose: 'q', fields: ['persons.name', 'z', 3] } }],
    ['/v1/covenant', {}],
  ] as const) {
    const a = await sluis.ask(path, { ...(asking as object), token });
    out.push(
      path.slice(0, 60) + ' ' + a.status + ' ' + JSON.stringify(a.headers) + ' ' + a.text.slice(0, 1500),
    );
  }
  writeFileSync('/tmp/http-probe/out.txt', out.join('\n'));
});
