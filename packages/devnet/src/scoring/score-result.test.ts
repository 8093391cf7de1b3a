import { gzipSync } from 'node:zlib';
import { createCloud, encodeSpz, type GaussianCloud } from '@404-gen/splat';
import { describe, expect, it } from 'vitest';
import { scoreResult } from './score-result.ts';
import type { ScoreReport } from './scoring-messages.ts';
import { cloudOf, mushroom, noiseBall, plainCube } from './test-clouds.ts';

const PASSES = 0.6;
const score = async (cloud: GaussianCloud, prompt = ''): Promise<ScoreReport> =>
  scoreResult(prompt, Buffer.from(await encodeSpz(cloud)).toString('base64'));

describe('an honest result', () => {
  it('passes, with every named colour seen', async () => {
    const report = await score(mushroom(), 'brown mushroom with red cap and white spots.');
    expect(report.score).toBeGreaterThan(PASSES + 0.1);
    expect(report.complaints).toEqual([]);
    expect(report.splats).toBe(9000);
    expect(report.grades['colours']?.value).toBeGreaterThan(0.9);
  });
  it('scores lower with a colour that is not there, and says so', async () => {
    const right = await score(mushroom(), 'red mushroom');
    const wrong = await score(mushroom(), 'turquoise mushroom');
    expect(wrong.score).toBeLessThan(right.score - 0.05);
    expect(wrong.complaints.join()).toContain('turquoise');
  });
  it('scores the same at another size and place', async () => {
    const cloud = mushroom();
    const moved = createCloud(cloud.count);
    for (const key of ['shDc', 'opacityLogits', 'logScales', 'rotations'] as const) moved[key].set(cloud[key]);
    moved.positions.set(cloud.positions.map((value) => value * 0.5 + 3));
    moved.logScales.set(cloud.logScales.map((value) => value + Math.log(0.5)));
    const [one, other] = [await score(cloud, 'red'), await score(moved, 'red')];
    expect(Math.abs(one.score - other.score)).toBeLessThan(0.1);
  });
});

describe('a degenerate result fails', () => {
  const cases: [string, () => GaussianCloud][] = [
    ['a ball of faint noise', () => noiseBall(0.1, 0.04)],
    ['a ball of opaque noise', () => noiseBall(0.9, 0.015)],
    ['a ball of fine noise', () => noiseBall(0.9, 0.006)],
    ['a cube of one grey', () => plainCube([0.5, 0.5, 0.5])],
    ['haze', () => noiseBall(0.012, 0.04)],
    ['splats as large as the object', () => noiseBall(0.9, 0.9)],
    [
      'everything in a line',
      () =>
        cloudOf(
          Array.from({ length: 8000 }, (_, index) => ({
            position: [index / 8000, 0, 0],
            colour: [index / 8000, 0.5, 0.2],
            sigma: 0.001,
          })),
        ),
    ],
  ];
  it.each(cases)('%s', async (_, make) => {
    const report = await score(make());
    expect(report.score).toBeLessThan(PASSES);
    expect(report.complaints.length).toBeGreaterThan(0);
  });
  it('all but a few splats transparent', async () => {
    const cloud = mushroom();
    cloud.opacityLogits.fill(-15, 0, 8000);
    const report = await score(cloud);
    expect(report.score).toBe(0);
    expect(report.complaints[0]).toContain('transparent');
  });
  it('fewer than 7000 splats', async () => {
    const report = await score(mushroom(6999));
    expect(report.score).toBe(0);
    expect(report.complaints[0]).toContain('7000');
  });
});

describe('what cannot be read scores 0', () => {
  const reads = async (bytes: Uint8Array) => scoreResult('', Buffer.from(bytes).toString('base64'));
  it('gzip, as other tools write SPZ', async () => {
    const spz = await encodeSpz(mushroom());
    const { decodeSpz } = await import('@404-gen/splat');
    await expect(decodeSpz(spz)).resolves.toBeDefined();
    const report = await reads(gzipSync(Buffer.from('NGSP')));
    expect(report).toMatchObject({ score: 0, splats: 0 });
    expect(report.complaints[0]).toContain('zstd');
  });
  it('junk, nothing, and a file cut short', async () => {
    const spz = await encodeSpz(mushroom());
    for (const bytes of [Buffer.from('junk'), Buffer.alloc(0), spz.subarray(0, spz.length / 2)]) {
      expect((await reads(bytes)).score).toBe(0);
    }
  });
  it('text that is no base64', async () => {
    expect((await scoreResult('', 'not base64!')).complaints).toEqual(['the results are not base64']);
  });
});
