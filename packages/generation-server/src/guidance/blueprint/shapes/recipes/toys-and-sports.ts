import { outlines } from '../curves.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeTable } from '../recipe.ts';
import { add, cross, distance, dot, mix, normalize, scaleBy, type Vec2, type Vec3 } from '../vec.ts';

/** Directions of an icosahedron's corners, for balls with panels. */
const ICOSA: readonly Vec3[] = [[0, 1, 1.618], [0, -1, 1.618], [0, 1, -1.618], [0, -1, -1.618], [1, 1.618, 0], [-1, 1.618, 0], [1, -1.618, 0], [-1, -1.618, 0], [1.618, 0, 1], [-1.618, 0, 1], [1.618, 0, -1], [-1.618, 0, -1]];

function pieceProfile(b: MeshBuilder, part: string, height: number, at: Vec3): void {
  b.lathe([[0.24, 0], [0.24, 0.06], [0.14, 0.14], [0.1, height * 0.5], [0.13, height * 0.7], [0.1, height * 0.74], [0.12, height * 0.82], [0, height]], { part, at, segments: 16 });
}

/** Pentagons and the seams between hexagons of a truncated icosahedron, blown up to a ball. */
function soccerPanels(b: MeshBuilder, centre: Vec3, radius: number): void {
  const onBall = (v: Vec3, r: number): Vec3 => add(centre, scaleBy(normalize(v), r));
  for (const d of ICOSA) {
    const near = ICOSA.filter((n) => n !== d && distance(n, d) < 2.1);
    const [right, up] = [normalize(cross(d, near[0]!)), normalize(cross(cross(d, near[0]!), d))];
    const turn = (n: Vec3): number => Math.atan2(dot(n, right), dot(n, up));
    // Corners lie a third of the way to the neighbours.
    const corners = near.toSorted((m, n) => turn(m) - turn(n)).map((n) => add(scaleBy(d, 2 / 3), scaleBy(n, 1 / 3)));
    const edge = (u: number): Vec3 => { const k = Math.min(Math.floor(u * 5), 4); return mix(corners[k]!, corners[(k + 1) % 5]!, u * 5 - k); };
    b.sheet(31, 6, (u, v) => onBall(mix(d, edge(u), v), radius * 1.006), { part: 'panels' });
    for (let k = 0; k < 5; k++) b.tube([0, 0.5, 1].map((t) => onBall(mix(corners[k]!, corners[(k + 1) % 5]!, t), radius)), 0.012, { part: 'seams', segments: 6 });
    for (const n of near) if (ICOSA.indexOf(n) > ICOSA.indexOf(d)) b.tube([0, 0.5, 1].map((t) => onBall(mix(d, n, (1 + t) / 3), radius)), 0.012, { part: 'seams', segments: 6 });
  }
}

function americanFootball(b: MeshBuilder): void {
  const radius = (y: number): number => 0.55 * Math.max(0, 1 - y * y) ** 0.82;
  b.group({ at: [0, 0.6, 0], rotate: [0, 24, 0] }, () => b.group({ rotate: [0, 34, -82] }, () => {
    b.lathe(Array.from({ length: 21 }, (_, i): Vec2 => [radius(i / 10 - 1), i / 10 - 1]), { part: 'surface', segments: 40, steps: 2 });
    for (const s of [-1, 1]) b.lathe([0.5, 0.54, 0.58, 0.62].map((y): Vec2 => [radius(y) + 0.008, y]), { part: 'panels', segments: 40, scale: [1, s, 1] });
    for (const turn of [0, 90, 180, 270]) b.group({ rotate: [0, turn, 0] }, () => b.tube(Array.from({ length: 17 }, (_, i): Vec3 => { const y = (i / 8 - 1) * 0.97; return [-radius(y), y, 0]; }), 0.008, { part: 'seams', segments: 6 }));
    b.tube([-0.32, -0.16, 0, 0.16, 0.32].map((y): Vec3 => [-radius(y) - 0.012, y, 0]), 0.02, { part: '#f4f1ea', segments: 8 });
    for (let i = -3; i <= 3; i++) b.tube([-0.1, 0, 0.1].map((z): Vec3 => [-Math.sqrt(radius(i * 0.09) ** 2 - z * z) - 0.014, i * 0.09, z]), 0.018, { part: '#f4f1ea', segments: 8 });
  }));
}

export const TOYS_AND_SPORTS: RecipeTable = {
  ball(b, p) {
    const form = p.variant('form');
    const R = 0.75;
    const centre: Vec3 = [0, R, 0];
    const great = (rotate: Vec3, part = 'seams', r = R): void => void b.ring(r, 0.016, { part, at: centre, rotate });
    if (form === 'shuttlecock') { b.ball(0.24, { part: 'panels', at: [0, 0.2, 0] }).radial(14, () => b.plate([[-0.02, 0.3], [0.02, 0.3], [0.12, 1.3], [0, 1.4], [-0.12, 1.3]], 0.012, { part: 'surface', at: [0, 0, 0.1], rotate: [22, 0, 0] })); for (const y of [0.6, 0.9]) b.ring(0.13 + y * 0.36 - 0.1, 0.012, { part: 'seams', at: [0, y, 0] }); return; } // prettier-ignore
    if (form === 'football') { americanFootball(b); return; } // prettier-ignore
    if (form === 'yarn') { for (let i = 0; i < 26; i++) b.ring(0.7, 0.065, { part: 'surface', at: centre, rotate: [i * 53, i * 97, i * 31], tint: 0.85 + (i % 4) * 0.07 }); b.ball(0.66, { part: 'surface', at: centre }).tube([[0.4, 0.1, 0.5], [0.9, 0.05, 0.6], [1.0, 0.05, 0.2], [1.3, 0.05, 0.5]], 0.06, { part: 'surface' }); return; } // prettier-ignore
    b.ball(R, { part: 'surface', at: centre, segments: 40 });
    if (form === 'soccer') soccerPanels(b, centre, R);
    else if (form === 'basketball') { great([90, 0, 0]); great([0, 0, 0]); great([0, 0, 90]); b.mirrored('x', () => b.ring(0.6, 0.016, { part: 'seams', at: [0.52, R, 0], rotate: [0, 0, 90], scale: [1, 1, 1] })); } // prettier-ignore
    else if (form === 'baseball' || form === 'tennis') b.tube(Array.from({ length: 64 }, (_, i): Vec3 => { const t = (i / 64) * 2 * Math.PI; const a = 0.44; const v: Vec3 = [a * Math.cos(t) + (1 - a) * Math.cos(3 * t), a * Math.sin(t) - (1 - a) * Math.sin(3 * t), 2 * Math.sqrt(a * (1 - a)) * Math.sin(2 * t)]; const l = Math.hypot(...v) || 1; return [(v[0] / l) * R * 1.005, R + (v[1] / l) * R * 1.005, (v[2] / l) * R * 1.005]; }), form === 'tennis' ? 0.03 : 0.022, { part: form === 'tennis' ? 'panels' : 'seams', closed: true, steps: 2 }); // prettier-ignore
    else if (form === 'volleyball') for (const rotate of [[0, 0, 0], [90, 0, 0], [0, 0, 90]] as const) for (const y of [-0.22, 0.22]) b.group({ at: centre, rotate }, () => b.ring(Math.sqrt(R * R - y * y), 0.018, { part: 'seams', at: [0, y, 0] }));
    else if (form === 'beach') { for (let i = 0; i < 6; i++) if (i % 2) b.sheet(10, 16, (u, v) => { const a = ((i + u) / 6) * 2 * Math.PI; const t = v * Math.PI; return [R * 1.01 * Math.sin(t) * Math.sin(a), R + R * 1.01 * Math.cos(t), R * 1.01 * Math.sin(t) * Math.cos(a)]; }, { part: 'panels' }); b.cylinder(0.12, 0.03, { part: 'seams', at: [0, 2 * R, 0] }); } // prettier-ignore
    else if (form === 'bowling') for (const [x, y] of [[-0.08, 0.12], [0.1, 0.12], [0, -0.08]] as const) b.ball([0.055, 0.055, 0.03], { part: 'panels', at: [x + 0.2, R + 0.3 + y, 0.62] });
    else if (form === 'golf') { const mark = b.mark(); b.ball(R * 1.002, { part: 'surface', at: centre }); b.scatter(mark, 150, { spacing: 0.12 }, () => b.ball([0.045, 0.008, 0.045], { part: 'surface', tint: 0.75, segments: 8 })); } // prettier-ignore
    else if (form === 'pool') b.ball([0.34, 0.34, 0.1], { part: '#f6f4ec gloss', at: [0, R, 0.67] }).plate([[-0.05, -0.14], [0.05, -0.14], [0.05, 0.14], [-0.05, 0.14]], 0.02, { part: 'panels', at: [0, R, 0.775] });
    else if (form === 'disco') { const mark = b.mark(); b.ball(R * 0.99, { part: 'surface', at: centre, segments: 24 }); b.scatter(mark, 260, { spacing: 0.085 }, (i) => b.box([0.1, 0.02, 0.1], { part: 'surface', tint: 0.7 + ((i * 37) % 10) * 0.07 })); b.cylinder(0.1, 0.1, { part: 'panels', at: [0, 2 * R - 0.02, 0] }); } // prettier-ignore
    else if (form === 'christmas') b.cylinder(0.16, 0.16, { part: 'strap', at: [0, 2 * R - 0.03, 0] }).cylinder(0.16, 0.16, { part: '#d8b04a metal', at: [0, 2 * R - 0.03, 0] }).ring(0.12, 0.025, { part: '#d8b04a metal', at: [0, 2 * R + 0.22, 0], rotate: [90, 0, 0] }).ring(R * 0.99, 0.05, { part: 'panels', at: centre });
    else if (form === 'wrecking') for (let i = 0; i < 5; i++) b.ring(0.12, 0.04, { part: 'seams', at: [0, 2 * R + 0.1 + i * 0.2, 0], rotate: [90, i % 2 ? 90 : 0, 0], scale: [1, 1, 1.4] });
    else great([0, 0, 0]);
    if (p.has('strap')) b.ring(R * 1.01, 0.04, { part: 'strap', at: centre, rotate: [90, 20, 0] });
  },
  dumbbell(b, p) {
    const form = p.variant('form');
    if (form === 'kettlebell') { b.ball([0.6, 0.55, 0.6], { part: 'weights', at: [0, 0.55, 0] }).tube([[-0.34, 0.9, 0], [-0.4, 1.3, 0], [0, 1.5, 0], [0.4, 1.3, 0], [0.34, 0.9, 0]], 0.1, { part: 'bar' }).cylinder(0.3, 0.05, { part: 'collars', at: [0, 0.55, 0.56], rotate: [90, 0, 0] }); return; } // prettier-ignore
    if (form === 'plate') { b.group({ at: [0, 0.8, 0], rotate: [80, 0, 0] }, () => b.lathe([[0.14, -0.08], [0.8, -0.08], [0.8, 0.08], [0.66, 0.08], [0.6, 0.04], [0.28, 0.04], [0.22, 0.1], [0.14, 0.1], [0.14, -0.08]], { part: 'weights', straight: true, segments: 48 }).ring(0.14, 0.03, { part: 'collars', at: [0, 0.1, 0] }).ring(0.7, 0.02, { part: 'bar', at: [0, 0.09, 0] })); return; } // prettier-ignore
    const one = (long: number, sizes: readonly number[]): void => {
      b.capsule([-long, 0, 0], [long, 0, 0], 0.055, { part: 'bar' }).mirrored('x', () => { let x = long * (sizes.length > 2 ? 0.72 : 0.45); b.cylinder(0.1, 0.08, { part: 'collars', at: [x - 0.09, 0, 0], toward: [1, 0, 0] }); for (const r of sizes) { b.cylinder(r, 0.15, { part: 'weights', at: [x, 0, 0], toward: [1, 0, 0], round: 0.03, segments: form === 'dumbbell' ? 6 : 36 }); x += 0.17; } }); // prettier-ignore
    };
    if (form === 'barbell') b.group({ at: [0, 0.55, 0] }, () => one(1.4, [0.55, 0.5, 0.38]));
    else if (form === 'rack') { for (let row = 0; row < 2; row++) b.row(3, [0.75, 0, 0], () => b.group({ at: [0, 0.5 + row * 0.6, 0], rotate: [0, 80, 0], scale: 0.6 }, () => one(0.5, [0.32, 0.3]))); b.mirrored('x', () => b.box([0.1, 1.4, 0.5], { part: 'collars', at: [1.2, 0.7, 0], round: 0.02 })); for (const y of [0.32, 0.92]) b.box([2.4, 0.06, 0.5], { part: 'collars', at: [0, y, 0] }); } // prettier-ignore
    else b.group({ at: [0, 0.4, 0], rotate: [0, 25, 0] }, () => one(0.62, [0.36, 0.3]));
  },
  skateboard(b, p) {
    const form = p.variant('form');
    b.warped(([x, y, z]) => [x, y + (form === 'hoverboard' ? 0 : 0.5 * Math.max(0, Math.abs(x) - 0.75) ** 1.5), z], () => {
      b.plate(outlines.rectangle(form === 'longboard' ? 2.6 : 2.1, 0.56, 0.28), 0.06, { part: 'deck', at: [0, 0.3, 0], rotate: [-90, 0, 0] }).plate(outlines.rectangle(form === 'longboard' ? 2.5 : 2.02, 0.5, 0.25), 0.01, { part: 'grip', at: [0, 0.335, 0], rotate: [-90, 0, 0] });
    });
    if (form === 'hoverboard') { b.mirrored('x', () => b.cylinder(0.24, 0.05, { part: '#39c8ff glow', at: [0.6, 0.2, 0] }).cylinder(0.3, 0.08, { part: 'trucks', at: [0.6, 0.22, 0] }).ring(0.26, 0.04, { part: 'wheels', at: [0.6, 0.2, 0] })); return; } // prettier-ignore
    b.mirrored('x', () => { b.box([0.2, 0.1, 0.3], { part: 'trucks', at: [0.62, 0.22, 0], round: 0.03 }).rod([0.62, 0.12, -0.26], [0.62, 0.12, 0.26], 0.035, { part: 'trucks' }); b.mirrored('z', () => b.cylinder(0.12, 0.13, { part: 'wheels', at: [0.62, 0.12, 0.2], rotate: [90, 0, 0], round: 0.03 })); }); // prettier-ignore
  },
  roller_skate(b, p) {
    const form = p.variant('form');
    b.blend(0.12, (s) => { s.as('boot').limb([0.5, 0.62, 0], [0.05, 0.68, 0], 0.19, 0.23).limb([0, 0.7, 0], [-0.42, 0.72, 0], 0.23, 0.25).limb([-0.42, 0.72, 0], [-0.38, 1.4, 0], 0.25, 0.24).ellipsoid([-0.38, 1.7, 0], [0.2, 0.3, 0.17], [0, 1, 0], true).ellipsoid([0, 0.14, 0], [2, 0.36, 2], [0, 1, 0], true); }); // prettier-ignore
    for (let i = 0; i < 6; i++) b.tube([[0.08 - i * 0.045, 0.86 + i * 0.1, 0.13], [0.13 - i * 0.05, 0.92 + i * 0.1, 0], [0.08 - i * 0.045, 0.86 + i * 0.1, -0.13]], 0.024, { part: 'laces' });
    b.box([1.25, 0.08, 0.3], { part: 'plate', at: [-0.02, 0.46, 0], round: 0.03 });
    if (form === 'ice') b.plate([[-0.75, 0.12], [0.7, 0.12], [0.85, 0.24], [0.8, 0.32], [-0.75, 0.24]], 0.05, { part: 'blade' }).mirrored('x', () => b.beam([0.35, 0.2, 0], [0.3, 0.44, 0], [0.14, 0.07], { part: 'blade' }));
    else if (form === 'inline') b.box([1.3, 0.2, 0.12], { part: 'plate', at: [0, 0.34, 0], round: 0.03 }).row(4, [0.33, 0, 0], () => b.cylinder(0.16, 0.09, { part: 'wheels', at: [0, 0.17, -0.045], rotate: [90, 0, 0], round: 0.03 }));
    else b.mirrored('z', () => { for (const x of [-0.45, 0.4]) b.cylinder(0.18, 0.16, { part: 'wheels', at: [x, 0.2, 0.12], rotate: [90, 0, 0], round: 0.04 }); }).cylinder(0.11, 0.16, { part: 'wheels', at: [0.66, 0.32, 0] }); // prettier-ignore
  },
  board(b, p) {
    const form = p.variant('form');
    if (form === 'ironing') { b.plate(outlines.smooth([[-1.2, 0.2], [0.6, 0.3], [1.2, 0], [0.6, -0.3], [-1.2, -0.2]]), 0.1, { part: 'deck', at: [0, 1.1, 0], rotate: [-90, 0, 0], bevel: 0.03 }).mirrored('z', () => b.rod([-0.8, 0, 0.2], [0.5, 1.05, 0.1], 0.03, { part: 'fins' }).rod([0.8, 0, 0.2], [-0.5, 1.05, 0.1], 0.03, { part: 'bindings' })).box([0.5, 0.02, 0.3], { part: 'stripe', at: [-0.9, 1.16, 0] }); return; } // prettier-ignore
    if (form === 'skis') { b.mirrored('x', () => b.group({ at: [0.16, 0, 0], rotate: [0, 0, -3] }, () => { b.tube([[0, 0, 0], [0, 1.7, 0], [0, 2.1, 0.06], [0, 2.35, 0.22]], 0.1, { part: 'deck', flatten: 0.22, up: [0, 0, 1] }).box([0.14, 0.5, 0.1], { part: 'bindings', at: [0, 1.0, 0.06], round: 0.02 }).box([0.19, 0.3, 0.045], { part: 'stripe', at: [0, 1.6, 0] }); b.rod([0.34, 0, 0.1], [0.34, 1.6, 0.1], 0.022, { part: 'fins' }).ring(0.09, 0.014, { part: 'fins', at: [0.34, 0.16, 0.1] }).capsule([0.34, 1.4, 0.1], [0.34, 1.62, 0.1], 0.045, { part: 'bindings' }); })); return; } // prettier-ignore
    const snow = form === 'snowboard';
    b.group({ at: [0, 1.2, 0], rotate: [-6, 18, 0] }, () => b.warped(([x, y, z]) => [x, y, z + 0.16 * y * y * (snow ? 0.5 : y > 0 ? 1 : 0.25)], () => {
      b.plate(snow ? outlines.rectangle(0.6, 2.2, 0.3) : outlines.symmetric([[0, 1.25], [0.2, 0.95], [0.36, 0.2], [0.34, -0.5], [0.2, -1.1], [0, -1.16]]), 0.09, { part: 'deck', bevel: 0.03 }).box([0.08, 2.0, 0.1], { part: 'stripe' });
      if (snow) b.mirrored('y', () => b.box([0.5, 0.3, 0.14], { part: 'bindings', at: [0, 0.45, 0.1], rotate: [0, 0, 12], round: 0.04 }));
      else b.box([0.5, 0.4, 0.1], { part: 'bindings', at: [0, -0.8, 0.004], round: 0.02 });
      if (!snow) for (const x of [-0.16, 0, 0.16]) b.plate([[0, 0], [0.14, -0.12], [0.05, 0.2]], 0.03, { part: 'fins', at: [x, -0.9, -0.1], rotate: [0, 90, 0] });
    }));
    if (form === 'paddleboard') b.group({ at: [0.7, 0, 0.2], rotate: [0, 0, -4] }, () => b.rod([0, 0.3, 0], [0, 2.2, 0], 0.03, { part: 'fins' }).ball([0.13, 0.3, 0.03], { part: 'fins', at: [0, 0.2, 0] }));
  },
  racket(b, p) {
    const form = p.variant('form');
    b.group({ rotate: [0, 0, -24], at: [-0.3, 0, 0] }, () => {
      b.capsule([0, 0.05, 0], [0, 0.6, 0], 0.075, { part: 'grip' });
      if (form === 'paddle') { b.plate(outlines.ellipse(0.5, 0.55), 0.08, { part: 'frame', at: [0, 1.1, 0], bevel: 0.02 }).plate(outlines.ellipse(0.5, 0.5), 0.085, { part: 'strings', at: [0, 1.12, -0.01], bevel: 0.02 }).box([0.12, 0.3, 0.07], { part: 'throat', at: [0, 0.6, 0] }); return; } // prettier-ignore
      const [rx, ry, y] = form === 'lacrosse' ? [0.26, 0.36, 1.9] : form === 'badminton' ? [0.36, 0.48, 1.9] : form === 'flyswatter' ? [0.28, 0.34, 1.7] : [0.48, 0.62, 1.6];
      b.tube(outlines.ellipse(rx, ry).map(([x, v]): Vec3 => [x, v + y, 0]), 0.045, { part: 'frame', closed: true, straight: true });
      if (form === 'tennis') b.mirrored('x', () => b.tube([[0.03, 0.6, 0], [0.12, 0.85, 0], [0.32, 1.15, 0]], 0.045, { part: 'throat' }));
      else b.rod([0, 0.6, 0], [0, y - ry, 0], 0.035, { part: 'throat' });
      for (let i = -5; i <= 5; i++) { const x = (i / 6) * rx; const h = ry * Math.sqrt(1 - (x / rx) ** 2); b.rod([x, y - h, 0], [x, y + h, 0], 0.01, { part: 'strings', segments: 4 }); const v = (i / 6) * ry; const w = rx * Math.sqrt(1 - (v / ry) ** 2); b.rod([-w, y + v, 0], [w, y + v, 0], 0.01, { part: 'strings', segments: 4 }); } // prettier-ignore
    });
  },
  sports_bat(b, p) {
    const form = p.variant('form');
    if (form === 'bowling_pin') { b.lathe([[0, 0], [0.2, 0.01], [0.32, 0.5], [0.24, 0.95], [0.12, 1.3], [0.18, 1.6], [0.12, 1.78], [0, 1.82]], { part: 'barrel', segments: 36 }).ring(0.13, 0.04, { part: '#c4202a gloss', at: [0, 1.25, 0] }).ring(0.135, 0.04, { part: '#c4202a gloss', at: [0, 1.36, 0] }).cylinder(0.2, 0.02, { part: 'knob' }).cylinder(0.05, 0.02, { part: 'handle', at: [0, 1.81, 0] }).ring(0.2, 0.01, { part: 'grip', at: [0, 0.02, 0] }); return; } // prettier-ignore
    b.group({ rotate: [0, 0, -30], at: [-0.5, 0.1, 0] }, () => {
      if (form === 'baseball') b.lathe([[0.06, 0.4], [0.07, 0.8], [0.15, 1.4], [0.17, 1.9], [0.12, 2.08], [0, 2.1]], { part: 'barrel' }).cylinder(0.065, 0.45, { part: 'grip', at: [0, 0.03, 0] }).ball([0.1, 0.05, 0.1], { part: 'knob', at: [0, 0.02, 0] }).ring(0.065, 0.01, { part: 'handle', at: [0, 0.48, 0] });
      else if (form === 'cricket') b.hull([[-0.16, 0.6, 0.05], [0.16, 0.6, 0.05], [-0.18, 2.0, 0.05], [0.18, 2.0, 0.05], [-0.16, 0.6, -0.02], [0.16, 0.6, -0.02], [0, 1.8, -0.14], [-0.18, 2.0, -0.02], [0.18, 2.0, -0.02], [0, 0.7, -0.08]], { part: 'barrel' }).rod([0, 0.1, 0], [0, 0.62, 0], 0.06, { part: 'handle' }).capsule([0, 0.05, 0], [0, 0.4, 0], 0.066, { part: 'grip' }).ball(0.07, { part: 'knob', at: [0, 0, 0] });
      else {
        b.rod([0, 0.4, 0], [0, 1.9, 0], form === 'pool_cue' ? 0.045 : 0.035, { part: 'handle', to: 0.025 }).capsule([0, 0, 0], [0, 0.45, 0], form === 'pool_cue' ? 0.06 : 0.05, { part: 'grip' });
        if (form === 'golf_club') b.blend(0.06, (s) => s.as('barrel').limb([0, 1.92, 0], [0.28, 2.0, 0], 0.08, 0.12)).cylinder(0.045, 0.1, { part: 'knob', at: [0, 1.8, 0] });
        else if (form === 'hockey_stick') b.beam([0, 1.85, 0], [0.5, 2.05, 0], [0.16, 0.05], { part: 'barrel', round: 0.02 }).ring(0.04, 0.02, { part: 'knob', at: [0, 1.75, 0] });
        else if (form === 'fishing_rod') b.tube([[0, 1.8, 0], [0.1, 2.4, 0], [0.4, 2.8, 0]], [0.025, 0.018, 0.01], { part: 'barrel' }).cylinder(0.12, 0.12, { part: 'knob', at: [0.12, 0.55, -0.06], rotate: [90, 0, 0] }).rod([0.4, 2.8, 0], [0.9, 2.0, 0], 0.008, { part: 'knob', segments: 4 });
        else b.rod([0, 1.85, 0], [0, 2.3, 0], 0.025, { part: 'barrel', to: 0.018 }).ball(0.03, { part: 'knob', at: [0, 2.3, 0] });
      }
    });
  },
  target(b, p) {
    const form = p.variant('form');
    const face = (radius: number, spokes: boolean): void => {
      b.cylinder(radius, 0.14, { part: spokes ? 'stand' : 'rings', segments: 48, round: 0.03 });
      [0.8, 0.6, 0.4].forEach((r, i) => b.cylinder(radius * r, 0.02, { part: i % 2 ? 'rings' : 'second', at: [0, 0.135 + i * 0.008, 0], segments: 48 }));
      if (spokes) for (let i = 0; i < 20; i++) b.group({ rotate: [0, i * 18, 0] }, () => b.hull([[0, 0.15, 0.1], [-0.13 * radius, 0.15, radius * 0.85], [0.13 * radius, 0.15, radius * 0.85], [0, 0.17, 0.1], [-0.13 * radius, 0.17, radius * 0.85], [0.13 * radius, 0.17, radius * 0.85]], { part: i % 2 ? 'rings' : 'second' }));
      b.cylinder(radius * 0.14, 0.06, { part: 'center', at: [0, 0.14, 0], segments: 28 });
    };
    if (form === 'roulette') { b.lathe([[0, 0], [0.85, 0.02], [1.0, 0.3], [0.94, 0.34], [0.75, 0.18]], { part: 'stand', segments: 48 }).group({ at: [0, 0.05, 0], scale: 0.85 }, () => face(0.9, true)).lathe([[0.1, 0.2], [0.06, 0.45], [0.12, 0.5], [0, 0.58]], { part: 'center' }); return; } // prettier-ignore
    const wheel = form === 'wheel' || form === 'dartboard';
    b.group({ at: [0, 1.15, 0], rotate: [84, 0, 0] }, () => face(0.82, wheel));
    if (form === 'archery') b.radial(3, () => b.rod([0, 1.9, -0.1], [0, 0, 0.75], 0.05, { part: 'stand' }), { start: 60 });
    else if (form === 'wheel') b.beam([-0.5, 0, -0.15], [0, 1.15, -0.15], [0.12, 0.1], { part: 'stand' }).beam([0.5, 0, -0.15], [0, 1.15, -0.15], [0.12, 0.1], { part: 'stand' }).cone(0.1, 0.3, { part: 'center', at: [0, 2.2, 0.1], rotate: [180, 0, 0] });
    else b.ring(0.86, 0.06, { part: 'stand', at: [0, 1.15, 0.06], rotate: [84, 0, 0] });
  },
  chess_set(b, p) {
    const form = p.variant('form');
    if (form === 'cards') { for (let i = 0; i < 5; i++) b.group({ at: [0, 0, i * 0.03], rotate: [0, 0, 30 - i * 15] }, () => b.plate(outlines.rectangle(0.8, 1.15, 0.08), 0.02, { part: 'light_pieces', at: [0, 1.1, 0] }).plate(outlines.heart(0.16), 0.025, { part: i % 2 ? 'dark_pieces' : '#c01f2b', at: [0, 1.12, 0] })); b.ball([0.1, 0.1, 0.02], { part: 'board', at: [0, 0.5, 0.08] }).ball([0.1, 0.1, 0.02], { part: 'squares', at: [0, 0.5, 0.09] }); return; } // prettier-ignore
    if (form === 'pool_table' || form === 'foosball') {
      b.box([2.2, 0.26, 1.2], { part: 'board', at: [0, 0.85, 0], round: 0.04, grain: 'x' }).box([1.95, 0.04, 0.95], { part: 'squares', at: [0, 0.98, 0] }).mirrored('x', () => b.mirrored('z', () => b.lathe([[0.1, 0], [0.08, 0.2], [0.13, 0.72]], { part: 'board', at: [0.9, 0, 0.45] })));
      if (form === 'pool_table') { for (let i = 0; i < 10; i++) { const r = Math.floor((Math.sqrt(8 * i + 1) - 1) / 2); b.ball(0.05, { part: i % 2 ? 'dark_pieces' : 'light_pieces', at: [0.4 + r * 0.09, 1.05, (i - (r * (r + 1)) / 2 - r / 2) * 0.1] }); } b.ball(0.05, { part: '#ffffff gloss', at: [-0.5, 1.05, 0] }); for (const x of [-0.98, 0, 0.98]) b.mirrored('z', () => b.cylinder(0.07, 0.02, { part: '#101010', at: [x, 0.99, 0.5] })); } // prettier-ignore
      else for (let i = 0; i < 6; i++) { const x = -0.8 + i * 0.32; b.rod([x, 1.12, -0.85], [x, 1.12, 0.85], 0.02, { part: '#c8ccd0 metal' }).ball(0.05, { part: '#151515', at: [x, 1.12, i % 2 ? 0.86 : -0.86] }); b.row(3, [0, 0, 0.3], () => b.box([0.07, 0.2, 0.08], { part: i % 2 ? 'dark_pieces' : 'light_pieces', at: [x, 1.08, 0], round: 0.02 })); } // prettier-ignore
      return;
    }
    b.box([1.8, 0.1, 1.8], { part: 'board', at: [0, 0.05, 0], round: 0.02 });
    const step = 0.2;
    if (form === 'mahjong') { for (let i = 0; i < 36; i++) b.box([0.16, 0.14, 0.22], { part: i % 3 ? 'light_pieces' : 'squares', at: [-0.6 + (i % 6) * 0.24, 0.17 + (i % 5 === 0 ? 0.14 : 0), -0.65 + Math.floor(i / 6) * 0.26], round: 0.03 }); b.box([0.06, 0.01, 0.1], { part: 'dark_pieces', at: [0, 0.25, 0] }); return; } // prettier-ignore
    if (form === 'go') { b.box([1.6, 0.02, 1.6], { part: 'squares', at: [0, 0.1, 0] }); for (let i = 0; i < 9; i++) b.box([1.5, 0.012, 0.012], { part: '#2b1c10', at: [0, 0.112, -0.74 + i * 0.185] }).box([0.012, 0.012, 1.5], { part: '#2b1c10', at: [-0.74 + i * 0.185, 0.112, 0] }); for (let i = 0; i < 22; i++) b.ball([0.085, 0.04, 0.085], { part: i % 2 ? 'dark_pieces' : 'light_pieces', at: [-0.74 + ((i * 5) % 9) * 0.185, 0.15, -0.74 + ((i * 7) % 8) * 0.185] }); return; } // prettier-ignore
    for (let row = 0; row < 8; row++) for (let column = 0; column < 8; column++) if ((row + column) % 2) b.box([step, 0.012, step], { part: 'squares', at: [-0.7 + column * step, 0.105, -0.7 + row * step] });
    for (let column = 0; column < 8; column++) for (const [row, part] of [[0, 'dark_pieces'], [1, 'dark_pieces'], [6, 'light_pieces'], [7, 'light_pieces']] as const) {
      const at: Vec3 = [-0.7 + column * step, 0.11, -0.7 + row * step];
      if (form === 'checkers') { if ((row + column) % 2) b.cylinder(0.08, 0.05, { part, at, round: 0.015 }); } else if (form === 'board_game') { if (column % 3 === 0) pieceProfile(b, part, 0.3, at); } // prettier-ignore
      else b.group({ at, scale: 0.34 }, () => pieceProfile(b, part, row === 1 || row === 6 ? 0.7 : 1.0 + (column === 3 || column === 4 ? 0.35 : (column * 5) % 3 * 0.08), [0, 0, 0]));
    }
  },
  chess_piece(b, p) {
    const form = p.variant('form');
    b.lathe([[0, 0], [0.5, 0.01], [0.52, 0.1], [0.42, 0.2], [0.44, 0.28], [0.3, 0.34]], { part: 'base', segments: 36 });
    if (form === 'knight') { b.blend(0.08, (s) => s.as('body').chain([[-0.05, 0.35, 0], [-0.12, 0.8, 0], [-0.02, 1.2, 0], [0.1, 1.4, 0]], [0.3, 0.24, 0.22, 0.2]).limb([0.1, 1.4, 0], [0.48, 1.16, 0], 0.2, 0.12).limb([0, 1.5, 0.1], [-0.02, 1.72, 0.1], 0.06, 0.03).limb([0, 1.5, -0.1], [-0.02, 1.72, -0.1], 0.06, 0.03)); for (let i = 0; i < 5; i++) b.ball([0.09, 0.13, 0.06], { part: 'crown', at: [-0.3 + i * 0.03, 0.75 + i * 0.19, 0] }); return; } // prettier-ignore
    const top = form === 'pawn' ? 0.9 : form === 'rook' ? 1.0 : 1.35;
    b.lathe([[0.3, 0.32], [0.2, 0.6], [0.16, top * 0.8], [0.3, top], [0.18, top + 0.06]], { part: 'body', segments: 36 });
    if (form === 'pawn') b.ball(0.27, { part: 'crown', at: [0, top + 0.24, 0] });
    else if (form === 'rook') b.lathe([[0.2, top], [0.36, top + 0.08], [0.38, top + 0.4], [0.26, top + 0.4], [0.24, top + 0.24], [0, top + 0.24]], { part: 'crown', straight: true }).radial(5, () => b.box([0.2, 0.16, 0.14], { part: 'crown', at: [0, top + 0.45, 0.31] }));
    else if (form === 'bishop') b.lathe([[0.16, top + 0.04], [0.28, top + 0.24], [0.2, top + 0.5], [0, top + 0.68]], { part: 'crown' }).ball(0.07, { part: 'crown', at: [0, top + 0.7, 0] }).box([0.05, 0.3, 0.5], { part: '#1a1512', at: [0.14, top + 0.42, 0], rotate: [0, 0, -30] });
    else { b.lathe([[0.18, top + 0.04], [0.36, top + 0.42], [0.3, top + 0.46], [0, top + 0.52]], { part: 'crown' }); if (form === 'queen') b.radial(8, () => b.ball(0.065, { part: 'crown', at: [0, top + 0.48, 0.32] })).ball(0.1, { part: 'crown', at: [0, top + 0.6, 0] }); else b.box([0.08, 0.34, 0.08], { part: 'crown', at: [0, top + 0.68, 0] }).box([0.24, 0.08, 0.08], { part: 'crown', at: [0, top + 0.72, 0] }); } // prettier-ignore
  },
  dice(b, p) {
    const form = p.variant('form');
    const pips: readonly (readonly Vec2[])[] = [[[0, 0]], [[-1, -1], [1, 1]], [[-1, -1], [0, 0], [1, 1]], [[-1, -1], [1, -1], [-1, 1], [1, 1]], [[-1, -1], [1, -1], [0, 0], [-1, 1], [1, 1]], [[-1, -1], [1, -1], [-1, 0], [1, 0], [-1, 1], [1, 1]]];
    const six = (): void => { b.box([1, 1, 1], { part: 'faces', round: 0.14 }); ([[0, 0, 0], [0, 90, 0], [90, 0, 0], [-90, 0, 0], [0, -90, 0], [0, 180, 0]] as const).forEach((rotate, face) => b.group({ rotate }, () => { for (const [x, y] of pips[face]!) b.ball([0.085, 0.085, 0.03], { part: 'pips', at: [x * 0.27, y * 0.27, 0.495] }); })); }; // prettier-ignore
    if (form === 'twenty') { const points = ICOSA.map((d): Vec3 => [d[0] * 0.42, d[1] * 0.42 + 0.8, d[2] * 0.42]); b.hull(points, { part: 'faces' }).box([0.08, 0.3, 0.02], { part: 'pips', at: [0.0, 0.86, 0.7], rotate: [-10, 0, 0] }).box([0.08, 0.3, 0.02], { part: 'pips', at: [0.16, 0.86, 0.69], rotate: [-10, 0, 0] }); } // prettier-ignore
    else if (form === 'rubik') { b.box([1.2, 1.2, 1.2], { part: '#101010', at: [0, 0.6, 0], round: 0.05 }); const colours = ['#d8252b gloss', '#1f7ae0 gloss', '#f5d327 gloss', '#2aa845 gloss', '#f08a1d gloss', '#f4f4f4 gloss']; ([[0, 0, 0], [0, 90, 0], [-90, 0, 0], [0, 180, 0], [0, -90, 0], [90, 0, 0]] as const).forEach((rotate, face) => b.group({ at: [0, 0.6, 0], rotate }, () => { for (let i = 0; i < 9; i++) b.box([0.35, 0.35, 0.02], { part: colours[(face + ((i * 5) % 7 === 3 ? 2 : 0)) % 6]!, at: [-0.39 + (i % 3) * 0.39, -0.39 + Math.floor(i / 3) * 0.39, 0.6], round: 0.01 }); })); b.ball(0.01, { part: 'faces', at: [0, 0.6, 0] }).ball(0.01, { part: 'pips', at: [0, 0.6, 0] }); } // prettier-ignore
    else if (form === 'domino') b.group({ at: [0, 0.8, 0], rotate: [-12, 24, 0] }, () => { b.box([0.8, 1.6, 0.2], { part: 'faces', round: 0.05 }).box([0.7, 0.03, 0.22], { part: 'pips' }); for (const [x, y] of pips[4]!) b.ball([0.08, 0.08, 0.03], { part: 'pips', at: [x * 0.22, 0.4 + y * 0.22, 0.1] }); for (const [x, y] of pips[2]!) b.ball([0.08, 0.08, 0.03], { part: 'pips', at: [x * 0.22, -0.4 + y * 0.22, 0.1] }); }); // prettier-ignore
    else if (form === 'alphabet') b.group({ at: [0, 0.5, 0], rotate: [0, 24, 0] }, () => { b.box([1, 1, 1], { part: 'faces', round: 0.06 }); for (const rotate of [[0, 0, 0], [0, 90, 0], [-90, 0, 0]] as const) b.group({ rotate }, () => b.plate([[-0.3, -0.34], [-0.18, -0.34], [-0.1, -0.1], [0.1, -0.1], [0.18, -0.34], [0.3, -0.34], [0.07, 0.36], [-0.07, 0.36]], 0.03, { part: 'pips', at: [0, 0, 0.5] })); }); // prettier-ignore
    else { b.group({ at: [form === 'pair' ? -0.55 : 0, 0.5, 0], rotate: [0, 28, 0] }, six); if (form === 'pair') b.group({ at: [0.75, 0.5, 0.1], rotate: [0, -20, 90] }, six); } // prettier-ignore
  },
  puzzle(b, p) {
    const form = p.variant('form');
    if (form === 'maze') { b.box([1.6, 0.1, 1.6], { part: 'piece', at: [0, 0.05, 0] }); for (let i = 0; i < 4; i++) { const r = 0.75 - i * 0.19; for (let side = 0; side < 4; side++) b.group({ rotate: [0, side * 90, 0] }, () => b.box([r * (side === i % 4 ? 1.2 : 2), 0.28, 0.06], { part: 'edge', at: [side === i % 4 ? -r * 0.4 : 0, 0.24, r] })); } return; } // prettier-ignore
    if (form === 'tangram') { ([[[-0.8, 0.8], [0.8, 0.8], [0, 0]], [[-0.8, 0.8], [-0.8, -0.8], [0, 0]], [[0.8, 0.8], [0.8, 0], [0.4, 0.4]], [[0, 0], [0.4, 0.4], [0.8, 0], [0.4, -0.4]], [[0, 0], [-0.4, -0.4], [0.4, -0.4]]] as const).forEach((shape, i) => b.plate(shape.map(([x, y]): Vec2 => [x * 0.97, y * 0.97]), 0.12, { part: i % 2 ? 'edge' : 'piece', tint: 1 - i * 0.1, at: [0, 0.9, 0], bevel: 0.02 })); return; } // prettier-ignore
    const tab = (cx: number, cy: number, dx: number, dy: number): Vec2[] => Array.from({ length: 11 }, (_, i): Vec2 => { const a = ((i - 5) / 5) * 2.3; return [cx + dx * (0.17 + 0.2 * Math.cos(a)) - dy * 0.2 * Math.sin(a), cy + dy * (0.17 + 0.2 * Math.cos(a)) + dx * 0.2 * Math.sin(a)]; }); // prettier-ignore
    const outline: Vec2[] = [[-0.6, -0.6], ...tab(0, -0.6, 0, 1).toReversed(), [0.6, -0.6], ...tab(0.6, 0, 1, 0), [0.6, 0.6], ...tab(0, 0.6, 0, 1), [-0.6, 0.6], ...tab(-0.6, 0, 1, 0).toReversed()];
    b.group({ at: [0, 0.8, 0], rotate: [-10, 20, 0] }, () => b.plate(outline, 0.22, { part: 'edge', bevel: 0.03 }).plate(outline.map(([x, y]): Vec2 => [x * 0.97, y * 0.97]), 0.235, { part: 'piece' }));
  },
  teddy_bear(b) {
    b.blend(0.06, (s) => { s.as('fur').ellipsoid([0, 0.62, 0], [0.44, 0.5, 0.38]).ball([0, 1.35, 0.04], 0.4); for (const x of [-1, 1]) s.as('fur').ball([x * 0.3, 1.68, 0], 0.15).limb([x * 0.36, 0.92, 0.05], [x * 0.68, 0.55, 0.22], 0.16, 0.13).limb([x * 0.26, 0.26, 0.1], [x * 0.42, 0.18, 0.56], 0.2, 0.19); }, { resolution: 54 }); // prettier-ignore
    b.ball([0.2, 0.16, 0.16], { part: 'muzzle', at: [0, 1.25, 0.38] }).ball([0.075, 0.055, 0.05], { part: 'nose', at: [0, 1.32, 0.54] }).mirrored('x', () => b.ball(0.055, { part: 'eyes', at: [0.15, 1.45, 0.38] }).ball([0.09, 0.09, 0.06], { part: 'paws', at: [0.3, 1.69, 0.1] }).ball([0.15, 0.15, 0.05], { part: 'paws', at: [0.43, 0.18, 0.73] }));
    b.ball([0.26, 0.3, 0.06], { part: 'muzzle', at: [0, 0.6, 0.36] }).tube([[-0.06, 1.2, 0.53], [0, 1.16, 0.54], [0.06, 1.2, 0.53]], 0.014, { part: 'nose' });
    b.ring(0.3, 0.06, { part: 'ribbon', at: [0, 1.02, 0.03] }).mirrored('x', () => b.hull([[0.04, 1.0, 0.36], [0.3, 1.12, 0.36], [0.3, 0.88, 0.36], [0.04, 1.0, 0.42], [0.28, 1.0, 0.42]], { part: 'ribbon' }));
  },
  doll(b, p) {
    const form = p.variant('form');
    if (form === 'matryoshka') { b.lathe([[0, 0], [0.42, 0.01], [0.56, 0.4], [0.5, 0.85], [0.34, 1.08], [0.38, 1.3], [0.28, 1.56], [0, 1.66]], { part: 'dress', segments: 40 }).ball([0.26, 0.27, 0.16], { part: 'skin', at: [0, 1.3, 0.24] }).mirrored('x', () => b.ball([0.04, 0.05, 0.02], { part: 'eyes', at: [0.1, 1.34, 0.39] })).ring(0.53, 0.03, { part: 'shoes', at: [0, 0.75, 0] }).lathe([[0.29, 1.5], [0.2, 1.6], [0, 1.62]], { part: 'hair', at: [0, -0.02, 0.06] }).radial(6, () => b.ball([0.1, 0.06, 0.03], { part: 'hair', at: [0, 0.5, 0.55] })); return; } // prettier-ignore
    if (form === 'gnome' || form === 'nutcracker') {
      const nut = form === 'nutcracker';
      b.lathe([[0.3, 0.35], [0.36, 0.6], [0.3, 1.05], [0.14, 1.15]], { part: 'dress' }).ball([0.24, 0.24, 0.22], { part: 'skin', at: [0, 1.3, 0] }).mirrored('x', () => b.capsule([0.14, 0.1, 0], [0.14, 0.4, 0], 0.11, { part: nut ? '#f2f2f2' : 'dress' }).superball([0.13, 0.08, 0.2], 0.7, 0.7, { part: 'shoes', at: [0.15, 0.07, 0.08] }).capsule([0.3, 1.0, 0], [0.42, 0.62, 0.08], 0.09, { part: 'dress' }).ball(0.09, { part: 'skin', at: [0.43, 0.56, 0.1] }).ball(0.03, { part: 'eyes', at: [0.09, 1.36, 0.2] }));
      b.ball([0.22, 0.26, 0.12], { part: 'hair', at: [0, 1.08, 0.17] });
      if (nut) b.cylinder(0.24, 0.5, { part: 'shoes', at: [0, 1.46, 0], top: 0.26 }).ring(0.25, 0.03, { part: '#d8b04a metal', at: [0, 1.48, 0] }).box([0.2, 0.06, 0.06], { part: '#f2f2f2', at: [0, 1.22, 0.2] });
      else b.tube([[0, 1.42, 0], [0, 1.8, -0.04], [0.06, 2.15, -0.12]], [0.28, 0.15, 0.02], { part: 'shoes', segments: 24 });
      return;
    }
    if (form === 'minifigure') { b.hull([[-0.3, 0.6, 0.15], [0.3, 0.6, 0.15], [-0.3, 0.6, -0.15], [0.3, 0.6, -0.15], [-0.22, 1.15, 0.15], [0.22, 1.15, 0.15], [-0.22, 1.15, -0.15], [0.22, 1.15, -0.15]], { part: 'dress' }).cylinder(0.19, 0.34, { part: 'skin', at: [0, 1.17, 0], round: 0.05 }).cylinder(0.2, 0.18, { part: 'hair', at: [0, 1.42, 0], round: 0.05 }).mirrored('x', () => b.box([0.26, 0.58, 0.3], { part: 'shoes', at: [0.145, 0.29, 0], round: 0.02 }).capsule([0.3, 1.05, 0], [0.44, 0.78, 0.1], 0.09, { part: 'dress' }).ring(0.07, 0.03, { part: 'skin', at: [0.46, 0.7, 0.14], rotate: [90, 0, 0] }).ball(0.025, { part: 'eyes', at: [0.07, 1.38, 0.185] })); return; } // prettier-ignore
    const voodoo = form === 'voodoo';
    b.ball(0.28, { part: 'skin', at: [0, 1.5, 0] }).mirrored('x', () => b.ball([0.045, 0.06, 0.03], { part: 'eyes', at: [0.1, 1.53, 0.25] }).capsule([0.2, 1.12, 0], [0.52, 0.8, 0.08], 0.075, { part: voodoo ? 'dress' : 'skin' }).capsule([0.13, 0.5, 0], [0.15, 0.1, 0], 0.085, { part: 'skin' }).superball([0.1, 0.07, 0.17], 0.8, 0.8, { part: 'shoes', at: [0.15, 0.07, 0.05] }));
    if (voodoo) b.capsule([0, 0.6, 0], [0, 1.1, 0], 0.24, { part: 'dress' }).tube([[-0.1, 0.9, 0.24], [0.1, 0.7, 0.24]], 0.02, { part: 'shoes' }).rod([0.1, 1.0, 0.2], [0.4, 1.3, 0.7], 0.014, { part: '#c9ccd0 metal' });
    else b.lathe([[0.46, 0.4], [0.24, 0.85], [0.18, 1.0], [0.2, 1.2], [0.08, 1.26]], { part: 'dress', segments: 36, ripple: (turn, along) => 1 + 0.06 * (1 - along) * Math.cos(turn * 2 * Math.PI * 9) });
    b.ball([0.31, 0.3, 0.29], { part: 'hair', at: [0, 1.58, -0.06] }).mirrored('x', () => b.capsule([0.26, 1.5, -0.05], [0.34, 1.0, 0], 0.09, { part: 'hair' }));
    if (form === 'puppet') { b.beam([-0.5, 2.5, 0], [0.5, 2.5, 0], [0.06, 0.06], { part: '#8a5a2c wood' }).beam([0, 2.5, -0.35], [0, 2.5, 0.35], [0.06, 0.06], { part: '#8a5a2c wood' }); b.mirrored('x', () => b.rod([0.5, 0.8, 0.08], [0.48, 2.5, 0], 0.008, { part: '#e8e8e8', segments: 4 })); b.rod([0, 1.78, 0], [0, 2.5, 0], 0.008, { part: '#e8e8e8', segments: 4 }); } // prettier-ignore
  },
  rocking_horse(b) {
    b.blend(0.07, (s) => { s.as('body').limb([0, 0.95, -0.35], [0, 0.98, 0.35], 0.26, 0.25).limb([0, 1.05, 0.42], [0, 1.5, 0.62], 0.2, 0.15).limb([0, 1.5, 0.62], [0, 1.36, 0.92], 0.15, 0.1); for (const [x, z] of [[-1, 0.4], [1, 0.4], [-1, -0.4], [1, -0.4]] as const) s.limb([x * 0.16, 0.85, z], [x * 0.26, 0.24, z * 1.35], 0.11, 0.07); }, { resolution: 50 }); // prettier-ignore
    b.mirrored('x', () => b.tube([[0.3, 0.3, -1.05], [0.3, 0.1, -0.6], [0.3, 0.04, 0], [0.3, 0.1, 0.6], [0.3, 0.3, 1.05]], 0.06, { part: 'rockers' })).rod([-0.3, 0.14, -0.5], [0.3, 0.14, -0.5], 0.04, { part: 'rockers' }).rod([-0.3, 0.14, 0.5], [0.3, 0.14, 0.5], 0.04, { part: 'rockers' });
    for (let i = 0; i < 7; i++) b.ball([0.06, 0.12, 0.09], { part: 'mane', at: [0, 1.12 + i * 0.08, 0.3 + i * 0.045] }); b.tube([[0, 1.05, -0.55], [0, 1.0, -0.8], [0, 0.6, -0.9]], [0.08, 0.11, 0.02], { part: 'mane' }); // prettier-ignore
    b.superball([0.28, 0.12, 0.26], 0.7, 0.7, { part: 'saddle', at: [0, 1.2, -0.02] }).rod([-0.28, 1.35, 0.6], [0.28, 1.35, 0.6], 0.035, { part: 'rockers' });
  },
  spinning_top(b, p) {
    const form = p.variant('form');
    if (form === 'yoyo' || form === 'diabolo') { b.group({ at: [0, 0.7, 0], rotate: [0, 30, 90] }, () => { b.mirrored('y', () => b.lathe(form === 'yoyo' ? [[0.1, 0.05], [0.6, 0.08], [0.66, 0.18], [0.5, 0.32], [0, 0.34]] : [[0.1, 0.05], [0.2, 0.2], [0.62, 0.75], [0.58, 0.78], [0.15, 0.25]], { part: 'body', segments: 40 }).ring(form === 'yoyo' ? 0.45 : 0.6, 0.03, { part: 'bands', at: [0, form === 'yoyo' ? 0.33 : 0.75, 0] })); b.cylinder(0.1, 0.12, { part: 'tip', at: [0, -0.06, 0] }); }); b.tube([[0, 1.3, 0.1], [0.1, 1.7, 0.1], [0, 2.1, 0.1]], 0.015, { part: 'handle' }).ring(0.1, 0.015, { part: 'handle', at: [0, 2.2, 0.1], rotate: [90, 0, 0] }); return; } // prettier-ignore
    if (form === 'fidget') { b.group({ at: [0, 0.8, 0], rotate: [75, 0, 0] }, () => { b.cylinder(0.3, 0.16, { part: 'body', round: 0.04 }).cylinder(0.16, 0.2, { part: 'tip', at: [0, -0.02, 0] }).radial(3, () => b.cylinder(0.3, 0.16, { part: 'body', at: [0, 0, 0.58], round: 0.04 }).box([0.34, 0.14, 0.4], { part: 'body', at: [0, 0.08, 0.3] }).ring(0.2, 0.07, { part: 'bands', at: [0, 0.09, 0.58] }).cylinder(0.12, 0.2, { part: 'handle', at: [0, -0.02, 0.58] })); }); return; } // prettier-ignore
    if (form === 'gyroscope') { b.ring(0.62, 0.035, { part: 'handle', at: [0, 0.9, 0] }).ring(0.65, 0.035, { part: 'handle', at: [0, 0.9, 0], rotate: [90, 0, 0] }).cylinder(0.5, 0.1, { part: 'body', at: [0, 0.85, 0], round: 0.03 }).ring(0.5, 0.06, { part: 'bands', at: [0, 0.9, 0] }).rod([0, 0.1, 0], [0, 1.7, 0], 0.03, { part: 'tip' }).ball(0.06, { part: 'tip', at: [0, 0.1, 0] }); return; } // prettier-ignore
    b.group({ rotate: [0, 0, -10] }, () => { b.lathe([[0, 0.14], [0.12, 0.2], [0.66, 0.75], [0.6, 0.95], [0.2, 1.08], [0.08, 1.12]], { part: 'body', segments: 44 }).cone(0.08, 0.2, { part: 'tip', at: [0, 0.2, 0], rotate: [180, 0, 0] }).rod([0, 1.1, 0], [0, 1.5, 0], 0.05, { part: 'handle' }).ball(0.09, { part: 'handle', at: [0, 1.52, 0] }); for (const [y, r] of [[0.55, 0.45], [0.75, 0.66], [0.93, 0.61]] as const) b.ring(r, 0.04, { part: 'bands', at: [0, y, 0] }); }); // prettier-ignore
  },
  toy_blocks(b, p) {
    const form = p.variant('form');
    const parts = ['blocks', 'second', 'third'] as const;
    if (form === 'brick') { b.box([1.6, 0.6, 0.8], { part: 'blocks', at: [0, 0.3, 0] }); for (let i = 0; i < 8; i++) b.cylinder(0.12, 0.12, { part: 'blocks', at: [-0.6 + (i % 4) * 0.4, 0.58, i < 4 ? 0.2 : -0.2] }); b.box([0.01, 0.01, 0.01], { part: 'second', at: [0, 0.3, 0] }).box([0.01, 0.01, 0.01], { part: 'third', at: [0, 0.3, 0] }); } // prettier-ignore
    else if (form === 'stacking_rings') { b.cylinder(0.6, 0.12, { part: 'third', round: 0.04 }).cylinder(0.1, 1.4, { part: 'third' }).ball(0.17, { part: 'blocks', at: [0, 1.45, 0] }); for (let i = 0; i < 5; i++) b.ring(0.42 - i * 0.055, 0.14, { part: parts[i % 3]!, at: [0, 0.25 + i * 0.24, 0] }); } // prettier-ignore
    else if (form === 'abacus') { b.mirrored('x', () => b.box([0.1, 1.5, 0.16], { part: 'third', at: [0.8, 0.75, 0], round: 0.02 })); for (const y of [0.05, 1.5]) b.box([1.7, 0.1, 0.2], { part: 'third', at: [0, y, 0], round: 0.02 }); for (let row = 0; row < 6; row++) { b.rod([-0.8, 0.22 + row * 0.21, 0], [0.8, 0.22 + row * 0.21, 0], 0.015, { part: '#c9ccd0 metal' }); for (let i = 0; i < 8; i++) b.ball([0.07, 0.095, 0.095], { part: row % 2 ? 'blocks' : 'second', at: [-0.7 + i * 0.14 + (i > 2 + (row % 4) ? 0.36 : 0), 0.22 + row * 0.21, 0] }); } } // prettier-ignore
    else [[-0.5, 0.3, 0, 12], [0.25, 0.3, 0.1, -8], [-0.14, 0.9, 0.02, 20], [0.9, 0.3, -0.1, 30]].forEach(([x, y, z, turn], i) => b.group({ at: [x!, y!, z!], rotate: [0, turn!, 0] }, () => b.box([0.6, 0.6, 0.6], { part: parts[i % 3]!, round: 0.05 }).box([0.34, 0.34, 0.62], { part: parts[(i + 1) % 3]!, round: 0.02 }))); // prettier-ignore
  },
  playground(b, p) {
    const form = p.variant('form');
    if (form === 'seesaw') { b.group({ at: [0, 0.5, 0], rotate: [0, 0, 12] }, () => b.box([2.6, 0.1, 0.3], { part: 'slide', round: 0.03, grain: 'x' }).mirrored('x', () => b.tube([[0.95, 0.05, -0.14], [0.95, 0.3, -0.14], [0.95, 0.3, 0.14], [0.95, 0.05, 0.14]], 0.03, { part: 'ladder' }).box([0.34, 0.06, 0.36], { part: 'roof', at: [1.1, 0.08, 0], round: 0.02 }))); b.hull([[-0.3, 0, 0.25], [0.3, 0, 0.25], [-0.3, 0, -0.25], [0.3, 0, -0.25], [0, 0.48, 0.2], [0, 0.48, -0.2]], { part: 'frame' }); return; } // prettier-ignore
    if (form === 'trampoline') { b.ring(0.95, 0.08, { part: 'slide', at: [0, 0.6, 0] }).cylinder(0.9, 0.03, { part: '#1c1c20', at: [0, 0.58, 0], segments: 44 }).radial(6, () => b.rod([0, 0, 0.95], [0, 0.6, 0.95], 0.04, { part: 'frame' }).rod([0, 0.6, 0.98], [0, 1.6, 0.98], 0.025, { part: 'ladder' })); b.ring(0.98, 0.03, { part: 'roof', at: [0, 1.6, 0] }); return; } // prettier-ignore
    if (form === 'sandbox') { for (let i = 0; i < 4; i++) b.group({ rotate: [0, i * 90, 0] }, () => b.box([1.9, 0.26, 0.14], { part: i % 2 ? 'slide' : 'frame', at: [0, 0.13, 0.9], round: 0.03 })); b.superball([0.85, 0.12, 0.85], 0.5, 0.4, { part: '#e3c98c', at: [0, 0.1, 0] }).lathe([[0.2, 0.2], [0.14, 0.4], [0, 0.5]], { part: '#e3c98c', at: [0.3, 0, 0.2] }).cylinder(0.12, 0.2, { part: 'roof', at: [-0.3, 0.2, 0.2], top: 0.16 }).capsule([-0.1, 0.24, -0.3], [0.25, 0.3, -0.4], 0.04, { part: 'ladder' }); return; } // prettier-ignore
    if (form === 'bouncy_castle') { b.box([1.9, 0.3, 1.6], { part: 'slide', at: [0, 0.15, 0], round: 0.12 }); for (const x of [-0.85, 0.85]) for (const z of [-0.7, 0.7]) b.cylinder(0.22, 1.2, { part: 'frame', at: [x, 0.2, z], round: 0.06 }).cone(0.3, 0.5, { part: 'roof', at: [x, 1.38, z] }); for (const x of [-0.85, 0.85]) b.box([0.26, 0.8, 1.3], { part: 'ladder', at: [x, 0.6, 0], round: 0.1 }); b.box([1.6, 0.9, 0.26], { part: 'ladder', at: [0, 0.65, -0.7], round: 0.1 }); return; } // prettier-ignore
    if (form === 'climbing') { b.sheet(1, 1, (u, v) => [u - 0.5, v, 0], { part: 'roof' }); b.hull([[-0.9, 0, 0.2], [0.9, 0, 0.2], [-0.9, 0, -0.4], [0.9, 0, -0.4], [-0.8, 1.9, -0.1], [0.8, 1.9, 0.1], [-0.8, 1.9, -0.35], [0.8, 1.9, -0.35]], { part: 'frame' }); for (let i = 0; i < 24; i++) b.ball([0.09, 0.07, 0.07], { part: (['slide', 'ladder', 'roof'] as const)[i % 3]!, at: [-0.7 + ((i * 0.37) % 1.4), 0.15 + (i / 24) * 1.65, 0.24 - (i / 24) * 0.2] }); return; } // prettier-ignore
    b.mirrored('z', () => { for (const x of [-0.9, -0.3]) b.rod([x, 0, 0.36], [x, 1.9, 0.36], 0.045, { part: 'frame' }); }).box([0.7, 0.06, 0.8], { part: 'frame', at: [-0.6, 1.1, 0] }); // prettier-ignore
    b.hull([[-1.02, 1.85, 0.5], [-0.18, 1.85, 0.5], [-1.02, 1.85, -0.5], [-0.18, 1.85, -0.5], [-0.6, 2.3, 0.42], [-0.6, 2.3, -0.42]], { part: 'roof' });
    b.warped(([x, y, z]) => [x, 1.12 - 1.05 * Math.min(1, Math.max(0, (x + 0.28) / 1.4)) ** 1.1 + (y - 1.12) + (z / 0.3) ** 2 * 0.14, z], () => b.box([1.55, 0.05, 0.6], { part: 'slide', at: [0.48, 1.12, 0] })); // prettier-ignore
    b.mirrored('z', () => b.rod([-0.95, 1.1, 0.26], [-1.4, 0, 0.26], 0.035, { part: 'ladder' })); for (let i = 1; i < 5; i++) b.rod([-1.4 + i * 0.09, i * 0.22, -0.26], [-1.4 + i * 0.09, i * 0.22, 0.26], 0.03, { part: 'ladder' }); // prettier-ignore
    if (form === 'set') { b.rod([-0.3, 1.85, 0], [-0.3, 1.85, -1.6], 0.05, { part: 'frame' }).mirrored('x', () => b.rod([-0.3, 1.85, -1.6], [-0.3 + 0.4, 0, -1.6], 0.045, { part: 'frame' })); for (const z of [-0.7, -1.15]) { b.mirrored('x', () => b.rod([-0.3, 1.85, z], [-0.3, 0.55, z + 0.1], 0.012, { part: '#c9ccd0 metal' })); b.box([0.2, 0.05, 0.36], { part: 'ladder', at: [-0.3, 0.52, z], round: 0.02 }); } } // prettier-ignore
  },
  exercise_machine(b, p) {
    const form = p.variant('form');
    if (form === 'punching_bag') { b.capsule([0, 0.4, 0], [0, 1.6, 0], 0.32, { part: 'deck' }).ring(0.33, 0.04, { part: 'weights', at: [0, 1.3, 0] }).ring(0.33, 0.04, { part: 'weights', at: [0, 0.7, 0] }).radial(4, () => b.rod([0, 1.85, 0.2], [0, 2.2, 0], 0.02, { part: 'handles' })).tube([[0, 2.2, 0], [0, 2.3, -0.4], [0, 1.8, -0.8], [0, 0.05, -0.8]], 0.06, { part: 'frame' }).box([0.9, 0.08, 0.9], { part: 'frame', at: [0, 0.04, -0.6], round: 0.02 }).box([0.1, 0.1, 0.05], { part: 'panel', at: [0, 1.0, 0.31] }); return; } // prettier-ignore
    if (form === 'weight_bench') { b.box([0.45, 0.14, 1.4], { part: 'deck', at: [0, 0.55, 0.2], round: 0.05 }).mirrored('z', () => b.beam([0, 0.5, 0.6], [0, 0, 0.75], [0.12, 0.08], { part: 'frame' })).mirrored('x', () => b.rod([0.34, 0, -0.5], [0.34, 1.15, -0.5], 0.05, { part: 'frame' })).rod([-1.1, 1.2, -0.46], [1.1, 1.2, -0.46], 0.03, { part: 'handles' }).mirrored('x', () => b.cylinder(0.34, 0.16, { part: 'weights', at: [0.85, 1.2, -0.46], toward: [1, 0, 0], round: 0.03 })).box([0.1, 0.05, 0.1], { part: 'panel', at: [0, 0.64, -0.4] }); return; } // prettier-ignore
    if (form === 'bike' || form === 'rower') { b.cylinder(0.4, 0.16, { part: 'weights', at: [-0.55, 0.45, -0.08], rotate: [90, 0, 0], segments: 36 }).ring(0.4, 0.04, { part: 'frame', at: [-0.55, 0.45, 0], rotate: [90, 0, 0] }).beam([-0.8, 0.06, 0], [0.8, 0.06, 0], [0.08, 0.14], { part: 'frame' }); if (form === 'bike') b.beam([0.3, 0.06, 0], [0.35, 1.05, 0], [0.09, 0.09], { part: 'frame' }).superball([0.25, 0.07, 0.14], 0.7, 0.7, { part: 'deck', at: [0.38, 1.1, 0] }).beam([-0.5, 0.4, 0], [-0.4, 1.2, 0], [0.09, 0.09], { part: 'frame' }).tube([[-0.2, 1.25, -0.25], [-0.42, 1.25, -0.2], [-0.42, 1.25, 0.2], [-0.2, 1.25, 0.25]], 0.035, { part: 'handles' }).box([0.05, 0.25, 0.32], { part: 'panel', at: [-0.46, 1.42, 0], rotate: [0, 0, 20] }).mirrored('z', () => b.box([0.2, 0.04, 0.1], { part: 'handles', at: [0.0, 0.35, 0.18] })); else b.beam([-0.4, 0.3, 0], [1.4, 0.22, 0], [0.1, 0.1], { part: 'frame' }).box([0.3, 0.1, 0.3], { part: 'deck', at: [0.7, 0.36, 0], round: 0.04 }).rod([-0.25, 0.5, -0.25], [-0.25, 0.5, 0.25], 0.03, { part: 'handles' }).box([0.05, 0.22, 0.3], { part: 'panel', at: [-0.5, 1.0, 0], rotate: [0, 0, 20] }).rod([-0.55, 0.6, 0], [-0.5, 1.0, 0], 0.03, { part: 'frame' }); return; } // prettier-ignore
    b.box([0.85, 0.16, 1.8], { part: 'frame', at: [0, 0.14, 0], round: 0.04 }).box([0.62, 0.04, 1.6], { part: 'deck', at: [0, 0.23, 0.02] }).mirrored('x', () => b.beam([0.38, 0.15, -0.75], [0.36, 1.2, -0.6], [0.08, 0.1], { part: 'frame' }).tube([[0.36, 1.1, -0.6], [0.38, 1.0, -0.1], [0.38, 0.98, 0.2]], 0.04, { part: 'handles' })).box([0.8, 0.34, 0.08], { part: 'panel', at: [0, 1.32, -0.62], rotate: [-24, 0, 0], round: 0.03 }).mirrored('x', () => b.cylinder(0.06, 0.1, { part: 'weights', at: [0.36, 0.06, 0.8] }));
  },
  goal(b, p) {
    const form = p.variant('form');
    const net = (columns: number, rows: number, at: (u: number, v: number) => Vec3): void => { for (let i = 0; i <= columns; i++) b.tube(Array.from({ length: 7 }, (_, k): Vec3 => at(i / columns, k / 6)), 0.012, { part: 'net', segments: 4, steps: 2 }); for (let k = 0; k <= rows; k++) b.tube(Array.from({ length: 7 }, (_, i): Vec3 => at(i / 6, k / rows)), 0.012, { part: 'net', segments: 4, steps: 2 }); }; // prettier-ignore
    if (form === 'hoop') { b.rod([0, 0, -0.6], [0, 2.0, -0.6], 0.07, { part: 'frame' }).rod([0, 2.0, -0.6], [0, 2.2, -0.1], 0.06, { part: 'frame' }).box([1.3, 0.9, 0.06], { part: 'board', at: [0, 2.45, -0.06], round: 0.02 }).tube(outlines.rectangle(0.44, 0.34).map(([x, y]): Vec3 => [x, y + 2.4, -0.02]), 0.02, { part: 'rim', closed: true, straight: true }).ring(0.3, 0.035, { part: 'rim', at: [0, 2.15, 0.32] }).box([0.7, 0.08, 0.6], { part: 'frame', at: [0, 0.04, -0.6], round: 0.03 }); net(12, 5, (u, v) => { const a = u * 2 * Math.PI; const r = 0.3 - v * 0.11; return [r * Math.sin(a), 2.15 - v * 0.45, 0.32 + r * Math.cos(a)]; }); return; } // prettier-ignore
    if (form === 'wicket') { b.row(3, [0.24, 0, 0], () => b.capsule([0, 0, 0], [0, 1.5, 0], 0.05, { part: 'frame' })).rod([-0.3, 1.57, 0], [-0.02, 1.57, 0], 0.03, { part: 'rim' }).rod([0.02, 1.57, 0], [0.3, 1.57, 0], 0.03, { part: 'rim' }).box([0.8, 0.05, 0.2], { part: 'board', at: [0, 0.02, 0] }).ring(0.05, 0.01, { part: 'net', at: [0, 1.45, 0] }); return; } // prettier-ignore
    if (form === 'net') { b.mirrored('x', () => b.rod([1.1, 0, 0], [1.1, 1.3, 0], 0.05, { part: 'frame' }).cylinder(0.2, 0.06, { part: 'board', at: [1.1, 0, 0] })).box([2.2, 0.09, 0.03], { part: 'rim', at: [0, 1.24, 0] }); net(22, 9, (u, v) => [-1.1 + u * 2.2, 1.2 - v * 0.85, 0]); return; } // prettier-ignore
    b.mirrored('x', () => b.capsule([1.1, 0, 0.4], [1.1, 1.4, 0.4], 0.055, { part: 'frame' }).rod([1.1, 1.4, 0.4], [1.05, 0.03, -0.5], 0.03, { part: 'rim' })).capsule([-1.1, 1.4, 0.4], [1.1, 1.4, 0.4], 0.055, { part: 'frame' }).rod([-1.05, 0.03, -0.5], [1.05, 0.03, -0.5], 0.03, { part: 'board' });
    net(18, 12, (u, v) => [-1.08 + u * 2.16, 1.38 - v * 1.35, 0.38 - v * 0.88]);
  },
  pinata(b) {
    b.box([0.6, 0.55, 1.2], { part: 'body', at: [0, 0.95, 0] }).box([0.4, 0.75, 0.4], { part: 'body', at: [0, 1.45, 0.6], rotate: [18, 0, 0] }).box([0.42, 0.36, 0.6], { part: 'body', at: [0, 1.75, 0.85] }).mirrored('x', () => { for (const z of [-0.42, 0.42]) b.box([0.2, 0.75, 0.22], { part: 'body', at: [0.2, 0.38, z] }); b.hull([[0.06, 1.9, 0.6], [0.2, 1.9, 0.6], [0.06, 1.9, 0.72], [0.2, 1.9, 0.72], [0.16, 2.25, 0.62]], { part: 'body' }); }); // prettier-ignore
    for (let row = 0; row < 5; row++) for (const [w, y, z, d] of [[0.64, 0.72, 0, 1.24]] as const) b.box([w, 0.05, d], { part: 'fringe', at: [0, y + row * 0.115, z], tint: 0.7 + (row % 3) * 0.18 });
    for (let row = 0; row < 4; row++) b.mirrored('x', () => { for (const z of [-0.42, 0.42]) b.box([0.24, 0.05, 0.26], { part: 'fringe', at: [0.2, 0.14 + row * 0.16, z], tint: 0.75 + (row % 2) * 0.3 }); }); // prettier-ignore
    b.tube([[0, 1.15, -0.6], [0, 1.2, -0.8], [0, 0.8, -0.95]], [0.08, 0.12, 0.04], { part: 'fringe' });
  },
  tent(b, p) {
    const form = p.variant('form');
    if (form === 'teepee') { b.lathe([[0.95, 0], [0.12, 1.7]], { part: 'canvas', straight: true, segments: 9, faceted: true }).radial(9, () => b.rod([0, 0.02, 0.96], [0, 2.15, -0.22], 0.03, { part: 'poles' })).plate([[-0.26, 0.02], [0.26, 0.02], [0, 0.95]], 0.03, { part: 'flap', at: [0, 0, 0.9], rotate: [-25, 0, 0] }).ring(0.6, 0.02, { part: 'ropes', at: [0, 0.72, 0] }); return; } // prettier-ignore
    if (form === 'circus') { b.cylinder(0.9, 0.8, { part: 'canvas', segments: 16, faceted: true }).lathe([[1.02, 0.78], [0.5, 1.25], [0.06, 1.8]], { part: 'canvas', segments: 32 }).radial(8, () => b.box([0.16, 0.8, 0.03], { part: 'flap', at: [0, 0.4, 0.9] })).radial(16, () => b.plate([[-0.19, 0], [0.19, 0], [0, -0.2]], 0.03, { part: 'flap', at: [0, 0.8, 0.98] })).rod([0, 1.75, 0], [0, 2.2, 0], 0.03, { part: 'poles' }).plate([[0, 2.05], [0.4, 2.12], [0, 2.2]], 0.02, { part: 'flap' }).radial(8, () => b.rod([0, 0.78, 1.0], [0, 0, 1.3], 0.012, { part: 'ropes', segments: 4 })); return; } // prettier-ignore
    if (form === 'canopy') { b.mirrored('x', () => b.mirrored('z', () => b.rod([0.85, 0, 0.85], [0.85, 1.4, 0.85], 0.04, { part: 'poles' }))).hull([[-0.95, 1.35, 0.95], [0.95, 1.35, 0.95], [-0.95, 1.35, -0.95], [0.95, 1.35, -0.95], [0, 1.9, 0]], { part: 'canvas' }).mirrored('z', () => b.box([1.9, 0.2, 0.03], { part: 'flap', at: [0, 1.27, 0.95] })).mirrored('x', () => b.box([0.03, 0.2, 1.9], { part: 'flap', at: [0.95, 1.27, 0] }).rod([0.85, 1.35, 0.85], [1.3, 0, 1.2], 0.012, { part: 'ropes' })); return; } // prettier-ignore
    if (form === 'dome') { b.lathe([[1.0, 0], [0.98, 0.35], [0.7, 0.85], [0, 1.1]], { part: 'canvas', segments: 32 }).mirrored('x', () => b.tube([[0.72, 0, 0.72], [0.5, 0.8, 0.5], [0, 1.12, 0], [-0.5, 0.8, -0.5], [-0.72, 0, -0.72]], 0.025, { part: 'poles' })).sheet(12, 12, (u, v) => { const a = (u - 0.5) * 0.9; const t = v * 0.75; const r = 1.02 * (1 - 0.28 * t * t); return [r * Math.sin(a), t, r * Math.cos(a)]; }, { part: 'flap' }).radial(4, () => b.rod([0, 0.5, 0.95], [0, 0, 1.4], 0.01, { part: 'ropes', segments: 4 }), { start: 45 }); return; } // prettier-ignore
    if (form === 'yurt') { b.cylinder(0.95, 0.75, { part: 'canvas', segments: 40 }).lathe([[1.0, 0.74], [0.5, 1.1], [0.18, 1.2]], { part: 'canvas', segments: 40 }).cylinder(0.2, 0.12, { part: 'poles', at: [0, 1.17, 0] }).ring(0.96, 0.025, { part: 'ropes', at: [0, 0.3, 0] }).ring(0.96, 0.025, { part: 'ropes', at: [0, 0.55, 0] }).box([0.42, 0.66, 0.06], { part: 'flap', at: [0, 0.34, 0.94], round: 0.02 }); return; } // prettier-ignore
    b.hull([[-0.8, 0, 1.0], [0.8, 0, 1.0], [-0.8, 0, -1.0], [0.8, 0, -1.0], [0, 1.2, 1.0], [0, 1.2, -1.0]], { part: 'canvas' }).plate([[-0.36, 0], [0.36, 0], [0, 0.95]], 0.03, { part: '#2a1c12', at: [0, 0.01, 1.0] }).mirrored('x', () => b.plate([[0.02, 0.95], [0.36, 0], [0.62, 0.02]], 0.03, { part: 'flap', at: [0, 0.02, 1.06], rotate: [0, -30, 0] })).mirrored('z', () => b.rod([0, 0, 1.02], [0, 1.3, 1.02], 0.03, { part: 'poles' }).rod([0, 1.25, 1.02], [0, 0, 1.6], 0.012, { part: 'ropes', segments: 4 })).mirrored('x', () => b.rod([0.4, 0.6, 0], [1.2, 0, 0], 0.012, { part: 'ropes', segments: 4 }));
  },
};
