import { isNaclBox } from './nacl-box.ts';

/** How the bytes of a key file are protected, told by how they begin. */
export type KeyfileFormat = 'plain' | 'nacl' | 'ansible_vault' | 'fernet';

export function keyfileFormat(bytes: Uint8Array): KeyfileFormat {
  if (isNaclBox(bytes)) return 'nacl';
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  if (start.startsWith('$ANSIBLE_VAULT')) return 'ansible_vault';
  return start.startsWith('gAAAAA') ? 'fernet' : 'plain';
}
