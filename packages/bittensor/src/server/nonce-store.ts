import { createHash } from 'node:crypto';

interface Entry {
  readonly hotkey: string;
  readonly nonce: bigint;
  readonly signed: boolean;
}

/** A uuid has 36 characters; what is longer is kept as its hash, so that no caller decides how much an entry takes. */
const MAX_UUID_CHARACTERS = 64;

/**
 * The last nonce of each endpoint, in bounded memory.
 *
 * The SDK keeps every endpoint it ever saw, and clients use a new one per request. Here the least recently used are
 * forgotten, but what their hotkey had reached by then is not: below that, a nonce of an unknown endpoint is a replay.
 * Unsigned requests pass as in the SDK, yet raise no hotkey's bound, or anyone could lock a hotkey out.
 */
export class NonceStore {
  readonly #capacity: number;
  readonly #last = new Map<string, Entry>();
  readonly #floors = new Map<string, bigint>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** The nonce a new one must exceed, and whether that endpoint itself is known. */
  lowerBound(hotkey: string, uuid: string): { nonce: bigint; known: boolean } | undefined {
    const stored = this.#last.get(endpointKey(hotkey, uuid));
    if (stored) return { nonce: stored.nonce, known: true };
    const floor = this.#floors.get(hotkey);
    return floor === undefined ? undefined : { nonce: floor, known: false };
  }

  set(hotkey: string, uuid: string, nonce: bigint, signed: boolean): void {
    putLast(this.#last, endpointKey(hotkey, uuid), { hotkey, nonce, signed });
    const evicted = takeFirstBeyond(this.#last, this.#capacity);
    if (evicted?.signed !== true) return;
    const floor = this.#floors.get(evicted.hotkey);
    putLast(this.#floors, evicted.hotkey, floor !== undefined && floor > evicted.nonce ? floor : evicted.nonce);
    takeFirstBeyond(this.#floors, this.#capacity);
  }

  get size(): number {
    return this.#last.size + this.#floors.size;
  }
}

function endpointKey(hotkey: string, uuid: string): string {
  const short = uuid.length <= MAX_UUID_CHARACTERS ? uuid : createHash('sha256').update(uuid).digest('base64');
  return `${hotkey}:${short}`;
}

/** Maps iterate in insertion order, so the least recently set is first. */
function putLast<V>(map: Map<string, V>, key: string, value: V): void {
  map.delete(key);
  map.set(key, value);
}

function takeFirstBeyond<V>(map: Map<string, V>, capacity: number): V | undefined {
  if (map.size <= capacity) return undefined;
  for (const [key, value] of map) {
    map.delete(key);
    return value;
  }
  return undefined;
}
