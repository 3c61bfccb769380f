import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A span as OTLP has it in JSON (opentelemetry-proto, trace/v1). */
export interface OtlpSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  /** 2: of a server; 3: of a client. */
  kind: number;
  attributes: { key: string; value: Record<string, unknown> }[];
  status?: { code?: number };
}

interface Exported {
  resourceSpans: { resource: { attributes: OtlpSpan['attributes'] }; scopeSpans: { spans: OtlpSpan[] }[] }[];
}

/** A receiver of OTLP over HTTP, which keeps what it is sent. */
export class Collector {
  readonly spans: OtlpSpan[] = [];
  /** Everything that was sent, as it came: body and headers. */
  sent = '';
  readonly resources: OtlpSpan['attributes'] = [];

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        this.sent += `${request.method ?? ''} ${request.url ?? ''} ${JSON.stringify(request.headers)} ${body}\n`;
        for (const { resource, scopeSpans } of (JSON.parse(body) as Exported).resourceSpans) {
          this.resources.push(...resource.attributes);
          this.spans.push(...scopeSpans.flatMap(({ spans }) => spans));
        }
        response.setHeader('content-type', 'application/json').end('{}');
      });
    });
  }

  static async start(): Promise<Collector> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Collector(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The spans of a trace. */
  of(traceId: string): OtlpSpan[] {
    return this.spans.filter((span) => span.traceId === traceId);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

/** What an attribute of a span says. */
export function attributeOf({ attributes }: Pick<OtlpSpan, 'attributes'>, name: string): unknown {
  const { value = {} } = attributes.find(({ key }) => key === name) ?? {};
  return Object.values(value)[0];
}
