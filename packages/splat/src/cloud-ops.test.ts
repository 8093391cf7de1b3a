import { describe, expect, it } from 'vitest';
import { createCloud } from './cloud.ts';
import { assertSound, cloudStatistics, concatClouds, copyCloud, findFlaw, selectSplats } from './cloud-ops.ts';
import { randomCloud } from './test-support/clouds.ts';

describe('copyCloud', () => {
  it('copies every value and shares no memory', () => {
    const cloud = randomCloud(5, 2);
    const copy = copyCloud(cloud);
    expect(copy).toEqual(cloud);
    cloud.positions[0] = 99;
    cloud.shRest[3] = 99;
    expect(copy.positions[0]).not.toBe(99);
    expect(copy.shRest[3]).not.toBe(99);
  });

  it('leaves out spare capacity', () => {
    const roomy = { ...randomCloud(5), count: 2 };
    expect(copyCloud(roomy)).toEqual(selectSplats(roomy, [0, 1]));
    expect(copyCloud(roomy).rotations).toHaveLength(8);
  });
});

describe('selectSplats', () => {
  it('takes the splats asked for in the order asked for', () => {
    const cloud = randomCloud(6, 1);
    const selection = selectSplats(cloud, [4, 0, 4]);
    expect(selection.count).toBe(3);
    expect([...selection.positions.subarray(3, 6)]).toEqual([...cloud.positions.subarray(0, 3)]);
    expect([...selection.rotations.subarray(8, 12)]).toEqual([...cloud.rotations.subarray(16, 20)]);
    expect([...selection.shRest.subarray(0, 9)]).toEqual([...cloud.shRest.subarray(36, 45)]);
    expect(selection.opacityLogits[2]).toBe(cloud.opacityLogits[4]);
  });

  it.each([6, -1, 0.5, NaN])('refuses index %d', (index) => {
    expect(() => selectSplats(randomCloud(6), [index])).toThrow(expect.objectContaining({ code: 'BUG_CLOUD_INDEX' }));
  });

  it('refuses an index into spare capacity', () => {
    expect(() => selectSplats({ ...randomCloud(6), count: 2 }, [2])).toThrow(
      expect.objectContaining({ code: 'BUG_CLOUD_INDEX' }),
    );
  });
});

describe('concatClouds', () => {
  it('puts the splats one after another and fills missing coefficients with zero', () => {
    const flat = randomCloud(2, 0, 1);
    const round = { ...randomCloud(4, 1, 2), count: 3 };
    const all = concatClouds([flat, round]);
    expect([all.count, all.shDegree]).toEqual([5, 1]);
    expect(selectSplats(all, [2, 3, 4])).toEqual(copyCloud(round));
    expect([...all.positions.subarray(0, 6)]).toEqual([...flat.positions]);
    expect([...all.shRest.subarray(0, 18)]).toEqual(Array(18).fill(0));
  });

  it('of nothing is empty', () => {
    expect(concatClouds([])).toEqual(createCloud(0));
  });
});

describe('findFlaw', () => {
  it('finds none in a sound cloud, and looks at no spare capacity', () => {
    const cloud = randomCloud(4, 3);
    cloud.logScales[9] = NaN;
    expect(findFlaw({ ...cloud, count: 3 })).toBeUndefined();
    expect(findFlaw(cloud)).toEqual({ attribute: 'logScales', splat: 3, component: 0, value: NaN });
  });

  it.each(['positions', 'shDc', 'shRest', 'opacityLogits', 'logScales', 'rotations'] as const)(
    'finds an infinity in %s',
    (attribute) => {
      const cloud = randomCloud(4, 1);
      const width = cloud[attribute].length / 4;
      cloud[attribute][3 * width - 1] = -Infinity;
      expect(findFlaw(cloud)).toEqual({ attribute, splat: 2, component: width - 1, value: -Infinity });
    },
  );

  it('finds a quaternion of no length', () => {
    const cloud = randomCloud(3);
    cloud.rotations.fill(0, 4, 8);
    expect(() => {
      assertSound(cloud);
    }).toThrow(expect.objectContaining({ code: 'NUMERIC_CLOUD', message: 'The quaternion of splat 1 has length 0' }));
  });

  it('calls an array that is too short a bug', () => {
    expect(() => findFlaw({ ...randomCloud(3), count: 4 })).toThrow(
      expect.objectContaining({ code: 'BUG_CLOUD_SIZE' }),
    );
  });
});

describe('cloudStatistics', () => {
  it('gives count, box and mean opacity', () => {
    const cloud = createCloud(2);
    cloud.positions.set([1, -2, 3, -1, 5, 3.5]);
    cloud.opacityLogits.set([0, Math.log(3)]);
    const { meanOpacity, ...others } = cloudStatistics(cloud);
    expect(others).toEqual({
      count: 2,
      shDegree: 0,
      sound: true,
      bounds: { min: [-1, -2, 3], max: [1, 5, 3.5] },
      largestSide: 7,
    });
    expect(meanOpacity).toBeCloseTo(0.625, 6);
  });

  it('leaves broken centres out of the box, and says that the cloud is not sound', () => {
    const cloud = createCloud(2);
    cloud.positions.set([1, 2, 3, 4, NaN, 4]);
    expect(cloudStatistics(cloud)).toMatchObject({
      sound: false,
      bounds: { min: [1, 2, 3], max: [1, 2, 3] },
      largestSide: 0,
    });
    expect(cloudStatistics(createCloud(0))).toMatchObject({ count: 0, bounds: undefined, largestSide: 0 });
  });
});
