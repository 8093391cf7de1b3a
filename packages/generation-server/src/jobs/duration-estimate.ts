/** Weight of the newest figure: the last handful of jobs decides. */
const SMOOTHING = 0.3;

/** Exponentially smoothed mean of how long jobs take. */
export function createDurationEstimate() {
  let seconds: number | undefined;
  return {
    /** Undefined before the first job. */
    get seconds() {
      return seconds;
    },
    add(duration: number): void {
      seconds = seconds === undefined ? duration : seconds + SMOOTHING * (duration - seconds);
    },
  };
}
