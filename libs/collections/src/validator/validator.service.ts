import { type AuditNotes, ProblemError } from '@lucid/common';
import { MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { Collection } from '../collections/collection';
import { CollectionsService } from '../collections/collections.service';
import { validatorOptions } from '../collections/create-collection';
import type { ListedCollection } from '../collections/describe-collection';
import { refuseProtected } from '../collections/protection';
import { requireValidatorSchema, type ValidatorSchema } from '../validator-schema/validator-schema';
import type { ReplaceCollectionValidator, ReplaceValidatorOptions } from './validator-bodies';
import { type ValidatorCheck, ValidatorChecks } from './validator-check';

/** The rules for the documents of a collection: tried, then put in force. */
@Injectable()
export class ValidatorService {
  constructor(
    private readonly mongo: MongoService,
    private readonly collections: CollectionsService,
    private readonly checks: ValidatorChecks,
  ) {}

  /** @throws ProblemError 404, 409 for a view or time series, 400 for rules that are not taken */
  async preview(name: string, schema: ValidatorSchema): Promise<ValidatorCheck> {
    await this.requirePlain(name, schema);
    return this.checks.preview(name, schema);
  }

  /** Makes sure that rules can be tried on a collection. @throws ProblemError as {@link preview} */
  async requirePlain(name: string, schema: ValidatorSchema): Promise<ListedCollection> {
    requireValidatorSchema(schema);
    const listed = await this.collections.find(name);
    if (listed.type === 'collection') return listed;
    throw new ProblemError(
      'conflict',
      `${name} is a ${listed.type}, and MongoDB keeps rules for plain collections only.`,
    );
  }

  /**
   * Puts rules in force in the place of those that are there.
   * @throws ProblemError 409 for a protected collection, or while documents break the new rules and that is not accepted
   */
  async replace(
    name: string,
    rules: ReplaceCollectionValidator,
    { accept_failing }: ReplaceValidatorOptions,
    audit: AuditNotes,
  ): Promise<Collection> {
    audit.target = name;
    requireValidatorSchema(rules.json_schema);
    refuseProtected(name, 'given other rules');
    await this.requirePlain(name, rules.json_schema);
    audit.before = rulesOf(await this.collections.get(name));
    // Only then is a document that breaks the rules in the way of a write that does not mend it.
    const refuses = rules.validation_level === 'strict' && rules.validation_action === 'error';
    if (refuses && !accept_failing) refuseFailing(name, await this.checks.preview(name, rules.json_schema));
    const command = { collMod: name, ...validatorOptions(rules), ...this.mongo.limit };
    await this.mongo.write((session) => this.mongo.db.command(command, { session }));
    const changed = await this.collections.get(name);
    audit.after = rulesOf(changed);
    return changed;
  }
}

const rulesOf = ({ validator, validation_level, validation_action }: Collection): Partial<Collection> => ({
  validator,
  validation_level,
  validation_action,
});

function refuseFailing(name: string, { failing, checked, method, examples }: ValidatorCheck): void {
  if (failing === 0) return;
  const of = method === 'sample' ? `a sample of ${checked}` : checked;
  const first = examples[0]?.reasons ?? [];
  throw new ProblemError(
    'conflict',
    `${failing} of ${of} documents of ${name} break these rules. Mend them first, or send accept_failing=true. errors tells what one of them breaks.`,
    {
      errors: first.map(({ field, rule, message }) => ({
        pointer: `/json_schema`,
        code: rule,
        message: `${field} ${message}`.trim(),
      })),
    },
  );
}
