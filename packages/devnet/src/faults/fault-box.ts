import type { Random } from '../tasks/task-source.ts';
import type { Fault, FaultKind } from './fault.ts';

export type Call = 'pull' | 'submit';

/** The faults of one validator, and the dice for those that strike only now and then. */
export interface FaultBox {
  list(): readonly Fault[];
  replace(faults: readonly Fault[]): void;
  /** Whether a fault of this kind is set at all; for faults that are a state and not an event. */
  standing(kind: FaultKind): Fault | undefined;
  /** The fault of one of these kinds that strikes this call, if any; uses up one of its `times`. */
  strike(kinds: readonly FaultKind[], call: Call): Fault | undefined;
}

export function createFaultBox(random: Random, initial: readonly Fault[] = []): FaultBox {
  let faults = [...initial];
  const standing = (kind: FaultKind): Fault | undefined => faults.find((fault) => fault.kind === kind);
  return {
    list: () => faults,
    replace: (next) => void (faults = [...next]),
    standing,
    strike(kinds, call) {
      const index = faults.findIndex(
        (fault) => kinds.includes(fault.kind) && (fault.on === 'both' || fault.on === call) && random() < fault.share,
      );
      const fault = faults[index];
      if (fault?.times !== undefined) {
        if (fault.times <= 1) faults.splice(index, 1);
        else faults[index] = { ...fault, times: fault.times - 1 };
      }
      return fault;
    },
  };
}
