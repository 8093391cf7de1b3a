import type { GpuContext } from '@404-gen/splat';
import { castsShadow } from '../bake-light.ts';
import type { Scene } from '../scene.ts';
import { wallOpacity, type MeshTraits } from '../shade-mesh.ts';
import { packSurfaces, packTriangles, packVertices, trianglesOf } from './pack-scene.ts';
import { ALL_KINDS, kindsOf, type SurfaceKinds } from './surface.wgsl.ts';

/** Numbers of triangles on the device. */
export interface TriangleList {
  readonly buffer: GPUBuffer;
  readonly count: number;
}

/** A scene in device memory, in the layouts of `scene.wgsl.ts` and `surface.wgsl.ts`. */
export interface DeviceScene {
  readonly vertexCount: number;
  readonly vertices: GPUBuffer;
  readonly triangles: GPUBuffer;
  readonly surfaces: GPUBuffer;
  /** Patterns and grains that kernels have to draw. */
  readonly kinds: SurfaceKinds;
  /** [V, 2] shade and exposure; undefined values until `bakeLightOnDevice` has run. */
  readonly light: GPUBuffer;
  readonly solid: TriangleList;
  readonly glass: TriangleList;
  /** Those that shadows fall from. */
  readonly casting: TriangleList;
  destroy(): void;
}

export function createDeviceScene(gpu: GpuContext, scene: Scene, traits: MeshTraits): DeviceScene {
  const made: GPUBuffer[] = [];
  const create = (label: string, bytes: number) => {
    const buffer = gpu.createBuffer(label, bytes);
    made.push(buffer);
    return buffer;
  };
  const upload = (label: string, data: ArrayBuffer | Uint32Array<ArrayBuffer>) => {
    const buffer = create(label, data.byteLength);
    gpu.device.queue.writeBuffer(buffer, 0, data);
    return buffer;
  };
  const listOf = (label: string, wanted: Parameters<typeof trianglesOf>[1]): TriangleList => {
    const triangles = trianglesOf(scene, wanted);
    return { buffer: upload(label, triangles), count: triangles.length };
  };
  return {
    vertexCount: scene.mesh.vertexCount,
    vertices: upload('target vertices', packVertices(scene)),
    triangles: upload('target triangles', packTriangles(scene, traits)),
    surfaces: upload('target surfaces', packSurfaces(traits)),
    // A card is quick at passing over what it has compiled, and slow to compile; software adapters are the reverse.
    kinds: gpu.software ? kindsOf(scene.paints) : ALL_KINDS,
    light: create('target light', scene.mesh.vertexCount * 8),
    solid: listOf('solid triangles', (paint) => wallOpacity(paint.translucency) >= 1),
    glass: listOf('glass triangles', (paint) => wallOpacity(paint.translucency) < 1),
    casting: listOf('casting triangles', castsShadow),
    destroy() {
      for (const buffer of made.splice(0)) gpu.destroyBuffer(buffer);
    },
  };
}
