/** A server-sent event. */
export interface FeedEvent {
  id?: string;
  event?: string;
  data: Record<string, unknown>;
}

/** Reads server-sent events from a feed until told to stop. */
export class Feed {
  private readonly abort = new AbortController();
  private text = '';
  private reader: ReadableStreamDefaultReader<Uint8Array> | undefined;

  async open(url: string, headers: Record<string, string> = {}): Promise<Response> {
    const response = await fetch(url, { headers, signal: this.abort.signal });
    if (response.status === 200) {
      this.reader = response.body?.getReader();
      await this.block();
    }
    return response;
  }

  /** The next event of one of the names. */
  async next(...names: string[]): Promise<FeedEvent> {
    for (;;) {
      const lines = (await this.block()).split('\n');
      const field = (key: string): string | undefined =>
        lines.find((line) => line.startsWith(`${key}: `))?.slice(key.length + 2);
      const event = field('event') ?? '';
      if (names.includes(event))
        return { id: field('id'), event, data: JSON.parse(field('data') ?? '{}') as FeedEvent['data'] };
    }
  }

  close(): void {
    this.abort.abort();
  }

  private async block(): Promise<string> {
    for (;;) {
      const end = this.text.indexOf('\n\n');
      if (end >= 0) {
        const block = this.text.slice(0, end);
        this.text = this.text.slice(end + 2);
        return block;
      }
      const chunk = await this.reader?.read();
      if (chunk === undefined || chunk.done) throw new Error('The feed has ended.');
      this.text += Buffer.from(chunk.value).toString();
    }
  }
}
