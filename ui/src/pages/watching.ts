/** Waits, all the while, for what a colleague changes. */
import { call } from '../backend/call';
import { officeChanges } from '../shared/officeChanges.svelte';

/** Between an answer and the next question. Of many changes one after another the window reads what they came to. */
const PAUSE_MILLISECONDS = 200;
/** What is done at another desk is to be seen here within a second, also after an office that could not be reached. */
const TRY_AGAIN_MILLISECONDS = 700;

/**
 * Begins to ask; the returned function ends it. The engine answers when there is another change than the one seen last.
 * A window nobody sees does not ask, and catches up when it is seen.
 */
export function watchOffice(): () => void {
  let isAsking = false;
  let isOver = false;
  let seen: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  async function ask(): Promise<void> {
    if (isAsking || document.hidden) return;
    isAsking = true;
    clearTimeout(timer);
    const outcome = await call('latest_change', { seen });
    isAsking = false;
    if (isOver) return;
    // Where the office cannot be reached, the next act says so; there is nothing to say about a question nobody asked.
    if (outcome.ok) officeChanges.saw((seen = outcome.answer.mark));
    timer = setTimeout(() => void ask(), outcome.ok ? PAUSE_MILLISECONDS : TRY_AGAIN_MILLISECONDS);
  }
  void ask();
  const look = (): void => void ask();
  document.addEventListener('visibilitychange', look);
  return () => {
    isOver = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', look);
    officeChanges.forget();
  };
}
