import { PaintSpecBuilder, type PaintSpec } from './paint-spec.ts';
import { paintTermAt, type PaintTerm } from './vocabulary.ts';

/** What the vocabulary knows in a run of words, longest phrases first, and each word between that it does not know. */
export function* paintPieces(
  words: readonly string[],
): Generator<{ readonly word: string; readonly term?: PaintTerm }> {
  for (let at = 0; at < words.length;) {
    const word = words[at] ?? '';
    const match = paintTermAt(words, at);
    yield match ? { word, term: match.term } : { word };
    at += match?.length ?? 1;
  }
}

/** What a run of words says about paint; "and" keeps colours apart. */
export function specOf(words: readonly string[]): PaintSpec {
  const builder = new PaintSpecBuilder();
  for (const { word, term } of paintPieces(words)) {
    if (term) builder.add(term);
    else if (word === 'and') builder.separate();
  }
  return builder.build();
}
