import sharp from 'sharp';
import { afterEach, expect, test } from 'vitest';
import { createFakePipeline, type FakeOptions } from '../test-support/fake-pipeline.ts';
import { createTestServer, type TestServer } from '../test-support/test-server.ts';

let server: TestServer | undefined;
afterEach(() => server?.close());

async function serve(options: FakeOptions = {}, settings: Record<string, string> = {}) {
  const pipeline = createFakePipeline({ automatic: true, acceptsImages: true, ...options });
  server = await createTestServer(pipeline, settings);
  return { app: server.app, runs: pipeline.runs, parts: server.parts };
}

/** A red disc, on nothing or on grey. */
function disc(opaque = false) {
  const background = { r: 128, g: 128, b: 128, alpha: opaque ? 1 : 0 };
  const circle = Buffer.from('<svg width="48" height="48"><circle cx="24" cy="24" r="16" fill="red"/></svg>');
  const canvas = sharp({ create: { width: 48, height: 48, channels: 4, background } });
  return canvas.composite([{ input: circle }]);
}
const png = await disc().png().toBuffer();
const webp = await disc().webp().toBuffer();
const opaque = await disc(true).jpeg().toBuffer();

function multipart(field: string, bytes: Buffer, others: Readonly<Record<string, string>> = {}) {
  const text = Object.entries(others).map(
    ([name, value]) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `--x\r\ncontent-disposition: form-data; name="${field}"; filename="prompt"\r\n\r\n`;
  return {
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    payload: Buffer.concat([Buffer.from(text.join('') + head), bytes, Buffer.from('\r\n--x--\r\n')]),
  };
}

test('an image comes as a file, as base64, and as the prompt itself as validators send it', async () => {
  const { app, runs } = await serve();
  const base64 = png.toString('base64');
  const encodings = [
    multipart('image', png, { seed: '1' }),
    multipart('prompt_image_file', png, { prompt: 'a red ball' }),
    { payload: { image: base64 } as object },
    { payload: { prompt: base64 } as object },
    { payload: { prompt: `data:image/png;base64,${base64}` } as object },
    {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ prompt: webp.toString('base64'), seed: '1' }).toString(),
    },
  ];
  for (const request of encodings) {
    expect((await app.inject({ method: 'POST', url: '/generate/', ...request })).statusCode).toBe(200);
    const { image, prompt } = runs.at(-1)!.plan;
    expect(prompt).toBe(request === encodings[1] ? 'a red ball' : '');
    expect(image?.upload).toMatchObject({ width: 48, height: 48, isCutOut: true });
    const [red = 0, green = 0] = image!.upload.rgba.subarray((24 * 48 + 24) * 4);
    // WebP loses a little.
    expect(red - green).toBeGreaterThan(250);
  }
});

test('what the settings say of images is planned', async () => {
  const { app, runs } = await serve(
    {},
    { H: '400', W: '300', ref_size: '128', warmup_rgb_loss: 'false', mvdream: 'true' },
  );
  await app.inject({ method: 'POST', url: '/generate', ...multipart('image', png) });
  expect(runs[0]!.plan.image).toMatchObject({
    ...{ side: 400, refSize: 128 },
    knownView: { azimuthDegrees: 90, warmUp: false },
  });
});

test('an opaque image is refused with advice where nothing removes backgrounds, and taken where something does', async () => {
  const without = await serve();
  const reply = await without.app.inject({ method: 'POST', url: '/generate', ...multipart('image', opaque) });
  expect(reply.json()).toMatchObject({ code: 'REQUEST_IMAGE_BACKGROUND', field: 'image' });
  expect(reply.json<{ message: string }>().message).toContain('npm run models -- pull background');
  expect(without.runs).toEqual([]);
  await server!.close();
  const { app, runs } = await serve({ removesBackgrounds: true });
  expect((await app.inject({ method: 'POST', url: '/generate', ...multipart('image', opaque) })).statusCode).toBe(200);
  expect(runs[0]!.plan.image?.upload.isCutOut).toBe(false);
});

test.each([
  ['a preset of text', {}, 'configs/imagedream.yaml'],
  ['an image preset without its bundle', { imagedream: 'true' }, 'npm run models -- pull imagedream'],
  ['Zero123 without its bundle', { zero123_xl: 'true', lambda_zero123: '1' }, 'npm run models -- pull zero123-xl'],
])('with %s an image is refused with what to do', async (_, settings, advice) => {
  const { app } = await serve({ acceptsImages: false }, settings);
  const reply = await app.inject({ method: 'POST', url: '/generate', ...multipart('image', png) });
  expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([422, 'REQUEST_IMAGE_UNSUPPORTED']);
  expect(reply.json<{ message: string }>().message).toContain(advice);
});

test('where networks work from images only, a text is refused at once, and /ready says so', async () => {
  const { app, runs } = await serve({ needsImage: true });
  const reply = await app.inject({ method: 'POST', url: '/generate', payload: { prompt: 'a red ball' } });
  expect(reply.json()).toMatchObject({ code: 'REQUEST_FIELD_MISSING', field: 'image' });
  expect(runs).toEqual([]);
  expect((await app.inject('/ready')).json()).toMatchObject({ acceptsImages: true, acceptsText: false });
});

test('images too large, damaged, or twice there are refused by their field', async () => {
  const { app, runs } = await serve({}, { max_image_pixels: '2000' });
  const refused = async (request: object) => {
    const reply = await app.inject({ method: 'POST', url: '/generate', ...request });
    const { code, field } = reply.json<{ code: string; field: string }>();
    return [reply.statusCode, code, field];
  };
  expect(await refused(multipart('image', png))).toEqual([422, 'REQUEST_IMAGE_TOO_LARGE', 'image']);
  const cut = multipart('prompt_image_file', png.subarray(0, 20));
  expect(await refused(cut)).toEqual([422, 'REQUEST_IMAGE_UNREADABLE', 'prompt_image_file']);
  const twice = multipart('image', png, { prompt: png.toString('base64') });
  expect(await refused(twice)).toEqual([422, 'REQUEST_FIELD_REPEATED', 'image']);
  const damaged = Buffer.from(png);
  damaged.fill(0xff, 8, 60);
  expect(await refused({ payload: { prompt: damaged.toString('base64') } })).toEqual([
    422,
    'REQUEST_IMAGE_UNREADABLE',
    'prompt',
  ]);
  expect(runs).toEqual([]);
});

test('a text that begins like base64 is a text', async () => {
  const { app, runs } = await serve();
  for (const prompt of ['iVBOR is a band', '/9j/ on a blue shirt', 'UklGR']) {
    expect((await app.inject({ method: 'POST', url: '/generate', payload: { prompt } })).statusCode).toBe(200);
    expect(runs.at(-1)!.plan).toMatchObject({ prompt });
    expect(runs.at(-1)!.plan.image).toBeUndefined();
  }
});

test('a finished job keeps no image', async () => {
  const { app, parts } = await serve();
  await app.inject({ method: 'POST', url: '/generate', ...multipart('image', png) });
  const [job] = parts.jobs.list();
  expect(job?.state).toBe('succeeded');
  expect(job?.plan.image).toBeUndefined();
});
