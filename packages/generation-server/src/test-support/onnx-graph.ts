/** Element types as TensorProto counts them. */
const TYPES = { float32: 1, int64: 7 } as const;
type Dtype = keyof typeof TYPES;

/** A graph by hand, for networks whose answer is known. Field numbers are those of onnx.proto (ONNX IR 8). */
export interface GraphText {
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
  readonly constants: Readonly<Record<string, Constant>>;
  /** In an order in which every input is there when it is used. */
  readonly nodes: readonly Node[];
}

interface Value {
  readonly name: string;
  readonly dtype: Dtype;
  readonly shape: readonly number[];
}

export interface Constant {
  readonly shape: readonly number[];
  readonly data: Float32Array | BigInt64Array;
}

export interface Node {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes?: Readonly<Record<string, number>>;
}

export const floats = (shape: readonly number[], values: ArrayLike<number>): Constant => ({
  shape,
  data: Float32Array.from(values),
});
export const integers = (shape: readonly number[], values: readonly number[]): Constant => ({
  shape,
  data: BigInt64Array.from(values.map((value) => BigInt(value))),
});

/** The bytes of a model file. */
export function encodeOnnx({ inputs, outputs, constants, nodes }: GraphText): Buffer {
  const graph = message(
    ...nodes.map((node) => bytes(1, encodeNode(node))),
    text(2, 'by hand'),
    ...Object.entries(constants).map(([name, constant]) => bytes(5, encodeTensor(name, constant))),
    ...inputs.map((value) => bytes(11, encodeValue(value))),
    ...outputs.map((value) => bytes(12, encodeValue(value))),
  );
  const opset = message(text(1, ''), integer(2, 17));
  return message(integer(1, 8), bytes(7, graph), bytes(8, opset));
}

function encodeNode({ op, inputs, output, attributes = {} }: Node): Buffer {
  return message(
    ...inputs.map((name) => text(1, name)),
    text(2, output),
    text(4, op),
    ...Object.entries(attributes).map(([name, value]) =>
      bytes(5, message(text(1, name), integer(3, value), integer(20, 2))),
    ),
  );
}

function encodeTensor(name: string, { shape, data }: Constant): Buffer {
  const type = data instanceof Float32Array ? TYPES.float32 : TYPES.int64;
  const raw = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return message(...shape.map((side) => integer(1, side)), integer(2, type), text(8, name), bytes(9, raw));
}

function encodeValue({ name, dtype, shape }: Value): Buffer {
  const dimensions = message(...shape.map((side) => bytes(1, message(integer(1, side)))));
  const tensor = message(integer(1, TYPES[dtype]), bytes(2, dimensions));
  return message(text(1, name), bytes(2, message(bytes(1, tensor))));
}

const message = (...fields: readonly Buffer[]) => Buffer.concat(fields);
const integer = (field: number, value: number) => Buffer.concat([varint(field * 8), varint(value)]);
const text = (field: number, value: string) => bytes(field, Buffer.from(value));
const bytes = (field: number, value: Buffer) => Buffer.concat([varint(field * 8 + 2), varint(value.length), value]);

function varint(value: number): Buffer {
  const groups: number[] = [];
  let left = value;
  do {
    const low = left % 128;
    left = Math.floor(left / 128);
    groups.push(left > 0 ? low + 128 : low);
  } while (left > 0);
  return Buffer.from(groups);
}
