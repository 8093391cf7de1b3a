const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LETTER_U = 0x75;
/** Not an empty part of a chunk, which would keep all of it in memory. */
const NOTHING = Buffer.alloc(0);

/**
 * Cuts the long strings of a JSON text while it arrives: each keeps at most its first `maxBytes` bytes. An axon of the SDK
 * echoes the fields of a request, a submission's megabytes of results among them, which nobody reads.
 *
 * An escape is kept or left out as a whole, so that what is JSON stays JSON.
 */
export function createStringCutter(maxBytes: number): (chunk: Buffer) => Buffer {
  let inString = false;
  let escaped = false;
  let kept = 0;
  /** Digits of a \\u escape still to come. */
  let digits = 0;
  return (chunk) => {
    // Nearly all of a long string takes this way out: nothing in the chunk can end it.
    if (
      inString &&
      !escaped &&
      digits === 0 &&
      kept >= maxBytes &&
      !chunk.includes(QUOTE) &&
      !chunk.includes(BACKSLASH)
    ) {
      return NOTHING;
    }
    const output = Buffer.allocUnsafe(chunk.length + 1);
    let length = 0;
    for (const byte of chunk) {
      if (!inString) {
        inString = byte === QUOTE;
        kept = 0;
        output[length++] = byte;
        continue;
      }
      if (!escaped && byte === QUOTE) {
        inString = false;
        output[length++] = byte;
        continue;
      }
      const cut = kept >= maxBytes && digits === 0;
      if (escaped) {
        escaped = false;
        if (!cut) {
          kept += 1;
          digits = byte === LETTER_U ? 4 : 0;
        }
      } else if (byte === BACKSLASH) {
        escaped = true;
      } else if (!cut) {
        kept += 1;
        digits = Math.max(0, digits - 1);
      }
      if (!cut) output[length++] = byte;
    }
    return output.subarray(0, length);
  };
}
