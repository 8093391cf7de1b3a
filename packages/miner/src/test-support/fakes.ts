import { Writable } from 'node:stream';
import type {
  AxonTarget,
  CallOptions,
  Dendrite,
  DendriteReply,
  Feedback,
  Hotkey,
  Metagraph,
  MetagraphSource,
  Neuron,
  PullTask,
  SubmitResults,
  SynapseName,
  Synapses,
} from '@404-gen/bittensor';
import { createLogger, loadSettings, type Logger, type LogLevel } from '@404-gen/service-kit';
import type { Clock } from '../clock.ts';
import { minerSettings, type MinerSettings } from '../config/schema.ts';
import type {
  GenerateOptions,
  GenerationClient,
  GenerationReply,
  GenerationRequest,
  ReadyReport,
} from '../endpoints/generation-client.ts';
import type { Gate } from '../tasks/gate/gate-pool.ts';
import type { GateReport } from '../tasks/gate/gate-report.ts';
import { payloadOf, readPayload } from '../tasks/payload.ts';
import type { StateFiles } from '../tasks/state-files.ts';

/** A logger whose lines a test can read. */
export function recordingLogger(level: LogLevel = 'debug'): { logger: Logger; lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()) as Record<string, unknown>);
      done();
    },
  });
  return { logger: createLogger({ service: 'test', level, destination }), lines };
}

export function testSettings(changes: Partial<MinerSettings> = {}): MinerSettings {
  const { settings } = loadSettings(minerSettings, { text: 'metagraph.file: none' });
  return { ...settings, ...changes };
}

/** The same numbers for the same seed (a linear congruential generator with the constants of Numerical Recipes). */
export function seededRandom(seed = 1): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export function neuron(uid: number, changes: Partial<Neuron> = {}): Neuron {
  return {
    uid,
    hotkey: `validator-${uid}`,
    coldkey: `cold-${uid}`,
    axon: { ip: '192.0.2.1', port: 8000 + uid },
    validatorPermit: true,
    stake: 5000,
    trust: 0,
    incentive: 0,
    emission: 0,
    lastUpdate: 0,
    ...changes,
  };
}

export function metagraphOf(neurons: readonly Neuron[], netuid = 17): Metagraph {
  return { netuid, block: 1, neurons };
}

/** A metagraph that a test may replace or make unreadable. */
export class FakeMetagraphSource implements MetagraphSource {
  readonly description = 'a fake';
  metagraph: Metagraph | Error;

  constructor(neurons: readonly Neuron[]) {
    this.metagraph = metagraphOf(neurons);
  }

  read(): Promise<Metagraph> {
    return this.metagraph instanceof Error ? Promise.reject(this.metagraph) : Promise.resolve(this.metagraph);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** "Signs" by naming what it was given, so that a test can read it. */
export const fakeHotkey: Hotkey = {
  ss58: 'miner-hotkey',
  publicKey: new Uint8Array(32),
  sign: (message) => Buffer.concat([Buffer.from('signed:'), Buffer.from(message)]),
};

interface Call<Name extends SynapseName> {
  readonly target: AxonTarget;
  readonly fields: Partial<Synapses[Name]>;
  readonly options: CallOptions;
  readonly atMs: number;
}

type Answer<Name extends SynapseName> = (call: Call<Name>) => DendriteReply<Name> | Promise<DendriteReply<Name>>;

/** Validators played by two functions; every call is kept. */
export class FakeDendrite implements Dendrite {
  readonly pulls: Call<'PullTask'>[] = [];
  readonly submissions: Call<'SubmitResults'>[] = [];
  readonly #clock: Clock;
  onPull: Answer<'PullTask'>;
  onSubmit: Answer<'SubmitResults'>;

  constructor(clock: Clock, onPull: Answer<'PullTask'>, onSubmit: Answer<'SubmitResults'>) {
    this.#clock = clock;
    this.onPull = onPull;
    this.onSubmit = onSubmit;
  }

  async call<Name extends SynapseName>(
    target: AxonTarget,
    name: Name,
    fields: Partial<Synapses[Name]>,
    options: CallOptions = {},
  ): Promise<DendriteReply<Name>> {
    const call = { target, fields, options, atMs: this.#clock.nowMs() };
    if (name === 'PullTask') {
      const pull = call as Call<'PullTask'>;
      this.pulls.push(pull);
      return (await this.onPull(pull)) as DendriteReply<Name>;
    }
    const { results } = options;
    const sent = results && { results: Buffer.from(await readPayload(results)).toString('base64') };
    const submission = { ...call, fields: { ...fields, ...sent } } as Call<'SubmitResults'>;
    this.submissions.push(submission);
    return (await this.onSubmit(submission)) as DendriteReply<Name>;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

export function pulled(changes: Partial<PullTask>): DendriteReply<'PullTask'> {
  const synapse: PullTask = {
    task: null,
    validation_threshold: 0.6,
    throttle_period: 30,
    cooldown_until: 0,
    cooldown_violations: 0,
    ...changes,
  };
  return { statusCode: 200, statusMessage: 'Success', synapse };
}

export function task(id: string, prompt = `prompt of ${id}`): PullTask['task'] {
  return { type: 'text', id, prompt };
}

export function feedback(changes: Partial<Feedback> = {}): Feedback {
  return {
    validation_failed: false,
    task_fidelity_score: 0,
    average_fidelity_score: 0.7,
    generations_within_the_window: 3,
    current_duel_rating: 1500,
    current_miner_reward: 4500,
    ...changes,
  };
}

export function submitted(changes: Partial<SubmitResults>): DendriteReply<'SubmitResults'> {
  const synapse: SubmitResults = {
    task: null,
    task_id: '',
    results: '',
    data_format: 'ply',
    data_ver: 0,
    compression: 2,
    submit_time: 0n,
    signature: '',
    feedback: null,
    cooldown_until: 0,
    ...changes,
  };
  return { statusCode: 200, statusMessage: 'Success', synapse };
}

export function failedReply<Name extends SynapseName>(
  statusCode: number | null,
  statusMessage: string,
): DendriteReply<Name> {
  return { statusCode, statusMessage };
}

type FakeReply = Omit<GenerationReply, 'payload'> & { readonly bytes: Uint8Array };

/** A generation server that takes `seconds` and then answers with `answer`, unless a test says otherwise. */
export class FakeGenerationClient implements GenerationClient {
  readonly requests: GenerationRequest[] = [];
  readonly #clock: Clock;
  seconds: number;
  report: ReadyReport | Error = { ready: true, hasRoute: true };
  /** Called when the time is over. */
  answer: (request: GenerationRequest) => FakeReply | Promise<FakeReply> = (request) => ({
    bytes: Buffer.from(`payload seed ${request.seed}`),
  });
  /** Most that ran at the same time. */
  peak = 0;
  #running = 0;

  constructor(clock: Clock, seconds = 20) {
    this.#clock = clock;
    this.seconds = seconds;
  }

  async generate(
    request: GenerationRequest,
    { timeoutMs, signal, receive }: GenerateOptions,
  ): Promise<GenerationReply> {
    this.requests.push(request);
    this.#running += 1;
    this.peak = Math.max(this.peak, this.#running);
    try {
      await this.#clock.sleep(Math.min(timeoutMs, this.seconds * 1000), signal);
      signal.throwIfAborted();
      const { bytes, ...about } = await this.answer(request);
      return { ...about, payload: await receive(payloadOf(bytes).open()) };
    } finally {
      this.#running -= 1;
    }
  }

  ready(): Promise<ReadyReport> {
    return this.report instanceof Error ? Promise.reject(this.report) : Promise.resolve(this.report);
  }
}

/** A gate that lets everything pass unless a test says otherwise. */
export class FakeGate implements Gate {
  judge: (bytes: Uint8Array) => GateReport | Promise<GateReport> = (bytes) => ({
    ok: true,
    spz: bytes,
    splats: 8000,
    coverage: 0.2,
  });

  receive: Gate['receive'] = (chunks, keep) => keep(chunks);

  check: Gate['check'] = async (payload) => this.judge(await readPayload(payload));

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** Files in memory; handing the same object to a second miner is a restart. */
export class MemoryFiles implements StateFiles {
  readonly files = new Map<string, Uint8Array>();

  read(name: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.files.get(name));
  }

  replace(name: string, content: string | Uint8Array): Promise<void> {
    this.files.set(name, Buffer.from(content));
    return Promise.resolve();
  }

  async write(name: string, chunks: AsyncIterable<Uint8Array>): Promise<number> {
    const parts: Uint8Array[] = [];
    for await (const chunk of chunks) parts.push(chunk);
    const content = Buffer.concat(parts);
    this.files.set(name, content);
    return content.byteLength;
  }

  stream(name: string): AsyncIterable<Uint8Array> {
    return payloadOf(this.files.get(name) ?? new Uint8Array()).open();
  }

  size(name: string): Promise<number | undefined> {
    return Promise.resolve(this.files.get(name)?.byteLength);
  }

  path(): undefined {
    return undefined;
  }

  remove(name: string): Promise<void> {
    this.files.delete(name);
    return Promise.resolve();
  }

  list(): Promise<readonly string[]> {
    return Promise.resolve([...this.files.keys()]);
  }

  setAside(name: string): Promise<string> {
    const aside = `${name}.corrupt`;
    this.files.set(aside, this.files.get(name) ?? Buffer.alloc(0));
    this.files.delete(name);
    return Promise.resolve(aside);
  }
}
