import { Button } from '../components/button';

/** What stands in the place of a page that failed. The rest of the console goes on. */
export function PageFailure({ error, reset }: { error: unknown; reset: () => void }) {
  const message = error instanceof Error ? error.message : String(error);
  return (
    <div role="alert">
      <h1>This page failed</h1>
      <p>{message}</p>
      <p>
        <Button onClick={() => (/import|fetch/i.test(message) ? location.reload() : reset())}>Try again</Button>
      </p>
    </div>
  );
}
