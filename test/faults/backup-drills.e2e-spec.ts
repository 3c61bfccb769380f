import { mongo } from 'mongoose';
import { randomBytes } from 'node:crypto';
import { KilledJobs } from '../setup/killed-jobs';

describe('kill -9 of the service in the middle of a drill', () => {
  let sut: KilledJobs;
  let backup_id: string;

  const scratch = async (): Promise<string[]> => {
    const { databases } = await sut.client.db('admin').admin().listDatabases({ nameOnly: true });
    return databases.map(({ name }) => name).filter((name) => name.startsWith(`${sut.db.databaseName}_drill_`));
  };

  const hasBegun = async (): Promise<boolean> => {
    const [name] = await scratch();
    return name !== undefined && (await sut.client.db(name).collection('noise').countDocuments()) > 0;
  };

  beforeAll(async () => {
    sut = await KilledJobs.start();
    const documents = Array.from({ length: 1000 }, (_, n) => ({ n, noise: new mongo.Binary(randomBytes(50_000)) }));
    await sut.db.collection('noise').insertMany(documents);
    ({ job_id: backup_id } = await sut.done('/backups', {}));
  });

  afterAll(async () => {
    for (const name of await scratch()) await sut.client.db(name).dropDatabase();
    await sut.close();
  });

  it('leaves no scratch database once another replica has drilled anew', async () => {
    const id = await sut.killed('/backup-drills', { backup_id }, hasBegun);
    const [left] = await scratch();
    expect(left).toEqual(expect.any(String));
    const job = await sut.takeOver(id);
    expect(job).toMatchObject({ state: 'succeeded', attempt: 2, result: { state: 'passed' } });
    expect(await scratch()).toEqual([]);
  });

  it('leaves no scratch database once it is cancelled', async () => {
    const id = await sut.killed('/backup-drills', { backup_id }, hasBegun);
    expect(await scratch()).toHaveLength(1);
    expect((await sut.api.post(`/jobs/${id}/cancel`, undefined)).status).toBe(200);
    expect(await sut.takeOver(id)).toMatchObject({ state: 'cancelled' });
    expect(await scratch()).toEqual([]);
  });
});
