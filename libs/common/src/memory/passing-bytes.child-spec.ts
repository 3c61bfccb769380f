import { passBytes } from './passing-bytes';

/**
 * A program for tests: lets 2,000 buffers of 1 MB pass, holds as many of them at a time as its argument says, and prints the most MB that buffers took.
 */
const MIB = 1024 * 1024;

const count = Number(process.argv[2]);
const held: Buffer[] = [];
let most = 0;
for (let passed = 0; passed < 2000; passed += 1) {
  held[passed % count] = Buffer.allocUnsafeSlow(MIB);
  passBytes(MIB);
  most = Math.max(most, process.memoryUsage().arrayBuffers);
}
console.log(Math.round(most / MIB));
