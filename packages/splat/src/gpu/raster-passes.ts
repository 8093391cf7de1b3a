import { AppError } from '@404-gen/service-kit/app-error';
import type { ShDegree } from '../cloud.ts';
import { workgroupsFor, type GpuContext } from './context.ts';
import { BIN_SIZE, TILE_SIZE } from './tile.wgsl.ts';
import { createOpenStage, createStage, type OpenStage, type Stage, type StageOptions } from './stage.ts';
import { BIN_RANGES_WGSL, EMIT_GROUP, EMIT_WGSL } from './intersect.wgsl.ts';
import { EPOCH_STEPS, packSizes, SIZES_BYTES, SLOT_VEC4S, SPLAT_VEC4S, STATE_BYTES, STATE_OFFSETS } from './layout.ts';
import { projectWgsl } from './project.wgsl.ts';
import { rasterizeBackwardWgsl } from './rasterize-bwd.wgsl.ts';
import { rasterizeForwardWgsl } from './rasterize-fwd.wgsl.ts';
import { createPrefixSum } from './sort/prefix-sum.ts';
import { createRadixSort } from './sort/radix-sort.ts';

const VEC4_BYTES = 16;

/** Tiles of a picture: a pair of splat and bin counts the splat's tiles before its own with 16 bits. */
const MAX_TILES = 2 ** 16;
const MAX_PICTURE_PIXELS = MAX_TILES * TILE_SIZE ** 2;

/**
 * Depths are sorted by their bits as u32, relative to the nearest. 24 bits are all there are as long as the farthest is
 * less than 4 times as far; one bit is lost up to 16 times, two up to 256 times.
 */
const DEPTH_KEY_BITS = 24;

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
  /** [views, splats] vec2u: bins and tiles touched. */
  readonly counts: GPUBuffer;
  /** [views, splats] vec2u. x: first pair with bins, by rank in depth; y: first slot, by splat, which has one per tile touched. */
  readonly starts: GPUBuffer;
  readonly slotGradients: GPUBuffer;
  /** Number of the step that each slot was last written in. */
  readonly slotStamps: GPUBuffer;
  /** Before up to `EPOCH_STEPS` steps are submitted: the next one is the first. */
  resetState(): void;
  /** Says how many splats there are, before the passes are encoded. */
  setCount(count: number): void;
  /** What `encodeForward` runs, in order; each alone for timing. */
  readonly forwardStages: readonly NamedStage[];
  encodeForward(pass: GPUComputePassEncoder): void;
  encodeBackward(pass: GPUComputePassEncoder): void;
  /**
   * The same with gradients of pixels that the kernel computes itself, by `comparisonWgsl` of group 1. For shapes without
   * depth: a stage has storage buffers for no more.
   */
  backwardFrom(comparison: string): OpenStage;
  destroy(): void;
}

/** Pairs of splat and tile for which one buffer of gradients can be bound. */
export function maxIntersections({ device }: GpuContext): number {
  const { maxBufferSize, maxStorageBufferBindingSize } = device.limits;
  return Math.floor(Math.min(maxBufferSize, maxStorageBufferBindingSize) / (SLOT_VEC4S * VEC4_BYTES));
}

/** Pairs of splat and bin that there is room for. `emit` knows the formula as well. */
function pairCapacityOf({ capacity, views, intersectionCapacity }: RasterShape): number {
  return Math.ceil(intersectionCapacity / 2) + views * capacity;
}

/** Bytes of device memory that `createRasterPasses` takes. */
export function rasterBytes(shape: RasterShape): number {
  const { capacity, views, width, height, depth, intersectionCapacity } = shape;
  const pixels = views * width * height;
  const bins = views * Math.ceil(width / BIN_SIZE) * Math.ceil(height / BIN_SIZE);
  const projected = views * capacity;
  // Per projected splat: its record, 4 words of sorting, 2 of counts, 2 of them in order of depth, 2 of starts.
  const perSplat = SPLAT_VEC4S * VEC4_BYTES + 4 * (4 + 2 + 2 + 2);
  const perSlot = SLOT_VEC4S * VEC4_BYTES + 4;
  // Key and two words of value, before and after.
  const perPair = 4 * (3 + 3);
  const perPixel = 2 * VEC4_BYTES + 8 + (depth ? 8 : 0);
  return (
    projected * perSplat +
    intersectionCapacity * perSlot +
    pairCapacityOf(shape) * perPair +
    pixels * perPixel +
    bins * 8
  );
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
  if (tilesX * tilesY > MAX_TILES) {
    const message = `Pictures of ${width} × ${height} are too large; ${MAX_PICTURE_PIXELS} pixels are the most`;
    throw new AppError('GPU_OUT_OF_MEMORY', message, { details: { width, height } });
  }
  const tiles = views * tilesX * tilesY;
  const binsX = Math.ceil(width / BIN_SIZE);
  const binsY = Math.ceil(height / BIN_SIZE);
  const bins = views * binsX * binsY;
  const pairCapacity = pairCapacityOf(shape);
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
  const counts = buffer('counts', projected * 8);
  const starts = buffer('starts', projected * 8);
  const slotGradients = buffer('slot gradients', intersectionCapacity * SLOT_VEC4S * VEC4_BYTES);
  const slotStamps = buffer('slot stamps', intersectionCapacity * 4);
  const binRanges = buffer('bin ranges', bins * 8);
  const pixels = buffer('pixels', pixelCount * VEC4_BYTES);
  const pixelGradients = buffer('pixel gradients', pixelCount * VEC4_BYTES);
  const pixelStates = buffer('pixel states', pixelCount * 8);
  const depths = buffer('depths', depth ? pixelCount * 4 : 16);
  const depthGradients = buffer('depth gradients', depth ? pixelCount * 4 : 16);

  const depthSort = createRadixSort(gpu, {
    label: 'depth sort',
    capacity: projected,
    keyBits: DEPTH_KEY_BITS,
    count: { buffer: state, offsetBytes: STATE_OFFSETS.projected },
    range: { leastOffsetBytes: STATE_OFFSETS.nearest, mostOffsetBytes: STATE_OFFSETS.farthest },
    values: 'index',
  });
  const binSort = createRadixSort(gpu, {
    label: 'bin sort',
    capacity: pairCapacity,
    // There is room for more than is wanted, and a splat touches more tiles than bins.
    usual: Math.ceil(pairCapacity / 3),
    keyBits: Math.max(1, 32 - Math.clz32(bins - 1)),
    count: { buffer: state, offsetBytes: STATE_OFFSETS.pairs },
    values: 'vec2u',
  });
  const order = depthSort.sortedValues;
  const scan = createPrefixSum(gpu, {
    label: 'starts',
    capacity: projected,
    input: counts,
    order,
    output: starts,
    total: { buffer: state, offsetBytes: STATE_OFFSETS.allPairs },
  });

  let count = capacity;
  // Buffers start as zero, so numbers of steps do not.
  let epoch = 0;
  const stage = (code: string, entryPoint: string, buffers: readonly GPUBuffer[], workgroups: () => [number, number]) =>
    createStage(gpu, { code, entryPoint, buffers, workgroups });
  const project = stage(
    projectWgsl(shDegree),
    'project',
    [sizes, state, viewBuffer, params, splats, depthSort.keys, counts, binRanges],
    () => workgroupsFor(Math.max(views * count, bins), 128),
  );
  const emit = stage(EMIT_WGSL, 'emit', [sizes, state, order, splats, starts, binSort.keys, binSort.values], () =>
    workgroupsFor(views * count, EMIT_GROUP),
  );
  const findBinRanges = stage(BIN_RANGES_WGSL, 'find_bin_ranges', [state, binSort.sortedKeys, binRanges], () =>
    workgroupsFor(pairCapacity, 256),
  );
  const perTile = () => workgroupsFor(tiles, 1);
  const forward = stage(
    rasterizeForwardWgsl({ depth }),
    'rasterize',
    [
      sizes,
      state,
      viewBuffer,
      splats,
      binSort.sortedValues,
      binRanges,
      pixels,
      pixelStates,
      ...(depth ? [depths] : []),
    ],
    perTile,
  );
  const backwardOptions = (comparison?: string): StageOptions => ({
    code: rasterizeBackwardWgsl({ depth, ...(comparison === undefined ? {} : { comparison }) }),
    entryPoint: 'rasterize_backward',
    buffers: [
      ...[sizes, state, viewBuffer, splats, binSort.sortedValues, binRanges],
      comparison === undefined ? pixelGradients : undefined,
      ...[pixelStates, starts, slotGradients, slotStamps, ...(depth ? [depthGradients] : [])],
    ],
    workgroups: perTile,
  });
  const backward = createStage(gpu, backwardOptions());
  const forwardStages: readonly NamedStage[] = [
    { name: 'project', encode: project },
    { name: 'sort by depth', encode: (pass) => depthSort.encode(pass) },
    { name: 'scan counts', encode: (pass) => scan.encode(pass) },
    { name: 'emit pairs', encode: emit },
    { name: 'sort by bin', encode: (pass) => binSort.encode(pass) },
    { name: 'find bin ranges', encode: findBinRanges },
    { name: 'rasterise', encode: forward },
  ];

  return {
    shape,
    ...{ state, sizes, pixels, pixelGradients, depths, depthGradients },
    ...{ splats, counts, starts, slotGradients, slotStamps },
    resetState() {
      epoch = (epoch + EPOCH_STEPS) >>> 0;
      const words = new Uint32Array(STATE_BYTES / 4);
      words[STATE_OFFSETS.epoch / 4] = epoch;
      words[STATE_OFFSETS.nearest / 4] = 0xffff_ffff;
      gpu.device.queue.writeBuffer(state, 0, words);
    },
    setCount(next) {
      count = next;
      const grid = { width, height, tilesX, tilesY, binsX, binsY };
      const packed = packSizes({ count, capacity, views, ...grid, slotCapacity: intersectionCapacity, pairCapacity });
      gpu.device.queue.writeBuffer(sizes, 0, packed);
      scan.setCount(views * count);
    },
    forwardStages,
    encodeForward(pass) {
      for (const { encode } of forwardStages) encode(pass);
    },
    encodeBackward: (pass) => backward(pass),
    backwardFrom: (comparison) => createOpenStage(gpu, backwardOptions(comparison)),
    destroy() {
      for (const made of owned.splice(0)) gpu.destroyBuffer(made);
      for (const part of [depthSort, binSort, scan]) part.destroy();
    },
  };
}
