import { hasBundle, openBundle } from '../models/bundle.ts';
import type { ProviderChoice } from '../models/execution-provider.ts';
import { createModelRuntime, type ModelRuntime } from '../models/model-runtime.ts';
import type { ModelPlacement } from '../models/placement.ts';
import { openBackgroundRemover, type BackgroundRemover } from '../image-prompt/remove-background.ts';
import { IMAGE_ALIGNMENT_BUNDLE, openScoreNetworks, SCORE_BUNDLES, type ScoreNetworks } from '../score/networks.ts';

export interface PictureNetworksOptions {
  readonly modelsDir: string;
  readonly providers: ProviderChoice;
  /** Whether pictures will come that have a background: images, or sampled views. */
  readonly cutsOut: boolean;
  /** Whether jobs may have an image for a prompt. */
  readonly acceptsImages: boolean;
  readonly scoreResults: 'auto' | 'always' | 'never';
  /** For who wants to know of every call. */
  readonly createRuntime?: (choice: ProviderChoice) => Promise<ModelRuntime>;
}

/** The networks beside the guidance's: what takes backgrounds out and what judges results. */
export interface PictureNetworks {
  readonly remover: BackgroundRemover | undefined;
  readonly placements: readonly ModelPlacement[];
  /** Whether the result of a text, or of an image, is to be scored. */
  scoresResult(prompt: 'text' | 'image'): boolean;
  /** Loaded on first use, unless results are scored anyway. */
  scoreNetworks(): Promise<ScoreNetworks>;
}

const BACKGROUND_BUNDLE = 'background';

/** Loads what is wanted from the start. Rejects for bundles that are there and broken. */
export async function loadPictureNetworks(options: PictureNetworksOptions): Promise<PictureNetworks> {
  const { modelsDir, providers, cutsOut, acceptsImages, scoreResults, createRuntime = createModelRuntime } = options;
  let runtime: ModelRuntime | undefined;
  let networks: Promise<ScoreNetworks> | undefined;
  const open = async () => (runtime ??= await createRuntime(providers));
  const isThere = (name: string) => hasBundle(modelsDir, name);
  const { alignment, ...forBoth } = SCORE_BUNDLES;
  const whole = (ofPrompt: string) => [ofPrompt, ...Object.values(forBoth)].every(isThere);
  const isWhole = { text: whole(alignment), image: whole(IMAGE_ALIGNMENT_BUNDLE) };

  const scoreNetworks = () =>
    (networks ??= openNetworks().catch((error: unknown) => {
      // The next one tries again.
      networks = undefined;
      throw error;
    }));
  const openNetworks = async (): Promise<ScoreNetworks> =>
    [...Object.values(SCORE_BUNDLES), IMAGE_ALIGNMENT_BUNDLE].some(isThere)
      ? openScoreNetworks(await open(), modelsDir, acceptsImages && scoreResults !== 'never' ? 'expected' : 'unlikely')
      : { cosines: undefined, likenesses: undefined, qualities: undefined, distances: undefined };

  const remover =
    cutsOut && hasBundle(modelsDir, BACKGROUND_BUNDLE)
      ? await openBackgroundRemover(await open(), openBundle(modelsDir, BACKGROUND_BUNDLE))
      : undefined;
  const scores = (prompt: 'text' | 'image') =>
    scoreResults === 'always' || (scoreResults === 'auto' && isWhole[prompt]);
  if (scores('text') || (acceptsImages && scores('image'))) await scoreNetworks();

  return {
    remover,
    get placements() {
      return runtime?.placements ?? [];
    },
    scoresResult: scores,
    scoreNetworks,
  };
}
