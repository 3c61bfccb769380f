/** What libs register of themselves as they start, by its name: the last of a name counts. */
export abstract class NamedRegistry<T extends { readonly name: string }> {
  private readonly registered = new Map<string, T>();

  register(...items: readonly T[]): void {
    for (const item of items) this.registered.set(item.name, item);
  }

  get all(): T[] {
    return [...this.registered.values()];
  }
}
