import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { terminalPrompt } from './ask-password.ts';

function terminal() {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const output = Object.assign(new PassThrough(), { isTTY: true });
  const shown: string[] = [];
  output.on('data', (chunk: Buffer) => shown.push(chunk.toString()));
  return { input, output, shown: () => shown.join('') };
}

test('takes a line and shows nothing of it', async () => {
  const { input, output, shown } = terminal();
  const asked = terminalPrompt(input, output)?.({ file: '/w/h', attempt: 1 });
  input.write('geh\x7fheim');
  input.write('\r');
  expect(await asked).toBe('geheim');
  expect(shown()).toBe('Password of /w/h: \n');
  const again = terminalPrompt(input, output)?.({ file: '/w/h', attempt: 2 });
  input.write('x\n');
  expect(await again).toBe('x');
  expect(shown()).toContain('Once more');
});

test.each(['\x03', '\x04'])('Ctrl-C and Ctrl-D are no answer (%j)', async (key) => {
  const { input, output } = terminal();
  const asked = terminalPrompt(input, output)?.({ file: '/w/h', attempt: 1 });
  input.write(key);
  expect(await asked).toBeUndefined();
});

test('nobody is asked without a terminal', () => {
  const { input, output } = terminal();
  expect(terminalPrompt(new PassThrough(), output)).toBeUndefined();
  expect(terminalPrompt(input, new PassThrough())).toBeUndefined();
});
