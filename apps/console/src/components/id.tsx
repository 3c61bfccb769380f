import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { shortId } from '../format/words';
import styles from './id.module.css';

/** An identifier, shortened, with a button that copies the whole of it. */
export function Id({ id, isWhole = false }: { id: string; isWhole?: boolean }) {
  return (
    <span className={styles['id']}>
      <code title={id}>{isWhole ? id : shortId(id)}</code>
      <CopyButton text={id} label={`Copy ${id}`} />
    </span>
  );
}

export function CopyButton({ text, label }: { text: string; label: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  };
  return (
    <button
      type="button"
      className={styles['copy']}
      aria-label={isCopied ? 'Copied' : label}
      onClick={() => void copy()}
    >
      {isCopied ? <Check size={12} aria-hidden /> : <Copy size={12} aria-hidden />}
    </button>
  );
}
