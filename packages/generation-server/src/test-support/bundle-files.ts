import { createHash } from 'node:crypto';

/** A bundle of files whose contents mean nothing, with the manifest of a sound one. */
export function bundleFiles(
  contents: Readonly<Record<string, Uint8Array>>,
): Readonly<Record<string, Uint8Array | string>> {
  const [graph = ''] = Object.keys(contents);
  const manifest = {
    format: 1,
    name: 'background',
    network: 'background',
    revision: '1',
    licence: 'Apache-2.0',
    source: 'a test',
    files: Object.entries(contents).map(([path, bytes]) => ({
      path,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })),
    graphs: {
      background: {
        file: graph,
        precision: 'fp32',
        inputs: [{ name: 'pixels', dtype: 'float32', shape: [1, 3, 8, 8] }],
        outputs: [{ name: 'mask', dtype: 'float32', shape: [1, 1, 8, 8] }],
      },
    },
  };
  return { ...contents, 'manifest.json': JSON.stringify(manifest) };
}
