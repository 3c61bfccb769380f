import { ProblemError } from '@lucid/common';
import type { Disk } from '../files/disk';
import type { HeldClaim, Ledger, Reservation } from './ledger';

/** The room that a claim has, by the quota and on the disk, for content that grows: in several files at once, too. */
export class Room {
  private used = 0;
  private growing = Promise.resolve();

  private constructor(
    private readonly disk: Disk,
    private readonly ledger: Ledger,
    private readonly claim: HeldClaim,
    private readonly stepBytes: number,
  ) {}

  /**
   * @param stepBytes what is kept free at a time for content whose size is not known before its end
   * @throws ProblemError 507 when the disk has no room for what is claimed
   */
  static async of(
    claim: HeldClaim & Reservation,
    { disk, ledger, stepBytes }: { disk: Disk; ledger: Ledger; stepBytes: number },
  ): Promise<Room> {
    const room = new Room(disk, ledger, claim, stepBytes);
    await room.requireOnDisk(claim);
    return room;
  }

  /** Takes room for more bytes. @throws ProblemError 507, 503 when the claim was lost */
  async take(bytes: number): Promise<void> {
    this.used += bytes;
    if (this.used <= this.claim.bytes) return;
    this.growing = this.growing.then(() => this.grow());
    await this.growing;
  }

  /** Gives back what was taken for content that is gone. */
  giveBack(bytes: number): void {
    this.used -= bytes;
  }

  private async grow(): Promise<void> {
    const missing = this.used - this.claim.bytes;
    // Another file may have brought enough for both.
    if (missing > 0) await this.requireOnDisk(await this.ledger.extend(this.claim, missing, this.stepBytes));
  }

  /** @throws ProblemError 507 while the disk still has what must stay free */
  private async requireOnDisk({ reserved_bytes }: Reservation): Promise<void> {
    const { free_bytes, kept_free_bytes } = await this.disk.space();
    if (free_bytes - kept_free_bytes >= reserved_bytes) return;
    throw new ProblemError(
      'out_of_space',
      `The disk under volume ${this.claim.volume} has ${free_bytes} bytes free, of which ${kept_free_bytes} stay so, and ${reserved_bytes} are needed. Nothing was kept; free space on it, or grow it.`,
    );
  }
}
