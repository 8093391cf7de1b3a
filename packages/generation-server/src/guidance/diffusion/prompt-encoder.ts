import type { Bundle } from '../../models/bundle.ts';
import type { ModelRuntime } from '../../models/model-runtime.ts';
import { loadTokenizer } from '../../models/tokenizer.ts';

export interface EncodedPrompt {
  /** [tokens, width] */
  readonly context: Float32Array;
  /** Why not all of the text was read; undefined when it was. */
  readonly warning: string | undefined;
}

export interface PromptEncoder {
  encode(text: string, what: 'prompt' | 'negative prompt'): Promise<EncodedPrompt>;
}

/** The bundle's tokenizer and text tower. */
export async function openPromptEncoder(runtime: ModelRuntime, bundle: Bundle): Promise<PromptEncoder> {
  const tokenizer = loadTokenizer(bundle);
  const session = await runtime.open(bundle, 'text-encoder');
  return {
    async encode(text, what) {
      const { ids, dropped } = tokenizer.encode(text);
      const { context } = await session.run({ ids });
      const { network } = bundle.manifest;
      return {
        context: context!,
        warning:
          dropped === 0
            ? undefined
            : `the ${what} is ${dropped} tokens longer than the ${tokenizer.length} that ${network} reads: its end was left out`,
      };
    },
  };
}
