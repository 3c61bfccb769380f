import { type ReactNode, useId } from 'react';
import styles from './fields.module.css';

interface FieldProps {
  label: string;
  hint?: string;
  children: (ids: { id: string; 'aria-describedby': string | undefined }) => ReactNode;
}

function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': hintId })}
      {hint !== undefined && (
        <p id={hintId} className={styles['hint']}>
          {hint}
        </p>
      )}
    </div>
  );
}

interface TextFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string;
  type?: 'text' | 'number' | 'search' | 'password' | 'datetime-local';
  placeholder?: string;
  required?: boolean;
  /** Is called at Enter, and when the field is left. */
  onDone?: () => void;
}

export function TextField({ label, hint, onChange, onDone, type = 'text', ...input }: TextFieldProps) {
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <input
          {...ids}
          {...input}
          type={type}
          step={type === 'datetime-local' ? 1 : undefined}
          autoComplete="off"
          spellCheck={false}
          className={styles['input']}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onDone}
          onKeyDown={(event) => event.key === 'Enter' && onDone?.()}
        />
      )}
    </Field>
  );
}

export function TextArea({ label, hint, onChange, value, rows = 8 }: Omit<TextFieldProps, 'type'> & { rows?: number }) {
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <textarea
          {...ids}
          value={value}
          rows={rows}
          spellCheck={false}
          className={`${styles['input'] ?? ''} ${styles['code'] ?? ''}`}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

interface SelectFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  options: readonly (readonly [value: string, name: string])[];
  hint?: string;
}

export function SelectField({ label, value, onChange, options, hint }: SelectFieldProps) {
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <select {...ids} value={value} className={styles['input']} onChange={(event) => onChange(event.target.value)}>
          {options.map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function CheckField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: boolean;
  onChange: (value: boolean) => void;
}) {
  return (
    <label className={styles['check']}>
      <input type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} /> {label}
    </label>
  );
}

/** Filters in a row above a list. */
export function Filters({ children }: { children: ReactNode }) {
  return (
    <form className={styles['filters']} role="search" onSubmit={(event) => event.preventDefault()}>
      {children}
    </form>
  );
}
