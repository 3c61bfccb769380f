/** What was written to one document, in its order; null is: not there. Writers take turns, so that there is one order. */
export class History {
  private readonly states: (string | null)[] = [null];
  /** Places of writes that replaced the document by another with the same user_id, in one transaction. */
  private readonly replacements = new Set<number>();
  private acknowledged = 0;
  private token = '';
  isBusy = false;

  /** The state that the last acknowledged write left, and the token that it answered. */
  get last(): { value: string | null; place: number; token: string } {
    return { value: this.states[this.acknowledged] ?? null, place: this.acknowledged, token: this.token };
  }

  /** Notes a write before it is sent: from now on a read may find it. */
  attempt(value: string | null, isReplacement = false): number {
    const place = this.states.push(value) - 1;
    if (isReplacement) this.replacements.add(place);
    return place;
  }

  acknowledge(place: number, token: string): void {
    this.acknowledged = place;
    if (token > this.token) this.token = token;
  }

  /** Whether a read may find this that began when the write at a place was acknowledged, and has ended now. */
  allows(value: string | null, place: number): boolean {
    return this.states.indexOf(value, place) >= 0;
  }

  /**
   * Whether a search may find nothing, as above. An index has no transactions: the document that was replaced may be gone from it before
   * the other one is there, though neither is ever older than asked for.
   */
  allowsNothing(place: number): boolean {
    return this.allows(null, place) || [...this.replacements].some((replaced) => replaced > place);
  }

  /** Whether a read may find now that this value is not there, as above. */
  allowsOther(value: string | null, place: number): boolean {
    return this.states.slice(place).some((state) => state !== value);
  }

  toString(): string {
    return this.states
      .map((state, place) => `${place}${place === this.acknowledged ? '*' : ''}:${state}`)
      .slice(-8)
      .join(' ');
  }
}
