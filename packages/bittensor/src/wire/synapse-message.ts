import type { SynapseName, Synapses } from '../synapse.ts';
import { BODY_HASH, HEADER_SIZE } from './constants.ts';
import { FieldError, float, integer, nullable, readObject, text, writeFields, type Fields } from './field-types.ts';
import { pythonFloat } from './python-text.ts';
import { fieldsOf, isSynapseName, readSynapse, requiredFields } from './synapse-fields.ts';
import {
  headerValue,
  NO_TERMINAL,
  terminalFromHeaders,
  terminalHeaders,
  terminalType,
  type HeaderValues,
  type Terminal,
} from './terminal.ts';

/** What headers carry of a synapse: everything but its own fields. */
export interface SynapseHead {
  readonly timeoutSeconds: number | null;
  readonly dendrite: Terminal;
  readonly axon: Terminal;
  readonly computedBodyHash: string | null;
}

/** What a body carries. */
export interface SynapseBody<Name extends SynapseName> {
  readonly timeoutSeconds: number | null;
  readonly dendrite: Terminal | null;
  readonly axon: Terminal | null;
  readonly fields: Synapses[Name];
}

/** The base class's fields of a body. `name` is not among them: the receiving class overwrites it. */
interface BodyBase {
  readonly timeout: number | null;
  readonly total_size: number | null;
  readonly header_size: number | null;
  readonly dendrite: Terminal | null;
  readonly axon: Terminal | null;
  readonly computed_body_hash: string | null;
}

const BASE: Fields<BodyBase> = {
  timeout: { type: nullable(float), default: () => 12 },
  total_size: { type: nullable(integer), default: () => 0 },
  header_size: { type: nullable(integer), default: () => 0 },
  dendrite: { type: nullable(terminalType), default: () => NO_TERMINAL },
  axon: { type: nullable(terminalType), default: () => NO_TERMINAL },
  computed_body_hash: { type: nullable(text), default: () => '' },
};

/** Header fields outside of the two terminals. Receivers parse the sizes and check them against nothing. */
const HEAD: Fields<Pick<BodyBase, 'timeout' | 'header_size' | 'total_size' | 'computed_body_hash'>> = {
  timeout: { type: nullable(float), default: () => null },
  header_size: { type: nullable(integer), default: () => null },
  total_size: { type: nullable(integer), default: () => null },
  computed_body_hash: { type: nullable(text), default: () => null },
};

/**
 * CPython's in-memory size of the synapse, near enough: observed for a pull, and for a submission without its results.
 * Any integer does.
 */
function totalSize(fields: object): number {
  return 'results' in fields ? 3884 + String(fields.results).length : 3428;
}

/** The headers of a request or reply, in the SDK's order. `name` may be one that no subnet model has (errors). */
export function synapseHeaders(name: string, head: SynapseHead, fields: object): [string, string][] {
  return [
    ['name', name],
    ...(head.timeoutSeconds === null ? [] : ([['timeout', pythonFloat(head.timeoutSeconds)]] as [string, string][])),
    ...terminalHeaders('axon', head.axon),
    ...terminalHeaders('dendrite', head.dendrite),
    ...inputHeaders(name),
    ['header_size', String(HEADER_SIZE)],
    ['total_size', String(totalSize(fields))],
    ['computed_body_hash', BODY_HASH],
  ];
}

/** Axons build the model from headers first, so each required field is there, with its type's empty value. */
function inputHeaders(name: string): [string, string][] {
  if (!isSynapseName(name)) return [];
  return requiredFields(name).map((field) => [
    `bt_header_input_obj_${field.name}`,
    Buffer.from(field.type.empty).toString('base64'),
  ]);
}

/**
 * The body as pieces of ASCII JSON with Python's separators and key order. The hash stays empty here: the SDK computes it
 * for the header only.
 */
export function synapseBody<Name extends SynapseName>(name: Name, body: SynapseBody<Name>): string[] {
  const base: BodyBase = {
    timeout: body.timeoutSeconds,
    total_size: totalSize(body.fields),
    header_size: 0,
    dendrite: body.dendrite,
    axon: body.axon,
    computed_body_hash: '',
  };
  return [`{"name": "${name}", `, ...writeFields(BASE, base), ', ', ...writeFields(fieldsOf(name), body.fields), '}'];
}

/** @throws FieldError */
export function readSynapseBody<Name extends SynapseName>(name: Name, json: unknown): SynapseBody<Name> {
  const base = readObject(BASE, json, '');
  return {
    timeoutSeconds: base.timeout,
    dendrite: base.dendrite,
    axon: base.axon,
    fields: readSynapse(name, json),
  };
}

/** @throws FieldError for a header that is no number where one is due */
export function readSynapseHeaders(headers: HeaderValues): SynapseHead {
  const found: Record<string, string> = {};
  for (const name of Object.keys(HEAD)) {
    const value = headerValue(headers, name);
    if (value !== undefined) found[name] = value;
  }
  const head = readObject(HEAD, found, '');
  return {
    timeoutSeconds: head.timeout,
    dendrite: terminalFromHeaders('dendrite', headers),
    axon: terminalFromHeaders('axon', headers),
    computedBodyHash: head.computed_body_hash,
  };
}

/**
 * Checks that each required field has its header, as the SDK does by building the model from headers. One that cannot be
 * decoded counts as missing.
 *
 * @throws FieldError
 */
export function checkInputHeaders(name: SynapseName, headers: HeaderValues): void {
  for (const field of requiredFields(name)) {
    const header = `bt_header_input_obj_${field.name}`;
    let value: unknown;
    try {
      value = JSON.parse(Buffer.from(headerValue(headers, header) ?? '', 'base64').toString('utf8'));
    } catch {
      throw new FieldError(`${field.name}: field required (header ${header})`);
    }
    field.type.read(value, header);
  }
}
