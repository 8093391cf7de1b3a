/** @type {import('dependency-cruiser').IConfiguration} */
const only = (from, allowed) => ({
  name: `${from}-imports`,
  severity: 'error',
  comment: `${from} may import only: ${allowed.join(', ') || 'nothing of ours'}`,
  from: { path: `^packages/${from}/` },
  to: {
    path: '^packages/',
    pathNot: [from, ...allowed].map((name) => `^packages/${name}/`),
  },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    only('service-kit', []),
    only('splat', ['service-kit']),
    only('bittensor', ['service-kit']),
    only('generation-server', ['service-kit', 'splat']),
    only('miner', ['service-kit', 'splat', 'bittensor']),
    only('devnet', ['service-kit', 'splat', 'bittensor']),
    {
      name: 'polkadot-api-in-bittensor-only',
      severity: 'error',
      from: { pathNot: '^packages/bittensor/' },
      to: { path: '@polkadot/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    exclude: { path: '(^|/)dist/.*\\.test\\.' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
