import { formatError } from './format-error.ts';

export type PlyEncoding = 'ascii' | 'binary_little_endian' | 'binary_big_endian';
export type PlyScalarType = 'int8' | 'uint8' | 'int16' | 'uint16' | 'int32' | 'uint32' | 'float32' | 'float64';

export interface PlyProperty {
  readonly name: string;
  /** Of the value, or of each item of a list. */
  readonly type: PlyScalarType;
  /** Set for lists only: the type of the number of items. */
  readonly countType?: PlyScalarType;
}

export interface PlyElement {
  readonly name: string;
  readonly count: number;
  readonly properties: readonly PlyProperty[];
}

export interface PlyHeader {
  readonly encoding: PlyEncoding;
  readonly elements: readonly PlyElement[];
  /** Offset of the first byte of data. */
  readonly dataStart: number;
}

/** Both spellings of each type that are in use. */
const SCALAR_TYPES: Readonly<Record<string, PlyScalarType>> = {
  char: 'int8',
  int8: 'int8',
  uchar: 'uint8',
  uint8: 'uint8',
  short: 'int16',
  int16: 'int16',
  ushort: 'uint16',
  uint16: 'uint16',
  int: 'int32',
  int32: 'int32',
  uint: 'uint32',
  uint32: 'uint32',
  float: 'float32',
  float32: 'float32',
  double: 'float64',
  float64: 'float64',
};

export const SCALAR_BYTES: Readonly<Record<PlyScalarType, number>> = {
  int8: 1,
  uint8: 1,
  int16: 2,
  uint16: 2,
  int32: 4,
  uint32: 4,
  float32: 4,
  float64: 8,
};

const ENCODINGS: readonly string[] = ['ascii', 'binary_little_endian', 'binary_big_endian'] satisfies PlyEncoding[];

/** A splat header of degree 3 takes 1.5 KB; whatever goes on this long is no header. */
const MAX_HEADER_BYTES = 65_536;

/**
 * Parses the header of a PLY. Lines may end in LF, CRLF or CR; comments are skipped.
 *
 * Throws `FORMAT_PLY_MAGIC` when the file does not start as a PLY does, `FORMAT_PLY_HEADER` for anything unreadable.
 */
export function parsePlyHeader(bytes: Uint8Array): PlyHeader {
  if (!isPly(bytes)) throw formatError('FORMAT_PLY_MAGIC', 'Not a PLY file: it does not start with a line "ply"');
  // A lone CR after the magic says that this file ends its lines so; in any other, a CR before LF is trimmed off.
  const lineEnd = bytes[3] === 0x0d && bytes[4] !== 0x0a ? '\r' : '\n';
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, MAX_HEADER_BYTES)).toString('latin1');

  let encoding: PlyEncoding | undefined;
  const elements: { name: string; count: number; properties: PlyProperty[] }[] = [];
  let lineStart = 4;
  for (let lineNumber = 2; ; lineNumber++) {
    const end = text.indexOf(lineEnd, lineStart);
    if (end < 0) {
      throw headerError(lineNumber, `no end_header within ${Math.min(bytes.length, MAX_HEADER_BYTES)} bytes`);
    }
    const line = text.slice(lineStart, end).trim();
    lineStart = end + 1;
    const [keyword, ...words] = line.split(/\s+/);
    if (keyword === 'end_header') break;
    switch (keyword) {
      case '':
      case 'comment':
      case 'obj_info':
        break;
      case 'format':
        if (encoding !== undefined) throw headerError(lineNumber, 'a second format line');
        encoding = parseFormat(words, lineNumber);
        break;
      case 'element':
        elements.push(parseElement(words, lineNumber, elements));
        break;
      case 'property': {
        const element = elements.at(-1);
        if (element === undefined) throw headerError(lineNumber, 'a property before any element');
        element.properties.push(parseProperty(words, lineNumber, element.properties));
        break;
      }
      default:
        throw headerError(lineNumber, `unknown keyword ${quote(keyword)}`);
    }
  }
  if (encoding === undefined) throw formatError('FORMAT_PLY_HEADER', 'The PLY header has no format line');
  return { encoding, elements, dataStart: lineStart };
}

/** Whether the file starts with the line `ply`. */
export function isPly(bytes: Uint8Array): boolean {
  const lineEnd = bytes[3];
  return bytes[0] === 0x70 && bytes[1] === 0x6c && bytes[2] === 0x79 && (lineEnd === 0x0a || lineEnd === 0x0d);
}

function parseFormat(words: readonly string[], lineNumber: number): PlyEncoding {
  const [encoding, version] = words;
  if (encoding === undefined || !isEncoding(encoding)) {
    throw headerError(lineNumber, `unknown format ${quote(encoding)}; known are ${ENCODINGS.join(', ')}`);
  }
  if (version !== '1.0') throw headerError(lineNumber, `unknown format version ${quote(version)}; known is 1.0`);
  return encoding;
}

function parseElement(words: readonly string[], lineNumber: number, before: readonly PlyElement[]) {
  const [name, count] = words;
  if (name === undefined || count === undefined || words.length > 2) {
    throw headerError(lineNumber, 'an element line is "element <name> <count>"');
  }
  if (before.some((element) => element.name === name)) throw headerError(lineNumber, `a second element ${quote(name)}`);
  // 15 digits are exact in a double.
  if (!/^\d{1,15}$/.test(count)) throw formatError('FORMAT_PLY_COUNT', `Not an element count: ${quote(count)}`);
  return { name, count: Number(count), properties: [] };
}

function parseProperty(words: readonly string[], lineNumber: number, before: readonly PlyProperty[]): PlyProperty {
  const isList = words[0] === 'list';
  const [countTypeWord, typeWord, name] = isList ? words.slice(1) : [undefined, ...words];
  if (typeWord === undefined || name === undefined || words.length > (isList ? 4 : 2)) {
    throw headerError(lineNumber, 'a property line is "property [list <count type>] <type> <name>"');
  }
  if (before.some((property) => property.name === name)) {
    throw headerError(lineNumber, `a second property ${quote(name)}`);
  }
  const type = scalarType(typeWord, lineNumber);
  if (!isList) return { name, type };
  const countType = scalarType(countTypeWord ?? '', lineNumber);
  if (countType.startsWith('float')) throw headerError(lineNumber, `a list cannot count its items in ${countType}`);
  return { name, type, countType };
}

function scalarType(word: string, lineNumber: number): PlyScalarType {
  const type = Object.hasOwn(SCALAR_TYPES, word) ? SCALAR_TYPES[word] : undefined;
  if (type === undefined) throw headerError(lineNumber, `unknown type ${quote(word)}`);
  return type;
}

function isEncoding(word: string): word is PlyEncoding {
  return ENCODINGS.includes(word);
}

function headerError(lineNumber: number, what: string) {
  return formatError('FORMAT_PLY_HEADER', `PLY header, line ${lineNumber}: ${what}`, { details: { lineNumber } });
}

/** Text of a stranger's file, fit for a message. */
function quote(word: string | undefined): string {
  return JSON.stringify((word ?? '').slice(0, 40));
}
