import type { Camera, FloatImage, Rgb } from '@404-gen/splat';
import { bakeLight } from './bake-light.ts';
import { clearVisibility, createVisibilityBuffer, rasterizeTriangles, type VisibilityBuffer } from './rasterize.ts';
import type { LightMap, Scene } from './scene.ts';
import { createMeshShader, type MeshShader } from './shade-mesh.ts';
import type { ColorOut } from './surface.ts';

/** A target picture, kept small: foreground only, quantised to bytes. */
export interface TargetImage {
  readonly width: number;
  readonly height: number;
  /** [height, width, 4] colour times coverage, then coverage; 255 is 1. */
  readonly premultiplied: Uint8Array;
}

/** A target as a renderer of splats would give it: in floats, laid on a background. */
export function onBackground({ width, height, premultiplied }: TargetImage, background: Rgb): FloatImage {
  const rgb = new Float32Array(width * height * 3);
  const alpha = new Float32Array(width * height);
  for (let pixel = 0; pixel < alpha.length; pixel++) {
    const coverage = premultiplied[pixel * 4 + 3]! / 255;
    alpha[pixel] = coverage;
    for (let channel = 0; channel < 3; channel++) {
      rgb[pixel * 3 + channel] = premultiplied[pixel * 4 + channel]! / 255 + (1 - coverage) * background[channel]!;
    }
  }
  return { width, height, rgb, alpha };
}

/** Samples per pixel along each side. */
export const SUPERSAMPLING = 2;
/** Transparent surfaces kept behind each other: both walls of a hollow glass, front and back. */
export const GLASS_LAYERS = 4;
/** Glass gets denser where it is seen aslant; cosine to which it does. */
export const LEAST_SLANT = 0.25;
/** Triangles look alike to a pixel when their normals' cosine and their nearness differ by no more than this. */
export const ALIKE = { cosine: 0.9, nearness: 0.03 };

/**
 * Renders a scene as the ground truth that splats are fitted to. The colour of a surface point does not depend on the
 * camera, so that every view agrees with every other.
 */
export class TargetRenderer {
  readonly light: LightMap;
  readonly shader: MeshShader;
  private readonly scene: Scene;
  private readonly opaque: Uint8Array;
  private readonly glass: Uint8Array | undefined;
  private readonly screen: { x: Float32Array; y: Float32Array; nearness: Float32Array; indices: Uint32Array };
  private readonly buffers = new Map<string, VisibilityBuffer[]>();

  constructor(scene: Scene, light: LightMap = bakeLight(scene)) {
    this.scene = scene;
    this.light = light;
    const { mesh } = scene;
    this.shader = createMeshShader(scene, light);
    this.opaque = Uint8Array.from(this.shader.opacities, (opacity) => (opacity >= 1 ? 1 : 0));
    this.glass = this.opaque.includes(0) ? this.opaque.map((opaque) => 1 - opaque) : undefined;
    const { vertexCount, indices } = mesh;
    this.screen = {
      x: new Float32Array(vertexCount),
      y: new Float32Array(vertexCount),
      nearness: new Float32Array(vertexCount),
      indices,
    };
  }

  /** The scene as `camera` sees it. */
  render(camera: Camera): TargetImage {
    const { width, height } = camera;
    const layers = this.buffersFor(width * SUPERSAMPLING, height * SUPERSAMPLING);
    this.project(camera);
    const solid = layers[0]!;
    clearVisibility(solid);
    rasterizeTriangles(this.screen, solid, { accept: this.opaque });
    let used = 1;
    if (this.glass) {
      for (; used <= GLASS_LAYERS; used++) {
        const layer = layers[used]!;
        clearVisibility(layer);
        const previous = layers[used - 1]!;
        rasterizeTriangles(this.screen, layer, {
          accept: this.glass,
          floor: solid,
          ...(used > 1 ? { behind: previous } : {}),
        });
      }
    }
    return this.resolve(camera, layers.slice(0, used));
  }

  private buffersFor(width: number, height: number): VisibilityBuffer[] {
    const key = `${width}x${height}`;
    let found = this.buffers.get(key);
    if (!found) {
      found = Array.from({ length: this.glass ? GLASS_LAYERS + 1 : 1 }, () => createVisibilityBuffer(width, height));
      this.buffers.set(key, found);
    }
    return found;
  }

  private project(camera: Camera): void {
    const { rotation: r, translation: t, fx, fy, cx, cy, nearPlane } = camera;
    const { positions, vertexCount } = this.scene.mesh;
    const { x, y, nearness } = this.screen;
    for (let vertex = 0; vertex < vertexCount; vertex++) {
      const px = positions[vertex * 3]!;
      const py = positions[vertex * 3 + 1]!;
      const pz = positions[vertex * 3 + 2]!;
      const depth = r[6]! * px + r[7]! * py + r[8]! * pz + t[2]!;
      const inverse = depth > nearPlane ? 1 / depth : -Infinity;
      x[vertex] = (fx * (r[0]! * px + r[1]! * py + r[2]! * pz + t[0]!) * inverse + cx) * SUPERSAMPLING;
      y[vertex] = (fy * (r[3]! * px + r[4]! * py + r[5]! * pz + t[1]!) * inverse + cy) * SUPERSAMPLING;
      nearness[vertex] = inverse;
    }
  }

  private resolve(camera: Camera, layers: readonly VisibilityBuffer[]): TargetImage {
    const { width, height } = camera;
    const premultiplied = new Uint8Array(width * height * 4);
    const wide = width * SUPERSAMPLING;
    const color: ColorOut = [0, 0, 0];
    const ids = new Int32Array(4);
    const sum = new Float64Array(4);
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const corner = row * SUPERSAMPLING * wide + column * SUPERSAMPLING;
        let anything = false;
        for (const layer of layers) {
          if (layer.triangle[corner]! >= 0 || layer.triangle[corner + 1]! >= 0) anything = true;
          if (layer.triangle[corner + wide]! >= 0 || layer.triangle[corner + wide + 1]! >= 0) anything = true;
        }
        if (!anything) continue;
        sum.fill(0);
        // Back to front: the solid layer, then glass from the farthest to the nearest.
        for (let order = 0; order < layers.length; order++) {
          const layer = layers[order === 0 ? 0 : layers.length - order]!;
          ids[0] = layer.triangle[corner]!;
          ids[1] = layer.triangle[corner + 1]!;
          ids[2] = layer.triangle[corner + wide]!;
          ids[3] = layer.triangle[corner + wide + 1]!;
          this.blendSamples(camera, ids, column, row, order > 0, color, sum);
        }
        const at = (row * width + column) * 4;
        for (let channel = 0; channel < 4; channel++) {
          premultiplied[at + channel] = Math.round(Math.min(Math.max(sum[channel]!, 0), 1) * 255);
        }
      }
    }
    return { width, height, premultiplied };
  }

  /** Shades the distinct surfaces among a pixel's samples and lays their mean over what `sum` holds. */
  private blendSamples(
    camera: Camera,
    ids: Int32Array,
    column: number,
    row: number,
    glass: boolean,
    color: ColorOut,
    sum: Float64Array,
  ): void {
    let red = 0;
    let green = 0;
    let blue = 0;
    let covered = 0;
    let done = 0;
    for (let first = 0; first < 4; first++) {
      if (done & (1 << first) || ids[first]! < 0) continue;
      let weight = 0;
      let offsetX = 0;
      let offsetY = 0;
      for (let other = first; other < 4; other++) {
        if (done & (1 << other) || ids[other]! < 0 || !this.alike(ids[first]!, ids[other]!)) continue;
        done |= 1 << other;
        weight++;
        offsetX += other & 1 ? 0.25 : -0.25;
        offsetY += other & 2 ? 0.25 : -0.25;
      }
      const opacity = this.shadeAt(
        camera,
        ids[first]!,
        column + 0.5 + offsetX / weight,
        row + 0.5 + offsetY / weight,
        glass,
        color,
      );
      const share = (weight / 4) * opacity;
      red += Math.min(Math.max(color[0], 0), 1) * share;
      green += Math.min(Math.max(color[1], 0), 1) * share;
      blue += Math.min(Math.max(color[2], 0), 1) * share;
      covered += share;
    }
    if (covered === 0) return;
    sum[0] = red + sum[0]! * (1 - covered);
    sum[1] = green + sum[1]! * (1 - covered);
    sum[2] = blue + sum[2]! * (1 - covered);
    sum[3] = covered + sum[3]! * (1 - covered);
  }

  /** Whether two triangles belong to one smooth stretch of surface, so that one shading does for both. */
  private alike(a: number, b: number): boolean {
    if (a === b) return true;
    const { indices, partOf, sheets } = this.scene.mesh;
    const va = indices[a * 3]!;
    const vb = indices[b * 3]!;
    if (partOf[va] !== partOf[vb] || sheets[va] === 1) return false;
    const n = this.shader.faceNormals;
    const agreement = n[a * 3]! * n[b * 3]! + n[a * 3 + 1]! * n[b * 3 + 1]! + n[a * 3 + 2]! * n[b * 3 + 2]!;
    if (agreement < ALIKE.cosine) return false;
    const near = this.screen.nearness;
    return Math.abs(near[va]! - near[vb]!) < ALIKE.nearness * near[va]!;
  }

  /** @returns opacity of the surface there */
  private shadeAt(camera: Camera, triangle: number, px: number, py: number, glass: boolean, color: ColorOut): number {
    const { x, y, nearness, indices } = this.screen;
    const a = indices[triangle * 3]!;
    const b = indices[triangle * 3 + 1]!;
    const c = indices[triangle * 3 + 2]!;
    const [sx, sy] = [px * SUPERSAMPLING, py * SUPERSAMPLING];
    const [ax, ay, bx, by, cx, cy] = [x[a]!, y[a]!, x[b]!, y[b]!, x[c]!, y[c]!];
    const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    let u = ((sx - ax) * (cy - ay) - (sy - ay) * (cx - ax)) / area;
    let v = ((bx - ax) * (sy - ay) - (by - ay) * (sx - ax)) / area;
    u = Math.min(Math.max(u, 0), 1);
    v = Math.min(Math.max(v, 0), 1 - u);
    // Perspective: attributes over z are linear in the picture.
    let wa = (1 - u - v) * nearness[a]!;
    let wb = u * nearness[b]!;
    let wc = v * nearness[c]!;
    const inverseDepth = wa + wb + wc;
    wa /= inverseDepth;
    wb /= inverseDepth;
    wc /= inverseDepth;

    const footprint = 1 / (inverseDepth * camera.fx);
    const { nx, ny, nz } = this.shader.shade(triangle, wa, wb, wc, footprint, color);
    if (!glass) return 1;
    // A thin absorbing shell: its optical depth grows with the slant, for splats as for glass.
    const r = camera.rotation;
    const slant = Math.abs(r[6]! * nx + r[7]! * ny + r[8]! * nz);
    return 1 - (1 - this.shader.opacities[triangle]!) ** (1 / Math.max(slant, LEAST_SLANT));
  }
}
