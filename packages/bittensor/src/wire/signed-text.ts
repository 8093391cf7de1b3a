/** What a dendrite signs and an axon rebuilds with its own hotkey in the third place. */
export function signedText(parts: {
  readonly nonce: bigint | null;
  readonly dendriteHotkey: string | null;
  readonly axonHotkey: string;
  readonly uuid: string | null;
  readonly bodyHash: string | null;
}): string {
  const { nonce, dendriteHotkey, axonHotkey, uuid, bodyHash } = parts;
  // Python formats what is missing as `None`.
  return [nonce, dendriteHotkey, axonHotkey, uuid, bodyHash].map((part) => String(part ?? 'None')).join('.');
}
