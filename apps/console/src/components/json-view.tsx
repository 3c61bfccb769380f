import styles from './json-view.module.css';

/** A value as JSON. React escapes it, so HTML inside is text. */
export function JsonView({ value, label }: { value: unknown; label: string }) {
  return (
    <pre className={styles['json']} tabIndex={0} role="region" aria-label={label}>
      {JSON.stringify(value, undefined, 2)}
    </pre>
  );
}
