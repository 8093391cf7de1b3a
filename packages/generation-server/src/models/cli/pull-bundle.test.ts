import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, interceptors } from 'undici';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { bundleFiles } from '../../test-support/bundle-files.ts';
import { sendFile, startFileServer, type Fault, type FileServer } from '../../test-support/file-server.ts';
import { openBundle, verifyBundle } from '../bundle.ts';
import { pullBundle, type PullOptions } from './pull-bundle.ts';

const GRAPH = Buffer.alloc(300_000, 'graph of a network ');
const WEIGHTS = Buffer.alloc(200_000, 'weights ');
const FOLDER = '/me/background/resolve/v1/';

const agent = new Agent();
const dispatcher = agent.compose(interceptors.redirect({ maxRedirections: 5 }));
afterAll(() => agent.close());

let modelsDir: string;
const servers: FileServer[] = [];
beforeEach(() => {
  modelsDir = mkdtempSync(join(tmpdir(), 'models-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
  rmSync(modelsDir, { recursive: true });
});

async function serve(
  fault?: Fault,
  contents: Record<string, Uint8Array> = { 'u2net.onnx': GRAPH, 'data/w.bin': WEIGHTS },
) {
  const files = Object.entries(bundleFiles(contents)).map(([path, bytes]) => [FOLDER + path, bytes] as const);
  const server = await startFileServer(Object.fromEntries(files), fault);
  servers.push(server);
  return server;
}

function pull(server: FileServer, options: Partial<PullOptions> = {}) {
  return pullBundle(
    modelsDir,
    'background',
    { baseUrl: server.url, repository: 'me/background', revision: 'v1' },
    {
      dispatcher,
      parallel: 2,
      signal: new AbortController().signal,
      onProgress: () => undefined,
      retryMs: 1,
      ...options,
    },
  );
}

const isGraph = (url: string | undefined) => url?.endsWith('u2net.onnx') ?? false;
const rangesOf = (server: FileServer) => server.requests.filter(({ path }) => isGraph(path)).map(({ range }) => range);

test('a bundle arrives whole, with the token, and nothing is left beside it', async () => {
  const server = await serve();
  const told: number[] = [];
  const { directory, fetchedBytes } = await pull(server, {
    token: 'hf_secret',
    onProgress: (done, total) => told.push(done / total),
  });
  await verifyBundle(openBundle(modelsDir, 'background'));
  expect(readFileSync(join(directory, 'data/w.bin')).equals(WEIGHTS)).toBe(true);
  expect(fetchedBytes).toBe(500_000);
  expect(told.at(-1)).toBe(1);
  expect(server.requests.every(({ token }) => token === 'Bearer hf_secret')).toBe(true);
  expect(readdirSync(modelsDir)).toEqual(['background']);
});

test('a connection dropped again and again is gone on with where it ended', async () => {
  let reached = 0;
  const server = await serve((request, response) => {
    if (!isGraph(request.url) || reached >= GRAPH.length) return false;
    reached += 50_000;
    sendFile(response, GRAPH, request.headers.range, reached);
    return true;
  });
  await pull(server);
  const starts = rangesOf(server).map((range) => Number(/\d+/.exec(range ?? '0')?.[0]));
  // Six pieces: more than the failures that would be taken without headway.
  expect(starts.length).toBeGreaterThanOrEqual(6);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  await verifyBundle(openBundle(modelsDir, 'background'));
});

test('a pull that was stopped leaves no bundle, and the next one goes on with what is there', async () => {
  const stopping = new AbortController();
  const server = await serve((request, response) => {
    if (!isGraph(request.url)) return false;
    response.writeHead(200, { 'content-length': GRAPH.length });
    response.write(GRAPH.subarray(0, 120_000));
    return true;
  });
  const stopped = pull(server, {
    signal: stopping.signal,
    onProgress: (done) => done >= 320_000 && stopping.abort(new Error('stopped')),
  });
  await expect(stopped).rejects.toThrow('stopped');
  expect(existsSync(join(modelsDir, 'background'))).toBe(false);

  const again = await serve();
  const { fetchedBytes } = await pull(again);
  expect(rangesOf(again)).toEqual(['bytes=120000-']);
  expect(again.requests.some(({ path }) => path.endsWith('w.bin'))).toBe(false);
  expect(fetchedBytes).toBe(180_000);
  await verifyBundle(openBundle(modelsDir, 'background'));
});

test('a server that knows no ranges sends all of it again', async () => {
  const server = await serve((request, response, count) => {
    if (!isGraph(request.url)) return false;
    sendFile(response, GRAPH, undefined, count < 4 ? 100_000 : undefined);
    return true;
  });
  await pull(server);
  await verifyBundle(openBundle(modelsDir, 'background'));
});

test('wrong bytes are refused and not kept; an old part is tried anew first', async () => {
  const wrong = await serve((request, response) => {
    if (!isGraph(request.url)) return false;
    sendFile(response, Buffer.alloc(GRAPH.length, 'x'), request.headers.range);
    return true;
  });
  await expect(pull(wrong)).rejects.toMatchObject({ code: 'MODEL_DOWNLOAD_CORRUPT' });
  const part = join(modelsDir, '.partial/background/u2net.onnx.part');
  expect([existsSync(join(modelsDir, 'background')), existsSync(part)]).toEqual([false, false]);

  writeFileSync(part, Buffer.alloc(1000, 'of an older revision'));
  const right = await serve();
  await pull(right);
  expect(rangesOf(right)).toEqual(['bytes=1000-', undefined]);
});

test('more bytes than the manifest lists are refused without being read', async () => {
  const server = await serve((request, response) => {
    if (!isGraph(request.url)) return false;
    sendFile(response, Buffer.concat([GRAPH, GRAPH]), undefined);
    return true;
  });
  await expect(pull(server)).rejects.toMatchObject({ code: 'MODEL_DOWNLOAD_CORRUPT' });
});

test('a busy server is asked again, one that stays down is given up with its answer', async () => {
  const server = await serve((_, response, count) => {
    if (count > 2) return false;
    response.writeHead(count === 1 ? 503 : 429, { 'retry-after': '0' }).end();
    return true;
  });
  await pull(server);
  const down = await serve((_, response) => (response.writeHead(502).end(), true));
  rmSync(join(modelsDir, 'background'), { recursive: true });
  await expect(pull(down)).rejects.toMatchObject({
    code: 'MODEL_DOWNLOAD_FAILED',
    message: expect.stringContaining('HTTP 502') as string,
  });
  expect(down.requests).toHaveLength(5);
});

test.each([
  [401, undefined, 'HF_TOKEN'],
  [403, 'hf_secret', 'accept the licence'],
  [404, undefined, 'HTTP 404'],
])('HTTP %i (token %s) is final: %s', async (status, token, advice) => {
  const server = await serve((_, response) => (response.writeHead(status).end(), true));
  await expect(pull(server, { token })).rejects.toMatchObject({
    code: 'MODEL_DOWNLOAD_REFUSED',
    message: expect.stringContaining(advice) as string,
  });
  expect(server.requests).toHaveLength(1);
});

test('a redirect to another host is followed, ranges and all, without the token', async () => {
  const store = await serve();
  const front = await serve((request, response) => {
    response.writeHead(302, { location: `${store.url}${request.url ?? ''}` }).end();
    return true;
  });
  mkdirSync(join(modelsDir, '.partial/background'), { recursive: true });
  writeFileSync(join(modelsDir, '.partial/background/u2net.onnx.part'), GRAPH.subarray(0, 1234));
  await pull(front, { token: 'hf_secret' });
  expect(front.requests.every(({ token }) => token === 'Bearer hf_secret')).toBe(true);
  expect(store.requests.some(({ token }) => token !== undefined)).toBe(false);
  expect(rangesOf(store)).toEqual(['bytes=1234-']);
});

test('a disk without room is noticed before the first byte, and one that fills up is told apart', async () => {
  const server = await serve();
  const freeBytes = (): Promise<number> => Promise.resolve(64 * 2 ** 20 + 499_999);
  await expect(pull(server, { freeBytes })).rejects.toMatchObject({ code: 'MODEL_DISK_FULL' });
  expect(rangesOf(server)).toEqual([]);

  const fillsUp: PullOptions['openFile'] = async (path, flags) => {
    const handle = await open(path, flags);
    let written = 0;
    return {
      close: () => handle.close(),
      async writeFile(chunk) {
        written += (chunk as Buffer).length;
        if (written > 100_000) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
        await handle.writeFile(chunk);
      },
    };
  };
  await expect(pull(server, { openFile: fillsUp })).rejects.toMatchObject({ code: 'MODEL_DISK_FULL' });
  await pull(server, { freeBytes: () => Promise.resolve(64 * 2 ** 20 + 500_000) });
  await verifyBundle(openBundle(modelsDir, 'background'));
});

test('a broken bundle is mended by its broken file alone', async () => {
  const server = await serve();
  await pull(server);
  writeFileSync(join(modelsDir, 'background/u2net.onnx'), Buffer.alloc(GRAPH.length, 'bit rot'));
  const { fetchedBytes } = await pull(server);
  expect(fetchedBytes).toBe(GRAPH.length);
  expect(server.requests.filter(({ path }) => path.endsWith('w.bin'))).toHaveLength(1);
  await verifyBundle(openBundle(modelsDir, 'background'));
});

test('a bundle of another network is not taken for the one that was asked for', async () => {
  const server = await serve();
  await expect(pull(server, { network: 'mvdream' })).rejects.toMatchObject({
    code: 'MODEL_BUNDLE_BROKEN',
    message: expect.stringContaining('is of background, not of mvdream') as string,
  });
  expect(readdirSync(modelsDir)).toEqual([]);
  await pull(server, { network: 'background' });
});

test('what is no manifest, or leads out of the folder, is refused before anything is written', async () => {
  const sound = String(bundleFiles({ a: GRAPH })['manifest.json']);
  for (const manifest of ['<html>', '{}', sound.replaceAll('"a"', '"../a"')]) {
    const server = await startFileServer({ [`${FOLDER}manifest.json`]: manifest });
    servers.push(server);
    await expect(pull(server)).rejects.toMatchObject({ code: 'MODEL_BUNDLE_BROKEN' });
  }
  expect(readdirSync(modelsDir)).toEqual([]);
});
