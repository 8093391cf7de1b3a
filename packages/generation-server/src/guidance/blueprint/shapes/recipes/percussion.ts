import type { MeshBuilder } from '../mesh-builder.ts';
import { outlines } from '../curves.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec3 } from '../vec.ts';

interface DrumSpec {
  readonly radius: number;
  readonly height: number;
  readonly shell?: string;
  readonly head?: string;
  readonly hoops?: string;
  readonly lugs?: number;
  /** Radius of the shell at the bottom and in the middle, relative to the top. */
  readonly taper?: readonly [bottom: number, middle: number];
}

/** A drum standing on its lower hoop, its head on top. */
function drumBody(b: MeshBuilder, spec: DrumSpec): void {
  const { radius: r, height: h, shell = 'shell', head = 'head', hoops = 'hoops', lugs = 8, taper = [1, 1] } = spec;
  const [bottom, middle] = taper;
  b.part(shell).lathe([[r * bottom * 0.98, 0], [r * middle, h * 0.5], [r * 0.98, h]], { segments: 36 });
  b.part(head).cylinder(r * 0.99, h * 0.04, { at: [0, h * 0.98, 0], segments: 36, round: h * 0.015 });
  b.part(hoops);
  b.ring(r * 1.03, r * 0.045, { at: [0, h * 0.985, 0] });
  if (bottom > 0.7) b.ring(r * bottom * 1.03, r * 0.045, { at: [0, h * 0.03, 0] });
  b.radial(lugs, () => b.rod([0, h * 0.96, r * 1.04], [0, h * 0.1, r * (bottom * 0.5 + 0.5) * 1.04], r * 0.022, { segments: 6 }));
}

function stick(b: MeshBuilder, part: string, from: Vec3, to: Vec3, radius: number, tip = 1.6, tipPart = part): void {
  b.rod(from, to, radius, { part, to: radius * 0.75 });
  b.ball(radius * tip, { part: tipPart, at: to, segments: 10 });
}

/** A bell's mouth is at y = 0 and its crown at y = 1, scaled by the size. */
function bellShape(b: MeshBuilder, part: string, at: Vec3, size: number): void {
  b.lathe([[0.42, 0], [0.5, 0.02], [0.4, 0.2], [0.32, 0.45], [0.27, 0.72], [0.16, 0.88], [0, 0.93], [0, 0.88], [0.13, 0.84], [0.24, 0.68], [0.28, 0.42], [0.36, 0.2], [0.42, 0]], { part, at, scale: size, segments: 32 });
}

export const PERCUSSION: RecipeTable = {
  drum(b, p) {
    const form = p.variant('form');
    if (form === 'conga' || form === 'djembe') {
      const profile: readonly (readonly [number, number])[] =
        form === 'conga'
          ? [[0.3, 0], [0.42, 0.5], [0.47, 0.95], [0.4, 1.5]]
          : [[0.32, 0], [0.24, 0.3], [0.2, 0.6], [0.42, 1.0], [0.5, 1.3]];
      const [top, height] = profile.at(-1)!;
      b.part('shell').lathe(profile, { segments: 36 });
      b.part('head').cylinder(top * 1.01, 0.05, { at: [0, height - 0.01, 0], round: 0.02, segments: 36 });
      b.part('hoops').ring(top * 1.03, 0.028, { at: [0, height - 0.02, 0] });
      b.ring(profile[0]![0] * 1.02, 0.025, { at: [0, 0.03, 0] });
      if (form === 'djembe') {
        b.ring(0.25, 0.03, { at: [0, 0.78, 0] });
        b.radial(14, () => {
          b.rod([0, height, top * 1.03], [0.05, 0.8, 0.28], 0.014, { part: 'ropes', segments: 5 });
          b.rod([0, height, top * 1.03], [-0.05, 0.8, 0.28], 0.014, { part: 'ropes', segments: 5 });
        });
      } else b.radial(6, () => b.rod([0, height, top * 1.04], [0, height - 0.5, 0.49], 0.02, { segments: 6 }));
    } else if (form === 'bongos' || form === 'tabla') {
      const pair =
        form === 'bongos'
          ? ([[-0.42, 0.36, 0.62], [0.4, 0.44, 0.62]] as const)
          : ([[-0.42, 0.3, 0.7], [0.42, 0.44, 0.6]] as const);
      pair.forEach(([x, radius, height], index) => {
        b.group({ at: [x, 0, 0] }, () => {
          const round = form === 'tabla' && index === 1;
          drumBody(b, { radius, height, lugs: form === 'tabla' ? 12 : 5, taper: round ? [0.5, 1.15] : [0.82, 0.95] });
          if (form === 'tabla') b.cylinder(radius * 0.42, 0.012, { part: '#1d1a19 matte', at: [0, height * 1.02, 0] });
        });
      });
      if (form === 'bongos') b.box([0.24, 0.22, 0.3], { part: 'hoops', at: [-0.01, 0.34, 0] });
    } else if (form === 'timpani') {
      b.part('shell').lathe([[0, 0.28], [0.3, 0.31], [0.6, 0.55], [0.7, 0.95]], { segments: 40 });
      b.part('head').cylinder(0.69, 0.03, { at: [0, 0.94, 0], segments: 40, round: 0.012 });
      b.part('hoops').ring(0.72, 0.035, { at: [0, 0.95, 0] });
      b.radial(6, () => b.rod([0, 0.95, 0.75], [0, 0.5, 0.64], 0.025, { segments: 6 }));
      b.radial(
        4,
        () => {
          b.tube([[0, 0.62, 0.7], [0, 0.3, 0.66], [0, 0, 0.6]], 0.035);
          b.ball(0.055, { at: [0, 0.04, 0.6], segments: 10 });
        },
        { start: 45 },
      );
      b.rod([0, 0.3, 0], [0, 0.06, 0], 0.05).cylinder(0.34, 0.05, { at: [0, 0.02, 0] });
    } else if (form === 'bass' || form === 'taiko') {
      const width = form === 'bass' ? 0.62 : 1.05;
      b.group({ at: [0, 0.86, -width / 2], rotate: [90, 0, 0] }, () => {
        if (form === 'bass') drumBody(b, { radius: 0.7, height: width, lugs: 10 });
        else {
          b.part('shell').lathe([[0.56, 0], [0.72, width / 2], [0.56, width]], { segments: 40 });
          b.part('head').cylinder(0.6, 0.05, { at: [0, width - 0.01, 0], round: 0.02 });
          for (const y of [0.05, width - 0.05]) b.radial(28, () => b.ball(0.03, { part: 'hoops', at: [0, y, 0.6], segments: 8 }));
        }
      });
      b.part(form === 'bass' ? 'hoops' : 'shell');
      b.mirrored('x', () => {
        b.beam([0.5, 0.02, 0.34], [0.42, 0.42, 0], [0.08, 0.08]);
        b.beam([0.5, 0.02, -0.34], [0.42, 0.42, 0], [0.08, 0.08]);
        b.box([0.12, 0.08, 0.9], { at: [0.5, 0.04, 0], round: 0.02 });
      });
    } else if (form === 'steelpan') {
      b.part('shell').lathe([[0.78, 0], [0.8, 0.55], [0.8, 0.58], [0.72, 0.5], [0.4, 0.34], [0, 0.28]], { segments: 44 });
      b.part('head').radial(7, () => b.ball([0.15, 0.035, 0.12], { at: [0, 0.44, 0.56], rotate: [-24, 0, 0] }));
      b.radial(4, () => b.ball([0.1, 0.03, 0.09], { at: [0, 0.34, 0.24], rotate: [-12, 0, 0] }));
      b.part('hoops').ring(0.8, 0.035, { at: [0, 0.57, 0] });
    } else drumBody(b, { radius: 0.7, height: 0.52 });
    if (p.has('sticks')) {
      b.mirrored('x', () => stick(b, 'sticks', [0.75, 0.95, 0.5], [0.1, 0.72, -0.05], 0.03));
    }
    if (p.has('ropes') && form !== 'djembe') {
      b.radial(12, () => {
        b.rod([0, 0.5, 0.73], [0.19, 0.04, 0.71], 0.014, { part: 'ropes', segments: 5 });
        b.rod([0, 0.5, 0.73], [-0.19, 0.04, 0.71], 0.014, { part: 'ropes', segments: 5 });
      });
    }
  },

  drum_set(b) {
    const drum = { shell: 'shells', head: 'heads', hoops: 'hoops' };
    b.group({ at: [0, 0.56, 0.1], rotate: [90, 0, 0] }, () => drumBody(b, { radius: 0.54, height: 0.5, ...drum }));
    b.mirrored('x', () => {
      b.group({ at: [0.3, 1.16, 0.18], rotate: [-24, 0, -8] }, () => drumBody(b, { radius: 0.27, height: 0.24, ...drum, lugs: 6 }));
      b.rod([0.18, 1.06, 0.3], [0.28, 1.2, 0.2], 0.03, { part: 'stands' });
    });
    b.group({ at: [0.88, 0.32, -0.2] }, () => drumBody(b, { radius: 0.36, height: 0.46, ...drum }));
    b.group({ at: [0.88, 0, -0.2] }, () => b.radial(3, () => b.rod([0, 0.6, 0.38], [0, 0, 0.42], 0.02, { part: 'stands' })));
    b.group({ at: [-0.82, 0.56, -0.25], rotate: [-6, 0, 4] }, () => drumBody(b, { radius: 0.33, height: 0.2, ...drum }));
    const cymbal = (x: number, y: number, z: number, radius: number, tilt: number): void => {
      b.lathe([[radius, 0], [radius * 0.3, radius * 0.1], [radius * 0.2, radius * 0.2], [0, radius * 0.24]], { part: 'cymbals', at: [x, y, z], rotate: [tilt, 0, x * -8] });
      b.rod([x, 0, z], [x, y, z], 0.022, { part: 'stands' });
      b.group({ at: [x, 0, z] }, () => b.radial(3, () => b.rod([0, 0.34, 0], [0, 0, 0.26], 0.018, { part: 'stands' })));
    };
    cymbal(-0.9, 1.55, 0.2, 0.42, -14);
    cymbal(0.95, 1.6, 0.25, 0.48, -14);
    cymbal(-1.25, 0.95, -0.1, 0.3, 0);
    b.group({ at: [-0.82, 0, -0.25] }, () => b.radial(3, () => b.rod([0, 0.56, 0], [0, 0, 0.3], 0.018, { part: 'stands' })));
  },

  tambourine(b) {
    b.group({ at: [0, 0.75, 0], rotate: [78, 0, 0] }, () => {
      b.part('frame').lathe([[0.66, -0.11], [0.72, -0.11], [0.72, 0.11], [0.66, 0.11], [0.66, -0.11]], { straight: true, segments: 44 });
      b.part('head').cylinder(0.67, 0.02, { at: [0, 0.1, 0], segments: 44 });
      b.part('jingles').radial(10, () => {
        for (const y of [-0.035, 0.02]) b.cylinder(0.11, 0.022, { at: [0, y, 0.72], rotate: [0, 0, 0], round: 0.008 });
        b.rod([0, -0.1, 0.73], [0, 0.1, 0.73], 0.014, { segments: 6 });
      });
    });
  },

  cymbals(b, p) {
    const disc = (): void => {
      b.part('disc').lathe([[0.8, 0], [0.78, 0.012], [0.32, 0.09], [0.22, 0.1], [0.17, 0.2], [0, 0.24]], { segments: 48 });
      for (const r of [0.35, 0.45, 0.55, 0.65, 0.74]) b.ring(r, 0.006, { at: [0, 0.1 - (r - 0.3) * 0.17, 0], tint: 0.8 });
      b.ball([0.16, 0.13, 0.16], { part: 'bell', at: [0, 0.13, 0] });
    };
    if (p.is('form', 'pair')) {
      b.mirrored('x', () => {
        b.group({ at: [0.14, 0.8, 0], rotate: [0, 22, -74] }, () => {
          disc();
          b.tube([[0.04, 0.22, 0], [0.14, 0.42, 0], [-0.14, 0.42, 0], [-0.04, 0.22, 0]], 0.035, { part: 'strap', flatten: 0.35 });
        });
      });
    } else {
      b.part('strap').rod([0, 0, 0], [0, 1.5, 0], 0.03).radial(3, () => b.rod([0, 0.42, 0], [0, 0, 0.42], 0.025));
      b.group({ at: [0, 1.3, 0], rotate: [p.is('form', 'hihat') ? 0 : 14, 0, 0] }, disc);
      if (p.is('form', 'hihat')) b.group({ at: [0, 1.22, 0], rotate: [180, 0, 0] }, disc);
    }
  },

  gong(b) {
    b.part('frame').mirrored('x', () => {
      b.beam([0.95, 0, 0], [0.88, 1.75, 0], [0.1, 0.1], { round: 0.02 });
      b.box([0.14, 0.1, 0.7], { at: [0.95, 0.05, 0], round: 0.03 });
    });
    b.tube([[-1.12, 1.86, 0], [-0.6, 1.74, 0], [0.6, 1.74, 0], [1.12, 1.86, 0]], 0.065);
    b.group({ at: [0, 0.92, 0], rotate: [90, 0, 0] }, () => {
      b.part('disc').lathe([[0, -0.05], [0.62, -0.05], [0.68, -0.08], [0.7, 0], [0.6, 0.06], [0.26, 0.05], [0.2, 0.12], [0, 0.15]], { segments: 48 });
      for (const r of [0.36, 0.46, 0.56]) b.ring(r, 0.012, { at: [0, 0.06, 0], tint: 0.75 });
    });
    b.mirrored('x', () => b.rod([0.36, 1.74, 0], [0.32, 1.5, 0], 0.022, { part: 'ropes' }));
    stick(b, 'mallet', [0.5, 0.14, 0.3], [1.02, 0.7, 0.22], 0.03, 4);
  },

  bell(b, p) {
    const form = p.variant('form');
    if (form === 'church') {
      bellShape(b, 'bell', [0, 0, 0], 1.6);
      b.part('bell').ring(0.62, 0.03, { at: [0, 0.4, 0], tint: 0.8 }).ring(0.45, 0.025, { at: [0, 1.1, 0], tint: 0.8 });
      b.ball(0.13, { part: 'clapper', at: [0, 0.04, 0] }).rod([0, 0.1, 0], [0, 1.3, 0], 0.035, { part: 'clapper' });
      b.ring(0.14, 0.05, { part: 'bell', at: [0, 1.6, 0], rotate: [90, 0, 0] });
      b.box([1.5, 0.2, 0.24], { part: 'handle', at: [0, 1.8, 0], round: 0.04, grain: 'x' });
    } else if (form === 'cowbell') {
      b.part('bell').hull([[-0.5, 0, 0.3], [0.5, 0, 0.3], [0.5, 0, -0.3], [-0.5, 0, -0.3], [-0.3, 1, 0.16], [0.3, 1, 0.16], [0.3, 1, -0.16], [-0.3, 1, -0.16]]);
      b.box([1.06, 0.06, 0.66], { at: [0, 0.03, 0], round: 0.02, tint: 0.8 });
      b.ball(0.1, { part: 'clapper', at: [0, -0.04, 0] });
      b.tube([[-0.18, 0.98, 0], [-0.2, 1.2, 0], [0.2, 1.2, 0], [0.18, 0.98, 0]], 0.05, { part: 'handle' });
    } else if (form === 'agogo') {
      for (const [x, size, lean] of [[-0.42, 0.9, -18], [0.4, 0.66, 18]] as const) {
        b.group({ at: [x, 1.05, 0], rotate: [0, 0, lean + 180] }, () =>
          b.lathe([[0.44, -0.75], [0.46, -0.72], [0.26, -0.1], [0.1, 0.3], [0, 0.32]], { part: 'bell', scale: [size, size, size * 0.75], segments: 32 }),
        );
      }
      b.tube([[-0.46, 0.85, 0], [-0.3, 0.3, 0], [0, 0.05, 0], [0.3, 0.3, 0], [0.42, 0.85, 0]], 0.06, { part: 'handle' });
    } else if (form === 'sleigh') {
      b.tube([[-0.9, 0.5, 0], [-0.5, 0.2, 0.1], [0, 0.1, 0.14], [0.5, 0.2, 0.1], [0.9, 0.5, 0]], 0.12, { part: 'handle', flatten: 0.25, up: [0, 0, 1] });
      for (let index = 0; index < 7; index++) {
        const x = (index - 3) * 0.27;
        const at: Vec3 = [x, 0.1 + 0.4 * (x / 0.9) ** 2, 0.24 - 0.1 * (x / 0.9) ** 2];
        b.ball(0.15, { part: 'bell', at }).ring(0.15, 0.014, { part: 'bell', at, tint: 0.6, rotate: [70, 0, 0] });
      }
    } else if (form === 'wind_chime') {
      b.ring(0.4, 0.03, { part: 'handle', at: [0, 1.6, 0] }).tube([[0, 1.95, 0], [0, 1.75, 0]], 0.015, { part: 'handle' });
      b.radial(3, () => b.rod([0, 1.9, 0], [0, 1.6, 0.4], 0.01, { part: 'handle', segments: 5 }));
      b.radial(6, (index) => {
        b.rod([0, 1.6, 0.4], [0, 1.35, 0.4], 0.008, { part: 'handle', segments: 5 });
        b.rod([0, 1.35, 0.4], [0, 0.25 + (index % 3) * 0.18, 0.4], 0.06, { part: 'bell' });
      });
      b.rod([0, 1.7, 0], [0, 0.2, 0], 0.01, { part: 'handle', segments: 5 }).cylinder(0.16, 0.06, { part: 'clapper', at: [0, 0.7, 0] });
      b.plate(outlines.leaf(0.36, 0.2), 0.02, { part: 'clapper', at: [0, -0.15, 0] });
    } else if (form === 'service') {
      b.part('handle').cylinder(0.62, 0.1, { round: 0.04 });
      b.part('bell').lathe([[0.54, 0.12], [0.55, 0.16], [0.5, 0.34], [0.32, 0.5], [0, 0.56]], { segments: 36 });
      b.cylinder(0.04, 0.14, { part: 'clapper', at: [0, 0.55, 0] }).ball([0.09, 0.05, 0.09], { part: 'clapper', at: [0, 0.7, 0] });
    } else if (form === 'set') {
      b.row(5, [0.5, 0, 0], (index) => bellShape(b, 'bell', [0, 0.2, 0], 0.62 - index * 0.06));
      b.box([2.5, 0.08, 0.1], { part: 'handle', at: [0, 0.88, 0], round: 0.02, grain: 'x' });
      b.mirrored('x', () => b.box([0.1, 0.92, 0.4], { part: 'handle', at: [1.3, 0.44, 0], round: 0.03 }));
    } else {
      bellShape(b, 'bell', [0, 0, 0], 1);
      b.ring(0.36, 0.016, { part: 'bell', at: [0, 0.3, 0], tint: 0.8 });
      b.ball(0.08, { part: 'clapper', at: [0, 0.0, 0] }).rod([0, 0.05, 0], [0, 0.8, 0], 0.02, { part: 'clapper' });
      b.part('handle').lathe([[0.06, 0.9], [0.11, 0.95], [0.07, 1.05], [0.12, 1.3], [0.1, 1.5], [0.13, 1.56], [0, 1.64]]);
    }
  },

  xylophone(b, p) {
    const toy = p.is('form', 'toy', 'glockenspiel');
    const bars = toy ? 8 : 15;
    const span = toy ? 1.3 : 2.0;
    const raise = toy ? 0.12 : 0.85;
    b.part('bars').row(bars, [span / bars, 0, 0], (index) => {
      const length = 0.86 - (index / bars) * 0.42;
      b.box([(span / bars) * 0.82, 0.05, length], { at: [0, raise + 0.08, 0], round: 0.02, grain: 'z', tint: 1 - (index % 2) * 0.08 });
      if (!toy) b.rod([0, raise, 0.12], [0, raise - 0.55 + (index / bars) * 0.36, 0.12], 0.045, { part: 'resonators' });
    });
    b.part('frame').mirrored('z', () => b.beam([-span * 0.52, raise, 0.32], [span * 0.52, raise, 0.17], [0.07, 0.08]));
    b.beam([-span * 0.53, raise, -0.42], [-span * 0.53, raise, 0.42], [0.08, 0.1]).beam([span * 0.53, raise, -0.26], [span * 0.53, raise, 0.26], [0.08, 0.1]);
    if (toy) b.mirrored('x', () => b.box([0.1, 0.1, 0.5], { part: 'legs', at: [span * 0.4, 0.05, 0] }));
    else {
      b.part('legs').mirrored('z', () => b.mirrored('x', () => b.beam([span * 0.53, raise, 0.26], [span * 0.55, 0, 0.34], [0.08, 0.08])));
      b.mirrored('x', () => b.beam([span * 0.54, 0.3, -0.3], [span * 0.54, 0.3, 0.3], [0.06, 0.06])).beam([-span * 0.54, 0.3, 0], [span * 0.54, 0.3, 0], [0.06, 0.06]);
    }
    stick(b, 'mallets', [-0.1, raise + 0.24, 0.55], [-0.42, raise + 0.17, 0.02], 0.02, 3.2);
    stick(b, 'mallets', [0.45, raise + 0.24, 0.55], [0.2, raise + 0.17, 0.02], 0.02, 3.2);
  },

  maracas(b) {
    for (const [x, lean] of [[-0.34, 14], [0.34, -14]] as const) {
      b.group({ at: [x, 0, 0], rotate: [0, 0, lean] }, () => {
        b.part('handles').lathe([[0, 0], [0.1, 0.02], [0.075, 0.15], [0.085, 0.6], [0.1, 0.86]]);
        b.part('heads').lathe([[0.09, 0.82], [0.3, 1.0], [0.36, 1.25], [0.26, 1.52], [0, 1.64]], { segments: 32 });
        b.part('bands').ring(0.365, 0.022, { at: [0, 1.24, 0] }).ring(0.325, 0.018, { at: [0, 1.06, 0] }).ring(0.3, 0.018, { at: [0, 1.45, 0] });
      });
    }
  },

  castanets(b) {
    for (const [x, turn] of [[-0.48, 14], [0.48, -14]] as const) {
      b.group({ at: [x, 0.5, 0], rotate: [0, 0, turn] }, () => {
        b.mirrored('z', () => {
          b.superball([0.4, 0.44, 0.13], 1, 1, { part: 'shells', at: [0, 0, 0.13], rotate: [-8, 0, 0] });
          b.box([0.4, 0.16, 0.12], { part: 'shells', at: [0, 0.42, 0.08], round: 0.05 });
        });
        b.ring(0.16, 0.024, { part: 'cord', at: [0, 0.58, 0], rotate: [90, 0, 0] });
        b.tube([[0.1, 0.5, 0.1], [0.2, 0.72, 0.14], [0.3, 0.5, 0.2]], 0.022, { part: 'cord' });
      });
    }
  },

  triangle(b) {
    b.tube([[0.16, 0.06, 0], [0.78, 0.06, 0], [0.86, 0.14, 0], [0.06, 1.44, 0], [-0.06, 1.44, 0], [-0.86, 0.14, 0], [-0.78, 0.06, 0], [-0.04, 0.06, 0]], 0.06, { part: 'bar', straight: true, ends: 'round' });
    b.ring(0.13, 0.02, { part: 'cord', at: [0, 1.54, 0], rotate: [90, 0, 0] });
    b.capsule([0.35, 0.28, 0.2], [1.0, 0.9, 0.24], 0.038, { part: 'beater' });
  },

  kalimba(b) {
    b.group({ rotate: [-58, 0, 0], at: [0, 0.5, 0] }, () => {
      b.box([0.95, 1.2, 0.16], { part: 'board', round: 0.07 });
      b.cylinder(0.16, 0.02, { part: 'hole', at: [0, -0.18, 0.085], rotate: [90, 0, 0] });
      b.row(11, [0.075, 0, 0], (index) => {
        const length = 0.72 - Math.abs(index - 5) * 0.06;
        b.box([0.05, length, 0.02], { part: 'tines', at: [0, 0.52 - length / 2, 0.13], rotate: [4, 0, 0] });
      });
      b.rod([-0.42, 0.34, 0.12], [0.42, 0.34, 0.12], 0.03, { part: 'tines' }).rod([-0.42, 0.24, 0.15], [0.42, 0.24, 0.15], 0.022, { part: 'tines' });
    });
  },

  metronome(b) {
    b.part('case').hull([[-0.5, 0, 0.42], [0.5, 0, 0.42], [0.5, 0, -0.42], [-0.5, 0, -0.42], [-0.17, 1.5, 0.15], [0.17, 1.5, 0.15], [0.17, 1.5, -0.15], [-0.17, 1.5, -0.15]]);
    b.box([1.12, 0.1, 0.96], { at: [0, 0.05, 0], round: 0.03 }).ball([0.1, 0.07, 0.1], { at: [0, 1.52, 0] });
    b.part('scale').plate([[-0.22, 0.4], [0.22, 0.4], [0.11, 1.36], [-0.11, 1.36]], 0.02, { at: [0, 0, 0.29], rotate: [-10, 0, 0] });
    b.row(1, [0, 0, 0], () => {
      for (let mark = 0; mark < 8; mark++) b.box([0.2, 0.012, 0.01], { part: '#222222', at: [0, 0.5 + mark * 0.1, 0.31 - mark * 0.018] });
    });
    b.group({ at: [0, 0.26, 0.42], rotate: [-8, 0, -16] }, () => {
      b.rod([0, 0, 0], [0, 1.28, 0], 0.024, { part: 'pendulum' });
      b.hull([[-0.1, 0.78, 0.04], [0.1, 0.78, 0.04], [0.07, 0.94, 0.04], [-0.07, 0.94, 0.04], [-0.1, 0.78, -0.03], [0.1, 0.78, -0.03], [0.07, 0.94, -0.03], [-0.07, 0.94, -0.03]], { part: 'weight' });
    });
  },

  drumsticks(b, p) {
    const form = p.variant('form');
    if (form === 'tuning_fork') {
      b.part('sticks').mirrored('x', () =>
        b.tube([[0.0, 0.62, 0], [0.14, 0.7, 0], [0.17, 0.85, 0], [0.17, 1.8, 0]], 0.06),
      );
      b.capsule([0, 0.06, 0], [0, 0.66, 0], 0.06).ball(0.09, { part: 'tips', at: [0, 0.05, 0] });
    } else if (form === 'violin_bow') {
      b.part('sticks').tube([[-1, 0.12, 0], [0, 0.04, 0], [1, 0.14, 0]], 0.03).box([0.14, 0.12, 0.06], { at: [-0.92, 0.07, 0] }).box([0.05, 0.16, 0.05], { at: [0.98, 0.08, 0] });
      b.beam([-0.92, 0.01, 0], [0.97, 0.01, 0], [0.05, 0.012], { part: 'tips' });
    } else if (form === 'baton') {
      b.rod([0, 0.3, 0], [0, 1.9, 0], 0.03, { part: 'sticks', to: 0.015 }).lathe([[0, 0], [0.1, 0.05], [0.12, 0.18], [0.05, 0.36]], { part: 'tips' });
    } else {
      const thick = form === 'claves' ? 0.1 : 0.05;
      for (const [x, lean] of [[-0.06, 24], [0.06, -24]] as const) {
        b.group({ rotate: [0, 0, lean], at: [0, 0, x] }, () => {
          b.capsule([0, 0, 0], [0, 1.7, 0], thick, { part: 'sticks', to: thick * (form === 'claves' ? 1 : 0.6) });
          if (form === 'mallets') b.ball(0.17, { part: 'tips', at: [0, 1.74, 0] });
          else if (form === 'sticks') b.ball([0.06, 0.09, 0.06], { part: 'tips', at: [0, 1.74, 0] });
          else b.capsule([0, 1.6, 0], [0, 1.7, 0], thick * 1.01, { part: 'tips' });
        });
      }
    }
  },
};
