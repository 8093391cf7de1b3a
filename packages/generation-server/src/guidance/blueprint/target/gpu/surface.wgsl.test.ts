import { expect, it } from 'vitest';
import { describeGpu } from '../../../../test-support/gpu.ts';
import { createRandom } from '../../random.ts';
import { GRAINS, PATTERN_KINDS, type Paint } from '../../subject.ts';
import { plainPaint } from '../../test-support/subjects.ts';
import { prepareSurface, shadeSurface, type ColorOut, type Surface, type SurfacePoint } from '../surface.ts';
import { packSurfaces } from './pack-scene.ts';
import { ALL_KINDS, surfaceWgsl } from './surface.wgsl.ts';

const POINTS = 512;
const POINT_FLOATS = 16;
const random = createRandom(7);

function randomPoint(): SurfacePoint {
  const [x, y, z] = [random.between(-1, 1), random.between(-1, 1), random.between(-1, 1)];
  const length = Math.hypot(x, y, z);
  return {
    ...{ x: random.between(-0.8, 0.8), y: random.between(-0.8, 0.8), z: random.between(-0.8, 0.8) },
    ...{ nx: x / length, ny: y / length, nz: z / length },
    height: random.next(),
    facing: random.below(3) as 0 | 1 | 2,
    shade: random.between(0.2, 1.1),
    tint: random.between(0.8, 1.2),
    footprint: random.between(0.001, 0.02),
    facet: random.next() < 0.5 ? -1 : random.next(),
    piece: random.below(40),
  };
}
const points = Array.from({ length: POINTS }, randomPoint);

const paint = (changes: Partial<Paint> = {}) => plainPaint(0.7, 0.35, 0.2, changes);
const RED_AND_BLUE = [
  [0.8, 0.1, 0.1],
  [0.1, 0.2, 0.9],
] as const;
const PAINTS: Readonly<Record<string, Paint>> = {
  plain: paint(),
  gloss: paint({ roughness: 0.1 }),
  metal: paint({ metallic: 1, roughness: 0.3 }),
  'a cut stone': paint({ material: 'gem', translucency: 0.5, roughness: 0.05 }),
  'a neon tube': paint({ glow: 0.8 }),
  'two colours in bands': paint({ colors: RED_AND_BLUE }),
  'no colour': paint({ colors: [] }),
  ...Object.fromEntries(GRAINS.map((grain) => [`grain ${grain}`, paint({ grain })])),
  ...Object.fromEntries(
    PATTERN_KINDS.flatMap((kind) => [
      [`${kind} of two colours`, paint({ pattern: { kind, colors: RED_AND_BLUE, scale: 1 } })],
      [`${kind} of one colour`, paint({ pattern: { kind, colors: [[0.9, 0.9, 0.8]], scale: 0.7 } })],
    ]),
  ),
};
const surfaces: Readonly<Record<string, Surface>> = {
  ...Object.fromEntries(Object.entries(PAINTS).map(([name, each]) => [name, prepareSurface(each, 1.2, false)])),
  'two colours, many pieces': prepareSurface(paint({ colors: RED_AND_BLUE }), 1.2, true),
  'a rainbow of pieces': prepareSurface(paint({ pattern: { kind: 'rainbow', colors: [], scale: 1 } }), 1.2, true),
};

const KERNEL = /* wgsl */ `
${surfaceWgsl(ALL_KINDS)}
@group(0) @binding(0) var<storage, read> surfaces: Surfaces;
@group(0) @binding(1) var<storage, read> points: array<array<f32, ${POINT_FLOATS}>>;
@group(0) @binding(2) var<storage, read_write> colors: array<vec4f>;
@compute @workgroup_size(64)
fn shade_points(@builtin(global_invocation_id) thread: vec3u) {
  let p = points[thread.x];
  let at = SurfacePoint(vec3f(p[0], p[1], p[2]), p[3], vec3f(p[4], p[5], p[6]), p[7], p[8], p[9], p[10],
    u32(p[11]), u32(p[12]));
  colors[thread.y * ${POINTS}u + thread.x] = vec4f(shade_surface(surfaces.list[thread.y], at), 1.0);
}`;

describeGpu('surfaces on the device', (gpu) => {
  it('have the colours they have on the CPU, whatever the paint', { timeout: 60_000 }, async () => {
    const list = Object.values(surfaces);
    const { device } = gpu();
    const upload = (label: string, data: ArrayBuffer | Float32Array<ArrayBuffer>) => {
      const buffer = gpu().createBuffer(label, data.byteLength);
      device.queue.writeBuffer(buffer, 0, data);
      return buffer;
    };
    const none = { faceNormals: new Float32Array(), facing: new Uint8Array(), facets: new Float32Array() };
    const packed = points.flatMap((p) => {
      const floats = [p.x, p.y, p.z, p.height, p.nx, p.ny, p.nz, p.shade, p.tint, p.footprint, p.facet, p.facing];
      return [...floats, p.piece, 0, 0, 0];
    });
    const buffers = [
      upload('surfaces', packSurfaces({ ...none, surfaces: list, lowest: 0, span: 1 })),
      upload('points', Float32Array.from(packed)),
      gpu().createBuffer('colors', list.length * POINTS * 16),
    ];
    const pipeline = gpu().pipeline('shade points', KERNEL, 'shade_points');
    const entries = buffers.map((buffer, binding) => ({ binding, resource: { buffer } }));
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries }));
    pass.dispatchWorkgroups(POINTS / 64, list.length);
    pass.end();
    device.queue.submit([encoder.finish()]);
    const colors = new Float32Array(await gpu().read(buffers[2]!, 0, list.length * POINTS * 16));
    for (const buffer of buffers) gpu().destroyBuffer(buffer);

    Object.entries(surfaces).forEach(([name, surface], index) => {
      const expected: ColorOut = [0, 0, 0];
      let astray = 0;
      points.forEach((point, number) => {
        shadeSurface(surface, point, expected);
        const ours = colors.subarray((index * POINTS + number) * 4, (index * POINTS + number) * 4 + 3);
        if (expected.some((value, channel) => !(Math.abs(value - ours[channel]!) < 2e-3))) astray += 1;
      });
      // Where a colour jumps, 32 bits may land on the other side.
      expect(astray / POINTS, name).toBeLessThan(0.01);
    });
  });
});
