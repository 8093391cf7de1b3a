import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createRegistry } from '@404-gen/service-kit';
import { expect, test } from 'vitest';
import { ERROR_CODE_LABELS, createGenerationMetrics } from './metrics.ts';
import { GENERATION_ERRORS } from './errors.ts';

const source = fileURLToPath(new URL('./', import.meta.url));
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

test('the README lists every code with its status and meaning, and no other', () => {
  const rows = [...readme.matchAll(/^\| `([A-Z]+_[A-Z_]+)` +\| (\d+) +\| (.*?) +\|$/gm)];
  const documented: unknown = Object.fromEntries(
    rows.map(([, code, status, meaning]) => [code, { status: Number(status), meaning }]),
  );
  const catalogue = Object.fromEntries(
    Object.entries(GENERATION_ERRORS).map(([code, { status, meaning }]) => [code, { status, meaning }]),
  );
  expect(documented).toEqual(catalogue);
});

test('every code is a label value of the error counter from the start', async () => {
  const registry = createRegistry('test');
  createGenerationMetrics(registry);
  const text = await registry.metrics();
  const labels = [...text.matchAll(/generation_errors_total{code="(\w+)"/g)].map((match) => match[1]);
  expect(labels).toEqual([...Object.keys(GENERATION_ERRORS), 'other']);
  expect(ERROR_CODE_LABELS).toEqual(labels);
});

test('every code is used somewhere', () => {
  const text = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && path !== 'errors.ts')
    .map((path) => readFileSync(source + path, 'utf8'))
    .join('\n');
  expect(Object.keys(GENERATION_ERRORS).filter((code) => !text.includes(`'${code}'`))).toEqual([]);
});
