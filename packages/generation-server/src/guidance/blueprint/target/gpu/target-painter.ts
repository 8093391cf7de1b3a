import type { Camera, DeviceTargets, GpuContext } from '@404-gen/splat';
import { GLASS_LAYERS, SUPERSAMPLING } from '../target-renderer.ts';
import type { DeviceScene } from './device-scene.ts';
import { packViews } from './pack-scene.ts';
import { bindGroupOf, DEPTH_FORMAT, depthPipeline, ID_FORMAT, whole } from './pipelines.ts';
import { BATCH_WORDS, RESOLVE_SIDE, resolveWgsl } from './resolve.wgsl.ts';
import { VIEW_WORDS } from './scene.wgsl.ts';
import { visibilityWgsl } from './visibility.wgsl.ts';

/** Kinds of layers, each drawn by a pipeline of its own. */
const LAYERS = ['solid', 'first-glass', 'further-glass'] as const;

/** What draws the layers; all compiled with the first, so that the first job with glass waits for no compiler. */
function layerPipelines(gpu: GpuContext): readonly GPURenderPipeline[] {
  return LAYERS.map((layer) => depthPipeline(gpu, layer, visibilityWgsl(layer)));
}

/** Bytes of triangle numbers and depths that pictures painted at once may take: the more there are, the busier a card. */
const BATCH_BYTES = 32 * 1024 * 1024;
const SAMPLE_BYTES = 8;

/**
 * The pictures of `cameras`, all of one size, in their order: the device's counterpart of `TargetRenderer`, with the same
 * samples, layers and rules. The caller destroys the buffer.
 */
export function paintTargets(gpu: GpuContext, scene: DeviceScene, cameras: readonly Camera[]): DeviceTargets {
  const { device } = gpu;
  const { width, height } = cameras[0]!;
  const { vertices, triangles, surfaces, light, solid, glass, kinds } = scene;
  const pictures = gpu.createBuffer('targets', cameras.length * width * height * 4);
  const layers = glass.count > 0 ? GLASS_LAYERS + 1 : 1;
  const samples = width * height * SUPERSAMPLING ** 2;
  const most = Math.min(BATCH_BYTES / (samples * SAMPLE_BYTES), device.limits.maxTextureArrayLayers) / layers;
  /** Pictures painted at once. */
  const slots = Math.min(cameras.length, Math.max(1, Math.floor(most)));

  const usage = GPUTextureUsage.RENDER_ATTACHMENT | GPUTextureUsage.TEXTURE_BINDING;
  const size = [width * SUPERSAMPLING, height * SUPERSAMPLING, slots * layers] as const;
  const ids = device.createTexture({ label: 'triangle numbers', size, format: ID_FORMAT, usage });
  const depth = device.createTexture({ label: 'depths', size, format: DEPTH_FORMAT, usage });
  const views = gpu.createBuffer('target views', cameras.length * 4 * VIEW_WORDS);
  device.queue.writeBuffer(views, 0, packViews(cameras));
  const batches = Array.from({ length: Math.ceil(cameras.length / slots) }, (_, batch) => batch * slots);
  const stride = device.limits.minUniformBufferOffsetAlignment;
  const uniform = GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST;
  const batchBuffer = gpu.createBuffer('target batches', batches.length * stride, uniform);
  const packedBatches = new Uint32Array((batches.length * stride) / 4);
  batches.forEach((first, batch) => packedBatches.set([first, layers], (batch * stride) / 4));
  device.queue.writeBuffer(batchBuffer, 0, packedBatches);

  const pipelines = layerPipelines(gpu);
  const passes = Array.from({ length: slots * layers }, (_, place) => {
    const layer = place % layers;
    const pipeline = pipelines[Math.min(layer, LAYERS.length - 1)]!;
    const drawn = layer === 0 ? solid : glass;
    const resources: GPUBindingResource[] = [views, vertices, triangles, drawn.buffer].map(whole);
    if (layer > 0) resources.push(layerOf(depth, place - layer));
    if (layer > 1) resources.push(layerOf(depth, place - 1), layerOf(ids, place - 1));
    return {
      pipeline,
      bindGroup: bindGroupOf(gpu, pipeline, resources),
      corners: 3 * drawn.count,
      descriptor: {
        colorAttachments: [{ view: layerOf(ids, place), clearValue: [0, 0, 0, 0], loadOp: 'clear', storeOp: 'store' }],
        depthStencilAttachment: {
          view: layerOf(depth, place),
          depthClearValue: 0,
          depthLoadOp: 'clear',
          depthStoreOp: 'store',
        },
      } as const,
    };
  });

  const resolve = gpu.pipeline('resolve', resolveWgsl(kinds), 'resolve');
  const shared = [views, vertices, triangles, surfaces, light, pictures].map(whole);
  const numbers = ids.createView({ dimension: '2d-array' });
  const encoder = device.createCommandEncoder({ label: 'targets' });
  batches.forEach((first, batch) => {
    const count = Math.min(slots, cameras.length - first);
    passes.slice(0, count * layers).forEach(({ pipeline, bindGroup, corners, descriptor }, place) => {
      const pass = encoder.beginRenderPass(descriptor);
      if (corners > 0) {
        pass.setPipeline(pipeline);
        pass.setBindGroup(0, bindGroup);
        pass.draw(corners, 1, 0, first + Math.floor(place / layers));
      }
      pass.end();
    });
    const pass = encoder.beginComputePass();
    pass.setPipeline(resolve);
    const about = { buffer: batchBuffer, offset: batch * stride, size: BATCH_WORDS * 4 };
    pass.setBindGroup(0, bindGroupOf(gpu, resolve, [about, ...shared, numbers]));
    pass.dispatchWorkgroups(Math.ceil(width / RESOLVE_SIDE), Math.ceil(height / RESOLVE_SIDE), count);
    pass.end();
  });
  device.queue.submit([encoder.finish()]);
  // What is submitted keeps them until it has run.
  for (const buffer of [views, batchBuffer]) gpu.destroyBuffer(buffer);
  for (const texture of [ids, depth]) texture.destroy();
  return { width, height, buffer: pictures };
}

function layerOf(texture: GPUTexture, layer: number): GPUTextureView {
  return texture.createView({ dimension: '2d', baseArrayLayer: layer, arrayLayerCount: 1 });
}
