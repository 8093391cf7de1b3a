import { hasBundle, openBundle } from '../models/bundle.ts';
import type { ProviderChoice } from '../models/execution-provider.ts';
import { createModelRuntime, type ModelRuntime } from '../models/model-runtime.ts';
import type { ModelPlacement } from '../models/placement.ts';
import { openBackgroundRemover, type BackgroundRemover } from '../image-prompt/remove-background.ts';
import { openScoreNetworks, SCORE_BUNDLES, type ScoreNetworks } from '../score/networks.ts';

export interface PictureNetworksOptions {
  readonly modelsDir: string;
  readonly providers: ProviderChoice;
  /** Whether pictures will come that have a background: images, or sampled views. */
  readonly cutsOut: boolean;
  readonly scoreResults: 'auto' | 'always' | 'never';
  /** For who wants to know of every call. */
  readonly createRuntime?: (choice: ProviderChoice) => Promise<ModelRuntime>;
}

/** The networks beside the guidance's: what takes backgrounds out and what judges results. */
export interface PictureNetworks {
  readonly remover: BackgroundRemover | undefined;
  readonly placements: readonly ModelPlacement[];
  /** Whether results are to be scored; those of images can only be in part. */
  scoresResult(hasText: boolean): boolean;
  /** Loaded on first use, unless results are scored anyway. */
  scoreNetworks(): Promise<ScoreNetworks>;
}

const BACKGROUND_BUNDLE = 'background';

/** Loads what is wanted from the start. Rejects for bundles that are there and broken. */
export async function loadPictureNetworks(options: PictureNetworksOptions): Promise<PictureNetworks> {
  const { modelsDir, providers, cutsOut, scoreResults, createRuntime = createModelRuntime } = options;
  let runtime: ModelRuntime | undefined;
  let networks: Promise<ScoreNetworks> | undefined;
  const open = async () => (runtime ??= await createRuntime(providers));
  const present = Object.values(SCORE_BUNDLES).filter((name) => hasBundle(modelsDir, name));
  const isWhole = present.length === Object.values(SCORE_BUNDLES).length;

  const scoreNetworks = () =>
    (networks ??= openNetworks().catch((error: unknown) => {
      // The next one tries again.
      networks = undefined;
      throw error;
    }));
  const openNetworks = async (): Promise<ScoreNetworks> =>
    present.length === 0
      ? { cosines: undefined, qualities: undefined, distances: undefined }
      : openScoreNetworks(await open(), modelsDir);

  const remover =
    cutsOut && hasBundle(modelsDir, BACKGROUND_BUNDLE)
      ? await openBackgroundRemover(await open(), openBundle(modelsDir, BACKGROUND_BUNDLE))
      : undefined;
  if (scoreResults === 'always' || (scoreResults === 'auto' && isWhole)) await scoreNetworks();

  return {
    remover,
    get placements() {
      return runtime?.placements ?? [];
    },
    scoresResult: (hasText) => scoreResults === 'always' || (scoreResults === 'auto' && isWhole && hasText),
    scoreNetworks,
  };
}
