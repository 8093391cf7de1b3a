import type { ShDegree } from '../cloud.ts';
import { workgroupsFor, type GpuContext } from './context.ts';
import { TILE_SIZE } from './tile.wgsl.ts';
import { createStage, type Stage } from './stage.ts';
import { EMIT_GROUP, EMIT_WGSL, RANK_COUNTS_WGSL, TILE_RANGES_WGSL } from './intersect.wgsl.ts';
import { packSizes, SIZES_BYTES, SLOT_VEC4S, SPLAT_VEC4S, STATE_BYTES, STATE_OFFSETS } from './layout.ts';
import { projectWgsl } from './project.wgsl.ts';
import { rasterizeBackwardWgsl } from './rasterize-bwd.wgsl.ts';
import { rasterizeForwardWgsl } from './rasterize-fwd.wgsl.ts';
import { createPrefixSum } from './sort/prefix-sum.ts';
import { createRadixSort } from './sort/radix-sort.ts';

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
  readonly tileCounts: GPUBuffer;
  readonly slotStarts: GPUBuffer;
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
  // Per projected splat: its record, 4 words of sorting, counts, starts by rank and by splat.
  const perSplat = SPLAT_VEC4S * VEC4_BYTES + 4 * (4 + 4);
  const perPair = SLOT_VEC4S * VEC4_BYTES + 4 * (4 + 1 + 2);
  const perPixel = 2 * VEC4_BYTES + 8 + (depth ? 8 : 0);
  return projected * perSplat + intersectionCapacity * perPair + pixels * perPixel + tiles * 8;
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
  const tileCounts = buffer('tile counts', projected * 4);
  const rankCounts = buffer('rank counts', projected * 4);
  const rankStarts = buffer('rank starts', projected * 4);
  const slotStarts = buffer('slot starts', projected * 4);
  const slotOwners = buffer('slot owners', intersectionCapacity * 4);
  const sorted = buffer('sorted pairs', intersectionCapacity * 8);
  const slotGradients = buffer('slot gradients', intersectionCapacity * SLOT_VEC4S * VEC4_BYTES);
  const tileRanges = buffer('tile ranges', tiles * 8);
  const pixels = buffer('pixels', pixelCount * VEC4_BYTES);
  const pixelGradients = buffer('pixel gradients', pixelCount * VEC4_BYTES);
  const pixelStates = buffer('pixel states', pixelCount * 8);
  const depths = buffer('depths', depth ? pixelCount * 4 : 16);
  const depthGradients = buffer('depth gradients', depth ? pixelCount * 4 : 16);

  const depthSort = createRadixSort(gpu, {
    label: 'depth sort',
    capacity: projected,
    keyBits: 32,
    count: { buffer: state, offsetBytes: STATE_OFFSETS.projected },
  });
  const tileSort = createRadixSort(gpu, {
    label: 'tile sort',
    capacity: intersectionCapacity,
    keyBits: Math.max(1, 32 - Math.clz32(tiles - 1)),
    count: { buffer: state, offsetBytes: STATE_OFFSETS.intersections },
  });
  const starts = createPrefixSum(gpu, {
    label: 'rank starts',
    capacity: projected,
    input: rankCounts,
    output: rankStarts,
    total: { buffer: state, offsetBytes: STATE_OFFSETS.wanted },
  });

  let count = capacity;
  const stage = (code: string, entryPoint: string, buffers: readonly GPUBuffer[], workgroups: () => [number, number]) =>
    createStage(gpu, { code, entryPoint, buffers, workgroups });
  const order = depthSort.sortedValues;
  const project = stage(
    projectWgsl(shDegree),
    'project',
    [sizes, state, viewBuffer, params, splats, depthSort.keys, depthSort.values, tileCounts, tileRanges],
    () => workgroupsFor(Math.max(views * count, tiles), 128),
  );
  const countRanks = stage(RANK_COUNTS_WGSL, 'rank_counts_of', [sizes, order, tileCounts, rankCounts], () =>
    workgroupsFor(views * count, 256),
  );
  const emit = stage(
    EMIT_WGSL,
    'emit',
    [sizes, state, order, splats, tileCounts, rankStarts, slotStarts, tileSort.keys, tileSort.values, slotOwners],
    () => workgroupsFor(views * count, EMIT_GROUP),
  );
  const findTileRanges = stage(
    TILE_RANGES_WGSL,
    'find_tile_ranges',
    [state, tileSort.sortedKeys, tileSort.sortedValues, slotOwners, tileRanges, sorted],
    () => workgroupsFor(intersectionCapacity, 256),
  );
  const perTile = () => workgroupsFor(tiles, 1);
  const forward = stage(
    rasterizeForwardWgsl({ depth }),
    'rasterize',
    [sizes, state, viewBuffer, splats, sorted, tileRanges, pixels, pixelStates, ...(depth ? [depths] : [])],
    perTile,
  );
  const backward = stage(
    rasterizeBackwardWgsl({ depth }),
    'rasterize_backward',
    [
      ...[sizes, state, viewBuffer, splats, sorted, tileRanges, pixelGradients, pixelStates, slotGradients],
      ...(depth ? [depthGradients] : []),
    ],
    perTile,
  );
  const forwardStages: readonly NamedStage[] = [
    { name: 'project', encode: project },
    { name: 'sort by depth', encode: (pass) => depthSort.encode(pass) },
    { name: 'count by rank', encode: countRanks },
    { name: 'scan counts', encode: (pass) => starts.encode(pass) },
    { name: 'emit pairs', encode: emit },
    { name: 'sort by tile', encode: (pass) => tileSort.encode(pass) },
    { name: 'find tile ranges', encode: findTileRanges },
    { name: 'rasterise', encode: forward },
  ];

  return {
    shape,
    ...{ state, sizes, pixels, pixelGradients, depths, depthGradients, splats, tileCounts, slotStarts, slotGradients },
    setCount(next) {
      count = next;
      const packed = packSizes({ count, capacity, views, width, height, tilesX, tilesY, intersectionCapacity });
      gpu.device.queue.writeBuffer(sizes, 0, packed);
      starts.setCount(views * count);
    },
    forwardStages,
    encodeForward(pass) {
      for (const { encode } of forwardStages) encode(pass);
    },
    encodeBackward: (pass) => backward(pass),
    destroy() {
      for (const made of owned.splice(0)) gpu.destroyBuffer(made);
      for (const part of [depthSort, tileSort, starts]) part.destroy();
    },
  };
}
