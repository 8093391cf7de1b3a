import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { describeGpu } from '../test-support/gpu.ts';
import { chooseAdapter, parseDevice } from './adapter-choice.ts';
import { listAdapters, loadDawn, type AdapterSource } from './adapters.ts';
import { KERNEL_LIMITS } from './context.ts';
import { parseNvidiaCards } from './nvidia-cards.ts';
import { openDevice, pinningEnvironment } from './open.ts';

interface FakeCard {
  readonly name: string;
  readonly vendor?: string;
  readonly software?: boolean;
  readonly storageBuffers?: number;
}

/** Behaves as Dawn's Node binding does: one adapter per name, the list only in the complaint about a missing one. */
function fakeDawn(cards: readonly FakeCard[], csv = '', layer = false): AdapterSource & { opened: string[] } {
  const opened: string[] = [];
  const gpuFor = (flags: string[]) => {
    const wanted = flags[0]?.replace('adapter=', '') ?? '';
    const pinned = layer && process.env['MESA_VK_DEVICE_SELECT_FORCE_DEFAULT_DEVICE'] === '1';
    const seen = pinned ? cards.slice(0, 1) : cards;
    const card = seen.find(({ name }) => name.includes(wanted));
    const list = seen.map(({ name }) => `\n * backend: 'vulkan', name: '${name}'`).join('');
    const requestAdapter = () => {
      if (seen.length === 0) return Promise.resolve(null);
      if (!card) return Promise.reject(new Error(`no suitable backends found\nAvailable adapters:${list}`));
      return Promise.resolve({
        info: {
          vendor: card.vendor ?? '',
          architecture: '',
          description: 'driver 1',
          isFallbackAdapter: card.software ?? false,
          subgroupMinSize: 32,
          subgroupMaxSize: 32,
        },
        limits: {
          ...KERNEL_LIMITS,
          maxBufferSize: 2 ** 32,
          maxStorageBufferBindingSize: 2 ** 31,
          maxStorageBuffersPerShaderStage: card.storageBuffers ?? 16,
        },
        features: new Set(['timestamp-query', 'subgroups']),
        requestDevice: () => {
          opened.push(`${card.name} ${process.env['DRI_PRIME'] ?? ''}`.trim());
          return Promise.resolve({ lost: new Promise(() => undefined) });
        },
      });
    };
    return { requestAdapter } as unknown as GPU;
  };
  return { opened, create: gpuFor, nvidiaCards: () => Promise.resolve(parseNvidiaCards(csv)) };
}

const H100 = { name: 'NVIDIA H100 80GB HBM3', vendor: 'nvidia' };
const UHD = { name: 'Intel(R) UHD Graphics 770', vendor: 'intel' };
const LLVMPIPE = { name: 'llvmpipe (LLVM 17.0.6, 256 bits)', vendor: 'mesa', software: true };
const OLD = { name: 'NVIDIA GeForce GT 610', vendor: 'nvidia', storageBuffers: 8 };
const TWO_H100_CSV =
  'NVIDIA H100 80GB HBM3, 00000000:8A:00.0, 81559, 580.65.06\nNVIDIA H100 80GB HBM3, 00000000:18:00.0, 81559, 580.65.06\n';

const choose = async (cards: readonly FakeCard[], device: string) =>
  chooseAdapter(await listAdapters(fakeDawn(cards)), parseDevice(device));

const PINNING = Object.keys(pinningEnvironment(''));
beforeEach(() => {
  for (const key of PINNING) vi.stubEnv(key, undefined);
});
afterEach(() => vi.unstubAllEnvs());

describe('listing', () => {
  test('every adapter with its kind, driver, limits and what makes it unfit', async () => {
    const adapters = await listAdapters(fakeDawn([H100, UHD, OLD, LLVMPIPE]));
    expect(adapters.map(({ index, kind, unfit }) => [index, kind, unfit])).toEqual([
      [0, 'discrete', undefined],
      [1, 'integrated', undefined],
      [2, 'discrete', 'its maxStorageBuffersPerShaderStage is 8; 12 is needed'],
      [3, 'software', undefined],
    ]);
    expect(adapters[0]).toMatchObject({
      ...{ name: H100.name, backend: 'vulkan', driver: 'driver 1', subgroupSizes: [32, 32] },
      features: ['subgroups', 'timestamp-query'],
      limits: { maxBufferSize: 2 ** 32 },
    });
  });

  test('memory and PCI address come from nvidia-smi, by PCI address where cards are twins', async () => {
    const source = fakeDawn([H100, H100, UHD], TWO_H100_CSV);
    const adapters = await listAdapters(source, { withMemory: true });
    expect(adapters.map(({ pciAddress, memoryBytes }) => [pciAddress, memoryBytes])).toEqual([
      ['0000:18:00.0', 81_559 * 2 ** 20],
      ['0000:8a:00.0', 81_559 * 2 ** 20],
      [undefined, undefined],
    ]);
    const fewer = await listAdapters(fakeDawn([H100], TWO_H100_CSV), { withMemory: true });
    expect(fewer[0]!.pciAddress).toBeUndefined();
  });

  test('a name contained in the name of an earlier adapter cannot be asked for', async () => {
    const adapters = await listAdapters(fakeDawn([{ name: 'Radeon RX 7900 XTX' }, { name: 'Radeon RX 7900 XT' }]));
    expect(adapters[0]!.unfit).toBeUndefined();
    expect(adapters[1]!.unfit).toContain('"Radeon RX 7900 XTX"');
  });

  test('no adapter at all is an empty list', async () => {
    expect(await listAdapters(fakeDawn([]))).toEqual([]);
  });

  test('junk from nvidia-smi is left out', () => {
    expect(parseNvidiaCards('No devices were found\nA, 0:1, x, y\nB, 00000000:01:00.0, [N/A], 5\n')).toEqual([]);
  });
});

describe('choosing', () => {
  test.each([
    ['auto', [UHD, H100, LLVMPIPE], 1, 'first discrete one of 3 adapters; webgpu:N takes another'],
    ['auto', [H100], 0, 'the only adapter'],
    ['auto', [UHD, OLD], 0, 'the only adapter'],
    ['auto', [{ name: 'Some new card' }, UHD, LLVMPIPE], 0, 'first hardware one of 3 adapters; webgpu:N takes another'],
    ['webgpu', [LLVMPIPE, UHD], 1, 'first integrated one of 2 adapters; webgpu:N takes another'],
    ['webgpu:1', [H100, UHD], 1, 'asked for by number'],
  ])('%s among hardware', async (device, cards, index, reason) => {
    const choice = await choose(cards, device);
    expect([choice.adapter?.index, choice.reason, choice.warning]).toEqual([index, reason, undefined]);
  });

  test.each([
    [[LLVMPIPE], 'there is no hardware adapter (0: llvmpipe (LLVM 17.0.6, 256 bits), software)'],
    [
      [{ name: 'SwiftShader Device (Subzero)' }],
      'there is no hardware adapter (0: SwiftShader Device (Subzero), software)',
    ],
    [[OLD], `there is no hardware adapter (0: ${OLD.name}, its maxStorageBuffersPerShaderStage is 8; 12 is needed)`],
    [[], 'there is no hardware adapter (none at all)'],
  ])('auto never takes software nor what is unfit, and says what there was', async (cards, reason) => {
    expect(await choose(cards, 'auto')).toEqual({ adapter: undefined, reason, warning: undefined });
  });

  test.each(['webgpu', 'webgpu:0'])('%s takes software, with a warning', async (device) => {
    const { adapter, warning } = await choose([LLVMPIPE], device);
    expect(adapter?.kind).toBe('software');
    expect(warning).toMatch(/^llvmpipe .* computes on the processor/);
  });

  test.each([
    ['webgpu', [], /no adapter answers .*none at all/],
    ['webgpu', [OLD], /no adapter answers .*GT 610, its maxStorage/],
    ['webgpu:2', [H100, UHD], /there is no adapter 2 \(0: NVIDIA H100.*; 1: Intel/],
    ['webgpu:0', [OLD], /adapter 0, NVIDIA GeForce GT 610, cannot be used/],
  ])('%s that cannot be is GPU_UNAVAILABLE', async (device, cards, message) => {
    await expect(choose(cards, device)).rejects.toMatchObject({
      code: 'GPU_UNAVAILABLE',
      message: expect.stringMatching(message) as string,
    });
  });

  test.each(['gpu', 'webgpu:', 'webgpu:-1', 'webgpu:1x', 'CPU', ''])('"%s" is no device', (device) => {
    expect(() => parseDevice(device)).toThrow(expect.objectContaining({ code: 'CONFIG_DEVICE' }));
  });
});

describe('opening', () => {
  const open = (setting: string, source: AdapterSource) => openDevice(setting, () => Promise.resolve(source));

  test('by name where names differ, with what was chosen and why', async () => {
    const source = fakeDawn([UHD, H100]);
    expect(await open('auto', source)).toMatchObject({
      name: 'NVIDIA H100 80GB HBM3 (webgpu:1)',
      setting: 'webgpu:1',
      reason: 'first discrete one of 2 adapters; webgpu:N takes another',
    });
    expect(source.opened).toEqual([H100.name]);
  });

  test("one of several twins by PCI address, through Mesa's layer", async () => {
    const source = fakeDawn([H100, H100], TWO_H100_CSV, true);
    expect((await open('webgpu:1', source)).reason).toBe('asked for by number, at PCI 0000:8a:00.0');
    expect(source.opened).toEqual([`${H100.name} pci-0000_8a_00_0`]);
  });

  test('a twin that cannot be singled out is refused, the first one is not', async () => {
    const environmentBefore = { ...process.env };
    const source = fakeDawn([H100, H100], TWO_H100_CSV);
    await expect(open('webgpu:1', source)).rejects.toMatchObject({
      code: 'GPU_UNAVAILABLE',
      message: expect.stringMatching(/2 cards .* number 1 .*mesa-vulkan-drivers.*NVIDIA_VISIBLE_DEVICES/) as string,
    });
    expect(process.env).toEqual(environmentBefore);
    expect((await open('webgpu:0', source)).reason).toBe('asked for by number, the first of its name');
    await expect(open('webgpu:1', fakeDawn([H100, H100]))).rejects.toThrow(/nvidia-smi/);
  });

  test('auto computes on the CPU where WebGPU cannot be loaded, webgpu fails', async () => {
    const load = () => Promise.reject(new Error('no such library'));
    expect(await openDevice('auto', load)).toMatchObject({
      name: 'cpu',
      reason: expect.stringContaining('no such library') as string,
    });
    await expect(openDevice('webgpu', load)).rejects.toMatchObject({ code: 'GPU_UNAVAILABLE' });
    expect(await openDevice('cpu', load)).toMatchObject({ gpu: undefined, setting: 'cpu', reason: 'as asked for' });
  });

  test('auto warns when there is a GPU that will not open', async () => {
    const source = fakeDawn([H100]);
    const broken: AdapterSource = {
      ...source,
      create(flags) {
        const gpu = source.create(flags);
        return {
          async requestAdapter() {
            const adapter = await gpu.requestAdapter();
            return Object.assign(adapter!, { requestDevice: () => Promise.reject(new Error('device busy')) });
          },
        } as unknown as GPU;
      },
    };
    expect(await open('auto', broken)).toMatchObject({
      name: 'cpu',
      reason: 'the GPU cannot be used',
      warning: 'device busy',
    });
  });
});

describeGpu('adapters of this machine', () => {
  test('each is listed with what Dawn knows of it, and the best opens', async () => {
    const adapters = await listAdapters(await loadDawn());
    expect(adapters.length).toBeGreaterThan(0);
    for (const { name, driver, backend, limits, unfit } of adapters) {
      expect([name, backend]).not.toContain('');
      if (unfit === undefined) expect(limits!.maxComputeInvocationsPerWorkgroup).toBeGreaterThanOrEqual(256);
      expect(typeof driver).toBe('string');
    }
    const device = await openDevice('webgpu');
    expect(adapters.map(({ index }) => `webgpu:${index}`)).toContain(device.setting);
    expect(device.gpu!.name).toBe(adapters[Number(device.setting.slice('webgpu:'.length))]!.name);
    device.gpu!.close();
  });

  test('auto takes hardware or nothing', async () => {
    const adapters = await listAdapters(await loadDawn());
    const hardware = adapters.some(({ kind, unfit }) => kind !== 'software' && unfit === undefined);
    const { gpu } = await openDevice('auto');
    expect(gpu !== undefined).toBe(hardware);
    gpu?.close();
  });
});
