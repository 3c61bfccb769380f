import { defineClass } from '../fields/model-class';
import { declareEffects, type DeclaredEffects, effectsOf } from './declared-effects';
import { bodyOf, parametersOf } from './pipes';

let looks = 0;
const LOOKED_AT = {
  code: 'looked_at',
  message: 'must be text',
  passes: (text: string) => {
    looks += 1;
    return text !== 'bad';
  },
};
const Body = defineClass('PipeBody', {
  name: { kind: 'text', required: true, collection: true, check: LOOKED_AT, description: 'A collection.' },
});
const Other = defineClass('PipeOther', { name: { kind: 'text', required: true, description: 'Any text.' } });
const declared = declareEffects('post', { collections: 'shape' }, { body: Body }) as DeclaredEffects;

describe('the pipes', () => {
  beforeEach(() => (looks = 0));

  it('go by what was checked ahead for the effects of a request', () => {
    const body = { name: 'a' };
    expect(effectsOf(declared, { params: {}, query: {}, body })?.collections).toEqual(['a']);
    const before = looks;
    expect(before).toBeGreaterThan(0);
    expect(bodyOf(Body).transform(body, { type: 'body' })).toEqual({ name: 'a' });
    expect(looks).toBe(before);
  });

  it('tell what is wrong with a part that was checked ahead', () => {
    const body = { name: 'bad' };
    expect(effectsOf(declared, { params: {}, query: {}, body })).toBeUndefined();
    expect(() => bodyOf(Body).transform(body, { type: 'body' })).toThrow(
      expect.objectContaining({
        code: 'invalid_body',
        errors: [expect.objectContaining({ code: 'looked_at' })],
      }) as Error,
    );
  });

  it('check by their own class what was checked ahead by another', () => {
    const body = { name: 'bad' };
    effectsOf(declared, { params: {}, query: {}, body });
    expect(bodyOf(Other).transform(body, { type: 'body' })).toEqual({ name: 'bad' });
    expect(() => parametersOf(Body).transform({ other: '1' }, { type: 'query' })).toThrow(
      expect.objectContaining({ code: 'invalid_parameter' }) as Error,
    );
  });
});
