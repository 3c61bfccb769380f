import type { EnginePin } from './pins';

/** One way that was tried to get at an engine, and why it led nowhere. */
export interface TriedRoute {
  route: string;
  why: string;
}

/** An engine cannot be had: which, what was tried, and what to set. */
export class EngineUnavailableError extends Error {
  constructor(
    pin: EnginePin,
    readonly tried: TriedRoute[],
  ) {
    const elsewhere = pin.uriVariable ? `, or ${pin.uriVariable} to a server that runs already` : '';
    super(
      [
        `${pin.title} (${pin.accepts.text}) cannot be had. Tried:`,
        ...tried.map(({ route, why }) => `  - ${route}: ${why}`),
        `Set ${pin.variable} to the folder that holds ${pin.binaries.join(', ')}${elsewhere}.`,
      ].join('\n'),
    );
    this.name = 'EngineUnavailableError';
  }
}
