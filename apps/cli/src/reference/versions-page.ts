import { type EngineName, pins } from '@lucid/engines';
import { generatedFrom, page, table, wrapped } from './markdown';

/** The engines that a running service calls; the other pins are tools of the tests. */
const SERVERS: readonly EngineName[] = ['mongod', 'redis', 'elasticsearch'];

const rowOf = (name: EngineName): string[] => {
  const { title, accepts, officialVersion, packageVersion, variable, goModule } = pins[name];
  const from = goModule === undefined ? 'package' : `Go module \`${goModule.module}\``;
  const brought = [
    ...(officialVersion === undefined ? [] : [`${officialVersion} (official build)`]),
    `${packageVersion} (${from})`,
  ];
  return [title, accepts.text, brought.join(', '), `\`${variable}\``];
};

/** docs/reference/supported-versions.md @param node the versions of Node that package.json accepts */
export function versionsPage(node: string): string {
  const tools = (Object.keys(pins) as EngineName[]).filter((name) => !SERVERS.includes(name));
  const head = ['program', 'accepted versions', 'version that is fetched', 'variable for your own'];
  return page(
    '# Supported versions',
    generatedFrom('libs/engines/src/fetch/pins.ts and package.json'),
    wrapped(
      'For operators who provide their own engines or programs. `npm start` and the tests accept these versions, and fetch the named version if none is installed. Each download is compared with a pinned digest.',
    ),
    '## Engines',
    table(head, SERVERS.map(rowOf)),
    wrapped('MongoDB must be a replica set; one member is enough. Elasticsearch is fetched on Linux x64 only. '),
    '## Node',
    wrapped(
      `npm needs Node \`${node}\`. The service itself runs on Node 24 or newer: on Linux an npm package brings it, on other platforms the \`node\` on \`PATH\` must be 24 or newer.`,
    ),
    '## Tools of the tests',
    wrapped(
      'Go builds these tools from pinned sources. The service itself needs only mongodump, and only for backups with the engine `mongodump`.',
    ),
    table(head, tools.map(rowOf)),
  );
}
