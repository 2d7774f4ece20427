/** Things begun and not finished. The tray only shows them; whoever owns a kind of draft stores and reopens it. */
export interface Draft {
  id: string;
  /** The name it made itself: `Koret Klangbølgen, tirsdag 19–21`. */
  name: string;
  /** What kind of thing: `Booking`, `Aftale`. */
  kind: string;
  open: () => void;
}

class DraftsTray {
  items = $state.raw<readonly Draft[]>([]);

  /** Replaces the drafts of one owner (ids that begin with its name). */
  show(owner: string, drafts: readonly Draft[]): void {
    this.items = [...this.items.filter((draft) => !draft.id.startsWith(`${owner}:`)), ...drafts];
  }

  clear(): void {
    this.items = [];
  }
}

export const draftsTray = new DraftsTray();
