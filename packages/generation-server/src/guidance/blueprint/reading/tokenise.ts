import { normaliseSpelling } from './lemma.ts';

export interface Token {
  /** Lower case, without accents, normalised spelling; a possessive without its "'s". */
  readonly text: string;
  /** Joined to the next token by a hyphen in the prompt. */
  readonly hyphen: boolean;
  /** A comma, full stop or the like stands before it. */
  readonly pause: boolean;
}

const MAX_TOKENS = 120;

/**
 * Words of a prompt. Anything that is no letter or digit only separates, so any Unicode gives some list, if an empty
 * one.
 */
export function tokenise(prompt: string): Token[] {
  const plain = prompt
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[‘’ʼ]/g, "'")
    .replaceAll(/[‐‑]/g, '-')
    .replaceAll('&', ' and ');
  const tokens: Token[] = [];
  let end = 0;
  for (const match of plain.matchAll(/[\p{L}\p{N}]+(?:'[\p{L}]+)*/gu)) {
    if (tokens.length >= MAX_TOKENS) break;
    const between = plain.slice(end, match.index);
    const previous = tokens.at(-1);
    if (previous && between === '-') tokens[tokens.length - 1] = { ...previous, hyphen: true };
    const word = match[0].replace(/'s?$/, '').replaceAll("'", '');
    const pause = previous !== undefined && /[^\s\-'"]|\s-+\s/.test(between);
    for (const [index, part] of normaliseSpelling(word).split(' ').entries()) {
      tokens.push({ text: part, hyphen: false, pause: pause && index === 0 });
    }
    end = match.index + match[0].length;
  }
  return tokens;
}
