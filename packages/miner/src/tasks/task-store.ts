import { createHash } from 'node:crypto';
import { toAppError, type Logger } from '@404-gen/service-kit';
import { Type, type Static } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { Clock } from '../clock.ts';
import { DECLINE_REASONS, taskKey, type DeclineReason, type MinerTask } from './task.ts';
import { GATE_FAILURES } from './gate/gate-report.ts';
import { payloadOf, readPayload, type Payload } from './payload.ts';
import type { StateFiles } from './state-files.ts';

const FILE = 'miner-state.json';
/** Results, one file each, lie beside it under this ending. One counts once the state says that its task has a product. */
const PAYLOAD_ENDING = '.result.spz';
/** Written to find out whether anything can be. */
const PROBE = '.probe';
const VERSION = 1;
/** How long a state that nothing waits for may stay unwritten: a write under way holds up those that count. */
const SOON_MS = 250;

const Persisted = Type.Object({
  version: Type.Literal(VERSION),
  savedAtMs: Type.Number(),
  cooldowns: Type.Record(
    Type.String(),
    Type.Object({
      cooldownUntilMs: Type.Number(),
      failures: Type.Integer({ minimum: 0 }),
      backoffUntilMs: Type.Number(),
      lastError: Type.String(),
      usualCooldownMs: Type.Optional(Type.Number({ minimum: 0 })),
      throttleMs: Type.Optional(Type.Number({ minimum: 0 })),
    }),
  ),
  settled: Type.Array(Type.Tuple([Type.String(), Type.Integer({ minimum: 1 })])),
  tasks: Type.Array(
    Type.Object({
      id: Type.String({ minLength: 1 }),
      type: Type.Union([Type.Literal('text'), Type.Literal('image')]),
      prompt: Type.String({ minLength: 1 }),
      validator: Type.Object({
        uid: Type.Integer(),
        hotkey: Type.String({ minLength: 1 }),
        ip: Type.String({ minLength: 1 }),
        port: Type.Integer(),
      }),
      pulledAtMs: Type.Number(),
      deadlineMs: Type.Number(),
      submissions: Type.Integer({ minimum: 0 }),
      askFromMs: Type.Optional(Type.Number()),
      /** Present once something was, or was about to be, submitted. */
      product: Type.Optional(
        Type.Union([
          Type.Object({
            kind: Type.Literal('payload'),
            splats: Type.Integer(),
            seed: Type.Integer(),
            bytes: Type.Optional(Type.Integer()),
          }),
          Type.Object({ kind: Type.Literal('empty'), reason: Type.String() }),
        ]),
      ),
    }),
  ),
});

type TaskName = Pick<MinerTask, 'id' | 'validator'>;

/** What a restart finds. */
export type MinerState = Omit<Static<typeof Persisted>, 'version' | 'savedAtMs'>;

/**
 * The miner's memory: one JSON file, replaced atomically, and one file for each result that was being submitted.
 *
 * A state directory that breaks while the miner runs is logged and does not stop it: mining goes on without memory.
 */
export class TaskStore {
  readonly #files: StateFiles;
  readonly #logger: Logger;
  readonly #clock: Clock;
  readonly #snapshot: () => MinerState;
  #writing: Promise<void> | undefined;
  /** Aborted by any write that begins before it. */
  #soon: AbortController | undefined;
  #again: Promise<void> | undefined;

  /** @param snapshot called when the file is written, for what it is to hold */
  constructor(files: StateFiles, logger: Logger, clock: Clock, snapshot: () => MinerState) {
    this.#files = files;
    this.#logger = logger;
    this.#clock = clock;
    this.#snapshot = snapshot;
  }

  /**
   * The state left behind; undefined when there is none. A file that cannot be understood is set aside, with a warning,
   * never deleted.
   */
  async load(): Promise<MinerState | undefined> {
    const found = await readState(this.#files);
    if (found === undefined || 'state' in found) return found?.state;
    const aside = await this.#files.setAside(FILE);
    const fields = { reason: found.problem, aside };
    this.#logger.warn(fields, 'state file cannot be understood; set aside, starting without memory');
    return undefined;
  }

  /** Resolves once a state at least as new as at the time of the call is on disk. Calls in between share one write. */
  save(): Promise<void> {
    if (!this.#writing) {
      this.#writing = this.#write().finally(() => (this.#writing = undefined));
      return this.#writing;
    }
    this.#again ??= this.#writing.then(() => {
      this.#again = undefined;
      return this.save();
    });
    return this.#again;
  }

  /** Has the state written in a moment, unless it is written before for another reason. */
  saveSoon(): void {
    if (this.#soon !== undefined) return;
    const { signal } = (this.#soon = new AbortController());
    void this.#clock.sleep(SOON_MS, signal).then(() => (signal.aborted ? undefined : this.save()));
  }

  /**
   * Takes in what a server sends. Megabytes go to disk as they come; into memory only while the directory is broken.
   *
   * @throws what the chunks throw, and `CONFIG_STATE_DIR` when the disk fails in the middle
   */
  async receive(task: TaskName, chunks: AsyncIterable<Uint8Array>): Promise<Payload> {
    const name = fileName(task);
    if (await this.#isBroken()) return payloadOf(await readPayload({ bytes: 0, open: () => chunks }));
    let failure: Error | undefined;
    const watched = async function* () {
      try {
        yield* chunks;
      } catch (error) {
        failure = error instanceof Error ? error : new Error(String(error));
        throw failure;
      }
    };
    try {
      return this.#payload(name, await this.#files.write(name, watched()));
    } catch (error) {
      if (failure !== undefined) throw failure;
      throw toAppError(error, 'CONFIG_STATE_DIR');
    }
  }

  /** Makes a result of what was received, or of other bytes in its place, that survives the process. */
  async keepResult(task: TaskName, received: Payload, packed: Uint8Array | undefined): Promise<Payload> {
    const name = fileName(task);
    const kept = packed === undefined ? received : payloadOf(packed);
    try {
      if (kept.name === undefined) await this.#files.write(name, kept.open());
      return this.#payload(name, kept.bytes);
    } catch (error) {
      this.#complain(error);
      return kept;
    }
  }

  /** The result that was being submitted, or undefined when it is not there as a whole. */
  async findResult(task: TaskName, bytes: number | undefined): Promise<Payload | undefined> {
    const name = fileName(task);
    const size = await this.#files.size(name).catch(() => undefined);
    // An older state says no size. A file that was cut by a power failure has another.
    return size === undefined || size === 0 || size !== (bytes ?? size) ? undefined : this.#payload(name, size);
  }

  async dropFiles(task: TaskName): Promise<void> {
    await this.#guard(() => this.#files.remove(fileName(task)));
  }

  /** Removes results whose task is not among those given. */
  async dropOtherFiles(tasks: readonly TaskName[]): Promise<void> {
    const kept = new Set(tasks.map(fileName));
    await this.#guard(async () => {
      for (const name of await this.#files.list()) {
        if (name.endsWith(PAYLOAD_ENDING) && !kept.has(name)) await this.#files.remove(name);
      }
    });
  }

  async #write(): Promise<void> {
    // The snapshot is taken a tick later, so that callers of the same tick are in it.
    await Promise.resolve();
    this.#soon?.abort();
    this.#soon = undefined;
    await this.#guard(() => {
      const state = { version: VERSION, savedAtMs: this.#clock.nowMs(), ...this.#snapshot() };
      return this.#files.replace(FILE, JSON.stringify(state));
    });
  }

  #payload(name: string, bytes: number): Payload {
    const path = this.#files.path(name);
    return { bytes, name, open: () => this.#files.stream(name), ...(path === undefined ? {} : { path }) };
  }

  async #isBroken(): Promise<boolean> {
    try {
      await this.#files.write(PROBE, payloadOf(new Uint8Array()).open());
      return false;
    } catch (error) {
      this.#complain(error);
      return true;
    }
  }

  async #guard(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#complain(error);
    }
  }

  #complain(error: unknown): void {
    this.#logger.error({ err: toAppError(error, 'CONFIG_STATE_DIR') }, 'state cannot be written');
  }
}

/** Reads the state file: its content, or why it cannot be understood, or undefined when there is none. */
export async function readState(
  files: StateFiles,
): Promise<{ readonly state: MinerState } | { readonly problem: string } | undefined> {
  const bytes = await files.read(FILE);
  if (!bytes) return undefined;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    if (Value.Check(Persisted, parsed)) {
      return { state: { cooldowns: parsed.cooldowns, settled: parsed.settled, tasks: parsed.tasks } };
    }
    const first = Value.Errors(Persisted, parsed).First();
    return { problem: `${first?.path ?? '/'}: ${first?.message ?? 'malformed'}` };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** What of a task is written down. A payload is marked here and lies in a file of its own. */
export function persistedTask(task: MinerTask): MinerState['tasks'][number] {
  const { product, validator } = task;
  const about =
    product?.kind === 'payload'
      ? { kind: product.kind, splats: product.splats, seed: product.seed, bytes: product.spz.bytes }
      : product;
  return {
    id: task.id,
    type: task.type,
    prompt: task.prompt,
    validator: { uid: validator.uid, hotkey: validator.hotkey, ip: validator.ip, port: validator.port },
    pulledAtMs: task.pulledAtMs,
    deadlineMs: task.deadlineMs,
    submissions: task.submissions,
    ...(task.askFromMs === undefined ? {} : { askFromMs: task.askFromMs }),
    ...(about === undefined ? {} : { product: about }),
  };
}

/** A decline reason read from a file; one of another version counts as an internal error. */
export function declineReason(text: string): DeclineReason {
  return [...DECLINE_REASONS, ...GATE_FAILURES].find((reason) => reason === text) ?? 'internal_error';
}

function fileName(task: TaskName): string {
  return `${createHash('sha256').update(taskKey(task.validator.hotkey, task.id)).digest('hex')}${PAYLOAD_ENDING}`;
}
