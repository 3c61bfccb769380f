import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as ts from 'typescript';

/** A metric as it is documented. */
export interface DocumentedMetric {
  name: string;
  type: string;
  help: string;
  labels: readonly string[];
}

type TypeScript = typeof ts;

const sourcesOf = (root: string): string[] =>
  readdirSync(join(root, 'libs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/(?:spec|\.d)\.ts$/.test(file) && !file.includes('node_modules'))
    .map((file) => join(root, 'libs', file))
    .sort();

/** The metrics that sources read when `/metrics` is called: the calls of `gauge` and `counter` in libs/. */
export async function metricsOfSources(root: string): Promise<DocumentedMetric[]> {
  const { default: typescript } = await import('typescript');
  return sourcesOf(root).flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    if (!/\b(?:gauge|counter)\(/.test(text)) return [];
    return new CallReader(typescript, typescript.createSourceFile(file, text, typescript.ScriptTarget.Latest, true))
      .metrics;
  });
}

/** Reads the calls in one file. */
class CallReader {
  constructor(
    private readonly typescript: TypeScript,
    private readonly file: ts.SourceFile,
  ) {}

  get metrics(): DocumentedMetric[] {
    return this.all(this.file, (node) => {
      const { typescript } = this;
      if (!typescript.isCallExpression(node) || !typescript.isIdentifier(node.expression)) return undefined;
      const type = node.expression.text;
      const [name, help, samples] = node.arguments;
      if ((type !== 'gauge' && type !== 'counter') || name === undefined || help === undefined) return undefined;
      if (!typescript.isStringLiteral(name)) return undefined;
      const labels = samples === undefined ? [] : [...new Set(this.labelsIn(samples, new Set()))];
      return { name: name.text, type, help: this.textOf(help), labels };
    });
  }

  /** Every node below one for which a function gives something. */
  private all<T>(node: ts.Node, read: (node: ts.Node) => T | undefined): T[] {
    const own = read(node);
    const below: T[] = [];
    node.forEachChild((child) => {
      below.push(...this.all(child, read));
    });
    return own === undefined ? below : [own, ...below];
  }

  /** A text, with the constants of the file in place of their names. */
  private textOf(node: ts.Node): string {
    const { typescript } = this;
    if (typescript.isStringLiteralLike(node)) return node.text;
    const value = typescript.isIdentifier(node) ? this.declared(node.text) : undefined;
    if (value !== undefined) return this.textOf(value);
    if (!typescript.isTemplateExpression(node)) throw new Error(`${this.file.fileName}: ${node.getText()} is no text`);
    return [
      node.head.text,
      ...node.templateSpans.map(({ expression, literal }) => {
        const value = this.declared(expression.getText());
        return `${value?.getText() ?? expression.getText()}${literal.text}`;
      }),
    ].join('');
  }

  /** The value of a constant, a function or a method of this file. */
  private declared(name: string): ts.Node | undefined {
    const { typescript } = this;
    const [found] = this.all(this.file, (node) => {
      if (typescript.isVariableDeclaration(node) && node.name.getText() === name) return node.initializer;
      return typescript.isMethodDeclaration(node) && node.name.getText() === name ? node.body : undefined;
    });
    return found;
  }

  /** The names of labels in the samples of a call. */
  private labelsIn(node: ts.Node, seen: Set<string>): string[] {
    const { typescript } = this;
    const own = this.all(node, (each) => {
      const names = this.keysOfLabels(each);
      if (names !== undefined) return names;
      const name = typescript.isIdentifier(each) ? each.text : undefined;
      if (name === undefined || seen.has(name)) return undefined;
      seen.add(name);
      const value = this.declared(name);
      return value === undefined ? undefined : this.labelsIn(value, seen);
    });
    return own.flat();
  }

  /** The keys of `labels: { … }`, and of the object that the second argument of `samplesOf` returns. */
  private keysOfLabels(node: ts.Node): string[] | undefined {
    const { typescript } = this;
    if (typescript.isPropertyAssignment(node) && node.name.getText() === 'labels') return this.keysOf(node.initializer);
    const isSamples = typescript.isCallExpression(node) && node.expression.getText() === 'samplesOf';
    const labelsOf = isSamples ? node.arguments[1] : undefined;
    if (labelsOf === undefined || !typescript.isArrowFunction(labelsOf)) return undefined;
    const { body } = labelsOf;
    return this.keysOf(typescript.isParenthesizedExpression(body) ? body.expression : body);
  }

  private keysOf(node: ts.Node): string[] | undefined {
    const { typescript } = this;
    if (!typescript.isObjectLiteralExpression(node)) return undefined;
    return node.properties.flatMap(({ name }) => (name === undefined ? [] : name.getText()));
  }
}
