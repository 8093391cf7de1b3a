import { cameraPosition, type Camera, type OrbitPose } from '@404-gen/splat';

const DEGREE = Math.PI / 180;

/** Numbers that MVDream and ImageDream are told of each view. */
export const CAMERA_VECTOR_LENGTH = 16;

/**
 * What MVDream is told of a camera: its pose from camera to world as a 4×4 matrix, row-major, in OpenGL's axes and a
 * world with z up, its position made a unit vector (MVDream `mvdream/camera_utils.py`).
 *
 * It is taken from the camera that rendered the view, not from angles, so the two cannot disagree. Upstream's matrices do
 * since its renderer changed: MVDream's has its camera axes permuted, ImageDream's the position mirrored.
 */
export function multiViewCameraVector(camera: Camera): Float32Array {
  const { rotation } = camera;
  const position = cameraPosition(camera);
  const distance = Math.hypot(...position) + 1e-8;
  const world = Array.from({ length: 3 }, (_, axis) => [
    // Columns: right, up, backwards. OpenCV's y and z point the other way.
    rotation[axis]!,
    -rotation[3 + axis]!,
    -rotation[6 + axis]!,
    position[axis]! / distance,
  ]);
  const [x, y, z] = world as [number[], number[], number[]];
  return Float32Array.from([...x, ...z.map((value) => -value), ...y, 0, 0, 0, 1]);
}

/**
 * What Zero123 is told of a view: by how much its polar angle and azimuth differ from those of the picture that it was
 * shown, and a fourth number of the caller's. Angles of our cameras grow upwards and to the camera's right, polar angles
 * downwards, so the first one changes sign and the second does not. Upstream has both mirrored.
 */
export function relativeCameraVector(
  pose: OrbitPose,
  reference: { readonly elevationDegrees: number; readonly azimuthDegrees: number },
  fourth: number,
): Float32Array {
  const polar = (reference.elevationDegrees - pose.elevationDegrees) * DEGREE;
  const azimuth = (pose.azimuthDegrees - reference.azimuthDegrees) * DEGREE;
  return Float32Array.from([polar, Math.sin(azimuth), Math.cos(azimuth), fourth]);
}

/** The polar angle of the picture shown, which stable-zero123 wants as its fourth number; zero123-xl wants 0. */
export function polarAngle(elevationDegrees: number): number {
  return (90 - elevationDegrees) * DEGREE;
}
