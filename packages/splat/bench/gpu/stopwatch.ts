/** Measures compute passes with the device's own clock. */
export interface Stopwatch {
  /** Submits one compute pass per entry, in order; resolves with the microseconds of each. At most `capacity`. */
  time(passes: readonly ((pass: GPUComputePassEncoder) => void)[]): Promise<number[]>;
  destroy(): void;
}

const TICKET_BYTES = 8;

/** Undefined where the device has no timestamps. */
export function createStopwatch(device: GPUDevice, capacity: number): Stopwatch | undefined {
  if (!device.features.has('timestamp-query')) return undefined;
  const marks = createMarks(device, capacity);
  return {
    async time(passes) {
      const encoder = device.createCommandEncoder();
      passes.forEach((encode, index) => {
        const pass = encoder.beginComputePass({ timestampWrites: marks.writes(index) });
        encode(pass);
        pass.end();
      });
      marks.resolve(encoder, passes.length);
      device.queue.submit([encoder.finish()]);
      return marks.read(passes.length);
    },
    destroy: () => marks.destroy(),
  };
}

/** Compute passes that one query set marks at both ends; WebGPU allows 4096 queries. */
const PASSES_PER_SET = 2048;

/**
 * Puts timestamps round every compute pass that other people's code encodes on `device`. `total` resolves with the sum
 * of the microseconds of all passes since the last call, and how many they were; undefined without timestamps.
 */
export function watchPasses(
  device: GPUDevice,
): { total(): Promise<{ us: number; passes: number }>; stop(): void } | undefined {
  if (!device.features.has('timestamp-query')) return undefined;
  const sets: ReturnType<typeof createMarks>[] = [];
  const createCommandEncoder = device.createCommandEncoder.bind(device);
  let used = 0;
  device.createCommandEncoder = (descriptor) => {
    const encoder = createCommandEncoder(descriptor);
    const beginComputePass = encoder.beginComputePass.bind(encoder);
    encoder.beginComputePass = (pass) => {
      const [set, index] = [Math.floor(used / PASSES_PER_SET), used % PASSES_PER_SET];
      used++;
      const marks = (sets[set] ??= createMarks(device, PASSES_PER_SET));
      return beginComputePass({ ...pass, timestampWrites: marks.writes(index) });
    };
    return encoder;
  };
  return {
    async total() {
      const passes = used;
      used = 0;
      let us = 0;
      for (const [set, marks] of sets.entries()) {
        const count = Math.min(PASSES_PER_SET, passes - set * PASSES_PER_SET);
        if (count <= 0) break;
        const encoder = createCommandEncoder();
        marks.resolve(encoder, count);
        device.queue.submit([encoder.finish()]);
        for (const each of await marks.read(count)) us += each;
      }
      return { us, passes };
    },
    stop() {
      device.createCommandEncoder = createCommandEncoder;
      for (const marks of sets) marks.destroy();
    },
  };
}

function createMarks(device: GPUDevice, capacity: number) {
  const querySet = device.createQuerySet({ type: 'timestamp', count: 2 * capacity });
  const size = 2 * capacity * TICKET_BYTES;
  const resolved = device.createBuffer({ size, usage: GPUBufferUsage.QUERY_RESOLVE | GPUBufferUsage.COPY_SRC });
  const staging = device.createBuffer({ size, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
  return {
    writes: (index: number): GPUComputePassTimestampWrites => ({
      querySet,
      beginningOfPassWriteIndex: 2 * index,
      endOfPassWriteIndex: 2 * index + 1,
    }),
    resolve(encoder: GPUCommandEncoder, count: number) {
      encoder.resolveQuerySet(querySet, 0, 2 * count, resolved, 0);
      encoder.copyBufferToBuffer(resolved, 0, staging, 0, 2 * count * TICKET_BYTES);
    },
    async read(count: number): Promise<number[]> {
      await staging.mapAsync(GPUMapMode.READ);
      const stamps = new BigUint64Array(staging.getMappedRange(0, 2 * count * TICKET_BYTES).slice(0));
      staging.unmap();
      return Array.from({ length: count }, (_, index) => Number(stamps[2 * index + 1]! - stamps[2 * index]!) / 1000);
    },
    destroy() {
      querySet.destroy();
      resolved.destroy();
      staging.destroy();
    },
  };
}
