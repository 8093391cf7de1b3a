import { describe, expect, it } from 'vitest';
import { createCloud, type GaussianCloud, type ShDegree } from '../cloud.ts';
import { randomCloud } from '../test-support/clouds.ts';
import { plySlots } from './ply-layout.ts';
import { readPly } from './ply-read.ts';
import { writePly } from './ply-write.ts';

type Scalar = 'char' | 'uchar' | 'short' | 'ushort' | 'int' | 'uint' | 'float' | 'double';

/** One column of a PLY made by hand. */
interface Column {
  name: string;
  type: Scalar;
  value: (splat: number) => number;
}

const bytesOf: Record<Scalar, number> = {
  char: 1,
  uchar: 1,
  short: 2,
  ushort: 2,
  int: 4,
  uint: 4,
  float: 4,
  double: 8,
};

function put(view: DataView, at: number, type: Scalar, value: number, littleEndian: boolean): void {
  const set = {
    char: () => view.setInt8(at, value),
    uchar: () => view.setUint8(at, value),
    short: () => view.setInt16(at, value, littleEndian),
    ushort: () => view.setUint16(at, value, littleEndian),
    int: () => view.setInt32(at, value, littleEndian),
    uint: () => view.setUint32(at, value, littleEndian),
    float: () => view.setFloat32(at, value, littleEndian),
    double: () => view.setFloat64(at, value, littleEndian),
  };
  set[type]();
}

function columnsOf(cloud: GaussianCloud, type: Scalar = 'float'): Column[] {
  return plySlots(cloud).map(({ name, values, offset, stride }) => ({
    name,
    type,
    value: (splat) => values?.[splat * stride + offset] ?? 0,
  }));
}

interface HandMade {
  format?: 'ascii' | 'binary_little_endian' | 'binary_big_endian';
  /** Lines between format and the vertex element. */
  before?: readonly string[];
  /** Data of the elements declared in `before`. */
  beforeData?: Uint8Array | string;
  lineEnd?: string;
}

function handMade(columns: readonly Column[], count: number, options: HandMade = {}): Uint8Array {
  const { format = 'binary_little_endian', before = [], beforeData = '', lineEnd = '\n' } = options;
  const header = [
    'ply',
    `format ${format} 1.0`,
    ...before,
    `element vertex ${count}`,
    ...columns.map(({ name, type }) => `property ${type} ${name}`),
    'end_header',
    '',
  ].join(lineEnd);
  return Buffer.concat([Buffer.from(header), Buffer.from(beforeData as string), rows(columns, count, format, lineEnd)]);
}

function rows(columns: readonly Column[], count: number, format: string, lineEnd: string): Buffer {
  const splats = Array.from({ length: count }, (_, splat) => splat);
  if (format === 'ascii') {
    return Buffer.from(splats.map((splat) => columns.map(({ value }) => value(splat)).join(' ') + lineEnd).join(''));
  }
  const rowBytes = columns.reduce((sum, { type }) => sum + bytesOf[type], 0);
  const data = Buffer.alloc(rowBytes * count);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  let at = 0;
  for (const splat of splats) {
    for (const { type, value } of columns) {
      put(view, at, type, value(splat), format === 'binary_little_endian');
      at += bytesOf[type];
    }
  }
  return data;
}

const text = (...lines: string[]): Uint8Array => Buffer.from(lines.join('\n') + '\n');
const refusal = (code: string, message?: string) =>
  expect.objectContaining({
    code,
    statusCode: 422,
    ...(message !== undefined && { message: expect.stringContaining(message) as string }),
  }) as Error;

describe('writePly', () => {
  it('writes the header of upstream byte for byte, without comment or second element', () => {
    const header = [
      ...['ply', 'format binary_little_endian 1.0', 'element vertex 2'],
      ...['x', 'y', 'z', 'nx', 'ny', 'nz', 'f_dc_0', 'f_dc_1', 'f_dc_2', 'opacity'].map(
        (name) => `property float ${name}`,
      ),
      ...['scale_0', 'scale_1', 'scale_2', 'rot_0', 'rot_1', 'rot_2', 'rot_3'].map((name) => `property float ${name}`),
      'end_header\n',
    ].join('\n');
    const file = writePly(randomCloud(2));
    expect(Buffer.from(file.subarray(0, header.length)).toString()).toBe(header);
    expect(file).toHaveLength(header.length + 2 * 68);
  });

  it.each([
    [0, 68],
    [1, 104],
    [2, 164],
    [3, 248],
  ] as const)('takes the bytes of upstream per splat at degree %i', (degree, bytes) => {
    expect(writePly(randomCloud(2, degree)).length - writePly(randomCloud(1, degree)).length).toBe(bytes);
  });

  it('writes f_rest channel after channel, though memory has the channels innermost', () => {
    const cloud = createCloud(1, 1);
    // [coefficient, channel]
    cloud.shRest.set([10, 20, 30, 11, 21, 31, 12, 22, 32]);
    const file = writePly(cloud);
    const rest = new DataView(file.buffer, file.length - 104 + 36);
    expect(Array.from({ length: 9 }, (_, index) => rest.getFloat32(index * 4, true))).toEqual([
      10, 11, 12, 20, 21, 22, 30, 31, 32,
    ]);
  });

  it('writes raw values in upstream order with zero normals', () => {
    const cloud = createCloud(1);
    cloud.positions.set([1, 2, 3]);
    cloud.shDc.set([4, 5, 6]);
    cloud.opacityLogits.set([7]);
    cloud.logScales.set([8, 9, 10]);
    cloud.rotations.set([11, 12, 13, 14]);
    const file = writePly(cloud);
    const row = new DataView(file.buffer, file.length - 68);
    expect(Array.from({ length: 17 }, (_, index) => row.getFloat32(index * 4, true))).toEqual([
      1, 2, 3, 0, 0, 0, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
    ]);
  });

  it('leaves out spare capacity', () => {
    expect(readPly(writePly({ ...randomCloud(5, 1), count: 3 })).count).toBe(3);
  });

  it('refuses what its own reader would refuse', () => {
    const cloud = randomCloud(3);
    cloud.shDc[4] = NaN;
    expect(() => writePly(cloud)).toThrow(expect.objectContaining({ code: 'NUMERIC_CLOUD' }));
  });
});

describe('readPly', () => {
  it.each([0, 1, 2, 3] as ShDegree[])('reads back what writePly wrote at degree %i', (degree) => {
    const cloud = randomCloud(50, degree);
    expect(readPly(writePly(cloud))).toEqual(cloud);
  });

  it('reads from the middle of a buffer, at any alignment', () => {
    const cloud = randomCloud(3, 1);
    const file = writePly(cloud);
    for (let shift = 0; shift < 4; shift++) {
      const padded = new Uint8Array(file.length + 8).fill(0xff);
      padded.set(file, shift);
      expect(readPly(padded.subarray(shift, shift + file.length))).toEqual(cloud);
    }
  });

  it.each(['ascii', 'binary_little_endian', 'binary_big_endian'] as const)('reads %s', (format) => {
    const cloud = randomCloud(7, 2);
    expect(readPly(handMade(columnsOf(cloud), 7, { format }))).toEqual(cloud);
  });

  it.each(['ascii', 'binary_little_endian', 'binary_big_endian'] as const)(
    'reads %s properties in any order, with others among them',
    (format) => {
      const cloud = randomCloud(7, 1);
      const columns = columnsOf(cloud, 'double').reverse();
      columns.splice(3, 0, { name: 'red', type: 'uchar', value: (splat) => splat });
      columns.push({ name: 'label', type: 'short', value: (splat) => -splat });
      expect(readPly(handMade(columns, 7, { format }))).toEqual(cloud);
    },
  );

  it.each(Object.keys(bytesOf) as Scalar[])('reads properties of type %s', (type) => {
    const cloud = createCloud(3, 1);
    const fill = (values: Float32Array): unknown => values.forEach((_, index) => (values[index] = (index % 100) + 1));
    [cloud.positions, cloud.shDc, cloud.shRest, cloud.opacityLogits, cloud.logScales, cloud.rotations].forEach(fill);
    for (const format of ['ascii', 'binary_little_endian', 'binary_big_endian'] as const) {
      expect(readPly(handMade(columnsOf(cloud, type), 3, { format }))).toEqual(cloud);
    }
  });

  it('needs no normals, as LGM writes none', () => {
    const cloud = randomCloud(4);
    const columns = columnsOf(cloud).filter(({ name }) => !name.startsWith('n'));
    expect(columns).toHaveLength(14);
    expect(readPly(handMade(columns, 4))).toEqual(cloud);
  });

  it.each(['\n', '\r\n', '\r'])('reads files whose lines end in %j', (lineEnd) => {
    const cloud = randomCloud(4);
    for (const format of ['ascii', 'binary_little_endian'] as const) {
      expect(readPly(handMade(columnsOf(cloud), 4, { format, lineEnd }))).toEqual(cloud);
    }
  });

  it('does not take a first data byte of 0x0a for the end of the header', () => {
    const cloud = randomCloud(1);
    cloud.positions[0] = new Float32Array(new Uint8Array([0x0a, 0x0d, 0x0a, 0x3f]).buffer)[0]!;
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      expect(readPly(handMade(columnsOf(cloud), 1, { lineEnd }))).toEqual(cloud);
    }
  });

  it('skips comments, blank lines and the data of elements before the vertices, lists included', () => {
    const cloud = randomCloud(3);
    const before = [
      'comment made by hand',
      'obj_info none',
      '',
      'element camera 2',
      'property uchar id',
      'property list uchar int faces',
      'element nothing 5',
    ];
    const binary = Uint8Array.from([7, 2, 1, 0, 0, 0, 2, 0, 0, 0, 8, 0]);
    expect(readPly(handMade(columnsOf(cloud), 3, { before, beforeData: binary }))).toEqual(cloud);
    const ascii = handMade(columnsOf(cloud), 3, { format: 'ascii', before, beforeData: '7 2 1 2\n\n8 0\n' });
    expect(readPly(ascii)).toEqual(cloud);
  });

  it('skips lists within the vertices', () => {
    const cloud = randomCloud(1);
    const columns = columnsOf(cloud).map(({ name }) => `property float ${name}`);
    const header = ['element vertex 1', 'property list uchar short seen_by', ...columns, 'end_header'];
    const list = Buffer.from([2, 1, 0, 2, 0]);
    const row = rows(columnsOf(cloud), 1, 'binary_little_endian', '');
    expect(readPly(Buffer.concat([text('ply', 'format binary_little_endian 1.0', ...header), list, row]))).toEqual(
      cloud,
    );
    const ascii = text(
      'ply',
      'format ascii 1.0',
      ...header,
      `2 1 2 ${rows(columnsOf(cloud), 1, 'ascii', '').toString()}`,
    );
    expect(readPly(ascii)).toEqual(cloud);
  });

  it('ignores what follows the vertices', () => {
    const cloud = randomCloud(2);
    expect(readPly(Buffer.concat([writePly(cloud), Buffer.from('more')]))).toEqual(cloud);
  });

  it('skips values that cannot be drawn in properties that are not ours', () => {
    const cloud = randomCloud(2);
    const columns = [...columnsOf(cloud), { name: 'confidence', type: 'float', value: () => NaN } as const];
    expect(readPly(handMade(columns, 2))).toEqual(cloud);
    expect(readPly(handMade(columns, 2, { format: 'ascii' }))).toEqual(cloud);
  });
});

describe('readPly refuses', () => {
  const columns = columnsOf(randomCloud(3));
  const without = (name: string): Column[] => columns.filter((column) => column.name !== name);
  const replaced = (name: string, value: number, type: Scalar = 'float'): Column[] =>
    columns.map((column) =>
      column.name === name ? { name, type, value: (splat) => (splat === 2 ? value : 0) } : column,
    );

  it.each([
    ['nothing', new Uint8Array(0)],
    ['another file', text('solid cube')],
    ['a word that only starts so', text('plywood')],
    ['the magic and no more', Buffer.from('ply')],
  ])('%s as no PLY', (_, file) => {
    expect(() => readPly(file)).toThrow(refusal('FORMAT_PLY_MAGIC'));
  });

  it.each([
    ['a header without end', 'no end_header', text('ply', 'format ascii 1.0', 'element vertex 1')],
    ['a header beyond 64 KiB', 'no end_header', text('ply', `comment ${'x'.repeat(70_000)}`, 'end_header')],
    ['no format', 'no format line', text('ply', 'element vertex 1', 'end_header')],
    ['two formats', 'second format', text('ply', 'format ascii 1.0', 'format ascii 1.0', 'end_header')],
    ['an unknown format', '"binary"', text('ply', 'format binary 1.0', 'end_header')],
    ['an unknown version', '"2.0"', text('ply', 'format ascii 2.0', 'end_header')],
    ['an unknown keyword', '"elements"', text('ply', 'format ascii 1.0', 'elements vertex 1', 'end_header')],
    ['an element without count', 'line 3', text('ply', 'format ascii 1.0', 'element vertex', 'end_header')],
    ['a second vertex element', 'second', text('ply', 'format ascii 1.0', 'element vertex 1', 'element vertex 1')],
    ['an early property', 'before any', text('ply', 'format ascii 1.0', 'property float x', 'end_header')],
    [
      'a repeated property',
      '"x"',
      text('ply', 'format ascii 1.0', 'element vertex 1', ...Array<string>(2).fill('property float x')),
    ],
    ['a property without name', 'line 4', text('ply', 'format ascii 1.0', 'element vertex 1', 'property float')],
    ['an unknown type', '"half"', text('ply', 'format ascii 1.0', 'element vertex 1', 'property half x')],
    ['a type of Object', '"toString"', text('ply', 'format ascii 1.0', 'element vertex 1', 'property toString x')],
    [
      'a float as list count',
      'float32',
      text('ply', 'format ascii 1.0', 'element vertex 1', 'property list float int x'),
    ],
  ])('%s', (_, message, file) => {
    expect(() => readPly(file)).toThrow(refusal('FORMAT_PLY_HEADER', message));
  });

  it.each(['0', '-1', '1e3', '3.5', '99999999999999999999', '10000001', '999999999999'])('%s splats', (count) => {
    const header = Buffer.from(handMade(columns, 3)).toString('latin1').replace('vertex 3', `vertex ${count}`);
    expect(() => readPly(Buffer.from(header, 'latin1'))).toThrow(refusal('FORMAT_PLY_COUNT'));
  });

  it.each(['ascii', 'binary_little_endian'] as const)(
    'counts beyond the bytes of a %s file, before allocating',
    (format) => {
      for (const element of ['vertex 10000000', 'face 999999999999999']) {
        const before = element.startsWith('face') ? [`element ${element}`, 'property list uchar int i'] : [];
        const file = Buffer.from(handMade(columns, 3, { format, before })).toString('latin1');
        const inflated = Buffer.from(element.startsWith('face') ? file : file.replace('vertex 3', element), 'latin1');
        expect(() => readPly(inflated)).toThrow(refusal('FORMAT_PLY_TRUNCATED', 'claims'));
      }
    },
  );

  it.each(['ascii', 'binary_little_endian', 'binary_big_endian'] as const)('a %s file cut short anywhere', (format) => {
    const file = handMade(columns, 3, { format });
    const dataStart = Buffer.from(file).indexOf('end_header') + 11;
    for (let length = 0; length < file.length; length++) {
      // The last value of an ASCII file may lose digits unnoticed, and a cut value may be no number.
      if (format === 'ascii' && length > Buffer.from(file).lastIndexOf(' ') + 1) continue;
      const code =
        length < 4 ? 'MAGIC' : length < dataStart ? 'HEADER' : format === 'ascii' ? '(TRUNCATED|VALUE)' : 'TRUNCATED';
      expect(() => readPly(file.subarray(0, length)), `${length} bytes`).toThrow(
        expect.objectContaining({ code: expect.stringMatching(`^FORMAT_PLY_${code}$`) as string }),
      );
    }
  });

  it('a list that reaches beyond the end', () => {
    const file = text(
      'ply',
      'format binary_little_endian 1.0',
      'element face 1',
      'property list uint int i',
      'end_header',
    );
    expect(() => readPly(Buffer.concat([file, Buffer.from([255, 255, 255, 255])]))).toThrow(
      refusal('FORMAT_PLY_TRUNCATED'),
    );
  });

  it('a list of a negative number of items', () => {
    const file = text(
      'ply',
      'format binary_little_endian 1.0',
      'element face 1',
      'property list char int i',
      'end_header',
    );
    expect(() => readPly(Buffer.concat([file, Buffer.from([255, 0])]))).toThrow(
      refusal('FORMAT_PLY_VALUE', '-1 items'),
    );
  });

  it.each(['x', 'z', 'f_dc_1', 'opacity', 'scale_2', 'rot_0'])('a file without %s', (name) => {
    expect(() => readPly(handMade(without(name), 3))).toThrow(refusal('FORMAT_PLY_PROPERTY', name));
  });

  it('a file without vertices, and one where a value is a list', () => {
    expect(() => readPly(text('ply', 'format ascii 1.0', 'element point 0', 'end_header'))).toThrow(
      refusal('FORMAT_PLY_PROPERTY', 'vertex'),
    );
    const list = Buffer.from(handMade(columns, 3)).toString('latin1').replace('float rot_3', 'list uchar float rot_3');
    expect(() => readPly(Buffer.from(list, 'latin1'))).toThrow(refusal('FORMAT_PLY_PROPERTY', 'rot_3 is a list'));
  });

  it.each([1, 8, 12, 46, 72])('%i properties f_rest', (present) => {
    const rest = Array.from({ length: present }, (_, index): Column => ({
      name: `f_rest_${index}`,
      type: 'float',
      value: () => 0,
    }));
    expect(() => readPly(handMade([...columns, ...rest], 3))).toThrow(refusal('FORMAT_PLY_PROPERTY', `${present}`));
  });

  it('f_rest with a gap', () => {
    const rest = Array.from({ length: 9 }, (_, index): Column => ({
      name: `f_rest_${index + 1}`,
      type: 'float',
      value: () => 0,
    }));
    expect(() => readPly(handMade([...columns, ...rest], 3))).toThrow(refusal('FORMAT_PLY_PROPERTY', 'f_rest_0'));
  });

  it.each([NaN, Infinity, -Infinity])('%d, naming property and splat', (value) => {
    for (const format of ['ascii', 'binary_little_endian'] as const) {
      for (const name of ['y', 'f_dc_2', 'opacity', 'scale_0', 'rot_3']) {
        expect(() => readPly(handMade(replaced(name, value), 3, { format }))).toThrow(
          expect.objectContaining({
            code: 'FORMAT_PLY_VALUE',
            message: expect.stringContaining(`${name} of splat 2`) as string,
            details: { property: name, index: 2 },
          }),
        );
      }
    }
  });

  it('NaN in f_rest under the name it has on disk', () => {
    const cloud = randomCloud(2, 1);
    const broken = columnsOf(cloud).map((column) =>
      column.name === 'f_rest_5' ? { ...column, value: () => NaN } : column,
    );
    expect(() => readPly(handMade(broken, 2))).toThrow(refusal('FORMAT_PLY_VALUE', 'f_rest_5 of splat 0'));
  });

  it('a double beyond float32, and a quaternion of no length', () => {
    expect(() => readPly(handMade(replaced('x', 1e300, 'double'), 3))).toThrow(
      refusal('FORMAT_PLY_VALUE', 'x of splat 2'),
    );
    const flat = columns.map((column) => (column.name.startsWith('rot') ? { ...column, value: () => 0 } : column));
    expect(() => readPly(handMade(flat, 3))).toThrow(refusal('FORMAT_PLY_VALUE', 'quaternion of splat 0'));
  });

  it.each(['one', '0x10', '1e', '--1', '1_000', '1,5'])('%j as a number', (word) => {
    const file = Buffer.from(handMade(replaced('x', 424242), 3, { format: 'ascii' })).toString();
    expect(() => readPly(Buffer.from(file.replace('424242', word)))).toThrow(refusal('FORMAT_PLY_VALUE', word));
  });

  it('an ASCII row with a value too many or too few', () => {
    const file = Buffer.from(handMade(replaced('x', 424242), 3, { format: 'ascii' })).toString();
    expect(() => readPly(Buffer.from(file.replace('424242', '424242 1')))).toThrow(
      refusal('FORMAT_PLY_VALUE', 'row 2'),
    );
    expect(() => readPly(Buffer.from(file.replace('424242 ', '')))).toThrow(refusal('FORMAT_PLY_TRUNCATED', 'row 2'));
  });
});
