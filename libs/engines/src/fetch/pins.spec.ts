import { acceptsVersion, type EngineName, pins } from './pins';

describe('pins', () => {
  it.each(Object.keys(pins) as EngineName[])('accepts the version that the packages of %s bring', (name) => {
    const { packageVersion, goModule } = pins[name];
    expect(goModule !== undefined || acceptsVersion(pins[name], packageVersion)).toBe(true);
  });

  it('pins every download by a whole digest', () => {
    const wheels = Object.values(pins).flatMap(({ wheels }) => Object.values(wheels ?? {}));
    const parts = Object.values(pins).flatMap(({ npmParts }) => Object.values(npmParts ?? {}));
    for (const wheel of wheels) {
      expect(wheel).toMatchObject({
        requirement: expect.stringMatching(/==/) as string,
        wheelSha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
        memberSha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      });
    }
    for (const part of parts) expect(part?.sha512).toMatch(/^[0-9a-f]{128}$/);
    expect([wheels.length, parts.length]).toEqual([4, 1]);
  });

  it.each([
    ['5.0.31', false],
    ['6.0.0', true],
    ['7.0.24', true],
    ['8.2.6', true],
    ['9.0.0', false],
    ['nonsense', false],
  ])('mongod %s: %s', (version, expected) => {
    expect(acceptsVersion(pins.mongod, version)).toBe(expected);
  });
});
