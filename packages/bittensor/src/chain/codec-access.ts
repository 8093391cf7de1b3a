import type { Codec } from '@polkadot/types/types';
import { encodeAddress } from '../wallet/ss58.ts';
import { malformed } from './runtime.ts';

/** Field of a struct, by the runtime's name in camel case. @throws AppError `CHAIN_MALFORMED` */
export function field(struct: Codec, name: string): Codec {
  const value = (struct as Partial<Map<string, Codec>> & Codec).get?.(name);
  if (value === undefined) throw malformed(`it has no ${name}`);
  return value;
}

/** The elements of a vector. @throws AppError `CHAIN_MALFORMED` */
export function elements(vector: Codec): readonly Codec[] {
  if (!Array.isArray(vector)) throw malformed('it is no list');
  return vector as readonly Codec[];
}

/** Value of an optional, or undefined. */
export function optional(value: Codec): Codec | undefined {
  if (value.isEmpty) return undefined;
  return (value as Codec & { unwrap?: () => Codec }).unwrap?.() ?? value;
}

/** An unsigned integer of any width, compact or not. */
export function natural(value: Codec): bigint {
  const text = value.toString();
  if (!/^\d+$/.test(text)) throw malformed(`${text.slice(0, 40)} is no number`);
  return BigInt(text);
}

export function truth(value: Codec): boolean {
  return value.toString() === 'true';
}

export function address(account: Codec): string {
  const bytes = account.toU8a(true);
  if (bytes.length !== 32) throw malformed('an account has not 32 bytes');
  return encodeAddress(bytes);
}

/** Rao (10⁻⁹) to TAO or alpha. */
export function tao(rao: Codec | bigint): number {
  return Number(typeof rao === 'bigint' ? rao : natural(rao)) / 1e9;
}

/** Sixteen bits to [0, 1], as the SDK scales incentive and trust. */
export function fraction(value: Codec | undefined): number {
  return value === undefined ? 0 : Number(natural(value)) / 65_535;
}
