import {
  bigInteger,
  float,
  integer,
  nullable,
  objectType,
  readObject,
  text,
  type FieldType,
  type Fields,
} from './field-types.ts';
import { headerText, pythonFloat } from './python-text.ts';

/** One end of a call, as the SDK's `TerminalInfo`; null is "not known". Field names are the wire's. */
export interface Terminal {
  readonly status_code: number | null;
  readonly status_message: string | null;
  /** Seconds. */
  readonly process_time: number | null;
  readonly ip: string | null;
  readonly port: number | null;
  readonly version: number | null;
  /** Unix nanoseconds. */
  readonly nonce: bigint | null;
  readonly uuid: string | null;
  readonly hotkey: string | null;
  /** `0x` and hex. */
  readonly signature: string | null;
}

const nothing = () => null;
const optional = <T>(type: FieldType<T>) => ({ type: nullable(type), default: nothing });

const FIELDS: Fields<Terminal> = {
  status_code: optional(integer),
  status_message: optional(text),
  process_time: optional(float),
  ip: optional(text),
  port: optional(integer),
  version: optional(integer),
  nonce: optional(bigInteger),
  uuid: optional(text),
  hotkey: optional(text),
  signature: optional(text),
};

export const NO_TERMINAL: Terminal = readObject(FIELDS, {}, '');
export const terminalType = objectType(FIELDS);

type TerminalEnd = 'axon' | 'dendrite';

/** Header values by lower-case name; of several of one name the last counts. */
export type HeaderValues = Readonly<Record<string, string | readonly string[] | undefined>>;

export function headerValue(headers: HeaderValues, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' || value === undefined ? value : value.at(-1);
}

/** `bt_header_<end>_<field>` for every known field, in the SDK's order. */
export function terminalHeaders(end: TerminalEnd, terminal: Terminal): [string, string][] {
  const headers: [string, string][] = [];
  for (const [field, value] of Object.entries(terminal) as [keyof Terminal, string | number | bigint | null][]) {
    if (value === null) continue;
    const shown = field === 'process_time' ? pythonFloat(Number(value)) : headerText(String(value));
    headers.push([`bt_header_${end}_${field}`, shown]);
  }
  return headers;
}

/** @throws FieldError for a header that is no number where one is due */
export function terminalFromHeaders(end: TerminalEnd, headers: HeaderValues): Terminal {
  const found: Record<string, string> = {};
  for (const field of Object.keys(FIELDS)) {
    const value = headerValue(headers, `bt_header_${end}_${field}`);
    if (value !== undefined) found[field] = value;
  }
  return readObject(FIELDS, found, `bt_header_${end}`);
}

/** `over` where it knows something, else `under`. */
export function mergeTerminals(under: Terminal, over: Terminal): Terminal {
  const known = Object.entries(over).filter(([, value]) => value !== null);
  return { ...under, ...Object.fromEntries(known) };
}
