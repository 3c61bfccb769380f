import type { estypes } from '@elastic/elasticsearch';

/** Scripts that are written without spaces between words, or, as Hangul, with endings that join their word. */
const UNSPACED = ['Han', 'Hiragana', 'Katakana', 'Hangul', 'Bopomofo', 'Thai', 'Lao', 'Khmer', 'Myanmar', 'Tibetan'];
/** The long vowel mark of kana has no script of its own. */
const LONG_VOWEL = '\u30fc';

/** Half-width forms and sound marks of kana, which have no script of their own either; in an index they are folded. */
const KANA_FORMS = '\uff70\uff9e\uff9f\u3099\u309a';

const inJava = UNSPACED.map((name) => `\\p{Is${name}}`).join('') + LONG_VOWEL;
const inJavaScript = new RegExp(
  `[${UNSPACED.map((name) => `\\p{Script=${name}}`).join('')}${LONG_VOWEL}${KANA_FORMS}]+`,
  'gu',
);

/** The parts of a text in scripts without spaces: each is looked for as it stands, wherever a text has it. */
export const unspacedParts = (text: string): string[] => [...new Set(text.match(inJavaScript) ?? [])];

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
    unspaced: { type: 'pattern_replace', pattern: `[^${inJava}]+`, replacement: ' ' },
  },
  tokenizer: {
    // Addresses and paths fall into their words too: alice@example.org is found by example. So does a text where its script changes: access in 東京access方針.
    words: {
      type: 'pattern',
      pattern: `[\\s\\p{Z}\\p{P}\\p{Sc}\\p{Sm}\\p{So}]+|(?<=[${inJava}])(?=[^${inJava}])|(?<=[^${inJava}])(?=[${inJava}])`,
    },
    grams: { type: 'ngram', min_gram: 1, max_gram: 2 },
  },
  filter: {
    // The one of Greek lowers every script, and Greek with its final sigma and accents.
    lower: { type: 'lowercase', language: 'greek' },
    // Lucene refuses terms of more than 32,766 bytes, and nobody types longer words.
    short: { type: 'truncate', length: 64 },
    gaps: { type: 'stop', stopwords: [' '] },
  },
  analyzer: {
    words: {
      type: 'custom',
      char_filter: ['folding'],
      tokenizer: 'words',
      filter: [
        'short',
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
    grams: { type: 'custom', char_filter: ['folding', 'unspaced'], tokenizer: 'grams', filter: ['gaps'] },
  },
};
