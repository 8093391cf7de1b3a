import { readFileSync } from 'node:fs';

const FOLDER = new URL('../../../model-export/reference/', import.meta.url);

interface Described {
  readonly dtype: 'f32' | 'f64' | 'i32' | 'u1';
  readonly shape: readonly number[];
  readonly offset: number;
}

/** Numbers that packages/model-export/make_reference.py wrote: facts as JSON, tensors beside them. */
export interface ReferenceFile<Facts> {
  readonly facts: Facts;
  readonly names: readonly string[];
  tensor(name: string): Float32Array | Float64Array | Int32Array | Uint8Array;
}

export function readReference<Facts = unknown>(topic: string): ReferenceFile<Facts> {
  const facts = JSON.parse(readFileSync(new URL(`${topic}.json`, FOLDER), 'utf8')) as Facts & {
    readonly tensors?: Readonly<Record<string, Described>>;
  };
  const tensors = facts.tensors ?? {};
  const bytes = facts.tensors && readFileSync(new URL(`${topic}.bin`, FOLDER));
  return {
    facts,
    names: Object.keys(tensors),
    tensor(name) {
      const described = tensors[name];
      if (!described || !bytes) throw new Error(`${topic} has no tensor ${name}`);
      const length = described.shape.reduce((product, side) => product * side, 1);
      const width = { f32: 4, f64: 8, i32: 4, u1: 1 }[described.dtype];
      const { buffer } = new Uint8Array(bytes.subarray(described.offset, described.offset + length * width));
      switch (described.dtype) {
        case 'f32':
          return new Float32Array(buffer);
        case 'f64':
          return new Float64Array(buffer);
        case 'i32':
          return new Int32Array(buffer);
        case 'u1':
          return new Uint8Array(buffer);
      }
    },
  };
}
