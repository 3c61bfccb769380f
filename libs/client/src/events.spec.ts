import { follow } from './events';

describe('a stream that is followed', () => {
  it('ends by its signal also when the connection does not', async () => {
    const controller = new AbortController();
    const bytes = new TextEncoder().encode('id: 1\nevent: change\ndata: {}\n\n');
    let isCancelled = false;
    const body = new ReadableStream({
      start: (stream) => stream.enqueue(bytes),
      cancel: () => {
        isCancelled = true;
      },
    });
    const { signal } = controller;
    const options = { signal, names: ['change'], isLast: () => false };
    const events = follow(() => Promise.resolve(new Response(body)), options);
    expect((await events.next()).value).toMatchObject({ id: '1' });
    const next = events.next();
    controller.abort(new Error('enough'));
    await expect(next).rejects.toThrow('enough');
    expect(isCancelled).toBe(true);
  });
});
