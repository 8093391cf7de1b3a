/** Threads of every workgroup in this folder. */
export const WORKGROUP = 256;

/** Threads whose values one thread adds up by itself: two such levels make a workgroup. */
const SCAN_GROUP = Math.sqrt(WORKGROUP);

/**
 * `scan_workgroup(value, thread)`: sum of the values of the threads before this one, and of all threads. All threads of
 * the workgroup must call it. Two levels of serial sums cost two barriers, a tree over 256 threads sixteen. What was
 * written to workgroup memory before the call is visible after it; calls may follow each other without a barrier.
 */
export function workgroupScanWgsl(type: 'u32' | 'vec2u'): string {
  return /* wgsl */ `
struct Scan {
  before: ${type},
  total: ${type},
}

var<workgroup> scan_values: array<${type}, ${WORKGROUP}>;
var<workgroup> scan_groups: array<${type}, ${SCAN_GROUP}>;

fn scan_workgroup(value: ${type}, thread: u32) -> Scan {
  scan_values[thread] = value;
  workgroupBarrier();
  let own_group = thread / ${SCAN_GROUP}u;
  var scan = Scan();
  for (var i = own_group * ${SCAN_GROUP}u; i < thread; i++) {
    scan.before += scan_values[i];
  }
  if (thread % ${SCAN_GROUP}u == ${SCAN_GROUP - 1}u) {
    scan_groups[own_group] = scan.before + value;
  }
  workgroupBarrier();
  for (var i = 0u; i < ${SCAN_GROUP}u; i++) {
    if (i == own_group) {
      scan.before += scan.total;
    }
    scan.total += scan_groups[i];
  }
  return scan;
}
`;
}
