/** What is begun on a page and outlives it, for whoever sits here. */
import { session } from './session.svelte';

/**
 * One for each `key`, so that looking something up loses nothing of it. The last alone is kept, and the next who sits down
 * finds nothing of it.
 */
export function keptAtSeat<Key extends number[], T>(make: (...key: Key) => T): (...key: Key) => T {
  let kept: { owner: number | undefined; key: string; one: T; end: () => void } | undefined;
  return (...key) => {
    const name = key.join();
    const owner = session.current?.userId;
    if (kept?.key === name && kept.owner === owner) return kept.one;
    kept?.end();
    let one!: T;
    // In a root of its own: what is derived in it would else end with the page that first showed it.
    const end = $effect.root(() => {
      one = make(...key);
    });
    kept = { owner, key: name, one, end };
    return one;
  };
}
