import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import { AppError } from '@404-gen/service-kit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { generationError } from '../errors.ts';

export interface FormPart {
  readonly name: string;
  /** Text, the bytes of a file, or what a part that calls itself JSON holds. */
  readonly value: unknown;
}

/** The body of a urlencoded or multipart request: its parts in the order sent, repeated names included. */
export class Form {
  readonly parts: readonly FormPart[];
  constructor(parts: readonly FormPart[]) {
    this.parts = parts;
  }
}

const MAX_PARTS = 32;
const MAX_FIELD_NAME_BYTES = 100;

/** Makes the body of every urlencoded or multipart request a {@link Form}. */
export async function registerForms(app: FastifyInstance): Promise<void> {
  await app.register(formbody, {
    // Typed for plain objects; whatever comes back becomes the body.
    parser: (text) => readUrlencoded(text) as Form & Record<string, unknown>,
  });
  await app.register(multipart, { limits: { parts: MAX_PARTS, fieldNameSize: MAX_FIELD_NAME_BYTES } });
  app.addHook('preValidation', async (request) => {
    if (request.isMultipart() && !request.is404) request.body = await readMultipart(request);
  });
}

function readUrlencoded(text: string): Form {
  return new Form([...new URLSearchParams(text)].map(([name, value]) => ({ name, value })));
}

/**
 * The plugin bounds parts one by one and leaves their sum alone, so that is counted here.
 *
 * @throws AppError `REQUEST_MALFORMED`, `REQUEST_TOO_LARGE`
 */
async function readMultipart(request: FastifyRequest): Promise<Form> {
  const { raw } = request;
  const maxBytes = request.routeOptions.bodyLimit;
  let received = 0;
  const tooLarge = new Promise<never>((_, reject) => {
    raw.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received > maxBytes) reject(generationError('REQUEST_TOO_LARGE', `More than ${maxBytes} bytes`));
    });
  });
  try {
    const form = await Promise.race([collectParts(request, maxBytes), tooLarge]);
    // The plugin takes no bytes at all for a form without parts.
    if (received === 0) throw generationError('REQUEST_MALFORMED', 'The multipart body is empty');
    return form;
  } catch (error) {
    // What is still to come is read and dropped, so that the caller sees the answer.
    raw.unpipe();
    raw.resume();
    throw fromParser(error);
  }
}

async function collectParts(request: FastifyRequest, maxBytes: number): Promise<Form> {
  const parts: FormPart[] = [];
  // Fields are bounded by the body alone: an image may come as base64 text.
  for await (const part of request.parts({ limits: { fieldSize: maxBytes, fileSize: maxBytes } })) {
    // The types promise names; a part without one has none.
    const name = part.fieldname as string | undefined;
    if (name === undefined) throw generationError('REQUEST_MALFORMED', 'A part of the multipart body has no name');
    parts.push({ name, value: part.type === 'file' ? await part.toBuffer() : part.value });
  }
  return new Form(parts);
}

/** The parser's own errors have no status: all of them say that the body is no multipart body. */
function fromParser(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { message, statusCode } = error as Error & { statusCode?: number };
  const options = { cause: error };
  if (statusCode === 413) return generationError('REQUEST_TOO_LARGE', message, options);
  const endsEarly = /unexpected end|terminated early|closed before/i.test(message);
  return generationError(
    'REQUEST_MALFORMED',
    endsEarly ? 'The multipart body ends early' : `The multipart body is malformed: ${message}`,
    options,
  );
}
