import { afterAll, beforeAll, describe } from 'vitest';
import type { GpuContext } from '../gpu/context.ts';
import { openGpu } from '../gpu/open.ts';

const probe = await openGpu().catch((error: Error) => error);
const missing = probe instanceof Error ? probe.message : undefined;
if (!(probe instanceof Error)) probe.close();
if (missing && process.env.REQUIRE_GPU === '1') throw new Error(`REQUIRE_GPU=1, but ${missing}`);

/**
 * Tests that run on whatever WebGPU adapter there is, software ones included. Without one they are skipped, saying what
 * they wait for; `REQUIRE_GPU=1` turns that into a failure.
 */
export function describeGpu(name: string, body: (gpu: () => GpuContext) => void): void {
  const title = missing ? `${name} (waits for a WebGPU adapter: ${missing})` : name;
  describe.skipIf(missing !== undefined)(title, () => {
    let context: GpuContext | undefined;
    beforeAll(async () => {
      context = await openGpu();
    });
    afterAll(() => context?.close());
    body(() => context!);
  });
}
