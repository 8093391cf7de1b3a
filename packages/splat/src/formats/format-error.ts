import { AppError } from '@404-gen/service-kit';

/** Every code that this folder throws for a file; the README says what each means. */
export const FORMAT_ERROR_CODES = [
  'FORMAT_UNKNOWN',
  'FORMAT_PLY_MAGIC',
  'FORMAT_PLY_HEADER',
  'FORMAT_PLY_COUNT',
  'FORMAT_PLY_PROPERTY',
  'FORMAT_PLY_TRUNCATED',
  'FORMAT_PLY_VALUE',
  'FORMAT_SPZ_MAGIC',
  'FORMAT_SPZ_CONTAINER',
  'FORMAT_SPZ_VERSION',
  'FORMAT_SPZ_HEADER',
  'FORMAT_SPZ_COUNT',
  'FORMAT_SPZ_TRUNCATED',
  'FORMAT_SPZ_TOO_LARGE',
  'FORMAT_SPZ_VALUE',
  'FORMAT_SPZ_RANGE',
  'FORMAT_PNG',
] as const;

export type FormatErrorCode = (typeof FORMAT_ERROR_CODES)[number];

/** A file that cannot be read. 422: whoever sent the file is to mend it. */
export function formatError(
  code: FormatErrorCode,
  message: string,
  options: { details?: Readonly<Record<string, unknown>>; cause?: unknown } = {},
): AppError {
  return new AppError(code, message, { statusCode: 422, ...options });
}
