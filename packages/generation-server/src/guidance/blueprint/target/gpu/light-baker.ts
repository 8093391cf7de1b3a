import type { GpuContext } from '@404-gen/splat';
import { LIGHT_DIRECTIONS, mapReach } from '../bake-light.ts';
import type { Scene } from '../scene.ts';
import type { DeviceScene } from './device-scene.ts';
import {
  ATLAS,
  DEPTH_MAPS_WGSL,
  GATHER_LIGHT_WGSL,
  GATHER_WORKGROUP_SIZE,
  LIGHT_WORDS,
  LIGHTS_HEADER_WORDS,
} from './light.wgsl.ts';
import { bindGroupOf, DEPTH_FORMAT, depthPipeline, whole } from './pipelines.ts';

/** `bakeLight` on the device: fills `onDevice.light` with what it would give, but for edges of shadows. */
export function bakeLightOnDevice(gpu: GpuContext, { mesh }: Scene, onDevice: DeviceScene): void {
  const { device } = gpu;
  const packed = packLights(mapReach(mesh.positions));
  const lights = gpu.createBuffer('lights', packed.byteLength);
  device.queue.writeBuffer(lights, 0, packed);
  const maps = device.createTexture({
    label: 'depth maps',
    size: [ATLAS.width, ATLAS.height],
    format: DEPTH_FORMAT,
    usage: GPUTextureUsage.RENDER_ATTACHMENT | GPUTextureUsage.TEXTURE_BINDING,
  });
  const view = maps.createView();
  const { vertices, triangles, casting, light, vertexCount } = onDevice;

  const encoder = device.createCommandEncoder({ label: 'light' });
  const draw = depthPipeline(gpu, 'depth maps', DEPTH_MAPS_WGSL);
  const drawing = encoder.beginRenderPass({
    colorAttachments: [],
    depthStencilAttachment: { view, depthClearValue: 0, depthLoadOp: 'clear', depthStoreOp: 'store' },
  });
  if (casting.count > 0) {
    drawing.setPipeline(draw);
    drawing.setBindGroup(0, bindGroupOf(gpu, draw, [lights, vertices, triangles, casting.buffer].map(whole)));
    drawing.draw(3 * casting.count, LIGHT_DIRECTIONS.length);
  }
  drawing.end();

  const gather = gpu.pipeline('gather light', GATHER_LIGHT_WGSL, 'gather_light');
  const gathering = encoder.beginComputePass();
  gathering.setPipeline(gather);
  gathering.setBindGroup(0, bindGroupOf(gpu, gather, [...[lights, vertices, light].map(whole), view]));
  gathering.dispatchWorkgroups(Math.ceil(vertexCount / GATHER_WORKGROUP_SIZE));
  gathering.end();
  device.queue.submit([encoder.finish()]);
  // What is submitted keeps them until it has run.
  gpu.destroyBuffer(lights);
  maps.destroy();
}

function packLights(reach: number): Float32Array<ArrayBuffer> {
  const packed = new Float32Array(LIGHTS_HEADER_WORDS + LIGHT_DIRECTIONS.length * LIGHT_WORDS);
  packed[0] = reach;
  LIGHT_DIRECTIONS.forEach(({ x, y, z, radiance, right, down }, index) => {
    const at = LIGHTS_HEADER_WORDS + index * LIGHT_WORDS;
    packed.set([x, y, z, radiance, ...right, 0, ...down], at);
  });
  return packed;
}
