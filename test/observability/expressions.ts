import { parse } from 'yaml';
import { readInRepository } from '../containers/repository';

interface Rule {
  record?: string;
  alert?: string;
  expr: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
}

interface Panel {
  title: string;
  description?: string;
  targets?: { expr: string; legendFormat: string }[];
}

export const ALERTS_FILE = 'configs/grafana/alerts.yml';
export const DASHBOARD_FILE = 'configs/grafana/dashboards/lucid-storage.json';

/** The rules for Prometheus. */
export const rules = (parse(readInRepository(ALERTS_FILE)) as { groups: { rules: Rule[] }[] }).groups.flatMap(
  (group) => group.rules,
);

/** The panels of the dashboard that show something. */
export const panels = (JSON.parse(readInRepository(DASHBOARD_FILE)) as { panels: Panel[] }).panels.filter(
  ({ targets }) => targets !== undefined,
);

/** Every expression, with where it stands. */
export const expressions: readonly (readonly [where: string, expr: string])[] = [
  ...rules.map(({ alert, record, expr }) => [alert ?? record ?? '', expr] as const),
  ...panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => [title, expr] as const)),
];

/** A series that an expression asks for. */
export interface Selector {
  name: string;
  /** Labels that it matches, each with the values that it must have where they are told one by one. */
  labels: Record<string, string[] | undefined>;
}

const records = new Set(rules.flatMap(({ record }) => record ?? []));

/** The series of an expression that the service tells. It is no parser: promtool says whether an expression is one. */
export function selectorsOf(expr: string): Selector[] {
  const plain = expr.replaceAll(/\b(?:by|on) \([^)]*\)/g, '').replaceAll(/\blucid:\w+:\w+/g, (name) => {
    if (!records.has(name)) throw new Error(`No rule records ${name}`);
    return '';
  });
  const asked = plain.matchAll(/\b((?:lucid|http|db|process|nodejs)_\w+)\s*(?:\{([^}]*)\})?/g);
  return [...asked].map(([, name = '', matchers = '']) => ({
    name,
    labels: Object.fromEntries(
      [...matchers.matchAll(/(\w+)\s*(=~|!=|!~|=)\s*"([^"]*)"/g)].map(([, label = '', operator, value = '']) => [
        label,
        operator === '=' ? [value] : operator === '=~' && /^[\w|]+$/.test(value) ? value.split('|') : undefined,
      ]),
    ),
  }));
}

/** Labels that an expression groups or tells by. */
export const groupedBy = (expr: string): string[] =>
  [...expr.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, names = '']) => names.split(',').map((name) => name.trim()));
