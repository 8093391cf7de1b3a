import { SingleBar } from 'cli-progress';

export interface DownloadView {
  update(done: number, total: number): void;
  end(): void;
}

/** Without a terminal a line is written when this share has come since the last. */
const LINE_EVERY = 0.1;

/** A bar with rate and time left where there is a terminal, and a line now and then where there is none. */
export function createDownloadView(name: string, stream: NodeJS.WriteStream): DownloadView {
  if (!stream.isTTY) {
    let told = -1;
    return {
      update(done, total) {
        const share = total === 0 ? 1 : done / total;
        if (share < told + LINE_EVERY && !(share === 1 && told < 1)) return;
        told = share;
        stream.write(`${name} ${Math.round(share * 100)} % of ${bytesText(total)}\n`);
      },
      end: () => undefined,
    };
  }
  const bar = new SingleBar({
    stream,
    format: `${name} {bar} {percentage} %  {text}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    barsize: 30,
  });
  let first: { readonly done: number; readonly atMs: number } | undefined;
  return {
    update(done, total) {
      if (first === undefined) bar.start(Math.max(1, total), done, { text: '' });
      // What was there before tells nothing of the line's rate.
      first ??= { done, atMs: performance.now() };
      const rate = ((done - first.done) / Math.max(1, performance.now() - first.atMs)) * 1000;
      const left = rate > 0 ? `, ${Math.ceil((total - done) / rate)} s left` : '';
      bar.update(total === 0 ? 1 : done, {
        text: `${bytesText(done)} of ${bytesText(total)}, ${bytesText(rate)}/s${left}`,
      });
    },
    end: () => bar.stop(),
  };
}

export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${Math.round(bytes)} B`;
  const unit = Math.min(3, Math.floor(Math.log10(bytes) / 3));
  return `${(bytes / 1000 ** unit).toFixed(1)} ${['B', 'kB', 'MB', 'GB'][unit]}`;
}
