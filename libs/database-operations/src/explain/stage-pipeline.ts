import type { mongo } from 'mongoose';
import { brokenRule } from './broken-rule';
import { conditionFilter } from './condition-filter';
import type { QueryAccumulator, QueryGroup, QueryStage } from './query-stage';

/** A sort in MongoDB's terms. @throws ProblemError 422 when a path is there twice */
export function sortOf(paths: readonly string[], at: string): Record<string, 1 | -1> {
  const sort = new Map<string, 1 | -1>();
  paths.forEach((path, i) => {
    const name = path.replace(/^-/, '');
    if (sort.has(name)) throw brokenRule(`${at}/${i}`, 'twice', 'is sorted by already');
    sort.set(name, path.startsWith('-') ? -1 : 1);
  });
  return Object.fromEntries(sort);
}

/** A projection that keeps these fields only. @throws ProblemError 422 when one path lies inside another */
export function projectionOf(paths: readonly string[], at: string): Record<string, 0 | 1> {
  const inside = paths.findIndex((path) => paths.some((other) => path.startsWith(`${other}.`)));
  if (inside >= 0) throw brokenRule(`${at}/${inside}`, 'inside', 'lies inside another of the fields');
  return { ...(!paths.includes('_id') && { _id: 0 }), ...Object.fromEntries(paths.map((path) => [path, 1 as const])) };
}

function accumulatorOf({ op, field }: QueryAccumulator, at: string): mongo.Document {
  if ((op === 'count') === (field === undefined))
    return op === 'count' ? { $sum: 1 } : { [`$${op}`]: `$${field ?? ''}` };
  throw op === 'count'
    ? brokenRule(`${at}/field`, 'surplus', 'is not a part of count')
    : brokenRule(`${at}/field`, 'required', `is required with ${op}`);
}

function groupOf({ by, accumulators = [] }: QueryGroup, at: string): mongo.Document {
  const key = (path: string): string => path.replaceAll('.', '_');
  const [first] = by;
  const names = new Set<string>();
  const twice = by.findIndex((path, i) => by.findIndex((other) => key(other) === key(path)) !== i);
  if (twice >= 0) throw brokenRule(`${at}/by/${twice}`, 'twice', 'has the name of another, as dots become underscores');
  const made = accumulators.map((accumulator, i): [string, mongo.Document] => {
    const place = `${at}/accumulators/${i}`;
    if (names.has(accumulator.name)) throw brokenRule(`${place}/name`, 'twice', 'is the name of another');
    names.add(accumulator.name);
    return [accumulator.name, accumulatorOf(accumulator, place)];
  });
  const id = by.length > 1 ? Object.fromEntries(by.map((path) => [key(path), `$${path}`])) : first && `$${first}`;
  return { _id: id ?? null, ...Object.fromEntries(made) };
}

function stageOf(stage: QueryStage, at: string): mongo.Document {
  const [[name, value] = ['', undefined], ...more] = Object.entries(stage).filter(([, given]) => given !== undefined);
  if (value === undefined || more.length > 0) throw brokenRule(at, 'one_stage', 'must have exactly one of its fields');
  const { match, sort, group, project, unwind, lookup } = stage;
  const place = `${at}/${name}`;
  if (match !== undefined) return { $match: conditionFilter(match, place) };
  if (sort !== undefined) return { $sort: sortOf(sort, place) };
  if (group !== undefined) return { $group: groupOf(group, place) };
  if (project !== undefined) return { $project: projectionOf(project, place) };
  if (unwind !== undefined)
    return { $unwind: { path: `$${unwind.path}`, preserveNullAndEmptyArrays: unwind.keep_empty } };
  if (lookup !== undefined) {
    const { from, local_field, foreign_field, as } = lookup;
    return { $lookup: { from, localField: local_field, foreignField: foreign_field, as } };
  }
  // limit, skip and count have their names in common with MongoDB's.
  return { [`$${name}`]: value as unknown };
}

/**
 * The aggregation of typed stages. None of them writes, and none runs code.
 * @throws ProblemError 422 with the pointer of what means nothing
 */
export const stagePipeline = (stages: readonly QueryStage[], at: string): mongo.Document[] =>
  stages.map((stage, i) => stageOf(stage, `${at}/${i}`));
