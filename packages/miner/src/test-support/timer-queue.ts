export interface Timer {
  readonly atMs: number;
  /** Undefined once it was called off. */
  fire: (() => void) | undefined;
}

/** Timers by time, those of one time in the order they were added: a binary heap, so that many of them cost little. */
export class TimerQueue {
  #count = 0;
  /** A timer is never before its parent. */
  readonly #heap: { readonly timer: Timer; readonly order: number }[] = [];

  get first(): Timer | undefined {
    return this.#heap[0]?.timer;
  }

  add(timer: Timer): void {
    let index = this.#heap.length;
    this.#heap.push({ timer, order: this.#count++ });
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#isBefore(index, parent)) return;
      this.#swap(index, parent);
      index = parent;
    }
  }

  removeFirst(): void {
    this.#swap(0, this.#heap.length - 1);
    this.#heap.pop();
    for (let index = 0; ;) {
      const left = 2 * index + 1;
      if (left >= this.#heap.length) return;
      const right = left + 1;
      const child = right < this.#heap.length && this.#isBefore(right, left) ? right : left;
      if (!this.#isBefore(child, index)) return;
      this.#swap(child, index);
      index = child;
    }
  }

  #isBefore(left: number, right: number): boolean {
    const [one, other] = [this.#heap[left], this.#heap[right]];
    if (!one || !other) return false;
    return one.timer.atMs === other.timer.atMs ? one.order < other.order : one.timer.atMs < other.timer.atMs;
  }

  #swap(left: number, right: number): void {
    const [one, other] = [this.#heap[left], this.#heap[right]];
    if (!one || !other) return;
    this.#heap[left] = other;
    this.#heap[right] = one;
  }
}
