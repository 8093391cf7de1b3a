import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('the README lists the error codes that the sources raise, and no others', () => {
  const folder = new URL('.', import.meta.url).pathname;
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  const raised = sources.flatMap((source) =>
    [...source.matchAll(/new AppError\(\s*'([A-Z_]+)'/g)].map(([, code]) => code),
  );
  const readme = readFileSync(join(folder, '..', 'README.md'), 'utf8');
  const listed = [...readme.matchAll(/^\| `([A-Z]+_[A-Z_]+)`/gm)].map(([, code]) => code);
  expect([...listed].sort()).toEqual([...new Set(raised)].sort());
  expect(listed.length).toBeGreaterThan(15);
});
