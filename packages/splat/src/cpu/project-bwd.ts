import { cameraPosition, type Camera } from '../camera.ts';
import { SH_C0, shRestCoefficients } from '../cloud.ts';
import { jacobianLimits } from './project-fwd.ts';
import type { RealCloud } from './real-array.ts';
import { MAX_SH_COEFFICIENTS, shBasis, shBasisGradient } from './spherical-harmonics.ts';
import { SPLAT_GRADIENT_STRIDE, type ViewBuffers } from './view-buffers.ts';

const basis = new Float64Array(MAX_SH_COEFFICIENTS);
const basisGradient = new Float64Array(MAX_SH_COEFFICIENTS * 3);

/**
 * Goes back through `projectForward`: from `splatGradients` to `gradients` of the cloud's raw parameters. Rows of
 * splats that were not drawn become 0.
 */
export function projectBackward(cloud: RealCloud, camera: Camera, visible: number, buffers: ViewBuffers): void {
  const { count } = cloud;
  const { gradients, projected, splatGradients } = buffers;
  const { positions, logScales, rotations } = cloud;
  const { ellipses, opacities, order } = projected;
  const { fx, fy, rotation: view, translation } = camera;
  const limits = jacobianLimits(camera);
  const [v00 = 0, v01 = 0, v02 = 0, v10 = 0, v11 = 0, v12 = 0, v20 = 0, v21 = 0, v22 = 0] = view;

  gradients.positions.fill(0, 0, count * 3);
  gradients.shDc.fill(0, 0, count * 3);
  gradients.shRest.fill(0, 0, count * 3 * shRestCoefficients(cloud.shDegree));
  gradients.opacityLogits.fill(0, 0, count);
  gradients.logScales.fill(0, 0, count * 3);
  gradients.rotations.fill(0, 0, count * 4);

  for (let rank = 0; rank < visible; rank++) {
    const index = order[rank]!;
    const i3 = index * 3;
    const i4 = index * 4;
    const row = index * SPLAT_GRADIENT_STRIDE;

    // The forward pass once more, up to N = J·V·M.
    const worldX = positions[i3]!;
    const worldY = positions[i3 + 1]!;
    const worldZ = positions[i3 + 2]!;
    const x = v00 * worldX + v01 * worldY + v02 * worldZ + translation[0]!;
    const y = v10 * worldX + v11 * worldY + v12 * worldZ + translation[1]!;
    const z = v20 * worldX + v21 * worldY + v22 * worldZ + translation[2]!;
    const rawW = rotations[i4]!;
    const rawX = rotations[i4 + 1]!;
    const rawY = rotations[i4 + 2]!;
    const rawZ = rotations[i4 + 3]!;
    const inverseNorm = 1 / Math.sqrt(rawW * rawW + rawX * rawX + rawY * rawY + rawZ * rawZ);
    const qw = rawW * inverseNorm;
    const qx = rawX * inverseNorm;
    const qy = rawY * inverseNorm;
    const qz = rawZ * inverseNorm;
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
    // A = V·M: the splat's axes in camera axes. N = J·A with J = [[jx, 0, −jx·slopeX], [0, jy, −jy·slopeY]].
    const a00 = v00 * m00 + v01 * m10 + v02 * m20;
    const a01 = v00 * m01 + v01 * m11 + v02 * m21;
    const a02 = v00 * m02 + v01 * m12 + v02 * m22;
    const a10 = v10 * m00 + v11 * m10 + v12 * m20;
    const a11 = v10 * m01 + v11 * m11 + v12 * m21;
    const a12 = v10 * m02 + v11 * m12 + v12 * m22;
    const a20 = v20 * m00 + v21 * m10 + v22 * m20;
    const a21 = v20 * m01 + v21 * m11 + v22 * m21;
    const a22 = v20 * m02 + v21 * m12 + v22 * m22;
    const inverseZ = 1 / z;
    const freeX = x * inverseZ;
    const freeY = y * inverseZ;
    const slopeX = Math.min(limits.right, Math.max(limits.left, freeX));
    const slopeY = Math.min(limits.bottom, Math.max(limits.top, freeY));
    const jx = fx * inverseZ;
    const jy = fy * inverseZ;
    const n00 = jx * (a00 - slopeX * a20);
    const n01 = jx * (a01 - slopeX * a21);
    const n02 = jx * (a02 - slopeX * a22);
    const n10 = jy * (a10 - slopeY * a20);
    const n11 = jy * (a11 - slopeY * a21);
    const n12 = jy * (a12 - slopeY * a22);

    // Ellipse → covariance (xx, xy, yy): a = yy/det, slope = −xy/yy, rise = 1/yy.
    const a = ellipses[i3]!;
    const slope = ellipses[i3 + 1]!;
    const rise = ellipses[i3 + 2]!;
    const dEllipseA = splatGradients[row + 2]! * a * a;
    const dSlope = splatGradients[row + 3]! * rise;
    const dXX = -dEllipseA;
    const dXY = -2 * slope * dEllipseA - dSlope;
    const dYY = -slope * (slope * dEllipseA + dSlope) - splatGradients[row + 4]! * rise * rise;

    // Covariance = N·Nᵀ + blur.
    const dn00 = 2 * dXX * n00 + dXY * n10;
    const dn01 = 2 * dXX * n01 + dXY * n11;
    const dn02 = 2 * dXX * n02 + dXY * n12;
    const dn10 = 2 * dYY * n10 + dXY * n00;
    const dn11 = 2 * dYY * n11 + dXY * n01;
    const dn12 = 2 * dYY * n12 + dXY * n02;

    // N = J·A into A …
    const da00 = jx * dn00;
    const da01 = jx * dn01;
    const da02 = jx * dn02;
    const da10 = jy * dn10;
    const da11 = jy * dn11;
    const da12 = jy * dn12;
    const da20 = -slopeX * da00 - slopeY * da10;
    const da21 = -slopeX * da01 - slopeY * da11;
    const da22 = -slopeX * da02 - slopeY * da12;

    // … and into J: jx and jy are f/z, the slopes x/z and y/z while they are not held at a limit.
    const dSlopeX = -(da00 * a20 + da01 * a21 + da02 * a22);
    const dSlopeY = -(da10 * a20 + da11 * a21 + da12 * a22);
    const dJxTimesJx = dn00 * n00 + dn01 * n01 + dn02 * n02;
    const dJyTimesJy = dn10 * n10 + dn11 * n11 + dn12 * n12;
    // mean2d = (jx·x + cx, jy·y + cy)
    const dMeanX = splatGradients[row]!;
    const dMeanY = splatGradients[row + 1]!;
    let dx = jx * dMeanX;
    let dy = jy * dMeanY;
    let dz = splatGradients[row + 9]! - inverseZ * (x * dx + y * dy + dJxTimesJx + dJyTimesJy);
    if (slopeX === freeX) {
      dx += inverseZ * dSlopeX;
      dz -= inverseZ * slopeX * dSlopeX;
    }
    if (slopeY === freeY) {
      dy += inverseZ * dSlopeY;
      dz -= inverseZ * slopeY * dSlopeY;
    }
    gradients.positions[i3] = v00 * dx + v10 * dy + v20 * dz;
    gradients.positions[i3 + 1] = v01 * dx + v11 * dy + v21 * dz;
    gradients.positions[i3 + 2] = v02 * dx + v12 * dy + v22 * dz;

    // A = V·M, M = R·S; ∂/∂log s = s·∂/∂s = Σ M·∂M over the column.
    const dm00 = v00 * da00 + v10 * da10 + v20 * da20;
    const dm01 = v00 * da01 + v10 * da11 + v20 * da21;
    const dm02 = v00 * da02 + v10 * da12 + v20 * da22;
    const dm10 = v01 * da00 + v11 * da10 + v21 * da20;
    const dm11 = v01 * da01 + v11 * da11 + v21 * da21;
    const dm12 = v01 * da02 + v11 * da12 + v21 * da22;
    const dm20 = v02 * da00 + v12 * da10 + v22 * da20;
    const dm21 = v02 * da01 + v12 * da11 + v22 * da21;
    const dm22 = v02 * da02 + v12 * da12 + v22 * da22;
    gradients.logScales[i3] = dm00 * m00 + dm10 * m10 + dm20 * m20;
    gradients.logScales[i3 + 1] = dm01 * m01 + dm11 * m11 + dm21 * m21;
    gradients.logScales[i3 + 2] = dm02 * m02 + dm12 * m12 + dm22 * m22;

    // R(q̂), then through the normalisation of q.
    const r00 = dm00 * s0;
    const r01 = dm01 * s1;
    const r02 = dm02 * s2;
    const r10 = dm10 * s0;
    const r11 = dm11 * s1;
    const r12 = dm12 * s2;
    const r20 = dm20 * s0;
    const r21 = dm21 * s1;
    const r22 = dm22 * s2;
    const dqw = 2 * (qx * (r21 - r12) + qy * (r02 - r20) + qz * (r10 - r01));
    const dqx = 2 * (-2 * qx * (r11 + r22) + qy * (r10 + r01) + qz * (r20 + r02) + qw * (r21 - r12));
    const dqy = 2 * (qx * (r10 + r01) - 2 * qy * (r00 + r22) + qz * (r21 + r12) + qw * (r02 - r20));
    const dqz = 2 * (qx * (r20 + r02) + qy * (r21 + r12) - 2 * qz * (r00 + r11) + qw * (r10 - r01));
    const along = dqw * qw + dqx * qx + dqy * qy + dqz * qz;
    gradients.rotations[i4] = (dqw - along * qw) * inverseNorm;
    gradients.rotations[i4 + 1] = (dqx - along * qx) * inverseNorm;
    gradients.rotations[i4 + 2] = (dqy - along * qy) * inverseNorm;
    gradients.rotations[i4 + 3] = (dqz - along * qz) * inverseNorm;

    const opacity = opacities[index]!;
    gradients.opacityLogits[index] = opacity * (1 - opacity) * splatGradients[row + 8]!;
  }
  shadeBackward(cloud, camera, visible, buffers);
}

/** Colour into the SH coefficients and, from degree 1 on, into the position; nothing where the colour was held at 0. */
function shadeBackward(cloud: RealCloud, camera: Camera, visible: number, buffers: ViewBuffers): void {
  const { positions, shRest, shDegree } = cloud;
  const { gradients, projected, splatGradients } = buffers;
  const { colors, order } = projected;
  const eye = cameraPosition(camera);
  const coefficients = (shDegree + 1) ** 2;
  for (let rank = 0; rank < visible; rank++) {
    const index = order[rank]!;
    const i3 = index * 3;
    const row = index * SPLAT_GRADIENT_STRIDE + 5;
    const dRed = colors[i3]! > 0 ? splatGradients[row]! : 0;
    const dGreen = colors[i3 + 1]! > 0 ? splatGradients[row + 1]! : 0;
    const dBlue = colors[i3 + 2]! > 0 ? splatGradients[row + 2]! : 0;
    gradients.shDc[i3] = SH_C0 * dRed;
    gradients.shDc[i3 + 1] = SH_C0 * dGreen;
    gradients.shDc[i3 + 2] = SH_C0 * dBlue;
    if (shDegree === 0) continue;

    const dx = positions[i3]! - eye[0]!;
    const dy = positions[i3 + 1]! - eye[1]!;
    const dz = positions[i3 + 2]! - eye[2]!;
    const inverse = 1 / Math.sqrt(dx * dx + dy * dy + dz * dz);
    const x = dx * inverse;
    const y = dy * inverse;
    const z = dz * inverse;
    shBasis(shDegree, x, y, z, basis);
    shBasisGradient(shDegree, x, y, z, basisGradient);
    let gx = 0;
    let gy = 0;
    let gz = 0;
    let at = index * (coefficients - 1) * 3;
    for (let k = 1; k < coefficients; k++, at += 3) {
      const weight = basis[k]!;
      gradients.shRest[at] = weight * dRed;
      gradients.shRest[at + 1] = weight * dGreen;
      gradients.shRest[at + 2] = weight * dBlue;
      const product = dRed * shRest[at]! + dGreen * shRest[at + 1]! + dBlue * shRest[at + 2]!;
      gx += product * basisGradient[k * 3]!;
      gy += product * basisGradient[k * 3 + 1]!;
      gz += product * basisGradient[k * 3 + 2]!;
    }
    const along = gx * x + gy * y + gz * z;
    gradients.positions[i3]! += (gx - along * x) * inverse;
    gradients.positions[i3 + 1]! += (gy - along * y) * inverse;
    gradients.positions[i3 + 2]! += (gz - along * z) * inverse;
  }
}
