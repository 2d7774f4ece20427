/** Keys wherever in the panel one writes: keeping the time, and choosing among the ways out of a refusal. */
import type { BoardControl } from './board_control.svelte';
import { waysOut } from './refusal_words';

const ALT_DIGIT = /^[2-4]$/;

export function formKey(control: BoardControl, event: KeyboardEvent): void {
  if (event.altKey && !event.ctrlKey && event.key.toLowerCase() === 'h' && control.panel === 'new') {
    event.preventDefault();
    void control.hold();
    return;
  }
  const { conflict } = control;
  if (!conflict || event.isComposing) return;
  if (event.key === 'Escape' && control.desk.conflict) {
    event.preventDefault();
    void control.dismissConflict();
    return;
  }
  const index = chosen(event);
  const alternative = index === undefined ? undefined : waysOut(conflict)[index];
  if (!alternative) return;
  event.preventDefault();
  event.stopPropagation();
  void control.choose(alternative);
}

function chosen(event: KeyboardEvent): number | undefined {
  const digit = event.code.replace('Digit', '');
  if (event.altKey && ALT_DIGIT.test(digit)) return Number(digit) - 1;
  const inButton = event.target instanceof HTMLButtonElement && event.target.type !== 'submit';
  const inText = event.target instanceof HTMLTextAreaElement;
  const plainEnter = event.key === 'Enter' && !event.altKey && !event.ctrlKey && !event.shiftKey;
  return plainEnter && !inButton && !inText ? 0 : undefined;
}
