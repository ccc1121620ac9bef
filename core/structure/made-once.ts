/** What keys come to, each worked out when it is first asked for: of the keys there are few, and they come again. */
export class MadeOnce<K, V> {
  readonly #known = new Map<K, V>();
  readonly #make: (key: K) => V;

  constructor(make: (key: K) => V) {
    this.#make = make;
  }

  of(key: K): V {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = this.#make(key);
    this.#known.set(key, made);
    return made;
  }
}
