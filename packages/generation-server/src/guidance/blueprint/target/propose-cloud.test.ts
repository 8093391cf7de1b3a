import { opacityOf, SH_C0 } from '@404-gen/splat';
import { describe, expect, it } from 'vitest';
import { plainPaint } from '../test-support/subjects.ts';
import { MeshBuilder } from '../shapes/mesh-builder.ts';
import { refined } from '../shapes/refine.ts';
import type { Paint } from '../subject.ts';
import { bakeLight } from './bake-light.ts';
import { proposeCloud } from './propose-cloud.ts';
import type { Scene } from './scene.ts';

function sceneOf(paint: Paint, build: (b: MeshBuilder) => void): Scene {
  const b = new MeshBuilder({ seed: 1 });
  build(b);
  const mesh = refined(b.finish(), 0.1, 60_000);
  return { mesh, paints: mesh.parts.map(() => paint) };
}

const RED = plainPaint(0.8, 0.2, 0.1);
const ball = sceneOf(RED, (b) => b.ball(0.7, { segments: 48 }));
const cloud = proposeCloud(ball, bakeLight(ball), 2000, 5);

describe('the proposed cloud', () => {
  it('lies on the surface and covers it evenly', () => {
    const octants = new Array<number>(8).fill(0);
    for (let splat = 0; splat < cloud.count; splat++) {
      const [x, y, z] = cloud.positions.subarray(splat * 3, splat * 3 + 3);
      expect(Math.hypot(x!, y!, z!)).toBeGreaterThan(0.69);
      expect(Math.hypot(x!, y!, z!)).toBeLessThan(0.7001);
      octants[(x! > 0 ? 1 : 0) + (y! > 0 ? 2 : 0) + (z! > 0 ? 4 : 0)]!++;
    }
    for (const count of octants) expect(Math.abs(count - 250)).toBeLessThan(40);
  });

  it('keeps neighbours apart better than chance would', () => {
    let nearest = 0;
    for (let splat = 0; splat < cloud.count; splat += 10) {
      let best = Infinity;
      for (let other = 0; other < cloud.count; other++) {
        if (other === splat) continue;
        const d = Math.hypot(
          ...[0, 1, 2].map((axis) => cloud.positions[splat * 3 + axis]! - cloud.positions[other * 3 + axis]!),
        );
        best = Math.min(best, d);
      }
      nearest += best / 200;
    }
    // Uniformly random points of density ρ have a mean nearest distance of 1 / (2√ρ).
    const chance = 0.5 / Math.sqrt(2000 / (4 * Math.PI * 0.7 ** 2));
    expect(nearest).toBeGreaterThan(chance * 1.08);
  });

  it('is flat along the surface: the thin axis of each splat is its normal', () => {
    for (let splat = 0; splat < cloud.count; splat += 7) {
      const [w, x, y, z] = cloud.rotations.subarray(splat * 4, splat * 4 + 4);
      expect(Math.hypot(w!, x!, y!, z!)).toBeCloseTo(1, 4);
      const thin = [2 * (x! * z! + w! * y!), 2 * (y! * z! - w! * x!), 1 - 2 * (x! * x! + y! * y!)];
      const [px, py, pz] = cloud.positions.subarray(splat * 3, splat * 3 + 3);
      expect(Math.abs(thin[0]! * px! + thin[1]! * py! + thin[2]! * pz!) / 0.7).toBeGreaterThan(0.98);
      expect(cloud.logScales[splat * 3 + 2]).toBeLessThan(cloud.logScales[splat * 3]! - 0.5);
    }
  });

  it('takes the plain colour of its part, a little shaded, and is nearly opaque', () => {
    for (let splat = 0; splat < cloud.count; splat += 100) {
      const [red, green] = [0, 1].map((channel) => 0.5 + SH_C0 * cloud.shDc[splat * 3 + channel]!);
      expect(red! / green!).toBeCloseTo(4, 1);
      expect(opacityOf(cloud.opacityLogits[splat]!)).toBeGreaterThan(0.7);
    }
  });

  it('wastes nothing on what cannot be seen', () => {
    const scene = sceneOf(RED, (b) => b.box([1, 1, 1]).box([0.6, 0.6, 0.6]));
    const proposed = proposeCloud(scene, bakeLight(scene), 1000, 1);
    let inside = 0;
    for (let splat = 0; splat < proposed.count; splat++)
      if (Math.max(...proposed.positions.subarray(splat * 3, splat * 3 + 3).map(Math.abs)) < 0.45) inside++;
    expect(inside).toBe(0);
  });

  it('has no giants where a surface is hardly visible', () => {
    const scene = sceneOf(RED, (b) => b.box([1, 0.02, 1]).box([1, 0.02, 1], { at: [0, 0.03, 0] }));
    const proposed = proposeCloud(scene, bakeLight(scene), 500, 1);
    expect(Math.exp(Math.max(...proposed.logScales))).toBeLessThan(0.25);
  });

  it('lets glass through', () => {
    const glass = sceneOf(plainPaint(0.9, 0.9, 1, { translucency: 0.9 }), (b) => b.ball(0.7));
    expect(opacityOf(proposeCloud(glass, bakeLight(glass), 100, 1).opacityLogits[0]!)).toBeLessThan(0.5);
  });

  it('is the same for the same seed', () => {
    const light = bakeLight(ball);
    expect(proposeCloud(ball, light, 300, 8).positions).toEqual(proposeCloud(ball, light, 300, 8).positions);
    expect(proposeCloud(ball, light, 300, 8).positions).not.toEqual(proposeCloud(ball, light, 300, 9).positions);
  });
});
