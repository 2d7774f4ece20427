/**
 * The keys of the app, in one registry, so that `?` can list what works here and no key has two meanings.
 * Single letters work outside text fields only and can be switched off (WCAG 2.1.4).
 * No key may need AltGr, and none is bound to the position of a Danish letter.
 */

export interface Command {
  id: string;
  /** As shown to people: `Ctrl K`, `B`, `G I` (one after the other), `?`, `Shift F6`. Without keys it is only in the palette. */
  keys?: string;
  /** What it does; a function, so that it follows the language. */
  name: () => string;
  /** Where it works, for the list: a section's name. Empty means everywhere. */
  where?: () => string;
  /** False hides it for now. */
  when?: () => boolean;
  /** Works while writing in a text field too. Chords with Ctrl do by themselves. */
  inText?: boolean;
  /** Works while a list of choices has the focus too, where no choice begins with the key. */
  inLists?: boolean;
  /** Kept out of the palette (moves of the cursor and the like). */
  keysOnly?: boolean;
  /** Without it the key is only listed, and handled where it works: a list, a board. */
  run?: () => void;
}

const SEQUENCE_MILLISECONDS = 1200;

/** How an event is written in the registry, or nothing when only a modifier went down. */
export function written(event: KeyboardEvent): string {
  if (['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'Dead', 'Process'].includes(event.key)) return '';
  const letter = event.key.length === 1;
  const key = event.key === ' ' ? 'Space' : letter ? event.key.toUpperCase() : event.key;
  const parts: string[] = [];
  if (event.ctrlKey || event.metaKey) parts.push('Ctrl');
  if (event.altKey) parts.push('Alt');
  // Shift is part of a sign such as `?`, but a wish of its own with a letter or a named key.
  if (event.shiftKey && (!letter || /\p{L}/u.test(event.key))) parts.push('Shift');
  return [...parts, key].join(' ');
}

/** Whether the focus is where letters are text. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

function worksInList({ inLists = false }: Command, target: EventTarget | null): boolean {
  return inLists && target instanceof HTMLSelectElement;
}

function isSequence(keys: string): boolean {
  return /^[A-ZÆØÅ] [A-ZÆØÅ0-9]$/.test(keys);
}

function isLetterKey(keys: string): boolean {
  return isSequence(keys) || keys.length === 1;
}

export class Keyboard {
  #commands = $state.raw<readonly Command[]>([]);
  /** The user's own choice; `?` stays, since it says what works. */
  lettersOn = $state(true);
  #first = '';
  #firstAt = 0;

  get commands(): readonly Command[] {
    return this.#commands;
  }

  /** Those that work now. */
  get available(): readonly Command[] {
    return this.#commands.filter((command) => command.when?.() ?? true);
  }

  /** Adds commands and gives the function that takes them away again; the last added wins a key. */
  register(...commands: Command[]): () => void {
    this.#commands = [...this.#commands, ...commands];
    return () => {
      this.#commands = this.#commands.filter((command) => !commands.includes(command));
    };
  }

  /** Runs what belongs to the key; true when something did. */
  handle(event: KeyboardEvent): boolean {
    if (event.defaultPrevented || event.isComposing) return false;
    const keys = written(event);
    if (!keys) return false;
    const writing = isWriting(event.target);
    const command = this.#inSequence(keys, event.timeStamp) ?? this.#find(keys, writing, event.target);
    const isText = writing && !(command && worksInList(command, event.target));
    if (!command || (isLetterKey(command.keys ?? '') && (isText || !this.#lettersAllowed(command)))) {
      this.#remember(keys, event.timeStamp, writing);
      return false;
    }
    this.#first = '';
    event.preventDefault();
    command.run?.();
    return true;
  }

  #lettersAllowed(command: Command): boolean {
    return this.lettersOn || command.keys === '?';
  }

  #find(keys: string, writing: boolean, target: EventTarget | null): Command | undefined {
    return this.available.findLast(
      (command) =>
        command.run && command.keys === keys && (!writing || command.inText || worksInList(command, target) || keys.startsWith('Ctrl') || /\bF\d+$/.test(keys)),
    );
  }

  #inSequence(keys: string, at: number): Command | undefined {
    if (!this.#first || at - this.#firstAt > SEQUENCE_MILLISECONDS) return undefined;
    const whole = `${this.#first} ${keys}`;
    return this.available.findLast((command) => command.keys === whole);
  }

  #remember(keys: string, at: number, writing: boolean): void {
    const opens = !writing && keys.length === 1 && this.available.some(({ keys: other }) => other?.startsWith(`${keys} `));
    this.#first = opens ? keys : '';
    this.#firstAt = at;
  }
}

export const keyboard = new Keyboard();
