import { WORKGROUP, workgroupScanWgsl } from './workgroup-scan.wgsl.ts';

/** Bits of the key that one pass sorts by, and how many digits that gives: as many as a workgroup has threads. */
export const DIGIT_BITS = 8;
export const DIGITS = 1 << DIGIT_BITS;

/** Choices; the keys of a block must fit the memory of the peer masks when they change places. */
export const ITEMS_PER_THREAD = [4, 8, 16] as const;

/** Threads whose equal digits are found by one 32-bit mask. Not the hardware's subgroups, whose size differs. */
const LANES = 32;
const WARPS = WORKGROUP / LANES;

/** Rounds ranked between two sets of barriers; a mask table for each. */
const ROUNDS_AT_ONCE = 2;

/** Counts of earlier blocks that a thread asks for before it waits for the first. */
const LOADS_AT_ONCE = 16;

/**
 * Where a block learns how many pairs of a digit come before its own: from its own count (there is no other block), by
 * adding up the counts of all blocks, or from the kernel `scan_histograms`.
 */
export type DigitOffsets = 'one-block' | 'few-blocks' | 'many-blocks';

/** How a stable sort, least significant digit first, is cut into blocks of 256 · itemsPerThread pairs. */
export interface RadixSortVariant {
  /** Pairs that one thread ranks. */
  itemsPerThread: (typeof ITEMS_PER_THREAD)[number];
  digitOffsets: DigitOffsets;
}

/** Scan by digit reads along blocks, sum over blocks along digits: each finds its neighbours side by side. */
const HISTOGRAM_INDEX: Record<DigitOffsets, string> = {
  'one-block': 'digit',
  'few-blocks': 'block * DIGITS + digit',
  'many-blocks': 'digit * sort_pass.max_blocks + block',
};

/** Sets `pairs_before` (this digit, earlier blocks) and `digit_total` (this digit, all blocks) for digit `thread`. */
const READ_OFFSETS: Record<DigitOffsets, string> = {
  'one-block': /* wgsl */ `
  let pairs_before = 0u;
  let digit_total = in_block;`,
  'few-blocks': /* wgsl */ `
  var pairs_before = 0u;
  var digit_total = 0u;
  let blocks = blocks_of(count);
  for (var block = 0u; block < blocks; block += ${LOADS_AT_ONCE}u) {${Array.from(
    { length: LOADS_AT_ONCE },
    (_, i) => /* wgsl */ `
    let here_${i} = select(0u, histograms[histogram_index(block + ${i}u, thread)], block + ${i}u < blocks);`,
  ).join('')}${Array.from(
    { length: LOADS_AT_ONCE },
    (_, i) => /* wgsl */ `
    pairs_before += select(0u, here_${i}, block + ${i}u < group.x);
    digit_total += here_${i};`,
  ).join('')}
  }`,
  'many-blocks': /* wgsl */ `
  let pairs_before = histograms[histogram_index(group.x, thread)];
  let digit_total = digit_totals[thread];`,
};

/** What a value is: u32, vec2u, or u32 that is the number of its pair, whatever the buffer of values holds. */
export type RadixValues = 'u32' | 'vec2u' | 'index';

/** What one pass knows beyond how pairs are cut into blocks. */
export interface RadixPassVariant {
  readonly values: RadixValues;
  /** Keys are taken relative to the least, and shifted down if that leaves more than `keyBits`. */
  readonly rebased: boolean;
}

/** Binding of the values that a pass reads. */
export const SOURCE_VALUES = 3;

/** One dispatch of a pass. */
export interface SortKernel {
  entryPoint: 'count_digits' | 'scan_histograms' | 'scatter';
  /** The bindings it uses, hence those its bind group must have. */
  bindings: readonly number[];
}

/** The dispatches of one pass, in order: a workgroup per digit for `scan_histograms`, one per block for the others. */
export const SORT_KERNELS: Record<DigitOffsets, readonly SortKernel[]> = {
  'one-block': [{ entryPoint: 'scatter', bindings: [0, 1, 2, 3, 4, 5] }],
  'few-blocks': [
    { entryPoint: 'count_digits', bindings: [0, 1, 2, 6] },
    { entryPoint: 'scatter', bindings: [0, 1, 2, 3, 4, 5, 6] },
  ],
  'many-blocks': [
    { entryPoint: 'count_digits', bindings: [0, 1, 2, 6] },
    { entryPoint: 'scan_histograms', bindings: [0, 1, 6, 7] },
    { entryPoint: 'scatter', bindings: [0, 1, 2, 3, 4, 5, 6, 7] },
  ],
};

/**
 * The module of `SORT_KERNELS`.
 *
 * Within a block, pair i of warp w and lane l is number (w · items + i) · 32 + l, so that loads are coalesced and the
 * order by (warp, round, lane) is the order of the input. Ranks come from masks: in each round every lane sets its bit
 * in the mask of (warp, digit); the bits of lower lanes, plus the count from earlier rounds, are its rank. Keys and
 * values then pass through workgroup memory, so that equal digits leave side by side.
 */
export function radixSortWgsl(
  { itemsPerThread, digitOffsets }: RadixSortVariant,
  { values, rebased }: RadixPassVariant,
): string {
  const items = Array.from({ length: itemsPerThread }, (_, item) => item);
  const each = (text: (item: number) => string) => items.map(text).join('');
  const valueType = values === 'vec2u' ? 'vec2u' : 'u32';
  const lanes = values === 'vec2u' ? ['.x', '.y'] : [''];
  const rounds = items.filter((item) => item % ROUNDS_AT_ONCE === 0);
  return /* wgsl */ `
struct SortPass {
  shift: u32,
  mask: u32,
  capacity: u32,
  max_blocks: u32,
  count_index: u32,
  least_index: u32,
  most_index: u32,
  key_bits: u32,
}

@group(0) @binding(0) var<uniform> sort_pass: SortPass;
@group(0) @binding(1) var<storage, read> counts: array<u32>;
@group(0) @binding(2) var<storage, read> source_keys: array<u32>;
@group(0) @binding(3) var<storage, read> source_values: array<${valueType}>;
@group(0) @binding(4) var<storage, read_write> target_keys: array<u32>;
@group(0) @binding(5) var<storage, read_write> target_values: array<${valueType}>;
@group(0) @binding(6) var<storage, read_write> histograms: array<u32>;
@group(0) @binding(7) var<storage, read_write> digit_totals: array<u32>;

const DIGITS = ${DIGITS}u;
const BLOCK = ${WORKGROUP * itemsPerThread}u;
const MASKS = ${WARPS * DIGITS}u;

${workgroupScanWgsl('vec2u')}

fn pair_count() -> u32 {
  return min(counts[sort_pass.count_index], sort_pass.capacity);
}

fn blocks_of(count: u32) -> u32 {
  return (count + BLOCK - 1u) / BLOCK;
}

${
  rebased
    ? /* wgsl */ `
var<private> least: u32;
var<private> key_shift: u32;

fn learn_range() {
  least = counts[sort_pass.least_index];
  let spread = max(counts[sort_pass.most_index], least) - least;
  let bits = 32u - countLeadingZeros(spread);
  key_shift = max(bits, sort_pass.key_bits) - sort_pass.key_bits;
}

fn digit_of(key: u32) -> u32 {
  let reduced = min((max(key, least) - least) >> key_shift, (1u << sort_pass.key_bits) - 1u);
  return (reduced >> sort_pass.shift) & sort_pass.mask;
}`
    : /* wgsl */ `
fn learn_range() {}

fn digit_of(key: u32) -> u32 {
  return (key >> sort_pass.shift) & sort_pass.mask;
}`
}

fn histogram_index(block: u32, digit: u32) -> u32 {
  return ${HISTOGRAM_INDEX[digitOffsets]};
}

var<workgroup> block_histogram: array<atomic<u32>, DIGITS>;

/** A workgroup per block: how often each digit occurs. */
@compute @workgroup_size(${WORKGROUP})
fn count_digits(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  learn_range();
  let count = pair_count();
  let first = group.x * BLOCK;
  if (first >= count) {
    return;
  }
  atomicStore(&block_histogram[thread], 0u);
  workgroupBarrier();
  for (var i = first + thread; i < min(first + BLOCK, count); i += ${WORKGROUP}u) {
    atomicAdd(&block_histogram[digit_of(source_keys[i])], 1u);
  }
  workgroupBarrier();
  histograms[histogram_index(group.x, thread)] = atomicLoad(&block_histogram[thread]);
}

/** A workgroup per digit: replaces the counts of all blocks by the sums of those before. */
@compute @workgroup_size(${WORKGROUP})
fn scan_histograms(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let digit = group.x;
  let blocks = blocks_of(pair_count());
  let blocks_per_thread = (blocks + ${WORKGROUP - 1}u) / ${WORKGROUP}u;
  let first = min(thread * blocks_per_thread, blocks);
  let end = min(first + blocks_per_thread, blocks);
  var own = 0u;
  for (var block = first; block < end; block++) {
    own += histograms[histogram_index(block, digit)];
  }
  let scan = scan_workgroup(vec2u(own, 0u), thread);
  var before = scan.before.x;
  for (var block = first; block < end; block++) {
    let index = histogram_index(block, digit);
    let here = histograms[index];
    histograms[index] = before;
    before += here;
  }
  if (thread == 0u) {
    digit_totals[digit] = scan.total.x;
  }
}

/** Lanes of the same warp and round with the same digit, for two rounds; later the pairs that change places. */
var<workgroup> masks_or_pairs: array<atomic<u32>, ${ROUNDS_AT_ONCE}u * MASKS>;
/** Pairs ranked so far by (warp, digit); later the place in the block of the first one. */
var<workgroup> ranked: array<atomic<u32>, MASKS>;
/** What turns a place in the block into one in the target, by digit. */
var<workgroup> target_offsets: array<u32, DIGITS>;

/** A workgroup per block: writes its pairs to their places by digit, in the order they had. */
@compute @workgroup_size(${WORKGROUP})
fn scatter(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  learn_range();
  let count = pair_count();
  let first = group.x * BLOCK;
  if (first >= count) {
    return;
  }
  let pairs = min(BLOCK, count - first);
  let lane = thread % ${LANES}u;
  let warp = thread / ${LANES}u;
  let own_bit = 1u << lane;
  let lower_bits = own_bit - 1u;
  let warp_row = warp * DIGITS;
  let first_item = warp * ${LANES * itemsPerThread}u + lane;
  for (var at = thread; at < ${ROUNDS_AT_ONCE}u * MASKS; at += ${WORKGROUP}u) {
    atomicStore(&masks_or_pairs[at], 0u);
  }
  for (var at = thread; at < MASKS; at += ${WORKGROUP}u) {
    atomicStore(&ranked[at], 0u);
  }
  workgroupBarrier();
${each(
  (i) => /* wgsl */ `
  let item_${i} = first_item + ${LANES * i}u;
  let valid_${i} = item_${i} < pairs;
  var key_${i} = 0u;
  if (valid_${i}) {
    key_${i} = source_keys[first + item_${i}];
  }
  let slot_${i} = warp_row + digit_of(key_${i});
  var place_${i} = 0u;`,
)}
${rounds.map((round) => rankRounds(items.slice(round, round + ROUNDS_AT_ONCE))).join('')}
  var in_block = 0u;
  for (var w = 0u; w < ${WARPS}u; w++) {
    let slot = w * DIGITS + thread;
    let here = atomicLoad(&ranked[slot]);
    atomicStore(&ranked[slot], in_block);
    in_block += here;
  }
  ${READ_OFFSETS[digitOffsets]}
  let starts = scan_workgroup(vec2u(in_block, digit_total), thread).before;
  for (var w = 0u; w < ${WARPS}u; w++) {
    atomicAdd(&ranked[w * DIGITS + thread], starts.x);
  }
  target_offsets[thread] = starts.y + pairs_before - starts.x;
  workgroupBarrier();
${each(
  (i) => /* wgsl */ `
  if (valid_${i}) {
    place_${i} += atomicLoad(&ranked[slot_${i}]);
    atomicStore(&masks_or_pairs[place_${i}], key_${i});
  }`,
)}
  workgroupBarrier();
${each(
  (i) => /* wgsl */ `
  let sorted_${i} = thread + ${WORKGROUP * i}u;
  var target_${i} = 0u;
  if (sorted_${i} < pairs) {
    let key = atomicLoad(&masks_or_pairs[sorted_${i}]);
    target_${i} = sorted_${i} + target_offsets[digit_of(key)];
    target_keys[target_${i}] = key;
  }`,
)}
${each((i) => `var moved_${i} = ${valueType}();\n`)}
${lanes
  .map(
    (lane) => /* wgsl */ `
  workgroupBarrier();
${each(
  (i) => /* wgsl */ `
  if (valid_${i}) {
    atomicStore(&masks_or_pairs[place_${i}], ${values === 'index' ? `first + item_${i}` : `source_values[first + item_${i}]${lane}`});
  }`,
)}
  workgroupBarrier();
${each(
  (i) => /* wgsl */ `
  if (sorted_${i} < pairs) {
    moved_${i}${lane} = atomicLoad(&masks_or_pairs[sorted_${i}]);
  }`,
)}`,
  )
  .join('')}
${each(
  (i) => /* wgsl */ `
  if (sorted_${i} < pairs) {
    target_values[target_${i}] = moved_${i};
  }`,
)}
}
`;
}

/** Sets `place_i` of up to two items to the number of pairs before it with the same warp and digit. */
function rankRounds(items: number[]): string {
  const mask = (i: number) => `masks_or_pairs[${items.indexOf(i)}u * MASKS + slot_${i}]`;
  const each = (text: (item: number) => string) => items.map(text).join('');
  const later = items[1];
  // Masks and counts start as zero (WGSL clears workgroup memory); the lowest lane of each mask clears it again.
  return /* wgsl */ `
${each(
  (i) => /* wgsl */ `
  if (valid_${i}) {
    atomicOr(&${mask(i)}, own_bit);
  }`,
)}
  workgroupBarrier();
${each(
  (i) => /* wgsl */ `
  let peers_${i} = atomicLoad(&${mask(i)});
  place_${i} = atomicLoad(&ranked[slot_${i}]) + countOneBits(peers_${i} & lower_bits);`,
)}
  ${later === undefined ? '' : `place_${later} += countOneBits(atomicLoad(&masks_or_pairs[slot_${later}]));`}
  workgroupBarrier();
${each(
  (i) => /* wgsl */ `
  if (valid_${i} && (peers_${i} & lower_bits) == 0u) {
    atomicAdd(&ranked[slot_${i}], countOneBits(peers_${i}));
    atomicStore(&${mask(i)}, 0u);
  }`,
)}
  workgroupBarrier();
`;
}
