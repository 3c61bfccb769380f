import { Field, type FieldError, ProblemError } from '@lucid/common';
import type { mongo } from 'mongoose';
import { collationRules } from '../index-definition/definition-rules';
import { collationSpec, IndexCollation } from '../index-definition/index-collation';
import { requireValidatorSchema, VALIDATOR_SCHEMA, type ValidatorSchema } from '../validator-schema/validator-schema';
import {
  CappedOptions,
  ClusteredOptions,
  TimeSeriesOptions,
  VALIDATION_ACTION,
  VALIDATION_LEVEL,
  type ValidationAction,
  type ValidationLevel,
} from './collection';
import { NEW_NAME } from './new-name';

/** A collection as it is to be created. */
export class CreateCollection {
  @Field(NEW_NAME)
  name!: string;

  @Field({
    kind: 'object',
    type: () => CappedOptions,
    effect: { kind: 'delete' },
    description:
      'Bounds: MongoDB deletes the oldest documents to make place for new ones. Needs `database:delete` and `confirm`.',
  })
  capped?: CappedOptions;

  @Field({ kind: 'object', type: () => TimeSeriesOptions, description: 'Makes it a time series.' })
  time_series?: TimeSeriesOptions;

  @Field({ kind: 'object', type: () => ClusteredOptions, description: 'Stores it in the order of `_id`.' })
  clustered?: ClusteredOptions;

  @Field({
    kind: 'object',
    type: () => IndexCollation,
    description: 'How text is compared, by default, in its queries and indexes.',
  })
  collation?: IndexCollation;

  @Field(VALIDATOR_SCHEMA)
  json_schema?: ValidatorSchema;

  @Field(VALIDATION_LEVEL)
  validation_level?: ValidationLevel;

  @Field(VALIDATION_ACTION)
  validation_action?: ValidationAction;

  @Field({ kind: 'flag', description: 'Whether changes keep what a document was before, for change streams.' })
  pre_images?: boolean;
}

/** Which options MongoDB does not take beside a time series, or beside bounds. */
const APART: Readonly<Record<string, readonly (keyof CreateCollection)[]>> = {
  time_series: ['capped', 'clustered', 'json_schema', 'validation_level', 'validation_action', 'pre_images'],
  capped: ['clustered'],
};

function brokenRules(body: CreateCollection): FieldError[] {
  const apart = Object.entries(APART).flatMap(([option, others]) =>
    option in body
      ? others
          .filter((other) => body[other] !== undefined)
          .map((other) => ({ pointer: `/${other}`, code: 'combination', message: `cannot go with ${option}` }))
      : [],
  );
  const needing = (['validation_level', 'validation_action'] as const)
    .filter((option) => body[option] !== undefined && body.json_schema === undefined)
    .map((option) => ({ pointer: `/${option}`, code: 'combination', message: 'needs json_schema' }));
  const { time_field, meta_field } = body.time_series ?? {};
  const same =
    meta_field !== undefined && meta_field === time_field
      ? [{ pointer: '/time_series/meta_field', code: 'combination', message: 'cannot be the time_field too' }]
      : [];
  return [...apart, ...needing, ...same, ...(body.collation === undefined ? [] : collationRules(body.collation))];
}

/**
 * What the body asks for as MongoDB's `create` takes it.
 * @throws ProblemError 400 for rules that are not taken, 422 for options that MongoDB does not take together
 */
export function createOptions(body: CreateCollection): mongo.Document {
  const { capped, time_series, clustered, collation, json_schema, validation_level, validation_action, pre_images } =
    body;
  if (json_schema !== undefined) requireValidatorSchema(json_schema);
  const errors = brokenRules(body);
  if (errors.length > 0)
    throw new ProblemError('unprocessable', 'MongoDB does not take these options together.', { errors });
  const expiry = (time_series ?? clustered)?.expire_after_seconds;
  return {
    ...(capped !== undefined && {
      capped: true,
      size: capped.size_bytes,
      ...(capped.max_documents !== undefined && { max: capped.max_documents }),
    }),
    ...(time_series !== undefined && { timeseries: timeSeriesSpec(time_series) }),
    ...(clustered !== undefined && { clusteredIndex: { key: { _id: 1 }, unique: true } }),
    ...(expiry !== undefined && { expireAfterSeconds: expiry }),
    ...(collation !== undefined && collation.locale !== 'simple' && { collation: collationSpec(collation) }),
    ...(json_schema !== undefined && validatorOptions({ json_schema, validation_level, validation_action })),
    ...(pre_images !== undefined && { changeStreamPreAndPostImages: { enabled: pre_images } }),
  };
}

const timeSeriesSpec = ({ time_field, meta_field, granularity }: TimeSeriesOptions): mongo.Document => ({
  timeField: time_field,
  ...(meta_field !== undefined && { metaField: meta_field }),
  ...(granularity !== undefined && { granularity }),
});

/** Rules as `create` and `collMod` take them. */
export const validatorOptions = ({
  json_schema,
  validation_level = 'strict',
  validation_action = 'error',
}: {
  json_schema: ValidatorSchema;
  validation_level?: ValidationLevel | undefined;
  validation_action?: ValidationAction | undefined;
}): mongo.Document => ({
  validator: Object.keys(json_schema).length === 0 ? {} : { $jsonSchema: json_schema },
  validationLevel: validation_level,
  validationAction: validation_action,
});
