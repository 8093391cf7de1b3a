/** Options of {@link AppError}. */
export interface AppErrorOptions {
  /** HTTP status a server answers with when this error ends a request. Default 500. */
  statusCode?: number;
  /** Whether the same call may succeed later or elsewhere. Default false. */
  retryable?: boolean;
  /** Facts for logs and for the caller; never secrets. */
  details?: Readonly<Record<string, unknown>>;
  cause?: unknown;
}

/**
 * An error with a stable code. Branch on `code`, never on the message.
 *
 * Prefixes: `CONFIG_` bad start-up settings, `REQUEST_` unacceptable input, `CAPACITY_` busy or warming up, `DEADLINE_`
 * and `CANCELLED_` time limit or caller gone, `PIPELINE_` the generation child failed, `MODEL_`/`NUMERIC_` a network or
 * the optimiser failed, `GPU_` device trouble, `FORMAT_` a file that cannot be read, `PEER_` another process failed us,
 * `WALLET_` key files, `CHAIN_` the chain, `BUG_` a broken invariant.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: string;
  readonly statusCode: number;
  readonly retryable: boolean;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.statusCode = options.statusCode ?? 500;
    this.retryable = options.retryable ?? false;
    this.details = options.details ?? {};
  }
}

/** The error itself if it is one of ours, else an `AppError` with `code` around it. */
export function toAppError(error: unknown, code = 'BUG_UNEXPECTED'): AppError {
  if (error instanceof AppError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new AppError(code, message, { cause: error });
}
