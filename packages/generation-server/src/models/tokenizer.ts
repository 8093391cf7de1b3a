import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
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

/**
 * The tokenizer of a bundle. What is too long is cut and the end mark put last, as OpenCLIP does (the SD 2.1 wrapper
 * upstream does not cut at all and fails on such prompts).
 *
 * Throws `MODEL_BUNDLE_BROKEN` for a file that cannot be read.
 */
export function loadTokenizer(bundle: Bundle): PromptTokenizer {
  const { file, length, padId } = required(bundle, 'tokenizer');
  const path = join(bundle.directory, file);
  let tokenizer: Tokenizer;
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
      const ids = new BigInt64Array(length).fill(BigInt(padId));
      const kept = Math.min(tokens.length, length);
      for (let index = 0; index < kept; index++) ids[index] = BigInt(tokens[index]!);
      if (tokens.length > length) ids[length - 1] = BigInt(tokens.at(-1)!);
      return { ids, dropped: tokens.length - kept };
    },
  };
}
