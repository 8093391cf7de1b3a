import { describe, expect, it } from 'vitest';
import { signedVolume } from '../mesh.ts';
import { MeshBuilder } from '../mesh-builder.ts';
import { terrain } from './terrain.ts';

describe('terrain', () => {
  it('encloses the volume between ground and underside, faces outwards', () => {
    const b = new MeshBuilder({ seed: 1 });
    terrain(b, {
      rim: () => 1,
      height: () => 0.5,
      under: (x, z) => -0.5 * (1 - Math.hypot(x, z)),
      part: () => 'body',
      underPart: 'body',
      columns: 200,
    });
    const { positions, indices } = b.finish();
    const volume = signedVolume(Array.from(positions), Array.from(indices)) / 6;
    // A disc 0.5 high on a cone 0.5 deep.
    expect(volume).toBeCloseTo(Math.PI * (0.5 + 0.5 / 3), 2);
  });

  it('paints places by height and steepness and the rest by the part of the underside', () => {
    const b = new MeshBuilder({ seed: 1 });
    terrain(b, {
      rim: () => 1,
      height: (x) => (x > 0 ? 1 : 0.2),
      part: ([, y], normalY) => (normalY < 0.7 ? 'cliff' : y > 0.5 ? 'high' : 'low'),
      underPart: 'under',
    });
    expect(b.finish().parts.toSorted()).toEqual(['cliff', 'high', 'low', 'under']);
  });
});
