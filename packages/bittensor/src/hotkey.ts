/** An sr25519 key pair that can sign. The secret stays inside; nothing here prints or serialises it. */
export interface Hotkey {
  /** SS58 address, prefix 42. */
  readonly ss58: string;
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /** 64-byte signature in the context `substrate`; randomised, so two calls differ. Text is signed as UTF-8. */
  sign(message: Uint8Array | string): Uint8Array;
}
