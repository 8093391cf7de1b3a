import { expect, test } from 'vitest';
import { TINY_BUNDLES } from '../test-support/tiny-bundles.ts';
import { loadPictureNetworks, type PictureNetworksOptions } from './picture-networks.ts';

const load = (options: Partial<PictureNetworksOptions> = {}) =>
  loadPictureNetworks({
    modelsDir: TINY_BUNDLES,
    providers: { setting: 'cpu', overrides: [] },
    cutsOut: false,
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
  expect([networks.scoresResult(true), networks.scoresResult(false)]).toEqual([true, false]);
  expect(networks.remover).toBeUndefined();
});

test('never loads them for POST /score alone, on its first use, and once', async () => {
  const networks = await load({ scoreResults: 'never' });
  expect([names(networks.placements), networks.scoresResult(true)]).toEqual([[], false]);
  const [first, second] = await Promise.all([networks.scoreNetworks(), networks.scoreNetworks()]);
  expect(second).toBe(first);
  expect(names(networks.placements)).toEqual(SCORING);
});

test('without bundles nothing is loaded: auto scores nothing, always what can be told', async () => {
  const modelsDir = '/nowhere';
  const [auto, always] = [await load({ modelsDir }), await load({ modelsDir, scoreResults: 'always' })];
  expect([auto.scoresResult(true), always.scoresResult(true), always.scoresResult(false)]).toEqual([false, true, true]);
  expect(await always.scoreNetworks()).toEqual({ cosines: undefined, qualities: undefined, distances: undefined });
  expect([...auto.placements, ...always.placements]).toEqual([]);
});

test('the network that removes backgrounds is loaded where pictures come that have one', async () => {
  const networks = await load({ scoreResults: 'never', cutsOut: true });
  expect(names(networks.placements)).toEqual(['background/background']);
  expect(networks.remover).toBeDefined();
});
