import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endAll, ROOT, temporaryFolder } from './support/running-process.ts';
import { readSplat } from './support/splat-files.ts';
import { startGenerationServers } from './support/subnet.ts';

/** The shell blocks of the README that call curl, as they stand there. */
const examples = [...readFileSync(join(ROOT, 'README.md'), 'utf8').matchAll(/```sh\n(curl [^`]*)```/g)].map(
  ([, command = '']) => command.trim(),
);

describe('every curl example of the README works', () => {
  let host = '';
  const folder = temporaryFolder();
  beforeAll(async () => {
    host = (await startGenerationServers(1))[0]!.host;
  });
  afterAll(endAll);

  it('there are some', () => expect(examples.length).toBeGreaterThanOrEqual(6));

  it.each(examples)('%s', async (example) => {
    // Only the port differs: the README's may be taken here.
    const printed = execFileSync('bash', ['-c', example.replaceAll('127.0.0.1:10007', host)], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const output = /-o (\S+)/.exec(example)?.[1];
    if (output === undefined) expect(printed.length).toBeGreaterThan(10);
    else {
      const bytes = readFileSync(join(folder, output));
      if (output.endsWith('.png')) expect(bytes.subarray(1, 4).toString()).toBe('PNG');
      else expect(await readSplat(bytes)).toBeGreaterThanOrEqual(7000);
    }
  });
});
