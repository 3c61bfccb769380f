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
