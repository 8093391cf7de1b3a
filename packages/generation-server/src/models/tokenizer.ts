import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tokenizers from '@huggingface/tokenizers';
import { generationError } from '../errors.ts';
import { required, type Bundle } from './bundle.ts';

export interface TokenizedPrompt {
  /** [length] of the tokenizer, begin and end marks included, padded. */
  readonly ids: BigInt64Array;
  /** Tokens of the text that found no room; 0 as a rule. */
  readonly dropped: number;
}

export interface PromptTokenizer {
  /** Ids that the network may be given. */
  readonly length: number;
  encode(text: string): TokenizedPrompt;
}

interface TextTokenizer {
  encode(text: string): { readonly ids: readonly number[] };
}

// The declarations that come with the library name modules by an alias of its own, which nobody else can resolve.
const { Tokenizer } = tokenizers as unknown as {
  readonly Tokenizer: new (tokenizer: object, config: object) => TextTokenizer;
};

/**
 * The tokenizer of a bundle. What is too long is cut and the end mark put last, as OpenCLIP does (the SD 2.1 wrapper
 * upstream does not cut at all and fails on such prompts).
 *
 * Throws `MODEL_BUNDLE_BROKEN` for a file that cannot be read.
 */
export function loadTokenizer(bundle: Bundle): PromptTokenizer {
  const { file, length, padId } = required(bundle, 'tokenizer');
  const path = join(bundle.directory, file);
  let tokenizer: TextTokenizer;
  try {
    tokenizer = new Tokenizer(JSON.parse(readFileSync(path, 'utf8')) as object, {});
  } catch (cause) {
    const told = `${path} is no tokenizer; mend the bundle with \`npm run models -- pull ${bundle.name}\``;
    throw generationError('MODEL_BUNDLE_BROKEN', told, { cause });
  }
  return {
    length,
    encode(text) {
      const tokens = tokenizer.encode(text).ids;
      const endMark = tokens.at(-1) ?? padId;
      const kept = tokens.length > length ? [...tokens.slice(0, length - 1), endMark] : tokens;
      const ids = new BigInt64Array(length).fill(BigInt(padId));
      kept.forEach((id, index) => (ids[index] = BigInt(id)));
      return { ids, dropped: tokens.length - kept.length };
    },
  };
}
