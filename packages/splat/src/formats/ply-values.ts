import { formatError } from './format-error.ts';
import { SCALAR_BYTES, type PlyElement, type PlyEncoding, type PlyHeader, type PlyScalarType } from './ply-header.ts';

/** Reads the data part of a PLY value by value. */
export interface PlyValues {
  /** Throws `FORMAT_PLY_TRUNCATED` when what is left cannot hold the element, whatever its lists hold. */
  assertHolds(element: PlyElement): void;
  startRow(element: PlyElement, row: number): void;
  next(type: PlyScalarType): number;
  skip(type: PlyScalarType, count: number): void;
  endRow(): void;
}

export function createPlyValues(bytes: Uint8Array, header: PlyHeader): PlyValues {
  return header.encoding === 'ascii'
    ? new AsciiValues(bytes, header.dataStart)
    : new BinaryValues(bytes, header.dataStart, header.encoding);
}

class BinaryValues implements PlyValues {
  private readonly view: DataView;
  private readonly littleEndian: boolean;
  private cursor: number;
  private where = '';

  constructor(bytes: Uint8Array, start: number, encoding: PlyEncoding) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.littleEndian = encoding === 'binary_little_endian';
    this.cursor = start;
  }

  assertHolds(element: PlyElement): void {
    const rowBytes = element.properties.reduce((sum, { type, countType }) => sum + SCALAR_BYTES[countType ?? type], 0);
    assertBytes(element, rowBytes * element.count, this.view.byteLength - this.cursor);
  }

  startRow(element: PlyElement): void {
    this.where = element.name;
  }

  next(type: PlyScalarType): number {
    const { view, littleEndian } = this;
    const at = this.advance(SCALAR_BYTES[type]);
    switch (type) {
      case 'float32':
        return view.getFloat32(at, littleEndian);
      case 'float64':
        return view.getFloat64(at, littleEndian);
      case 'int8':
        return view.getInt8(at);
      case 'uint8':
        return view.getUint8(at);
      case 'int16':
        return view.getInt16(at, littleEndian);
      case 'uint16':
        return view.getUint16(at, littleEndian);
      case 'int32':
        return view.getInt32(at, littleEndian);
      case 'uint32':
        return view.getUint32(at, littleEndian);
    }
  }

  skip(type: PlyScalarType, count: number): void {
    this.advance(SCALAR_BYTES[type] * count);
  }

  endRow(): void {
    // Binary rows have no mark of their end.
  }

  private advance(byteCount: number): number {
    const at = this.cursor;
    if (at + byteCount > this.view.byteLength) {
      throw formatError('FORMAT_PLY_TRUNCATED', `The PLY ends within element ${this.where}`);
    }
    this.cursor = at + byteCount;
    return at;
  }
}

/** One row a line, as the format has it; blank lines are skipped. */
class AsciiValues implements PlyValues {
  private readonly bytes: Buffer;
  private cursor: number;
  private words: readonly string[] = [];
  private word = 0;
  private where = '';

  constructor(bytes: Uint8Array, start: number) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.cursor = start;
  }

  assertHolds(element: PlyElement): void {
    // A digit and a separator each; the last separator may be missing.
    assertBytes(element, element.count * element.properties.length * 2 - 1, this.bytes.length - this.cursor);
  }

  startRow(element: PlyElement, row: number): void {
    this.where = `row ${row} of element ${element.name}`;
    this.word = 0;
    this.words = element.properties.length === 0 ? [] : this.nextLine();
  }

  next(): number {
    const word = this.words[this.word++];
    if (word === undefined) throw formatError('FORMAT_PLY_TRUNCATED', `PLY: too few values in ${this.where}`);
    // Number() knows more notations than a PLY does, and reads "" as 0.
    if (/^[-+.\deE]+$/.test(word)) {
      const value = Number(word);
      if (!Number.isNaN(value)) return value;
    } else if (/^[-+]?(nan|inf(inity)?)$/i.test(word)) {
      return NaN;
    }
    const shown = JSON.stringify(word.slice(0, 40));
    throw formatError('FORMAT_PLY_VALUE', `PLY: ${shown} in ${this.where} is not a number`);
  }

  skip(_type: PlyScalarType, count: number): void {
    this.word += count;
    if (this.word > this.words.length) {
      throw formatError('FORMAT_PLY_TRUNCATED', `PLY: too few values in ${this.where}`);
    }
  }

  endRow(): void {
    if (this.word !== this.words.length) {
      throw formatError('FORMAT_PLY_VALUE', `PLY: ${this.words.length - this.word} values too many in ${this.where}`);
    }
  }

  private nextLine(): readonly string[] {
    while (this.cursor < this.bytes.length) {
      const start = this.cursor;
      let end = start;
      while (end < this.bytes.length && this.bytes[end] !== 0x0a && this.bytes[end] !== 0x0d) end++;
      this.cursor = end + 1;
      const line = this.bytes.toString('latin1', start, end).trim();
      if (line !== '') return line.split(/\s+/);
    }
    throw formatError('FORMAT_PLY_TRUNCATED', `The PLY ends before ${this.where}`);
  }
}

function assertBytes(element: PlyElement, needed: number, left: number): void {
  if (needed <= left) return;
  throw formatError(
    'FORMAT_PLY_TRUNCATED',
    `The PLY claims ${element.count} of element ${element.name}, at least ${needed} bytes, but ${left} are left`,
    { details: { element: element.name, count: element.count, bytesNeeded: needed, bytesLeft: left } },
  );
}
