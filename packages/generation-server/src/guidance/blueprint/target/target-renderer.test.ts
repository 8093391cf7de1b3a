import { orbitCamera, type OrbitPose } from '@404-gen/splat';
import { describe, expect, it } from 'vitest';
import type { Pattern } from '../subject.ts';
import { plainPaint } from '../test-support/subjects.ts';
import { MeshBuilder } from '../shapes/mesh-builder.ts';
import { refined } from '../shapes/refine.ts';
import type { Paint } from '../subject.ts';
import { bakeLight } from './bake-light.ts';
import type { Scene } from './scene.ts';
import { onBackground, TargetRenderer, type TargetImage } from './target-renderer.ts';

const SIDE = 96;
const FRONT: OrbitPose = { elevationDegrees: 0, azimuthDegrees: 0, radius: 2.5 };

function sceneOf(paint: Paint, build: (b: MeshBuilder) => void): Scene {
  const b = new MeshBuilder({ seed: 1 });
  build(b);
  const mesh = refined(b.finish(), 0.1, 60_000);
  return { mesh, paints: mesh.parts.map(() => paint) };
}

function renderScene(scene: Scene, pose: OrbitPose = FRONT, side = SIDE): TargetImage {
  return new TargetRenderer(scene).render(orbitCamera(pose, { fovyDegrees: 49.1, width: side, height: side }));
}

const coverageOf = ({ premultiplied }: TargetImage): number => {
  let sum = 0;
  for (let index = 3; index < premultiplied.length; index += 4) sum += premultiplied[index]! / 255;
  return sum;
};

/** Colour of the pixel at x, y as shares of the side, divided by its coverage. */
function colorAt({ width, height, premultiplied }: TargetImage, x: number, y: number): [number, number, number] {
  const at = (Math.floor(y * height) * width + Math.floor(x * width)) * 4;
  const coverage = premultiplied[at + 3]! / 255;
  return [0, 1, 2].map((channel) => premultiplied[at + channel]! / 255 / coverage) as [number, number, number];
}

const brightness = (color: readonly number[]): number => (color[0]! + color[1]! + color[2]!) / 3;

describe('geometry', () => {
  it('a ball covers the disc that perspective gives it', () => {
    const radius = 0.6;
    const image = renderScene(sceneOf(plainPaint(1, 0, 0), (b) => b.ball(radius, { segments: 64 })));
    const focal = SIDE / (2 * Math.tan((49.1 * Math.PI) / 360));
    // The tangent cone of a ball at distance d is wider than radius / d: r / √(d² − r²).
    const disc = Math.PI * ((focal * radius) / Math.sqrt(2.5 ** 2 - radius ** 2)) ** 2;
    expect(coverageOf(image) / disc).toBeGreaterThan(0.985);
    expect(coverageOf(image) / disc).toBeLessThan(1.005);
  });

  it('what is nearer hides what is farther, whatever the order', () => {
    const scene = sceneOf(plainPaint(1, 1, 1), (b) =>
      b
        .part('back')
        .box([1, 1, 0.1], { at: [0, 0, -0.3] })
        .part('front')
        .box([0.5, 0.5, 0.1], { at: [0, 0, 0.3] }),
    );
    const painted = { ...scene, paints: [plainPaint(1, 0, 0), plainPaint(0, 0, 1)] };
    const [red, , blue] = colorAt(renderScene(painted), 0.5, 0.5);
    expect(blue).toBeGreaterThan(red);
    const [redBehind, , blueBehind] = colorAt(renderScene(painted, { ...FRONT, azimuthDegrees: 180 }), 0.5, 0.5);
    expect(redBehind).toBeGreaterThan(blueBehind);
  });

  it('is upright and not mirrored: +Y is up, and from the front +X is to the right', () => {
    const image = renderScene(sceneOf(plainPaint(1, 1, 1), (b) => b.box([0.3, 0.3, 0.3], { at: [0.5, 0.4, 0] })));
    let [x, y, sum] = [0, 0, 0];
    for (let pixel = 0; pixel < SIDE * SIDE; pixel++) {
      const coverage = image.premultiplied[pixel * 4 + 3]!;
      x += coverage * (pixel % SIDE);
      y += coverage * Math.floor(pixel / SIDE);
      sum += coverage;
    }
    expect(x / sum).toBeGreaterThan(SIDE * 0.55);
    expect(y / sum).toBeLessThan(SIDE * 0.45);
  });

  it('smooths edges: a slanted one has partly covered pixels', () => {
    const image = renderScene(sceneOf(plainPaint(1, 1, 1), (b) => b.box([1, 1, 0.1], { rotate: [0, 0, 30] })));
    const partly = image.premultiplied.filter((value, index) => index % 4 === 3 && value > 0 && value < 255);
    expect(partly.length).toBeGreaterThan(SIDE / 2);
  });

  it('lays itself on a background', () => {
    const image = renderScene(sceneOf(plainPaint(1, 0, 0), (b) => b.ball(0.3)));
    const { rgb, alpha } = onBackground(image, [0, 1, 0]);
    expect([...rgb.subarray(0, 3)]).toEqual([0, 1, 0]);
    expect(alpha[0]).toBe(0);
    expect(alpha[Math.floor(SIDE * (SIDE / 2 + 0.5))]).toBe(1);
  });
});

describe('light', () => {
  it('is the same from every side', () => {
    const scene = sceneOf(plainPaint(0.6, 0.6, 0.6), (b) => b.ball(0.5, { segments: 48 }));
    // The point (0, 0, 0.5) seen from two cameras: in the middle from the front, off it from 30° to the side.
    const front = colorAt(renderScene(scene), 0.5, 0.5);
    const angle = (30 * Math.PI) / 180;
    const focal = 1 / (2 * Math.tan((49.1 * Math.PI) / 360));
    const x = 0.5 + (focal * -0.5 * Math.sin(angle)) / (2.5 - 0.5 * Math.cos(angle));
    const side = colorAt(renderScene(scene, { ...FRONT, azimuthDegrees: 30 }), x, 0.5);
    for (let channel = 0; channel < 3; channel++) expect(side[channel]).toBeCloseTo(front[channel]!, 1);
  });

  it('reaches the top more than the underside, and hardly the inside', () => {
    const scene = sceneOf(plainPaint(0.6, 0.6, 0.6), (b) => b.box([1, 1, 1]).box([0.5, 0.5, 0.5]));
    const { shade, exposure } = bakeLight(scene);
    const mean = (wanted: (x: number, y: number, z: number, ny: number) => boolean, values: Float32Array): number => {
      let [sum, count] = [0, 0];
      for (let vertex = 0; vertex < scene.mesh.vertexCount; vertex++) {
        const [x, y, z] = scene.mesh.positions.subarray(vertex * 3, vertex * 3 + 3);
        if (!wanted(x!, y!, z!, scene.mesh.normals[vertex * 3 + 1]!)) continue;
        sum += values[vertex]!;
        count++;
      }
      return sum / count;
    };
    const top = mean((_, y, __, ny) => y > 0.49 && ny > 0.9, shade);
    const bottom = mean((_, y, __, ny) => y < -0.49 && ny < -0.9, shade);
    expect(top).toBeGreaterThan(bottom * 1.5);
    expect(mean((x, y, z) => Math.max(Math.abs(x), Math.abs(y), Math.abs(z)) < 0.26, exposure)).toBeLessThan(0.02);
    expect(mean((_, y, __, ny) => y > 0.49 && ny > 0.9, exposure)).toBeGreaterThan(0.9);
  });

  it('makes gold out of yellow: brighter and darker than paint of the same colour', () => {
    const ball = (paint: Paint): number[] => {
      const image = renderScene(sceneOf(paint, (b) => b.ball(0.6, { segments: 48 })));
      return [0.27, 0.38, 0.5, 0.62, 0.73].map((y) => brightness(colorAt(image, 0.5, y)));
    };
    const range = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
    const gold = plainPaint(0.83, 0.65, 0.21, { metallic: 1, roughness: 0.15, material: 'gold' });
    expect(range(ball(gold))).toBeGreaterThan(range(ball(plainPaint(0.83, 0.65, 0.21, { roughness: 0.9 }))) * 1.3);
  });

  it('lets what glows shine in its own colour, also from below', () => {
    const below: OrbitPose = { ...FRONT, elevationDegrees: -80 };
    const dark = colorAt(
      renderScene(
        sceneOf(plainPaint(0.1, 0.9, 0.2), (b) => b.ball(0.5)),
        below,
      ),
      0.5,
      0.5,
    );
    const bright = colorAt(
      renderScene(
        sceneOf(plainPaint(0.1, 0.9, 0.2, { glow: 1 }), (b) => b.ball(0.5)),
        below,
      ),
      0.5,
      0.5,
    );
    expect(bright[1]).toBeGreaterThan(dark[1] * 1.3);
  });
});

describe('glass', () => {
  const glass = plainPaint(0.8, 0.9, 1, { translucency: 0.9, roughness: 0.05, material: 'glass' });

  it('is seen through, and is denser where it is seen aslant', () => {
    const image = renderScene(sceneOf(glass, (b) => b.ball(0.6, { segments: 48 })));
    const alphaAt = (x: number): number =>
      image.premultiplied[(Math.floor(SIDE / 2) * SIDE + Math.floor(x * SIDE)) * 4 + 3]! / 255;
    expect(alphaAt(0.5)).toBeLessThan(0.75);
    expect(alphaAt(0.5)).toBeGreaterThan(0.2);
    expect(alphaAt(0.5 + 0.245)).toBeGreaterThan(alphaAt(0.5) + 0.1);
  });

  it('shows what is inside', () => {
    const scene = sceneOf(glass, (b) => b.part('shell').ball(0.6, { segments: 32 }).part('heart').ball(0.25));
    const image = renderScene({ ...scene, paints: [glass, plainPaint(0.9, 0.05, 0.05)] });
    const [red, green] = colorAt(image, 0.5, 0.5);
    expect(red).toBeGreaterThan(green * 1.3);
    expect(image.premultiplied[(Math.floor(SIDE / 2) * SIDE + SIDE / 2) * 4 + 3]).toBe(255);
  });
});

describe('patterns', () => {
  const patterned = (kind: Pattern['kind'], scale = 1): Paint =>
    plainPaint(1, 1, 1, { roughness: 1, pattern: { kind, colors: [[0, 0, 0]], scale } });

  /** Changes between dark and light along a line of the picture. */
  function changes(image: TargetImage, horizontal: boolean): number {
    let count = 0;
    let last: boolean | undefined;
    for (let step = 0.33; step < 0.67; step += 0.005) {
      const dark = brightness(horizontal ? colorAt(image, step, 0.5) : colorAt(image, 0.5, step)) < 0.4;
      if (last !== undefined && dark !== last) count++;
      last = dark;
    }
    return count;
  }

  it('a checkered face alternates both ways, about half of it dark', () => {
    const image = renderScene(
      sceneOf(patterned('checkered'), (b) => b.box([1, 1, 0.1])),
      FRONT,
      128,
    );
    expect(changes(image, true)).toBeGreaterThanOrEqual(2);
    expect(changes(image, false)).toBeGreaterThanOrEqual(2);
    let [dark, all] = [0, 0];
    for (let x = 0.36; x < 0.64; x += 0.01)
      for (let y = 0.36; y < 0.64; y += 0.01) {
        all++;
        if (brightness(colorAt(image, x, y)) < 0.4) dark++;
      }
    expect(dark / all).toBeGreaterThan(0.3);
    expect(dark / all).toBeLessThan(0.7);
  });

  it('stripes run across the main axis only, and finer at a smaller scale', () => {
    const image = renderScene(
      sceneOf(patterned('stripes'), (b) => b.box([1, 1, 0.1])),
      FRONT,
      128,
    );
    expect(changes(image, false)).toBeGreaterThanOrEqual(3);
    expect(changes(image, true)).toBe(0);
    const fine = renderScene(
      sceneOf(patterned('stripes', 0.5), (b) => b.box([1, 1, 0.1])),
      FRONT,
      128,
    );
    expect(changes(fine, false)).toBeGreaterThan(changes(image, false));
  });

  it('stay put on the surface when the camera moves', () => {
    const scene = sceneOf(patterned('camouflage'), (b) => b.ball(0.5, { segments: 48 }));
    const front = brightness(colorAt(renderScene(scene, FRONT, 128), 0.5, 0.5)) < 0.4;
    const above = orbitCamera({ ...FRONT, elevationDegrees: 1 }, { fovyDegrees: 49.1, width: 128, height: 128 });
    expect(brightness(colorAt(new TargetRenderer(scene).render(above), 0.5, 0.5)) < 0.4).toBe(front);
  });

  it('colour many pieces one by one, and a rainbow with all hues', () => {
    const row = (paint: Paint): TargetImage =>
      renderScene(
        sceneOf(paint, (b) => b.row(6, [0.2, 0, 0], () => b.box([0.18, 0.6, 0.1]))),
        FRONT,
        128,
      );
    const two = row(
      plainPaint(0, 0, 0, {
        colors: [
          [1, 0, 0],
          [0, 0, 1],
        ],
      }),
    );
    const first = colorAt(two, 0.5 - 0.5 * 0.2 * 0.45, 0.5);
    const second = colorAt(two, 0.5 + 0.5 * 0.2 * 0.45, 0.5);
    expect(Math.sign(first[0] - first[2])).toBe(-Math.sign(second[0] - second[2]));
    const rainbow = row(plainPaint(1, 1, 1, { pattern: { kind: 'rainbow', colors: [], scale: 1 } }));
    const hues = new Set(
      [-2.5, -1.5, -0.5, 0.5, 1.5, 2.5].map((piece) =>
        colorAt(rainbow, 0.5 + piece * 0.088, 0.5)
          .map((value) => Math.round(value * 3))
          .join(),
      ),
    );
    expect(hues.size).toBeGreaterThan(3);
  });
});

it('gives the same bytes every time', () => {
  const scene = sceneOf(plainPaint(0.5, 0.3, 0.1, { grain: 'wood' }), (b) => b.lathe('0,0! .4,0 .3,.5 .4,.9 0,1'));
  expect(renderScene(scene).premultiplied).toEqual(renderScene(scene).premultiplied);
});
