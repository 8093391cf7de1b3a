import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { graphBytes, graphOf, type Bundle } from './bundle.ts';
import {
  chooseProvider,
  findProviders,
  settingFor,
  type ProviderChoice,
  type ProviderFacts,
} from './execution-provider.ts';
import { usedDeviceBytes } from './device-memory.ts';
import { openSession, zeroFeeds, type OnnxSession } from './onnx-session.ts';
import { placementOf, takeProfile, type ModelPlacement } from './placement.ts';

/** Loads graphs on the right provider, warm, and knows where each came to lie. */
export interface ModelRuntime {
  /** Every graph open now. */
  readonly placements: readonly ModelPlacement[];
  /** Milliseconds of every open session so far, by label. */
  spent(): ReadonlyMap<string, { readonly ms: number; readonly calls: number }>;
  /** Loads a graph and runs it once. Closing the session is the caller's, or `close` does it. */
  open(bundle: Bundle, graph: string): Promise<OnnxSession>;
  /** Closes every session still open. */
  close(): Promise<void>;
}

export async function createModelRuntime(choice: ProviderChoice, known?: ProviderFacts): Promise<ModelRuntime> {
  const facts = known ?? (await findProviders(mayBeAuto(choice)));
  const open = new Map<OnnxSession, ModelPlacement>();

  return {
    get placements() {
      return [...open.values()];
    },
    spent: () => new Map([...open.keys()].map((session) => [session.label, session.spent])),

    async open(bundle, graph) {
      const { provider, reason } = chooseProvider(settingFor(choice, bundle.name, graph), facts);
      const { file, spec } = graphOf(bundle, graph);
      const label = `${bundle.name}/${graph}`;
      const directory = mkdtempSync(join(tmpdir(), '404-gen-profile-'));
      try {
        const usedBefore = provider === 'cpu' ? undefined : await usedDeviceBytes();
        const startedAt = performance.now();
        // On the CPU there is nowhere to fall back to.
        const profilePrefix = provider === 'cpu' ? undefined : join(directory, 'run');
        const session = await openSession({ label, file, spec, provider, profilePrefix });
        const loadedAt = performance.now();
        try {
          await session.run(zeroFeeds(spec));
        } catch (error) {
          await session.close();
          throw error;
        }
        const warmUpMs = performance.now() - loadedAt;
        session.endProfiling();
        const placed = placementOf(profilePrefix === undefined ? [] : takeProfile(directory, 'run'), provider);
        const weightBytes = graphBytes(bundle, graph);
        const usedAfter = usedBefore === undefined ? undefined : await usedDeviceBytes();
        // Others may have used the cards meanwhile.
        const deviceBytes =
          usedBefore === undefined || usedAfter === undefined ? undefined : Math.max(0, usedAfter - usedBefore);
        open.set(session, {
          model: label,
          provider,
          reason,
          weightBytes,
          deviceBytes,
          loadMs: loadedAt - startedAt,
          warmUpMs,
          ...placed,
        });
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
      } finally {
        rmSync(directory, { recursive: true, force: true });
      }
    },

    async close() {
      for (const session of [...open.keys()]) {
        open.delete(session);
        await session.close();
      }
    },
  };
}

function mayBeAuto({ setting, overrides }: ProviderChoice): boolean {
  return setting === 'auto' || overrides.some((each) => each.endsWith('=auto'));
}
