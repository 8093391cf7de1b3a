import { afterAll, beforeAll, describe } from 'vitest';
import type { GpuContext } from '../gpu/context.ts';
import { hasVulkanDriver, openGpu } from '../gpu/open.ts';

const required = process.env.REQUIRE_GPU === '1';
const missing = required || hasVulkanDriver() ? await whyNotOpen() : 'there is no Vulkan driver';
if (missing !== undefined && required) throw new Error(`REQUIRE_GPU=1, but ${missing}`);

async function whyNotOpen(): Promise<string | undefined> {
  try {
    (await openGpu()).close();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Software adapters compile a kernel for seconds. */
const TIMEOUT_MS = 180_000;

/**
 * Tests that run on whatever WebGPU adapter there is, software ones included. Without one they are skipped, saying what
 * they wait for; `REQUIRE_GPU=1` turns that into a failure.
 */
export function describeGpu(name: string, body: (gpu: () => GpuContext) => void): void {
  const title = missing ? `${name} (waits for a WebGPU adapter: ${missing})` : name;
  describe.skipIf(missing !== undefined)(title, { timeout: TIMEOUT_MS }, () => {
    let context: GpuContext | undefined;
    beforeAll(async () => {
      context = await openGpu();
    });
    afterAll(() => context?.close());
    body(() => context!);
  });
}
