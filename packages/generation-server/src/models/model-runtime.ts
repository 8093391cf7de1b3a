import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toAppError } from '@404-gen/service-kit';
import { graphBytes, graphOf, type Bundle } from './bundle.ts';
import { generationError } from '../errors.ts';
import { usedDeviceBytes } from './device-memory.ts';
import {
  chooseProvider,
  fallbackProvider,
  findProviders,
  onnxMessage,
  settingFor,
  type ChosenProvider,
  type ProviderChoice,
  type ProviderFacts,
} from './execution-provider.ts';
import { checkAnswer, firstFeeds, isWrong } from './known-answer.ts';
import { openSession, type OnnxSession } from './onnx-session.ts';
import { placementOf, takeProfile, type FailedProvider, type ModelPlacement, type WrongProvider } from './placement.ts';

/** Loads graphs on the right provider, warm, and knows where each came to lie. */
export interface ModelRuntime {
  /** Every graph open now. */
  readonly placements: readonly ModelPlacement[];
  /** Milliseconds of every open session so far, by label. */
  spent(): ReadonlyMap<string, { readonly ms: number; readonly calls: number }>;
  /**
   * Loads a graph, runs it once and compares the result with the graph's known answer. Where that is missed, or CUDA cannot
   * load it, `auto` goes on to the next provider; else, and after the last, it rejects with `MODEL_WRONG_RESULT`. Closing the session is the
   * caller's, or `close` does it.
   */
  open(bundle: Bundle, graph: string): Promise<OnnxSession>;
  /** Closes every session still open. */
  close(): Promise<void>;
}

export interface ModelRuntimeParts {
  /** What this machine has, where that is known. */
  readonly facts?: ProviderFacts;
  /** Tests put in one of their own. */
  readonly openSession?: typeof openSession;
}

export async function createModelRuntime(choice: ProviderChoice, parts: ModelRuntimeParts = {}): Promise<ModelRuntime> {
  const facts = parts.facts ?? (await findProviders(mayBeAuto(choice)));
  const open = new Map<OnnxSession, ModelPlacement>();

  return {
    get placements() {
      return [...open.values()];
    },
    spent: () => new Map([...open.keys()].map((session) => [session.label, session.spent])),

    async open(bundle, graph) {
      const setting = settingFor(choice, bundle.name, graph);
      const passedOver: (WrongProvider | FailedProvider)[] = [];
      let chosen: ChosenProvider | undefined = chooseProvider(setting, facts);
      while (chosen !== undefined) {
        const { provider } = chosen;
        const tried = await tryProvider(bundle, graph, chosen, parts.openSession ?? openSession).catch(
          (error: unknown) => {
            const next = fallbackProvider(setting, facts, [...passedOver, { provider, failed: '' }]);
            // A library that finds no driver or lacks another is as good as none; whatever else fails is somebody's to mend.
            if (provider !== 'cuda' || toAppError(error).code !== 'MODEL_LOAD_FAILED' || next === undefined) {
              // That a better provider was wrong must not be lost behind it.
              throw passedOver.some(isWrongProvider) ? wrongResult(bundle, graph, passedOver, error) : error;
            }
            return { failed: onnxMessage(error) };
          },
        );
        if ('failed' in tried) {
          passedOver.push({ provider, failed: tried.failed });
          chosen = fallbackProvider(setting, facts, passedOver);
          continue;
        }
        const { session, placement } = tried;
        const { check } = placement;
        if (check === undefined || !isWrong(check)) {
          open.set(session, { ...placement, passedOver });
          return {
            ...session,
            get spent() {
              return session.spent;
            },
            async close() {
              open.delete(session);
              await session.close();
            },
          };
        }
        await session.close();
        passedOver.push({ provider: chosen.provider, ...check });
        chosen = fallbackProvider(setting, facts, passedOver);
      }
      throw wrongResult(bundle, graph, passedOver);
    },

    async close() {
      for (const session of [...open.keys()]) {
        open.delete(session);
        await session.close();
      }
    },
  };
}

/** Loads a graph and runs it once. */
async function tryProvider(
  bundle: Bundle,
  graph: string,
  { provider, reason }: ChosenProvider,
  openOn: typeof openSession,
): Promise<{ session: OnnxSession; placement: Omit<ModelPlacement, 'passedOver'> }> {
  const { file, spec } = graphOf(bundle, graph);
  const label = `${bundle.name}/${graph}`;
  const feeds = firstFeeds(spec);
  const directory = mkdtempSync(join(tmpdir(), '404-gen-profile-'));
  try {
    const usedBefore = provider === 'cpu' ? undefined : await usedDeviceBytes();
    const startedAt = performance.now();
    // On the CPU there is nowhere to fall back to.
    const profilePrefix = provider === 'cpu' ? undefined : join(directory, 'run');
    const session = await openOn({ label, file, spec, provider, profilePrefix });
    const loadedAt = performance.now();
    let outputs: Awaited<ReturnType<OnnxSession['run']>>;
    try {
      outputs = await session.run(feeds);
    } catch (error) {
      await session.close();
      throw error;
    }
    const warmUpMs = performance.now() - loadedAt;
    session.endProfiling();
    const placed = placementOf(profilePrefix === undefined ? [] : takeProfile(directory, 'run'), provider);
    const usedAfter = usedBefore === undefined ? undefined : await usedDeviceBytes();
    const placement = {
      model: label,
      provider,
      reason,
      weightBytes: graphBytes(bundle, graph),
      // Others may have used the cards meanwhile.
      deviceBytes:
        usedBefore === undefined || usedAfter === undefined ? undefined : Math.max(0, usedAfter - usedBefore),
      loadMs: loadedAt - startedAt,
      warmUpMs,
      check: checkAnswer(spec, outputs),
      ...placed,
    };
    return { session, placement };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function isWrongProvider(passedOver: WrongProvider | FailedProvider): passedOver is WrongProvider {
  return 'error' in passedOver;
}

function wrongResult(
  { name }: Bundle,
  graph: string,
  passedOver: readonly (WrongProvider | FailedProvider)[],
  cause?: unknown,
) {
  const wrong = passedOver.filter(isWrongProvider);
  const told = wrong.map(({ provider, error }) => `${provider} (off by ${error.toPrecision(2)})`).join(' and ');
  const allowed = wrong[0]?.tolerance;
  const next = cause === undefined ? '' : `; and then: ${onnxMessage(cause)}`;
  const onCpu = wrong.some(({ provider }) => provider === 'cpu');
  const advice = onCpu
    ? `The CPU is right as a rule, so the bundle may be at fault: \`npm run models -- verify ${name}\``
    : `Put this graph on another provider (execution_provider_overrides: [${name}/${graph}=cpu], or ` +
      'execution_provider: auto, which looks for one), or export the bundle with --attention plain, which does without ' +
      'the kernels that were seen to go wrong';
  return generationError(
    'MODEL_WRONG_RESULT',
    `${name}/${graph} misses its known answer on ${told}, allowed ${allowed}${next}. ${advice}`,
    { cause, details: { passedOver } },
  );
}

function mayBeAuto({ setting, overrides }: ProviderChoice): boolean {
  return setting === 'auto' || overrides.some((each) => each.endsWith('=auto'));
}
