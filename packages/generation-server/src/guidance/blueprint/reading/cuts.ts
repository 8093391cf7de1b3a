import type { Lexicon } from './lexicon.ts';
import { MAX_PHRASE_WORDS } from './lexicon.ts';
import type { Token } from './tokenise.ts';

const CUT = new Set('sliced cut split chopped broken torn carved sawn'.split(' '));
const IN_TWO = new Set(['half', 'halves', 'two']);
const IN_PIECES = new Set('slices wedges pieces rounds rings cubes segments chunks quarters strips'.split(' '));

/**
 * Says of a thing that is cut what a table would: "avocado cut in half" → "halved avocado", "apple sliced into wedges",
 * "bread sliced" → "sliced …", "half of a papaya" → "half papaya".
 */
export function cutFirst(tokens: readonly Token[], words: Lexicon): readonly Token[] {
  const half = tokens.findIndex(
    ({ text }, at) => (text === 'half' || text === 'halves') && tokens[at + 1]?.text === 'of' && !tokens[at]!.hyphen,
  );
  if (half >= 0) {
    const after = /^(?:a|an|the)$/.test(tokens[half + 2]?.text ?? '') ? half + 3 : half + 2;
    if (after >= tokens.length) return tokens;
    return [...tokens.slice(0, half), { ...tokens[half]!, text: 'half' }, ...tokens.slice(after)];
  }
  for (const [at, { text, hyphen, pause }] of tokens.entries()) {
    if (at === 0 || hyphen || pause || !(CUT.has(text) || text === 'halved')) continue;
    const found = cutAt(tokens, at);
    const noun = found && nounBefore(tokens, at, words);
    if (!found || noun === undefined) continue;
    const first = { ...tokens[noun]!, text: found.word, hyphen: false };
    return [
      ...tokens.slice(0, noun),
      first,
      { ...tokens[noun]!, pause: false },
      ...tokens.slice(noun + 1, at),
      ...tokens.slice(at + found.length),
    ];
  }
  return tokens;
}

function cutAt(tokens: readonly Token[], at: number): { word: string; length: number } | undefined {
  const [verb = '', joint = '', pieces = ''] = tokens.slice(at, at + 3).map(({ text }) => text);
  if (verb === 'halved') return { word: 'halved', length: 1 };
  const isJoint = joint === 'in' || joint === 'into';
  if (isJoint && IN_TWO.has(pieces)) return { word: 'halved', length: 3 };
  if (isJoint && IN_PIECES.has(pieces)) return { word: 'sliced', length: 3 };
  if (joint === 'open') return { word: 'cut', length: 2 };
  // "bread sliced": at the end, or with something on it.
  const ends = joint === '' || joint === 'with' || tokens[at + 1]?.pause === true;
  return ends && verb === 'sliced' ? { word: 'sliced', length: 1 } : undefined;
}

/** Where the longest listed noun that ends right before `end` starts. */
function nounBefore(tokens: readonly Token[], end: number, words: Lexicon): number | undefined {
  for (let at = Math.max(0, end - MAX_PHRASE_WORDS); at < end; at++) {
    if (words.find(tokens.slice(at, end).map(({ text }) => text)) !== undefined) return at;
  }
  return undefined;
}
