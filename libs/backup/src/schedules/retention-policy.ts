import { defineClass, type Fields } from '@lucid/common';

const COUNT = { kind: 'int', min: 1, max: 10_000 } as const;

const FIELDS: Fields = {
  days: {
    ...COUNT,
    max: 36_500,
    description: 'Those begun at most so many days before the newest good one: nothing goes while none is made.',
    example: 30,
  },
  count: { ...COUNT, description: 'The newest so many good ones.' },
  daily: { ...COUNT, description: 'The newest good one of each of the last so many days that have one, in UTC.' },
  weekly: { ...COUNT, description: 'The same of weeks, which begin on Monday.' },
  monthly: { ...COUNT, description: 'The same of months.' },
  yearly: { ...COUNT, description: 'The same of years.' },
};

/** What is kept of the backups of a schedule: all that any of these asks for. Where none is given, all stay. */
export interface Retention {
  days?: number;
  count?: number;
  daily?: number;
  weekly?: number;
  monthly?: number;
  yearly?: number;
}

export const RetentionPolicy = defineClass('RetentionPolicy', FIELDS);

/** A merge patch of it: null takes a rule away. */
export const UpdateRetentionPolicy = defineClass(
  'UpdateRetentionPolicy',
  Object.fromEntries(Object.entries(FIELDS).map(([name, field]) => [name, { ...field, nullable: true }])),
);
