import { createServer, type Socket, connect } from 'node:net';

/**
 * A connection that can be made to fail on the way to an engine: `pass` forwards, `stall` accepts and carries nothing
 * either way, `refuse` closes at once.
 */
export class TcpProxy {
  private mode: 'pass' | 'stall' | 'refuse' = 'pass';
  private answersToCut = 0;
  private readonly pairs = new Set<{ near: Socket; far: Socket | undefined }>();
  private readonly server = createServer((near) => this.accept(near));

  private constructor(
    private readonly host: string,
    private readonly targetPort: number,
  ) {}

  /** Stands in front of the engine at an address such as `redis://127.0.0.1:6379`. */
  static async before(address: string): Promise<TcpProxy> {
    const { host = '', port = '' } = /:\/\/(?<host>[^:/]+):(?<port>\d+)/.exec(address)?.groups ?? {};
    const proxy = new TcpProxy(host, Number(port));
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('The proxy does not listen.');
    return address.port;
  }

  set(mode: 'pass' | 'stall' | 'refuse'): void {
    this.mode = mode;
    this.answersToCut = 0;
    for (const { near, far } of this.pairs) {
      if (mode === 'refuse') {
        near.destroy();
        far?.destroy();
      } else if (mode === 'stall') {
        near.pause();
        far?.pause();
      } else {
        near.resume();
        far?.resume();
      }
    }
  }

  /** Carries the next request there, but ends its connection instead of carrying the answer back; of more than one, until it is set again. */
  cutNextAnswer(count = 1): void {
    this.answersToCut += count;
  }

  async close(): Promise<void> {
    this.set('refuse');
    await new Promise((resolve) => this.server.close(resolve));
  }

  private accept(near: Socket): void {
    if (this.mode === 'refuse') {
      near.destroy();
      return;
    }
    const far = connect(this.targetPort, this.host);
    const pair = { near, far };
    this.pairs.add(pair);
    const end = (): void => {
      this.pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    near.on('data', (bytes) => far.write(bytes));
    far.on('data', (bytes) => {
      if (this.answersToCut === 0) {
        near.write(bytes);
        return;
      }
      this.answersToCut -= 1;
      end();
    });
    for (const side of [near, far]) {
      side.on('error', end);
      side.on('close', end);
    }
    if (this.mode === 'stall') {
      near.pause();
      far.pause();
    }
  }
}
