import { AppError } from '@404-gen/service-kit';
import { asciiJsonString, pythonFloat } from './python-text.ts';

/** How one kind of field is read from parsed JSON, in pydantic's lax mode, and written. */
export interface FieldType<T> {
  /** @throws FieldError */
  read(value: unknown, path: string): T;
  /** Pieces of JSON text. Large strings are pieces of their own, so that nobody copies them. */
  write(value: T): string[];
  /** The runtime type's empty value, which headers carry for required fields. */
  readonly empty: string;
}

/** A field that does not fit its type. The message names it. */
export class FieldError extends Error {
  override readonly name = 'FieldError';
}

function mismatch(path: string, wanted: string, value: unknown): FieldError {
  const shown = typeof value === 'bigint' ? String(value) : (JSON.stringify(value) as string | undefined);
  const short = shown === undefined ? 'nothing' : shown.length <= 60 ? shown : `${shown.slice(0, 57)}...`;
  return new FieldError(`${path}: input should be ${wanted}, got ${short}`);
}

/** An integer text as pydantic takes it: surrounding white space, a sign, underscores between digits, a zero fraction. */
const INTEGER_TEXT = /^\s*([+-]?\d+(?:_\d+)*)(?:\.0+)?\s*$/;
const MAX_INTEGER_TEXT = 4300;
const FLOAT_TEXT = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;

function asBigInt(value: unknown): bigint | undefined {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : undefined;
  if (typeof value !== 'string' || value.length > MAX_INTEGER_TEXT) return undefined;
  const digits = INTEGER_TEXT.exec(value)?.[1];
  return digits === undefined ? undefined : BigInt(digits.replaceAll('_', '').replace(/^\+/, ''));
}

export const bigInteger: FieldType<bigint> = {
  read(value, path) {
    const integer = asBigInt(value);
    if (integer === undefined) throw mismatch(path, 'a valid integer', value);
    return integer;
  },
  write: (value) => [String(value)],
  empty: '0',
};

export const integer: FieldType<number> = {
  read: (value, path) => Number(bigInteger.read(value, path)),
  write(value) {
    if (!Number.isInteger(value)) throw new AppError('BUG_SYNAPSE_FIELDS', `${value} is not an integer.`);
    return [String(BigInt(value))];
  },
  empty: '0',
};

export const float: FieldType<number> = {
  read(value, path) {
    let number: number | undefined;
    if (typeof value === 'number') number = value;
    else if (typeof value === 'bigint' || typeof value === 'boolean') number = Number(value);
    else if (typeof value === 'string' && FLOAT_TEXT.test(value)) number = Number(value);
    if (number === undefined || !Number.isFinite(number)) throw mismatch(path, 'a valid number', value);
    return number;
  },
  write: (value) => [pythonFloat(value)],
  empty: '0.0',
};

export const boolean: FieldType<boolean> = {
  read(value, path) {
    const text = typeof value === 'string' ? value.toLowerCase() : value;
    if ([true, 1, '1', 'true', 't', 'yes', 'y', 'on'].includes(text as string)) return true;
    if ([false, 0, '0', 'false', 'f', 'no', 'n', 'off'].includes(text as string)) return false;
    throw mismatch(path, 'a valid boolean', value);
  },
  write: (value) => [String(value)],
  empty: 'false',
};

/** Base64 and such go out as they are; the pattern is what JSON leaves unescaped. */
const NEEDS_NO_ESCAPE = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;

export const text: FieldType<string> = {
  read(value, path) {
    if (typeof value !== 'string') throw mismatch(path, 'a valid string', value);
    return value;
  },
  write: (value) => (NEEDS_NO_ESCAPE.test(value) ? ['"', value, '"'] : [asciiJsonString(value)]),
  empty: '""',
};

export function nullable<T>(type: FieldType<T>): FieldType<T | null> {
  return {
    read: (value, path) => (value === null ? null : type.read(value, path)),
    write: (value) => (value === null ? ['null'] : type.write(value)),
    empty: 'null',
  };
}

/** One field of an object: without a default it is required. */
export interface Field<T> {
  readonly type: FieldType<T>;
  readonly default?: () => T;
}

export type Fields<T> = { readonly [K in keyof T]-?: Field<T[K]> };

/** Reads an object's known fields; unknown ones are ignored. @throws FieldError */
export function readObject<T extends object>(fields: Fields<T>, value: unknown, path: string): T {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw mismatch(path === '' ? 'body' : path, 'an object', value);
  }
  const result: Partial<T> = {};
  for (const name of Object.keys(fields) as (keyof T & string)[]) {
    const field = fields[name];
    const fieldPath = path === '' ? name : `${path}.${name}`;
    if (Object.hasOwn(value, name)) {
      result[name] = field.type.read((value as Record<string, unknown>)[name], fieldPath);
    } else if (field.default) {
      result[name] = field.default();
    } else {
      throw new FieldError(`${fieldPath}: field required`);
    }
  }
  return result as T;
}

/** The fields in declaration order as pieces of `"name": value`, with Python's separators, without the braces. */
export function writeFields<T extends object>(fields: Fields<T>, value: T): string[] {
  const pieces: string[] = [];
  for (const name of Object.keys(fields) as (keyof T & string)[]) {
    if (pieces.length > 0) pieces.push(', ');
    pieces.push(`"${name}": `, ...fields[name].type.write(value[name]));
  }
  return pieces;
}

export function objectType<T extends object>(fields: Fields<T>): FieldType<T> {
  return {
    read: (value, path) => readObject(fields, value, path),
    write: (value) => ['{', ...writeFields(fields, value), '}'],
    empty: '{}',
  };
}
