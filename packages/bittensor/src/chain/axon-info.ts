import type { AxonAddress } from '../metagraph.ts';

/** An axon as the chain keeps it. */
interface AxonInfo {
  /** Big-endian reading of the address: 1.2.3.4 is 0x01020304. */
  readonly ip: bigint;
  readonly port: number;
  readonly protocol: number;
}

const MAX_IPV4 = 0xff_ff_ff_ffn;

/**
 * The address in text. As in the SDK the size of the number decides between IPv4 and IPv6, not `ip_type`, and a hotkey
 * that never served has 0.0.0.0.
 */
export function axonAddress({ ip, port, protocol }: AxonInfo): AxonAddress {
  return { ip: ipText(ip), port, protocol };
}

function ipText(ip: bigint): string {
  if (ip <= MAX_IPV4) return [24n, 16n, 8n, 0n].map((shift) => (ip >> shift) & 0xffn).join('.');
  const groups = ip.toString(16).padStart(32, '0').match(/.{4}/g) ?? [];
  // The URL parser compresses zeros as RFC 5952 wants it.
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}
