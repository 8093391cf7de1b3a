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
