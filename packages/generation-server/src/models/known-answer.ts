import { draw } from './draws.ts';
import type { CheckSpec, GraphSpec } from './manifest.ts';
import { elements, zeroFeeds, type Feed } from './onnx-session.ts';

/** How far a graph was from its known answer; wrong when `error` is not within `tolerance`. */
export interface AnswerCheck {
  /** See `answerError`; infinite where the output is not finite. */
  readonly error: number;
  readonly tolerance: number;
}

/** Inputs for a first run: those that the known answer is for, else zeros. */
export function firstFeeds(spec: GraphSpec): Record<string, Feed> {
  const feeds = zeroFeeds(spec);
  const { check } = spec;
  if (check === undefined) return feeds;
  for (const { name, shape } of spec.inputs) {
    const how = check.inputs[name];
    const feed = feeds[name];
    if (how === undefined || feed === undefined) continue;
    if (feed instanceof BigInt64Array) {
      const drawn = draw(how, check.seed, name, new Int32Array(elements(shape)));
      drawn.forEach((value, index) => (feed[index] = BigInt(value)));
    } else draw(how, check.seed, name, feed);
  }
  return feeds;
}

/** Undefined for a graph whose manifest has no known answer. */
export function checkAnswer(
  { check }: GraphSpec,
  outputs: Readonly<Record<string, Float32Array>>,
): AnswerCheck | undefined {
  if (check === undefined) return undefined;
  const errors = Object.entries(check.outputs).map(([name, wanted]) => answerError(wanted, outputs[name]));
  return { error: errors.reduce(worse, 0), tolerance: check.tolerance };
}

export function isWrong({ error, tolerance }: AnswerCheck): boolean {
  return error > tolerance;
}

/**
 * Root mean square of the samples' differences, or difference of the whole output's root mean square, whichever is larger;
 * relative to that root mean square. No value that is not finite escapes the latter.
 */
function answerError({ rms, samples }: CheckSpec['outputs'][string], actual: Float32Array | undefined): number {
  if (actual === undefined) return Infinity;
  const differences = samples.map(([index, value]) => (actual[index] ?? NaN) - value);
  return worse(rootMeanSquare(differences), Math.abs(rootMeanSquare(actual) - rms)) / rms;
}

function rootMeanSquare(values: Float32Array | readonly number[]): number {
  let squares = 0;
  for (const value of values) squares += value * value;
  return Math.sqrt(squares / values.length);
}

/** The larger; what is no number is as wrong as can be. */
function worse(a: number, b: number): number {
  return Number.isNaN(a) || Number.isNaN(b) ? Infinity : Math.max(a, b);
}
