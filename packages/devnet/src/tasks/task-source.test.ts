import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRandom, createTaskSource, readPrompts } from './task-source.ts';

const PROMPTS = ['a', 'b', 'c', 'd', 'e', 'f'];
let id = 0;
const source = (extra: Partial<Parameters<typeof createTaskSource>[0]> = {}) =>
  createTaskSource({
    prompts: PROMPTS,
    imageTasksRatio: 0,
    random: createRandom(1),
    newId: () => `id-${id++}`,
    ...extra,
  });

describe('a task source', () => {
  it('draws every prompt once before any again, in an order the seed decides', () => {
    const draw = (seed: number) => {
      const tasks = source({ random: createRandom(seed) });
      return Array.from({ length: 12 }, () => tasks.next()?.prompt ?? '');
    };
    const drawn = draw(3);
    expect(new Set(drawn.slice(0, 6))).toEqual(new Set(PROMPTS));
    expect(new Set(drawn.slice(6))).toEqual(new Set(PROMPTS));
    expect(draw(3)).toEqual(drawn);
    expect(draw(4)).not.toEqual(drawn);
  });

  it('takes queued prompts first', () => {
    const tasks = source({ imageTasksRatio: 1, images: ['aW1n'] });
    tasks.enqueue('a queued prompt');
    expect(tasks.next()).toMatchObject({ type: 'text', prompt: 'a queued prompt' });
    expect(tasks.next()).toMatchObject({ type: 'image', prompt: 'aW1n' });
  });

  it('mixes image tasks in at the ratio asked for', () => {
    const tasks = source({ imageTasksRatio: 0.2, images: ['aW1n'], random: createRandom(9) });
    const images = Array.from({ length: 1000 }, () => tasks.next()).filter((task) => task?.type === 'image');
    expect(images.length).toBeGreaterThan(150);
    expect(images.length).toBeLessThan(250);
  });

  it('keeps within its budget, and hands out another for one given back', () => {
    const tasks = source({ budget: 2 });
    expect([tasks.next(), tasks.next()].every((task) => task !== undefined)).toBe(true);
    expect(tasks.next()).toBeUndefined();
    tasks.giveBack();
    expect(tasks.next()).toBeDefined();
    expect(tasks.next()).toBeUndefined();
  });
});

describe('readPrompts', () => {
  const file = (text: string) => {
    const path = join(mkdtempSync(join(tmpdir(), 'prompts-')), 'prompts.txt');
    writeFileSync(path, text);
    return path;
  };
  it('leaves out blank lines and comments', () => {
    expect(readPrompts(file('# title\r\n\r\n  red snake \nblue chair'))).toEqual(['red snake', 'blue chair']);
  });
  it('says what is wrong with a file', () => {
    expect(() => readPrompts(file('\n# nothing\n'))).toThrow('no prompt');
    expect(() => readPrompts('/no/such/file')).toThrow('cannot be read');
  });
  it('reads the committed sample', () => {
    const prompts = readPrompts(new URL('../../data/prompts.txt', import.meta.url).pathname);
    expect(prompts.length).toBeGreaterThan(200);
    expect(prompts.every((prompt) => prompt.length <= 1024)).toBe(true);
  });
});
