/** Writing into a text field so that the field's own Ctrl Z takes it back, in one step. */
import type { Chosen, Put } from './chosen';

export function chosenIn(field: HTMLTextAreaElement): Chosen {
  return { text: field.value, from: field.selectionStart, to: field.selectionEnd };
}

export function putInto(field: HTMLTextAreaElement, { from, to, words, select }: Put): void {
  field.focus();
  choose(field, from, to);
  if (!insert(words)) {
    field.setRangeText(words, from, to, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  choose(field, ...select);
}

/** A cursor that has moved ends what was typed in one go, so that it and what is put are taken back one by one. */
function choose(field: HTMLTextAreaElement, from: number, to: number): void {
  field.setSelectionRange(0, field.value.length);
  field.setSelectionRange(from, to);
}

/** The one way to write into a field that its undo knows of; where it is missing the words come all the same. */
function insert(words: string): boolean {
  if (typeof document.execCommand !== 'function') return false;
  return words === '' ? document.execCommand('delete') : document.execCommand('insertText', false, words);
}
