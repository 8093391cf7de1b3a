import { ZSTDDecoder } from 'zstddec/stream';
import { formatError } from './format-error.ts';

/** Decompresses one frame while it arrives, in the memory of the frame's window. */
export interface ZstdStream {
  /** Whether the frame has ended. */
  readonly ended: boolean;
  /**
   * @param take given what the chunk decompresses to, in pieces of up to 128 KiB, each good during the call only
   * @throws AppError `FORMAT_SPZ_CONTAINER` for a damaged frame and for bytes behind its end
   */
  push(chunk: Uint8Array, take: (piece: Uint8Array) => void): void;
  /** Frees its memory; safe to call twice. */
  close(): void;
}

/** What the package's module exports. A `size_t` and a pointer take 4 bytes each. */
interface ZstdModule {
  readonly memory: { readonly buffer: ArrayBuffer };
  malloc(bytes: number): number;
  ZSTD_DStreamInSize(): number;
  ZSTD_DStreamOutSize(): number;
  ZSTD_createDCtx(): number;
  ZSTD_freeDCtx(context: number): number;
  /** 0 when the frame has ended; negative for an error. */
  ZSTD_decompressStream(context: number, output: number, input: number): number;
}

/** The module, with places in its memory that all streams use in turn: a push never waits. */
interface Workbench {
  readonly module: ZstdModule;
  readonly source: number;
  readonly sourceBytes: number;
  readonly target: number;
  readonly targetBytes: number;
  /** `ZSTD_inBuffer` and `ZSTD_outBuffer`: address, size, position. */
  readonly input: number;
  readonly output: number;
}

const BUFFER_STRUCT_BYTES = 12;

let workbench: Promise<Workbench> | undefined;

/** A stream for one frame. The first call of a process compiles the codec. */
export async function openZstdStream(): Promise<ZstdStream> {
  workbench ??= openWorkbench();
  return new OpenStream(await workbench);
}

/**
 * The package's own streaming reads from an iterable that cannot wait for bytes, and goes round for ever in a damaged
 * frame; so its module is driven from here.
 */
async function openWorkbench(): Promise<Workbench> {
  const decoder = new ZSTDDecoder();
  const initialise = decoder._init.bind(decoder);
  let instantiated: ZstdModule | undefined;
  decoder._init = (result: unknown) => {
    initialise(result);
    instantiated = (result as { instance: { exports: ZstdModule } }).instance.exports;
  };
  await decoder.init();
  // Undefined where somebody else had initialised it before: nobody else in this package may.
  const module = instantiated!;
  const [sourceBytes, targetBytes] = [module.ZSTD_DStreamInSize(), module.ZSTD_DStreamOutSize()];
  return {
    module,
    source: module.malloc(sourceBytes),
    sourceBytes,
    target: module.malloc(targetBytes),
    targetBytes,
    input: module.malloc(BUFFER_STRUCT_BYTES),
    output: module.malloc(BUFFER_STRUCT_BYTES),
  };
}

class OpenStream implements ZstdStream {
  readonly #bench: Workbench;
  #context: number;
  #ended = false;

  constructor(bench: Workbench) {
    this.#bench = bench;
    this.#context = bench.module.ZSTD_createDCtx();
    if (this.#context === 0) throw formatError('FORMAT_SPZ_TOO_LARGE', 'No memory for another zstd stream');
  }

  get ended(): boolean {
    return this.#ended;
  }

  push(chunk: Uint8Array, take: (piece: Uint8Array) => void): void {
    const { sourceBytes } = this.#bench;
    for (let start = 0; start < chunk.length; start += sourceBytes) {
      this.#pushPart(chunk.subarray(start, start + sourceBytes), take);
    }
  }

  close(): void {
    if (this.#context !== 0) this.#bench.module.ZSTD_freeDCtx(this.#context);
    this.#context = 0;
  }

  #pushPart(part: Uint8Array, take: (piece: Uint8Array) => void): void {
    const { module, source, target, targetBytes, input, output } = this.#bench;
    // Fetched anew each time: memory that grows is another buffer.
    new Uint8Array(module.memory.buffer, source, part.length).set(part);
    this.#setBuffer(input, source, part.length);
    for (let consumed = 0, filled = true; consumed < part.length || filled;) {
      if (this.#ended) {
        if (consumed === part.length) return;
        throw formatError('FORMAT_SPZ_CONTAINER', 'There are bytes behind the zstd frame');
      }
      this.#setBuffer(output, target, targetBytes);
      const left = module.ZSTD_decompressStream(this.#context, output, input);
      if (left < 0) throw formatError('FORMAT_SPZ_CONTAINER', `The zstd frame is damaged (error ${-left})`);
      this.#ended = left === 0;
      consumed = this.#position(input);
      const bytes = this.#position(output);
      filled = bytes === targetBytes;
      if (bytes > 0) take(new Uint8Array(module.memory.buffer, target, bytes));
    }
  }

  #setBuffer(at: number, address: number, bytes: number): void {
    new Uint32Array(this.#bench.module.memory.buffer, at, 3).set([address, bytes, 0]);
  }

  #position(at: number): number {
    return new Uint32Array(this.#bench.module.memory.buffer, at, 3)[2]!;
  }
}
