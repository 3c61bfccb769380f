import type { Logger } from '@nestjs/common';

/** Work that is done again and again, and may fail: what goes wrong with it is told once, as long as it stays the same. A long outage must not fill the log. */
export class RepeatedFailureLog {
  /** What last went wrong with each thing. */
  private readonly told = new Map<string, string>();

  constructor(private readonly logger: Logger) {}

  /** Notes that a thing works: its next failure is logged again. */
  succeeded(what: string): void {
    this.told.delete(what);
  }

  /** Waits for work, and never fails: the next round tries it again. @returns whether the work succeeded */
  async attempt(what: string, work: Promise<unknown>): Promise<boolean> {
    try {
      await work;
      this.succeeded(what);
      return true;
    } catch (error) {
      const { message } = error as Error;
      if (this.told.get(what) !== message) this.logger.warn(`${what}: ${message}`);
      this.told.set(what, message);
      return false;
    }
  }
}
