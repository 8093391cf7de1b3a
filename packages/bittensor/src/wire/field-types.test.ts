import { describe, expect, it } from 'vitest';
import { bigInteger, boolean, FieldError, float, integer, nullable, text, type FieldType } from './field-types.ts';

function outcome(type: FieldType<unknown>, value: unknown): unknown {
  try {
    return type.read(value, 'field');
  } catch (error) {
    if (error instanceof FieldError && error.message.startsWith('field: ')) return 'refused';
    throw error;
  }
}

// What pydantic 2 makes of the same JSON in its lax mode, tried against the SDK's own models.
describe('fields are read as pydantic reads them', () => {
  it.each<[string, FieldType<unknown>, unknown, unknown]>([
    ['an integer', integer, 5, 5],
    ['a whole float', integer, 5.0, 5],
    ['a broken float', integer, 1.5, 'refused'],
    ['an exact integer', bigInteger, 1_795_351_027_793_305_669n, 1_795_351_027_793_305_669n],
    ['an integer as text', bigInteger, '1795351027793305669', 1_795_351_027_793_305_669n],
    ['a spaced integer with underscores', integer, ' 1_0 ', 10],
    ['a signed integer', integer, '+7', 7],
    ['a whole float as text', integer, '1.0', 1],
    ['a broken float as text', integer, '1.5', 'refused'],
    ['hexadecimal', integer, '0x10', 'refused'],
    ['no text', integer, '', 'refused'],
    ['a boolean for an integer', integer, true, 1],
    ['null for an integer', integer, null, 'refused'],
    ['infinity for an integer', integer, Infinity, 'refused'],
    ['ten thousand digits', integer, '1'.repeat(10_000), 'refused'],
    ['a float', float, 0.6, 0.6],
    ['an integer for a float', float, 1n, 1],
    ['a float as text', float, '-1.5e3', -1500],
    ['a word for a float', float, 'x', 'refused'],
    ['an overflow', float, Infinity, 'refused'],
    ['an overflow as text', float, '1e999', 'refused'],
    ['a boolean', boolean, false, false],
    ['a boolean as text', boolean, 'Yes', true],
    ['a boolean as number', boolean, 0, false],
    ['two for a boolean', boolean, 2, 'refused'],
    ['text', text, 'a', 'a'],
    ['a number for text', text, 5, 'refused'],
    ['null for nothing', nullable(text), null, null],
    ['an object for text', nullable(text), {}, 'refused'],
  ])('%s', (_name, type, value, expected) => {
    expect(outcome(type, value)).toBe(expected);
  });

  it('with short messages for long values', () => {
    expect(() => integer.read('x'.repeat(1_000_000), 'field')).toThrow(/^field: .{1,120}$/);
  });
});

describe('fields are written as JSON', () => {
  it.each([
    [float.write(12), '12.0'],
    [float.write(0.6), '0.6'],
    [float.write(1e300), '1e+300'],
    [integer.write(1_800_000_000), '1800000000'],
    [bigInteger.write(1_795_351_027_793_305_669n), '1795351027793305669'],
    [text.write('QUJD+/='), '"QUJD+/="'],
    [text.write('ü "q" \\ \n 🪲 \u007f'), '"\\u00fc \\"q\\" \\\\ \\n \\ud83e\\udeb2 \u007f"'],
    [text.write('\ud800'), '"\\ud800"'],
    [nullable(text).write(null), 'null'],
  ])('%j', (pieces, expected) => {
    expect(pieces.join('')).toBe(expected);
  });

  it.each([() => float.write(NaN), () => float.write(Infinity), () => integer.write(0.5), () => integer.write(NaN)])(
    'refuses what JSON cannot hold',
    (write) => {
      expect(write).toThrow(expect.objectContaining({ code: 'BUG_SYNAPSE_FIELDS' }));
    },
  );
});
