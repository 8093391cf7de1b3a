import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { childrenOf, processTable } from './support/process-table.ts';
import {
  endAll,
  isAlive,
  ROOT,
  startProcess,
  temporaryFolder,
  until,
  type RunningProcess,
} from './support/running-process.ts';
import { readSplat } from './support/splat-files.ts';
import { QUICK_GENERATION } from './support/subnet.ts';

afterEach(endAll);

interface Summary {
  accepted: number;
  rejected: number;
  skipped: number;
  seconds: number;
  endpoints: Record<string, number>;
  files: { prompt: string; spz: string; ply: string; preview: string; splats: number; bytes: number; score: number }[];
}

function npmStart(flags: readonly string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['start', '--silent', '--', ...flags], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (text) => (stdout += String(text)));
    child.stderr.on('data', (text) => (stderr += String(text)));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

const LAUNCHER = 'packages/devnet/dist/launcher/main.js';
const quick = (directory: string): string[] => ['--generation_config', QUICK_GENERATION, '--directory', directory];

/** Processes whose command line names the folder of a run. */
const processesOf = (directory: string) => processTable().filter(({ command }) => command.includes(directory));

describe('npm start', () => {
  it('does the whole job on its usual ports and says what came of it', async () => {
    const directory = temporaryFolder();
    const { code, stdout, stderr } = await npmStart(['--tasks', '2', ...quick(directory)]);
    expect(code, stderr + stdout).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    const summary = JSON.parse(lines.at(-1)!) as Summary;
    expect(summary).toMatchObject({ accepted: 2, rejected: 0, skipped: 0 });
    expect(Object.keys(summary.endpoints)).toEqual([10006, 10007, 10008].map((port) => `http://127.0.0.1:${port}`));
    expect(Object.values(summary.endpoints).reduce((sum, tasks) => sum + tasks, 0)).toBe(2);
    expect(summary.files).toHaveLength(2);
    for (const file of summary.files) {
      expect(await readSplat(readFileSync(file.spz))).toBe(file.splats);
      expect(await readSplat(readFileSync(file.ply))).toBe(file.splats);
      expect(readFileSync(file.spz)).toHaveLength(file.bytes);
      expect(readFileSync(file.preview).subarray(1, 4).toString()).toBe('PNG');
      expect(file.score).toBeGreaterThanOrEqual(0.6);
      expect(lines.some((line) => line.includes(`accepted "${file.prompt}"`))).toBe(true);
    }
    expect(readdirSync(join(directory, 'logs'))).toHaveLength(5);
    expect(processesOf(directory)).toEqual([]);
  });

  it('ends with npm, when only that is told to', async () => {
    const directory = temporaryFolder();
    const flags = ['--directory', directory, '--validators', '1', '--first_port', '0', '--admin_port', '0'];
    const args = ['run', '--silent', 'devnet', '--', ...flags];
    const npm = spawn('npm', args, { cwd: ROOT, stdio: 'ignore' });
    try {
      await until('validators run', () => processesOf(directory).some(({ command }) => command.includes('dist/main')));
      npm.kill('SIGTERM');
      await until('all have ended', () => processesOf(directory).length === 0, { limitMs: 15_000 });
    } finally {
      for (const { pid } of processesOf(directory)) process.kill(pid, 'SIGKILL');
    }
  });

  it('names the port that is taken and what to do', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const launcher = startProcess('launcher', LAUNCHER, ['--ports', String(port), '--tasks', '1']);
    const { code } = await launcher.exited;
    server.close();
    expect(code).toBe(1);
    expect(launcher.log()).toContain(`Port ${port} of 127.0.0.1 cannot be listened on`);
    expect(launcher.log()).toContain('--ports auto');
  });

  it('shows the end of the log of a service that does not come up, and stops the others', async () => {
    const directory = temporaryFolder();
    const launcher = startProcess('launcher', LAUNCHER, [
      ...['--ports', 'auto', '--directory', directory, '--generation_config', 'configs/no-such-file.yaml'],
    ]);
    const { code } = await launcher.exited;
    expect(code).toBe(1);
    expect(launcher.log()).toMatch(/generation-\d+ ended with exit code 1 before it was ready/);
    expect(launcher.log()).toContain('no-such-file.yaml');
    expect(processesOf(directory)).toEqual([]);
  });

  it('fails when the time is over', async () => {
    const directory = temporaryFolder();
    const launcher = startProcess('launcher', LAUNCHER, [
      ...['--ports', 'auto', '--servers', '1', '--tasks', '500', '--timeout', '6', ...quick(directory)],
    ]);
    const { code } = await launcher.exited;
    expect(code).toBe(1);
    expect(launcher.log()).toContain('not done after 6 s');
    expect(JSON.parse(launcher.log().trimEnd().split('\n').at(-1)!)).toHaveProperty('accepted');
    expect(processesOf(directory)).toEqual([]);
  });

  const upAndRunning = async (): Promise<{ launcher: RunningProcess; services: number[] }> => {
    const directory = temporaryFolder();
    const launcher = startProcess('launcher', LAUNCHER, ['--ports', 'auto', '--servers', '2', ...quick(directory)]);
    await until('a task is under way', () => launcher.log().includes('task     "'), { processes: [launcher] });
    const services = childrenOf(launcher.pid);
    expect(services).toHaveLength(3);
    return { launcher, services };
  };

  it('stops everything at Ctrl-C and sums up', async () => {
    const { launcher, services } = await upAndRunning();
    expect((await launcher.end('SIGINT')).code).toBe(0);
    expect(JSON.parse(launcher.log().trimEnd().split('\n').at(-1)!)).toHaveProperty('endpoints');
    expect(services.filter(isAlive)).toEqual([]);
  });

  it('leaves no process behind when it is killed', async () => {
    const { launcher, services } = await upAndRunning();
    const children = services.flatMap(childrenOf);
    expect(children.length).toBeGreaterThanOrEqual(2);
    await launcher.end('SIGKILL');
    await until('all are gone', () => [...services, ...children].every((pid) => !isAlive(pid)), { limitMs: 15_000 });
  });
});
