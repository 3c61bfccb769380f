import type { components } from '@lucid/client';

/** A variable of the environment, as the service uses it. */
export type Setting = components['schemas']['ConfigurationItem'];

/** The settings whose names contain a text, and that are not at their default. */
export const chosen = (items: readonly Setting[], text: string, isChanged: boolean): Setting[] =>
  items.filter(({ name, source }) => name.includes(text.trim().toUpperCase()) && (!isChanged || source !== 'default'));
