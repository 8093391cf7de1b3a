import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FileServer {
  readonly url: string;
  /** Path and headers of every request so far. */
  readonly requests: {
    readonly path: string;
    readonly range: string | undefined;
    readonly token: string | undefined;
  }[];
  close(): Promise<void>;
}

/** Answers a request itself when it returns true. */
export type Fault = (request: IncomingMessage, response: ServerResponse, requests: number) => boolean;

/** Serves `files` by path with ranges, as Hugging Face and its mirrors do. `fault` comes first. */
export async function startFileServer(
  files: Readonly<Record<string, Uint8Array | string>>,
  fault: Fault = () => false,
): Promise<FileServer> {
  const requests: FileServer['requests'] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '');
    requests.push({ path, range: request.headers.range, token: request.headers.authorization });
    if (fault(request, response, requests.length)) return;
    const file = files[path];
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    sendFile(response, Buffer.from(file), request.headers.range);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** All of `bytes`, or what the range asks for; with `upTo` the connection is cut off after so many bytes of the file. */
export function sendFile(response: ServerResponse, bytes: Buffer, range: string | undefined, upTo?: number): void {
  const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
  response.writeHead(range === undefined ? 200 : 206, {
    'content-length': bytes.length - from,
    ...(range === undefined ? {} : { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }),
  });
  if (upTo === undefined) response.end(bytes.subarray(from));
  else response.write(bytes.subarray(from, upTo), () => response.destroy());
}
