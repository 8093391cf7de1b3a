import { defineSettings, type SettingsOf } from '@404-gen/service-kit';
import { Type } from '@sinclair/typebox';

const PULL = 'Pull';

/** Settings of `npm run models`: flags, and environment names shared with Hugging Face's own tools. */
export const modelsSettings = defineSettings({
  service: 'models',
  envPrefix: 'MODELS',
  properties: {
    models_dir: Type.String({
      minLength: 1,
      default: 'models',
      env: 'GENERATION_MODELS_DIR',
      group: 'Where',
      description: 'Folder of the bundles, the same as the generation server has it.',
    }),
    base_url: Type.String({
      pattern: '^https?://[^\\s]+$',
      default: 'https://huggingface.co',
      env: 'HF_ENDPOINT',
      group: PULL,
      description: 'Host to pull from: Hugging Face, or a mirror that serves /OWNER/NAME/resolve/REVISION/FILE.',
    }),
    repository: Type.Optional(
      Type.String({
        pattern: '^[\\w.-]+/[\\w.-]+$',
        group: PULL,
        description: 'Repository there that holds the bundle, OWNER/NAME; for one bundle at a time.',
      }),
    ),
    revision: Type.String({ minLength: 1, default: 'main', group: PULL, description: 'Branch, tag or commit.' }),
    token: Type.Optional(
      Type.String({
        minLength: 1,
        secret: true,
        env: 'HF_TOKEN',
        group: PULL,
        description: 'Bearer token for that host, and for no other that it redirects to.',
      }),
    ),
    parallel: Type.Integer({
      minimum: 1,
      maximum: 32,
      default: 4,
      group: PULL,
      description: 'Files downloaded at the same time.',
    }),
  },
});

export type ModelsSettings = SettingsOf<(typeof modelsSettings)['properties']>;
