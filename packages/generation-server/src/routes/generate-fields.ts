import { nearestName, type AppError } from '@404-gen/service-kit';
import { Type, type TSchema } from '@sinclair/typebox';
import { fieldError } from '../errors.ts';
import type { GenerationRequest } from '../pipeline/plan-job.ts';
import { Form } from '../plugins/forms.ts';
import { imageKind } from '../image-prompt/image-kind.ts';

export const MAX_PROMPT_CHARACTERS = 1024;
export const MAX_SEED = 2 ** 32 - 1;

const IMAGE_FIELDS = ['image', 'prompt_image_file'] as const;

/** The body of POST /generate. One declaration for validation and the API description. */
export const GenerateBody = Type.Object(
  {
    prompt: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: MAX_PROMPT_CHARACTERS,
        description:
          'What to make, in English. No control characters. Wanted unless an image is sent; may itself be an image in ' +
          'base64, as validators send it.',
        examples: ['red and black snake'],
      }),
    ),
    seed: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: MAX_SEED,
        description: 'The same seed, settings and prompt give the same bytes. Drawn at random when absent.',
      }),
    ),
    format: Type.Optional(
      Type.Union([Type.Literal('ply'), Type.Literal('spz')], { default: 'ply', description: 'Format of the answer.' }),
    ),
    negative_prompt: Type.Optional(Type.String({ maxLength: 2048, description: 'What it should not look like.' })),
    iters: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 10_000, description: 'Optimisation steps; schedules scale with it.' }),
    ),
    num_pts: Type.Optional(Type.Integer({ minimum: 100, maximum: 1_000_000, description: 'Splats at the start.' })),
    guidance_scale: Type.Optional(
      Type.Number({ minimum: 0, maximum: 1000, description: 'Classifier-free guidance scale.' }),
    ),
    image: Type.Optional(
      Type.String({
        format: 'binary',
        description:
          'PNG, JPEG or WebP: a file of a multipart form, base64 elsewhere. Its transparency is taken for the background; an ' +
          'opaque one wants the bundle `background`. Refused by guidances that take no images.',
      }),
    ),
    prompt_image_file: Type.Optional(Type.String({ format: 'binary', description: 'Another name for `image`.' })),
  },
  { title: 'GenerateRequest', additionalProperties: false },
);

type FieldName = keyof typeof GenerateBody.properties;
const FIELD_NAMES = Object.keys(GenerateBody.properties) as FieldName[];

/** A value as it came. */
interface GivenField {
  readonly name: string;
  /** Text or bytes of a form, or anything JSON can hold. */
  readonly value: unknown;
  /** Whether numbers are to be read from text. */
  readonly isText: boolean;
}

export interface ParseOptions {
  readonly acceptsImages: boolean;
  /** Why not, and what to do about it. */
  readonly imageAdvice: string;
  readonly drawSeed: () => number;
}

/** A body that has been read; its image is still to be decoded. */
export interface ParsedBody {
  readonly request: GenerationRequest;
  readonly upload?: ImageUpload;
}

export interface ImageUpload {
  /** Where it was sent. */
  readonly field: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads the body of POST /generate, whichever way it was encoded. A prompt that is an image in base64 is taken for one:
 * so the validators' image tasks arrive, and miners post them as they come (404 `neurons/miner/workers.py`).
 *
 * Throws `REQUEST_FIELD_…` and `REQUEST_IMAGE_…` (422) with the field's name in `details.field`.
 */
export function parseGenerateBody(body: unknown, options: ParseOptions): ParsedBody {
  const fields = new Map<FieldName, GivenField>();
  for (const given of givenFields(body)) {
    const { name } = given;
    if (!isFieldName(name)) throw unknownField(name);
    const same = isImageField(name)
      ? IMAGE_FIELDS.find((other) => fields.has(other))
      : fields.has(name)
        ? name
        : undefined;
    if (same !== undefined) {
      throw fieldError('REQUEST_FIELD_REPEATED', name, same === name ? 'sent more than once' : `also sent as ${same}`);
    }
    fields.set(name, given);
  }
  const upload = readUpload(fields, options);
  const prompt = upload?.field === 'prompt' ? '' : readPrompt(fields.get('prompt'), upload !== undefined);
  const text = (name: FieldName) => readField(fields.get(name)) as string | undefined;
  const number = (name: FieldName) => readField(fields.get(name)) as number | undefined;
  const request = {
    prompt,
    seed: number('seed') ?? options.drawSeed(),
    format: (text('format') as 'ply' | 'spz' | undefined) ?? 'ply',
    ...present('negativePrompt', text('negative_prompt')),
    ...present('iters', number('iters')),
    ...present('numPts', number('num_pts')),
    ...present('guidanceScale', number('guidance_scale')),
  };
  return { request, ...present('upload', upload) };
}

function present<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: V });
}

function givenFields(body: unknown): GivenField[] {
  if (body === undefined || body === null) return [];
  if (body instanceof Form) {
    return body.parts.map(({ name, value }) => ({ name, value, isText: true }));
  }
  if (typeof body !== 'object' || Array.isArray(body)) {
    throw fieldError('REQUEST_FIELD_MISSING', 'prompt', 'the body must be an object with the field prompt');
  }
  return Object.entries(body).map(([name, value]: [string, unknown]) => ({ name, value, isText: false }));
}

function isFieldName(name: string): name is FieldName {
  return (FIELD_NAMES as readonly string[]).includes(name);
}

function isImageField(name: FieldName): name is (typeof IMAGE_FIELDS)[number] {
  return (IMAGE_FIELDS as readonly string[]).includes(name);
}

function unknownField(name: string): AppError {
  const shown = JSON.stringify(name.slice(0, 100));
  const nearest = nearestName(name.slice(0, 100), FIELD_NAMES);
  const hint = nearest === undefined ? `known are ${FIELD_NAMES.join(', ')}` : `did you mean ${nearest}?`;
  return fieldError('REQUEST_FIELD_UNKNOWN', name.slice(0, 100), `unknown field ${shown}; ${hint}`);
}

function readPrompt(given: GivenField | undefined, hasImage: boolean): string {
  const prompt = readText(given, 'prompt')?.trim();
  if ((prompt === undefined || prompt === '') && hasImage) return '';
  if (prompt === undefined || prompt === '') throw fieldError('REQUEST_FIELD_MISSING', 'prompt', 'is required');
  const length = characters(prompt);
  if (length > MAX_PROMPT_CHARACTERS) {
    const looksLikeImage = LOOKS_LIKE_IMAGE.test(prompt);
    throw fieldError(
      'REQUEST_FIELD_INVALID',
      'prompt',
      `${length} characters; at most ${MAX_PROMPT_CHARACTERS}${looksLikeImage ? ' (it begins like an image in base64 and is none)' : ''}`,
    );
  }
  return prompt;
}

/** A prompt by itself, under the same rules. */
export function readPromptText(value: unknown): string {
  return readPrompt({ name: 'prompt', value, isText: true }, false);
}

/** Unicode code points, as Python counts them upstream. */
function characters(text: string): number {
  return Array.from(text).length;
}

function readText(given: GivenField | undefined, name: FieldName): string | undefined {
  if (given === undefined) return undefined;
  const { value } = given;
  if (typeof value !== 'string') throw fieldError('REQUEST_FIELD_INVALID', name, 'must be text');
  // C0 with tab and line feed, DEL and C1; and halves of surrogate pairs, which no file or header can hold.
  if (/[\u0000-\u001f\u007f-\u009f]/.test(value.trim())) {
    throw fieldError('REQUEST_FIELD_INVALID', name, 'contains a control character');
  }
  if (/\p{Surrogate}/u.test(value)) throw fieldError('REQUEST_FIELD_INVALID', name, 'is no valid Unicode text');
  return value;
}

/** Any field but prompt and images, checked against its schema. */
function readField(given: GivenField | undefined): string | number | undefined {
  if (given === undefined) return undefined;
  const name = given.name as FieldName;
  const schema: Partial<TSchema> = GenerateBody.properties[name];
  const choices = (schema['anyOf'] as { const: string }[] | undefined)?.map((member) => member.const);
  if (choices) {
    const text = readText(given, name) ?? '';
    if (!choices.includes(text)) {
      throw fieldError(
        'REQUEST_FIELD_INVALID',
        name,
        `${JSON.stringify(text.slice(0, 100))} is none of ${choices.join(', ')}`,
      );
    }
    return text;
  }
  if (schema['type'] === 'string') {
    const text = readText(given, name) ?? '';
    const longest = schema['maxLength'] as number;
    if (characters(text) > longest) throw fieldError('REQUEST_FIELD_INVALID', name, `at most ${longest} characters`);
    return text;
  }
  return readNumber(given, name, schema);
}

function readNumber({ value, isText }: GivenField, name: FieldName, schema: Partial<TSchema>): number {
  const isInteger = schema['type'] === 'integer';
  let number = Number.NaN;
  if (isText && typeof value === 'string') {
    if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value.trim())) number = Number(value);
  } else if (typeof value === 'number') number = value;
  const shown = JSON.stringify(value).slice(0, 100);
  const low = schema['minimum'] as number;
  const high = schema['maximum'] as number;
  if (!Number.isFinite(number) || (isInteger && !Number.isInteger(number))) {
    throw fieldError('REQUEST_FIELD_INVALID', name, `${shown} is no ${isInteger ? 'whole ' : ''}number`);
  }
  if (number < low || number > high) {
    throw fieldError('REQUEST_FIELD_INVALID', name, `${shown} is not between ${low} and ${high}`);
  }
  return number;
}

/** How PNG, JPEG and WebP begin in base64. */
const LOOKS_LIKE_IMAGE = /^\s*(data:image\/|iVBOR|\/9j\/|UklGR)/;

/** The image of a request. Bytes that are no image are told apart from what this server does not take. */
function readUpload(
  fields: ReadonlyMap<FieldName, GivenField>,
  { acceptsImages, imageAdvice }: ParseOptions,
): ImageUpload | undefined {
  const image = IMAGE_FIELDS.map((name) => fields.get(name)).find((given) => given !== undefined);
  const promptImage = imageInPrompt(fields.get('prompt')?.value);
  if (image === undefined && promptImage === undefined) return undefined;
  if (image !== undefined && promptImage !== undefined) {
    throw fieldError('REQUEST_FIELD_REPEATED', image.name, 'the prompt is an image already');
  }
  const field = image?.name ?? 'prompt';
  const bytes = image === undefined ? promptImage : bytesOf(image.value);
  if (bytes === undefined || imageKind(bytes) === undefined) {
    throw fieldError('REQUEST_IMAGE_UNREADABLE', field, 'holds no PNG, JPEG or WebP');
  }
  if (!acceptsImages) throw fieldError('REQUEST_IMAGE_UNSUPPORTED', field, imageAdvice);
  return { field, bytes };
}

/** The smallest pictures take more than this; words have spaces between them. */
const LEAST_IMAGE_CHARACTERS = 64;

/** The picture that a prompt is in base64, as validators send them; undefined when it is a text. */
export function imageInPrompt(prompt: unknown): Uint8Array | undefined {
  const text = typeof prompt === 'string' ? prompt.trim() : '';
  if (text.length < LEAST_IMAGE_CHARACTERS || text.includes(' ') || !LOOKS_LIKE_IMAGE.test(text)) return undefined;
  const bytes = fromBase64(text);
  return bytes !== undefined && imageKind(bytes) !== undefined ? bytes : undefined;
}

function bytesOf(value: unknown): Uint8Array | undefined {
  if (typeof value === 'string') return fromBase64(value);
  return value instanceof Uint8Array ? value : undefined;
}

/** Base64 with or without a data URL in front; undefined when it is none. */
function fromBase64(text: string): Buffer | undefined {
  const data = text.replace(/^data:[^,]{0,100},/, '').replaceAll(/\s/g, '');
  return /^[A-Za-z0-9+/_-]+={0,2}$/.test(data) ? Buffer.from(data, 'base64') : undefined;
}
