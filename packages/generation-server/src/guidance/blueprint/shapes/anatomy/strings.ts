import type { MeshBuilder } from '../mesh-builder.ts';

export interface NeckSpec {
  /** Heights of the body's joint, the nut and the top of the head. */
  readonly from: number;
  readonly nut: number;
  readonly head: number;
  readonly width: number;
  /** Front face of the body. */
  readonly front: number;
  readonly frets: number;
  readonly strings: number;
  /** Height of the bridge, where the strings end. */
  readonly bridge: number;
  readonly neck: string;
  readonly pegs: string;
  readonly string: string;
  /** Degrees the head leans back. */
  readonly lean?: number;
}

/** Neck, fingerboard, head with pegs, and strings of an instrument that stands upright and faces +Z. */
export function stringedNeck(b: MeshBuilder, spec: NeckSpec): void {
  const { from, nut, head, width: w, front, frets, strings, bridge, lean = 10 } = spec;
  b.part(spec.neck).box([w, nut - from, 0.07], { at: [0, (from + nut) / 2, front - 0.03], round: 0.025 });
  b.part('#2b1c14 wood').box([w * 1.02, nut - from + 0.08, 0.022], { at: [0, (from + nut) / 2 - 0.04, front + 0.012] });
  b.part('#d8d2c0 metal');
  for (let fret = 1; fret <= frets; fret++) {
    // Equal temperament: each fret is 1/17.8 of what remains.
    const y = nut - (nut - bridge) * (1 - 0.5 ** (fret / 12));
    if (y > from) b.box([w, 0.008, 0.008], { at: [0, y, front + 0.026] });
  }
  b.part('#efe9da').box([w * 1.05, 0.018, 0.03], { at: [0, nut, front + 0.014] });
  b.group({ at: [0, nut, front - 0.01], rotate: [-lean, 0, 0] }, () => {
    const tall = head - nut;
    b.part(spec.neck).plate(
      `${w * 0.42},-.02! ${w * 0.85},${tall * 0.25} ${w * 0.8},${tall * 0.92} ${w * 0.35},${tall} 0,${tall * 0.95} ${-w * 0.35},${tall} ${-w * 0.8},${tall * 0.92} ${-w * 0.85},${tall * 0.25} ${-w * 0.42},-.02!`,
      0.045,
      { bevel: 0.008 },
    );
    b.part(spec.pegs);
    for (let peg = 0; peg < Math.ceil(strings / 2); peg++) {
      const y = tall * (0.3 + (0.5 * peg) / Math.max(1, strings / 2 - 1));
      for (const x of [-1, 1]) {
        b.rod([x * w * 0.7, y, 0], [x * w * 1.25, y, 0], 0.009, { segments: 6 }).ball([0.022, 0.028, 0.014], {
          at: [x * w * 1.3, y, 0],
          segments: 10,
        });
        b.rod([x * w * 0.4, y, 0.02], [x * w * 0.4, y, 0.045], 0.013, { segments: 8 });
      }
    }
  });
  b.part(spec.string);
  for (let index = 0; index < strings; index++) {
    const x = (index / Math.max(1, strings - 1) - 0.5) * w * 0.8;
    b.rod([x * 1.35, bridge, front + 0.035], [x, nut, front + 0.03], 0.0045, { segments: 4, ends: 'open' });
  }
}
