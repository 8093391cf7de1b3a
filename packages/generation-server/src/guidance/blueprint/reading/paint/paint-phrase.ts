import type { Paint } from '../../subject.ts';
import { normaliseSpelling } from '../lemma.ts';
import { paintPieces, specOf } from './paint-pieces.ts';
import { applySpec, type PaintSpec } from './paint-spec.ts';

const PLAIN: Paint = {
  colors: [[0.62, 0.62, 0.62]],
  material: 'paint',
  roughness: 0.5,
  metallic: 0,
  translucency: 0,
  glow: 0,
  grain: 'none',
  pattern: null,
};

interface ReadPhrase {
  readonly spec: PaintSpec;
  /** Words that say nothing about paint. */
  readonly unknown: readonly string[];
}

/** Reads a run of paint words ("dark brown leather", "red and white striped"). */
export function readPaintPhrase(phrase: string): ReadPhrase {
  const words = phrase
    .toLowerCase()
    .split(/[\s-]+/)
    .map(normaliseSpelling);
  const strange = [...paintPieces(words)].filter(({ word, term }) => !term && word !== 'and');
  return { spec: specOf(words), unknown: strange.map(({ word }) => word) };
}

const cache = new Map<string, Paint>();

/** The paint a phrase names on nothing in particular: the catalogue's defaults. */
export function paintOfPhrase(phrase: string): Paint {
  const held = cache.get(phrase);
  if (held) return held;
  const paint = applySpec({ paint: PLAIN, kind: 'carved' }, readPaintPhrase(phrase).spec, true);
  cache.set(phrase, paint);
  return paint;
}
