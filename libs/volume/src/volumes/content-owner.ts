/** A lib that keeps files in a volume, and knows which of them it still refers to. */
export interface ContentOwner {
  /** Those of the paths that the lib itself gave to files, and that nothing refers to. Whatever another put there is not among them. */
  unreferenced(paths: readonly string[]): Promise<string[]>;
}
