import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { buildStatusServer, listen } from './status-server.ts';
import { neuron } from './test-support/fakes.ts';
import { createRig } from './test-support/rig.ts';

test('what people, supervisors and Prometheus ask for', async () => {
  const { miner, clock, registry, endpoints, settled } = createRig({
    validators: [neuron(1), neuron(2, { stake: 3 })],
    endpoints: 2,
    settings: { 'generation.tokens': ['hush'] },
  });
  endpoints[0]!.report = { ready: false, hasRoute: true, detail: 'HTTP 503: warming up' };
  const app = buildStatusServer(miner.view, registry);
  expect((await app.inject('/ready')).statusCode).toBe(503);
  await miner.start();
  await clock.until(() => settled().length === 1);
  const json = async (url: string): Promise<unknown> => (await app.inject(url)).json();
  expect(await json('/health')).toEqual({ status: 'ok' });
  expect(await json('/ready')).toEqual({ ready: true, missing: [] });
  expect(await json('/validators')).toMatchObject({
    validators: [
      { uid: 1, status: 'cooldown' },
      { uid: 2, status: 'low_stake', reasons: ['low stake: stake 3 of 1000 needed'] },
    ],
  });
  expect(await json('/endpoints')).toMatchObject({
    endpoints: [
      { name: 'endpoint-0', state: 'not_ready', outstanding: 0, lastError: 'HTTP 503: warming up' },
      { name: 'endpoint-1', state: 'ready', capacity: 1 },
    ],
  });
  expect(await json('/tasks')).toMatchObject({
    tasks: [{ id: 'task-1', prompt: 'prompt of task-1', validatorUid: 1, endpoint: 'endpoint-1', outcome: 'accepted' }],
    totals: { accepted: 1, declined: 0 },
  });
  expect(await json('/config')).toMatchObject({ netuid: 17, 'generation.tokens': '[redacted]' });
  const metrics = await app.inject('/metrics');
  expect(metrics.headers['content-type']).toContain('text/plain');
  expect(metrics.body).toContain('miner_tasks_total{outcome="accepted",service="miner"} 1');
  await app.close();
});

test('a port in use stops the start, naming the setting', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const { miner, registry } = createRig();
  const app = buildStatusServer(miner.view, registry);
  await expect(listen(app, '127.0.0.1', port)).rejects.toMatchObject({
    code: 'CONFIG_PORT',
    message: expect.stringContaining('status.port') as string,
  });
  await app.close();
  other.close();
});
