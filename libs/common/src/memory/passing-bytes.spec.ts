import { passBytes } from './passing-bytes';

const MIB = 1024 * 1024;

/** The most that buffers take while many pass, in MB. */
function mostWhilePassing(): number {
  let most = 0;
  const before = process.memoryUsage().arrayBuffers;
  for (let passed = 0; passed < 300; passed += 1) {
    passBytes(Buffer.allocUnsafeSlow(MIB / 4).length * 4);
    for (let other = 0; other < 3; other += 1) Buffer.allocUnsafeSlow(MIB / 4);
    most = Math.max(most, process.memoryUsage().arrayBuffers - before);
  }
  return most / MIB;
}

describe('bytes that pass', () => {
  it('do not pile up, where they are told', () => {
    // Twice what is collected at a time; untold they came to 80 MB.
    expect(mostWhilePassing()).toBeLessThan(32);
  });
});
