// What pm2 runs: `pm2 start ecosystem.config.js`. A process list and nothing else; settings live in configs/.
// Build first (`npm run build`). One server per GPU: copy a generation block, change its name and port, and list the
// new endpoint in configs/miner.yaml.

/** @type {(port: number) => import('pm2').StartOptions} */
const generation = (port) => ({
  name: `generation-${port}`,
  script: 'packages/generation-server/dist/main.js',
  args: `--port ${port} --config configs/cpu.yaml`,
  cwd: __dirname,
  wait_ready: true, // the server says so once its pipeline has warmed up
  listen_timeout: 120_000,
  kill_timeout: 60_000, // a running job may finish; then SIGKILL
  max_restarts: 10,
  min_uptime: '20s',
  exp_backoff_restart_delay: 500,
  time: true,
});

module.exports = {
  apps: [
    generation(10006),
    generation(10007),
    generation(10008),
    {
      name: 'miner',
      script: 'packages/miner/dist/main.js',
      node_args: '--max-semi-space-size=2', // less garbage lying about: packages/miner/PERFORMANCE.md
      args: '--config configs/miner.yaml',
      cwd: __dirname,
      wait_ready: true,
      listen_timeout: 60_000,
      kill_timeout: 330_000, // longer than shutdown.drain_seconds; what is not done by then is resumed by the next start
      max_restarts: 10,
      min_uptime: '20s',
      exp_backoff_restart_delay: 500,
      time: true,
    },
  ],
};
