import { ProblemError } from '../problem/errors';

/** A number that no body has when its portions are parsed: the scan finds it, and the body is parsed whole and then refused. */
const NO_NUMBER = '1e999';

interface Portion {
  text: string;
  /** Whether it holds nothing but items of the list in which the portion before it ends. */
  isInner: boolean;
}

function parse(text: string, whole: () => string = () => text): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const detail = whole().trim() === '' ? 'The body is empty.' : 'The body is not well-formed JSON.';
    throw new ProblemError('malformed_json', detail, { cause });
  }
}

/** The number of the list in whose place a parsed item stands. */
const listOf = (item: unknown): number | undefined =>
  Array.isArray(item) && item[0] === Infinity ? (item[1] as number) : undefined;

/**
 * The text of a JSON body in portions, which are parsed one by one, so that no step of the event loop is as long as the whole body. What JSON.parse
 * accepts is the same: a text is well-formed exactly if it is so without the items of a list between two commas, and these items are.
 */
export class JsonPortions {
  private readonly portions: Portion[] = [];
  private texts: string[] = [];

  /** Adds text to the portion under way. */
  add(text: string): void {
    this.texts.push(text);
  }

  /**
   * Ends a portion at a comma, which belongs to neither side.
   * @param isInner whether it holds nothing but items of the list that the last cut was in
   */
  cut(isInner: boolean): void {
    this.portions.push({ text: this.last(), isInner });
    this.texts = [];
  }

  /** The text of the body, but for a byte order mark. */
  whole(): string {
    return [...this.portions.map(({ text }) => text), this.last()].join(',');
  }

  /** The text of the portion under way. Its pieces are not kept: a body of 16 MiB would be in memory twice. */
  private last(): string {
    const text = this.texts.join('');
    this.texts = [text];
    return text;
  }

  /** @throws ProblemError 400 when the text is not JSON */
  async parseWhole(pause: () => Promise<void>): Promise<unknown> {
    const text = this.whole();
    await pause();
    return parse(text);
  }

  /**
   * Parses a body that has no inexact number, with a pause between two portions.
   * @throws ProblemError 400 when the text is not JSON
   */
  async parse(pause: () => Promise<void>): Promise<unknown> {
    if (this.portions.length === 0) return this.parseWhole(pause);
    const outer = this.portions.filter(({ isInner }) => !isInner).map(({ text }) => text);
    const text = outer.map((each, list) => `${each},[${NO_NUMBER},${list}],`).join('') + this.last();
    const whole = (): string => this.whole();
    const body = parse(text, whole) as Record<string, unknown>;
    const items: unknown[][][] = [];
    for (const { text: inner, isInner } of this.portions) {
      if (!isInner) {
        items.push([]);
        continue;
      }
      await pause();
      const parsed = parse(`[${inner}]`, whole) as unknown[];
      // Nothing stands between two commas.
      if (parsed.length === 0) return this.parseWhole(pause);
      items.at(-1)?.push(parsed);
    }
    for (const [key, value] of Object.entries(body)) {
      if (!Array.isArray(value)) continue;
      const at = value.findIndex((item) => listOf(item) !== undefined);
      const list = listOf(value[at]);
      if (list !== undefined) body[key] = [value.slice(0, at), ...(items[list] ?? []), value.slice(at + 1)].flat();
    }
    return body;
  }
}
