import { mongo } from 'mongoose';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

const OP_MSG = 2013;
const OP_COMPRESSED = 2012;
const HEADER_BYTES = 16;
const BODY_SECTION = 0;

export interface RecordingProxy {
  port: number;
  /** The commands that were sent to MongoDB, in their order. */
  commands: mongo.Document[];
  close(): Promise<void>;
}

/** The command of one message of MongoDB's wire protocol: its section of kind 0. */
function commandOf(message: Buffer): mongo.Document | undefined {
  const opcode = message.readInt32LE(12);
  if (opcode === OP_COMPRESSED) throw new Error('The proxy reads no compressed messages');
  if (opcode !== OP_MSG) return undefined;
  let at = HEADER_BYTES + 4;
  while (message[at] !== BODY_SECTION) at += 1 + message.readInt32LE(at + 1);
  return mongo.BSON.deserialize(message.subarray(at + 1, at + 1 + message.readInt32LE(at + 1)));
}

/** Stands between the service and the run's MongoDB, passes everything on and notes every command: what is sent is what counts. */
export async function recordingProxy(): Promise<RecordingProxy> {
  const [address = ''] = /(?<=\/\/|@)[^/@,]+(?=[,/?]|$)/.exec(process.env['TEST_MONGODB_URI'] ?? '') ?? [];
  const [host = '', port = ''] = address.split(':');
  const commands: mongo.Document[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(port), host);
    let pending = Buffer.alloc(0);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    }
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
    upstream.pipe(client);
    client.on('data', (chunk) => {
      pending = Buffer.concat([pending, chunk]);
      while (pending.length >= 4 && pending.length >= pending.readInt32LE(0)) {
        const length = pending.readInt32LE(0);
        const command = commandOf(pending.subarray(0, length));
        if (command !== undefined) commands.push(command);
        pending = pending.subarray(length);
      }
      upstream.write(chunk);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    commands,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
