import { ProblemError } from '@lucid/common';
import { Logger } from '@nestjs/common';
import { mongo } from 'mongoose';
import { partProblem, reasonOf } from './part-problem';

const FAULTS: readonly (readonly [error: unknown, told: RegExp])[] = [
  [
    new mongo.MongoServerError({ code: 73, codeName: 'InvalidNamespace', message: 'secret' }),
    /InvalidNamespace \(73\)/,
  ],
  [new mongo.MongoServerError({ code: 8000, message: 'secret' }), /error \(8000\)/],
  [new TypeError('secret'), /^The service failed\. The log/],
  ['secret', /^The service failed\. The log/],
  [undefined, /^The service failed\. The log/],
];

const KNOWN: readonly unknown[] = [
  new ProblemError('conflict', 'It is taken.'),
  new mongo.MongoServerError({ code: 11000, keyPattern: { email: 1 } }),
  new mongo.MongoServerError({ code: 50 }),
];

describe('the failure of a part', () => {
  let logged: string[];

  beforeEach(() => {
    logged = [];
    jest.spyOn(Logger.prototype, 'error').mockImplementation((line: unknown) => void logged.push(String(line)));
  });

  afterEach(() => jest.restoreAllMocks());

  it.each(FAULTS)('is logged under the words that its reason names (%#)', (error, told) => {
    const reason = reasonOf(error, 'restore of a.b');
    expect(reason).toMatch(told);
    expect(reason).toContain('"restore of a.b"');
    expect(reason).not.toContain('secret');
    expect(partProblem(error, 'item 3').code).toBe('internal_error');
    expect(logged.map((line) => line.split(':')[0])).toEqual(['restore of a.b', 'item 3']);
  });

  it.each(KNOWN)('is explained by its problem when it is known (%#)', (error) => {
    expect(reasonOf(error, 'restore of a.b')).toBe(partProblem(error, 'item 3').detail);
    expect(logged).toEqual([]);
  });
});
