import { mongo } from 'mongoose';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { mongoProblem } from './mongo-problem';

const serverError = (code: number): mongo.MongoServerError =>
  new mongo.MongoServerError({ message: 'not authorized on lucid@10.0.0.7', code });

describe('mongoProblem', () => {
  it("says that the service's own user lacks a role, without the server's text", () => {
    const problem = mongoProblem(serverError(13));
    expect(problem).toMatchObject({ code: 'internal_error', status: 500 });
    expect(problem?.detail).toContain('which roles it needs');
    expect(problem?.detail).not.toContain('10.0.0.7');
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
