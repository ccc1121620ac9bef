/** All documents of a run, for rules that compare them: each rule remembers what it wants to. */
export class DocumentSet {
  readonly #memories = new Map<string, unknown>();

  /** What a rule remembers; made when it is first asked for. */
  memoryOf<T>(rule: string, make: () => T): T {
    const known = this.#memories.get(rule);
    if (known !== undefined) return known as T;
    const made = make();
    this.#memories.set(rule, made);
    return made;
  }
}
