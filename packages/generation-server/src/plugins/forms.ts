import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { generationError } from '../errors.ts';

/** One part of a form: text, or the bytes of a file. */
export interface FormPart {
  readonly name: string;
  readonly value: string | Buffer;
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

/**
 * Parses forms into a {@link Form}. Multipart bodies go to busboy itself, because `@fastify/multipart` takes a body that
 * ends early for a complete one (its `handleMultipart` drops the parser's "Unexpected end of multipart data").
 */
export function registerForms(app: FastifyInstance): void {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    const pairs = [...new URLSearchParams(String(body))];
    done(null, new Form(pairs.map(([name, value]) => ({ name, value }))));
  });
  app.addContentTypeParser('multipart/form-data', (request: FastifyRequest, payload: IncomingMessage) =>
    readMultipart(payload, request.headers, request.routeOptions.bodyLimit),
  );
}

/** @throws AppError `REQUEST_MALFORMED`, `REQUEST_TOO_LARGE` */
export function readMultipart(payload: Readable, headers: IncomingHttpHeaders, maxBytes: number): Promise<Form> {
  return new Promise((resolve, reject) => {
    const parts: FormPart[] = [];
    let received = 0;
    let files = 0;
    let complete = false;

    const fail = (error: Error) => {
      payload.unpipe(parser);
      payload.off('data', count);
      // What is still to come is read and dropped, so that the caller sees the answer.
      payload.resume();
      reject(error);
    };
    const malformed = (message: string, cause?: unknown) =>
      fail(generationError('REQUEST_MALFORMED', message, { cause }));
    const count = (chunk: Buffer) => {
      received += chunk.length;
      if (received > maxBytes) fail(generationError('REQUEST_TOO_LARGE', `More than ${maxBytes} bytes`));
    };
    const finish = () => {
      if (complete && files === 0) resolve(new Form(parts));
    };

    let parser: BusboyInstance;
    try {
      parser = new Busboy({
        headers: { ...headers, 'content-type': headers['content-type'] ?? '' },
        limits: { parts: MAX_PARTS, fieldNameSize: MAX_FIELD_NAME_BYTES, fieldSize: maxBytes, fileSize: maxBytes },
      });
    } catch (cause) {
      reject(generationError('REQUEST_MALFORMED', cause instanceof Error ? cause.message : String(cause), { cause }));
      payload.resume();
      return;
    }
    // The types promise names; a part without one has none.
    // Fields are bounded by the body alone: an image may come as base64 text.
    parser.on('field', (name: string | undefined, text) => {
      if (name === undefined) malformed('A part has no name');
      else parts.push({ name, value: text });
    });
    parser.on('file', (name: string | undefined, stream) => {
      files += 1;
      const index = parts.push({ name: name ?? '', value: '' }) - 1;
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', (cause) => malformed('The multipart body ends early', cause));
      stream.on('end', () => {
        parts[index] = { name: name ?? '', value: Buffer.concat(chunks) };
        files -= 1;
        finish();
      });
      if (name === undefined) malformed('A part has no name');
    });
    parser.on('partsLimit', () => fail(generationError('REQUEST_TOO_LARGE', `More than ${MAX_PARTS} parts`)));
    parser.on('error', (cause) => malformed('The multipart body is malformed or ends early', cause));
    parser.on('finish', () => {
      complete = true;
      finish();
    });
    payload.on('error', (cause) => malformed('The body ended early', cause));
    payload.on('data', count);
    payload.pipe(parser);
  });
}
