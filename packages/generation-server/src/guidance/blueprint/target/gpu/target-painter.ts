import type { Camera, DeviceTargets, GpuContext } from '@404-gen/splat';
import { GLASS_LAYERS, SUPERSAMPLING } from '../target-renderer.ts';
import type { DeviceScene } from './device-scene.ts';
import { packViews } from './pack-scene.ts';
import { bindGroupOf, DEPTH_FORMAT, depthPipeline, ID_FORMAT, whole } from './pipelines.ts';
import { RESOLVE_SIDE, resolveWgsl } from './resolve.wgsl.ts';
import { VIEW_WORDS } from './scene.wgsl.ts';
import { visibilityWgsl } from './visibility.wgsl.ts';

/** Kinds of layers, each drawn by a pipeline of its own. */
const LAYERS = ['solid', 'first-glass', 'further-glass'] as const;

/** What draws the layers; all compiled with the first, so that the first job with glass waits for no compiler. */
function layerPipelines(gpu: GpuContext): readonly GPURenderPipeline[] {
  return LAYERS.map((layer) => depthPipeline(gpu, layer, visibilityWgsl(layer)));
}

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
  const usage = GPUTextureUsage.RENDER_ATTACHMENT | GPUTextureUsage.TEXTURE_BINDING;
  const size = [width * SUPERSAMPLING, height * SUPERSAMPLING, layers] as const;
  const ids = device.createTexture({ label: 'triangle numbers', size, format: ID_FORMAT, usage });
  const depth = device.createTexture({ label: 'depths', size, format: DEPTH_FORMAT, usage });
  const layerOf = (texture: GPUTexture, layer: number) =>
    texture.createView({ dimension: '2d', baseArrayLayer: layer, arrayLayerCount: 1 });

  const stride = device.limits.minUniformBufferOffsetAlignment;
  const views = gpu.createBuffer('target views', cameras.length * 4 * VIEW_WORDS);
  device.queue.writeBuffer(views, 0, packViews(cameras, 4 * VIEW_WORDS));
  const uniform = GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST;
  const uniforms = gpu.createBuffer('target view', cameras.length * stride, uniform);
  device.queue.writeBuffer(uniforms, 0, packViews(cameras, stride));

  const pipelines = layerPipelines(gpu);
  const passes = Array.from({ length: layers }, (_, layer) => {
    const pipeline = pipelines[Math.min(layer, LAYERS.length - 1)]!;
    const drawn = layer === 0 ? solid : glass;
    const resources: GPUBindingResource[] = [views, vertices, triangles, drawn.buffer].map(whole);
    if (layer > 0) resources.push(layerOf(depth, 0));
    if (layer > 1) resources.push(layerOf(depth, layer - 1), layerOf(ids, layer - 1));
    const colorAttachment: GPURenderPassColorAttachment = {
      view: layerOf(ids, layer),
      clearValue: [0, 0, 0, 0],
      loadOp: 'clear',
      storeOp: 'store',
    };
    const depthStencilAttachment: GPURenderPassDepthStencilAttachment = {
      view: layerOf(depth, layer),
      depthClearValue: 0,
      depthLoadOp: 'clear',
      depthStoreOp: 'store',
    };
    return {
      pipeline,
      bindGroup: bindGroupOf(gpu, pipeline, resources),
      corners: 3 * drawn.count,
      descriptor: { colorAttachments: [colorAttachment], depthStencilAttachment },
    };
  });

  const resolve = gpu.pipeline('resolve', resolveWgsl(kinds), 'resolve');
  const shared = [vertices, triangles, surfaces, light, pictures].map(whole);
  const numbers = ids.createView({ dimension: '2d-array' });
  const encoder = device.createCommandEncoder({ label: 'targets' });
  cameras.forEach((_, index) => {
    for (const { pipeline, bindGroup, corners, descriptor } of passes) {
      const pass = encoder.beginRenderPass(descriptor);
      if (corners > 0) {
        pass.setPipeline(pipeline);
        pass.setBindGroup(0, bindGroup);
        pass.draw(corners, 1, 0, index);
      }
      pass.end();
    }
    const view = { buffer: uniforms, offset: index * stride, size: 4 * VIEW_WORDS };
    const pass = encoder.beginComputePass();
    pass.setPipeline(resolve);
    pass.setBindGroup(0, bindGroupOf(gpu, resolve, [view, ...shared, numbers]));
    pass.dispatchWorkgroups(Math.ceil(width / RESOLVE_SIDE), Math.ceil(height / RESOLVE_SIDE));
    pass.end();
  });
  device.queue.submit([encoder.finish()]);
  // What is submitted keeps them until it has run.
  for (const buffer of [views, uniforms]) gpu.destroyBuffer(buffer);
  for (const texture of [ids, depth]) texture.destroy();
  return { width, height, buffer: pictures };
}
