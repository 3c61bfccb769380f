/**
 * Prints how easy each page of the documentation is to read: words, average sentence length, and Flesch reading ease.
 * 60 and more is plain English; technical names lower the figure, so compare pages with each other and with themselves.
 *
 *   npm run docs:readability [-- FILE…]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const markdownIn = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return markdownIn(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });

/** The sentences of a page: without code, tables, headings, comments and targets of links. */
function sentencesOf(text) {
  const prose = text
    .replace(/^ *```[^]*?^ *```/gm, '')
    .replace(/<!--[^]*?-->/g, '')
    .replace(/^\s*\|.*$/gm, '')
    .replace(/^#.*$/gm, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/`[^`]*`/g, 'Code');
  return prose
    .split(/\n\s*\n|\n\s*(?:[-*]|\d+\.) /)
    .flatMap((paragraph) => paragraph.split(/(?<=[.!?:;])["')*_]*\s+(?=[A-Z`"*_])/))
    .map((sentence) => sentence.match(/[A-Za-z][A-Za-z'-]*/g) ?? [])
    .filter((words) => words.length > 0);
}

/** A rule of thumb: groups of vowels, without a silent e at the end. */
function syllablesOf(word) {
  const groups =
    word
      .toLowerCase()
      .replace(/(?:[^aeiouy]e|[^td]ed|es)$/, '')
      .match(/[aeiouy]+/g) ?? [];
  return Math.max(1, groups.length);
}

/** What can be said of a page in figures; undefined for a page without sentences. */
export function readabilityOf(text) {
  const sentences = sentencesOf(text);
  const words = sentences.flat();
  if (words.length === 0) return undefined;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  const wordsPerSentence = words.length / sentences.length;
  return {
    words: words.length,
    wordsPerSentence,
    longSentences: sentences.filter(({ length }) => length > 25).length,
    readingEase: 206.835 - 1.015 * wordsPerSentence - 84.6 * (syllables / words.length),
  };
}

function print(files) {
  const rows = files.flatMap((file) => {
    const figures = readabilityOf(readFileSync(file, 'utf8'));
    return figures === undefined ? [] : [{ file, ...figures }];
  });
  const width = Math.max(...rows.map(({ file }) => file.length));
  console.log(`${'page'.padEnd(width)}  words  words/sentence  over 25 words  reading ease`);
  for (const { file, words, wordsPerSentence, longSentences, readingEase } of rows)
    console.log(
      [
        file.padEnd(width),
        String(words).padStart(5),
        wordsPerSentence.toFixed(1).padStart(14),
        String(longSentences).padStart(13),
        readingEase.toFixed(0).padStart(12),
      ].join('  '),
    );
  const total = rows.reduce((sum, { words }) => sum + words, 0);
  const weighed = (of) => rows.reduce((sum, row) => sum + of(row) * row.words, 0) / total;
  console.log(
    `\n${rows.length} pages, ${total} words, ${weighed((row) => row.wordsPerSentence).toFixed(1)} words per sentence, reading ease ${weighed((row) => row.readingEase).toFixed(0)}.`,
  );
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const named = process.argv.slice(2);
  print(
    named.length > 0
      ? named
      : ['README.md', 'CONTRIBUTING.md', 'configs/grafana/RUNBOOK.md', ...markdownIn('docs').sort()],
  );
}
