import type { ShDegree } from '../cloud.ts';
import { workgroupsFor, type GpuContext } from './context.ts';
import { TILE_SIZE } from './tile.wgsl.ts';
import { createStage, type Stage } from './stage.ts';
import { EMIT_WGSL } from './intersect.wgsl.ts';
import { packSizes, SIZES_BYTES, SLOT_VEC4S, SPLAT_VEC4S, STATE_BYTES, STATE_OFFSETS } from './layout.ts';
import { projectWgsl, SPLAT_GROUP } from './project.wgsl.ts';
import { rasterizeBackwardWgsl } from './rasterize-bwd.wgsl.ts';
import { rasterizeForwardWgsl } from './rasterize-fwd.wgsl.ts';
import { SORT_TILES_WGSL } from './sort-tiles.wgsl.ts';
import { createPrefixSum } from './sort/prefix-sum.ts';

const VEC4_BYTES = 16;

/** What fixes the size of a raster's buffers. */
export interface RasterShape {
  /** Splats there is room for. */
  readonly capacity: number;
  readonly shDegree: ShDegree;
  /** Pictures rendered at once, all of one size. */
  readonly views: number;
  readonly width: number;
  readonly height: number;
  /** Whether depth is rendered and gone back through. */
  readonly depth: boolean;
  /** Pairs of splat and tile there is room for, over all views. */
  readonly intersectionCapacity: number;
}

/** Part of a step under the name that profiles give it. */
export interface NamedStage {
  readonly name: string;
  readonly encode: Stage;
}

/** The passes from parameters to pictures and back to gradients per pair of splat and tile, with their buffers. */
export interface RasterPasses {
  readonly shape: RasterShape;
  /** See `STATE_WGSL`. */
  readonly state: GPUBuffer;
  readonly sizes: GPUBuffer;
  /** [views, height, width] vec4f: red, green, blue on the background, alpha. */
  readonly pixels: GPUBuffer;
  /** The same, ∂L/∂ each. */
  readonly pixelGradients: GPUBuffer;
  /** [views, height, width] f32; 16 bytes when the shape has no depth. */
  readonly depths: GPUBuffer;
  readonly depthGradients: GPUBuffer;
  readonly splats: GPUBuffer;
  /** [views, count] vec2u: first slot and number of slots of each splat. */
  readonly slotRanges: GPUBuffer;
  readonly slotGradients: GPUBuffer;
  /** Says how many splats there are, before the passes are encoded. */
  setCount(count: number): void;
  /** What `encodeForward` runs, in order; each alone for timing. */
  readonly forwardStages: readonly NamedStage[];
  encodeForward(pass: GPUComputePassEncoder): void;
  encodeBackward(pass: GPUComputePassEncoder): void;
  destroy(): void;
}

/** Pairs of splat and tile for which one buffer of gradients can be bound. */
export function maxIntersections({ device }: GpuContext): number {
  const { maxBufferSize, maxStorageBufferBindingSize } = device.limits;
  return Math.floor(Math.min(maxBufferSize, maxStorageBufferBindingSize) / (SLOT_VEC4S * VEC4_BYTES));
}

/** Bytes of device memory that `createRasterPasses` takes. */
export function rasterBytes(shape: RasterShape): number {
  const { capacity, views, width, height, depth, intersectionCapacity } = shape;
  const pixels = views * width * height;
  const tiles = views * Math.ceil(width / TILE_SIZE) * Math.ceil(height / TILE_SIZE);
  const projected = views * capacity;
  const perSplat = SPLAT_VEC4S * VEC4_BYTES + 8;
  const perPair = SLOT_VEC4S * VEC4_BYTES + VEC4_BYTES + 8;
  const perPixel = 2 * VEC4_BYTES + 8 + (depth ? 8 : 0);
  return projected * perSplat + intersectionCapacity * perPair + pixels * perPixel + tiles * 12;
}

/**
 * @param params the packed cloud, `views` as many `View`s per step as the shape has
 */
export function createRasterPasses(
  gpu: GpuContext,
  shape: RasterShape,
  { params, views: viewBuffer }: { params: GPUBuffer; views: GPUBuffer },
): RasterPasses {
  const { capacity, shDegree, views, width, height, depth, intersectionCapacity } = shape;
  const tilesX = Math.ceil(width / TILE_SIZE);
  const tilesY = Math.ceil(height / TILE_SIZE);
  const tiles = views * tilesX * tilesY;
  const projected = views * capacity;
  const pixelCount = views * width * height;
  const owned: GPUBuffer[] = [];
  const buffer = (label: string, bytes: number, usage?: GPUBufferUsageFlags) => {
    const made = gpu.createBuffer(label, bytes, usage);
    owned.push(made);
    return made;
  };

  const sizes = buffer('sizes', SIZES_BYTES, GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST);
  const state = buffer('state', STATE_BYTES);
  const splats = buffer('splats', projected * SPLAT_VEC4S * VEC4_BYTES);
  const slotRanges = buffer('slot ranges', projected * 8);
  const slotGradients = buffer('slot gradients', intersectionCapacity * SLOT_VEC4S * VEC4_BYTES);
  const pairs = buffer('pairs', intersectionCapacity * VEC4_BYTES);
  const sorted = buffer('sorted pairs', intersectionCapacity * 8);
  const tileCounts = buffer('tile counts', tiles * 4);
  const tileStarts = buffer('tile starts', tiles * 4);
  const tileCursors = buffer('tile cursors', tiles * 4);
  const pixels = buffer('pixels', pixelCount * VEC4_BYTES);
  const pixelGradients = buffer('pixel gradients', pixelCount * VEC4_BYTES);
  const pixelStates = buffer('pixel states', pixelCount * 8);
  const depths = buffer('depths', depth ? pixelCount * 4 : 16);
  const depthGradients = buffer('depth gradients', depth ? pixelCount * 4 : 16);

  const starts = createPrefixSum(gpu, {
    label: 'tile starts',
    capacity: tiles,
    input: tileCounts,
    output: tileStarts,
    total: { buffer: state, offsetBytes: STATE_OFFSETS.wanted },
  });

  let count = capacity;
  const stage = (code: string, entryPoint: string, buffers: readonly GPUBuffer[], workgroups: () => [number, number]) =>
    createStage(gpu, { code, entryPoint, buffers, workgroups });
  const project = stage(
    projectWgsl(shDegree),
    'project',
    [sizes, state, viewBuffer, params, splats, slotRanges, tileCounts, tileCursors],
    () => workgroupsFor(Math.max(views * count, tiles), SPLAT_GROUP),
  );
  const emit = stage(EMIT_WGSL, 'emit', [sizes, state, splats, slotRanges, tileStarts, tileCursors, pairs], () =>
    workgroupsFor(views * count, SPLAT_GROUP),
  );
  const perTile = () => workgroupsFor(tiles, 1);
  const sortTiles = stage(
    SORT_TILES_WGSL,
    'sort_tiles',
    [sizes, tileStarts, tileCursors, tileCounts, pairs, sorted],
    perTile,
  );
  const forward = stage(
    rasterizeForwardWgsl({ depth }),
    'rasterize',
    [
      sizes,
      state,
      viewBuffer,
      splats,
      sorted,
      tileStarts,
      tileCursors,
      pixels,
      pixelStates,
      ...(depth ? [depths] : []),
    ],
    perTile,
  );
  const backward = stage(
    rasterizeBackwardWgsl({ depth }),
    'rasterize_backward',
    [
      ...[
        sizes,
        state,
        viewBuffer,
        splats,
        sorted,
        tileStarts,
        tileCursors,
        pixelGradients,
        pixelStates,
        slotGradients,
      ],
      ...(depth ? [depthGradients] : []),
    ],
    perTile,
  );
  const forwardStages: readonly NamedStage[] = [
    { name: 'project', encode: project },
    { name: 'scan tiles', encode: (pass) => starts.encode(pass) },
    { name: 'emit pairs', encode: emit },
    { name: 'sort tiles', encode: sortTiles },
    { name: 'rasterise', encode: forward },
  ];

  return {
    shape,
    ...{ state, sizes, pixels, pixelGradients, depths, depthGradients, splats, slotRanges, slotGradients },
    setCount(next) {
      count = next;
      const packed = packSizes({ count, capacity, views, width, height, tilesX, tilesY, intersectionCapacity });
      gpu.device.queue.writeBuffer(sizes, 0, packed);
    },
    forwardStages,
    encodeForward(pass) {
      for (const { encode } of forwardStages) encode(pass);
    },
    encodeBackward: (pass) => backward(pass),
    destroy() {
      for (const made of owned.splice(0)) gpu.destroyBuffer(made);
      starts.destroy();
    },
  };
}
