import { createCloud, createCpuTrainer, encodeSpz, writePly } from '@404-gen/splat';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ModelRuntime } from '../models/model-runtime.ts';
import type { CreateTrainer } from '../pipeline/training-session.ts';
import { readReference } from '../test-support/reference-file.ts';
import { cpuRuntime, TINY_BUNDLES } from '../test-support/tiny-bundles.ts';
import { compositeScore, type ScoreTerms } from './composite.ts';
import { openScoreNetworks, type ScoreNetworks } from './networks.ts';
import { onWhite } from './network-inputs.ts';
import type { ScoreReport } from './score-report.ts';
import { measureViews, scoreSplats } from './scorer.ts';

const createTrainer: CreateTrainer = (start, options) => createCpuTrainer(start, options, { workers: 0 });
const { signal } = new AbortController();
const NOTHING: ScoreNetworks = {
  cosines: undefined,
  likenesses: undefined,
  qualities: undefined,
  distances: undefined,
};
const TEXT = { text: 'a red ball' };

/** A lopsided ball, so that views differ. */
function cloud(count = 7200) {
  const made = createCloud(count);
  for (let at = 0; at < count; at++) {
    const radius = 0.4 + 0.3 * Math.sin(at);
    made.positions.set([radius * Math.cos(at * 1.7), 0.6 * Math.sin(at * 2.3), radius * Math.sin(at * 1.7)], at * 3);
    made.shDc.set([Math.sin(at), Math.cos(at * 3), 0.3], at * 3);
    made.rotations.set([1, 0.1, 0.2, 0.3], at * 4);
  }
  made.logScales.fill(-3.5);
  made.opacityLogits.fill(2);
  return made;
}

let runtime: ModelRuntime;
let networks: ScoreNetworks;
let whole: ScoreReport;
beforeAll(async () => {
  runtime = await cpuRuntime();
  networks = await openScoreNetworks(runtime, TINY_BUNDLES);
  whole = await score(TEXT);
}, 60_000);
afterAll(() => runtime.close());

const score = (prompt: Parameters<typeof scoreSplats>[0]['prompt'], with_ = networks, bytes = writePly(cloud())) =>
  scoreSplats({ bytes, prompt }, with_, createTrainer, { signal, viewSize: 64 });

test('with every bundle there is a whole score, of PLY and SPZ alike', async () => {
  const report = whole;
  expect(report.missing).toEqual([]);
  expect(report.score).toBe(compositeScore(report.terms as ScoreTerms));
  expect(report.terms.ssim).toBeGreaterThan(0);
  expect(report.terms.ssim).toBeLessThan(1);
  expect(report.splats).toBe(7200);
  const packed = await score(TEXT, networks, await encodeSpz(cloud()));
  expect({ ...packed, seconds: 0 }).toEqual({ ...report, seconds: 0 });
});

/** A picture of two pixels and more: nothing, a red that is half there, and red. */
function shown() {
  const rgba = new Uint8Array(16 * 16 * 4);
  for (let pixel = 1; pixel < 256; pixel++) rgba.set([200, 0, 0, pixel === 1 ? 127 : 255], pixel * 4);
  return { width: 16, height: 16, rgba, isCutOut: true };
}

/** What packages/model-export/reference_makers/scores.py says of a ring of views, by PyTorch. */
function scoreReference() {
  const folder = new URL('../../../model-export/reference/', import.meta.url);
  const facts = JSON.parse(readFileSync(new URL('scores.json', folder), 'utf8')) as ScoreTerms & {
    readonly prompt: string;
    readonly score: number;
    readonly pictureOfPrompt: { readonly view: number; readonly brightness: number };
    readonly imageAlignment: number;
    readonly finalScoreRows: readonly (readonly [number, number, number, number, number])[];
    readonly tensors: Readonly<Record<string, { readonly shape: readonly number[]; readonly offset: number }>>;
  };
  const bytes = readFileSync(new URL('scores.bin', folder));
  const { shape, offset } = facts.tensors['views']!;
  const [count = 0, height = 0, width = 0] = shape;
  const each = width * height * 3;
  const views = Array.from({ length: count }, (_, view) => {
    const data = new Uint8Array(bytes.subarray(offset + view * each, offset + (view + 1) * each));
    return { width, height, channels: 3 as const, data };
  });
  return { ...facts, views };
}

test('of one ring of views: every term and the score as PyTorch has them, networks and all', async () => {
  const { views, prompt, score: expected, ...reference } = scoreReference();
  const terms = (await measureViews(views, { text: prompt }, networks, () => Promise.resolve())) as ScoreTerms;
  for (const term of ['alignment', 'iqa', 'ssim', 'lpips'] as const) {
    expect(Math.abs(terms[term] - reference[term])).toBeLessThan(1e-3 * (1 + reference[term]));
  }
  expect(compositeScore(terms)).toBeCloseTo(expected, 3);
  for (const [alignment, iqa, ssim, lpips, rowScore] of reference.finalScoreRows) {
    expect(compositeScore({ alignment, iqa, ssim, lpips })).toBeCloseTo(rowScore, 9);
  }
});

test('of an image as prompt: the likeness of every view and the alignment as the validators reckon, by transformers', async () => {
  const { views, pictureOfPrompt, imageAlignment } = scoreReference();
  const { width, height, data } = views[pictureOfPrompt.view]!;
  const rgba = new Uint8Array(width * height * 4).fill(255);
  data.forEach((value, at) => {
    rgba[Math.floor(at / 3) * 4 + (at % 3)] = Math.trunc(value * pictureOfPrompt.brightness);
  });
  const image = { width, height, rgba, isCutOut: false };
  const found = await networks.likenesses!(views, onWhite(image));
  const wanted = readReference('scores').tensor('likenesses');
  found.forEach((value, view) => expect(Math.abs(value - wanted[view]!)).toBeLessThan(1e-5));
  const { alignment } = await measureViews(views, { image }, networks, () => Promise.resolve());
  expect(Math.abs(alignment! - imageAlignment)).toBeLessThan(1e-5);
});

test('a picture that is transparent is compared on white; the score of an image is whole', async () => {
  const report = await score({ image: shown() });
  expect(report.missing).toEqual([]);
  expect(report.score).toBe(compositeScore(report.terms as ScoreTerms));
  expect(report.terms).toEqual({ ...whole.terms, alignment: report.terms.alignment });
  expect([...onWhite(shown()).data.subarray(0, 6)]).toEqual([255, 255, 255, 228, 128, 128]);
});

test('the prompt makes a difference to alignment and to nothing else', async () => {
  const other = await score({ text: 'green grass under a wide sky' });
  const { alignment, ...rest } = whole.terms;
  expect(alignment).not.toBe(other.terms.alignment);
  expect({ ...other.terms, alignment: undefined }).toEqual({ ...rest, alignment: undefined });
});

test.each([
  ['no bundle at all', NOTHING, TEXT, ['alignment', 'iqa', 'lpips'], 'npm run models -- pull clip-alignment'],
  ['no prompt', undefined, undefined, ['alignment'], 'no prompt was given'],
  ['an image as prompt and no bundle for it', undefined, { image: shown() }, ['alignment'], 'pull llm2clip-alignment'],
])(
  'with %s the missing terms are named, the rest is told, and there is no score',
  async (_, given, prompt, names, why) => {
    const report = await score(prompt, given ?? { ...networks, likenesses: undefined });
    expect(report.score).toBeUndefined();
    expect(report.missing.map(({ term }) => term)).toEqual(names);
    expect(report.missing[0]?.reason).toContain(why);
    expect(Object.keys(report.terms)).toHaveLength(4 - names.length);
  },
);

test('what validators refuse is 0 with the reason, and no network is asked', async () => {
  const never = () => Promise.reject(new Error('asked'));
  const asked = { cosines: never, likenesses: never, qualities: never, distances: never };
  const report = await score(TEXT, asked, writePly(cloud(6999)));
  expect(report).toMatchObject({
    score: 0,
    terms: {},
    missing: [],
    refusals: [expect.stringContaining('6999 splats')],
  });
});

test('what is no splat file is refused; an abort ends it between two parts', async () => {
  await expect(score(TEXT, networks, Buffer.from('hello'))).rejects.toMatchObject({ code: 'FORMAT_UNKNOWN' });
  const stopping = new AbortController();
  const scoring = scoreSplats({ bytes: writePly(cloud()), prompt: TEXT }, networks, createTrainer, {
    signal: stopping.signal,
    viewSize: 64,
    onProgress: () => stopping.abort(new Error('stopped')),
  });
  await expect(scoring).rejects.toThrow('stopped');
});
