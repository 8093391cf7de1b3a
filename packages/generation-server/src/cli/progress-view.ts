import { SingleBar } from 'cli-progress';
import type { GenerationPlan } from '../pipeline/generation-plan.ts';
import { workDone } from '../pipeline/generation-plan.ts';
import type { GenerationProgress } from '../pipeline/pipeline.ts';

export interface ProgressView {
  update(progress: GenerationProgress): void;
  end(): void;
}

/** Without a terminal a line is written when this share of the work has been done since the last. */
const LINE_EVERY = 0.1;

/** A bar where there is a terminal, and a line now and then where there is none. */
export function createProgressView(plan: GenerationPlan, stream: NodeJS.WriteStream): ProgressView {
  let optimiseStartedAt: number | undefined;

  const describe = ({ phase, iteration, iterations, splats }: GenerationProgress) => {
    if (phase === 'optimise') optimiseStartedAt ??= performance.now();
    const done = phase === 'prepare' ? 0 : workDone(plan, iteration);
    const elapsed = optimiseStartedAt === undefined ? 0 : (performance.now() - optimiseStartedAt) / 1000;
    const left = done > 0 && phase === 'optimise' ? `${Math.ceil((elapsed * (1 - done)) / done)} s left` : '';
    const step = phase === 'optimise' ? `step ${iteration}/${iterations}` : '';
    const count = splats > 0 ? `${splats} splats` : '';
    return { done, stage: phase, text: [step, count, left].filter((part) => part !== '').join(', ') };
  };

  if (!stream.isTTY) {
    let told = -1;
    let toldStage = '';
    return {
      update(progress) {
        const { done, stage, text } = describe(progress);
        if (stage === toldStage && done < told + LINE_EVERY) return;
        told = done;
        toldStage = stage;
        stream.write(`${stage} ${Math.round(done * 100)} %${text === '' ? '' : ` (${text})`}\n`);
      },
      end: () => undefined,
    };
  }
  const bar = new SingleBar({
    stream,
    format: '{stage} {bar} {percentage} %  {text}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    barsize: 30,
  });
  bar.start(1, 0, { stage: 'prepare ', text: '' });
  return {
    update(progress) {
      const { done, stage, text } = describe(progress);
      bar.update(done, { stage: stage.padEnd(8), text });
    },
    end: () => bar.stop(),
  };
}
