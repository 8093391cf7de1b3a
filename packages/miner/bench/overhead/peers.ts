import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** When what happened to one task, milliseconds of `performance.now()`. */
export interface TaskTimes {
  /** The validator's answer to the pull had left. */
  readonly pulledMs: number;
  /** The request for the generation was there. */
  askedMs?: number;
  /** The generation was over, and its first byte could leave. */
  generatedMs?: number;
  /** The endpoint's last byte had left. */
  deliveredMs?: number;
  /** The request of the submission was there. */
  submittedMs?: number;
  /** Its last byte was there. */
  uploadedMs?: number;
  uploadedBytes?: number;
}

export interface Scenario {
  readonly endpoints: number;
  readonly validators: number;
  readonly leastSeconds: number;
  readonly mostSeconds: number;
  /** From the verdict to the next task of a validator. */
  readonly cooldownSeconds: number;
  readonly scoringSeconds: number;
  /** What an endpoint's link takes; without it results come as fast as this machine moves them. */
  readonly linkBitsPerSecond?: number;
}

export interface Peers {
  /** Finished tasks; those of the miner's whole run. */
  readonly done: readonly TaskTimes[];
  readonly violations: () => number;
  readonly problems: readonly string[];
  readonly validatorPort: number;
  readonly endpointUrls: readonly string[];
  close(): void;
}

/** What a link carries in about two milliseconds at 1 Gbit/s: timers are no finer. */
const LINK_BYTES = 262_144;
/** Echoed as the SDK does, in pieces of this size. */
const ECHO_BYTES = 65_536;

/**
 * Validators and endpoints that answer at once and check nothing but order and sizes, so that what is measured is the miner.
 * All validators share a port and are told apart by the hotkey that a request is for.
 */
export async function startPeers(scenario: Scenario, result: Buffer): Promise<Peers> {
  const open = new Map<string, TaskTimes & { hotkey: string }>();
  const byValidator = new Map<string, { taskId?: string; freeAtMs: number; count: number }>();
  const done: TaskTimes[] = [];
  const problems: string[] = [];
  let violations = 0;
  const wantedBytes = 4 * Math.ceil(result.byteLength / 3);
  const servers: ReturnType<typeof createServer>[] = [];

  const listen = async (listener: RequestListener): Promise<number> => {
    const server = createServer(listener);
    server.keepAliveTimeout = 5000;
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  };

  const pull = (hotkey: string, response: ServerResponse): void => {
    const validator = byValidator.get(hotkey) ?? { freeAtMs: 0, count: 0 };
    byValidator.set(hotkey, validator);
    const waiting = Date.now() < validator.freeAtMs;
    if (waiting) violations += 1;
    if (!waiting) validator.taskId ??= `${hotkey.slice(-8)}-${(validator.count += 1)}`;
    const { taskId } = validator;
    const task = waiting || taskId === undefined ? null : { type: 'text', id: taskId, prompt: `thing ${taskId}` };
    const cooldown = waiting ? Math.ceil(validator.freeAtMs / 1000) : 0;
    reply(response, {
      ...{ task, validation_threshold: 0.6, throttle_period: 1 },
      cooldown_until: cooldown,
      cooldown_violations: 0,
    });
    response.on('finish', () => {
      if (task && !open.has(task.id)) open.set(task.id, { hotkey, pulledMs: performance.now() });
    });
  };

  const submit = async (hotkey: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const submittedMs = performance.now();
    let bytes = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) bytes += chunk.length;
    const uploadedMs = performance.now();
    const validator = byValidator.get(hotkey);
    const task = validator?.taskId === undefined ? undefined : open.get(validator.taskId);
    if (!validator || !task || validator.taskId === undefined) {
      problems.push(`a submission to ${hotkey} without a task`);
      response.writeHead(403).end('{"message": "no task assigned"}');
      return;
    }
    if (bytes < wantedBytes || bytes > wantedBytes + 4096) problems.push(`${bytes} bytes submitted of ${wantedBytes}`);
    done.push({ ...task, submittedMs, uploadedMs, uploadedBytes: bytes });
    open.delete(validator.taskId);
    delete validator.taskId;
    await new Promise((resolve) => setTimeout(resolve, scenario.scoringSeconds * 1000));
    validator.freeAtMs = Math.floor(Date.now() / 1000 + scenario.cooldownSeconds) * 1000;
    const feedback = { validation_failed: false, task_fidelity_score: 0.8, average_fidelity_score: 0.8 };
    const figures = { generations_within_the_window: 1, current_duel_rating: 1500, current_miner_reward: 1 };
    reply(response, { feedback: { ...feedback, ...figures }, cooldown_until: validator.freeAtMs / 1000 }, wantedBytes);
  };

  const validatorPort = await listen((request, response) => {
    const hotkey = String(request.headers['bt_header_axon_hotkey']);
    if (request.url === '/PullTask') {
      request.resume().on('end', () => pull(hotkey, response));
    } else {
      submit(hotkey, request, response).catch((error: unknown) => problems.push(String(error)));
    }
  });

  const endpoint: RequestListener = (request, response) => {
    if (request.url === '/ready') {
      response.end('{"capacity": 1, "acceptsImages": false}');
      return;
    }
    const task = open.get(String(request.headers['x-request-id']));
    if (!task) problems.push(`a generation for no task: ${String(request.headers['x-request-id'])}`);
    if (task) task.askedMs = performance.now();
    request.resume();
    const { leastSeconds, mostSeconds } = scenario;
    setTimeout(
      () => {
        if (task) task.generatedMs = performance.now();
        response.writeHead(200, { 'content-length': result.byteLength, 'x-gaussian-count': '1' });
        const delivered = () => {
          if (task) task.deliveredMs = performance.now();
        };
        send(response, result, scenario.linkBitsPerSecond, delivered).catch((error: unknown) => {
          problems.push(String(error));
        });
      },
      1000 * (leastSeconds + (mostSeconds - leastSeconds) * Math.random()),
    );
  };
  const ports = await Promise.all(Array.from({ length: scenario.endpoints }, () => listen(endpoint)));

  return {
    done,
    problems,
    violations: () => violations,
    validatorPort,
    endpointUrls: ports.map((port) => `http://127.0.0.1:${port}`),
    close() {
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

/** Over a link of that rate, or at once. */
async function send(
  response: ServerResponse,
  bytes: Buffer,
  bitsPerSecond: number | undefined,
  delivered: () => void,
): Promise<void> {
  if (bitsPerSecond === undefined) {
    response.end(bytes, delivered);
    return;
  }
  const startedMs = performance.now();
  for (let sent = 0; sent < bytes.byteLength; sent += LINK_BYTES) {
    await delay(startedMs + (8000 * sent) / bitsPerSecond - performance.now());
    if (!response.write(bytes.subarray(sent, sent + LINK_BYTES))) await once(response, 'drain');
  }
  response.end(delivered);
}

/** A synapse as an axon answers it, with an echo of `echoBytes` of results. */
function reply(response: ServerResponse, fields: object, echoBytes = 0): void {
  response.writeHead(200, {
    'content-type': 'application/json',
    bt_header_axon_status_code: '200',
    bt_header_axon_status_message: 'Success',
  });
  const axon = { status_code: 200, status_message: 'Success' };
  const rest = JSON.stringify({ axon, ...fields }).slice(1);
  if (echoBytes === 0) {
    response.end(`{${rest}`);
    return;
  }
  response.write('{"results":"');
  const piece = 'A'.repeat(ECHO_BYTES);
  let left = echoBytes;
  const go = (): void => {
    while (left > 0) {
      const size = Math.min(left, ECHO_BYTES);
      left -= size;
      if (!response.write(piece.slice(0, size))) {
        response.once('drain', go);
        return;
      }
    }
    response.end(`","task_id":"","submit_time":1,"signature":"",${rest}`);
  };
  go();
}
