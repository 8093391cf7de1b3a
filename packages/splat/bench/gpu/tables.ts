import type { ForwardFigures } from './forward.ts';
import type { ParityReport } from './parity.ts';
import type { PictureFigures } from './pictures.ts';
import type { Line } from './report.ts';
import type { ScalingFigures } from './scaling.ts';
import type { StepFigures } from './step.ts';

/** A step's line: its figures, and the floor of each pass. */
export interface StepLine extends StepFigures {
  readonly splats: number;
  readonly size: number;
  readonly floors: Readonly<Record<string, { readonly us: number; readonly bound: string }>>;
}

interface ReferenceLine {
  readonly splats: number;
  readonly size: number;
  readonly stepMs: number;
  readonly deviceBytes: number;
}

/** JSON lines of `bench:gpu` as the Markdown tables of PERFORMANCE.md. Of equal measurements the last counts. */
export function markdownTables(lines: readonly Line[]): string {
  const of = <T>(kind: string): T[] => {
    const byScene = new Map<string, T>();
    for (const line of lines) {
      if (line['kind'] !== kind) continue;
      byScene.set(
        [line['splats'], line['size'], line['file'], line['along'], line['prompt']].join(),
        line as unknown as T,
      );
    }
    return [...byScene.values()];
  };
  const about = lines.at(-1) ?? {};
  const reference = lines.findLast(({ gsplat }) => gsplat !== undefined);
  const steps = of<StepLine>('step');
  return [
    `${text(about['card'])}, ${text(about['driver'])}; commit ${text(about['commit'])}${about['dirty'] ? ' with changes' : ''}; ` +
      `Node ${text(about['node'])}` +
      (reference ? `; gsplat ${text(reference['gsplat'])}, PyTorch ${text(reference['torch'])}` : ''),
    stepTable(steps, of<ReferenceLine>('reference')),
    ...steps.filter(({ passesUs }) => passesUs).map(passTable),
    forwardTable(of<ForwardFigures & { splats: number; size: number }>('forward')),
    scalingTable(of<ScalingFigures>('scaling')),
    parityTable(of<ParityReport>('parity')),
    pictureTable(of<PictureFigures>('picture')),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function stepTable(steps: readonly StepLine[], references: readonly ReferenceLine[]): string {
  return table(
    ['splats', 'views', 'pairs', 'step, ms', 'GPU, ms', 'device memory, MB', 'gsplat, ms', 'gsplat, MB', 'ratio'],
    steps.map(({ splats, size, pairs, stepMs, gpuStepUs, deviceBytes }) => {
      const other = references.find((line) => line.splats === splats && line.size === size);
      return [
        ...[splats, `4 × ${size}²`, pairs, stepMs, gpuStepUs && fixed(gpuStepUs / 1000, 3), megabytes(deviceBytes)],
        ...(other ? [other.stepMs, megabytes(other.deviceBytes), `${fixed(other.stepMs / stepMs, 1)}×`] : ['', '', '']),
      ];
    }),
  );
}

function passTable({ splats, size, pairs, passesUs, gpuStepUs, floors }: StepLine): string {
  const rows = Object.entries(passesUs ?? {}).map(([name, us]) => {
    const floor = floors[name];
    return [name, floor && fixed(floor.us, 1), floor?.bound, us, floor && `${fixed(us / floor.us, 1)}×`];
  });
  const sum = rows.reduce((total, [, , , us]) => total + Number(us), 0);
  const floorSum = rows.reduce((total, [name]) => total + (floors[String(name)]?.us ?? 0), 0);
  return `${splats} splats, 4 × ${size}², ${pairs} pairs:\n\n${table(
    ['pass', 'floor, µs', 'set by', 'measured, µs', 'gap'],
    [
      ...rows,
      ['sum', fixed(floorSum, 1), '', fixed(sum, 0), `${fixed(sum / floorSum, 1)}×`],
      ['all in one pass', fixed(floorSum, 1), '', gpuStepUs, gpuStepUs && `${fixed(gpuStepUs / floorSum, 1)}×`],
    ],
  )}`;
}

function forwardTable(lines: readonly (ForwardFigures & { splats: number; size: number })[]): string {
  return table(
    [
      ...['splats', 'view', 'ours, GPU µs', 'of four, GPU µs a view', 'splat-transform, GPU µs', 'ratio'],
      ...['ours, call ms', 'splat-transform, call ms', 'ratio', 'agreement, dB'],
    ],
    lines.map(({ splats, size, ours, oursOfFourUs, other, otherFailure, agreementDb }) => [
      ...[splats, `${size}²`, ours.gpuUs, oursOfFourUs, other ? other.gpuUs : otherFailure],
      ours.gpuUs && other?.gpuUs && `${fixed(other.gpuUs / ours.gpuUs, 1)}×`,
      ...[ours.wallMs, other?.wallMs, other && `${fixed(other.wallMs / ours.wallMs, 1)}×`],
      agreementDb && fixed(agreementDb, 1),
    ]),
  );
}

function scalingTable(lines: readonly ScalingFigures[]): string {
  return table(
    [
      'along',
      'from',
      'to',
      'ms at the start',
      'ms at the end',
      'exponent of the last doublings',
      'no worse than linear',
    ],
    lines.map(({ along, points, exponent, linear }) => {
      const [first, last] = [points[0]!, points.at(-1)!];
      const place = ({ splats, size }: { splats: number; size: number }) => `${splats} at ${size}²`;
      return [along, place(first), place(last), first.stepMs, last.stepMs, fixed(exponent, 2), linear ? 'yes' : 'no'];
    }),
  );
}

function parityTable(lines: readonly ParityReport[]): string {
  return table(
    ['file', 'splats', 'views', 'between', 'PSNR, dB', 'worst value', 'worst gradient', 'of'],
    lines.flatMap(({ file, splats, size, views, comparisons }) =>
      comparisons.map(({ between, psnrDb, worstPixel, gradientErrors, worstGradient }) => [
        ...[file, splats, `${views} × ${size}²`, between, fixed(psnrDb, 1), worstPixel.toExponential(1)],
        worstGradient.toExponential(1),
        Object.entries(gradientErrors).find(([, error]) => error === worstGradient)?.[0],
      ]),
    ),
  );
}

function pictureTable(lines: readonly PictureFigures[]): string {
  return table(
    [
      ...['prompt', 'GPU, s', 'CPU, s', 'GPU, splats', 'CPU, splats'],
      ...['PSNR, dB', 'least of a view', 'on the object', 'mean colour apart, of 255'],
    ],
    lines.map(({ prompt, seconds, splats, psnrDb, leastPsnrDb, objectPsnrDb, colorShift }) => [
      ...[prompt, seconds['webgpu'], seconds['cpu'], splats['webgpu'], splats['cpu']],
      ...[psnrDb, leastPsnrDb, objectPsnrDb].map((decibels) => fixed(decibels, 1)),
      colorShift.join(', '),
    ]),
  );
}

type Cell = string | number | undefined;

/** Nothing when there are no rows. */
function table(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly Cell[]) => `| ${cells.map((cell) => String(cell ?? '–')).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

function fixed(value: number, digits: number): string {
  return value.toFixed(digits);
}

function megabytes(bytes: number): string {
  return fixed(bytes / 1e6, 0);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : 'unknown';
}
