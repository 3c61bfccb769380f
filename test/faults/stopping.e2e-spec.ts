import { once } from 'node:events';
import { connect } from 'node:net';
import { startApp } from '../setup/start-app';

describe('a replica that stops', () => {
  it('does not wait for connections over which nothing ever came', async () => {
    const running = await startApp();
    const silent = connect(Number(new URL(running.url).port), '127.0.0.1');
    await once(silent, 'connect');
    // The server has it once it has answered what came later over another one.
    await (await fetch(`${running.url}/livez`)).text();
    const closed = once(silent, 'close');
    const stoppedAt = performance.now();
    await running.close();
    await closed;
    expect(performance.now() - stoppedAt).toBeLessThan(15_000);
  });
});
