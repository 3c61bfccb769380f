import fc from 'fast-check';
import { Allowance } from './allowance';
import { SharedAllowance } from './shared-allowance';

const alone = (limit: number): Allowance => new Allowance(limit, () => Promise.resolve(undefined));

describe('an allowance below others', () => {
  it('lets through no more than any of them, whoever else uses them', async () => {
    const limits = fc.integer({ min: 1, max: 20 });
    await fc.assert(
      fc.asyncProperty(limits, fc.array(limits, { minLength: 1, maxLength: 4 }), async (above, own) => {
        const parent = alone(above);
        const children = own.map((limit) => new SharedAllowance([alone(limit), parent]));
        let passed = 0;
        for (let round = 0; round < 20; round += 1) for (const child of children) if (await child.use()) passed += 1;
        expect(passed).toBe(
          Math.min(
            above,
            own.reduce((sum, limit) => sum + limit, 0),
          ),
        );
      }),
    );
  });

  it('shows the one that has the least left', async () => {
    const [own, above] = [alone(10), alone(5)];
    const sut = new SharedAllowance([own, above]);
    await sut.use();
    expect([sut.limit, sut.remaining]).toEqual([5, 4]);
  });
});
