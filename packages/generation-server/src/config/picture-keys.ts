import { Type } from '@sinclair/typebox';

const IMAGES = 'Image prompts';
const SCORE = 'Score';

/** Settings of ours for image prompts and for the validators' score. */
export const pictureProperties = {
  max_image_pixels: Type.Integer({
    minimum: 1024,
    maximum: 268_402_689,
    default: 4096 * 4096,
    restart: true,
    group: IMAGES,
    description:
      'Most pixels of an image prompt, whatever the size of its file; it is told before anything is decoded.',
  }),
  score_results: Type.Union([Type.Literal('auto'), Type.Literal('always'), Type.Literal('never')], {
    default: 'auto',
    restart: true,
    group: SCORE,
    description:
      "Whether results carry the validators' score as predicted here (header X-Validator-Score): auto when the bundles of " +
      'all its networks are there, always also with the terms that are known, never. POST /score works in any case.',
  }),
};
