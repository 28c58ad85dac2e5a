/** The gateway in a process of its own: brings a case in, listens, and tells its parent how to ask for it. */
import { buildServer } from '../../src/http/index.js';
import { fetchToken } from '../../src/cli/demo/client.js';
import { contributeCase, openSample } from './sample.js';

const [port = '0', cases = '1'] = process.argv.slice(2);
const sample = await openSample(Number(port));
const { gateway, config, keys } = sample;
const app = await buildServer(gateway, config);
await app.listen({ host: '127.0.0.1', port: config.port });
let path = '';
for (let made = 0; made < Number(cases); made += 1) {
  const id = await contributeCase(gateway);
  path = `/v1/cases/${id}?purpose=casusoverleg&legalBasis=politiewet-3`;
}
const token = await fetchToken(config.url, {
  covenant: 'leefbaarheidsplatform-duivenweert',
  partner: 'politie-bt-rijnweert',
  key: keys.partners['politie-bt-rijnweert'] ?? {},
  professional: 'agent-1',
  role: 'wijkagent',
});
const response = await fetch(`${config.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
const body = await response.text();
process.on('message', (message) => {
  if (message === 'memory') {
    globalThis.gc?.();
    process.send?.({ memory: process.memoryUsage().rss, heap: process.memoryUsage().heapUsed });
  }
  if (message === 'stop') {
    void app
      .close()
      .then(() => sample.remove())
      .then(() => process.exit(0));
  }
});
process.send?.({ url: config.url, path, token, status: response.status, body });
