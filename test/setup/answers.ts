/** Counts the answers of a load, and keeps of those that were no success what they said. */
export class Answers {
  count = 0;
  readonly failed: string[] = [];

  take(what: string, { status, body }: { status: number; body: unknown }): void {
    this.count += 1;
    if (status >= 400) this.failed.push(`${what}: ${status} ${JSON.stringify(body)}`);
  }
}
