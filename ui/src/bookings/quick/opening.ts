/** The way into quick entry from elsewhere in the window: its field takes a phrase and the focus. */
class QuickPhrase {
  #write: ((text: string) => void) | undefined;

  /** Quick entry is there. Gives the way to take it back. */
  watch(write: (text: string) => void): () => void {
    this.#write = write;
    return () => {
      if (this.#write === write) this.#write = undefined;
    };
  }

  write(text: string): void {
    this.#write?.(text);
  }
}

export const quickPhrase = new QuickPhrase();
