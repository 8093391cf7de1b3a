import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createFakePipeline } from '../test-support/fake-pipeline.ts';
import { createTestServer, type TestServer } from '../test-support/test-server.ts';

let server: TestServer;
afterEach(() => server.close());

test('ready follows the pipeline and the shutdown; health follows neither', async () => {
  const pipeline = createFakePipeline({ ready: false });
  server = await createTestServer(pipeline, { queue_size: '5' });
  const ask = async (path: string) => {
    const reply = await server.app.inject(path);
    return [reply.statusCode, reply.json<Record<string, unknown>>()] as const;
  };
  expect(await ask('/ready')).toMatchObject([503, { ready: false, message: 'pipeline starting', capacity: 1 }]);
  pipeline.becomeReady();
  expect(await ask('/ready')).toMatchObject([
    200,
    { ready: true, guidance: 'fake', acceptsImages: false, queueLimit: 5 },
  ]);
  pipeline.loseProcess();
  expect(await ask('/ready')).toMatchObject([503, { message: 'the pipeline process ended (SIGKILL)' }]);
  pipeline.becomeReady();
  server.parts.jobs.stop();
  expect(await ask('/ready')).toMatchObject([503, { message: 'shutting down' }]);
  expect(await ask('/health')).toMatchObject([200, { status: 'ok', config: { good: true, revision: 1 } }]);
});

test("the version is the package's", async () => {
  server = await createTestServer(createFakePipeline());
  expect((await server.app.inject('/version')).json()).toMatchObject({
    name: 'generation-server',
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string,
    node: process.versions.node,
  });
});

test('a broken edit shows in health and metrics', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'status-'));
  const file = join(directory, 'a.yaml');
  writeFileSync(file, 'num_pts: 8000\n');
  try {
    server = await createTestServer(createFakePipeline(), {}, undefined, file);
    writeFileSync(file, 'num_pts: few\n');
    server.parts.config.reload();
    const { config } = (await server.app.inject('/health')).json<{ config: Record<string, unknown> }>();
    expect(config).toMatchObject({ good: false, brokenEdit: expect.stringContaining('num_pts') as string, file });
    expect((await server.app.inject('/metrics')).body).toMatch(
      /^generation_config_good{service="generation-server"} 0$/m,
    );
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test('the API description knows every route, its encodings and its errors', async () => {
  server = await createTestServer(createFakePipeline());
  const { paths } = (await server.app.inject('/docs/json')).json<{
    paths: Record<string, Record<string, { requestBody?: { content: object }; responses: object }>>;
  }>();
  expect(Object.keys(paths).sort()).toEqual([
    '/config',
    '/generate',
    '/health',
    '/jobs',
    '/jobs/{id}',
    '/jobs/{id}/events',
    '/metrics',
    '/preview',
    '/ready',
    '/score',
    '/version',
  ]);
  const { post } = paths['/generate']!;
  expect(Object.keys(post!.requestBody!.content)).toEqual([
    'multipart/form-data',
    'application/x-www-form-urlencoded',
    'application/json',
  ]);
  expect(Object.keys(post!.responses)).toEqual(['200', '4XX', '5XX']);
  expect((await server.app.inject('/docs/')).body).toContain('swagger-ui');
});
