import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readReference } from '../test-support/reference-file.ts';
import { tinyBundle } from '../test-support/tiny-bundles.ts';
import { loadTokenizer } from './tokenizer.ts';

interface Facts {
  readonly length: number;
  readonly rows: readonly { readonly text: string; readonly ids: readonly number[] }[];
}

/** Prompts of the subnet and nasty Unicode through Hugging Face's tokenizers, with the vocabulary of CLIP checkpoints. */
const { length, rows } = readReference<Facts>('tokens').facts;

const mvdream = tinyBundle('mvdream');
const clip = {
  ...mvdream,
  directory: fileURLToPath(new URL('../../../model-export/reference', import.meta.url)),
  manifest: { ...mvdream.manifest, tokenizer: { file: 'clip-tokenizer.json', length, padId: 0 } },
};

test("ids are Python's, all of them", () => {
  const tokenizer = loadTokenizer(clip);
  const differing = rows.filter(({ text, ids }) => {
    const encoded = tokenizer.encode(text);
    if (ids.length < length && encoded.dropped > 0) return true;
    return encoded.ids.some((id, index) => Number(id) !== (ids[index] ?? 0));
  });
  expect(rows.length).toBeGreaterThan(900);
  expect(differing.map(({ text }) => text)).toEqual([]);
});

test('what is too long is cut, with the end mark last, and counted', () => {
  const tokenizer = loadTokenizer(mvdream);
  const { ids, dropped } = tokenizer.encode('red '.repeat(100));
  const endMark = tokenizer.encode('').ids[1];
  expect(ids).toHaveLength(77);
  expect(ids[76]).toBe(endMark);
  expect(dropped).toBe(102 - 77);
  expect(tokenizer.encode('red').dropped).toBe(0);
});

test('a tokenizer that cannot be read says what to run', () => {
  const manifest = { ...mvdream.manifest, tokenizer: { file: 'unet.onnx', length: 77, padId: 0 } };
  expect(() => loadTokenizer({ ...mvdream, manifest })).toThrow(/no tokenizer.*`npm run models -- pull mvdream`/);
});
