import { inBatches, upTo } from './sequences';

describe('inBatches', () => {
  it('cuts as items come, the last batch as short as it is', () => {
    expect([...inBatches(upTo(7), 3)]).toEqual([[0, 1, 2], [3, 4, 5], [6]]);
    expect([...inBatches([], 3)]).toEqual([]);
  });
});
