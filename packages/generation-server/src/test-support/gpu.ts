import { hasVulkanDriver, openGpu, type GpuContext } from '@404-gen/splat';
import { afterAll, beforeAll, describe } from 'vitest';

const opened = hasVulkanDriver() ? await openGpu().catch((error: unknown) => String(error)) : 'no Vulkan driver';
const missing = typeof opened === 'string' ? opened : undefined;
if (typeof opened !== 'string') opened.close();
if (missing !== undefined && process.env['REQUIRE_GPU'] === '1') throw new Error(`REQUIRE_GPU=1, but: ${missing}`);

/** Tests on whatever WebGPU adapter there is; skipped, saying why, without one, unless `REQUIRE_GPU=1`. */
export function describeGpu(name: string, body: (gpu: () => GpuContext) => void): void {
  const title = missing === undefined ? name : `${name} (waits for a WebGPU adapter: ${missing})`;
  describe.skipIf(missing !== undefined)(title, () => {
    let context: GpuContext | undefined;
    beforeAll(async () => {
      context = await openGpu();
    });
    afterAll(() => context?.close());
    body(() => {
      if (context === undefined) throw new Error('The device is open only while tests run');
      return context;
    });
  });
}
