import { describe, expect, it } from 'vitest';
import { cameraPosition, orbitCamera, type Camera, type OrbitPose } from './camera.ts';

const lens = { fovyDegrees: 49.1, width: 518, height: 518 };
const orbit = (elevationDegrees: number, azimuthDegrees: number, radius: number, size = 518): Camera =>
  orbitCamera({ elevationDegrees, azimuthDegrees, radius }, { ...lens, width: size, height: size });

/** Row-major 3×4 camera-to-world, the form in which upstream prints its cameras. */
function cameraToWorld(camera: Camera): number[][] {
  const position = cameraPosition(camera);
  return [0, 1, 2].map((axis) => [...[0, 1, 2].map((row) => camera.rotation[row * 3 + axis]!), position[axis]!]);
}

function toCamera(camera: Camera, point: readonly number[]): number[] {
  return [0, 1, 2].map((row) =>
    [0, 1, 2].reduce((sum, axis) => sum + camera.rotation[row * 3 + axis]! * point[axis]!, camera.translation[row]!),
  );
}

function toPixel(camera: Camera, [x, y, z]: readonly number[]): number[] {
  return [(camera.fx * x!) / z! + camera.cx, (camera.fy * y!) / z! + camera.cy];
}

function expectClose(actual: readonly number[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  // The vectors are printed with six decimals.
  actual.forEach((value, index) => expect(value).toBeCloseTo(expected[index]!, 5));
}

describe('orbitCamera', () => {
  it('is the validator camera of 404 validation/, elevation −15 there being 15 here', () => {
    const camera = orbit(15, 24, 2.5);
    expectClose(
      cameraToWorld(camera).flat(),
      [
        [0.913545, 0.105271, -0.392877, 0.982194],
        [0, -0.965926, -0.258819, 0.647048],
        [-0.406737, 0.236443, -0.882417, 2.206043],
      ].flat(),
    );
    const seen = toCamera(camera, [0.1, 0.2, -0.3]);
    expectClose(seen, [0.213376, -0.253591, 2.673674]);
    expectClose(toPixel(camera, seen), [304.25102, 205.220412]);
  });

  // gen(E, A) = RotX(180°) · val(−E, −A), and val(−E, ·) is our elevation +E.
  const generation: [pose: OrbitPose, cameraToWorld: number[][]][] = [
    [
      { elevationDegrees: 0, azimuthDegrees: 0, radius: 3.5 },
      [
        [1, 0, 0, 0],
        [0, 1, 0, 0],
        [0, 0, 1, -3.5],
      ],
    ],
    [
      { elevationDegrees: 20, azimuthDegrees: 40, radius: 3.5 },
      [
        [0.766044, -0.219846, 0.604023, -2.11408],
        [0, 0.939693, 0.34202, -1.197071],
        [-0.642788, -0.262003, 0.719846, -2.519462],
      ],
    ],
    [
      { elevationDegrees: -30, azimuthDegrees: -90, radius: 2.5 },
      [
        [0, -0.5, -0.866025, 2.165064],
        [0, 0.866025, -0.5, 1.25],
        [1, 0, 0, 0],
      ],
    ],
  ];
  it.each(generation)('turned by 180° about X is the generation camera at %o', (pose, expected) => {
    const [x, y, z] = cameraToWorld(orbit(pose.elevationDegrees, -pose.azimuthDegrees, pose.radius));
    const turned = [x!, y!.map((value) => -value), z!.map((value) => -value)];
    expectClose(turned.flat(), expected.flat());
  });

  it('sees a generated point where the generation camera saw it once the object is turned by 180° about X', () => {
    const camera = orbit(20, -40, 3.5, 512);
    const seen = toCamera(camera, [0.1, -0.2, 0.3]);
    expectClose(seen, [0.269441, 0.244555, 3.412852]);
    expectClose(toPixel(camera, seen), [300.246413, 296.159732]);
  });

  it.each([
    [128, 140.111035],
    [256, 280.222071],
    [512, 560.444141],
    [518, 567.011846],
    [1088, 1190.9438],
  ])('has the focal length of upstream at %i pixels', (size, focal) => {
    const camera = orbit(0, 0, 2.5, size);
    expectClose([camera.fx, camera.fy, camera.cx, camera.cy], [focal, focal, size / 2, size / 2]);
  });

  it('rounds the principal point down in odd sizes and takes each focal length from its own side', () => {
    const camera = orbitCamera(
      { elevationDegrees: 0, azimuthDegrees: 0, radius: 1 },
      { ...lens, width: 101, height: 51 },
    );
    expect([camera.cx, camera.cy]).toEqual([50, 25]);
    expect(camera.fx / camera.fy).toBeCloseTo(101 / 51, 12);
    expect([camera.nearPlane, camera.farPlane]).toEqual([0.01, 100]);
  });

  it('stands on +Z at azimuth 0, on +X at 90, above when elevation is positive', () => {
    expectClose([...cameraPosition(orbit(0, 0, 2))], [0, 0, 2]);
    expectClose([...cameraPosition(orbit(0, 90, 2))], [2, 0, 0]);
    expectClose([...cameraPosition(orbit(90, 0, 2))], [0, 2, 0]);
  });

  it.each([-90, -45, 0, 30, 90])('has a proper rotation at elevation %i', (elevation) => {
    const { rotation: r } = orbit(elevation, 77, 2);
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) {
        const dot = r[i * 3]! * r[j * 3]! + r[i * 3 + 1]! * r[j * 3 + 1]! + r[i * 3 + 2]! * r[j * 3 + 2]!;
        expect(dot).toBeCloseTo(i === j ? 1 : 0, 12);
      }
    }
    const determinant =
      r[0]! * (r[4]! * r[8]! - r[5]! * r[7]!) -
      r[1]! * (r[3]! * r[8]! - r[5]! * r[6]!) +
      r[2]! * (r[3]! * r[7]! - r[4]! * r[6]!);
    expect(determinant).toBeCloseTo(1, 12);
  });

  it.each([
    ['elevationDegrees', { elevationDegrees: 91 }, {}],
    ['azimuthDegrees', { azimuthDegrees: NaN }, {}],
    ['radius', { radius: 0 }, {}],
    ['fovyDegrees', {}, { fovyDegrees: 180 }],
    ['width', {}, { width: 0 }],
    ['height', {}, { height: 1.5 }],
    ['nearPlane', {}, { nearPlane: 0 }],
    ['farPlane', {}, { farPlane: 0.001 }],
  ])('refuses an impossible %s', (name, pose, badLens) => {
    expect(() =>
      orbitCamera({ elevationDegrees: 0, azimuthDegrees: 0, radius: 1, ...pose }, { ...lens, ...badLens }),
    ).toThrow(expect.objectContaining({ code: 'BUG_CAMERA', message: expect.stringContaining(name) as string }));
  });
});
