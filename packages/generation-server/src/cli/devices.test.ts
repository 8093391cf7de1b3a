import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { builtEntry } from '@404-gen/service-kit';
import type { GpuAdapter } from '@404-gen/splat';
import { expect, test } from 'vitest';
import { devicesTable, reportDevices, type DevicesReport } from './devices.ts';

const H100: GpuAdapter = {
  ...{ index: 0, name: 'NVIDIA H100 80GB HBM3', vendor: 'nvidia', architecture: 'hopper', kind: 'discrete' },
  ...{ backend: 'vulkan', driver: '580.65.06', unfit: undefined, features: ['subgroups', 'timestamp-query'] },
  limits: {
    ...{ maxStorageBuffersPerShaderStage: 16, maxComputeWorkgroupStorageSize: 49_152 },
    ...{ maxComputeInvocationsPerWorkgroup: 1024, maxComputeWorkgroupSizeX: 1024 },
    ...{ maxBufferSize: 2 ** 32, maxStorageBufferBindingSize: 2 ** 31 },
  },
  ...{ subgroupSizes: [32, 32], twin: { rank: 0, count: 1 }, memoryBytes: 80 * 2 ** 30, pciAddress: '0000:18:00.0' },
};
const OLD: GpuAdapter = {
  ...{ ...H100, index: 1, name: 'Old card', vendor: '', kind: 'unknown', driver: '', features: [] },
  ...{ limits: undefined, subgroupSizes: undefined, memoryBytes: undefined, pciAddress: undefined },
  unfit: 'it cannot be opened',
};

test('the table has a line per adapter with all that is known, and says what auto takes', () => {
  const report: DevicesReport = { adapters: [H100, OLD], auto: { device: 'webgpu:0', reason: 'the only adapter' } };
  const [heading = '', first = '', second = '', ...rest] = devicesTable(report).split('\n');
  const cells = (line: string) => line.split(/ {2,}/);
  expect(Object.fromEntries(cells(heading).map((name, column) => [name, cells(first)[column]]))).toEqual({
    ...{ device: 'webgpu:0', name: H100.name, vendor: 'nvidia', kind: 'discrete', backend: 'vulkan' },
    ...{ driver: '580.65.06', PCI: '0000:18:00.0', memory: '80.0 GiB', 'largest buffer': '2.0 GiB' },
    ...{ 'subgroup sizes': '32', features: 'subgroups, timestamp-query', fit: 'yes' },
  });
  expect(cells(second).slice(4)).toEqual([
    ...['vulkan', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown', 'none', 'no: it cannot be opened'],
  ]);
  expect(rest).toEqual(['', '--device auto takes webgpu:0: the only adapter', '']);
});

test('a platform without WebGPU has no adapters and a reason', async () => {
  const report = await reportDevices(() => Promise.reject(new Error('wrong libc')));
  expect(report).toEqual({ adapters: [], auto: { device: 'cpu', reason: 'WebGPU cannot be loaded: wrong libc' } });
  expect(devicesTable(report)).toMatch(/^No WebGPU adapters\.\n\n--device auto takes cpu: .*wrong libc\n$/);
});

test('the command prints it, as JSON when asked, and ends', { timeout: 60_000 }, async () => {
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, [builtEntry(import.meta.url, '../main.js'), 'devices', ...args]);
  const [plain, json] = await Promise.all([run(), run('--json')]);
  const report = JSON.parse(json.stdout) as DevicesReport;
  expect(plain.stdout).toBe(devicesTable(report));
  expect(report.auto.device).toMatch(/^(cpu|webgpu:\d+)$/);
});
