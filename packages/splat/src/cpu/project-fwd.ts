import { cameraPosition, type Camera } from '../camera.ts';
import { SH_C0 } from '../cloud.ts';
import { BLUR_VARIANCE_PX2, JACOBIAN_MARGIN, MAX_EXTENT_SIGMAS, MIN_ALPHA } from '../raster-constants.ts';
import type { RealCloud } from './real-array.ts';
import { MAX_SH_COEFFICIENTS, shBasis } from './spherical-harmonics.ts';
import type { ProjectedSplats } from './view-buffers.ts';

/** px; what an Int32 holds with room to spare. */
const MAX_RADIUS = 0x3fffffff;

const basis = new Float64Array(MAX_SH_COEFFICIENTS);

/**
 * Limits of x/z and y/z within which the projection's Jacobian follows a splat (gsplat's clamping): the picture's
 * edges plus a margin. The same margin on both sides, also when the principal point is off centre.
 */
export function jacobianLimits(camera: Camera): { left: number; right: number; top: number; bottom: number } {
  const { width, height, fx, fy, cx, cy } = camera;
  const marginX = (JACOBIAN_MARGIN * 0.5 * width) / fx;
  const marginY = (JACOBIAN_MARGIN * 0.5 * height) / fy;
  return {
    left: -(cx / fx + marginX),
    right: (width - cx) / fx + marginX,
    top: -(cy / fy + marginY),
    bottom: (height - cy) / fy + marginY,
  };
}

/**
 * Projects every splat into the picture: EWA splatting (Zwicker et al. 2001) as gsplat 1.5.3 computes it.
 *
 * Culling is that version's too, so extents follow the opacity. The generator of 404 used 1.4.0, where every splat ends at
 * ⌈3σ⌉ of its longer axis: opaque ones are cut off at alpha 0.011 there, faint ones cost more than they show.
 *
 * Splats that cannot touch a pixel get radius 0: outside the depth planes, fainter than `MIN_ALPHA`, off the picture,
 * or with values from which no ellipse follows (NaN, a quaternion of length 0).
 */
export function projectForward(cloud: RealCloud, camera: Camera, projected: ProjectedSplats): void {
  const { positions, opacityLogits, logScales, rotations } = cloud;
  const { means2d, ellipses, opacities, depths, radii } = projected;
  const { width, height, fx, fy, cx, cy, nearPlane, farPlane, rotation: view, translation } = camera;
  const limits = jacobianLimits(camera);
  const [v00 = 0, v01 = 0, v02 = 0, v10 = 0, v11 = 0, v12 = 0, v20 = 0, v21 = 0, v22 = 0] = view;

  for (let index = 0; index < cloud.count; index++) {
    const i2 = index * 2;
    const i3 = index * 3;
    const i4 = index * 4;
    radii[index] = 0;

    const worldX = positions[i3]!;
    const worldY = positions[i3 + 1]!;
    const worldZ = positions[i3 + 2]!;
    const x = v00 * worldX + v01 * worldY + v02 * worldZ + translation[0]!;
    const y = v10 * worldX + v11 * worldY + v12 * worldZ + translation[1]!;
    const z = v20 * worldX + v21 * worldY + v22 * worldZ + translation[2]!;
    // Written so that NaN fails, here and below.
    if (!(z >= nearPlane && z <= farPlane)) continue;
    const opacity = 1 / (1 + Math.exp(-opacityLogits[index]!));
    if (!(opacity >= MIN_ALPHA)) continue;

    const rawW = rotations[i4]!;
    const rawX = rotations[i4 + 1]!;
    const rawY = rotations[i4 + 2]!;
    const rawZ = rotations[i4 + 3]!;
    const inverseNorm = 1 / Math.sqrt(rawW * rawW + rawX * rawX + rawY * rawY + rawZ * rawZ);
    const qw = rawW * inverseNorm;
    const qx = rawX * inverseNorm;
    const qy = rawY * inverseNorm;
    const qz = rawZ * inverseNorm;

    // M = R(q)·S, whose columns are the splat's axes; Σ = M·Mᵀ is never formed.
    const s0 = Math.exp(logScales[i3]!);
    const s1 = Math.exp(logScales[i3 + 1]!);
    const s2 = Math.exp(logScales[i3 + 2]!);
    const m00 = (1 - 2 * (qy * qy + qz * qz)) * s0;
    const m01 = 2 * (qx * qy - qw * qz) * s1;
    const m02 = 2 * (qx * qz + qw * qy) * s2;
    const m10 = 2 * (qx * qy + qw * qz) * s0;
    const m11 = (1 - 2 * (qx * qx + qz * qz)) * s1;
    const m12 = 2 * (qy * qz - qw * qx) * s2;
    const m20 = 2 * (qx * qz - qw * qy) * s0;
    const m21 = 2 * (qy * qz + qw * qx) * s1;
    const m22 = (1 - 2 * (qx * qx + qy * qy)) * s2;

    // The 2×3 matrix J·V takes the axes to pixels.
    const inverseZ = 1 / z;
    const slopeX = Math.min(limits.right, Math.max(limits.left, x * inverseZ));
    const slopeY = Math.min(limits.bottom, Math.max(limits.top, y * inverseZ));
    const jx = fx * inverseZ;
    const jy = fy * inverseZ;
    const g00 = jx * (v00 - slopeX * v20);
    const g01 = jx * (v01 - slopeX * v21);
    const g02 = jx * (v02 - slopeX * v22);
    const g10 = jy * (v10 - slopeY * v20);
    const g11 = jy * (v11 - slopeY * v21);
    const g12 = jy * (v12 - slopeY * v22);
    const n00 = g00 * m00 + g01 * m10 + g02 * m20;
    const n01 = g00 * m01 + g01 * m11 + g02 * m21;
    const n02 = g00 * m02 + g01 * m12 + g02 * m22;
    const n10 = g10 * m00 + g11 * m10 + g12 * m20;
    const n11 = g10 * m01 + g11 * m11 + g12 * m21;
    const n12 = g10 * m02 + g11 * m12 + g12 * m22;
    const covXX = n00 * n00 + n01 * n01 + n02 * n02 + BLUR_VARIANCE_PX2;
    const covXY = n00 * n10 + n01 * n11 + n02 * n12;
    const covYY = n10 * n10 + n11 * n11 + n12 * n12 + BLUR_VARIANCE_PX2;
    const determinant = covXX * covYY - covXY * covXY;
    if (!(determinant > 0 && determinant < Infinity)) continue;

    const meanX = fx * x * inverseZ + cx;
    const meanY = fy * y * inverseZ + cy;
    const extent = Math.min(MAX_EXTENT_SIGMAS, Math.sqrt(2 * Math.log(opacity / MIN_ALPHA)));
    const radiusX = Math.ceil(extent * Math.sqrt(covXX));
    const radiusY = Math.ceil(extent * Math.sqrt(covYY));
    if (radiusX === 0 && radiusY === 0) continue;
    if (meanX + radiusX <= 0 || meanX - radiusX >= width) continue;
    if (meanY + radiusY <= 0 || meanY - radiusY >= height) continue;

    means2d[i2] = meanX;
    means2d[i2 + 1] = meanY;
    ellipses[i3] = covYY / determinant;
    ellipses[i3 + 1] = -covXY / covYY;
    ellipses[i3 + 2] = 1 / covYY;
    opacities[index] = opacity;
    depths[index] = z;
    radii[index] = Math.min(MAX_RADIUS, Math.max(radiusX, radiusY));
  }
  shadeForward(cloud, camera, projected);
}

/** Colours of the drawn splats: max(0.5 + SH(direction from the camera), 0). */
function shadeForward(cloud: RealCloud, camera: Camera, projected: ProjectedSplats): void {
  const { positions, shDc, shRest, shDegree } = cloud;
  const { colors, radii } = projected;
  const eye = cameraPosition(camera);
  const coefficients = (shDegree + 1) ** 2;
  for (let index = 0; index < cloud.count; index++) {
    if (radii[index] === 0) continue;
    const i3 = index * 3;
    let red = 0.5 + SH_C0 * shDc[i3]!;
    let green = 0.5 + SH_C0 * shDc[i3 + 1]!;
    let blue = 0.5 + SH_C0 * shDc[i3 + 2]!;
    if (shDegree > 0) {
      const dx = positions[i3]! - eye[0]!;
      const dy = positions[i3 + 1]! - eye[1]!;
      const dz = positions[i3 + 2]! - eye[2]!;
      const inverse = 1 / Math.sqrt(dx * dx + dy * dy + dz * dz);
      shBasis(shDegree, dx * inverse, dy * inverse, dz * inverse, basis);
      let at = index * (coefficients - 1) * 3;
      for (let k = 1; k < coefficients; k++, at += 3) {
        const weight = basis[k]!;
        red += weight * shRest[at]!;
        green += weight * shRest[at + 1]!;
        blue += weight * shRest[at + 2]!;
      }
    }
    colors[i3] = Math.max(0, red);
    colors[i3 + 1] = Math.max(0, green);
    colors[i3 + 2] = Math.max(0, blue);
  }
}
