import Sequencer from '@jest/test-sequencer';
import { plan } from './planned-seconds.mjs';

/** A number that follows from a seed and a name, evenly spread (FNV-1a). */
const shuffled = (seed, name) =>
  [...`${seed} ${name}`].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0, 0x811c9dc5);

/**
 * Runs the longest suites first, so that none is left to run alone at the end. With `--randomize` the suites are shuffled by the same
 * seed as the tests in them.
 */
export default class LongestFirstSequencer extends Sequencer {
  constructor(options) {
    super(options);
    this.config = options.globalConfig;
  }

  sort(tests) {
    const { randomize, seed, rootDir } = this.config;
    const seconds = plan(rootDir, tests);
    const placeOf = randomize ? ({ path }) => shuffled(seed, path) : ({ path }) => -seconds.get(path);
    return [...tests].sort((one, other) => placeOf(one) - placeOf(other));
  }
}
