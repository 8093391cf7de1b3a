import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { FinishedTask, RunningTask, RunState } from '../run-state.ts';
import { createPlainView } from './plain-view.ts';
import { finishedLine, liveLines } from './screen.ts';
import { formatBar, formatBytes, formatClock, formatCount, formatSeconds, shortEndpoint } from './text.ts';

const NOW = 1_700_000_090_000;
const running: RunningTask = {
  id: 't1',
  validatorUid: 2,
  prompt: 'green snake with red scales 蛇 and a very long description that goes on and on and on',
  startedAtMs: NOW - 15_000,
  endpoint: 'http://127.0.0.1:10007',
  stage: 'optimise',
  iteration: 120,
  iterations: 300,
  progress: 0.4,
  secondsLeft: 12.4,
};
const state: RunState = {
  directory: 'out/run-1',
  startedAtMs: NOW - 90_000,
  goal: 3,
  services: [
    { name: 'generation-10006', state: 'ready', endpoint: 'http://127.0.0.1:10006' },
    { name: 'generation-10007', state: 'restarting', endpoint: 'http://127.0.0.1:10007' },
    { name: 'miner', state: 'ready' },
  ],
  validators: 4,
  running: [running, { id: 't2', validatorUid: 0, prompt: 'brass bracelet', startedAtMs: NOW }],
  totals: { accepted: 1, rejected: 2, skipped: 0, meanScore: 0.7312 },
};
const finished: FinishedTask = {
  id: 't0',
  validatorUid: 1,
  prompt: 'vintage radio with green and black design.',
  endpoint: 'http://127.0.0.1:10008',
  outcome: 'accepted',
  score: 0.781,
  splats: 8412,
  bytes: 212_345,
  seconds: 18.2,
};

describe('the live part', () => {
  it('shows prompt, endpoint, bar with stage, iteration and time left, and the totals', () => {
    const text = liveLines(state, { columns: 120, rows: 40, colour: false, nowMs: NOW }).join('\n');
    for (const part of ['green snake with red scales', ':10007', '██████▍', 'optimise 120/300', '12 s left', '0:15']) {
      expect(text).toContain(part);
    }
    for (const part of ['brass bracelet', 'waiting', 'accepted 1 of 3', 'rejected 2', 'skipped 0', '0.73', '1:30']) {
      expect(text).toContain(part);
    }
    expect(text).toContain('restarting');
  });

  it.each([20, 40, 60, 83, 84, 100, 250])('fits a terminal of %d columns', (columns) => {
    for (const line of liveLines(state, { columns, rows: 40, colour: true, nowMs: NOW })) {
      expect(stringWidth(line)).toBeLessThanOrEqual(columns);
    }
    expect(stringWidth(finishedLine(finished, { columns, colour: true }))).toBeLessThanOrEqual(columns);
  });

  it('fits a terminal of few rows and says how many tasks it leaves out', () => {
    const many = { ...state, running: Array.from({ length: 20 }, (_, index) => ({ ...running, id: `t${index}` })) };
    const lines = liveLines(many, { columns: 100, rows: 12, colour: false, nowMs: NOW });
    expect(lines.length).toBeLessThan(12);
    const shown = lines.filter((line) => line.includes('green snake')).length;
    expect(lines.join('\n')).toContain(`and ${20 - shown} more`);
  });

  it('uses no colour where none is wanted', () => {
    const lines = [...liveLines(state, { columns: 100, rows: 40, colour: false, nowMs: NOW })];
    expect(lines.join('') + finishedLine(finished, { columns: 100, colour: false })).not.toMatch(/\u001B/);
  });
});

describe('the line of a finished task', () => {
  it('tells verdict, score, splats, size, time and endpoint', () => {
    const line = finishedLine(finished, { columns: 120, colour: false });
    expect(line).toMatch(
      /^✔ vintage radio with green and black design\. +accepted 0\.78 · 8 412 splats · 212 KB · 18 s · :10008$/,
    );
  });
  it('tells why a result was turned down', () => {
    const rejected: FinishedTask = { ...finished, outcome: 'rejected', score: 0.3, reason: 'picture: no contrast' };
    expect(finishedLine(rejected, { columns: 140, colour: false })).toContain('rejected 0.30 · picture: no contrast');
  });
});

describe('plain lines', () => {
  it('tell start, progress now and then, and the verdict', () => {
    const lines: string[] = [];
    let now = NOW;
    const view = createPlainView(
      (line) => lines.push(line),
      () => now,
    );
    view.started(running);
    for (let tick = 0; tick < 24; tick++) {
      now += 500;
      view.update(state);
    }
    view.finished({ ...finished, id: 't1', preview: 'out/run-1/a.png' });
    expect(lines.filter((line) => line.includes('progress'))).toHaveLength(2);
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d task {5}"green snake/);
    expect(lines[1]).toContain('optimise, 120/300, 40 %, 12 s left, http://127.0.0.1:10007');
    expect(lines.at(-1)).toContain('accepted "vintage radio with green and black design." 0.78, 8 412 splats');
    expect(lines.at(-1)).toContain('→ out/run-1/a.png');
  });
});

describe('numbers for people', () => {
  it('counts', () => expect([7, 1234, 1_234_567].map(formatCount)).toEqual(['7', '1 234', '1 234 567']));
  it('sizes', () => expect([12, 1500, 2_345_678].map(formatBytes)).toEqual(['12 B', '2 KB', '2.3 MB']));
  it('times', () => {
    expect([0.4, 42, 185, -3].map(formatSeconds)).toEqual(['0 s', '42 s', '3 min 5 s', '0 s']);
    expect([5, 725, 3607].map(formatClock)).toEqual(['0:05', '12:05', '1:00:07']);
  });
  it.each([-1, 0, 0.01, 0.33, 0.5, 0.999, 1, 2])('bars of constant width at %d', (progress) => {
    expect(stringWidth(formatBar(progress, 10))).toBe(10);
  });
  it('endpoints', () => {
    expect(['http://127.0.0.1:10006', 'http://gpu.example:8093/x'].map(shortEndpoint)).toEqual([
      ':10006',
      'gpu.example:8093',
    ]);
  });
});
