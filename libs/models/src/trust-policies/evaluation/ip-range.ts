import { isIP } from 'node:net';

/** An IP address in words of 32 bits: one for IPv4, four for IPv6. */
type Words = readonly number[];

const ipv4Word = (text: string): number => text.split('.').reduce((word, part) => word * 256 + Number(part), 0);

/** The groups of 16 bits in one half of an IPv6 address; its last two may be written as an IPv4 address. */
function groupsOf(half: string): number[] {
  if (half === '') return [];
  return half.split(':').flatMap((group) => {
    if (!group.includes('.')) return [parseInt(group, 16)];
    const word = ipv4Word(group);
    return [Math.floor(word / 65_536), word % 65_536];
  });
}

function ipv6Words(text: string): Words {
  const [head = '', tail = ''] = text.split('::');
  const [left, right] = [groupsOf(head), groupsOf(tail)];
  const groups = [...left, ...Array.from({ length: 8 - left.length - right.length }, () => 0), ...right];
  return [0, 2, 4, 6].map((i) => (groups[i] ?? 0) * 65_536 + (groups[i + 1] ?? 0));
}

/** Reads an IP address; undefined for anything else, one with a zone included: it says more than an address. */
function parseAddress(text: string): Words | undefined {
  switch (text.includes('%') ? 0 : isIP(text)) {
    case 4:
      return [ipv4Word(text)];
    case 6:
      return ipv6Words(text);
    default:
      return undefined;
  }
}

let latest: { text: string; words: Words | undefined } = { text: '', words: undefined };

/** Many rules ask about the one address of a request: the latest is kept, since the same text always reads the same. */
function addressOf(text: string): Words | undefined {
  if (latest.text !== text) latest = { text, words: parseAddress(text) };
  return latest.words;
}

/** The IPv4 address that an IPv6 address stands for (::ffff:0:0/96), if it does. */
const mapped = (words: Words): Words | undefined =>
  words[0] === 0 && words[1] === 0 && words[2] === 0xffff ? words.slice(3) : undefined;

/** Whether text is an address in a range; undefined when it is no IP address. */
export type RangeTest = (text: string) => boolean | undefined;

/**
 * Reads a range such as `10.0.0.0/8`; bits beyond its length have no meaning. An IPv4 address mapped into IPv6 is in
 * the ranges of both. @returns undefined for what is no range
 */
export function rangeTest(range: string): RangeTest | undefined {
  const [, address = '', length = ''] = /^([0-9A-Fa-f:.]{2,45})\/(0|[1-9][0-9]{0,2})$/.exec(range) ?? [];
  const network = parseAddress(address);
  const prefix = Number(length);
  if (network === undefined || prefix > network.length * 32) return undefined;
  // One shift less than 32 at a time: a shift by 32 bits shifts by none.
  const masks = network.map((_, i) => {
    const bits = Math.min(32, Math.max(0, prefix - 32 * i));
    return bits === 0 ? 0 : -1 << (32 - bits);
  });
  return (text) => {
    const read = addressOf(text);
    if (read === undefined) return undefined;
    const words = network.length === 1 && read.length === 4 ? mapped(read) : read;
    if (words?.length !== network.length) return false;
    for (let i = 0; i < network.length; i += 1) {
      if (((words[i] ?? 0) ^ (network[i] ?? 0)) & (masks[i] ?? 0)) return false;
    }
    return true;
  };
}
