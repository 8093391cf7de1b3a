import { WORKGROUP, workgroupScanWgsl } from './workgroup-scan.wgsl.ts';

/** Neighbours that one thread adds up at a time. */
const RUN = 4;

/** Values that a workgroup scans at a time. */
export const PREFIX_TILE = WORKGROUP * RUN;

/**
 * Entry points `sum_blocks` and `scan_blocks`, a workgroup per block of `blockValues` values (a multiple of
 * `PREFIX_TILE`). `scan_blocks` adds up the sums of the blocks before its own itself, which is cheaper than a dispatch
 * between the two; with a single block it runs alone.
 *
 * Ordered values are vec2u, summed part by part: the first part of value i is that at `order[i]`, the second that at i.
 * `sum_blocks` puts the parts together, and so has to run even for a single block.
 */
export function prefixSumWgsl(blockValues: number, ordered: boolean): string {
  const type = ordered ? 'vec2u' : 'u32';
  const lanes = type === 'u32' ? [''] : ['.x', '.y'];
  return /* wgsl */ `
struct PrefixSum {
  count: u32,
  total_index: u32,
}

@group(0) @binding(0) var<uniform> prefix_sum: PrefixSum;
@group(0) @binding(1) var<storage, read> values: array<${type}>;
@group(0) @binding(2) var<storage, read_write> block_sums: array<${type}>;
@group(0) @binding(3) var<storage, read_write> sums_before: array<${type}>;
@group(0) @binding(4) var<storage, read_write> totals: array<u32>;
${
  ordered
    ? /* wgsl */ `
@group(0) @binding(5) var<storage, read> order: array<u32>;
@group(0) @binding(6) var<storage, read_write> in_order: array<${type}>;`
    : ''
}

const BLOCK = ${blockValues}u;

${workgroupScanWgsl(type)}

@compute @workgroup_size(${WORKGROUP})
fn sum_blocks(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let first = group.x * BLOCK;
  var own = ${type}();
  for (var i = first + thread; i < min(first + BLOCK, prefix_sum.count); i += ${WORKGROUP}u) {
    ${
      ordered
        ? /* wgsl */ `
    let value = vec2u(values[order[i]].x, values[i].y);
    in_order[i] = value;
    own += value;`
        : 'own += values[i];'
    }
  }
  let scan = scan_workgroup(own, thread);
  if (thread == 0u) {
    block_sums[group.x] = scan.total;
  }
}

@compute @workgroup_size(${WORKGROUP})
fn scan_blocks(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
               @builtin(local_invocation_index) thread: u32) {
  var own = ${type}();
  for (var block = thread; block < group.x; block += ${WORKGROUP}u) {
    own += block_sums[block];
  }
  var before_tile = scan_workgroup(own, thread).total;
  for (var tile = 0u; tile < BLOCK; tile += ${PREFIX_TILE}u) {
    let first = group.x * BLOCK + tile + thread * ${RUN}u;
    var run: array<${type}, ${RUN}>;
    var run_total = ${type}();
    for (var i = 0u; i < ${RUN}u; i++) {
      // Written in any case: not every compiler clears a variable anew in each turn of the loop around it.
      run[i] = ${type}();
      if (first + i < prefix_sum.count) {
        run[i] = ${ordered ? 'in_order' : 'values'}[first + i];
      }
      run_total += run[i];
    }
    let scan = scan_workgroup(run_total, thread);
    var before = before_tile + scan.before;
    for (var i = 0u; i < ${RUN}u; i++) {
      if (first + i < prefix_sum.count) {
        sums_before[first + i] = before;
      }
      before += run[i];
    }
    before_tile += scan.total;
  }
  if (group.x == groups.x - 1u && thread == 0u) {
    ${lanes.map((lane, index) => `totals[prefix_sum.total_index + ${index}u] = before_tile${lane};`).join('\n    ')}
  }
}
`;
}
