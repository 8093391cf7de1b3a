/** Adds up wall time by name. */
export interface Stopwatch<Name extends string> {
  time<T>(name: Name, work: () => T | Promise<T>): Promise<T>;
  /** Seconds so far; 0 for what was never timed. */
  seconds(): Readonly<Record<Name, number>>;
}

export function createStopwatch<const Name extends string>(names: readonly Name[]): Stopwatch<Name> {
  const totals = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
  return {
    async time(name, work) {
      const startedAt = performance.now();
      try {
        return await work();
      } finally {
        totals[name] += (performance.now() - startedAt) / 1000;
      }
    },
    seconds: () => ({ ...totals }),
  };
}
