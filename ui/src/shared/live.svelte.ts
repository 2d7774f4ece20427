/** What a screen reader should be told now. Rapid messages speak only the last. */
class Live {
  text = $state('');
  #toggle = false;

  say(text: string): void {
    this.#toggle = !this.#toggle;
    // The same sentence twice is only read again when the text differs; a trailing space nobody hears does that.
    this.text = this.#toggle ? text : `${text}\u00a0`;
  }
}

export const live = new Live();

/** Says one sentence politely, after whatever is being read now. */
export function announce(text: string): void {
  live.say(text);
}
