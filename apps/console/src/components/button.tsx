import type { ReactNode } from 'react';
import { useAllowed } from '../api/session';
import styles from './button.module.css';

interface ButtonProps {
  children: ReactNode;
  onClick?: () => void;
  kind?: 'plain' | 'primary' | 'danger' | 'quiet';
  type?: 'button' | 'submit';
  /** Scope that the action needs. Without it the button is disabled and says why. */
  scope?: string;
  disabled?: boolean;
  title?: string;
  /** Name for screen readers, where the button has only a picture or a word that needs its object. */
  label?: string;
  pressed?: boolean;
}

export function Button({
  kind = 'plain',
  type = 'button',
  scope,
  disabled = false,
  title,
  label,
  pressed,
  ...rest
}: ButtonProps) {
  const isAllowed = useAllowed(scope);
  return (
    <button
      {...rest}
      type={type}
      className={`${styles['button'] ?? ''} ${styles[kind] ?? ''}`}
      disabled={disabled || !isAllowed}
      title={isAllowed ? title : `Your key lacks the scope ${scope ?? ''}.`}
      aria-label={label}
      aria-pressed={pressed}
      data-scope={scope}
    />
  );
}
