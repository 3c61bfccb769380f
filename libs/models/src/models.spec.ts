import { missingParts, registeredModels } from '@lucid/resource';
import './models';

describe('the models', () => {
  it('are registered in the order of the OpenAPI document', () => {
    const paths = registeredModels().map(({ definition }) => definition.path);
    expect(paths).toEqual(['users', 'sessions', 'blocks', 'transactions', 'trust-policies', 'wallets']);
  });

  it('are complete', () => {
    expect(missingParts(registeredModels())).toEqual([]);
  });
});
