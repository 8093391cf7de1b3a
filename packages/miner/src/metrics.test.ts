import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRegistry } from '@404-gen/service-kit';
import { expect, test } from 'vitest';
import { MINER_ERRORS } from './errors.ts';
import { createMinerMetrics } from './metrics.ts';
import { createRig } from './test-support/rig.ts';

test('names follow the conventions: counters end in _total, everything has help and a base unit', async () => {
  const { miner, registry } = createRig();
  await miner.start();
  const metrics = await registry.getMetricsAsJSON();
  expect(metrics.length).toBeGreaterThan(25);
  for (const metric of metrics) {
    expect(metric.name).toMatch(/^miner_[a-z_]+$/);
    expect(metric.help).toMatch(/\.$/);
    expect(metric.name.endsWith('_total'), metric.name).toBe(String(metric.type) === 'counter');
    expect(metric.name).not.toMatch(/_(ms|millis|milliseconds|minutes|kb|gauge|counter|histogram)$/);
  }
});

test('every known label set is there from the start, at zero', async () => {
  const registry = createRegistry('miner');
  createMinerMetrics(registry);
  const text = await registry.metrics();
  for (const sample of [
    'miner_pulls_total{outcome="failed",service="miner"} 0',
    'miner_submissions_total{outcome="penalised",service="miner"} 0',
    'miner_declines_total{reason="empty_render",service="miner"} 0',
    'miner_gate_failures_total{reason="too_small",service="miner"} 0',
    'miner_cooldown_readings_total{reading="far_future",service="miner"} 0',
  ]) {
    expect(text).toContain(sample);
  }
});

test('two miners in one process do not share metrics', () => {
  expect(() => {
    createMinerMetrics(createRegistry('miner'));
    createMinerMetrics(createRegistry('miner'));
  }).not.toThrow();
});

test('every error code of the catalogue is used, explained in the README, and no other is made', () => {
  const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'errors.ts')
    .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
    .join('\n');
  const readme = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8');
  for (const code of Object.keys(MINER_ERRORS)) {
    // The code of errors that nobody foresaw is given by service-kit.
    if (code !== 'BUG_UNEXPECTED') expect(sources, code).toContain(`'${code}'`);
    expect(readme, code).toContain(`\`${code}\``);
  }
});
