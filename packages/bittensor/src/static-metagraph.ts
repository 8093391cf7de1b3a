import { readFile } from 'node:fs/promises';
import { Type, type Static } from '@sinclair/typebox';
import { Value, type ValueError } from '@sinclair/typebox/value';
import { AppError, nearestName } from '@404-gen/service-kit';
import type { Metagraph, MetagraphSource, Neuron } from './metagraph.ts';
import { decodeAddress } from './wallet/ss58.ts';

const fraction = Type.Number({ minimum: 0, maximum: 1 });
const amount = Type.Number({ minimum: 0 });
const natural = Type.Integer({ minimum: 0 });

const NeuronSchema = Type.Object(
  {
    uid: Type.Integer({ minimum: 0, maximum: 65_535 }),
    hotkey: Type.String(),
    coldkey: Type.Optional(Type.String()),
    axon: Type.Optional(
      Type.Object(
        {
          ip: Type.String({ pattern: '^[A-Za-z0-9:][A-Za-z0-9.:-]{0,252}$', wanted: 'an IP address or host name' }),
          port: Type.Integer({ minimum: 0, maximum: 65_535 }),
          protocol: Type.Optional(Type.Integer({ minimum: 0, maximum: 255 })),
        },
        { additionalProperties: false },
      ),
    ),
    validatorPermit: Type.Optional(Type.Boolean()),
    stake: Type.Optional(amount),
    trust: Type.Optional(fraction),
    incentive: Type.Optional(fraction),
    emission: Type.Optional(amount),
    lastUpdate: Type.Optional(natural),
  },
  { additionalProperties: false },
);

const MetagraphSchema = Type.Object(
  {
    netuid: Type.Integer({ minimum: 0, maximum: 65_535 }),
    block: Type.Optional(natural),
    neurons: Type.Array(NeuronSchema),
  },
  { additionalProperties: false },
);

/**
 * A metagraph from a JSON file, read anew each time. The format is in the package's README: keys are those of
 * {@link Metagraph}, and all but `netuid`, `neurons`, `uid` and `hotkey` may be left out.
 */
export function createStaticMetagraph(file: string): MetagraphSource {
  return {
    description: `file ${file}`,
    read: async (signal) => parseMetagraph(await readText(file, signal), file),
    close: () => Promise.resolve(),
  };
}

async function readText(file: string, signal: AbortSignal | undefined): Promise<string> {
  try {
    return await readFile(file, { encoding: 'utf8', ...(signal === undefined ? {} : { signal }) });
  } catch (cause) {
    if (signal?.aborted === true) {
      throw new AppError('CANCELLED_METAGRAPH', `Reading the metagraph file ${file} was cancelled.`, { cause });
    }
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('CONFIG_METAGRAPH_UNREADABLE', `The metagraph file cannot be read: ${reason}`, { cause });
  }
}

/** @throws AppError `CONFIG_METAGRAPH_MALFORMED` for no JSON, `CONFIG_METAGRAPH_INVALID` naming the first wrong field */
export function parseMetagraph(text: string, file: string): Metagraph {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('CONFIG_METAGRAPH_MALFORMED', `The metagraph file ${file} is not JSON: ${reason}`, { cause });
  }
  if (!Value.Check(MetagraphSchema, json)) {
    const problem = Value.Errors(MetagraphSchema, json).First();
    throw invalid(file, problem === undefined ? 'the file' : fieldName(problem.path), explain(problem));
  }
  const neurons = json.neurons.map((neuron, index) => toNeuron(neuron, `neurons[${index}]`, file));
  refuseDuplicates(neurons, 'uid', file);
  refuseDuplicates(neurons, 'hotkey', file);
  neurons.sort((a, b) => a.uid - b.uid);
  return { netuid: json.netuid, block: json.block ?? 0, neurons };
}

function toNeuron(neuron: Static<typeof NeuronSchema>, path: string, file: string): Neuron {
  for (const key of ['hotkey', 'coldkey'] as const) {
    const address = neuron[key];
    if (address === undefined) continue;
    try {
      decodeAddress(address);
    } catch (error) {
      throw invalid(file, `${path}.${key}`, error instanceof Error ? error.message : String(error));
    }
  }
  return {
    uid: neuron.uid,
    hotkey: neuron.hotkey,
    coldkey: neuron.coldkey ?? neuron.hotkey,
    axon: neuron.axon ?? { ip: '0.0.0.0', port: 0 },
    validatorPermit: neuron.validatorPermit ?? false,
    stake: neuron.stake ?? 0,
    trust: neuron.trust ?? 0,
    incentive: neuron.incentive ?? 0,
    emission: neuron.emission ?? 0,
    lastUpdate: neuron.lastUpdate ?? 0,
  };
}

function refuseDuplicates(neurons: readonly Neuron[], key: 'uid' | 'hotkey', file: string): void {
  const firstIndex = new Map<number | string, number>();
  for (const [index, neuron] of neurons.entries()) {
    const first = firstIndex.get(neuron[key]);
    if (first !== undefined) {
      throw invalid(file, `neurons[${index}].${key}`, `${neuron[key]} is already that of neurons[${first}]`);
    }
    firstIndex.set(neuron[key], index);
  }
}

function explain(problem: ValueError | undefined): string {
  if (problem === undefined) return 'does not have the form of a metagraph';
  if (problem.message === 'Unexpected property') {
    const name = problem.path.split('/').at(-1) ?? '';
    const nearest = nearestName(name, [
      ...Object.keys(MetagraphSchema.properties),
      ...Object.keys(NeuronSchema.properties),
    ]);
    return nearest === undefined ? 'is no known key' : `is no known key; did you mean "${nearest}"?`;
  }
  if (problem.value === undefined) return 'is required';
  const wanted: unknown = problem.schema['wanted'];
  if (typeof wanted === 'string') return `must be ${wanted}, got ${JSON.stringify(problem.value).slice(0, 80)}`;
  return `${problem.message.toLowerCase()}, got ${JSON.stringify(problem.value).slice(0, 80)}`;
}

/** `/neurons/3/axon/port` as people write it: `neurons[3].axon.port`. */
function fieldName(pointer: string): string {
  const path = pointer
    .replaceAll(/\/(\d+)/g, '[$1]')
    .replaceAll('/', '.')
    .replace(/^\./, '');
  return path === '' ? 'the file' : path;
}

function invalid(file: string, field: string, problem: string): AppError {
  return new AppError('CONFIG_METAGRAPH_INVALID', `${file}: ${field}: ${problem}.`, { details: { file, field } });
}
