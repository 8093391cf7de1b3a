import { isAscii } from 'node:buffer';
import type { DendriteReply } from '../dendrite.ts';
import type { SynapseName, Synapses } from '../synapse.ts';
import { parseExactJson } from '../wire/exact-json.ts';
import { FieldError, nullable, text } from '../wire/field-types.ts';
import { readSynapseBody, readSynapseHeaders } from '../wire/synapse-message.ts';
import { headerValue, mergeTerminals, NO_TERMINAL, type HeaderValues, type Terminal } from '../wire/terminal.ts';
import { UnreadableReply } from './failure.ts';

/** What aiohttp takes for JSON. A reply without the header is none. */
const JSON_TYPE = /^\s*application\/(?:[\w.+-]+?\+)?json\s*(?:;|$)/i;

export interface RawReply {
  readonly status: number;
  readonly headers: HeaderValues;
  readonly body: Buffer;
  readonly url: string;
}

/**
 * Reads a reply as the SDK's dendrite does: a 200 overwrites every field from the body, anything else keeps the request's;
 * then headers override the axon's status; then that status is the call's. A 200 that nowhere says so has status null.
 *
 * @throws UnreadableReply
 */
export function readReply<Name extends SynapseName>(
  name: Name,
  sent: Synapses[Name],
  raw: RawReply,
): DendriteReply<Name> {
  try {
    const json = parseBody(raw);
    let fields = sent;
    let axon: Terminal;
    if (raw.status === 200) {
      const body = readSynapseBody(name, json);
      fields = body.fields;
      if (body.axon === null || body.dendrite === null) throw new UnreadableReply('axon or dendrite is null');
      axon = body.axon;
    } else {
      if (typeof json !== 'object' || json === null || Array.isArray(json)) {
        throw new UnreadableReply('the body is no object');
      }
      const message: unknown = Object.hasOwn(json, 'message') ? (json as { message: unknown }).message : null;
      const status_message = nullable(text).read(message, 'message');
      axon = { ...NO_TERMINAL, status_code: raw.status, status_message };
    }
    const { status_code, status_message } = mergeTerminals(axon, readSynapseHeaders(raw.headers).axon);
    return {
      statusCode: status_code,
      statusMessage: status_message,
      ...(status_code === 200 ? { synapse: fields } : {}),
    };
  } catch (error) {
    if (error instanceof FieldError) throw new UnreadableReply(`1 validation error for ${name}: ${error.message}`);
    throw error;
  }
}

function parseBody(raw: RawReply): unknown {
  const type = headerValue(raw.headers, 'content-type') ?? '';
  if (!JSON_TYPE.test(type)) {
    throw new UnreadableReply(
      `${raw.status}, message='Attempt to decode JSON with unexpected mimetype: ${type}', url='${raw.url}'`,
    );
  }
  try {
    return parseExactJson(raw.body.toString(isAscii(raw.body) ? 'latin1' : 'utf8'));
  } catch {
    throw new UnreadableReply('the body is not JSON');
  }
}
