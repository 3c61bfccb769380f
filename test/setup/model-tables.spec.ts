import '@lucid/models';
import { collectionOf, registeredModels } from '@lucid/resource';
import { FOREIGN_MODELS } from './foreign-models';
import { modelData } from './listed-models';

describe('the test tables of models', () => {
  const definitions = registeredModels().map(({ definition }) => definition);

  it('have documents of every model for lists', () => {
    const missing = definitions.filter(({ path }) => !modelData(0).some(([listed]) => listed === path));
    expect(missing.map(({ path }) => path)).toEqual([]);
  });

  it('have foreign documents of every model', () => {
    const names = FOREIGN_MODELS.map(({ collection }) => collection);
    expect(definitions.map(collectionOf).filter((collection) => !names.includes(collection))).toEqual([]);
  });
});
