import { mongo } from 'mongoose';
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
    [14031, 'out_of_space'],
    [40324, undefined],
  ])('knows server code %d as %s', (code, expected) => {
    expect(mongoProblem(serverError(code))?.code).toBe(expected);
  });
});
