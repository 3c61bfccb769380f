import { mongo } from 'mongoose';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { mongoProblem } from './mongo-problem';

const serverError = (code: number): mongo.MongoServerError =>
  new mongo.MongoServerError({ message: 'not authorized on lucid@10.0.0.7', code });

describe('mongoProblem', () => {
  it.each<[message: string, code: number, told: RegExp]>([
    ['not authorized on lucid@10.0.0.7', 13, /lacks a privilege\. The log has the command/],
    [
      'not authorized on admin to execute command { replSetGetStatus: 1, lsid: "10.0.0.7" }',
      13,
      /command replSetGetStatus on database admin, .* lacks the privilege replSetGetStatus\. Grant .* clusterMonitor on database admin\.$/,
    ],
    [
      'not authorized on lucid to execute command { collMod: "10.0.0.7" }',
      13,
      /privilege collMod\. Grant that user the role dbAdmin on database lucid\.$/,
    ],
    [
      'not authorized on admin to execute command { renameCollection: "lucid.10.0.0.7", to: "lucid.b" }',
      13,
      /role readWrite on database lucid\.$/,
    ],
    [
      'not authorized on lucid to execute command { fsync: "10.0.0.7" }',
      13,
      /command fsync on database lucid, .* lacks the privilege\. Grant that user a role that allows it\.$/,
    ],
    [
      'Command find requires authentication',
      13,
      /connects without a user\. Set the user and password in MONGODB_URI\.$/,
    ],
    [
      'user is not allowed to do action [killop] on [admin.10.0.0.7]',
      8000,
      /action killop on database admin, .* the role hostManager on database admin\.$/,
    ],
  ])("names what the service's own user lacks, without the server's text: %s", (message, code, told) => {
    const problem = mongoProblem(new mongo.MongoServerError({ message, code }));
    expect(problem).toMatchObject({ code: 'missing_privilege', status: 503 });
    expect(problem?.detail).toMatch(told);
    expect(problem?.detail).not.toContain('10.0.0.7');
  });

  it('takes no other error of Atlas for a privilege that is missing', () => {
    expect(mongoProblem(new mongo.MongoServerError({ message: 'over your quota', code: 8000 }))).toBeUndefined();
  });

  it.each([
    [50, 'database_timeout'],
    [91, 'engine_away'],
    [112, 'conflict'],
    [12587, 'conflict'],
    [121, 'unprocessable'],
    [14, 'unprocessable'],
    [14031, 'out_of_space'],
    [40324, undefined],
  ])('knows server code %d as %s', (code, expected) => {
    expect(mongoProblem(serverError(code))?.code).toBe(expected);
  });

  it.each([false, true])('names the fields that a validator refuses, without their values (raw: %s)', (isRaw) => {
    const rule = { operatorName: 'maxLength', specifiedAs: { maxLength: 5 }, consideredValue: 'a secret' };
    const errInfo = {
      failingDocumentId: 1,
      details: {
        operatorName: '$jsonSchema',
        schemaRulesNotSatisfied: [
          { operatorName: 'required', missingProperties: ['email'] },
          {
            operatorName: 'properties',
            propertiesNotSatisfied: [
              { propertyName: 'name', details: [rule] },
              {
                propertyName: 'rules',
                details: [{ operatorName: 'items', itemIndex: 2, details: [{ operatorName: 'bsonType' }] }],
              },
            ],
          },
        ],
      },
    };
    const given = isRaw ? mongo.BSON.serialize(errInfo) : errInfo;
    const problem = mongoProblem(new mongo.MongoServerError({ message: 'x', code: 121, errInfo: given }));
    expect(problem?.errors.map(({ pointer, message }) => `${pointer} ${message}`)).toEqual([
      '/email is required by the collection',
      '/name breaks maxLength of the collection',
      '/rules/2 breaks bsonType of the collection',
    ]);
  });

  it.each([
    ['a connection that broke', new mongo.MongoNetworkError('read ECONNRESET'), 'engine_away'],
    ['a refusal of the server', serverError(112), 'conflict'],
    ['a step down', serverError(10107), 'engine_away'],
  ])('takes %s in the midst of a bulk for what it is', (_, cause, expected) => {
    expect(mongoProblem(new mongo.MongoBulkWriteError(cause, {} as mongo.BulkWriteResult))?.code).toBe(expected);
  });

  it('takes a write on a socket that the server has left, which the driver passes on as it is, for an engine that is away', async () => {
    const server = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').resume();
    await once(socket, 'end');
    const failed = once(socket, 'error');
    socket.write('a command');
    const [error] = (await failed) as [Error];
    server.close();
    expect(mongoProblem(error)).toMatchObject({ code: 'engine_away', status: 503 });
  });
});
