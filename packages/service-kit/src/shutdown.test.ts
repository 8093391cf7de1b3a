import { afterEach, expect, test, vi } from 'vitest';
import { createLogger } from './logger.ts';
import { installShutdown } from './shutdown.ts';

const logger = createLogger({ service: 'test', level: 'silent' });

afterEach(() => {
  vi.useRealTimers();
  process.removeAllListeners('SIGTERM');
  process.removeAllListeners('SIGINT');
});

test('steps run in order, a failing one does not stop the next, and the exit code is 0', async () => {
  const seen: string[] = [];
  const codes: number[] = [];
  const shutdown = installShutdown({
    logger,
    deadlineMs: 1000,
    exit: (code) => codes.push(code),
    steps: () => [
      { name: 'intake', run: () => void seen.push('intake') },
      { name: 'drain', run: () => Promise.reject(new Error('stuck')) },
      { name: 'release', run: () => void seen.push('release') },
    ],
  });
  await shutdown('test');
  expect(seen).toEqual(['intake', 'release']);
  expect(codes).toEqual([0]);
});

test('past the deadline the process ends with 1', async () => {
  vi.useFakeTimers();
  const codes: number[] = [];
  const shutdown = installShutdown({
    logger,
    deadlineMs: 1000,
    exit: (code) => codes.push(code),
    steps: () => [{ name: 'hang', run: () => new Promise<void>(() => undefined) }],
  });
  void shutdown('test');
  await vi.advanceTimersByTimeAsync(1001);
  expect(codes).toEqual([1]);
});

test('the same Ctrl-C arriving twice counts once; a later signal ends at once', async () => {
  vi.useFakeTimers();
  const codes: number[] = [];
  let runs = 0;
  const shutdown = installShutdown({
    logger,
    deadlineMs: 60_000,
    exit: (code) => codes.push(code),
    steps: () => [{ name: 'hang', run: () => new Promise<void>(() => void (runs += 1)) }],
  });
  void shutdown('SIGINT');
  await shutdown('SIGINT');
  expect(codes).toEqual([]);
  await vi.advanceTimersByTimeAsync(2000);
  await shutdown('SIGINT');
  expect(codes).toEqual([1]);
  expect(runs).toBe(1);
});
