import { randomBytes } from 'node:crypto';

/** Integers of fewer digits are exact in a double. */
const EXACT_DIGITS = 15;
/** Far beyond any field. Longer runs stay doubles, because making a BigInt of n digits takes more than n steps. */
const MAX_DIGITS = 40;

/** Whole numbers only: not the digits of a fraction or of an exponent. */
const LONG_INTEGER = new RegExp(`(?<![\\d.eE]|[eE][+-])-?[1-9]\\d{${EXACT_DIGITS},}(?![\\d.eE])`, 'g');

/**
 * `JSON.parse`, except that integers of 16 to 40 digits come back as BigInt, exactly: nonces and submit times are
 * nanoseconds and do not fit a double.
 *
 * Of the packages that do this, one parses character by character (5 s and 1 GB for a 28 MB submission), another
 * overflows the stack on it; JSON.parse's own source access needs Node 21. So the text outside of strings is searched for
 * long integers, these become marked strings, and JSON.parse does the rest.
 *
 * @throws SyntaxError
 */
export function parseExactJson(text: string): unknown {
  // Random, so that no string of the text can pass for a number.
  const mark = `integer ${randomBytes(12).toString('hex')} `;
  const pieces: string[] = [];
  let copied = 0;
  let position = 0;
  while (position < text.length) {
    const quote = text.indexOf('"', position);
    const end = quote < 0 ? text.length : quote;
    // Only what lies between strings is copied out, where it is long enough; strings are skipped by their closing quote.
    const between = end - position > EXACT_DIGITS ? text.slice(position, end) : '';
    for (const match of between.matchAll(LONG_INTEGER)) {
      const [digits] = match;
      if (digits.length > MAX_DIGITS) continue;
      const start = position + match.index;
      pieces.push(text.slice(copied, start), `"${mark}${digits}"`);
      copied = start + digits.length;
    }
    if (quote < 0) break;
    position = endOfString(text, quote);
  }
  if (pieces.length === 0) return JSON.parse(text);
  pieces.push(text.slice(copied));
  return JSON.parse(pieces.join(''), (_key, value: unknown) =>
    typeof value === 'string' && value.startsWith(mark) ? BigInt(value.slice(mark.length)) : value,
  );
}

/** Position after the closing quote of the string that opens at `open`; the text's end when it never closes. */
function endOfString(text: string, open: number): number {
  let close = open;
  do {
    close = text.indexOf('"', close + 1);
    if (close < 0) return text.length;
  } while (isEscaped(text, close));
  return close + 1;
}

/** An odd number of backslashes before a quote escapes it. */
function isEscaped(text: string, quote: number): boolean {
  let backslashes = 0;
  while (text[quote - 1 - backslashes] === '\\') backslashes += 1;
  return backslashes % 2 === 1;
}
