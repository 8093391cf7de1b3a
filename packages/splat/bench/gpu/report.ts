import { appendFileSync } from 'node:fs';

/** One line of JSON of a bench. */
export type Line = Readonly<Record<string, unknown>>;

/** Prints JSON lines, each with what the figures belong to, and keeps them for tables. */
export function createReport(about: Line, file: string | undefined) {
  const lines: Line[] = [];
  return {
    lines,
    add(line: Line) {
      const full = { bench: 'gpu', ...line, ...about };
      lines.push(full);
      const text = JSON.stringify(full);
      console.log(text);
      if (file !== undefined) appendFileSync(file, `${text}\n`);
    },
  };
}
