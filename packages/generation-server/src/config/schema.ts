import { defineSettings } from '@404-gen/service-kit';
import { crossChecks } from './cross-checks.ts';
import { generationProperties, type GenerationSettings } from './keys.ts';
import { upstreamIgnored } from './upstream-keys.ts';

/** The one declaration from which types, validation, flags, environment names and the reference page come. */
export const generationSettings = defineSettings({
  service: 'generation-server',
  envPrefix: 'GENERATION',
  properties: generationProperties,
  ignored: upstreamIgnored,
  checks: (settings) => crossChecks(settings),
});

/** The settings as they may be shown: secrets replaced. */
export function redactedSettings(settings: GenerationSettings): Record<string, unknown> {
  return { ...settings, ...(settings.token === undefined ? {} : { token: '[redacted]' }) };
}
