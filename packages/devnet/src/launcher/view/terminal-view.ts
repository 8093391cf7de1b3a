import type { RunState } from '../run-state.ts';
import { createLiveRegion } from './live-region.ts';
import { finishedLine, liveLines } from './screen.ts';
import type { RunView } from './view.ts';

const FRAME_MS = 100;

/** Finished tasks scroll away above a live part that is redrawn in place. */
export function createTerminalView(terminal: NodeJS.WriteStream, colour: boolean): RunView {
  const region = createLiveRegion(terminal);
  const above: string[] = [];
  let state: RunState | undefined;

  const draw = (): void => {
    if (!state) return;
    const size = { columns: terminal.columns, rows: terminal.rows, colour, nowMs: Date.now() };
    region.draw(liveLines(state, size), above.splice(0));
  };
  const timer = setInterval(draw, FRAME_MS);
  timer.unref();
  terminal.on('resize', draw);

  return {
    note: (text) => void above.push(...text.split('\n')),
    // What is as it should be shows in the live part.
    service: ({ name, state }) => {
      if (state === 'restarting' || state === 'failed') above.push(`${name} is ${state}`);
    },
    started: () => undefined,
    finished: (task) => void above.push(finishedLine(task, { columns: terminal.columns, colour })),
    update: (next) => void (state = next),
    close() {
      clearInterval(timer);
      terminal.off('resize', draw);
      draw();
      region.close();
    },
  };
}
