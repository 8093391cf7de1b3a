import xterm from '@xterm/headless';
import { describe, expect, it } from 'vitest';
import { createLiveRegion } from './live-region.ts';

/** A real terminal emulator without a window. */
function setUp(columns: number, rows: number) {
  const emulator = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, convertEol: true });
  const writes: string[] = [];
  const region = createLiveRegion({
    get columns() {
      return emulator.cols;
    },
    write: (text: string) => {
      writes.push(text);
      emulator.write(text);
    },
  });
  /** All that can be seen by scrolling up, without trailing blank rows. */
  const text = async (): Promise<string[]> => {
    await new Promise<void>((resolve) => emulator.write('', resolve));
    const buffer = emulator.buffer.active;
    const lines = Array.from({ length: buffer.length }, (_, y) => buffer.getLine(y)?.translateToString(true) ?? '');
    while (lines.at(-1) === '') lines.pop();
    return lines;
  };
  return { emulator, region, text, writes };
}

describe('a live region', () => {
  it('replaces its lines, fewer or more of them', async () => {
    const { region, text } = setUp(20, 8);
    region.draw(['one', 'two', 'three']);
    region.draw(['1']);
    expect(await text()).toEqual(['1']);
    region.draw(['a', 'b']);
    expect(await text()).toEqual(['a', 'b']);
  });

  it('lets lines scroll away above it, past the top of the screen', async () => {
    const { region, text } = setUp(20, 4);
    const history = Array.from({ length: 10 }, (_, index) => `done ${index}`);
    region.draw(['live 1', 'live 2']);
    for (const line of history) region.draw(['live 1', 'live 2'], [line]);
    expect(await text()).toEqual([...history, 'live 1', 'live 2']);
  });

  it('keeps the last character of a line as wide as the terminal', async () => {
    const { region, text } = setUp(10, 5);
    region.draw(['0123456789', 'next']);
    region.draw(['abcdefghij', 'next'], ['ABCDEFGHIJ']);
    expect(await text()).toEqual(['ABCDEFGHIJ', 'abcdefghij', 'next']);
  });

  it.each([
    [30, 12],
    [12, 30],
  ])('leaves nothing behind when the terminal goes from %d to %d columns', async (from, to) => {
    const { region, text, emulator } = setUp(from, 10);
    region.draw(['a line of twentythree c', 'second line', 'third'], ['history']);
    await text();
    emulator.resize(to, 10);
    region.draw(['new'], []);
    const lines = await text();
    expect(lines.filter((line) => line !== '')).toEqual(['history', 'new']);
  });

  it('writes each frame at once and erases nothing before writing over it', () => {
    const { region, writes } = setUp(40, 10);
    region.draw(['progress 1', 'totals']);
    region.draw(['progress 2', 'totals']);
    expect(writes).toHaveLength(2);
    const second = writes[1]!;
    expect(second.indexOf('progress 2')).toBeLessThan(second.indexOf('\u001B[J'));
    expect(second).not.toContain('\u001B[2K');
  });

  it('gives the cursor back below the last line', async () => {
    const { region, text, emulator, writes } = setUp(20, 6);
    region.draw(['a', 'b']);
    region.close();
    await text();
    expect(emulator.buffer.active.cursorY).toBe(2);
    expect(emulator.buffer.active.cursorX).toBe(0);
    expect(writes.join('')).toMatch(/\[\?25l[^]*\[\?25h$/);
  });
});
