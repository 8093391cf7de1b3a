import { cameraPosition, type Camera } from '../../src/camera.ts';
import type { GaussianCloud } from '../../src/cloud.ts';
import { dawnInstance } from './device.ts';
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
  const gpu = await dawnInstance();
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
  const { Vec3, WebgpuGraphicsDevice } = await import('playcanvas');
  const transform = (await import('@playcanvas/splat-transform')) as unknown as SplatTransform;
  transform.logger.setVerbosity('quiet');
  const graphicsDevice = new WebgpuGraphicsDevice(canvas, {
    ...{ antialias: false, depth: false, stencil: false },
  });
  await graphicsDevice.createDevice();
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
