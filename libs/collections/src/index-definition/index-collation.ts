import { Field } from '@lucid/common';
import type { mongo } from 'mongoose';

/**
 * The locales that MongoDB 6.0 and later knows, with their variants (its manual, "Supported Languages and Locales").
 * `simple` compares bytes: it sets aside the collation of the collection.
 */
export const COLLATION_LOCALES = [
  ...['simple', 'af', 'am', 'ar', 'as', 'az', 'be', 'bg', 'bn', 'bo', 'bs', 'bs_Cyrl', 'ca', 'chr', 'cs', 'cy', 'da'],
  ...['de', 'de@collation=eor', 'de@collation=phonebook', 'de@collation=search', 'de_AT', 'dsb', 'dz', 'ee', 'el'],
  ...['en', 'en_US', 'en_US_POSIX', 'eo', 'es', 'es@collation=search', 'es@collation=traditional', 'et', 'fa', 'fa_AF'],
  ...['fi', 'fi@collation=search', 'fi@collation=traditional', 'fil', 'fo', 'fr', 'fr_CA', 'ga', 'gl', 'gu', 'ha'],
  ...['haw', 'he', 'hi', 'hi@collation=search', 'hr', 'hsb', 'hu', 'hy', 'id', 'ig', 'is', 'it', 'ja'],
  ...['ja@collation=unihan', 'ka', 'kk', 'kl', 'km', 'kn', 'ko', 'ko@collation=search', 'ko@collation=searchjl'],
  ...['ko@collation=unihan', 'kok', 'ky', 'lb', 'lkt', 'ln', 'lo', 'lt', 'lv', 'mk', 'ml', 'mn', 'mr', 'ms', 'mt'],
  ...['my', 'nb', 'ne', 'nl', 'nn', 'om', 'or', 'pa', 'pl', 'ps', 'pt', 'ro', 'ru', 'se', 'si'],
  ...['si@collation=dictionary', 'sk', 'sl', 'smn', 'sq', 'sr', 'sr_Latn', 'sv', 'sw', 'ta', 'te', 'th', 'to', 'tr'],
  ...['ug', 'uk', 'ur', 'vi', 'wae', 'yi', 'yo', 'zh', 'zh@collation=big5han', 'zh@collation=gb2312han'],
  ...['zh@collation=unihan', 'zh@collation=zhuyin', 'zh_Hant', 'zu'],
] as const;

/** How text is compared (ICU); what is left out is as the locale has it. */
export class IndexCollation {
  @Field({
    kind: 'text',
    values: COLLATION_LOCALES,
    enumName: 'CollationLocale',
    required: true,
    description: 'The language, or `simple` for bytes.',
    example: 'en',
  })
  locale!: (typeof COLLATION_LOCALES)[number];

  @Field({ kind: 'int', min: 1, max: 5, description: '1 ignores case and accents, 2 case only, 3 neither.' })
  strength?: number;

  @Field({ kind: 'flag', description: 'Whether case counts at strength 1 and 2.' })
  case_level?: boolean;

  @Field({
    kind: 'text',
    values: ['upper', 'lower', 'off'],
    enumName: 'CollationCaseFirst',
    description: 'Which case comes first, where case counts.',
  })
  case_first?: string;

  @Field({ kind: 'flag', description: 'Whether digits are compared as numbers.' })
  numeric_ordering?: boolean;

  @Field({
    kind: 'text',
    values: ['non-ignorable', 'shifted'],
    enumName: 'CollationAlternate',
    description: '`shifted` ignores spaces and punctuation below strength 4.',
  })
  alternate?: string;

  @Field({
    kind: 'text',
    values: ['punct', 'space'],
    enumName: 'CollationMaxVariable',
    description: 'What `shifted` ignores: spaces and punctuation, or spaces only.',
  })
  max_variable?: string;

  @Field({ kind: 'flag', description: 'Whether text is normalised before it is compared.' })
  normalization?: boolean;

  @Field({ kind: 'flag', description: 'Whether accents are compared from the end, as in Canadian French.' })
  backwards?: boolean;
}

const COLLATION_FIELDS = {
  locale: 'locale',
  strength: 'strength',
  case_level: 'caseLevel',
  case_first: 'caseFirst',
  numeric_ordering: 'numericOrdering',
  alternate: 'alternate',
  max_variable: 'maxVariable',
  normalization: 'normalization',
  backwards: 'backwards',
} as const satisfies Record<keyof IndexCollation, string>;

/** A collation in MongoDB's terms. */
export const collationSpec = (collation: IndexCollation): mongo.CollationOptions =>
  Object.fromEntries(
    Object.entries(collation).map(([field, value]) => [COLLATION_FIELDS[field as keyof IndexCollation], value]),
  ) as unknown as mongo.CollationOptions;

/** A stored collation in this API's terms; its version is the server's. */
export const collationOf = (stored: mongo.Document): IndexCollation =>
  Object.fromEntries(
    Object.entries(COLLATION_FIELDS).map(([field, name]) => [field, stored[name] as unknown]),
  ) as unknown as IndexCollation;
