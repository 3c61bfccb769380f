import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, type ReactNode, useState } from 'react';
import { send, told } from '../api/client';
import { queryClient } from '../api/query-client';
import type { ApiRequest } from '../requests/api-request';
import styles from './action-dialog.module.css';
import { Button } from './button';
import { Bar } from './card';
import { Dialog } from './dialog';
import { TextField } from './fields';
import { notify } from './notices';
import { RequestPreview } from './request-preview';

/** What an action would do, asked for before it is done. */
interface Plan<P> {
  request: ApiRequest<P>;
  view: (plan: P) => ReactNode;
  /** Why the action cannot be done as planned. */
  refusal?: (plan: P) => string | undefined;
}

interface ActionDialogProps<T, P> {
  title: string;
  onClose: () => void;
  /** What is sent; undefined while the form is not complete. Given the plan, where there is one. */
  request: (plan: P | undefined) => ApiRequest<T> | undefined;
  /** The word on the button: a verb. */
  verb: string;
  plan?: Plan<P>;
  /** What has to be typed before a destructive action. */
  confirm?: string;
  isDestructive?: boolean;
  scope: string;
  /** What to say once it is done. */
  done: string;
  onDone?: (answer: T) => void;
  children?: ReactNode;
}

const jobIdOf = (answer: unknown): string | undefined =>
  (answer as { job_id?: string; kind?: string } | undefined)?.kind === undefined
    ? undefined
    : (answer as { job_id?: string }).job_id;

/**
 * A form that sends one request. It shows the request; a destructive action shows its plan first, and then asks for the name of what it
 * destroys.
 */
export function ActionDialog<T, P = never>(props: ActionDialogProps<T, P>) {
  const { title, onClose, verb, plan, confirm, isDestructive = false, scope, done, onDone, children } = props;
  const [typed, setTyped] = useState('');
  const planning = useMutation({ mutationFn: () => send((plan as Plan<P>).request) });
  const planKey = JSON.stringify(plan?.request);
  const [plannedKey, setPlannedKey] = useState<string>();
  const planned = plan !== undefined && plannedKey === planKey ? planning.data?.data : undefined;
  const request = props.request(planned);
  const action = useMutation({
    mutationFn: (sent: ApiRequest<T>) => send(sent),
    onSuccess: ({ data }) => {
      notify(done, jobIdOf(data));
      void queryClient.invalidateQueries();
      onDone?.(data);
      onClose();
    },
  });

  const isPlanned = plan === undefined || planned !== undefined;
  const refusal = planned === undefined ? undefined : plan?.refusal?.(planned);
  const isConfirmed = confirm === undefined || typed === confirm;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!isPlanned) planning.mutate(undefined, { onSuccess: () => setPlannedKey(planKey) });
    else if (request !== undefined && isConfirmed && refusal === undefined) action.mutate(request);
  };
  const failure = action.error ?? (planned === undefined ? planning.error : null);

  return (
    <Dialog title={title} onClose={onClose}>
      <form className={styles['form']} onSubmit={submit}>
        {children}
        {planned !== undefined && <div className={styles['plan']}>{plan?.view(planned)}</div>}
        {refusal !== undefined && <p role="alert">{refusal}</p>}
        {isPlanned && confirm !== undefined && refusal === undefined && (
          <TextField label={`Type ${confirm} to confirm`} value={typed} onChange={setTyped} />
        )}
        {failure !== null && <ActionFailure error={failure} />}
        {request !== undefined && <RequestPreview request={request} />}
        <Bar end>
          <Button onClick={onClose}>Cancel</Button>
          {isPlanned ? (
            <Button
              type="submit"
              kind={isDestructive ? 'danger' : 'primary'}
              scope={scope}
              disabled={request === undefined || !isConfirmed || refusal !== undefined || action.isPending}
            >
              {action.isPending ? 'Sending…' : verb}
            </Button>
          ) : (
            <Button type="submit" kind="primary" disabled={planning.isPending || request === undefined}>
              {planning.isPending ? 'Planning…' : 'Show what it would do'}
            </Button>
          )}
        </Bar>
      </form>
    </Dialog>
  );
}

/** Why the service refused an action, with each broken rule. */
function ActionFailure({ error }: { error: unknown }) {
  const { detail, rules, code, requestId } = told(error);
  return (
    <div className={styles['failure']} role="alert">
      <p>{detail}</p>
      {code === 'precondition_failed' && (
        <p>
          Somebody else changed it after this page read it. Close this form, look at the present state, and repeat the
          change.
        </p>
      )}
      {rules.map((rule) => (
        <p key={rule}>{rule}</p>
      ))}
      {requestId !== undefined && <code>{requestId}</code>}
    </div>
  );
}
