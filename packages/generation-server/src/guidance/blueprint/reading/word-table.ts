/**
 * How far a noun of a table reaches into WordNet.
 * - `anchor` (plain `noun`): the noun and everything WordNet calls a kind of it are this shape.
 * - `phrase` (`^noun`): the word or phrase only.
 * - `loose` (`~noun`): the noun is this shape, its kinds only come near it.
 */
export type Reach = 'anchor' | 'phrase' | 'loose';

/** What a noun means: an archetype, and how it differs from that archetype as it comes. */
export interface NounEntry {
  readonly noun: string;
  readonly reach: Reach;
  readonly archetypeId: string;
  readonly variants: Readonly<Record<string, string>>;
  /** Optional parts that the noun implies. */
  readonly present: readonly string[];
  /** Part name → paint in words. */
  readonly paints: Readonly<Record<string, string>>;
}

interface Settings {
  readonly variants: Record<string, string>;
  readonly present: string[];
  readonly paints: Record<string, string>;
}

/**
 * Parses a noun table. Each line is
 *
 *     archetype_id [variant=value …] [+optional_part …] [part/paint-with-dashes …]: noun, ^noun, ~noun setting, …
 *
 * Settings before the colon hold for the whole line; settings after a noun for that noun, on top of the line's.
 * For `^` and `~` see `Reach`. Empty lines and lines that start with `#` are skipped.
 *
 * @throws Error on a line without a colon or a noun without letters, which is a fault in the table
 */
export function parseWordTable(text: string): NounEntry[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap(parseLine);
}

function parseLine(line: string): NounEntry[] {
  const colon = line.indexOf(':');
  if (colon < 0) throw new Error(`A noun table's line needs a colon: ${line}`);
  const [archetypeId = '', ...lineSettings] = line.slice(0, colon).trim().split(/\s+/);
  const shared = parseSettings(lineSettings);
  return line
    .slice(colon + 1)
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
    .map((item) => {
      const hasOwn = /[/=+]/.test(item);
      const words = hasOwn ? item.split(/\s+/) : [];
      const spelled = hasOwn ? words.filter((word) => !isSetting(word)).join(' ') : item;
      const mark = spelled.charAt(0);
      const noun = mark === '^' || mark === '~' ? spelled.slice(1) : spelled;
      if (noun === '') throw new Error(`A noun is missing in: ${line}`);
      const settings = hasOwn ? parseSettings([...lineSettings, ...words.filter(isSetting)]) : shared;
      const reach: Reach = mark === '^' ? 'phrase' : mark === '~' ? 'loose' : 'anchor';
      return { noun, reach, archetypeId, ...settings };
    });
}

function isSetting(word: string): boolean {
  return word.startsWith('+') || word.includes('/') || word.includes('=');
}

function parseSettings(words: readonly string[]): Settings {
  const settings: Settings = { variants: {}, present: [], paints: {} };
  for (const word of words) {
    const equals = word.indexOf('=');
    const slash = word.indexOf('/');
    if (word.startsWith('+')) settings.present.push(word.slice(1));
    else if (equals > 0) settings.variants[word.slice(0, equals)] = word.slice(equals + 1);
    else if (slash > 0) settings.paints[word.slice(0, slash)] = word.slice(slash + 1).replaceAll('-', ' ');
    else throw new Error(`Not a setting of a noun table: ${word}`);
  }
  return settings;
}
