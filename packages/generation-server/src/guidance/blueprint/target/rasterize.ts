/** Triangles as they lie on a picture: one entry per vertex. */
export interface ScreenTriangles {
  /** Pixel coordinates; (0, 0) is the top left corner of the first pixel. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Nearness, linear in the picture: 1 / z of a pinhole camera, −z of a parallel one. Larger hides smaller. */
  readonly nearness: Float32Array;
  /** [T, 3] */
  readonly indices: Uint32Array;
}

/** What lies behind each pixel, nearest first. */
export interface VisibilityBuffer {
  readonly width: number;
  readonly height: number;
  /** [height, width] nearness at the pixel's centre; −Infinity where nothing is. */
  readonly nearness: Float32Array;
  /** [height, width] triangle number, −1 where nothing is. */
  readonly triangle: Int32Array;
}

export function createVisibilityBuffer(width: number, height: number): VisibilityBuffer {
  return {
    width,
    height,
    nearness: new Float32Array(width * height),
    triangle: new Int32Array(width * height),
  };
}

export function clearVisibility(buffer: VisibilityBuffer): void {
  buffer.nearness.fill(-Infinity);
  buffer.triangle.fill(-1);
}

/**
 * Draws triangles into the buffer, both sides visible. `accept` leaves triangles out; `behind` peels: only what is
 * nearer than `floor` and farther than `behind` is drawn. Vertices whose nearness is not finite drop their triangles.
 */
export function rasterizeTriangles(
  { x, y, nearness, indices }: ScreenTriangles,
  buffer: VisibilityBuffer,
  { accept, behind, floor }: { accept?: Uint8Array; behind?: VisibilityBuffer; floor?: VisibilityBuffer } = {},
): void {
  const { width, height, nearness: nearest, triangle: ids } = buffer;
  const upper = behind?.nearness;
  const upperIds = behind?.triangle;
  const lower = floor?.nearness;
  const count = indices.length / 3;
  for (let id = 0; id < count; id++) {
    if (accept?.[id] === 0) continue;
    const a = indices[id * 3]!;
    const b = indices[id * 3 + 1]!;
    const c = indices[id * 3 + 2]!;
    const ax = x[a]!;
    const ay = y[a]!;
    const bx = x[b]!;
    const by = y[b]!;
    const cx = x[c]!;
    const cy = y[c]!;
    const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    if (!(Math.abs(area) > 1e-9)) continue;
    // Pixel centres inside the box: ceil(low − 0.5) … floor(high − 0.5).
    const left = Math.max(0, Math.ceil(Math.min(ax, bx, cx) - 0.5));
    const right = Math.min(width - 1, Math.floor(Math.max(ax, bx, cx) - 0.5));
    const top = Math.max(0, Math.ceil(Math.min(ay, by, cy) - 0.5));
    const bottom = Math.min(height - 1, Math.floor(Math.max(ay, by, cy) - 0.5));
    if (left > right || top > bottom) continue;
    const wa = nearness[a]!;
    const wb = nearness[b]!;
    const wc = nearness[c]!;
    if (!(wa > -1e30 && wb > -1e30 && wc > -1e30)) continue;

    // Barycentric weights of b and c and the nearness are linear in the pixel; step them.
    const inverse = 1 / area;
    const uDx = (cy - ay) * inverse;
    const uDy = -(cx - ax) * inverse;
    const vDx = -(by - ay) * inverse;
    const vDy = (bx - ax) * inverse;
    const px = left + 0.5 - ax;
    const py = top + 0.5 - ay;
    let uRow = px * uDx + py * uDy;
    let vRow = px * vDx + py * vDy;
    const wDx = (wb - wa) * uDx + (wc - wa) * vDx;
    for (let row = top; row <= bottom; row++) {
      let u = uRow;
      let v = vRow;
      let w = wa + (wb - wa) * u + (wc - wa) * v;
      const base = row * width;
      for (let column = left; column <= right; column++) {
        if (u >= 0 && v >= 0 && u + v <= 1) {
          const at = base + column;
          if (
            w > nearest[at]! &&
            (lower === undefined || w > lower[at]!) &&
            (upper === undefined || (w < upper[at]! && upperIds![at] !== id))
          ) {
            nearest[at] = w;
            ids[at] = id;
          }
        }
        u += uDx;
        v += vDx;
        w += wDx;
      }
      uRow += uDy;
      vRow += vDy;
    }
  }
}
