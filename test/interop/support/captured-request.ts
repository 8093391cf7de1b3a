import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from 'undici';
import type { SdkAxon } from './peers.ts';

/** A request as it came over the wire, to be sent again, changed or not. */
export interface CapturedRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What `send` sends to the axon it is given. */
export async function capture(
  axonHotkey: string,
  send: (target: SdkAxon['target']) => Promise<unknown>,
): Promise<CapturedRequest> {
  let captured: CapturedRequest | undefined;
  const server = createServer((incoming, response) => {
    let body = '';
    incoming.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk;
    });
    incoming.on('end', () => {
      const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]);
      captured = { method: 'POST', path: incoming.url ?? '', headers: Object.fromEntries(headers), body };
      response.writeHead(500, { 'content-type': 'application/json' }).end('{"message": "captured"}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    await send({ hotkey: axonHotkey, ip: '127.0.0.1', port: (server.address() as AddressInfo).port });
  } finally {
    server.close();
  }
  if (!captured) throw new Error('nothing was sent');
  return captured;
}

const TRANSPORT_HEADERS = ['host', 'connection', 'content-length'];

export async function sendRaw(port: number, captured: CapturedRequest): Promise<RawAnswer> {
  const headers = Object.entries(captured.headers).filter(([name]) => !TRANSPORT_HEADERS.includes(name));
  const {
    statusCode,
    headers: answered,
    body,
  } = await request(`http://127.0.0.1:${port}${captured.path}`, {
    method: captured.method,
    headers: Object.fromEntries(headers),
    body: captured.body,
    reset: true,
  });
  return {
    status: statusCode,
    headers: Object.fromEntries(Object.entries(answered).map(([name, value]) => [name, String(value)])),
    body: await body.text(),
  };
}
