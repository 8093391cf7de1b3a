import type { Camera, OrbitPose } from '@404-gen/splat';
import { createRandom, type Random } from '../random.ts';
import type { Scene } from './scene.ts';
import { TargetRenderer, type TargetImage } from './target-renderer.ts';

/** Distance of the validator's cameras (pipeline sheet §7.4); at 49.1° an object of size 1.5 fills two thirds. */
export const TARGET_RADIUS = 2.5;

/**
 * Rings of poses: most of them near the validator's elevation, a few from steeply above and from below. The first
 * azimuths are those that leave the smallest gap over all rings, 21°.
 */
const RINGS: readonly (readonly [elevationDegrees: number, count: number, firstAzimuth: number])[] = [
  [-25, 5, 47],
  [0, 8, 35],
  [15, 12, 14],
  [35, 7, 48],
  [60, 4, 57],
];

/** The poses that targets are rendered from. */
export const TARGET_POSES: readonly OrbitPose[] = RINGS.flatMap(([elevationDegrees, count, first]) =>
  Array.from({ length: count }, (_, index) => ({
    elevationDegrees,
    azimuthDegrees: (first + (index * 360) / count) % 360,
    radius: TARGET_RADIUS,
  })),
);

/** Kept pictures in bytes; past it the oldest goes. All poses at 512 pixels need 38 MB. */
const MAX_CACHED_BYTES = 64 * 1024 * 1024;

/** Targets of one scene by camera, rendered on first use and kept. */
export class TargetViews {
  readonly renderer: TargetRenderer;
  private readonly cache = new Map<string, TargetImage>();
  private cachedBytes = 0;

  constructor(scene: Scene) {
    this.renderer = new TargetRenderer(scene);
  }

  targetFor(camera: Camera): TargetImage {
    const key = [
      camera.width,
      camera.height,
      camera.fx,
      camera.fy,
      camera.cx,
      camera.cy,
      ...camera.rotation,
      ...camera.translation,
    ].join();
    const known = this.cache.get(key);
    if (known) return known;
    const made = this.renderer.render(camera);
    this.cache.set(key, made);
    this.cachedBytes += made.premultiplied.byteLength;
    for (const [oldest, image] of this.cache) {
      if (this.cachedBytes <= MAX_CACHED_BYTES || oldest === key) break;
      this.cache.delete(oldest);
      this.cachedBytes -= image.premultiplied.byteLength;
    }
    return made;
  }
}

/** Deals the poses out in random order, each once before any comes again. */
export function createPoseDealer(seed: number): (count: number) => readonly OrbitPose[] {
  const random: Random = createRandom(seed).fork('poses');
  let deck: OrbitPose[] = [];
  return (count) => {
    const hand: OrbitPose[] = [];
    while (hand.length < count) {
      if (deck.length === 0) deck = random.shuffled(TARGET_POSES);
      hand.push(deck.pop()!);
    }
    return hand;
  };
}
