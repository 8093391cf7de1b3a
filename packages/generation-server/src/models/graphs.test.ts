import { afterAll, expect, test } from 'vitest';
import { readReference } from '../test-support/reference-file.ts';
import { cpuRuntime, tinyBundle } from '../test-support/tiny-bundles.ts';
import { firstFeeds } from './known-answer.ts';
import { NETWORKS } from './manifest.ts';

interface Facts {
  readonly graphs: Readonly<Record<string, { readonly output: string }>>;
}

const runtime = cpuRuntime();
afterAll(async () => (await runtime).close());

test.each(
  NETWORKS.flatMap((name) =>
    Object.keys(readReference<Facts>(`graphs-${name}`).facts.graphs).map((graph) => [name, graph]),
  ),
)('%s/%s computes what PyTorch computes', async (name, graph) => {
  const reference = readReference<Facts>(`graphs-${name}`);
  const { output } = reference.facts.graphs[graph]!;
  const session = await (await runtime).open(tinyBundle(name), graph);
  const { [output]: values } = await session.run(firstFeeds(session.spec));
  await session.close();
  const wanted = Array.from(reference.tensor(`${graph}.${output}`));
  expect(values).toHaveLength(wanted.length);
  const largest = wanted.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  let worst = 0;
  wanted.forEach((value, index) => (worst = Math.max(worst, Math.abs(value - values![index]!))));
  expect(worst / largest).toBeLessThan(1e-3);
});
