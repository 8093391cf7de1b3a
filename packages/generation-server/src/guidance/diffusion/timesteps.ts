import type { Random } from '@404-gen/splat';
import type { NoiseSchedule } from './noise-schedule.ts';

/** Timesteps that guide, as shares of all: neither almost clean nor almost pure noise (DreamFusion; upstream §5.6). */
const EARLIEST = 0.02;
const LATEST = 0.98;

export interface TimestepRange {
  readonly lowest: number;
  /** Inclusive. */
  readonly highest: number;
}

/** 20 to 980 of 1000. */
export function timestepRange({ trainSteps }: NoiseSchedule): TimestepRange {
  return { lowest: Math.floor(trainSteps * EARLIEST), highest: Math.floor(trainSteps * LATEST) };
}

/** The timestep of a 1-based step out of `iterations` when it falls with time: from noise to detail. */
export function annealedTimestep(schedule: NoiseSchedule, step: number, iterations: number): number {
  const { lowest, highest } = timestepRange(schedule);
  const ratio = Math.min(1, step / iterations);
  return Math.min(highest, Math.max(lowest, roundHalfEven(schedule.trainSteps * (1 - ratio))));
}

/** One drawn uniformly. */
export function randomTimestep(schedule: NoiseSchedule, random: Random): number {
  const { lowest, highest } = timestepRange(schedule);
  return lowest + Math.floor(random.uniform() * (highest - lowest + 1));
}

/** As numpy rounds, so that timesteps are upstream's to the last one. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
