import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { FORMAT_ERROR_CODES } from './format-error.ts';

it('throws every code of the catalogue somewhere, and the README explains each', async () => {
  const files = (await readdir(import.meta.dirname)).filter((name) => !/test|format-error/.test(name));
  const sources = await Promise.all(files.map((name) => readFile(new URL(name, import.meta.url), 'utf8')));
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  for (const code of FORMAT_ERROR_CODES) {
    expect(sources.join(''), code).toContain(`'${code}'`);
    expect(readme, code).toContain(`\`${code}\``);
  }
  expect(new Set(readme.match(/FORMAT_[A-Z_]+/g))).toEqual(new Set(FORMAT_ERROR_CODES));
});
