export const VIEW_SIDES = ['front', 'side', 'back'] as const;
export type ViewSide = (typeof VIEW_SIDES)[number];

/** Half-angles of what counts as front, and as not yet back, degrees (404 `sd_utils.py`, which prepares and never uses them). */
const FRONT_DEGREES = 60;
const SIDE_DEGREES = 120;

/** Which side of the object a camera at this azimuth sees, its front looking to azimuth 0. */
export function viewSide(azimuthDegrees: number): ViewSide {
  const turned = Math.abs(((((azimuthDegrees + 180) % 360) + 360) % 360) - 180);
  if (turned < FRONT_DEGREES) return 'front';
  return turned < SIDE_DEGREES ? 'side' : 'back';
}

export function viewPrompt(prompt: string, side: ViewSide): string {
  return `${prompt}, ${side} view`;
}
