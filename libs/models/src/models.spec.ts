import { missingParts, registeredModels } from '@lucid/resource';
import './models';

describe('the models', () => {
  it('are complete', () => {
    expect(missingParts(registeredModels())).toEqual([]);
  });
});
