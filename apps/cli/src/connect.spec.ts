import { LucidError } from '@lucid/client';
import { connect } from './connect';

const baseUrl = 'http://lucid.test';

describe('connect', () => {
  it('fails at once where no service answers, and says how to name one', async () => {
    let tries = 0;
    const fetch = (): Promise<Response> => {
      tries += 1;
      return Promise.reject(new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') }));
    };
    await expect(connect({ baseUrl, fetch })).rejects.toThrow(
      'No service answers at http://lucid.test (connect ECONNREFUSED): start it with `npm start`, or name it with --url or LUCID_URL.',
    );
    expect(tries).toBe(1);
  });

  it.each([
    [503, 'application/problem+json', '{"code":"starting","detail":"Wait."}'],
    [200, 'text/html', '<html>A proxy</html>'],
  ])(
    'asks a server that answers %d as %s once, and leaves what follows to the requests',
    async (status, type, body) => {
      const asked: string[] = [];
      const fetch: typeof globalThis.fetch = (url) => {
        asked.push(url as string);
        return Promise.resolve(new Response(body, { status, headers: { 'content-type': type } }));
      };
      const client = await connect({ baseUrl, fetch, retries: 0 });
      expect(asked).toEqual(['http://lucid.test/readyz']);
      const failed = client.GET('/api/v1/database/health');
      await expect(failed).rejects.toThrow(status === 503 ? 'starting: Wait.' : 'sends no JSON');
      expect(await failed.catch((error: unknown) => error instanceof LucidError)).toBe(status === 503);
    },
  );
});
