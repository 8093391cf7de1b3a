import type { FloatImage } from '@404-gen/splat';
import { spreadOf, type ColourSpread } from './colour-spread.ts';
import { colourWords, shareOfColour } from './colour-words.ts';
import { ramp, type Grade } from './grade.ts';

/** Coverage from which a pixel is part of the object, of its faint edge, and of its solid inside. */
const INSIDE_ALPHA = 0.5;
const TOUCHED_ALPHA = 0.1;
const SOLID_ALPHA = 0.8;
/** Share of the object's pixels at which a colour the prompt names counts as shown. */
const COLOUR_SHOWN_SHARE = 0.02;

/** What one view shows. */
interface ViewFacts {
  /** Share of the picture that is object. */
  readonly coverage: number;
  /** Of the touched pixels, the share that is solid. */
  readonly solidity: number;
  /** [n, 3] colours inside the object, background taken out, clamped to [0, 1]. */
  readonly colours: Float32Array;
  readonly spread: ColourSpread;
}

/**
 * What views of an object say of it. They are neighbours on a circle, each on a black background.
 *
 * These are plain measures of a picture. They know nothing of what the prompt asks for but its colours.
 */
export function gradePicture(views: readonly FloatImage[], prompt: string): Grade[] {
  const facts = views.map(lookAt);
  const seen = facts.filter((view) => view.coverage > 0);
  const coverage = mean(facts.map((view) => view.coverage));
  const contrast = mean(seen.map((view) => Math.sqrt(view.spread.variance)));
  const solidity = mean(seen.map((view) => view.solidity));
  const disorder = mean(seen.map((view) => view.spread.disorder));
  const steadiness = consistency(facts);
  const grades: Grade[] = [
    {
      name: 'coverage',
      value: coverage,
      worth: Math.min(ramp(coverage, 0.0005, 0.012), ramp(coverage, 0.97, 0.85)),
      weight: 1,
      complaint: coverage < 0.1 ? 'next to nothing is to be seen' : 'the object fills the whole picture',
    },
    {
      name: 'solidity',
      value: solidity,
      worth: ramp(solidity, 0.05, 0.8),
      weight: 2,
      complaint: 'the object is a haze',
    },
    {
      name: 'contrast',
      value: contrast,
      worth: ramp(contrast, 0.0005, 0.006) * (0.75 + 0.25 * ramp(contrast, 0.01, 0.2)),
      weight: 2,
      complaint: 'the object has one flat colour',
    },
    {
      name: 'palette',
      value: disorder,
      worth: ramp(disorder, 0.65, 0.3),
      weight: 1,
      complaint: 'the colours are noise',
    },
    {
      name: 'consistency',
      value: steadiness,
      worth: ramp(steadiness, 0.1, 0.6),
      weight: 1,
      complaint: 'neighbouring views do not fit each other',
    },
  ];
  const words = colourWords(prompt);
  if (words.length > 0) {
    const shown = words.map((word) =>
      ramp(mean(seen.map((view) => shareOfColour(word, view.colours))), 0, COLOUR_SHOWN_SHARE),
    );
    const missing = words.filter((_, index) => (shown[index] ?? 0) < 0.5);
    grades.push({
      name: 'colours',
      value: mean(shown),
      // A prompt's colour may belong to a part that is small or hidden: its lack costs, and fails nothing by itself.
      worth: 0.5 + 0.5 * mean(shown),
      weight: 2,
      complaint: `the prompt's ${missing.join(' and ')} is not to be seen`,
    });
  }
  return grades;
}

function lookAt(view: FloatImage): ViewFacts {
  const pixels = view.width * view.height;
  let inside = 0;
  let touched = 0;
  let solid = 0;
  const colours = new Float32Array(pixels * 3);
  for (let pixel = 0; pixel < pixels; pixel++) {
    const alpha = view.alpha[pixel] ?? 0;
    if (alpha < TOUCHED_ALPHA) continue;
    touched += 1;
    if (alpha >= SOLID_ALPHA) solid += 1;
    if (alpha < INSIDE_ALPHA) continue;
    for (let channel = 0; channel < 3; channel++) {
      const value = (view.rgb[pixel * 3 + channel] ?? 0) / alpha;
      colours[inside * 3 + channel] = clamp(value);
    }
    inside += 1;
  }
  const packed = colours.slice(0, inside * 3);
  const spread = spreadOf(packed);
  return {
    coverage: inside / pixels,
    solidity: touched === 0 ? 0 : solid / touched,
    colours: packed,
    spread,
  };
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}

/** How well each view's size and mean colour agree with the next one's, cyclic; 1 is the same. */
function consistency(facts: readonly ViewFacts[]): number {
  const agreements = facts.map((view, index) => {
    const next = facts[(index + 1) % facts.length] ?? view;
    const larger = Math.max(view.coverage, next.coverage);
    if (larger === 0) return 0;
    const sizes = Math.min(view.coverage, next.coverage) / larger;
    const shift = mean(view.spread.means.map((value, channel) => Math.abs(value - (next.spread.means[channel] ?? 0))));
    return sizes * (1 - Math.min(1, shift * 2));
  });
  return mean(agreements);
}

function mean(values: readonly number[], ofNone = 0): number {
  return values.length === 0 ? ofNone : values.reduce((sum, value) => sum + value, 0) / values.length;
}
