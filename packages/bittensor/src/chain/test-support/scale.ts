import { decodeAddress } from '../../wallet/ss58.ts';

// SCALE by hand, from its specification: what the nodes of the tests say must not come from the code that reads it.

export function uint(value: bigint | number, bytes: number): Buffer {
  const out = Buffer.alloc(bytes);
  let rest = BigInt(value);
  for (let index = 0; index < bytes; index += 1, rest >>= 8n) out[index] = Number(rest & 0xffn);
  return out;
}

export function compact(value: bigint | number): Buffer {
  const big = BigInt(value);
  if (big < 2n ** 6n) return uint(big << 2n, 1);
  if (big < 2n ** 14n) return uint((big << 2n) | 1n, 2);
  if (big < 2n ** 30n) return uint((big << 2n) | 2n, 4);
  const bytes = Math.max(4, Math.ceil(big.toString(16).length / 2));
  return Buffer.concat([uint(((bytes - 4) << 2) | 3, 1), uint(big, bytes)]);
}

export function vec(items: readonly Buffer[]): Buffer {
  return Buffer.concat([compact(items.length), ...items]);
}

export function bool(value: boolean): Buffer {
  return Buffer.of(value ? 1 : 0);
}

export function account(ss58: string): Buffer {
  return Buffer.from(decodeAddress(ss58));
}

export function hex(bytes: Uint8Array): string {
  return `0x${Buffer.from(bytes).toString('hex')}`;
}
