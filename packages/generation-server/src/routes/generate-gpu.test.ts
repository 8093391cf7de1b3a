import { afterEach, expect, test } from 'vitest';
import { createFakePipeline } from '../test-support/fake-pipeline.ts';
import { createTestServer, type TestServer } from '../test-support/test-server.ts';

let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function generateOn(gpuMemory: { predictedBytes: number | undefined; peakBytes: number } | undefined) {
  const pipeline = createFakePipeline();
  server = await createTestServer(pipeline);
  const pending = server.app.inject({ method: 'POST', url: '/generate', payload: { prompt: 'vase' } });
  await pipeline.started(1);
  pipeline.runs[0]!.succeed({ gpuMemory });
  const { headers } = await pending;
  const { body: metrics } = await server.app.inject('/metrics');
  const { body: jobs } = await server.app.inject('/jobs');
  return { headers, metrics, job: (JSON.parse(jobs) as { jobs: Record<string, unknown>[] }).jobs[0]! };
}

test('device memory, predicted and peak, is told in headers, metrics and /jobs', async () => {
  const { headers, metrics, job } = await generateOn({ predictedBytes: 100 * 2 ** 20, peakBytes: 90 * 2 ** 20 });
  expect(headers).toMatchObject({ 'x-gpu-predicted-bytes': '104857600', 'x-gpu-peak-bytes': '94371840' });
  expect(job).toMatchObject({ gpuPredictedBytes: 104_857_600, gpuPeakBytes: 94_371_840 });
  expect(metrics).toMatch(/^generation_gpu_bytes_sum{[^}]*figure="predicted"} 104857600$/m);
  expect(metrics).toMatch(/^generation_gpu_bytes_sum{[^}]*figure="peak"} 94371840$/m);
});

test('what nobody predicted is left out', async () => {
  const { headers } = await generateOn({ predictedBytes: undefined, peakBytes: 5 });
  expect([headers['x-gpu-predicted-bytes'], headers['x-gpu-peak-bytes']]).toEqual([undefined, '5']);
});

test('on the CPU there is nothing to tell', async () => {
  const { headers, metrics, job } = await generateOn(undefined);
  expect([...Object.keys(headers), ...Object.keys(job)].filter((name) => /gpu/i.test(name))).toEqual([]);
  expect(metrics).toMatch(/^generation_gpu_bytes_count{[^}]*figure="peak"} 0$/m);
});
