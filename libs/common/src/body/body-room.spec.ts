import type { ProblemError } from '../problem/errors';
import { BodyRoom } from './body-room';

/** A wait that ends at once, as soon as the event loop turns. */
const AT_ONCE = 0;
/** A wait that no test sees the end of. */
const ENDLESS = 2 ** 30;

describe('BodyRoom', () => {
  it('refuses a caller more than its share, and others more than all, with a time to try again', async () => {
    const sut = new BodyRoom(100, 60, AT_ONCE);
    await sut.take('a', 60);
    const own = await sut.take('a', 1).catch((error: unknown) => error as ProblemError);
    expect(own).toMatchObject({ code: 'too_many_requests', headers: { 'retry-after': '2' } });
    expect((own as ProblemError).detail).toContain('Your other requests');
    await sut.take('b', 40);
    const others = await sut.take('c', 1).catch((error: unknown) => error as ProblemError);
    expect(others).toMatchObject({ code: 'too_many_requests', headers: { 'retry-after': '2' } });
    expect((others as ProblemError).detail).toContain('The bodies of other requests');
  });

  it('lets those in who wait, as far as there is room, and gives each room back once', async () => {
    const sut = new BodyRoom(100, 60, ENDLESS);
    const leave = await sut.take('a', 60);
    const entered: string[] = [];
    const large = sut.take('a', 60).then((leaveLarge) => {
      entered.push('large');
      return leaveLarge;
    });
    const other = sut.take('b', 50).then(() => entered.push('other'));
    leave();
    leave();
    // There is room for the first of them only.
    const leaveLarge = await large;
    expect(entered).toEqual(['large']);
    leaveLarge();
    await other;
    expect(entered).toEqual(['large', 'other']);
    await sut.take('c', 50);
  });
});
