import { InferenceSession, Tensor } from 'onnxruntime-node';
import { generationError } from '../errors.ts';
import { onnxMessage, type Provider } from './execution-provider.ts';
import type { GraphSpec, TensorSpec } from './manifest.ts';

/** What goes into a graph; int64 as BigInt64Array. */
export type Feed = Float32Array | Int32Array | BigInt64Array;

/** A graph that has been loaded; names, types and shapes are those of its manifest. */
export interface OnnxSession {
  readonly label: string;
  readonly spec: GraphSpec;
  /** Milliseconds spent in `run` so far, and how often. */
  readonly spent: { readonly ms: number; readonly calls: number };
  /**
   * Runs the graph: one array per input, row-major, and one per output. Blocks the thread while it computes. Rejects with
   * `MODEL_RUN_FAILED`, and with `BUG_FEED` for arrays of the wrong length or type. Outputs named in `into` are written
   * there, which spares large ones from being allocated at every step.
   */
  run(
    feeds: Readonly<Record<string, Feed>>,
    into?: Readonly<Record<string, Float32Array>>,
  ): Promise<Readonly<Record<string, Float32Array>>>;
  /** Ends profiling, if it was asked for, and returns where the events lie. */
  endProfiling(): void;
  close(): Promise<void>;
}

export interface OpenSessionOptions {
  readonly label: string;
  readonly file: string;
  readonly spec: GraphSpec;
  readonly provider: Provider;
  /** Writes events of every run to a file of that prefix until `endProfiling`. */
  readonly profilePrefix?: string | undefined;
  /** Further session options, for benches. */
  readonly sessionOptions?: InferenceSession.SessionOptions;
}

/** Rejects with `MODEL_LOAD_FAILED` and, for a graph that is not as its manifest says, `MODEL_BUNDLE_BROKEN`. */
export async function openSession(options: OpenSessionOptions): Promise<OnnxSession> {
  const { label, file, spec, provider, profilePrefix, sessionOptions } = options;
  let session: InferenceSession;
  try {
    session = await InferenceSession.create(file, {
      executionProviders: [provider],
      graphOptimizationLevel: 'all',
      // Warnings tell of every node that is better off on the CPU; the profile says it in numbers.
      logSeverityLevel: 3,
      // Idle threads would spin on the cores that render splats meanwhile.
      extra: { session: { intra_op: { allow_spinning: '0' } } },
      ...(profilePrefix !== undefined && { enableProfiling: true, profileFilePrefix: profilePrefix }),
      ...sessionOptions,
    });
  } catch (cause) {
    throw generationError('MODEL_LOAD_FAILED', `${label} cannot be loaded on ${provider}: ${onnxMessage(cause)}`, {
      cause,
    });
  }
  try {
    assertLikeManifest(label, session, spec);
  } catch (error) {
    await session.release();
    throw error;
  }
  let ms = 0;
  let calls = 0;
  let profiling = profilePrefix !== undefined;
  let closed = false;
  return {
    label,
    spec,
    get spent() {
      return { ms, calls };
    },
    async run(feeds, into = {}) {
      const tensors = Object.fromEntries(spec.inputs.map((input) => [input.name, toTensor(label, input, feeds)]));
      const fetches = Object.fromEntries(
        spec.outputs.map((output) => [output.name, output.name in into ? toTensor(label, output, into) : null]),
      );
      const startedAt = performance.now();
      let outputs: InferenceSession.OnnxValueMapType;
      try {
        outputs = await session.run(tensors, fetches);
      } catch (cause) {
        throw generationError('MODEL_RUN_FAILED', `${label} failed: ${onnxMessage(cause)}`, { cause });
      }
      ms += performance.now() - startedAt;
      calls += 1;
      return Object.fromEntries(
        spec.outputs.map(({ name }) => [name, into[name] ?? floatsOf(label, name, outputs[name])]),
      );
    },
    endProfiling() {
      if (!profiling) return;
      profiling = false;
      session.endProfiling();
    },
    async close() {
      if (closed) return;
      closed = true;
      await session.release();
    },
  };
}

/** Zeros of every input's shape, for a first run. */
export function zeroFeeds({ inputs }: GraphSpec): Record<string, Feed> {
  return Object.fromEntries(inputs.map(({ name, dtype, shape }) => [name, new ARRAY_OF[dtype](elements(shape))]));
}

export function elements(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1);
}

const ARRAY_OF = {
  float32: Float32Array,
  // Half floats stay inside the graph: its borders are float32, which parseManifest's caller has checked.
  float16: Float32Array,
  int32: Int32Array,
  int64: BigInt64Array,
} as const;

function toTensor(label: string, input: TensorSpec, feeds: Readonly<Record<string, Feed>>): Tensor {
  const data = feeds[input.name];
  if (!(data instanceof ARRAY_OF[input.dtype]) || data.length !== elements(input.shape)) {
    const given = data === undefined ? 'nothing' : `${data.length} values`;
    throw generationError(
      'BUG_UNEXPECTED',
      `${label}: ${input.name} wants ${input.dtype} [${input.shape.join(', ')}] and was given ${given}`,
    );
  }
  if (data instanceof Float32Array) return new Tensor('float32', data, input.shape);
  if (data instanceof Int32Array) return new Tensor('int32', data, input.shape);
  return new Tensor('int64', data, input.shape);
}

function floatsOf(label: string, name: string, value: InferenceSession.OnnxValueMapType[string] | undefined) {
  if (value?.type === 'float32') return value.data as Float32Array;
  throw generationError('MODEL_RUN_FAILED', `${label}: ${name} came as ${value?.type ?? 'nothing'}`);
}

function assertLikeManifest(label: string, session: InferenceSession, spec: GraphSpec): void {
  const faults = [
    ...differences('input', spec.inputs, session.inputMetadata),
    ...differences('output', spec.outputs, session.outputMetadata),
  ];
  if (faults.length === 0) return;
  throw generationError('MODEL_BUNDLE_BROKEN', `${label} is not as its manifest says: ${faults.join('; ')}`);
}

function differences(
  kind: string,
  wanted: readonly TensorSpec[],
  found: readonly InferenceSession.ValueMetadata[],
): string[] {
  const text = (dtype: string, shape: readonly (number | string)[]) => `${dtype} [${shape.join(', ')}]`;
  return [
    ...wanted.flatMap(({ name, dtype, shape }) => {
      if (dtype === 'float16') return [`${kind} ${name} is float16; borders are float32`];
      const there = found.find((each) => each.name === name);
      if (!there?.isTensor) return [`it has no ${kind} ${name}`];
      const [expected, given] = [text(dtype, shape), text(there.type, there.shape)];
      return expected === given ? [] : [`${kind} ${name} is ${given}, not ${expected}`];
    }),
    ...found.flatMap(({ name }) =>
      wanted.some((each) => each.name === name) ? [] : [`${kind} ${name} is not listed`],
    ),
  ];
}
