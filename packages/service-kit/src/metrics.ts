import { collectDefaultMetrics, Registry } from 'prom-client';

export { Counter, Gauge, Histogram, Registry } from 'prom-client';

/**
 * A registry whose every sample carries the service's name. Call with `processMetrics: true` once per process, in its
 * entry file; a test that builds two apps in one process leaves it off.
 */
export function createRegistry(service: string, options: { processMetrics?: boolean } = {}): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  if (options.processMetrics === true) {
    collectDefaultMetrics({ register: registry });
    // Gauges with a counter's ending, which promtool rejects; the same numbers stand under the names without it.
    for (const kind of ['handles', 'requests', 'resources']) registry.removeSingleMetric(`nodejs_active_${kind}_total`);
  }
  return registry;
}
