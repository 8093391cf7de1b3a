import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { AskPassword } from '@404-gen/bittensor';

type Terminal<Stream> = Stream & { readonly isTTY?: boolean };

/** Asks for a hotkey's password on the terminal, showing nothing of it; undefined where nobody sits at one. */
export function terminalPrompt(
  input: Terminal<NodeJS.ReadableStream> = process.stdin,
  output: Terminal<NodeJS.WritableStream> = process.stderr,
): AskPassword | undefined {
  if (input.isTTY !== true || output.isTTY !== true) return undefined;
  return async ({ file, attempt }) => {
    output.write(attempt === 1 ? `Password of ${file}: ` : 'That does not open it. Once more: ');
    // Line editing without echo: readline writes what is typed to a stream that drops it.
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
    const lines = createInterface({ input, output: nowhere, terminal: true, historySize: 0 });
    try {
      return await new Promise<string | undefined>((resolve) => {
        lines.once('line', resolve);
        lines.once('SIGINT', () => lines.close());
        lines.once('close', () => resolve(undefined));
      });
    } finally {
      lines.close();
      output.write('\n');
    }
  };
}
