import { AppError, type AppErrorOptions } from '@404-gen/service-kit';

interface CatalogueEntry {
  readonly status: number;
  /** Whether the same request may succeed later or on another server. */
  readonly retryable?: true;
  /** Said to callers in place of the error's own message when the status is 5xx, and listed in the README. */
  readonly meaning: string;
}

/** Every code this service makes. A test ties it to the README and to the metric's labels. Never reuse a retired code. */
export const GENERATION_ERRORS = {
  CONFIG_PORT_IN_USE: { status: 500, meaning: 'Another process listens on the port.' },
  CONFIG_LISTEN: { status: 500, meaning: 'The address cannot be listened on.' },
  CONFIG_COMMAND: { status: 500, meaning: 'The command line is incomplete.' },

  REQUEST_FIELD_MISSING: { status: 422, meaning: 'A required field is absent or empty.' },
  REQUEST_FIELD_INVALID: { status: 422, meaning: 'A field has a value it may not have.' },
  REQUEST_FIELD_REPEATED: { status: 422, meaning: 'A field was sent more than once.' },
  REQUEST_FIELD_UNKNOWN: { status: 422, meaning: 'No such field.' },
  REQUEST_IMAGE_UNREADABLE: { status: 422, meaning: 'The bytes sent as an image are none (PNG, JPEG or WebP).' },
  REQUEST_IMAGE_TOO_LARGE: { status: 422, meaning: 'The image has too many pixels.' },
  REQUEST_IMAGE_BACKGROUND: {
    status: 422,
    meaning: 'The image has no transparency, and nothing here removes backgrounds.',
  },
  REQUEST_IMAGE_UNSUPPORTED: { status: 422, meaning: 'The guidance in use takes no images.' },
  REQUEST_MALFORMED: { status: 400, meaning: 'The body is not what its content type says, or ends early.' },
  REQUEST_TOO_LARGE: { status: 413, meaning: 'The body or one of its parts is too large.' },
  REQUEST_MEDIA_TYPE: { status: 415, meaning: 'The content type is not taken here.' },
  REQUEST_TIMEOUT: { status: 408, meaning: 'The request did not arrive in time.' },
  REQUEST_UNAUTHORIZED: { status: 401, meaning: 'The bearer token is missing or wrong.' },
  REQUEST_NOT_FOUND: { status: 404, meaning: 'No such route or job.' },
  REQUEST_METHOD: { status: 405, meaning: 'The route exists, for another method.' },

  CAPACITY_WARMING_UP: { status: 503, retryable: true, meaning: 'The pipeline process is still loading.' },
  CAPACITY_QUEUE_FULL: { status: 503, retryable: true, meaning: 'The queue is full.' },
  CAPACITY_PREVIEW_BUSY: { status: 503, retryable: true, meaning: 'Too many previews are being rendered.' },
  CAPACITY_SCORE_BUSY: { status: 503, retryable: true, meaning: 'Too many files wait to be scored.' },
  CAPACITY_STOPPING: { status: 503, retryable: true, meaning: 'The server is shutting down.' },

  DEADLINE_EXCEEDED: { status: 504, retryable: true, meaning: 'The job was not done within deadline_seconds.' },
  CANCELLED_BY_CLIENT: { status: 499, meaning: 'The client went away; nobody reads this answer.' },

  PIPELINE_CRASHED: { status: 500, retryable: true, meaning: 'The pipeline process died while it worked on the job.' },
  PIPELINE_STALLED: {
    status: 500,
    retryable: true,
    meaning: 'The pipeline process showed no progress and was replaced.',
  },
  PREVIEW_FAILED: { status: 500, meaning: 'The preview could not be rendered.' },

  GPU_OUT_OF_MEMORY: {
    status: 500,
    retryable: true,
    meaning: 'The GPU has too little free memory for this job, even a smaller one.',
  },
  GPU_DEVICE_LOST: { status: 500, retryable: true, meaning: 'The GPU stopped working on the job and is opened anew.' },
  MODEL_BUNDLE_MISSING: { status: 500, meaning: 'A model bundle that the settings ask for is not there.' },
  MODEL_BUNDLE_BROKEN: { status: 500, meaning: 'A model bundle is incomplete, damaged or of the wrong kind.' },
  MODEL_PROVIDER_UNAVAILABLE: { status: 500, meaning: 'The execution provider asked for is not there.' },
  MODEL_LOAD_FAILED: { status: 500, meaning: 'A network could not be loaded.' },
  MODEL_RUN_FAILED: { status: 500, retryable: true, meaning: 'A network failed while it worked on the job.' },
  MODEL_WRONG_RESULT: { status: 500, meaning: 'An execution provider computes a network wrongly.' },
  MODEL_NOT_PUBLISHED: { status: 500, meaning: 'A model bundle cannot be pulled, only exported.' },
  MODEL_DOWNLOAD_REFUSED: { status: 500, meaning: 'A host does not give out a file of a bundle.' },
  MODEL_DOWNLOAD_FAILED: { status: 500, retryable: true, meaning: 'A download broke off again and again.' },
  MODEL_DOWNLOAD_CORRUPT: { status: 500, meaning: 'A host sent other bytes than the manifest lists.' },
  MODEL_DISK_FULL: { status: 500, meaning: 'There is no room for a model bundle.' },
  NUMERIC_DIVERGED: { status: 500, retryable: true, meaning: 'The optimisation diverged; another seed may do.' },
  BUG_UNEXPECTED: { status: 500, meaning: 'An error nobody foresaw; the log has it under the request id.' },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;

export type GenerationErrorCode = keyof typeof GENERATION_ERRORS;

export function isGenerationErrorCode(code: string): code is GenerationErrorCode {
  return Object.hasOwn(GENERATION_ERRORS, code);
}

/** An error of the catalogue, with its status. */
export function generationError(
  code: GenerationErrorCode,
  message?: string,
  options: Pick<AppErrorOptions, 'cause' | 'details'> = {},
): AppError {
  const entry: CatalogueEntry = GENERATION_ERRORS[code];
  return new AppError(code, message ?? entry.meaning, {
    statusCode: entry.status,
    retryable: entry.retryable ?? false,
    ...options,
  });
}

/** A fault of one request field: 422 unless the code says otherwise, with the field's name in the answer. */
export function fieldError(code: GenerationErrorCode, field: string, message: string): AppError {
  return generationError(code, `${field}: ${message}`, { details: { field } });
}
