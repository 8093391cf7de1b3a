import { orbitCamera } from '@404-gen/splat';
import { expect, test } from 'vitest';
import { multiViewCameraVector, polarAngle, relativeCameraVector } from './camera-vectors.ts';

const LENS = { fovyDegrees: 49.1, width: 64, height: 64 };
const rad = (degrees: number) => (degrees * Math.PI) / 180;

/** MVDream's own construction (`mvdream/camera_utils.py`), written down from pipeline sheet §6.1.4 and sharing no code. */
function canonical(elevation: number, azimuth: number): number[] {
  const [e, a] = [rad(elevation), rad(azimuth)];
  const position = [Math.cos(e) * Math.sin(a), Math.sin(e), Math.cos(e) * Math.cos(a)];
  const forward = position.map((value) => -value);
  const cross = (u: number[], v: number[]) => [
    u[1]! * v[2]! - u[2]! * v[1]!,
    u[2]! * v[0]! - u[0]! * v[2]!,
    u[0]! * v[1]! - u[1]! * v[0]!,
  ];
  const unit = (v: number[]) => v.map((value) => value / Math.hypot(...v));
  const right = unit(cross(forward, [0, 1, 0]));
  const up = unit(cross(right, forward));
  const rows = [0, 1, 2].map((axis) => [right[axis]!, up[axis]!, position[axis]!, position[axis]!]);
  return [...rows[0]!, ...rows[2]!.map((value) => -value), ...rows[1]!, 0, 0, 0, 1];
}

/** Upstream's camera since it went to gsplat (§4.4): world −Y up, azimuth growing to the camera's own left. */
function generationCamera(elevation: number, azimuth: number, radius: number) {
  const [e, a] = [rad(elevation), rad(azimuth)];
  const [sinE, cosE, sinA, cosA] = [Math.sin(e), Math.cos(e), Math.sin(a), Math.cos(a)];
  // F·[right, up, f | c]·F with F = diag(−1, 1, −1).
  const right = [cosA, 0, -sinA];
  const f = [cosE * sinA, -sinE, cosE * cosA];
  const up = [sinE * sinA, cosE, sinE * cosA];
  const flip = [-1, 1, -1];
  return [0, 1, 2].map((row) =>
    [right, up, f, f.map((value) => value * radius)].map(
      (column, at) => flip[row]! * column[row]! * (at < 3 ? flip[at]! : 1),
    ),
  );
}

const GRID = [-75, -30, -5, 0, 15, 30, 80].flatMap((e) =>
  [-180, -135, -90, -20, 0, 40, 90, 179].map((a) => [e, a] as const),
);

test.each(GRID)('elevation %d, azimuth %d: the canonical vector, whatever the radius', (elevation, azimuth) => {
  const pose = { elevationDegrees: elevation, azimuthDegrees: azimuth, radius: 2.5 };
  const vector = multiViewCameraVector(orbitCamera(pose, LENS));
  const far = multiViewCameraVector(orbitCamera({ ...pose, radius: 3.5 }, LENS));
  canonical(elevation, azimuth).forEach((value, index) => {
    expect(vector[index]).toBeCloseTo(value, 5);
    expect(far[index]).toBeCloseTo(value, 5);
  });
});

test("at elevation 0, azimuth 0 it is the sheet's example", () => {
  const pose = { elevationDegrees: 0, azimuthDegrees: 0, radius: 3.5 };
  const vector = Array.from(multiViewCameraVector(orbitCamera(pose, LENS)), (value) => Number(value.toFixed(6)) + 0);
  expect(vector).toEqual([1, 0, 0, 0, 0, 0, -1, -1, 0, 1, 0, 0, 0, 0, 0, 1]);
});

/** 4 × 4 from rows of three columns and a translation, and back to 16 numbers with a unit translation. */
function flattened(rows: number[][]): number[] {
  const length = Math.hypot(...rows.map((row) => row[3]!));
  return [...rows.flatMap((row) => [...row.slice(0, 3), row[3]! / length]), 0, 0, 0, 1];
}
const distance = (a: readonly number[], b: readonly number[]) =>
  Math.max(...a.map((value, index) => Math.abs(value - b[index]!)));

test.each([
  [0, 0],
  [20, 40],
  [-30, -90],
])("0.6: what upstream tells MVDream at %d, %d is no camera of MVDream's; ours of the same view is", (E, A) => {
  const C = generationCamera(E, A, 3.5);
  // M = P·X·C·X⁻¹·Pᵀ: X takes (x, y, z) to (x, −z, y), P swaps the first two axes.
  const order = [2, 0, 1];
  const sign = [-1, 1, 1];
  const told = flattened(
    order.map((row, i) => [
      ...order.map((column, j) => sign[i]! * sign[j]! * C[row]![column]!),
      sign[i]! * C[row]![3]!,
    ]),
  );
  const best = Math.min(
    ...Array.from({ length: 171 }, (_, e) => e - 85).flatMap((e) =>
      Array.from({ length: 90 }, (_, a) => distance(told, canonical(e, a * 4))),
    ),
  );
  expect(best).toBeGreaterThan(0.68);
  // The same picture in our frame is at (E, −A).
  const ours = multiViewCameraVector(orbitCamera({ elevationDegrees: E, azimuthDegrees: -A, radius: 3.5 }, LENS));
  expect(distance([...ours], canonical(E, -A))).toBeLessThan(1e-5);
});

test("0.7: what upstream tells ImageDream has the position's height mirrored; ours has not", () => {
  const C = generationCamera(20, 40, 2.5);
  const told = flattened([C[0]!, C[2]!.map((value) => -value), C[1]!]);
  const right = canonical(20, -40);
  expect(Math.sign(told[11]!)).toBe(-Math.sign(right[11]!));
  const ours = multiViewCameraVector(orbitCamera({ elevationDegrees: 20, azimuthDegrees: -40, radius: 2.5 }, LENS));
  expect(ours[11]).toBeCloseTo(right[11]!, 5);
});

test('0.8: Zero123 is told of a view from above with a negative polar angle, and of one to the right with a positive azimuth', () => {
  const reference = { elevationDegrees: 10, azimuthDegrees: 0 };
  const above = relativeCameraVector({ elevationDegrees: 40, azimuthDegrees: 0, radius: 2 }, reference, 0);
  expect([...above]).toEqual([rad(-30), 0, 1, 0].map((value) => Math.fround(value)));
  const right = relativeCameraVector(
    { elevationDegrees: 10, azimuthDegrees: 90, radius: 2 },
    reference,
    polarAngle(10),
  );
  expect(right[1]).toBeCloseTo(1, 6);
  expect(right[3]).toBeCloseTo(rad(80), 6);
  // The camera that is rendered with does stand there: to the right is +X when the front is +Z, and above is +Y.
  const { rotation } = orbitCamera({ elevationDegrees: 10, azimuthDegrees: 90, radius: 2 }, LENS);
  expect(rotation[6]).toBeCloseTo(-Math.cos(rad(10)), 6);
  // Upstream's [rad(ver), sin(hor), cos(hor)] of the same picture, which it renders at hor −90, says the opposite.
  expect(Math.sin(rad(-90))).toBeCloseTo(-right[1]!, 6);
});
