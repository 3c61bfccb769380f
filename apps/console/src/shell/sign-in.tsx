import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useId, useState } from 'react';
import { told } from '../api/client';
import { signIn } from '../api/session';
import styles from './sign-in.module.css';

/** Asks for a key and exchanges it for a session. The key is in this field only, and only until it is sent. */
export function SignIn({ reason }: { reason: string | undefined }) {
  const [key, setKey] = useState('');
  const id = useId();
  const signing = useMutation({ mutationFn: signIn, onSettled: () => setKey('') });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    signing.mutate(key.trim());
  };
  return (
    <main className={styles['page']}>
      <form className={styles['card']} onSubmit={submit}>
        <h1>Sign in to Lucid Storage</h1>
        {reason !== undefined && (
          <p className={styles['reason']} role="status">
            Your session has ended. {reason}
          </p>
        )}
        <label htmlFor={id}>API key</label>
        <input
          id={id}
          type="password"
          autoComplete="off"
          autoFocus
          required
          value={key}
          placeholder="lucid_…"
          onChange={(event) => setKey(event.target.value)}
        />
        {signing.error !== null && (
          <p className={styles['reason']} role="alert">
            {told(signing.error).detail}
          </p>
        )}
        <button type="submit" disabled={key.trim() === '' || signing.isPending}>
          {signing.isPending ? 'Signing in…' : 'Sign in'}
        </button>
        <p className={styles['hint']}>
          The service exchanges the key for a cookie that scripts cannot read. The session ends after 30 minutes without
          use, and after 12 hours. Make a key with <code>{"npm run keys -- create --name me --scopes '*'"}</code>.
        </p>
      </form>
    </main>
  );
}
