import { AppError } from '@404-gen/service-kit/app-error';

/**
 * A pinhole camera. Camera axes are OpenCV's: x right, y down, z forward. The world is +Y up.
 */
export interface Camera {
  readonly width: number;
  readonly height: number;
  /** Focal lengths and principal point in pixels; pixel (0, 0) has its centre at (0.5, 0.5). */
  readonly fx: number;
  readonly fy: number;
  readonly cx: number;
  readonly cy: number;
  readonly nearPlane: number;
  readonly farPlane: number;
  /** [9] row-major rotation world → camera. */
  readonly rotation: Float64Array;
  /** [3] translation world → camera: p_camera = rotation · p_world + translation. */
  readonly translation: Float64Array;
}

/** Where an orbiting camera stands, looking at the origin. */
export interface OrbitPose {
  /** Degrees above the horizon: positive looks down on the object. */
  readonly elevationDegrees: number;
  /** Degrees: 0 stands on +Z, 90 on +X. */
  readonly azimuthDegrees: number;
  /** Distance from the origin in world units. */
  readonly radius: number;
}

/** Intrinsics of an orbiting camera; the planes default to upstream's. */
export interface OrbitLens {
  /** Vertical field of view, in (0, 180). */
  readonly fovyDegrees: number;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** World units; default 0.01. */
  readonly nearPlane?: number;
  /** World units; default 100. */
  readonly farPlane?: number;
}

/**
 * The camera at `pose` looking at the origin with world +Y up in the picture.
 *
 * It is the validator's camera with the sign of elevation turned round (404 `validation/` counts above as negative).
 * Intrinsics are upstream's as well: fx is taken from the width and fy from the height, both with `fovyDegrees`, so
 * pixels are square in square pictures only, and the principal point is ⌊size / 2⌋.
 *
 * At the poles, where "up" is undefined, the picture's right is (cos azimuth, 0, −sin azimuth), the limit from below.
 *
 * Throws `BUG_CAMERA` for values no camera can have.
 */
export function orbitCamera(pose: OrbitPose, lens: OrbitLens): Camera {
  const { fovyDegrees, width, height, nearPlane = 0.01, farPlane = 100 } = lens;
  assertCamera(Math.abs(pose.elevationDegrees) <= 90, 'elevationDegrees', pose.elevationDegrees);
  assertCamera(Number.isFinite(pose.azimuthDegrees), 'azimuthDegrees', pose.azimuthDegrees);
  assertCamera(pose.radius > 0 && Number.isFinite(pose.radius), 'radius', pose.radius);
  assertCamera(fovyDegrees > 0 && fovyDegrees < 180, 'fovyDegrees', fovyDegrees);
  assertCamera(Number.isInteger(width) && width > 0, 'width', width);
  assertCamera(Number.isInteger(height) && height > 0, 'height', height);
  assertCamera(nearPlane > 0, 'nearPlane', nearPlane);
  assertCamera(farPlane > nearPlane, 'farPlane', farPlane);

  const elevation = (pose.elevationDegrees * Math.PI) / 180;
  const azimuth = (pose.azimuthDegrees * Math.PI) / 180;
  const cosE = Math.cos(elevation);
  const sinE = Math.sin(elevation);
  const cosA = Math.cos(azimuth);
  const sinA = Math.sin(azimuth);
  const tanHalfFovy = Math.tan((fovyDegrees * Math.PI) / 360);
  return {
    width,
    height,
    fx: width / (2 * tanHalfFovy),
    fy: height / (2 * tanHalfFovy),
    cx: Math.floor(width / 2),
    cy: Math.floor(height / 2),
    nearPlane,
    farPlane,
    // Rows: picture right, picture down, towards the origin.
    rotation: new Float64Array([cosA, 0, -sinA, sinE * sinA, -cosE, sinE * cosA, -cosE * sinA, -sinE, -cosE * cosA]),
    translation: new Float64Array([0, 0, pose.radius]),
  };
}

/** [3] world position of the camera's centre: −rotationᵀ · translation. */
export function cameraPosition(camera: Camera): Float64Array {
  const { rotation, translation } = camera;
  const position = new Float64Array(3);
  for (let axis = 0; axis < 3; axis++) {
    for (let row = 0; row < 3; row++) position[axis]! -= rotation[row * 3 + axis]! * translation[row]!;
  }
  return position;
}

function assertCamera(holds: boolean, name: string, value: number): void {
  if (!holds) throw new AppError('BUG_CAMERA', `Not a camera: ${name} is ${value}`);
}
