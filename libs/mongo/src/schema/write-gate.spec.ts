import { mongo } from 'mongoose';
import { WriteGate } from './write-gate';

const uuid = new mongo.Binary(Buffer.alloc(16, 7), 4);

/** Every command that the driver sends with a collection's name, and what the gate does to it. */
const COMMANDS: readonly (readonly [operation: string, rest: object, refused: boolean, named: boolean])[] = [
  ['insert', { documents: [] }, true, true],
  ['update', { updates: [] }, true, true],
  ['findAndModify', { update: {} }, true, false],
  ['findAndModify', { remove: true }, false, false],
  ['delete', { deletes: [] }, false, false],
  ['find', {}, false, false],
  ['aggregate', { pipeline: [] }, false, false],
  ['create', {}, false, false],
  ['createIndexes', {}, false, false],
  ['collMod', {}, false, false],
];

describe.each(COMMANDS)('%s %j at the gate', (operation, rest, refused, named) => {
  const sut = new WriteGate();
  const command = (collection: string): mongo.Document => ({ [operation]: collection, ...rest });

  beforeEach(() => {
    sut.set('own', 'whole', { uuid });
    sut.set('own', 'broken', { uuid, refusal: 'It is broken.' });
  });

  it('is refused while the schema of its collection is not in place', () => {
    const sent = (): unknown => sut.guarded('own', operation, command('broken'));
    if (!refused) expect(sent()).toEqual(command('broken'));
    else expect(sent).toThrow(expect.objectContaining({ code: 'schema_lost', detail: 'It is broken.' }) as Error);
  });

  it('names the collection that it is meant for, behind its own name', () => {
    const sent = sut.guarded('own', operation, command('whole'));
    expect(sent).toEqual({ ...command('whole'), ...(named && { collectionUUID: uuid }) });
    expect(Object.keys(sent)[0]).toBe(operation);
  });

  it.each([
    ['own', 'undeclared'],
    ['another', 'broken'],
  ])('passes in %s.%s', (database, collection) => {
    expect(sut.guarded(database, operation, command(collection))).toEqual(command(collection));
  });

  it('passes when the gate is open', () => {
    sut.open();
    expect(sut.guarded('own', operation, command('broken'))).toEqual(command('broken'));
    expect(sut.refusals).toEqual([]);
  });
});
