import { Field } from '@lucid/common';
import type { IndexState } from './index-reader';
import { StoredIndex, storedIndex } from './stored-index';

const COUNT = { kind: 'int', long: true, min: 0, required: true } as const;

/** How often one member has used an index. */
export class MemberIndexUses {
  @Field({ kind: 'text', required: true, description: 'Address of the member, as the replica set names it.' })
  member!: string;

  @Field({ ...COUNT, description: 'Operations that used it.' })
  count!: number;

  @Field({
    kind: 'instant',
    required: true,
    description: 'Since when it counts: a restart of the member, and each change of the index, begins anew.',
  })
  since!: Date;
}

/** How often an index was used by all members that could be asked. */
export class IndexUses {
  @Field({ ...COUNT, description: 'Operations that used it, of all members.' })
  count!: number;

  @Field({ kind: 'instant', description: 'Since when all of them count: the latest of their times.' })
  since?: Date;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => MemberIndexUses },
    required: true,
    description: 'Each member that has it.',
  })
  members!: MemberIndexUses[];
}

/** How far the primary is with building an index. */
export class IndexBuilding {
  @Field({ kind: 'text', description: "The step it is at, in MongoDB's words." })
  phase?: string;

  @Field({ ...COUNT, required: false, description: 'Documents or keys done in this step.' })
  done?: number;

  @Field({ ...COUNT, required: false, description: 'All of them.' })
  total?: number;

  @Field({ kind: 'text', description: 'The job that asked for it.' })
  job_id?: string;
}

const DECLARATIONS = ['yes', 'no', 'different'] as const;

/** An index, with all that is known of it. */
export class CollectionIndex extends StoredIndex {
  @Field({ ...COUNT, description: "Its size on the primary's disk." })
  size_bytes!: number;

  @Field({ kind: 'object', type: () => IndexUses, required: true, description: 'How often it was used.' })
  uses!: IndexUses;

  @Field({ kind: 'object', type: () => IndexBuilding, description: 'How far it is, while it is being built.' })
  building?: IndexBuilding;

  @Field({
    kind: 'text',
    values: DECLARATIONS,
    enumName: 'IndexDeclared',
    required: true,
    description: 'Whether the service declares it: `different` when it is not as declared.',
  })
  declared!: (typeof DECLARATIONS)[number];

  @Field({ kind: 'text', description: 'The query that the declared index is there for.' })
  serves?: string;

  @Field({ kind: 'list', items: { kind: 'text' }, description: 'In what it differs from the declared one.' })
  differs?: string[];
}

/** A declared index that is not there. */
export class MissingIndex extends StoredIndex {
  @Field({ kind: 'text', required: true, description: 'The query that it is there for.' })
  serves!: string;
}

/** The indexes of a collection. */
export class CollectionIndexList {
  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => CollectionIndex },
    required: true,
    description: 'Each index, those under construction too.',
  })
  items!: CollectionIndex[];

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => MissingIndex },
    required: true,
    description: 'Those that the service declares and that are not there.',
  })
  missing!: MissingIndex[];

  @Field({
    kind: 'list',
    items: { kind: 'text' },
    required: true,
    description: 'Members whose uses are not in the counts, as they could not be asked.',
  })
  unreachable_members!: string[];
}

/** An index as it is answered. */
export function collectionIndex({
  spec,
  size_bytes,
  uses,
  building,
  declared,
  serves,
  differs,
}: IndexState): CollectionIndex {
  const since = uses.map((member) => member.since).sort((a, b) => b.getTime() - a.getTime())[0];
  return {
    ...storedIndex(spec),
    size_bytes,
    uses: { count: uses.reduce((sum, { count }) => sum + count, 0), ...(since && { since }), members: uses },
    ...(building && { building: (({ name: _name, ...rest }) => rest)(building) }),
    declared,
    ...(serves !== undefined && { serves }),
    ...(differs !== undefined && { differs }),
  };
}
