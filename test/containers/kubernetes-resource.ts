/** A resource for Kubernetes, as far as tests look at it. */
export interface Resource {
  kind: string;
  metadata: { name: string; namespace?: string };
  spec: Record<string, unknown>;
}

/** The only one of a kind. */
export function onlyOf(resources: readonly Resource[], kind: string): Resource {
  const found = resources.filter((each) => each.kind === kind);
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} of ${kind}`);
  return found[0];
}
