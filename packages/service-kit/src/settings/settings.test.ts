import { Type } from '@sinclair/typebox';
import { expect, test } from 'vitest';
import { AppError } from '../app-error.ts';
import { parseCommandLine } from './command-line.ts';
import { settingsHelp, settingsReference } from './reference.ts';
import { defineSettings, loadSettings } from './settings.ts';

const definition = defineSettings({
  service: 'kettle',
  envPrefix: 'KETTLE',
  properties: {
    'water.litres': Type.Number({ minimum: 0, maximum: 3, default: 1, description: 'How much water.' }),
    lid: Type.Boolean({ default: true, description: 'Whether the lid is on.' }),
    cups: Type.Array(Type.String(), { default: [], description: 'Who gets one.' }),
    tea: Type.Union([Type.Literal('green'), Type.Literal('black')], { default: 'black', description: 'Which tea.' }),
    start: Type.Integer({ default: 0, description: 'First minute.' }),
    end: Type.Integer({ default: 5, description: 'Last minute.' }),
    pin: Type.Optional(Type.String({ secret: true, minLength: 4, description: 'Child lock.' })),
  },
  ignored: { whistle: 'has no effect here' },
  checks: (s) => (s.end < s.start ? [{ key: 'end', message: 'lies before start' }] : []),
});

const problemsOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
  throw new Error('nothing was thrown');
};

test('defaults, file, environment and flags win over each other by presence', () => {
  const { settings, sources } = loadSettings(definition, {
    text: 'water:\n  litres: 2\nlid: false\nstart: 1',
    env: { KETTLE_WATER_LITRES: '2.5', KETTLE_START: '2' },
    flags: { 'water.litres': ['1'] },
  });
  expect(settings).toEqual({ 'water.litres': 1, lid: false, cups: [], tea: 'black', start: 2, end: 5 });
  expect(sources).toEqual({ 'water.litres': 'flag', lid: 'file', start: 'environment' });
});

test('an empty value in a file means the default', () => {
  expect(loadSettings(definition, { text: 'tea:\nstart:' }).settings.tea).toBe('black');
});

test('every problem is listed, and an unknown key names the nearest known one', () => {
  const message = problemsOf(() => loadSettings(definition, { text: 'watr.litres: 2\ntea: red\nstart: soon' }));
  expect(message).toContain('3 problems');
  expect(message).toContain('did you mean "water.litres"?');
  expect(message).toContain('"red" is none of green, black');
  expect(message).toContain('start: ');
});

test('a secret is not repeated in a problem', () => {
  expect(problemsOf(() => loadSettings(definition, { text: 'pin: "123"' }))).not.toContain('123');
});

test('ignored keys are accepted with a note', () => {
  expect(loadSettings(definition, { text: 'whistle: loud' }).notes).toEqual(['whistle: has no effect here']);
});

test('cross-checks run on valid settings', () => {
  expect(problemsOf(() => loadSettings(definition, { text: 'start: 9' }))).toContain('end: lies before start');
});

test('malformed yaml and a missing file say so', () => {
  expect(problemsOf(() => loadSettings(definition, { text: 'a: [1' }))).toContain('not valid yaml');
  expect(problemsOf(() => loadSettings(definition, { text: '- 1' }))).toContain('must be a mapping');
  expect(problemsOf(() => loadSettings(definition, { file: 'no-such.yaml' }))).toContain('cannot be read');
});

test('command line: lists, negation, inline values, own flags, positionals', () => {
  const line = parseCommandLine(
    ['brew', '--cups', 'ann', 'bob', '--no-lid', '--water.litres=2', '-o', 'pot', '--start', '-3', '--', '--x'],
    definition,
    [{ name: 'out', short: 'o', value: 'file', description: '' }],
  );
  expect(line).toEqual({
    positionals: ['brew', '--x'],
    settings: { cups: ['ann', 'bob'], lid: ['false'], 'water.litres': ['2'], start: ['-3'] },
    own: { out: ['pot'] },
  });
  expect(problemsOf(() => parseCommandLine(['--water-litre', '2'], definition, []))).toContain('--water.litres');
});

test('help and reference name every setting with its default and environment', () => {
  const help = settingsHelp(definition, { usage: 'kettle', about: 'Boils.', ownFlags: [] });
  const reference = settingsReference(definition, 'Kettle');
  for (const key of Object.keys(definition.properties)) {
    expect(help).toContain(`--${key}`);
    expect(reference).toContain(`\`${key}\``);
  }
  expect(help).toContain('KETTLE_WATER_LITRES');
  expect(reference).toContain('| `whistle` | has no effect here |');
});
