import { ProblemError } from '@lucid/common';
import type { mongo } from 'mongoose';
import type { Metadata } from '../format/metadata';
import { describe } from '../read/describe';
import { createCommand } from '../definition/definition';
import { differences } from './compare-restored';
import { present } from './present';

/**
 * Makes a view as its backup has it, or makes the one of its name so, in one step for all readers. Again is as good as once.
 * @throws ProblemError 409 when something else has its name
 */
export async function putView(db: mongo.Db, view: Metadata, limit: { readonly maxTimeMS: number }): Promise<void> {
  const { name, options } = view;
  const [there] = await present(db, { $in: [name] }, limit);
  if (there === undefined) {
    await db.command({ ...Object.fromEntries(createCommand(view, name)), ...limit });
  } else {
    if (there.type !== 'view')
      throw new ProblemError(
        'conflict',
        `A ${there.type} came under the name of the view ${name}. It is left as it is.`,
      );
    await db.command({ collMod: name, viewOn: options.get('viewOn'), pipeline: options.get('pipeline'), ...limit });
  }
  const session = db.client.startSession();
  try {
    const [found] = await describe(db, { session, limit }, [name]);
    const wrong = differences(view, found);
    if (wrong.length > 0) throw new ProblemError('conflict', `The view ${name} is not as it was: ${wrong.join(' ')}`);
  } finally {
    await session.endSession();
  }
}
