import stringWidth from 'string-width';

interface LiveRegion {
  /** Draws `lines` in place of the last ones; `above` scroll away into the terminal's history. */
  draw(lines: readonly string[], above?: readonly string[]): void;
  /** Leaves the last lines where they are and the cursor below them. */
  close(): void;
}

const HIDE_CURSOR = '\u001B[?25l';
const SHOW_CURSOR = '\u001B[?25h';
/** Terminals that know them show all that is written between these at once. */
const BEGIN_FRAME = '\u001B[?2026h';
const END_FRAME = '\u001B[?2026l';
const CLEAR_LINE_END = '\u001B[K';
const CLEAR_BELOW = '\u001B[J';
const cursorUp = (rows: number): string => (rows > 0 ? `\u001B[${rows}A` : '');

/**
 * The last rows of a terminal, redrawn in place. Old text is written over and never erased first, so nothing flickers;
 * and how many rows the old lines take is counted at the width the terminal has now, so resizing leaves no remains.
 */
export function createLiveRegion(terminal: { write(text: string): unknown; columns: number }): LiveRegion {
  let shown: readonly string[] = [];
  let open = false;

  const rowsOf = (lines: readonly string[]): number =>
    lines.reduce((rows, line) => rows + Math.max(1, Math.ceil(stringWidth(line) / terminal.columns)), 0);

  return {
    draw(lines, above = []) {
      // After a line that ends at the very edge, clearing "to the right" would take its last character.
      const cleared = (line: string): string =>
        line !== '' && stringWidth(line) % terminal.columns === 0 ? line : line + CLEAR_LINE_END;
      const all = [...above, ...lines].map(cleared);
      const start = open ? `${cursorUp(rowsOf(shown) - 1)}\r` : HIDE_CURSOR;
      terminal.write(BEGIN_FRAME + start + all.join('\n') + CLEAR_BELOW + END_FRAME);
      shown = lines;
      open = true;
    },
    close() {
      if (open) terminal.write(`\n${SHOW_CURSOR}`);
      open = false;
    },
  };
}
