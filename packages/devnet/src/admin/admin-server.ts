import { AppError } from '@404-gen/service-kit';
import fastify from 'fastify';
import { parseFault, type Fault } from '../faults/fault.ts';
import { listenOn } from '../network/listen-on.ts';
import type { DevnetLog } from '../network/devnet-log.ts';
import type { TaskSource } from '../tasks/task-source.ts';
import type { Validator } from '../validator/validator.ts';

/** The parts of a devnet that can be looked at and changed from outside. */
interface AdminTarget {
  readonly validators: readonly Validator[];
  readonly tasks: TaskSource;
  readonly log: DevnetLog;
  setFaults(validatorUid: number, faults: readonly Fault[]): void;
}

const HOST = '127.0.0.1';

export interface AdminServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Looks into a running devnet and sets its faults. For people and tests on the same machine: it asks for no password, and
 * so listens on the loopback address, wherever the validators do.
 *
 * @param port 0: a free one
 */
export async function startAdminServer(devnet: AdminTarget, port: number): Promise<AdminServer> {
  const app = fastify({ forceCloseConnections: true });

  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const code = error instanceof AppError ? error.code : 'REQUEST_INVALID';
    return reply.code(error.statusCode ?? 500).send({ code, message: error.message });
  });

  const validatorOf = (params: unknown): Validator => {
    const { uid } = params as { uid: string };
    const found = devnet.validators[Number(uid)];
    if (!found) throw new AppError('REQUEST_VALIDATOR', `There is no validator ${uid}.`, { statusCode: 404 });
    return found;
  };
  const describe = (validator: Validator) => ({
    uid: validator.uid,
    hotkey: validator.hotkey.ss58,
    port: validator.port,
    faults: validator.faults.list(),
    ...devnet.log.countsOf(validator.uid),
    miners: validator.state.records().map((record) => ({
      ...record,
      assignedTask: record.assignedTask
        ? { ...record.assignedTask, prompt: record.assignedTask.prompt.slice(0, 200) }
        : null,
      rating: validator.state.ratingOf(record.uid),
    })),
  });

  app.get('/validators', () => devnet.validators.map(describe));
  app.get('/validators/:uid', (request) => describe(validatorOf(request.params)));
  app.put('/validators/:uid/faults', (request) => {
    const validator = validatorOf(request.params);
    if (!Array.isArray(request.body)) {
      throw new AppError('REQUEST_FAULT', 'The body is a JSON list of faults.', { statusCode: 400 });
    }
    devnet.setFaults(validator.uid, request.body.map(parseFault));
    return describe(validator);
  });
  app.delete('/validators/:uid/faults', (request) => {
    const validator = validatorOf(request.params);
    devnet.setFaults(validator.uid, []);
    return describe(validator);
  });
  app.post('/validators/:uid/forget', (request) => {
    const validator = validatorOf(request.params);
    validator.state.forget();
    return describe(validator);
  });
  app.post('/prompts', (request) => {
    const { prompt } = (request.body ?? {}) as { prompt?: unknown };
    if (typeof prompt !== 'string' || prompt === '') {
      throw new AppError('REQUEST_PROMPT', 'The body is a JSON object with a `prompt`.', { statusCode: 400 });
    }
    devnet.tasks.enqueue(prompt);
    return { queued: prompt };
  });
  app.get('/submissions', () => devnet.log.submissions());

  const url = await listenOn(app, HOST, port);
  return { url, close: () => app.close() };
}
