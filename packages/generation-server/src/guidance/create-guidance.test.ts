import { expect, test } from 'vitest';
import { TINY_BUNDLES } from '../test-support/tiny-bundles.ts';
import { BLUEPRINT_LOAD, createGuidance, type GuidanceLoad } from './create-guidance.ts';

const load = (change: Partial<GuidanceLoad>): GuidanceLoad => ({
  ...BLUEPRINT_LOAD,
  modelsDir: TINY_BUNDLES,
  ...change,
});
const mvdream = { flag: 'mvdream', bundle: 'mvdream' } as const;
const zero123 = { flag: 'zero123_xl', bundle: 'zero123-xl' } as const;
const absent = { flag: 'imagedream', bundle: 'not-there' } as const;

test('auto takes the networks when they are all there', () => {
  const guidance = createGuidance(load({ name: 'auto', networks: [mvdream, zero123] }));
  expect(guidance).toMatchObject({ name: 'mvdream+zero123-xl', acceptsImages: true });
  expect(guidance.note).toBeUndefined();
  expect(createGuidance(load({ name: 'auto', networks: [mvdream] })).acceptsImages).toBe(false);
});

test('auto is blueprint where no network is wanted, and says what is missing where one is', () => {
  expect(createGuidance(load({ name: 'auto' }))).toMatchObject({ name: 'blueprint' });
  expect(createGuidance(load({ name: 'auto' })).note).toBeUndefined();
  const { name, note } = createGuidance(load({ name: 'auto', networks: [mvdream, absent] }));
  expect(name).toBe('blueprint');
  expect(note).toMatch(/has no model bundle not-there; run `npm run models -- pull not-there`$/);
});

test('diffusion insists', () => {
  expect(createGuidance(load({ name: 'diffusion', networks: [mvdream] })).name).toBe('mvdream');
  expect(() => createGuidance(load({ name: 'diffusion', networks: [absent] }))).toThrow(
    /No model bundle "not-there".*`npm run models -- pull not-there`/,
  );
});

test('a bundle of some other network guides nothing', async () => {
  const wrong = { flag: 'mvdream', bundle: 'lpips-alex' } as const;
  const guidance = createGuidance(load({ name: 'diffusion', networks: [wrong] }));
  await expect(guidance.load()).rejects.toThrow(/"lpips-alex" holds lpips-alex, which guides nothing/);
});
