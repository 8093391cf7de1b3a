/** Invocations per workgroup, and values of the digit that a round of the search looks at. */
export const SELECTION_WORKGROUP_SIZE = 256;
const DIGIT_BITS = 8;
export const SELECTION_DIGITS = 1 << DIGIT_BITS;
export const SELECTION_ROUNDS = 32 / DIGIT_BITS;

/**
 * How far the search for the smallest selected key is. In the end `prefix` is that key and `remaining` says how many of
 * the keys equal to it are selected, those of lowest index.
 */
const SELECTION_WGSL = /* wgsl */ `
struct Selection {
  length: u32,
  remaining: u32,
  prefix: u32,
  shift: u32,
  marked: u32,
}
`;
export const SELECTION_BYTES = 32;
/** Where the prefix sum of the marks puts its total. */
export const SELECTION_MARKED_OFFSET_BYTES = 16;

/** A search that has not begun, for the `take` highest of `length` keys. */
export function packSelection(length: number, take: number): Uint32Array<ArrayBuffer> {
  return Uint32Array.of(length, take, 0, 32 - DIGIT_BITS);
}

/**
 * Two kernels a round. The first counts, among keys that begin with the digits found so far, those with each value of
 * the next digit; the second goes down from the highest value until enough are above.
 */
export const FIND_SMALLEST_WGSL = /* wgsl */ `
${SELECTION_WGSL}
const WORKGROUP_SIZE = ${SELECTION_WORKGROUP_SIZE}u;
const DIGITS = ${SELECTION_DIGITS}u;

@group(0) @binding(0) var<storage, read_write> selection: Selection;
@group(0) @binding(1) var<storage, read_write> histogram: array<atomic<u32>, DIGITS>;
@group(0) @binding(2) var<storage, read> keys: array<u32>;

var<workgroup> bins: array<atomic<u32>, DIGITS>;
var<workgroup> totals: array<u32, DIGITS>;

@compute @workgroup_size(WORKGROUP_SIZE)
fn count_digits(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
                @builtin(local_invocation_index) local: u32) {
  let n = (group.x + group.y * groups.x) * WORKGROUP_SIZE + local;
  atomicStore(&bins[local], 0u);
  workgroupBarrier();
  // A shift by the full width is none, hence the case of the first round.
  let known = select(0xffffffffu << ((selection.shift + ${DIGIT_BITS}u) & 31u), 0u, selection.shift == ${32 - DIGIT_BITS}u);
  if (n < selection.length) {
    let key = keys[n];
    if (key != 0u && (key & known) == selection.prefix) {
      atomicAdd(&bins[(key >> selection.shift) & (DIGITS - 1u)], 1u);
    }
  }
  workgroupBarrier();
  let counted = atomicLoad(&bins[local]);
  if (counted > 0u) {
    atomicAdd(&histogram[local], counted);
  }
}

@compute @workgroup_size(WORKGROUP_SIZE)
fn pick_digit(@builtin(local_invocation_index) local: u32) {
  totals[local] = atomicExchange(&histogram[local], 0u);
  workgroupBarrier();
  if (local > 0u) {
    return;
  }
  var digit = DIGITS - 1u;
  var remaining = selection.remaining;
  // With fewer keys than are wanted this ends at digit 0 in every round: all keys are above.
  while (digit > 0u && totals[digit] < remaining) {
    remaining -= totals[digit];
    digit--;
  }
  selection.remaining = remaining;
  selection.prefix |= digit << selection.shift;
  selection.shift -= min(selection.shift, ${DIGIT_BITS}u);
}

`;

/** Marks the splats above the smallest selected key and, after all `length` of these marks, those equal to it. */
export const MARK_SELECTED_WGSL = /* wgsl */ `
${SELECTION_WGSL}
const WORKGROUP_SIZE = ${SELECTION_WORKGROUP_SIZE}u;

@group(0) @binding(0) var<storage, read> selection: Selection;
@group(0) @binding(1) var<storage, read> keys: array<u32>;
@group(0) @binding(2) var<storage, read_write> marks: array<u32>;

@compute @workgroup_size(WORKGROUP_SIZE)
fn mark_selected(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
                 @builtin(local_invocation_index) local: u32) {
  let n = (group.x + group.y * groups.x) * WORKGROUP_SIZE + local;
  if (n < selection.length) {
    let key = keys[n];
    marks[n] = select(0u, 1u, key > selection.prefix);
    marks[selection.length + n] = select(0u, 1u, key != 0u && key == selection.prefix);
  }
}
`;

/**
 * For kernels that use a selection, at three bindings from `firstBinding`: `selection_rank(n)` says whether splat n is
 * selected and how many before it are.
 */
export function selectionRankWgsl(firstBinding: number): string {
  return /* wgsl */ `
${SELECTION_WGSL}
@group(0) @binding(${firstBinding}) var<storage, read> selection: Selection;
@group(0) @binding(${firstBinding + 1}) var<storage, read> selection_keys: array<u32>;
@group(0) @binding(${firstBinding + 2}) var<storage, read> selection_starts: array<u32>;

struct SelectionRank {
  selected: bool,
  rank: u32,
}

fn selection_rank(n: u32) -> SelectionRank {
  let key = selection_keys[n];
  let ties = selection_starts[selection.length + n] - selection_starts[selection.length];
  let equal = key == selection.prefix && ties < selection.remaining;
  return SelectionRank(key != 0u && (key > selection.prefix || equal),
    selection_starts[n] + min(ties, selection.remaining));
}
`;
}
