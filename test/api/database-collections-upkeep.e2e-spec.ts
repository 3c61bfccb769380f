import { PLAIN_WRITE } from '@lucid/common';
import { waitUntil } from '@lucid/engines';
import { type Job, JobsService } from '@lucid/jobs';
import { LONG_COMMAND_COMMENT, MongoService } from '@lucid/mongo';
import type { mongo } from 'mongoose';
import { HttpClient } from '../setup/http-client';
import { jobEnded } from '../setup/jobs';
import { type RunningApp, startApp } from '../setup/start-app';

const COLLECTIONS = '/database/collections';

describe('the upkeep of collections', () => {
  let running: RunningApp;
  let sut: HttpClient;
  let db: mongo.Db;

  beforeAll(async () => {
    running = await startApp();
    sut = new HttpClient(`${running.url}/api/v1`);
    ({ db } = running.app.get(MongoService));
    await db.collection('shelf').insertMany(Array.from({ length: 2000 }, (_, n) => ({ n })));
    await db.collection('shelf').createIndexes([{ key: { n: 1 }, name: 'n_1' }]);
    await db.createCollection('view', { viewOn: 'shelf', pipeline: [] });
  });

  afterAll(() => running.close());

  const ended = ({ job_id }: Job): Promise<Job> => jobEnded(async () => (await sut.get<Job>(`/jobs/${job_id}`)).body);
  const start = (path: string, body?: unknown): ReturnType<typeof sut.post<Job>> =>
    sut.post<Job>(`${COLLECTIONS}/${path}`, body);

  it('validates what the last checkpoint wrote, as a job beside all other work', async () => {
    const { status, headers, body } = await start('shelf/validate');
    expect([status, headers.get('location'), body.kind]).toEqual([
      202,
      `/api/v1/jobs/${body.job_id}`,
      'validate_collection',
    ]);
    const job = await ended(body);
    expect(job).toMatchObject({ state: 'succeeded', target: 'shelf', result: { valid: true, damaged_documents: 0 } });
  });

  it('validates everything once that is confirmed, since it locks the collection', async () => {
    expect((await start('shelf/validate?full=true')).status).toBe(400);
    const job = await ended((await start('shelf/validate?full=true&confirm=shelf')).body);
    expect(job).toMatchObject({
      state: 'succeeded',
      result: {
        valid: true,
        documents: 2000,
        indexes: [
          { name: '_id_', keys: 2000, valid: true },
          { name: 'n_1', keys: 2000, valid: true },
        ],
        errors: [],
      },
    });
  });

  it('tells the documents that break the rules of their collection', async () => {
    await db.collection('ruled').insertMany([{ a: 1 }, {}, {}]);
    await db.command({ collMod: 'ruled', validator: { $jsonSchema: { required: ['a'] } } });
    const job = await ended((await start('ruled/validate?full=true&confirm=ruled')).body);
    expect(job).toMatchObject({ state: 'succeeded', result: { documents: 3, rule_breaking_documents: 2 } });
  });

  it('compacts once that is confirmed, and tells the bytes that were freed', async () => {
    expect((await start('shelf/compact')).status).toBe(400);
    const job = await ended((await start('shelf/compact?confirm=shelf')).body);
    expect(job).toMatchObject({
      state: 'succeeded',
      kind: 'compact_collection',
      result: { bytes_freed: expect.any(Number) as number },
    });
  });

  describe('while its command runs', () => {
    // About a millisecond for each document.
    const fails = { not: { uniqueItems: true } };
    const json_schema = { properties: { items: { anyOf: Array.from({ length: 60 }, () => fails) } } };

    beforeAll(async () => {
      const items = Array.from({ length: 100 }, (_, n) => n);
      await db.collection('slow').insertMany(Array.from({ length: 30_000 }, () => ({ items })));
    });

    const operations = async ({ job_id }: Job): Promise<number[]> => {
      const named = { 'command.comment': `${LONG_COMMAND_COMMENT}${job_id}` };
      const { cursor } = await db
        .admin()
        .command({ aggregate: 1, pipeline: [{ $currentOp: {} }, { $match: named }], cursor: {} });
      return (cursor as { firstBatch: { opid: number }[] }).firstBatch.map(({ opid }) => opid);
    };
    const begun = async (): Promise<{ job: Job; opid: number }> => {
      const { status, body: job } = await start('slow/validator/check', { json_schema });
      expect(status).toBe(202);
      let opids: number[] = [];
      await waitUntil('The command', async () => (opids = await operations(job)).length > 0, { limitMs: 120_000 });
      return { job, opid: opids[0] ?? 0 };
    };

    it('ends at the server when the job is cancelled', async () => {
      const { job } = await begun();
      expect((await sut.post(`/jobs/${job.job_id}/cancel`, undefined)).status).toBeLessThan(300);
      expect(await ended(job)).toMatchObject({ state: 'cancelled' });
      expect(await operations(job)).toEqual([]);
    });

    it('fails, and says why, when somebody ends it at the server', async () => {
      const { job, opid } = await begun();
      await db.admin().command({ killOp: 1, op: opid });
      expect(await ended(job)).toMatchObject({ state: 'failed', error: { code: 'interrupted', status: 503 } });
    });
  });

  it('fails, and says why, when the collection has gone before its turn', async () => {
    for (const kind of ['validate_collection', 'compact_collection']) {
      const request = {
        kind,
        target: 'gone',
        params: { name: 'gone', full: false },
        requestedBy: 'tests',
        writing: PLAIN_WRITE,
      };
      expect(await ended(await running.app.get(JobsService).start(request))).toMatchObject({
        state: 'failed',
        error: { code: 'not_found' },
      });
    }
  });

  it('is for collections that are there, and have files of their own', async () => {
    for (const operation of ['validate', 'compact']) {
      expect((await start(`none/${operation}?confirm=none`)).status).toBe(404);
      expect((await start(`view/${operation}?confirm=view`)).status).toBe(409);
    }
  });
});
