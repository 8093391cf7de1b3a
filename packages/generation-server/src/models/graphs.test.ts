import { afterAll, expect, test } from 'vitest';
import { readReference } from '../test-support/reference-file.ts';
import { cpuRuntime, tinyBundle } from '../test-support/tiny-bundles.ts';
import { NETWORKS } from './manifest.ts';
import type { Feed } from './onnx-session.ts';

interface Facts {
  readonly graphs: Readonly<Record<string, { readonly inputs: readonly string[]; readonly output: string }>>;
}

const runtime = cpuRuntime();
afterAll(async () => (await runtime).close());

/** What int64 inputs are stored as. */
const asFeed = (values: ReturnType<ReturnType<typeof readReference>['tensor']>): Feed =>
  values instanceof Int32Array ? BigInt64Array.from(values, (value) => BigInt(value)) : Float32Array.from(values);

test.each(
  NETWORKS.flatMap((name) =>
    Object.keys(readReference<Facts>(`graphs-${name}`).facts.graphs).map((graph) => [name, graph]),
  ),
)('%s/%s computes what PyTorch computes', async (name, graph) => {
  const reference = readReference<Facts>(`graphs-${name}`);
  const { inputs, output } = reference.facts.graphs[graph]!;
  const session = await (await runtime).open(tinyBundle(name), graph);
  const feeds = Object.fromEntries(inputs.map((input) => [input, asFeed(reference.tensor(`${graph}.${input}`))]));
  const { [output]: values } = await session.run(feeds);
  await session.close();
  const wanted = Array.from(reference.tensor(`${graph}.${output}`));
  expect(values).toHaveLength(wanted.length);
  const largest = wanted.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  let worst = 0;
  wanted.forEach((value, index) => (worst = Math.max(worst, Math.abs(value - values![index]!))));
  expect(worst / largest).toBeLessThan(1e-3);
});
