import { untrack } from 'svelte';

/**
 * Whether something was changed at the office, here or at another desk. Whoever shows what may have changed reads it
 * again with each `turn`; the shell asks the engine and says what it answered.
 */
class OfficeChanges {
  /** One more after each change. */
  turn = $state(0);
  #mark: number | null = null;

  /** What the engine answered; the first answer is no change. */
  saw(mark: number): void {
    if (this.#mark !== null && this.#mark !== mark) this.turn += 1;
    this.#mark = mark;
  }

  /** Another office, or another seat in it. */
  forget(): void {
    this.#mark = null;
  }
}

export const officeChanges = new OfficeChanges();

/** Reads again, from then on, with each change; called while a component is made. Not while `waits` holds, but after. */
export function readAgainOnChanges(read: () => unknown, waits: () => unknown = () => false): void {
  let seen = officeChanges.turn;
  $effect(() => {
    if (officeChanges.turn === seen || waits()) return;
    seen = officeChanges.turn;
    untrack(read);
  });
}
