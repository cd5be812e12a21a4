import { messageOf } from '#api/index.ts';
import { Button } from '#ui/index.ts';

/** Stands where something could not be read: why, and another try. */
export function LoadProblem({ error, onRetry }: { error: unknown; onRetry: () => unknown }) {
  return (
    <div role="alert">
      <p>{messageOf(error)}</p>
      <Button onClick={() => void onRetry()}>Try again</Button>
    </div>
  );
}
