import { expect, test } from 'vitest';
import { chooseProvider, settingFor, type ProviderFacts } from './execution-provider.ts';
import { sumOfMib } from './device-memory.ts';
import { placementOf } from './placement.ts';

const facts = (present: boolean, ...hardwareAdapters: string[]): ProviderFacts => ({
  cuda: { present, library: '/there/libonnxruntime_providers_cuda.so' },
  hardwareAdapters,
});

test('auto takes CUDA, else WebGPU on a card, else the CPU', () => {
  expect(chooseProvider('auto', facts(true, 'card')).provider).toBe('cuda');
  expect(chooseProvider('auto', facts(false, 'card'))).toEqual({
    provider: 'webgpu',
    reason: 'no CUDA library, but card',
  });
  expect(chooseProvider('auto', facts(false)).provider).toBe('cpu');
});

test('who insists gets it or is told where its library would lie', () => {
  expect(chooseProvider('webgpu', facts(true)).provider).toBe('webgpu');
  expect(chooseProvider('cpu', facts(true, 'card')).provider).toBe('cpu');
  expect(() => chooseProvider('cuda', facts(false, 'card'))).toThrow(
    /needs \/there\/libonnxruntime_providers_cuda\.so/,
  );
});

test('an override for one graph of one bundle wins over that for the graph, which wins over the setting', () => {
  const choice = { setting: 'auto', overrides: ['mvdream/unet=cuda', 'unet=webgpu', 'text-encoder=cpu'] } as const;
  expect(settingFor(choice, 'mvdream', 'unet')).toBe('cuda');
  expect(settingFor(choice, 'imagedream', 'unet')).toBe('webgpu');
  expect(settingFor(choice, 'mvdream', 'text-encoder')).toBe('cpu');
  expect(settingFor(choice, 'mvdream', 'vae-encoder')).toBe('auto');
});

test('what nvidia-smi says is in use is added up; what it cannot say is unknown', () => {
  expect(sumOfMib('512\n1024\n')).toBe(1536 * 2 ** 20);
  expect(sumOfMib('')).toBeUndefined();
  expect(sumOfMib('[N/A]\n')).toBeUndefined();
});

test('nodes that fell back to the CPU are counted, named and weighed', () => {
  const node = (op: string, provider: string, dur: number) => ({ cat: 'Node', dur, args: { op_name: op, provider } });
  const events = [
    { cat: 'Session', name: 'model_run', dur: 500 },
    node('Conv', 'WebGpuExecutionProvider', 60),
    node('Resize', 'CPUExecutionProvider', 30),
    node('Shape', 'CPUExecutionProvider', 5),
    node('Resize', 'CPUExecutionProvider', 5),
    // Fences of the same node carry no provider.
    { cat: 'Node', dur: 0, args: { op_name: 'Conv' } },
  ];
  const { nodes, onCpu, cpuKinds, cpuShare } = placementOf(events, 'webgpu');
  expect([nodes, onCpu]).toEqual([4, 3]);
  expect(cpuKinds).toEqual(['Resize ×2', 'Shape ×1']);
  expect(cpuShare).toBeCloseTo(0.4, 9);
});
