import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TINY_BUNDLES } from '../test-support/tiny-bundles.ts';
import { loadPictureNetworks, type PictureNetworksOptions } from './picture-networks.ts';

const load = (options: Partial<PictureNetworksOptions> = {}) =>
  loadPictureNetworks({
    modelsDir: TINY_BUNDLES,
    providers: { setting: 'cpu', overrides: [] },
    cutsOut: false,
    acceptsImages: false,
    scoreResults: 'auto',
    ...options,
  });
const names = (placements: readonly { readonly model: string }[]) => placements.map(({ model }) => model).sort();
const SCORING = [
  'clip-alignment/image-encoder',
  'clip-alignment/text-encoder',
  'dinov2-quality/dinov2-quality',
  'lpips-alex/lpips-alex',
];

test('auto loads the networks of the score when all are there, and scores results of texts', async () => {
  const networks = await load();
  expect(names(networks.placements)).toEqual(SCORING);
  expect(networks.scoresResult('text')).toBe(true);
  expect(networks.remover).toBeUndefined();
});

test('where images come auto loads the network that compares with them too, and scores those results', async () => {
  const networks = await load({ acceptsImages: true });
  expect(names(networks.placements)).toEqual([...SCORING, 'llm2clip-alignment/image-encoder'].sort());
  expect([networks.scoresResult('text'), networks.scoresResult('image')]).toEqual([true, true]);
});

test('an image whose score is asked for where none comes loads its network then', async () => {
  const networks = await load();
  const { likenesses } = await networks.scoreNetworks();
  expect(names(networks.placements)).toEqual(SCORING);
  const picture = { width: 8, height: 8, channels: 3 as const, data: new Uint8Array(192) };
  await likenesses!([picture], picture);
  await likenesses!([picture], picture);
  expect(names(networks.placements)).toEqual([...SCORING, 'llm2clip-alignment/image-encoder'].sort());
});

test.each([
  ['clip-alignment', 'image'],
  ['llm2clip-alignment', 'text'],
] as const)('without %s auto scores results of an %s alone', async (missing, left) => {
  const modelsDir = mkdtempSync(join(tmpdir(), 'models-'));
  for (const name of ['clip-alignment', 'llm2clip-alignment', 'dinov2-quality', 'lpips-alex']) {
    if (name !== missing) cpSync(join(TINY_BUNDLES, name), join(modelsDir, name), { recursive: true });
  }
  const networks = await load({ modelsDir, acceptsImages: true });
  expect(['text', 'image'].filter((prompt) => networks.scoresResult(prompt as 'text' | 'image'))).toEqual([left]);
  rmSync(modelsDir, { recursive: true });
});

test('never loads them for POST /score alone, on its first use, and once', async () => {
  const networks = await load({ scoreResults: 'never' });
  expect([names(networks.placements), networks.scoresResult('text')]).toEqual([[], false]);
  const [first, second] = await Promise.all([networks.scoreNetworks(), networks.scoreNetworks()]);
  expect(second).toBe(first);
  expect(names(networks.placements)).toEqual(SCORING);
});

test('without bundles nothing is loaded: auto scores nothing, always what can be told', async () => {
  const modelsDir = '/nowhere';
  const [auto, always] = [await load({ modelsDir }), await load({ modelsDir, scoreResults: 'always' })];
  for (const prompt of ['text', 'image'] as const) {
    expect([auto.scoresResult(prompt), always.scoresResult(prompt)]).toEqual([false, true]);
  }
  expect(Object.values(await always.scoreNetworks())).toEqual([undefined, undefined, undefined, undefined]);
  expect([...auto.placements, ...always.placements]).toEqual([]);
});

test('the network that removes backgrounds is loaded where pictures come that have one', async () => {
  const networks = await load({ scoreResults: 'never', cutsOut: true });
  expect(names(networks.placements)).toEqual(['background/background']);
  expect(networks.remover).toBeDefined();
});
