import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { request } from 'undici';
import { endAll, freePorts, getJson, ROOT, temporaryFolder, until } from './support/running-process.ts';
import { startDevnet, startGenerationServers, startMiner } from './support/subnet.ts';

const here = ['prometheus', 'promtool'].every((program) => spawnSync(program, ['--version']).status === 0);
const required = process.env['REQUIRE_PROMETHEUS'] === '1';

let stopPrometheus: (() => Promise<void>) | undefined;
afterEach(async () => {
  await stopPrometheus?.();
  stopPrometheus = undefined;
  await endAll();
});

// Waits for the programs prometheus and promtool to be installed; with REQUIRE_PROMETHEUS=1 their absence is a failure.
describe.skipIf(!here && !required)('a real Prometheus server', () => {
  it('scrapes both services, and promtool finds no fault with what they serve', async () => {
    const [server] = await startGenerationServers(1);
    const devnet = await startDevnet(['--validators', '2']);
    const miner = await startMiner(devnet, [server!.url]);
    const processes = [server!.process, devnet.process, miner.process];
    await until(
      'a result is accepted',
      async () => (await devnet.submissions()).some((each) => each.outcome === 'accepted'),
      { processes },
    );

    const folder = temporaryFolder();
    const [port = 0] = await freePorts(1);
    const targets = { 'generation-server': server!.host, miner: new URL(miner.url).host };
    const config = {
      global: { scrape_interval: '500ms', scrape_timeout: '400ms' },
      rule_files: [join(ROOT, 'docker/prometheus/alerts.yml')],
      scrape_configs: Object.entries(targets).map(([job, target]) => ({
        job_name: job,
        static_configs: [{ targets: [target] }],
      })),
    };
    writeFileSync(join(folder, 'prometheus.yml'), JSON.stringify(config)); // JSON is yaml
    const prometheus = spawn(
      'prometheus',
      [
        `--config.file=${join(folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${join(folder, 'data')}`,
        `--web.listen-address=127.0.0.1:${port}`,
      ],
      { stdio: 'ignore' },
    );
    const ended = new Promise<void>((resolve) => void prometheus.once('exit', () => resolve()));
    stopPrometheus = async () => {
      prometheus.kill('SIGTERM');
      await ended;
    };

    const query = async (
      expression: string,
    ): Promise<readonly { metric: Record<string, string>; value: [number, string] }[]> => {
      const answer = await getJson(`http://127.0.0.1:${port}/api/v1/query?query=${encodeURIComponent(expression)}`);
      return (answer?.['data'] as { result?: never[] } | undefined)?.result ?? [];
    };
    await until('both targets are up', async () => (await query('up == 1')).length === 2, { processes });
    await until(
      'the accepted result shows',
      async () => Number((await query('sum(miner_submissions_total{outcome="accepted"})'))[0]?.value[1] ?? 0) >= 1,
      { processes },
    );
    expect(Number((await query('sum(generation_jobs_total{outcome="succeeded"})'))[0]?.value[1])).toBeGreaterThan(0);

    const names = new Set<string>();
    for (const target of Object.values(targets)) {
      const text = await (await request(`http://${target}/metrics`)).body.text();
      const lint = spawnSync('promtool', ['check', 'metrics'], { input: text, encoding: 'utf8' });
      expect(lint.stdout + lint.stderr, target).toBe('');
      expect(lint.status).toBe(0);
      for (const [, name = ''] of text.matchAll(/^([a-z_]+)(?:\{| )/gm)) names.add(name);
      for (const [, name = ''] of text.matchAll(/^# TYPE ([a-z_]+) /gm)) names.add(name);
    }

    // What dashboard and alerts ask for is what the services serve.
    const asked = new Set<string>();
    for (const file of ['docker/grafana/dashboards/404-gen-miner.json', 'docker/prometheus/alerts.yml']) {
      for (const [name] of readFileSync(join(ROOT, file), 'utf8').matchAll(
        /\b(?:miner|generation|process)_[a-z_]+\b/g,
      )) {
        asked.add(name);
      }
    }
    expect(asked.size).toBeGreaterThan(20);
    expect([...asked].filter((name) => !names.has(name))).toEqual([]);
  });

  it('accepts the configuration and the alerts that docker/ ships', () => {
    const check = execFileSync('promtool', ['check', 'config', 'docker/prometheus/prometheus.yml'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect(check).toContain('SUCCESS');
    expect(check).toContain('4 rules found');
  });
});
