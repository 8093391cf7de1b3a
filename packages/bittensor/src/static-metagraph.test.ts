import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppError } from '@404-gen/service-kit';
import { isServing } from './metagraph.ts';
import { createStaticMetagraph } from './static-metagraph.ts';

const A = '5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV';
const B = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';

let file: string;
beforeAll(async () => {
  file = join(await mkdtemp(join(tmpdir(), 'metagraph-')), 'metagraph.json');
});
afterAll(() => rm(join(file, '..'), { recursive: true }));

async function read(content: unknown) {
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return createStaticMetagraph(file).read();
}

describe('a metagraph file', () => {
  it('gives neurons in uid order, with defaults for what it leaves out', async () => {
    const metagraph = await read({
      netuid: 17,
      block: 7,
      neurons: [
        { uid: 5, hotkey: B },
        {
          uid: 2,
          hotkey: A,
          coldkey: B,
          axon: { ip: '127.0.0.1', port: 8091 },
          validatorPermit: true,
          stake: 1000.5,
          trust: 0.5,
          incentive: 1,
          emission: 2,
          lastUpdate: 3,
        },
      ],
    });
    expect(metagraph).toEqual({
      netuid: 17,
      block: 7,
      neurons: [
        {
          uid: 2,
          hotkey: A,
          coldkey: B,
          axon: { ip: '127.0.0.1', port: 8091 },
          validatorPermit: true,
          stake: 1000.5,
          trust: 0.5,
          incentive: 1,
          emission: 2,
          lastUpdate: 3,
        },
        {
          uid: 5,
          hotkey: B,
          coldkey: B,
          axon: { ip: '0.0.0.0', port: 0 },
          validatorPermit: false,
          stake: 0,
          trust: 0,
          incentive: 0,
          emission: 0,
          lastUpdate: 0,
        },
      ],
    });
    expect(metagraph.neurons.map(isServing)).toEqual([true, false]);
  });

  it('is read anew each time', async () => {
    const source = createStaticMetagraph(file);
    await read({ netuid: 17, neurons: [] });
    expect((await source.read()).neurons).toHaveLength(0);
    await writeFile(file, JSON.stringify({ netuid: 17, neurons: [{ uid: 0, hotkey: A }] }));
    expect((await source.read()).neurons).toHaveLength(1);
    expect(source.description).toContain(file);
    await source.close();
  });

  it('may be the README’s example', async () => {
    const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
    const example = /```json\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    expect((await read(example)).neurons.map((neuron) => neuron.uid)).toEqual([0, 1]);
  });

  const neuron = (fields: object) => ({ netuid: 17, neurons: [{ uid: 0, hotkey: A, ...fields }] });
  it.each<[string, unknown, RegExp]>([
    ['nothing', '', /not JSON/],
    ['no JSON', '{"netuid": 17,', /not JSON/],
    ['a list', [], /the file: expected object/],
    ['no neurons', { netuid: 17 }, /: neurons: is required/],
    ['no netuid', { neurons: [] }, /: netuid: is required/],
    ['a netuid out of range', { netuid: 70_000, neurons: [] }, /: netuid: .*got 70000/],
    ['neurons as a mapping', { netuid: 17, neurons: {} }, /: neurons: expected array/],
    ['no uid', { netuid: 17, neurons: [{ hotkey: A }] }, /neurons\[0\]\.uid: is required/],
    ['a negative uid', neuron({ uid: -1 }), /neurons\[0\]\.uid: .*got -1/],
    ['a broken uid', neuron({ uid: 1.5 }), /neurons\[0\]\.uid: expected integer/],
    ['a hotkey that is none', neuron({ hotkey: '5Foo' }), /neurons\[0\]\.hotkey: Invalid SS58 address "5Foo"/],
    ['a coldkey that is none', neuron({ coldkey: '' }), /neurons\[0\]\.coldkey: Invalid SS58/],
    ['a hotkey of another network', neuron({ hotkey: '15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5' }), /prefix 0/],
    ['a port out of range', neuron({ axon: { ip: '1.2.3.4', port: 65_536 } }), /neurons\[0\]\.axon\.port: .*got 65536/],
    ['no port', neuron({ axon: { ip: '1.2.3.4' } }), /neurons\[0\]\.axon\.port: is required/],
    [
      'an address that is a URL',
      neuron({ axon: { ip: 'http://a', port: 1 } }),
      /axon\.ip: must be an IP address or host name, got "http/,
    ],
    ['a fraction over one', neuron({ trust: 1.1 }), /neurons\[0\]\.trust: .*got 1\.1/],
    ['a negative stake', neuron({ stake: -1 }), /neurons\[0\]\.stake: /],
    [
      'a misspelt key',
      neuron({ validator_permit: true }),
      /neurons\[0\]\.validator_permit: is no known key; did you mean "validatorPermit"/,
    ],
    [
      'two of one uid',
      {
        netuid: 17,
        neurons: [
          { uid: 3, hotkey: A },
          { uid: 3, hotkey: B },
        ],
      },
      /neurons\[1\]\.uid: 3 is already that of neurons\[0\]/,
    ],
    [
      'two of one hotkey',
      {
        netuid: 17,
        neurons: [
          { uid: 3, hotkey: A },
          { uid: 4, hotkey: A },
        ],
      },
      /neurons\[1\]\.hotkey: .* is already that of neurons\[0\]/,
    ],
  ])('with %s is refused, naming the field', async (_name, content, message) => {
    const error = await read(content).then(
      () => expect.unreachable(),
      (caught: unknown) => caught as AppError,
    );
    expect(error.code).toMatch(/^CONFIG_METAGRAPH_(INVALID|MALFORMED)$/);
    expect(error.message).toMatch(message);
    expect(error.message).toContain(file);
  });

  it('that cannot be read says so', async () => {
    await expect(createStaticMetagraph(join(file, 'none')).read()).rejects.toMatchObject({
      code: 'CONFIG_METAGRAPH_UNREADABLE',
    });
  });

  it('is not waited for once the caller gave up', async () => {
    await expect(createStaticMetagraph(file).read(AbortSignal.abort())).rejects.toMatchObject({
      code: 'CANCELLED_METAGRAPH',
    });
  });
});
