/** A lib that keeps files in a volume, and knows which of them it still refers to. */
export interface ContentOwner {
  /** Those of the paths that nothing refers to. */
  unreferenced(paths: readonly string[]): Promise<string[]>;
}
