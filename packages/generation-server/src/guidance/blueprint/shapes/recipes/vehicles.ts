import { loft } from '../anatomy/bodies.ts';
import { carWheel } from '../anatomy/wheels.ts';
import type { RecipeTable } from '../recipe.ts';
import { clamp, lerp, smoothstep, type Vec3 } from '../vec.ts';

interface CarShape {
  readonly length: number;
  readonly width: number;
  readonly wheel: number;
  /** Height of the belt line at front, middle and back, and of the sill. */
  readonly belt: readonly [number, number, number];
  readonly sill: number;
  /** Cabin: where it starts at the belt, where the roof starts and ends, where it meets the belt again; 0 front … 1 back. */
  readonly cabin: readonly [number, number, number, number];
  readonly roof: number;
}

const CARS: Readonly<Record<string, CarShape>> = {
  sedan: {
    length: 2.1,
    width: 0.86,
    wheel: 0.19,
    belt: [0.42, 0.5, 0.5],
    sill: 0.13,
    cabin: [0.32, 0.46, 0.7, 0.86],
    roof: 0.74,
  },
  sports: {
    length: 2.1,
    width: 0.92,
    wheel: 0.2,
    belt: [0.32, 0.42, 0.46],
    sill: 0.1,
    cabin: [0.36, 0.52, 0.66, 0.9],
    roof: 0.6,
  },
  suv: {
    length: 2.0,
    width: 0.92,
    wheel: 0.24,
    belt: [0.58, 0.64, 0.64],
    sill: 0.22,
    cabin: [0.3, 0.42, 0.92, 0.99],
    roof: 0.98,
  },
  vintage: {
    length: 2.1,
    width: 0.84,
    wheel: 0.22,
    belt: [0.5, 0.54, 0.5],
    sill: 0.2,
    cabin: [0.4, 0.48, 0.74, 0.86],
    roof: 0.86,
  },
  race: {
    length: 2.2,
    width: 0.62,
    wheel: 0.22,
    belt: [0.2, 0.34, 0.36],
    sill: 0.1,
    cabin: [0.46, 0.5, 0.56, 0.62],
    roof: 0.42,
  },
  hatchback: {
    length: 1.75,
    width: 0.84,
    wheel: 0.18,
    belt: [0.46, 0.54, 0.54],
    sill: 0.14,
    cabin: [0.26, 0.42, 0.86, 0.99],
    roof: 0.82,
  },
  convertible: {
    length: 2.1,
    width: 0.88,
    wheel: 0.19,
    belt: [0.4, 0.47, 0.47],
    sill: 0.12,
    cabin: [0.38, 0.48, 0.5, 0.52],
    roof: 0.68,
  },
};

export const VEHICLES: RecipeTable = {
  car(b, p) {
    const form = p.variant('form');
    const shape =
      CARS[form] ?? (form === 'kart' ? CARS['race']! : form === 'golf_cart' ? CARS['hatchback']! : CARS['sedan']!);
    const { length: l, width: w, wheel, belt, sill, cabin, roof } = shape;
    const open = form === 'race' || form === 'kart';
    const beltAt = (t: number) =>
      t < 0.5 ? lerp(belt[0], belt[1], smoothstep(0, 0.5, t)) : lerp(belt[1], belt[2], smoothstep(0.5, 1, t));
    const noseIn = (t: number) => 1 - 0.16 * smoothstep(0.22, 0, t) - 0.09 * smoothstep(0.85, 1, t);
    const zAt = (t: number) => l / 2 - t * l;
    const rounded = (value: number) => Math.sign(value) * Math.abs(value) ** 0.42;
    // Rounded sections from the nose (+Z) to the tail.
    const section = (u: number, t: number): Vec3 => {
      const angle = u * 2 * Math.PI;
      const top = beltAt(t) * (1 - 0.3 * smoothstep(0.045, 0, t) - 0.2 * smoothstep(0.97, 1, t));
      const bottom = sill + 0.09 * smoothstep(0.08, 0, t) + 0.1 * smoothstep(0.93, 1, t);
      const x = (w / 2) * noseIn(t) * rounded(Math.cos(angle)) * (open && t < 0.4 ? 0.45 + t : 1);
      const y = (top + bottom) / 2 + ((top - bottom) / 2) * rounded(Math.sin(angle));
      return [x, y, zAt(t)];
    };
    b.part('body');
    loft(b, section, { columns: 32, rows: 26, creaseDegrees: 50 });
    if (!open) {
      // Glasshouse: glass all round, a roof plate on top and pillars at the corners.
      const [c0, c1, c2, c3] = cabin;
      const wide = w * 0.43;
      const narrow = w * 0.35;
      const low = (t: number) => beltAt(t) - 0.03;
      const base: Vec3[] = [
        [wide, low(c0), zAt(c0)],
        [wide, low(c3), zAt(c3)],
        [-wide, low(c3), zAt(c3)],
        [-wide, low(c0), zAt(c0)],
      ];
      const peak: Vec3[] = [
        [narrow, roof - 0.02, zAt(c1)],
        [narrow, roof - 0.02, zAt(c2)],
        [-narrow, roof - 0.02, zAt(c2)],
        [-narrow, roof - 0.02, zAt(c1)],
      ];
      if (form === 'convertible') {
        b.part('windows').hull([
          base[0]!,
          base[3]!,
          peak[0]!,
          peak[3]!,
          [wide, low(c0), zAt(c0) - 0.03],
          [-narrow, roof - 0.02, zAt(c1) - 0.03],
          [narrow, roof - 0.02, zAt(c1) - 0.03],
          [-wide, low(c0), zAt(c0) - 0.03],
        ]);
        for (const x of [-1, 1])
          b.part('roof').box([w * 0.3, 0.26, 0.08], {
            at: [x * w * 0.2, belt[1] + 0.02, zAt(0.66)],
            round: 0.04,
            rotate: [-12, 0, 0],
          });
        b.box([w * 0.74, 0.02, l * 0.24], { part: '#26221f leaf', at: [0, belt[1] + 0.004, zAt(0.6)] });
      } else {
        b.part('windows').hull([...base, ...peak]);
        b.part('roof');
        const lip = 0.02;
        b.box([narrow * 2 + lip, 0.05, zAt(c1) - zAt(c2) + lip * 2], {
          at: [0, roof - 0.005, (zAt(c1) + zAt(c2)) / 2],
          round: 0.024,
        });
        for (const [index, foot] of base.entries()) b.beam(foot, peak[index]!, [0.045, 0.045], { round: 0.015 });
        const middle = clamp((c1 + c2) / 2, c1, c2);
        for (const x of [-1, 1])
          b.beam([x * wide, low(middle), zAt(middle)], [x * narrow, roof - 0.02, zAt(middle)], [0.03, 0.06]);
      }
    }
    const axles: readonly [number, number] = form === 'vintage' ? [0.16, 0.82] : [0.19, 0.8];
    for (const t of axles) {
      const track = (w / 2 - 0.05) * (open ? 1.25 : 1);
      for (const x of [-1, 1]) {
        if (!open)
          b.cylinder(wheel * 1.18, 0.02, {
            at: [x * (w / 2 + 0.002) - 0.01, wheel, zAt(t)],
            rotate: [0, 0, 90],
            part: '#15151a',
            segments: 26,
          });
        carWheel(b, {
          at: [x * track, wheel, zAt(t)],
          radius: wheel,
          width: open ? 0.22 : 0.17,
          tire: 'tires',
          rim: 'rims',
        });
        if (form === 'vintage')
          b.tube(
            [
              [x * w * 0.5, wheel * 0.9, zAt(t) + wheel * 1.5],
              [x * w * 0.5, wheel * 2.1, zAt(t) + wheel * 0.5],
              [x * w * 0.5, wheel * 2.1, zAt(t) - wheel * 0.6],
              [x * w * 0.5, wheel * 0.7, zAt(t) - wheel * 1.6],
            ],
            0.085,
            { part: 'body', flatten: 0.4, up: [0, 1, 0] },
          );
      }
    }
    const face = beltAt(0.02) * 0.72;
    for (const x of [-1, 1]) {
      b.part('lights').ball([0.085, form === 'vintage' ? 0.085 : 0.05, 0.05], {
        at: [x * w * 0.31, form === 'vintage' ? 0.5 : face, l / 2 - (open ? 0.3 : 0.015)],
        segments: 14,
      });
      b.part('#b3201f gloss').box([0.14, 0.055, 0.03], {
        at: [x * w * 0.3, belt[2] * 0.75, -l / 2 + 0.005],
        round: 0.01,
      });
    }
    if (!open) {
      b.part('#20242a gloss').box([w * 0.42, 0.075, 0.03], { at: [0, face - 0.075, l / 2 - 0.004], round: 0.02 });
      b.part('#b9bdc2 metal')
        .box([w * 0.82, 0.045, 0.07], { at: [0, sill + 0.055, l / 2 - 0.03], round: 0.02 })
        .box([w * 0.82, 0.045, 0.07], { at: [0, sill + 0.065, -l / 2 + 0.03], round: 0.02 });
    } else {
      b.part('body')
        .box([w * 1.5, 0.025, 0.2], { at: [0, 0.14, l / 2 - 0.06], round: 0.01 })
        .box([w * 1.35, 0.03, 0.2], { at: [0, 0.62, -l / 2 + 0.08], round: 0.01 });
      for (const x of [-1, 1]) b.box([0.02, 0.24, 0.2], { at: [x * w * 0.64, 0.55, -l / 2 + 0.08] });
      b.part('windows').box([w * 0.42, 0.07, 0.03], { at: [0, 0.4, zAt(0.44)], rotate: [-30, 0, 0], round: 0.01 });
      b.part('roof').ball([0.11, 0.12, 0.13], { at: [0, 0.44, zAt(0.54)] });
    }
    b.part('stripes');
    for (const x of [-1, 1]) {
      b.sheet(2, 30, (u, v) => {
        const t = 0.03 + v * 0.94;
        const within = !open && form !== 'convertible' && t > cabin[0] && t < cabin[3];
        const up = within ? lerpCabin(t) : beltAt(t);
        return [x * w * 0.11 + (u - 0.5) * 0.1, up + 0.013, zAt(t)];
      });
    }
    if (form === 'taxi') b.part('lights').box([0.26, 0.1, 0.12], { at: [0, roof + 0.06, 0], round: 0.03 });
    if (form === 'police')
      b.part('#2448d8 glow')
        .box([0.2, 0.08, 0.12], { at: [0.13, roof + 0.06, 0], round: 0.03 })
        .part('#d82424 glow')
        .box([0.2, 0.08, 0.12], { at: [-0.13, roof + 0.06, 0], round: 0.03 });
    b.anchor('on', [0, roof + 0.02, zAt((cabin[1] + cabin[2]) / 2)], w);

    function lerpCabin(t: number): number {
      const [c0, c1, c2, c3] = cabin;
      if (t < c1) return lerp(beltAt(c0), roof + 0.02, (t - c0) / (c1 - c0));
      return t <= c2 ? roof + 0.02 : lerp(roof + 0.02, beltAt(c3), (t - c2) / (c3 - c2));
    }
  },
};
