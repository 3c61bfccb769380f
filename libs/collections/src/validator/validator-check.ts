import { Field, type JsonSchema } from '@lucid/common';
import { affordable, countOf, extendedJson, MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { type ValidatorRule, rulesOf } from '../validator-schema/validator-rules';
import type { ValidatorSchema } from '../validator-schema/validator-schema';

/** Up to so many documents a collection is read whole, and beyond, a sample of so many. */
const READ_WHOLE = 100_000;
const SAMPLE = 10_000;
/** The most bytes of documents that the server reads for a check. */
const MAX_BYTES = 512 * 1024 * 1024;
/** How many documents that fail are shown, with the first reasons of each, and how many rules are tried for them. */
const EXAMPLES = 10;
const REASONS = 5;
const MAX_RULES = 300;
/** The quantile of the normal distribution that 95 of 100 samples are within. */
const Z95 = 1.96;

const COUNT = { kind: 'int', long: true, min: 0, required: true } as const;

/** A rule that a document breaks. */
export class BrokenRule {
  @Field({
    kind: 'text',
    required: true,
    description: 'Path of the field, as `lines[].price`; empty for the document itself.',
  })
  field!: string;

  @Field({ kind: 'text', required: true, description: 'The keyword of the rule.', example: 'minLength' })
  rule!: string;

  @Field({ kind: 'text', required: true, description: 'The rule, for people.' })
  message!: string;
}

const EXTENDED_JSON: JsonSchema = { description: "A value as MongoDB's relaxed extended JSON." };

export class FailingDocument {
  @Field({ kind: 'any', schema: EXTENDED_JSON, required: true, description: 'Its `_id`.' })
  id!: unknown;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => BrokenRule },
    required: true,
    description: `The first ${REASONS} rules that it breaks.`,
  })
  reasons!: BrokenRule[];
}

/** How many documents of the whole collection fail, as a sample lets one expect. */
export class FailingEstimate {
  @Field({ ...COUNT, description: 'What the share in the sample comes to.' })
  failing!: number;

  @Field({ ...COUNT, description: 'Low end of the interval.' })
  low!: number;

  @Field({ ...COUNT, description: 'High end of the interval: not 0 even where the sample has no failing document.' })
  high!: number;

  @Field({
    kind: 'int',
    min: 0,
    max: 100,
    required: true,
    description: 'Of so many samples in 100, the interval holds the true number.',
  })
  confidence_percent!: number;
}

/** How the documents of a collection fare under rules. */
export class ValidatorCheck {
  @Field({
    kind: 'text',
    values: ['all', 'sample'],
    enumName: 'ValidatorCheckMethod',
    required: true,
    description: 'Whether all documents were checked, or a random sample.',
  })
  method!: 'all' | 'sample';

  @Field({ ...COUNT, description: "Documents of the collection; of a sample, by MongoDB's own count." })
  documents!: number;

  @Field({ ...COUNT, description: 'Documents that were checked.' })
  checked!: number;

  @Field({ ...COUNT, description: 'Those of them that break the rules.' })
  failing!: number;

  @Field({ kind: 'object', type: () => FailingEstimate, description: 'What a sample says of the whole collection.' })
  estimate?: FailingEstimate;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => FailingDocument },
    required: true,
    description: `Up to ${EXAMPLES} documents that fail.`,
  })
  examples!: FailingDocument[];
}

/** What the pipeline of a check answers: its documents. */
export interface Counted {
  checked: { n: number }[];
  failing: { n: number }[];
  examples: { _id: unknown }[];
}

/** Counts the documents that a schema refuses, and takes the first of them. */
export function checkPipeline(schema: ValidatorSchema, sample?: number): mongo.Document[] {
  const fails = { $match: { $nor: [{ $jsonSchema: schema }] } };
  return [
    ...(sample === undefined ? [] : [{ $sample: { size: sample } }]),
    {
      $facet: {
        checked: [{ $count: 'n' }],
        failing: [fails, { $count: 'n' }],
        examples: [fails, { $limit: EXAMPLES }, { $project: { _id: 1 } }],
      },
    },
  ];
}

/** Tells how many documents of a collection fail under rules, and why. Nothing is written, and MongoDB itself is the judge. */
@Injectable()
export class ValidatorChecks {
  constructor(private readonly mongo: MongoService) {}

  /** Checks all documents of a collection, or, where that would take long, a sample. */
  async preview(name: string, schema: ValidatorSchema): Promise<ValidatorCheck> {
    const size = await countOf(this.mongo.db, { name, type: 'collection' }, this.mongo.limit);
    const { documents } = size;
    const whole = documents <= affordable(READ_WHOLE, MAX_BYTES, size);
    const sample = whole ? undefined : affordable(SAMPLE, MAX_BYTES, size);
    const counted = await this.mongo
      .collection(name)
      .aggregate<Counted>(checkPipeline(schema, sample), this.mongo.limit)
      .toArray();
    return this.told(name, schema, counted[0], sample === undefined ? undefined : documents);
  }

  /**
   * Makes an answer of what was counted.
   * @param of documents of the collection, where a sample was counted
   */
  async told(
    name: string,
    schema: ValidatorSchema,
    counted: Counted | undefined,
    of?: number,
  ): Promise<ValidatorCheck> {
    const checked = counted?.checked[0]?.n ?? 0;
    const failing = counted?.failing[0]?.n ?? 0;
    const ids = (counted?.examples ?? []).map(({ _id }) => _id);
    return {
      method: of === undefined ? 'all' : 'sample',
      documents: of ?? checked,
      checked,
      failing,
      ...(of !== undefined && { estimate: estimateOf(failing, checked, of) }),
      examples: ids.length === 0 ? [] : await this.examples(name, schema, ids),
    };
  }

  /** Has MongoDB try each rule by itself on a few documents. */
  private async examples(name: string, schema: ValidatorSchema, ids: readonly unknown[]): Promise<FailingDocument[]> {
    const rules = rulesOf(schema).slice(0, MAX_RULES);
    const facets = rules.map((rule, i): [string, mongo.Document[]] => [
      `rule${i}`,
      [{ $match: { $nor: [{ $jsonSchema: rule.schema }] } }, { $project: { _id: 1 } }],
    ]);
    const [broken = {}] =
      facets.length === 0
        ? []
        : await this.mongo
            .collection(name)
            .aggregate<Record<string, { _id: unknown }[]>>(
              [{ $match: { _id: { $in: ids } } }, { $facet: Object.fromEntries(facets) }],
              this.mongo.limit,
            )
            .toArray();
    const keyOf = (id: unknown): string => JSON.stringify(extendedJson(id));
    const breakers = rules.map((_, i) => new Set((broken[`rule${i}`] ?? []).map(({ _id }) => keyOf(_id))));
    return ids.map((id) => ({
      id: extendedJson(id),
      reasons: rules
        .filter((_, i) => breakers[i]?.has(keyOf(id)))
        .slice(0, REASONS)
        .map(shown),
    }));
  }
}

const shown = ({ field, rule, message }: ValidatorRule): BrokenRule => ({ field, rule, message });

/** The Wilson score interval: it also holds where a sample has none, or nothing else. */
export function estimateOf(failing: number, checked: number, of: number): FailingEstimate {
  if (checked === 0) return { failing: 0, low: 0, high: of, confidence_percent: 95 };
  const share = failing / checked;
  const square = Z95 * Z95;
  const middle = share + square / (2 * checked);
  const reach = Z95 * Math.sqrt((share * (1 - share)) / checked + square / (4 * checked * checked));
  const scale = of / (1 + square / checked);
  return {
    failing: Math.round(share * of),
    low: Math.max(failing, Math.floor((middle - reach) * scale)),
    high: Math.min(of, Math.ceil((middle + reach) * scale)),
    confidence_percent: 95,
  };
}
