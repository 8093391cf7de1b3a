import type { Paint } from '../../subject.ts';
import { normaliseSpelling } from '../lemma.ts';
import { applySpec, PaintSpecBuilder, type PaintSpec } from './paint-spec.ts';
import { paintTermAt } from './vocabulary.ts';

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
  const builder = new PaintSpecBuilder();
  const unknown: string[] = [];
  for (let at = 0; at < words.length;) {
    const word = words[at] ?? '';
    const match = paintTermAt(words, at);
    if (match) builder.add(match.term);
    else if (word === 'and') builder.separate();
    else unknown.push(word);
    at += match?.length ?? 1;
  }
  return { spec: builder.build(), unknown };
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
