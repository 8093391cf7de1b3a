import { readSplat } from './support/splat-files.ts';
import { Agent, request } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { endAll, getJson, isReady } from './support/running-process.ts';
import { startGenerationServers } from './support/subnet.ts';

afterEach(endAll);

const REQUESTS = 200;

describe('200 concurrent /generate requests', () => {
  it('each end in a result or a clean 503', async () => {
    const [server] = await startGenerationServers(1);
    const { url } = server!;
    const agent = new Agent({ connections: REQUESTS, headersTimeout: 0, bodyTimeout: 0 });
    const answers = await Promise.all(
      Array.from({ length: REQUESTS }, async (_, index) => {
        const response = await request(`${url}/generate`, {
          dispatcher: agent,
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams({
            prompt: `red snake number ${index}`,
            seed: String(index),
            format: 'spz',
          }).toString(),
        });
        return {
          status: response.statusCode,
          headers: response.headers,
          body: Buffer.from(await response.body.arrayBuffer()),
        };
      }),
    );
    await agent.close();

    const results = answers.filter(({ status }) => status === 200);
    const refusals = answers.filter(({ status }) => status === 503);
    expect(results.length + refusals.length).toBe(REQUESTS);
    // One computed and eight waiting at the least (`queue_size`).
    expect(results.length).toBeGreaterThanOrEqual(9);
    for (const { headers, body } of results) {
      expect(Number(headers['content-length'])).toBe(body.length);
      expect(String(await readSplat(body))).toBe(headers['x-gaussian-count']);
    }
    for (const { headers, body } of refusals) {
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
      expect((JSON.parse(body.toString()) as { code: string }).code).toMatch(/^CAPACITY_/);
    }
    expect(await getJson(`${url}/health`)).toBeDefined();
    expect(await isReady(url)).toBe(true);
  });
});
