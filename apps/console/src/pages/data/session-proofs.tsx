import { useMutation } from '@tanstack/react-query';
import { request, send, told } from '../../api/client';
import { Button } from '../../components/button';
import { Bar } from '../../components/card';
import { JsonView } from '../../components/json-view';
import { RequestPreview } from '../../components/request-preview';

/** Recomputes the root of a completed session from its chunks, and compares it with the stored one and its anchor. */
export function SessionProofs({ sessionId: session_id }: { sessionId: string }) {
  const verification = request('post', '/api/v1/sessions/{session_id}/verify', { params: { path: { session_id } } });
  const verifying = useMutation({ mutationFn: () => send(verification) });
  return (
    <>
      <h3>Root and anchor</h3>
      <Bar>
        <Button scope="models:read" onClick={() => verifying.mutate()} disabled={verifying.isPending}>
          {verifying.isPending ? 'Verifying…' : 'Verify the root'}
        </Button>
      </Bar>
      {verifying.error !== null && <p role="alert">{told(verifying.error).detail}</p>}
      {verifying.data !== undefined && <JsonView value={verifying.data.data} label="The verification" />}
      <RequestPreview request={verification} />
    </>
  );
}
