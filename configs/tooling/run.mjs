// Sets the repository up (pinned pnpm, frozen lockfile, build) and then runs one job of it.
// Plain JavaScript without dependencies, because it runs before anything is installed.
import { spawnSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const bin = (name) => join(root, 'node_modules', '.bin', name);
const node = process.execPath;

/** Jobs by name: the built entry that is run with Node, and arguments that come before the caller's. */
const jobs = {
  start: ['packages/devnet/dist/launcher/main.js'],
  devnet: ['packages/devnet/dist/main.js'],
  generation: ['packages/generation-server/dist/main.js'],
  generate: ['packages/generation-server/dist/cli/generate-main.js'],
  models: ['packages/generation-server/dist/cli/models-main.js'],
  'sample-views': ['packages/generation-server/dist/cli/sample-views-main.js'],
  // As pm2 starts it; see ecosystem.config.js.
  miner: ['--max-semi-space-size=2', 'packages/miner/dist/main.js'],
  'contact-sheet': ['packages/generation-server/dist/cli/contact-sheet-main.js'],
  'bench:prompts': ['packages/generation-server/dist/cli/bench-prompts-main.js'],
  'bench:generate': ['--import', 'tsx', 'packages/generation-server/bench/generate.bench.ts'],
  'bench:guidance': ['--import', 'tsx', 'packages/generation-server/bench/guidance.bench.ts'],
  'bench:gpu': ['--import', 'tsx', 'packages/splat/bench/gpu.bench.ts'],
  'bench:orchestrator': ['--import', 'tsx', 'packages/miner/bench/orchestrator.bench.ts'],
  'bench:overhead': ['--import', 'tsx', 'packages/miner/bench/overhead.bench.ts'],
  'bench:rasterizer': ['--import', 'tsx', 'packages/splat/bench/rasterizer.bench.ts'],
};

function run(command, args, { quiet = false } = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: quiet ? ['ignore', 2, 2] : 'inherit' });
  if (result.error) {
    console.error(`Could not run ${command}: ${result.error.message}`);
    process.exit(1);
  }
  if (result.status !== 0) process.exit(result.status ?? 1);
}

/** Installs the locked dependencies, unless this very lockfile is what is installed already. */
function install() {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const stamp = join(root, 'node_modules', '.cache', 'installed');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .update(`${packageManager} ${process.platform} ${process.arch}`)
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.error(`Installing dependencies with ${packageManager} …`);
  run('npx', ['--yes', packageManager, 'install', '--frozen-lockfile', '--prefer-offline'], { quiet: true });
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** TypeScript's own incremental build: a second or less when nothing has changed. */
function build() {
  run(node, [join(root, 'node_modules/typescript/bin/tsc'), '-b', 'configs/tooling/tsconfig.json'], { quiet: true });
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 18)) {
  console.error(`Node 20.18 or newer is needed; this is ${process.versions.node}.`);
  process.exit(1);
}

const [job = '', ...args] = process.argv.slice(2);
install();
if (job === 'install') process.exit(0);
build();

if (job === 'build') process.exit(0);
if (job === 'test' || job === 'test:interop') {
  // `npm test` needs nothing but Node; the other one makes itself a Python environment, or fails.
  const projects = job === 'test' ? ['unit', 'system'] : ['interop'];
  const chosen = args.some((argument) => argument.startsWith('--project')) ? [] : projects;
  run(bin('vitest'), [
    ...['run', '--config', 'configs/tooling/vitest.config.mts'],
    ...chosen.flatMap((project) => ['--project', project]),
    ...args,
  ]);
} else if (job === 'check') {
  for (const script of ['format:check', 'lint', 'boundaries', 'unused']) run('npm', ['run', '--silent', script]);
  run(node, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'test/tsconfig.json']);
} else if (job === 'config:reference') {
  run(node, ['packages/generation-server/dist/cli/config-reference-main.js', ...args]);
  run(node, ['packages/miner/dist/main.js', 'config-reference', ...args]);
} else if (jobs[job]) {
  // The channel tells a launcher when this process is gone, however it ended.
  const child = spawn(node, [...jobs[job], ...args], { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  // A terminal's Ctrl-C reaches the whole process group, a supervisor's signal only this process: always pass it on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // npm passes a signal to its shell, which ends and passes it to nobody: what npm started would stay behind.
  const parent = process.ppid;
  const orphaned = setInterval(() => {
    if (!process.env.npm_lifecycle_event || process.ppid === parent) return;
    clearInterval(orphaned);
    child.kill('SIGTERM');
  }, 250);
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
} else {
  console.error(
    `Unknown job "${job}". Known: install, build, test, test:interop, check, ${Object.keys(jobs).join(', ')}`,
  );
  process.exit(2);
}
