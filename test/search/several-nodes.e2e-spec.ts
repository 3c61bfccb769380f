import { bePatient } from '../observability/patient';
import { sampleUser } from '../setup/samples';
import { type SearchedApp, startSearchedApp } from '../setup/searched-app';
import { TcpProxy } from '../setup/tcp-proxy';

interface Report {
  checks: { name: string; status: string }[];
}

describe('search, told several nodes of Elasticsearch', () => {
  const engine = String(process.env['TEST_ELASTICSEARCH_URI']);
  let node: TcpProxy;
  let app: SearchedApp;

  beforeAll(async () => {
    node = await TcpProxy.before(engine);
    app = await startSearchedApp({ ELASTICSEARCH_URI: `http://127.0.0.1:${node.port},${engine}` });
    bePatient(app);
  });

  afterAll(async () => {
    node.set('pass');
    await app.close();
    await node.close();
  });

  it('goes on indexing, finding and being well without one of them', async () => {
    node.set('refuse');

    // Each asks the nodes in turn: without another try every second one would fail.
    const states = [];
    for (let n = 0; n < 4; n += 1) {
      const { body } = await app.http.get<Report>('/api/v1/database/health');
      states.push(body.checks.find(({ name }) => name === 'elasticsearch')?.status);
    }
    expect(states).toEqual(['up', 'up', 'up', 'up']);

    const made = await app.http.post('/api/v1/users', sampleUser('nodes', 1));
    await app.settled();
    for (let n = 0; n < 4; n += 1) {
      const { status, body } = await app.http.post<{ items: { id: string }[] }>('/api/v1/search', {
        collection: 'users',
        filter: [{ field: 'user_id', op: 'eq', value: made.body['user_id'] }],
      });
      expect({ status, found: body.items.length }).toEqual({ status: 200, found: 1 });
    }
  });
});
