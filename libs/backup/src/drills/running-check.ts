import type { InvariantFindings } from '@lucid/mongo';
import { type DrillCheck, MOST_EXAMPLES } from '../catalogue/drill';

/** Counts what a check finds, and keeps the first of it. */
export class RunningCheck implements InvariantFindings {
  private readonly found: DrillCheck;

  constructor(
    { name, description }: Pick<DrillCheck, 'name' | 'description'>,
    private readonly progress: (checked: number) => void,
  ) {
    this.found = { name, description, checked: 0, violations: 0, examples: [] };
  }

  checked(documents: number): void {
    this.progress((this.found.checked += documents));
  }

  violated(id: string, message: string): void {
    this.found.violations += 1;
    if (this.found.examples.length < MOST_EXAMPLES) this.found.examples.push({ id, message });
  }

  end(): DrillCheck {
    return this.found;
  }
}
