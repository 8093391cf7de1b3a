import {
  createAxon,
  verifySignature,
  type AxonCaller,
  type Hotkey,
  type SubmitResults,
  type SynapseHandlers,
} from '@404-gen/bittensor';
import { toAppError, type Logger } from '@404-gen/service-kit';
import { listenOn } from '../network/listen-on.ts';
import type { FaultBox } from '../faults/fault-box.ts';
import { addHttpFaults } from '../faults/http-faults.ts';
import type { DevnetEvent } from '../network/devnet-event.ts';
import type { Scorer } from '../scoring/scorer.ts';
import type { ScoreReport } from '../scoring/scoring-messages.ts';
import type { Random, TaskSource } from '../tasks/task-source.ts';
import { fightDuel } from './duel-arena.ts';
import { VALIDATION_VERSION, VALIDATOR_VERSION, type ValidatorRules } from './rules.ts';
import { createValidatorState, type Score, type ValidatorState } from './validator-state.ts';

/** The scoring service's model takes no longer prompt; a longer one makes the call fail (its HTTP 422). */
const MAX_SCORED_PROMPT_CHARACTERS = 1024;

interface ValidatorOptions {
  readonly uid: number;
  readonly hotkey: Hotkey;
  readonly rules: ValidatorRules;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly faults: FaultBox;
  readonly tasks: TaskSource;
  readonly scorer: Scorer;
  readonly random: Random;
  readonly uidOf: (hotkey: string) => number | undefined;
  /** Whether the hotkey may ask for the version: the owner, or stake enough to be a validator. */
  readonly isValidator: (hotkey: string) => boolean;
  readonly logger: Logger;
  readonly onEvent: (event: DevnetEvent) => void;
}

export interface Validator {
  readonly uid: number;
  readonly hotkey: Hotkey;
  readonly port: number;
  readonly state: ValidatorState;
  readonly faults: FaultBox;
  close(): Promise<void>;
}

/** Starts a validator's axon. @throws AppError `CONFIG_PORT_TAKEN` */
export async function startValidator(options: ValidatorOptions): Promise<Validator> {
  const { uid, faults, tasks, logger } = options;
  const closing = new AbortController();
  /** Reports of results that are being answered, by task. */
  const reports = new Map<string, ScoreReport>();

  const score = async (prompt: string, taskId: string, resultsBase64: string): Promise<Score> => {
    if (faults.strike(['validation-failure'], 'submit')) return { kind: 'unavailable' };
    if (prompt.length > MAX_SCORED_PROMPT_CHARACTERS) return { kind: 'unavailable' };
    try {
      const report = await options.scorer.score(prompt, resultsBase64);
      reports.set(taskId, report);
      return { kind: 'scored', score: faults.strike(['low-score'], 'submit') ? 0 : report.score };
    } catch (error) {
      logger.error({ err: toAppError(error), taskId }, 'scoring failed');
      return { kind: 'unavailable' };
    }
  };

  const state = createValidatorState({
    rules: options.rules,
    now: () => Date.now() / 1000,
    uidOf: options.uidOf,
    nextTask: (minerUid) => {
      const task = tasks.next();
      if (task) options.onEvent({ kind: 'assigned', validatorUid: uid, minerUid, task });
      return task;
    },
    // An image's base64 is no text to look for colours in.
    score: (task, results) => score(task.type === 'text' ? task.prompt : '', task.id, results),
    verifySignature: (message, signature, ss58) =>
      !faults.strike(['wrong-signature'], 'submit') && verifySignature(message, signature, ss58),
  });

  const submit = async (fields: SubmitResults, caller: AxonCaller): Promise<Partial<SubmitResults>> => {
    const verdict = await state.submit({
      taskId: fields.task_id,
      results: fields.results,
      submitTime: fields.submit_time,
      signature: fields.signature,
      minerHotkey: caller.bodyHotkey,
      validatorHotkey: caller.bodyAxonHotkey,
    });
    const { outcome, task, reply } = verdict;
    const report = task ? reports.get(task.id) : undefined;
    if (task) reports.delete(task.id);
    const ended = !['wrong-task', 'locked', 'double-submit', 'unregistered'].includes(outcome);
    if (ended && outcome !== 'accepted') tasks.giveBack();
    options.onEvent({
      kind: 'verdict',
      validatorUid: uid,
      minerHotkey: caller.bodyHotkey ?? '',
      outcome,
      ...(task ? { task } : {}),
      ...(verdict.score === undefined ? {} : { score: verdict.score }),
      ...(verdict.deliverySeconds === undefined ? {} : { deliverySeconds: verdict.deliverySeconds }),
      ...(report ? { report } : {}),
      ...(outcome === 'accepted' ? { resultsBase64: fields.results } : {}),
      cooldownUntil: reply.cooldown_until ?? 0,
    });
    // After the feedback was made, as in the subnet: a duel shows in the feedback of the next task.
    if (outcome === 'accepted' && verdict.uid !== undefined) duel(verdict.uid, verdict.score ?? 0);
    return reply;
  };

  const duel = (minerUid: number, fidelity: number): void => {
    const fought = fightDuel(state.ratingOf(minerUid), fidelity, options.random);
    state.setRating(minerUid, fought.rating);
    options.onEvent({ kind: 'duel', validatorUid: uid, minerUid, duel: fought });
  };

  const handlers: SynapseHandlers = {
    PullTask: { handle: (_, caller) => Promise.resolve(state.pull(caller.bodyHotkey)) },
    SubmitResults: {
      blacklist: (caller) => state.submitRefusal(caller.hotkey, caller.remoteAddress),
      handle: submit,
    },
    GetVersion: {
      blacklist: ({ hotkey, remoteAddress }) => {
        if (options.uidOf(hotkey) === undefined) return `Unrecognized hotkey ${hotkey} (${remoteAddress})`;
        if (options.isValidator(hotkey)) return undefined;
        return `Version check allowed for validators only. Request from ${hotkey} (${remoteAddress})`;
      },
      handle: () => Promise.resolve({ version: VALIDATOR_VERSION, validation_version: VALIDATION_VERSION }),
    },
  };

  const axon = createAxon({ hotkey: options.hotkey, handlers, logger });
  addHttpFaults(axon, faults, closing.signal);
  await listenOn(axon, options.host, options.port);
  const address = axon.server.address();

  return {
    uid,
    hotkey: options.hotkey,
    port: typeof address === 'object' && address ? address.port : options.port,
    state,
    faults,
    async close() {
      closing.abort();
      await axon.close();
    },
  };
}
