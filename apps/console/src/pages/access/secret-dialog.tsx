import type { components } from '@lucid/client';
import { Button } from '../../components/button';
import { Bar } from '../../components/card';
import { Dialog } from '../../components/dialog';
import { CopyButton } from '../../components/id';
import styles from './secret-dialog.module.css';

/** Shows a secret, once: the service keeps only its digest. */
export function SecretDialog({
  secret,
  onClose,
}: {
  secret: components['schemas']['ApiKeyWithSecret'];
  onClose: () => void;
}) {
  return (
    <Dialog title={`Secret of ${secret.name}`} onClose={onClose}>
      <p>Copy the secret now. The service does not store it and cannot show it again.</p>
      <p className={styles['secret']}>
        <code data-testid="secret">{secret.secret}</code>
        <CopyButton text={secret.secret} label="Copy the secret" />
      </p>
      <Bar end>
        <Button kind="primary" onClick={onClose}>
          I have copied it
        </Button>
      </Bar>
    </Dialog>
  );
}
