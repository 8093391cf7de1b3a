/**
 * The last nonce of each endpoint, in bounded memory.
 *
 * The SDK keeps every endpoint it ever saw, and clients use a new one per request. Here the least recently used are
 * forgotten, but what their hotkey had reached by then is not: below that, a nonce of an unknown endpoint is a replay.
 */
export class NonceStore {
  readonly #capacity: number;
  readonly #last = new Map<string, { hotkey: string; nonce: bigint }>();
  readonly #floors = new Map<string, bigint>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** The nonce a new one must exceed, and whether that endpoint itself is known. */
  lowerBound(hotkey: string, uuid: string): { nonce: bigint; known: boolean } | undefined {
    const stored = this.#last.get(`${hotkey}:${uuid}`);
    if (stored) return { nonce: stored.nonce, known: true };
    const floor = this.#floors.get(hotkey);
    return floor === undefined ? undefined : { nonce: floor, known: false };
  }

  set(hotkey: string, uuid: string, nonce: bigint): void {
    putLast(this.#last, `${hotkey}:${uuid}`, { hotkey, nonce });
    const evicted = takeFirstBeyond(this.#last, this.#capacity);
    if (evicted === undefined) return;
    const floor = this.#floors.get(evicted.hotkey);
    putLast(this.#floors, evicted.hotkey, floor !== undefined && floor > evicted.nonce ? floor : evicted.nonce);
    takeFirstBeyond(this.#floors, this.#capacity);
  }

  get size(): number {
    return this.#last.size + this.#floors.size;
  }
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
