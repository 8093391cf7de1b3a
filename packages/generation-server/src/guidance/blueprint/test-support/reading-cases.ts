import { expect } from 'vitest';
import { paintOfPhrase } from '../reading/paint/paint-phrase.ts';
import { readPrompt } from '../reading/read-prompt.ts';
import type { PaintedPart, Subject } from '../subject.ts';

/** One line of a table of readings. */
interface ReadingCase {
  readonly prompt: string;
  readonly archetypeId: string;
  readonly said: string;
}

/**
 * `prompt → archetype; what it says`, one a line. What it says: `part=colour` (first colour of the part),
 * `part:material`, `part~pattern[/colour]`, `variant name=value` after `?`, `style!statue`, `*count`, `+relation noun`,
 * `alone` (nothing attached), `without:noun` (left out, and a warning says so).
 */
export function casesOf(table: string): ReadingCase[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [prompt = '', rest = ''] = line.split(' → ');
      const [archetypeId = '', said = ''] = rest.split('; ');
      return { prompt, archetypeId, said };
    });
}

/** The archetype is the one, called specific, and everything the line says holds. */
export function expectReading({ prompt, archetypeId, said }: ReadingCase): void {
  const subject = readPrompt(prompt, 1);
  expect(subject.archetypeId).toBe(archetypeId);
  expect(subject.match).toBe('specific');
  for (const statement of statements(said)) check(subject, statement);
}

/** Splits "a=blush pink b:rose gold +on bird" at the starts of statements. */
function statements(said: string): string[] {
  return said.split(/ (?=[?*+]|style!|alone|[a-z_]+[=:~])/).filter((statement) => statement !== '');
}

function check(subject: Subject, statement: string): void {
  const [, name = '', sign = '', value = ''] = /^([a-z_]*)([?*+!=:~]|$)(.*)$/.exec(statement) ?? [];
  if (statement === 'alone') {
    expect(subject.attachments, statement).toEqual([]);
    return;
  }
  if (name === 'without') {
    expect(subject.attachments.map(({ noun }) => noun)).not.toContain(value);
    expect(subject.warnings.join(), statement).toContain(`"${value}" was left out`);
    return;
  }
  switch (sign) {
    case '=':
      expect(part(subject, name).paint.colors[0], statement).toEqual(colorOf(value));
      return;
    case ':':
      expect(part(subject, name).paint.material, statement).toBe(value);
      return;
    case '~': {
      const [kind = '', color] = value.split('/');
      const { pattern } = part(subject, name).paint;
      expect(pattern?.kind, statement).toBe(kind);
      if (color !== undefined) expect(pattern?.colors[0], statement).toEqual(colorOf(color));
      return;
    }
    case '?': {
      const [variant = '', wanted] = value.split('=');
      expect(subject.variants[variant], statement).toBe(wanted);
      return;
    }
    case '!':
      expect(subject.style, statement).toBe(value);
      return;
    case '*':
      expect(subject.count, statement).toBe(Number(value));
      return;
    default: {
      const [relation, ...noun] = value.split(' ');
      expect(
        subject.attachments.map((attachment) => `${attachment.relation} ${attachment.noun}`).join(', '),
        statement,
      ).toContain(`${relation ?? ''} ${noun.join(' ')}`);
    }
  }
}

function part(subject: Subject, name: string): PaintedPart {
  const found = subject.parts.find((candidate) => candidate.part === name);
  if (!found) throw new Error(`${subject.archetypeId} has no part ${name}`);
  return found;
}

const colorOf = (phrase: string) => paintOfPhrase(phrase).colors[0];
