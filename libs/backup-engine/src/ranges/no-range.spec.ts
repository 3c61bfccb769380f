import { type RangeState, whyNoRange } from './no-range';

const ON: RangeState = { isOn: true, slices: 3, bases: 0, damagedBases: 0, otherBackups: 0 };
const CAPPED = { backup_id: 'b1', collections: ['log', 'events'] };

describe('why no time can be restored to', () => {
  it.each<[string, RangeState, string]>([
    ['it is off', { ...ON, isOn: false }, 'Set BACKUP_PITR_ENABLED=true'],
    ['it is off, with backups and slices', { ...ON, isOn: false, bases: 1 }, 'Set BACKUP_PITR_ENABLED=true'],
    ['no slice was written', { ...ON, slices: 0 }, 'No slice of the oplog has been written yet.'],
    ['no slice can be written', { ...ON, slices: 0, problem: 'The volume is full.' }, 'The volume is full.'],
    ['capped collections are there', { ...ON, otherBackups: 1, mixed: CAPPED }, 'capped collections log, events'],
    ['every base is damaged', { ...ON, bases: 2, damagedBases: 2 }, 'is damaged'],
    ['no base lies within slices', { ...ON, bases: 2, damagedBases: 1 }, 'Wait for the next slice'],
    ['backups are of other kinds', { ...ON, otherBackups: 4 }, 'by the engine `native`, and there is none'],
    ['there is no backup', ON, 'There is no backup.'],
  ])('says that %s', (_, state, text) => {
    const reason = whyNoRange(state);
    expect(reason).toContain(text);
    // The setting is named where it is what to change, and nowhere else.
    expect(reason.includes('BACKUP_PITR_ENABLED')).toBe(!state.isOn);
    expect(reason).toMatch(/Back up|back up/);
  });
});
