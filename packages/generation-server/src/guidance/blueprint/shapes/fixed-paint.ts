import type { Rgb } from '@404-gen/splat';
import type { Grain, Paint } from '../subject.ts';

interface Finish {
  readonly roughness: number;
  readonly metallic?: number;
  readonly translucency?: number;
  readonly glow?: number;
  readonly grain?: Grain;
}

/** Finishes that recipes may name in a fixed paint. */
const FINISHES: Readonly<Record<string, Finish>> = {
  matte: { roughness: 0.85 },
  gloss: { roughness: 0.2 },
  metal: { roughness: 0.25, metallic: 1 },
  glass: { roughness: 0.05, translucency: 0.75 },
  glow: { roughness: 0.8, glow: 1 },
  wood: { roughness: 0.7, grain: 'wood' },
  bark: { roughness: 0.9, grain: 'bark' },
  leaf: { roughness: 0.7 },
  stone: { roughness: 0.9, grain: 'rough' },
};

/** Whether a part's name is a paint of its own, such as `#1a1a1a gloss` for a pupil. */
export function isFixedPaint(part: string): boolean {
  return part.startsWith('#');
}

/** The paint that `#rrggbb finish` names; the finish is matte where left out. */
export function fixedPaint(name: string): Paint {
  const [hex = '', finishName = 'matte'] = name.slice(1).split(' ');
  const value = Number.parseInt(hex, 16);
  const finish = FINISHES[finishName];
  if (hex.length !== 6 || Number.isNaN(value) || !finish) throw new Error(`Not a fixed paint: ${name}`);
  const color: Rgb = [((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
  return {
    colors: [color],
    material: finishName,
    roughness: finish.roughness,
    metallic: finish.metallic ?? 0,
    translucency: finish.translucency ?? 0,
    glow: finish.glow ?? 0,
    grain: finish.grain ?? 'none',
    pattern: null,
  };
}
