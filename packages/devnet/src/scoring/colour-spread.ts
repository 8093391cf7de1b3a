/** How a set of colours is spread. */
export interface ColourSpread {
  /** Per channel. */
  readonly means: readonly [number, number, number];
  /** Averaged over channels. */
  readonly variance: number;
  /**
   * Least against largest variance along any direction of colour space: near 1 for noise, near 0 for one colour in light
   * and shade or a few colours side by side.
   */
  readonly disorder: number;
}

/** Variances below it are those of a single colour. */
const NO_VARIANCE = 1e-6;

/** @param colours [n, 3] */
export function spreadOf(colours: Float32Array): ColourSpread {
  const count = colours.length / 3;
  let [r, g, b] = [0, 0, 0];
  let [rr, gg, bb, rg, rb, gb] = [0, 0, 0, 0, 0, 0];
  for (let at = 0; at < colours.length; at += 3) {
    const [red, green, blue] = [colours[at] ?? 0, colours[at + 1] ?? 0, colours[at + 2] ?? 0];
    r += red;
    g += green;
    b += blue;
    rr += red * red;
    gg += green * green;
    bb += blue * blue;
    rg += red * green;
    rb += red * blue;
    gb += green * blue;
  }
  if (count === 0) return { means: [0, 0, 0], variance: 0, disorder: 0 };
  const [mr, mg, mb] = [r / count, g / count, b / count];
  const [xx, yy, zz] = [rr / count - mr * mr, gg / count - mg * mg, bb / count - mb * mb];
  const variance = (xx + yy + zz) / 3;
  const [largest, least] = extremeEigenvalues(
    xx,
    yy,
    zz,
    rg / count - mr * mg,
    rb / count - mr * mb,
    gb / count - mg * mb,
  );
  return { means: [mr, mg, mb], variance, disorder: variance < NO_VARIANCE ? 0 : Math.max(0, least) / largest };
}

/** Of a symmetric 3 × 3 matrix, in closed form (O. K. Smith, "Eigenvalues of a symmetric 3 × 3 matrix", 1961). */
export function extremeEigenvalues(
  xx: number,
  yy: number,
  zz: number,
  xy: number,
  xz: number,
  yz: number,
): [largest: number, least: number] {
  const mean = (xx + yy + zz) / 3;
  const [a, b, c] = [xx - mean, yy - mean, zz - mean];
  const size = Math.sqrt((a * a + b * b + c * c + 2 * (xy * xy + xz * xz + yz * yz)) / 6);
  if (size === 0) return [mean, mean];
  const determinant = a * (b * c - yz * yz) - xy * (xy * c - yz * xz) + xz * (xy * yz - b * xz);
  const angle = Math.acos(Math.min(1, Math.max(-1, determinant / (2 * size ** 3)))) / 3;
  return [mean + 2 * size * Math.cos(angle), mean + 2 * size * Math.cos(angle + (2 * Math.PI) / 3)];
}
