import { readFileSync } from 'node:fs';
import type { Task } from '@404-gen/bittensor';
import { AppError } from '@404-gen/service-kit';

/** Uniform in [0, 1). */
export type Random = () => number;

/** A small seeded generator (mulberry32): the same seed gives the same prompts in the same order. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface TaskSourceOptions {
  readonly prompts: readonly string[];
  /** Share of image tasks, [0, 1]. */
  readonly imageTasksRatio: number;
  /** Base64 of image files, drawn from for image tasks. */
  readonly images?: readonly string[];
  readonly random: Random;
  readonly newId: () => string;
  /** Stop handing out tasks while this many are open or won; endless when left out. */
  readonly budget?: number;
}

/** What all validators of a devnet draw their tasks from. */
export interface TaskSource {
  next(): Task | undefined;
  /** Puts a prompt before all others. */
  enqueue(prompt: string): void;
  /** A task that ended without an accepted result: another may be handed out in its place. */
  giveBack(): void;
}

/** Draws every prompt once, in random order, before any comes again. */
export function createTaskSource(options: TaskSourceOptions): TaskSource {
  const { random } = options;
  const queue: string[] = [];
  let deck: string[] = [];
  let handedOut = 0;

  const nextPrompt = (): string => {
    const queued = queue.shift();
    if (queued !== undefined) return queued;
    if (deck.length === 0) deck = shuffled(options.prompts, random);
    return deck.pop() ?? '';
  };

  return {
    next() {
      if (options.budget !== undefined && handedOut >= options.budget) return undefined;
      handedOut += 1;
      const images = options.images ?? [];
      if (queue.length === 0 && images.length > 0 && random() < options.imageTasksRatio) {
        const prompt = images[Math.floor(random() * images.length)] ?? '';
        return { type: 'image', id: options.newId(), prompt };
      }
      return { type: 'text', id: options.newId(), prompt: nextPrompt() };
    },
    enqueue: (prompt) => void queue.push(prompt),
    giveBack: () => void (handedOut -= 1),
  };
}

/**
 * One prompt a line; blank lines and lines that begin with `#` are left out.
 *
 * @throws AppError `CONFIG_PROMPTS` for a file that cannot be read or holds no prompt
 */
export function readPrompts(file: string): string[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('CONFIG_PROMPTS', `The prompts file cannot be read: ${reason}`, { cause });
  }
  const prompts = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (prompts.length === 0) throw new AppError('CONFIG_PROMPTS', `The prompts file ${file} holds no prompt.`);
  return prompts;
}

/** Fisher–Yates, on a copy. */
function shuffled<T>(items: readonly T[], random: Random): T[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}
