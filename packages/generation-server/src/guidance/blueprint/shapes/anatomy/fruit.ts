import type { MeshBuilder } from '../mesh-builder.ts';

/** Berries hanging in a cone from the origin, in the current part. */
export function grapeBunch(b: MeshBuilder, radius: number, layers: number): void {
  for (let layer = 0; layer < layers; layer++) {
    const wide = (1 - layer / layers) * layers * 0.62;
    const count = Math.max(1, Math.round(wide * 2.6));
    for (let index = 0; index < count; index++) {
      const angle = (index / count) * 2 * Math.PI + layer * 1.3;
      const reach = count === 1 ? 0 : wide * radius;
      b.ball(radius * b.random.between(0.92, 1.08), {
        at: [reach * Math.sin(angle), -radius - layer * radius * 1.55, reach * Math.cos(angle)],
        segments: 12,
        tint: b.random.between(0.85, 1.12),
      });
    }
    if (wide > 1.4)
      b.ball(radius * wide * 0.72, { at: [0, -radius - layer * radius * 1.55, 0], segments: 10, tint: 0.8 });
  }
}
