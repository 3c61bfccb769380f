import { elementsIn, type RawElement } from '@lucid/mongo';

/** The fields of a document, in their order. */
export type RawFields = Map<string, RawElement>;

/** Takes the top level of a document apart. */
export const fieldsIn = (document: Uint8Array): RawFields => new Map(elementsIn(document));

/** The documents of an array's value. */
export const documentsInArray = (value: RawElement | undefined): Buffer[] =>
  value === undefined ? [] : [...fieldsIn(value.bytes).values()].map(({ bytes }) => bytes);

/** The text of a string's value; undefined of any other. */
export const textIn = (value: RawElement | undefined): string | undefined =>
  value?.type === 2 ? value.bytes.toString('utf8', 4, value.bytes.length - 1) : undefined;

/** Whether a value is true. */
export const isTrue = (value: RawElement | undefined): boolean => value?.type === 8 && value.bytes[0] === 1;
