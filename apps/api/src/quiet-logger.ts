import { ConsoleLogger } from '@nestjs/common';

/** What Nest says of each module and route as it starts: nobody who runs the service needs it. */
const STARTUP = new Set<unknown>([
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestFactory',
  'NestApplication',
]);

/** The console's logger without Nest's own start-up lines. */
export class QuietLogger extends ConsoleLogger {
  override log(message: unknown, ...rest: unknown[]): void {
    if (!STARTUP.has(rest.at(-1))) super.log(message, ...rest);
  }
}
