/** `bittensor` 9.9.0, which the subnet pins, as major·10⁶ + minor·10³ + patch. From 7002000 on axons use today's nonce rules. */
export const SDK_VERSION = 9_009_000;

/** SHA3-256 of nothing: no synapse of this subnet names fields to hash, so this is every request's body hash. */
export const BODY_HASH = 'a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a';

/** What CPython says of the header dictionary's size. Receivers only parse it. */
export const HEADER_SIZE = 464;
