import { once } from 'node:events';
import { connect } from 'node:net';
import { waitUntil } from '@lucid/engines';
import { kill, type ServiceProcess, startProcess } from '../setup/service-process';
import { startApp } from '../setup/start-app';
import { ownEnvironment, type TestEnvironment } from '../setup/test-environment';

describe('a replica that stops', () => {
  it('does not wait for connections over which nothing ever came', async () => {
    const running = await startApp();
    const silent = connect(Number(new URL(running.url).port), '127.0.0.1');
    await once(silent, 'connect');
    // The server has it once it has answered what came later over another one.
    await (await fetch(`${running.url}/livez`)).text();
    const closed = once(silent, 'close');
    const cutOff = jest.spyOn(running.app.getHttpServer(), 'closeAllConnections');
    await running.close();
    await closed;
    // What is waited for in vain is cut off.
    expect(cutOff).not.toHaveBeenCalled();
  });

  describe('told by a signal', () => {
    let environment: TestEnvironment;
    let stopping: ServiceProcess;

    beforeEach(async () => {
      environment = await ownEnvironment({ SHUTDOWN_DELAY_SECONDS: '300' });
      stopping = await startProcess(environment);
    });

    afterEach(async () => {
      await kill(stopping.child);
      await environment.drop();
    });

    it('is unready first, serves on meanwhile, and has callers open their next connection elsewhere', async () => {
      const { child, sut } = stopping;
      child.kill('SIGTERM');
      await waitUntil('Unreadiness', async () => (await sut.get('/readyz')).status === 503, {
        limitMs: 300_000,
      });
      expect((await sut.get('/readyz')).body).toMatchObject({ code: 'stopping' });
      expect((await sut.get('/livez')).status).toBe(200);
      const served = await sut.get('/api/v1/users');
      expect([served.status, served.headers.get('connection')]).toEqual([200, 'close']);
    });

    it('ends at once when it is told again', async () => {
      const { child } = stopping;
      const ended = once(child, 'exit');
      const again = setInterval(() => child.kill('SIGTERM'), 100);
      const [code] = (await ended) as [number | null];
      clearInterval(again);
      expect(code).toBe(1);
    });
  });
});
