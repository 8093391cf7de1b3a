import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWatchdog } from './watchdog.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('barks once after the silence it was told, and not while there are signs of life', () => {
  const barks = vi.fn();
  const dog = createWatchdog(1000, barks);
  dog.start();
  for (let i = 0; i < 10; i++) {
    vi.advanceTimersByTime(900);
    dog.reset();
  }
  expect(barks).not.toHaveBeenCalled();
  vi.advanceTimersByTime(5000);
  expect(barks).toHaveBeenCalledOnce();
});

test('stopped, it is silent; time during which nothing ran does not count', () => {
  const barks = vi.fn();
  const dog = createWatchdog(1000, barks);
  dog.start();
  dog.stop();
  vi.advanceTimersByTime(5000);
  dog.start();
  vi.advanceTimersByTime(500);
  // The machine slept for an hour: the clock moved, timers did not.
  vi.setSystemTime(Date.now() + 3_600_000);
  vi.advanceTimersByTime(500);
  expect(barks).not.toHaveBeenCalled();
});

test('paused, it is silent for as long as that takes, and then goes on counting where it was; a start may bring its limit', () => {
  const barks = vi.fn();
  const dog = createWatchdog(1000, barks);
  dog.start();
  vi.advanceTimersByTime(600);
  dog.pause();
  vi.advanceTimersByTime(60_000);
  expect(barks).not.toHaveBeenCalled();
  dog.resume();
  vi.advanceTimersByTime(600);
  expect(barks).toHaveBeenCalledOnce();

  dog.pause();
  dog.start(5000);
  vi.advanceTimersByTime(60_000);
  dog.resume();
  vi.advanceTimersByTime(4500);
  expect(barks).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(1500);
  expect(barks).toHaveBeenCalledTimes(2);
});
