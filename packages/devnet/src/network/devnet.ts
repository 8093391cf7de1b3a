import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createHotkey, OWNER_HOTKEY, type Hotkey, type Metagraph } from '@404-gen/bittensor';
import { AppError, type Logger } from '@404-gen/service-kit';
import { startAdminServer, type AdminServer } from '../admin/admin-server.ts';
import { createFaultBox } from '../faults/fault-box.ts';
import type { Fault } from '../faults/fault.ts';
import { createScorer, type Scorer } from '../scoring/scorer.ts';
import { sampleImages } from '../tasks/sample-images.ts';
import { createRandom, createTaskSource, type TaskSource } from '../tasks/task-source.ts';
import type { ValidatorRules } from '../validator/rules.ts';
import { startValidator, type Validator } from '../validator/validator.ts';
import type { DevnetEvent } from './devnet-event.ts';
import { createDevnetLog, type DevnetLog } from './devnet-log.ts';
import { devnetMetagraph, isValidatorStake, writeMetagraph } from './neurons.ts';
import { openDevnetWallet } from './wallet.ts';

export interface DevnetOptions {
  /** Keys, metagraph and addresses are kept here. */
  readonly directory: string;
  readonly validatorCount: number;
  /** Registered miner hotkeys: `miner`, `miner-1`, `miner-2` …. */
  readonly minerCount: number;
  readonly host: string;
  /** Port of the first validator, the others follow; 0: free ones. */
  readonly firstPort: number;
  /** Of the admin interface; 0: a free one. */
  readonly adminPort: number;
  readonly rules: ValidatorRules;
  readonly prompts: readonly string[];
  readonly imageTasksRatio: number;
  /** Tasks open or won at any time; endless when left out. */
  readonly taskBudget?: number;
  readonly seed: number;
  readonly faults: readonly { readonly uid: number; readonly fault: Fault }[];
  readonly logger: Logger;
  readonly onEvent?: (event: DevnetEvent) => void;
}

export interface Devnet {
  readonly directory: string;
  readonly metagraphFile: string;
  /** `path` is the miner's `wallet.path`, `name` its `wallet.name`, and each hotkey a `wallet.hotkey`. */
  readonly wallet: { readonly path: string; readonly name: string; readonly hotkeys: readonly string[] };
  readonly validators: readonly Validator[];
  readonly tasks: TaskSource;
  readonly scorer: Scorer;
  readonly log: DevnetLog;
  readonly adminUrl: string;
  /** Takes effect at once; those of the metagraph once the miner reads it again. @throws AppError `REQUEST_VALIDATOR` */
  setFaults(validatorUid: number, faults: readonly Fault[]): void;
  close(): Promise<void>;
}

/** Starts validators, each with an axon of its own, and writes what a miner needs to find them. */
export async function startDevnet(options: DevnetOptions): Promise<Devnet> {
  const { host, logger, validatorCount } = options;
  const directory = resolve(options.directory);
  mkdirSync(directory, { recursive: true });
  const metagraphFile = join(directory, 'metagraph.json');
  const wallet = openDevnetWallet(directory);
  const minerNames = Array.from({ length: options.minerCount }, (_, at) => (at === 0 ? 'miner' : `miner-${at}`));
  const minerKeys = await Promise.all(minerNames.map((name) => wallet.hotkey(name)));
  const validatorKeys = await Promise.all(
    Array.from({ length: validatorCount }, (_, uid) => wallet.hotkey(`validator-${uid}`)),
  );
  const miners = minerKeys.map(({ ss58 }, at) => ({ uid: validatorCount + at, hotkey: ss58 }));
  const staleHotkey = (await createHotkey()).ss58;

  const random = createRandom(options.seed);
  const tasks = createTaskSource({
    prompts: options.prompts,
    imageTasksRatio: options.imageTasksRatio,
    images: options.imageTasksRatio > 0 ? sampleImages() : [],
    random,
    newId: randomUUID,
    ...(options.taskBudget === undefined ? {} : { budget: options.taskBudget }),
  });
  const scorer = createScorer();
  const log = createDevnetLog();
  const validators: Validator[] = [];
  let metagraph: Metagraph = devnetMetagraph(0, [], miners);

  const publish = (): void => {
    const neurons = validators.map(({ uid, hotkey, port, faults }) => ({
      ...{ uid, hotkey: hotkey.ss58, host, port, staleHotkey },
      faults: faults.list(),
    }));
    metagraph = devnetMetagraph(metagraph.block + 1, neurons, miners);
    writeMetagraph(metagraphFile, metagraph);
  };

  const start = (uid: number, hotkey: Hotkey): Promise<Validator> =>
    startValidator({
      ...{ uid, hotkey, host, tasks, scorer, random },
      rules: options.rules,
      port: options.firstPort === 0 ? 0 : options.firstPort + uid,
      faults: createFaultBox(
        random,
        options.faults.filter((each) => each.uid === uid).map((each) => each.fault),
      ),
      uidOf: (wanted) => metagraph.neurons.find((neuron) => neuron.hotkey === wanted)?.uid,
      isValidator: (wanted) =>
        wanted === OWNER_HOTKEY ||
        metagraph.neurons.some((neuron) => neuron.hotkey === wanted && isValidatorStake(neuron)),
      logger: logger.child({ validator: uid }),
      onEvent: (event) => {
        log.add(event);
        options.onEvent?.(event);
      },
    });

  const validatorOf = (uid: number): Validator => {
    const found = validators[uid];
    if (found) return found;
    throw new AppError('REQUEST_VALIDATOR', `There is no validator ${uid}; there are ${validatorCount}, from 0.`, {
      statusCode: 404,
    });
  };

  let admin: AdminServer | undefined;
  const close = async (): Promise<void> => {
    await Promise.allSettled([admin?.close(), ...validators.map((each) => each.close())]);
    await scorer.close();
  };

  try {
    for (const { uid } of options.faults) {
      if (uid >= validatorCount) {
        throw new AppError(
          'CONFIG_FAULTS',
          `faults: there is no validator ${uid}; there are ${validatorCount}, from 0.`,
        );
      }
    }
    for (const [uid, hotkey] of validatorKeys.entries()) validators.push(await start(uid, hotkey));
    publish();
    const setFaults = (uid: number, faults: readonly Fault[]): void => {
      validatorOf(uid).faults.replace(faults);
      publish();
    };
    admin = await startAdminServer({ validators, tasks, log, setFaults }, options.adminPort);
    const devnet: Devnet = {
      ...{ directory, metagraphFile, validators, tasks, scorer, log, setFaults, close },
      wallet: { path: wallet.path, name: wallet.name, hotkeys: minerNames },
      adminUrl: admin.url,
    };
    writeFileSync(join(directory, 'devnet.json'), `${JSON.stringify(addresses(devnet, host), null, 2)}\n`);
    return devnet;
  } catch (error) {
    await close();
    throw error;
  }
}

/** What another program needs to use a running devnet. */
function addresses(devnet: Devnet, host: string): Record<string, unknown> {
  return {
    pid: process.pid,
    admin: devnet.adminUrl,
    metagraph: devnet.metagraphFile,
    wallet: devnet.wallet,
    validators: devnet.validators.map(({ uid, hotkey, port }) => ({
      uid,
      hotkey: hotkey.ss58,
      url: `http://${host}:${port}`,
    })),
  };
}
