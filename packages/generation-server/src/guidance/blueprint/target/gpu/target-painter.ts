import type { Camera, DeviceTargets, GpuContext } from '@404-gen/splat';
import type { Scene } from '../scene.ts';
import type { MeshShader } from '../shade-mesh.ts';
import { GLASS_LAYERS, SUPERSAMPLING } from '../target-renderer.ts';
import { packTriangles, packVertices, packViews } from './pack-scene.ts';
import { RESOLVE_SIDE, resolveWgsl } from './resolve.wgsl.ts';
import { VIEW_WORDS } from './scene.wgsl.ts';
import type { SurfaceSamples } from './surface-samples.ts';
import { visibilityWgsl } from './visibility.wgsl.ts';

/** Draws one scene on the device. */
export interface TargetPainter {
  /** The pictures of `cameras`, all of one size, in their order. The caller destroys the buffer. */
  paint(cameras: readonly Camera[], samples: SurfaceSamples): DeviceTargets;
  destroy(): void;
}

const ID_FORMAT = 'r32uint';
const DEPTH_FORMAT = 'depth32float';

type Layer = Parameters<typeof visibilityWgsl>[0];

/** Render pipelines by device: a device is as dear as its pipelines, and lost with them. */
const pipelines = new WeakMap<GPUDevice, Map<Layer, GPURenderPipeline>>();

function visibilityPipeline({ device }: GpuContext, layer: Layer): GPURenderPipeline {
  let known = pipelines.get(device);
  if (!known) pipelines.set(device, (known = new Map<Layer, GPURenderPipeline>()));
  let pipeline = known.get(layer);
  if (!pipeline) {
    const module = device.createShaderModule({ label: layer, code: visibilityWgsl(layer) });
    pipeline = device.createRenderPipeline({
      label: layer,
      layout: 'auto',
      vertex: { module },
      fragment: { module, targets: [{ format: ID_FORMAT }] },
      primitive: { topology: 'triangle-list', cullMode: 'none' },
      depthStencil: { format: DEPTH_FORMAT, depthWriteEnabled: true, depthCompare: 'greater' },
    });
    known.set(layer, pipeline);
  }
  return pipeline;
}

/**
 * The device's counterpart of `TargetRenderer`: the same samples, layers and rules, except that colours come from
 * samples of the surface instead of being shaded pixel by pixel.
 */
export function createTargetPainter(gpu: GpuContext, scene: Scene, shader: MeshShader): TargetPainter {
  const { device } = gpu;
  const upload = (label: string, data: ArrayBuffer | ArrayBufferView<ArrayBuffer>) => {
    const buffer = gpu.createBuffer(label, data.byteLength);
    device.queue.writeBuffer(buffer, 0, data);
    return buffer;
  };
  const solid = [...shader.opacities.keys()].filter((triangle) => shader.opacities[triangle]! >= 1);
  const glass = [...shader.opacities.keys()].filter((triangle) => shader.opacities[triangle]! < 1);
  const vertices = upload('target vertices', packVertices(scene));
  const triangles = upload('target triangles', packTriangles(scene, shader));
  const drawn = [solid, glass].map((list) => upload('triangles drawn', Uint32Array.from(list)));
  const layers = glass.length > 0 ? GLASS_LAYERS + 1 : 1;

  return {
    paint(cameras, samples) {
      const { width, height } = cameras[0]!;
      const buffer = gpu.createBuffer('targets', cameras.length * width * height * 4);
      const surfaces = Array.from({ length: layers }, () => ({
        ids: textureOf(ID_FORMAT, width, height),
        depth: textureOf(DEPTH_FORMAT, width, height),
      }));
      const stride = device.limits.minUniformBufferOffsetAlignment;
      const views = upload('target views', packViews(cameras, 4 * VIEW_WORDS));
      const uniforms = gpu.createBuffer(
        'target view',
        cameras.length * stride,
        GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
      );
      device.queue.writeBuffer(uniforms, 0, packViews(cameras, stride));
      const grids = upload('surface grids', samples.grids);
      const colors = upload('surface samples', samples.colors);

      const passes = surfaces.map(({ ids, depth }, layer) => {
        const pipeline = visibilityPipeline(gpu, layer === 0 ? 'solid' : layer === 1 ? 'first-glass' : 'further-glass');
        const above = surfaces[layer - 1]!;
        const resources: GPUBindingResource[] = [
          { buffer: views },
          { buffer: vertices },
          { buffer: triangles },
          { buffer: drawn[layer === 0 ? 0 : 1]! },
          ...(layer > 0 ? [surfaces[0]!.depth.view] : []),
          ...(layer > 1 ? [above.depth.view, above.ids.view] : []),
        ];
        return {
          pipeline,
          bindGroup: bindGroupOf(pipeline, resources),
          corners: 3 * (layer === 0 ? solid : glass).length,
          descriptor: {
            colorAttachments: [{ view: ids.view, clearValue: [0, 0, 0, 0], loadOp: 'clear', storeOp: 'store' }],
            depthStencilAttachment: {
              view: depth.view,
              depthClearValue: 0,
              depthLoadOp: 'clear',
              depthStoreOp: 'store',
            },
          } as const,
        };
      });
      const resolve = gpu.pipeline('resolve', resolveWgsl(layers), 'resolve');
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
        const pass = encoder.beginComputePass();
        pass.setPipeline(resolve);
        const resources = [
          { buffer: uniforms, offset: index * stride, size: 4 * VIEW_WORDS },
          ...[vertices, triangles, grids, colors, buffer].map((each) => ({ buffer: each })),
          ...surfaces.map(({ ids }) => ids.view),
        ];
        pass.setBindGroup(0, bindGroupOf(resolve, resources));
        pass.dispatchWorkgroups(Math.ceil(width / RESOLVE_SIDE), Math.ceil(height / RESOLVE_SIDE));
        pass.end();
      });
      device.queue.submit([encoder.finish()]);
      // What is submitted keeps them until it has run.
      for (const each of [views, uniforms, grids, colors]) gpu.destroyBuffer(each);
      for (const { ids, depth } of surfaces) for (const { texture } of [ids, depth]) texture.destroy();
      return { width, height, buffer };
    },
    destroy() {
      for (const buffer of [vertices, triangles, ...drawn]) gpu.destroyBuffer(buffer);
    },
  };

  function textureOf(format: GPUTextureFormat, width: number, height: number) {
    const texture = device.createTexture({
      label: format,
      size: [width * SUPERSAMPLING, height * SUPERSAMPLING],
      format,
      usage: GPUTextureUsage.RENDER_ATTACHMENT | GPUTextureUsage.TEXTURE_BINDING,
    });
    return { texture, view: texture.createView() };
  }

  function bindGroupOf(pipeline: GPURenderPipeline | GPUComputePipeline, resources: readonly GPUBindingResource[]) {
    return device.createBindGroup({
      layout: pipeline.getBindGroupLayout(0),
      entries: resources.map((resource, binding) => ({ binding, resource })),
    });
  }
}
