/** Asks the engine, all the while, whether a colleague has changed something. */
import { call } from '../backend/call';
import { officeChanges } from '../shared/officeChanges.svelte';

/** What is done at another desk is to be seen here within a second. */
const EVERY_MILLISECONDS = 700;

/** Begins to ask; the returned function ends it. A window nobody sees does not ask, and catches up when it is seen. */
export function watchOffice(): () => void {
  let asking = false;
  async function ask(): Promise<void> {
    if (asking || document.hidden) return;
    asking = true;
    const outcome = await call('latest_change', {});
    asking = false;
    // Where the office cannot be reached, the next act says so; there is nothing to say about a question nobody asked.
    if (outcome.ok) officeChanges.saw(outcome.answer.mark);
  }
  void ask();
  const timer = setInterval(() => void ask(), EVERY_MILLISECONDS);
  const seen = (): void => void ask();
  document.addEventListener('visibilitychange', seen);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', seen);
    officeChanges.forget();
  };
}
