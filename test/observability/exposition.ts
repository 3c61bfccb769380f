/** One series of an answer of /metrics. */
export interface Series {
  name: string;
  labels: Record<string, string>;
  value: number;
}

const LINE = /^(?<name>[a-zA-Z_:][\w:]*)(?:\{(?<labels>.*)\})? (?<value>\S+)$/;
const LABEL = /(?<name>\w+)="(?<value>(?:[^"\\]|\\.)*)"/g;

const numberOf = (text: string): number => (text === '+Inf' ? Infinity : Number(text));

/** Reads Prometheus' text format; throws at a line that is none of it. */
export function seriesOf(text: string): Series[] {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((line) => {
    const { name = '', labels = '', value = '' } = LINE.exec(line)?.groups ?? {};
    if (name === '') throw new Error(`No line of Prometheus' text format: ${line}`);
    const pairs = [...labels.matchAll(LABEL)].map(({ groups = {} }) => [groups['name'], groups['value']]);
    return { name, labels: Object.fromEntries(pairs) as Record<string, string>, value: numberOf(value) };
  });
}

/** What /metrics of a service answers. */
export async function readSeries(url: string, headers: Record<string, string> = {}): Promise<Series[]> {
  const answer = await fetch(`${url}/metrics`, { headers });
  if (!answer.ok) throw new Error(`/metrics answered ${answer.status}`);
  return seriesOf(await answer.text());
}

/** The sum of the series of a name that have these labels. */
export const sumOf = (series: readonly Series[], name: string, labels: Record<string, string> = {}): number =>
  series
    .filter((each) => each.name === name && Object.entries(labels).every(([key, value]) => each.labels[key] === value))
    .reduce((sum, { value }) => sum + value, 0);
