import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../../e2e/support/running-process.ts';

type Json = Readonly<Record<string, unknown>>;

/** A Python program of `peers/` that answers one line of JSON with another. */
export interface PythonPeer {
  /** Rejects with the peer's exception. */
  ask<Answer>(what: string, details?: Json): Promise<Answer>;
  stop(): Promise<void>;
}

const LOG_CHARACTERS = 4000;

/** Its environment is empty but for what it must have: nothing of the machine's own wallets and settings. */
export function startPeer(python: string, script: string, args: readonly string[] = []): PythonPeer {
  const file = fileURLToPath(new URL(`../peers/${script}`, import.meta.url));
  const child = spawn(python, [file, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      HOME: temporaryFolder(),
      PYTHONDONTWRITEBYTECODE: '1',
      // The SDK reads the command line of whoever imports it, unless told not to.
      BT_NO_PARSE_CLI_ARGS: '1',
    },
  });
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let log = '';
  let lastId = 0;
  child.stderr.on('data', (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-LOG_CHARACTERS);
  });
  createInterface(child.stdout).on('line', (line) => {
    const { id, result, error } = JSON.parse(line) as { id: number; result?: unknown; error?: string };
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(result);
    else asked?.reject(new Error(`${script}: ${error}`));
  });
  const gone = once(child, 'close').then(() => {
    for (const { reject } of waiting.values()) reject(new Error(`${script} ended:\n${log}`));
    waiting.clear();
  });
  child.stdin.on('error', () => undefined);

  return {
    ask: <Answer>(what: string, details: Json = {}) =>
      new Promise<Answer>((resolve, reject) => {
        if (child.exitCode !== null || child.signalCode !== null) {
          reject(new Error(`${script} has ended:\n${log}`));
          return;
        }
        lastId += 1;
        waiting.set(lastId, { resolve: resolve as (value: unknown) => void, reject });
        child.stdin.write(`${JSON.stringify({ id: lastId, what, ...details })}\n`);
      }),
    async stop() {
      // Peers end when nobody is left to ask.
      child.stdin.end();
      await gone;
    },
  };
}
