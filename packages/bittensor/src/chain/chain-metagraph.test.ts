import { createLogger } from '@404-gen/service-kit';
import { afterEach, describe, expect, it } from 'vitest';
import type { Metagraph } from '../metagraph.ts';
import { createCachedMetagraph, type CacheFile } from './cached-metagraph.ts';
import { createChainMetagraph, type ChainMetagraphOptions } from './chain-metagraph.ts';
import { resolveNetwork } from './networks.ts';
import { readChain } from './read-chain.ts';
import { scriptedChain, startScriptedNode, type ScriptedNode } from './test-support/scripted-node.ts';
import { keyOf } from './test-support/subnet.ts';

const logger = createLogger({ service: 'test', level: 'silent' });

const nodes: ScriptedNode[] = [];
afterEach(async () => {
  await Promise.all(nodes.splice(0).map((node) => node.close()));
});

async function start(changes: Parameters<typeof scriptedChain>[0] = {}): Promise<ScriptedNode> {
  const node = await startScriptedNode(scriptedChain(changes));
  nodes.push(node);
  return node;
}

function sourceOf(endpoints: readonly ScriptedNode[], changes: Partial<ChainMetagraphOptions> = {}) {
  const network = resolveNetwork(
    undefined,
    endpoints.map((node) => node.endpoint),
  );
  return createChainMetagraph({
    network,
    netuid: 17,
    logger,
    endpointTimeoutMs: 10_000,
    read: (request) => readChain(request),
    ...changes,
  });
}

describe('a metagraph from several endpoints', () => {
  it('is read in a thread, which ends with the read', async () => {
    const node = await start();
    const source = createChainMetagraph({ network: resolveNetwork(node.endpoint), netuid: 17, logger });
    expect((await source.read()).neurons).toHaveLength(8);
    node.misbehave = () => ({ error: 'no' });
    await expect(source.read()).rejects.toMatchObject({ code: 'CHAIN_UNREADABLE' });
    await expect(source.read(AbortSignal.abort())).rejects.toMatchObject({ code: 'CANCELLED_METAGRAPH' });
    await source.close();
    await expect(source.read()).rejects.toMatchObject({ code: 'CANCELLED_METAGRAPH' });
  }, 60_000);

  it('comes from the first that is well, which is asked first from then on', async () => {
    const [broken, well, idle] = [await start(), await start(), await start()];
    broken.misbehave = () => 'hang up';
    const source = sourceOf([broken, well, idle]);
    expect((await source.read()).block).toBe(5_000_000);
    expect([broken.asked.length, idle.asked.length]).toEqual([1, 0]);
    await source.read();
    expect(broken.asked).toHaveLength(1);
    well.misbehave = () => 'hang up';
    broken.misbehave = () => undefined;
    expect((await source.read()).neurons).toHaveLength(8);
  });

  it('passes over a stalled node, yet takes its block when no node has a newer one', async () => {
    const stalled = await start({ block: 4_990_000, timeMs: Date.now() - 3_600_000 });
    const well = await start();
    const source = sourceOf([stalled, well]);
    expect((await source.read()).block).toBe(5_000_000);
    well.misbehave = () => 'hang up';
    // Older than what was read before: the caller keeps that.
    await expect(source.read()).rejects.toMatchObject({ code: 'CHAIN_UNREADABLE' });
    const metagraph = await sourceOf([stalled]).read();
    expect(metagraph).toMatchObject({ block: 4_990_000, readAtMs: stalled.chain.timeMs });
  });

  it('is never of two chains', async () => {
    const [one, other] = [await start(), await start({ genesis: `0x${'cd'.repeat(32)}` })];
    const source = sourceOf([one, other]);
    await source.read();
    one.misbehave = () => 'hang up';
    await expect(source.read()).rejects.toThrow(/another network/);
    await expect(
      createChainMetagraph({
        network: { ...resolveNetwork('finney'), endpoints: [other.endpoint] },
        netuid: 17,
        logger,
        read: (request) => readChain(request),
      }).read(),
    ).rejects.toThrow(/another network.*0x2f0555cc/);
  });

  it('that nobody gives says what is wrong with each', async () => {
    const [one, two] = [await start(), await start({ netuid: 18 })];
    one.misbehave = () => ({ error: 'too busy' });
    await expect(sourceOf([one]).read()).rejects.toThrow(`${one.endpoint}: The node answered with an error: too busy`);
    await expect(sourceOf([one, two]).read()).rejects.toMatchObject({ code: 'CHAIN_NO_SUBNET' });
  });
});

describe('the last metagraph', () => {
  const memory = (content?: string): CacheFile & { content: string | undefined } => ({
    content,
    read() {
      return Promise.resolve(this.content === undefined ? undefined : Buffer.from(this.content));
    },
    replace(text) {
      this.content = text;
      return Promise.resolve();
    },
  });
  const metagraph: Metagraph = {
    netuid: 17,
    block: 7,
    readAtMs: 1000,
    neurons: [
      {
        uid: 0,
        hotkey: keyOf('a'),
        coldkey: keyOf('b'),
        axon: { ip: '2001:db8::1', port: 8091, protocol: 4 },
        validatorPermit: true,
        stake: 1234.5,
        trust: 0.5,
        incentive: 0.25,
        emission: 3,
        lastUpdate: 6,
      },
    ],
  };
  const cached = (file: CacheFile, result: Metagraph | Error, network = 'finney') => {
    const source = {
      description: 'a source',
      result,
      read() {
        return this.result instanceof Error ? Promise.reject(this.result) : Promise.resolve(this.result);
      },
      close: () => Promise.resolve(),
    };
    return { source, ...createCachedMetagraph({ source, file, network, netuid: 17, logger }) };
  };
  const away = new Error('the chain is away');

  it('is used by the next process while the chain is away, with its age, and no longer than that', async () => {
    const file = memory();
    expect(await cached(file, metagraph).read()).toEqual(metagraph);
    const next = cached(file, away);
    expect(await next.read()).toEqual(metagraph);
    await expect(next.read()).rejects.toBe(away);
    next.source.result = { ...metagraph, block: 8 };
    expect((await next.read()).block).toBe(8);
    expect(JSON.parse(file.content ?? '')).toMatchObject({ metagraph: { block: 8 } });
  });

  it('is used when the chain lets wait, and what it says later is kept', async () => {
    const file = memory();
    await cached(file, metagraph).read();
    let answer: (metagraph: Metagraph) => void = () => undefined;
    const slow = createCachedMetagraph({
      source: { ...cached(file, away).source, read: () => new Promise((resolve) => (answer = resolve)) },
      file,
      network: 'finney',
      netuid: 17,
      logger,
      patienceMs: 5,
    });
    expect(await slow.read()).toEqual(metagraph);
    answer({ ...metagraph, block: 9 });
    await expect.poll(() => file.content).toContain('"block":9');
  });

  it.each([
    ['there is none', undefined, 'finney'],
    ['it is torn', '{"network":"finney","readAtMs":1,"metagr', 'finney'],
    [
      'it is of another chain',
      JSON.stringify({ network: 'finney', readAtMs: 1, metagraph: { netuid: 17, neurons: [] } }),
      'test',
    ],
    [
      'it is of another subnet',
      JSON.stringify({ network: 'finney', readAtMs: 1, metagraph: { netuid: 18, neurons: [] } }),
      'finney',
    ],
    [
      'a neuron in it is wrong',
      JSON.stringify({ network: 'finney', readAtMs: 1, metagraph: { netuid: 17, neurons: [{ uid: 1 }] } }),
      'finney',
    ],
  ])('is not used when %s', async (_name, content, network) => {
    await expect(cached(memory(content), away, network).read()).rejects.toBe(away);
  });

  it('that cannot be kept is given all the same', async () => {
    const file: CacheFile = {
      read: () => Promise.resolve(undefined),
      replace: () => Promise.reject(new Error('disk full')),
    };
    expect(await cached(file, metagraph).read()).toEqual(metagraph);
  });
});

describe('networks', () => {
  it.each<[string, Parameters<typeof resolveNetwork>, object]>([
    ['nothing is finney', [undefined], { name: 'finney', genesisHash: expect.stringMatching(/^0x2f05/) as string }],
    ['a name', ['test'], { name: 'test', endpoints: ['wss://test.finney.opentensor.ai'] }],
    ['local takes any chain', ['local'], { endpoints: ['ws://127.0.0.1:9944'] }],
    ['an endpoint alone', [undefined, ['ws://10.0.0.1:9944']], { name: 'custom', endpoints: ['ws://10.0.0.1:9944'] }],
    ['a URL for a network', ['wss://node.example/rpc'], { name: 'custom', endpoints: ['wss://node.example/rpc'] }],
    ['a host without scheme', ['node.example:9944'], { endpoints: ['ws://node.example:9944'] }],
    [
      'own nodes before those of the network',
      ['local', ['ws://a:1', 'ws://b:2', 'ws://a:1']],
      { name: 'local', endpoints: ['ws://a:1', 'ws://b:2', 'ws://127.0.0.1:9944'] },
    ],
  ])('%s', (_name, given, network) => {
    expect(resolveNetwork(...given)).toMatchObject(network);
  });

  it('that do not exist are refused', () => {
    expect(() => resolveNetwork('fynney')).toThrow(/finney, test, archive, local/);
    expect(() => resolveNetwork('https://a')).toThrow(/finney, test, archive, local/);
    expect(() => resolveNetwork(undefined, ['http://a'])).toThrow(/"http:\/\/a" is no endpoint/);
    expect(() => resolveNetwork(undefined, ['word'])).toThrow(/"word" is no endpoint/);
    expect(resolveNetwork('local')).not.toHaveProperty('genesisHash');
  });
});
