import type { estypes } from '@elastic/elasticsearch';

/**
 * Characters of scripts that are written without spaces between words, or, as Hangul, with endings that join their word: Thai, Lao, Tibetan, Burmese, Khmer,
 * Han, kana, Bopomofo and Hangul. In their order, as ranges: Java looks scripts up so slowly that a text of a megabyte took longer than a request may.
 */
const UNSPACED: readonly (readonly [first: number, last: number])[] = [
  [0x0e00, 0x109f],
  [0x1100, 0x11ff],
  [0x1780, 0x17ff],
  [0x19e0, 0x19ff],
  [0x2e80, 0x2fdf],
  [0x3005, 0x3007],
  [0x3041, 0x3096],
  [0x3099, 0x309a],
  [0x309d, 0x30fa],
  [0x30fc, 0x312f],
  [0x3131, 0x318e],
  [0x31a0, 0x31bf],
  [0x31f0, 0x31ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa960, 0xa97f],
  [0xa9e0, 0xa9ff],
  [0xaa60, 0xaa7f],
  [0xac00, 0xd7ff],
  [0xf900, 0xfaff],
  [0xff66, 0xffdc],
  [0x1aff0, 0x1b16f],
  [0x20000, 0x323af],
];

const rangesOf = (ranges: readonly (readonly [number, number])[], open: string): string =>
  ranges.map((range) => range.map((character) => `${open}{${character.toString(16)}}`).join('-')).join('');

/** Classes of Java. The first range of each decides about most texts, and Java tries it first. */
const unspaced = `[\\x{e00}-\\x{10ffff}&&[${rangesOf(UNSPACED, '\\x')}]]`;
const others = `[${rangesOf(
  [...UNSPACED, [0x110000, 0x110000] as const].map(
    ([first], at) => [(UNSPACED[at - 1]?.[1] ?? -1) + 1, first - 1] as const,
  ),
  '\\x',
)}]`;

const PARTS = new RegExp(`[${rangesOf(UNSPACED, '\\u')}]+`, 'gu');

/** Terms of one text that are indexed: words, and pieces of scripts without spaces. The rest of a longer text is not searched. */
const MOST_WORDS = 10_000;
const MOST_PIECES = 40_000;

/** The parts of a text in scripts without spaces: each is looked for as it stands, wherever a text has it. */
export const unspacedParts = (text: string): string[] => [...new Set(text.match(PARTS) ?? [])];

const characters = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, place) => String.fromCharCode(first + place));

/** A rule of a mapping, in ASCII: marks alone cannot be read. */
function rule(from: string, to: string): string {
  const escaped = (text: string): string =>
    text.replaceAll(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `${escaped(from)}=>${escaped(to)}`;
}

/** Rules for pairs of a letter and a mark that are one character too. */
const composed = (letters: readonly string[], marks: readonly string[], form: 'NFC' | 'NFKC'): string[] =>
  letters.flatMap((letter) =>
    marks.flatMap((mark) => {
      const one = (letter + mark).normalize(form);
      return one.length === 1 ? [rule(letter + mark, one)] : [];
    }),
  );

/** Marks above, below and between letters, which people leave out when they search: of Latin, Greek and Cyrillic, Hebrew and Arabic. */
const MARKS: readonly [first: number, last: number][] = [
  [0x0300, 0x036f],
  [0x0591, 0x05bd],
  [0x05bf, 0x05bf],
  [0x05c1, 0x05c2],
  [0x05c4, 0x05c5],
  [0x05c7, 0x05c7],
  [0x0640, 0x0640],
  [0x064b, 0x065f],
  [0x0670, 0x0670],
  [0x06d6, 0x06dc],
  [0x06df, 0x06e8],
  [0x06ea, 0x06ed],
];

const HALF_WIDTH_KANA = characters(0xff66, 0xff9d);
const KANA = characters(0x3041, 0x30ff);
const FULL_WIDTH_LATIN = characters(0xff01, 0xff5e);

/** What is taken for the same before a text falls into words. Where several fit, Elasticsearch takes the longest. */
const FOLDED = [
  ...composed(HALF_WIDTH_KANA, ['\uff9e', '\uff9f'], 'NFKC'),
  ...composed(KANA, ['\u3099', '\u309a'], 'NFC'),
  ...[...HALF_WIDTH_KANA, ...FULL_WIDTH_LATIN].map((form) => rule(form, form.normalize('NFKC'))),
  // The vowel "am" of Thai and of Lao.
  rule('\u0e4d\u0e32', '\u0e33'),
  rule('\u0ecd\u0eb2', '\u0eb3'),
  ...composed(['и', 'И'], ['\u0306'], 'NFC'),
  rule('ё', 'е'),
  rule('Ё', 'Е'),
  ...MARKS.flatMap(([first, last]) => characters(first, last)).map((mark) => rule(mark, '')),
];

/** How text falls into terms, by what Elasticsearch has built in. */
export const ANALYSIS: estypes.IndicesIndexSettingsAnalysis = {
  char_filter: {
    folding: { type: 'mapping', mappings: FOLDED },
    // Each form of a field has one kind of script: access stands for itself in 東京access方針.
    spaced: { type: 'pattern_replace', pattern: `${unspaced}+`, replacement: ' ' },
    unspaced: { type: 'pattern_replace', pattern: `${others}+`, replacement: ' ' },
  },
  tokenizer: {
    // Addresses and paths fall into their words too: alice@example.org is found by example.
    words: {
      type: 'char_group',
      tokenize_on_chars: ['whitespace', 'punctuation', 'symbol'],
      max_token_length: 64,
    },
    grams: { type: 'ngram', min_gram: 1, max_gram: 2 },
  },
  filter: {
    // The one of Greek lowers every script, and Greek with its final sigma and accents.
    lower: { type: 'lowercase', language: 'greek' },
    words: { type: 'limit', max_token_count: MOST_WORDS },
    pieces: { type: 'limit', max_token_count: MOST_PIECES },
    gaps: { type: 'stop', stopwords: [' '] },
  },
  analyzer: {
    words: {
      type: 'custom',
      char_filter: ['folding', 'spaced'],
      tokenizer: 'words',
      filter: [
        'words',
        'lower',
        'decimal_digit',
        'arabic_normalization',
        'persian_normalization',
        'indic_normalization',
        'hindi_normalization',
        'asciifolding',
      ],
    },
    // Single characters and pairs, of scripts without spaces only. A phrase of them is found at any place of a text, which no dictionary of words reaches.
    grams: { type: 'custom', char_filter: ['folding', 'unspaced'], tokenizer: 'grams', filter: ['pieces', 'gaps'] },
  },
};
