import { withoutSecrets } from '@lucid/auth';
import { scopeFields } from '@lucid/common';
import { ConsoleLogger, type ConsoleLoggerOptions } from '@nestjs/common';

/** What Nest says of each module and route as it starts: nobody who runs the service needs it. */
const STARTUP = new Set<unknown>([
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestFactory',
  'NestApplication',
]);

type PrintArguments = Parameters<ConsoleLogger['printMessages']>;

/**
 * The console's logger without Nest's own start-up lines, and without secrets, whoever logs them: of the configuration, of keys, and in URIs.
 * Each line that is written for a request says which: `request_id`, and `trace_id` where traces are kept.
 */
export class QuietLogger extends ConsoleLogger {
  /** @param secrets texts that are hidden wherever they stand */
  constructor(
    options: ConsoleLoggerOptions,
    private readonly secrets: readonly string[],
  ) {
    super({ ...options, flattenParams: true });
  }

  override log(message: unknown, ...rest: unknown[]): void {
    if (!STARTUP.has(rest.at(-1))) super.log(message, ...rest);
  }

  protected override printMessages(...[messages, context, level, stream, stack, params]: PrintArguments): void {
    const told = messages.map((message) => this.hide(message));
    const fields = Object.entries({ ...params, ...scopeFields() }).map(([name, value]) => [name, this.hide(value)]);
    const more = fields.length === 0 ? undefined : (Object.fromEntries(fields) as Record<string, unknown>);
    super.printMessages(told, context, level, stream, this.hide(stack), more);
  }

  protected override printStackTrace(stack: string): void {
    super.printStackTrace(this.hide(stack) as string);
  }

  private hide(value: unknown): unknown {
    if (value instanceof Error) {
      const { name, message, stack } = value;
      return Object.assign(new Error(this.hide(message) as string), { name, stack: this.hide(stack) });
    }
    if (typeof value !== 'string') return value;
    return withoutSecrets(this.secrets.reduce((text, secret) => text.replaceAll(secret, '…'), value));
  }
}
