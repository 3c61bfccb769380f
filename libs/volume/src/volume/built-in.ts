/** Volumes that are there from the start and stay, with their share of VOLUME_SIZE_LIMIT_GB unless it is changed. */
export const BUILT_IN: Readonly<Record<string, { share: number }>> = {
  sessions: { share: 0.5 },
  backups: { share: 0.4 },
};

export const isBuiltIn = (name: string): boolean => Object.hasOwn(BUILT_IN, name);
