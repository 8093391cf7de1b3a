import { cameraPosition, type Camera } from '../../src/camera.ts';
import type { GaussianCloud } from '../../src/cloud.ts';
import { dawnForOthers } from './device.ts';
import { FOVY_RADIANS } from './scenes.ts';

/** The rasteriser of @playcanvas/splat-transform, ready to draw one cloud. */
export interface OtherRasterizer {
  readonly device: GPUDevice;
  /** [height, width, 4] bytes on white. */
  render(camera: Camera): Promise<Uint8Array>;
  destroy(): void;
}

/** What is used of the package: its declarations import each other without extensions, which NodeNext does not follow. */
interface SplatTransform {
  readonly Column: new (name: string, data: Float32Array) => object;
  readonly DataTable: new (columns: readonly object[]) => object;
  readonly logger: { setVerbosity(verbosity: 'quiet'): void };
  renderSplats(
    device: object,
    table: object,
    camera: Readonly<Record<'position' | 'target' | 'up', object>> &
      Readonly<Record<'fovY' | 'width' | 'height' | 'near', number>>,
    background: Readonly<Record<'r' | 'g' | 'b' | 'a', number>>,
  ): Promise<Uint8Array>;
}

/** As its command line does it: PlayCanvas's device on Dawn, with stand-ins for what of a browser it asks for. */
export async function createOtherRasterizer(cloud: GaussianCloud): Promise<OtherRasterizer> {
  const gpu = await dawnForOthers();
  const canvas = {
    ...{ width: 64, height: 64 },
    getContext: () => null,
    getBoundingClientRect: () => ({ left: 0, top: 0, width: 64, height: 64, right: 64, bottom: 64 }),
  };
  const navigator = { userAgent: 'node.js', gpu };
  Object.assign(globalThis, {
    window: { navigator },
    // Newer Node has one, which cannot be set.
    ...('navigator' in globalThis ? {} : { navigator }),
    document: { createElement: () => canvas },
  });
  const { ComputeRadixSort, Vec3, WebgpuGraphicsDevice } = await import('playcanvas');
  findSortedValues(ComputeRadixSort.prototype as unknown as Sort);
  const transform = (await import('@playcanvas/splat-transform')) as unknown as SplatTransform;
  transform.logger.setVerbosity('quiet');
  const graphicsDevice = new WebgpuGraphicsDevice(canvas, {
    ...{ antialias: false, depth: false, stencil: false },
  });
  await graphicsDevice.createDevice();
  avoidOneSweep(graphicsDevice);
  const { wgpu: device } = graphicsDevice as unknown as { wgpu: GPUDevice };
  const table = new transform.DataTable(columnsOf(cloud).map(([name, data]) => new transform.Column(name, data)));
  return {
    device,
    render: (camera) =>
      transform.renderSplats(
        graphicsDevice,
        table,
        {
          position: new Vec3(...cameraPosition(camera)),
          ...{ target: new Vec3(0, 0, 0), up: new Vec3(0, 1, 0), fovY: FOVY_RADIANS },
          ...{ width: camera.width, height: camera.height, near: camera.nearPlane },
        },
        { r: 1, g: 1, b: 1, a: 1 },
      ),
    destroy: () => graphicsDevice.destroy(),
  };
}

/**
 * On NVIDIA cards with subgroups PlayCanvas takes a one-sweep sort, which wants two indirect dispatches of its own sizes.
 * splat-transform (up to 3.2 at least) fills in one, for the multi-pass sort: workgroups too many then wait for ever for
 * counts that nobody publishes. Without subgroups PlayCanvas takes the sort that it was written for.
 */
function avoidOneSweep(graphicsDevice: object): void {
  Object.assign(graphicsDevice, { supportsSubgroups: false });
}

/** What is used of PlayCanvas's `ComputeRadixSort`. */
interface Sort {
  readonly sortedIndices: object | null;
  readonly sortIndirect: (this: Sort, ...args: unknown[]) => object | null;
}

/**
 * PlayCanvas 2.20 looks for sorted values in a buffer that stays empty when the caller brings values and the number of
 * passes is even, as for 17 to 256 tiles: they are in the caller's buffer then. Says so, at no cost.
 */
function findSortedValues(prototype: Sort): void {
  const sorted = Object.getOwnPropertyDescriptor(prototype, 'sortedIndices')!;
  const brought = new WeakMap<object, object>();
  const { sortIndirect } = prototype;
  Object.defineProperties(prototype, {
    sortIndirect: {
      value(this: Sort & { readonly radixBits: number }, ...args: unknown[]) {
        const [, , bits, , , values] = args as [object, number, number, number, object, object | undefined];
        if (values && (bits / this.radixBits) % 2 === 0) brought.set(this, values);
        else brought.delete(this);
        return sortIndirect.apply(this, args);
      },
    },
    sortedIndices: {
      get(this: Sort) {
        return brought.get(this) ?? (sorted.get!.call(this) as object | null);
      },
    },
  });
}

/** The properties of a PLY file of degree 0. */
function columnsOf(cloud: GaussianCloud): (readonly [name: string, values: Float32Array])[] {
  const { count, positions, logScales, rotations, opacityLogits, shDc } = cloud;
  const columns = (names: readonly string[], values: Float32Array) =>
    names.map((name, lane) => {
      const column = Float32Array.from({ length: count }, (_, index) => values[index * names.length + lane]!);
      return [name, column] as const;
    });
  return [
    ...columns(['x', 'y', 'z'], positions),
    ...columns(['scale_0', 'scale_1', 'scale_2'], logScales),
    ...columns(['rot_0', 'rot_1', 'rot_2', 'rot_3'], rotations),
    ...columns(['f_dc_0', 'f_dc_1', 'f_dc_2'], shDc),
    ...columns(['opacity'], opacityLogits),
  ];
}
