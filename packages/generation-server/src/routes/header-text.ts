/** Clients commonly take 8 to 16 KB of headers in all. */
const MAX_CHARACTERS = 2000;

/** Texts for a header: separated by "; ", everything but printable ASCII as \uXXXX, cut when very long. */
export function headerText(texts: readonly string[]): string {
  const escaped = texts
    .join('; ')
    .replaceAll(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return escaped.length <= MAX_CHARACTERS ? escaped : `${escaped.slice(0, MAX_CHARACTERS - 4)} ...`;
}
