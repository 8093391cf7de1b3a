import { isAscii, isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { SynapseName } from '../synapse.ts';
import { BODY_HASH } from '../wire/constants.ts';
import { parseExactJson } from '../wire/exact-json.ts';
import { readSynapseBody, type SynapseBody } from '../wire/synapse-message.ts';
import { FrameworkRefusal, internalError } from './refusal.ts';

const JSON_TYPE = /^application\/(?:[^;]*\+)?json\s*(?:;|$)/i;

/**
 * A verified request's body. As in the SDK, only a body that is no JSON is told as such; one of another type, one that is
 * empty or does not fit the model, and a body hash other than the header's are internal errors.
 *
 * @param computedBodyHash from the headers; the subnet's synapses hash nothing, so only one value is right
 * @throws FrameworkRefusal, Refusal
 */
export function readRequestBody<Name extends SynapseName>(
  name: Name,
  body: Buffer | undefined,
  contentType: string | undefined,
  computedBodyHash: string | null,
): SynapseBody<Name> {
  if (body === undefined || body.length === 0) throw internalError(new Error('the body is empty'));
  if (contentType !== undefined && contentType !== '' && !JSON_TYPE.test(contentType.trim())) {
    throw internalError(new Error(`the content type is ${contentType.slice(0, 64)}`));
  }
  const json = parsed(body);
  try {
    const read = readSynapseBody(name, json);
    if (computedBodyHash !== BODY_HASH) {
      throw new Error(
        `Hash mismatch between header body hash ${computedBodyHash ?? ''} and parsed body hash ${BODY_HASH}`,
      );
    }
    return read;
  } catch (error) {
    throw internalError(error);
  }
}

function parsed(body: Buffer): unknown {
  const ascii = isAscii(body);
  if (!ascii && !isUtf8(body)) throw new FrameworkRefusal(400, 'There was an error parsing the body');
  try {
    return parseExactJson(body.toString(ascii ? 'latin1' : 'utf8'));
  } catch (error) {
    const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
    throw new FrameworkRefusal(422, [
      {
        type: 'json_invalid',
        loc: ['body', Number(position ?? 0)],
        msg: 'JSON decode error',
        input: {},
        ctx: { error: 'Expecting value' },
      },
    ]);
  }
}

/**
 * Reads and drops what still comes of a request's body, up to a limit: an answer in the middle of it would be lost to a
 * reset of the connection.
 */
export async function drained(request: IncomingMessage, maxBytes: number): Promise<void> {
  if (request.readableEnded || request.destroyed) return;
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return;
  await new Promise<void>((resolve) => {
    let bytes = 0;
    for (const event of ['end', 'close', 'error']) request.once(event, () => resolve());
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBytes) resolve();
    });
  });
}
