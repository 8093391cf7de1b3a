/** Unix time in nanoseconds. The clock gives milliseconds; a free-running counter fills in the digits below. */
export function unixNanoseconds(): bigint {
  return BigInt(Date.now()) * 1_000_000n + (process.hrtime.bigint() % 1_000_000n);
}
