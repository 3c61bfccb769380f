/** A variable of the environment, as the service uses it. */
export interface Setting {
  name: string;
  description: string;
  default?: string;
  secret: boolean;
  is_set: boolean;
  source: 'default' | 'environment' | 'file';
  value?: string;
}

/** The settings whose names contain a text, and that are not at their default. */
export const chosen = (items: readonly Setting[], text: string, isChanged: boolean): Setting[] =>
  items.filter(({ name, source }) => name.includes(text.trim().toUpperCase()) && (!isChanged || source !== 'default'));
