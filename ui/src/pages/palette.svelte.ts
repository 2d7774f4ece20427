/** What the palette shows for what is written: commands at once, then what the searches find. */
import { findProviders, type Finding, type FindProvider } from '../shared/finding.svelte';
import { beginsWords } from '../shared/folding';
import type { IconName } from '../shared/icons';
import { keyboard, type Command } from '../shared/keyboard.svelte';

/** One line of the palette. */
export interface Choice {
  id: string;
  title: string;
  detail?: string | undefined;
  keys?: string | undefined;
  icon: IconName;
  run: () => void;
}

export interface ChoiceGroup {
  id: string;
  title: string;
  choices: readonly Choice[];
}

const PAUSE_MILLISECONDS = 90;
const SHOWN_COMMANDS = 8;

function choicesOfCommand({ id, name, keys, run }: Command): Choice[] {
  return run ? [{ id: `act-${id}`, title: name(), keys, icon: 'arrow-right', run }] : [];
}

function choiceOfFinding(provider: string, finding: Finding): Choice {
  const { id, title, detail, icon, href, run } = finding;
  const follow = () => {
    if (href) location.hash = href;
    run?.();
  };
  return { id: `${provider}-${id}`, title, detail, icon, run: follow };
}

export class PaletteState {
  text = $state('');
  busy = $state(false);
  /** A search gave no answer; what else there is still works. */
  silent = $state(false);
  #found = $state.raw<readonly ChoiceGroup[]>([]);
  #picked = $state('');
  #stop = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Told when the search for the words that stand there has answered. */
  #waiting: Array<() => void> = [];
  #actsTitle: () => string;

  constructor(actsTitle: () => string) {
    this.#actsTitle = actsTitle;
  }

  readonly #acts = $derived<readonly Choice[]>(
    keyboard.available
      .filter((command) => !command.keysOnly && beginsWords(command.name(), this.text))
      .flatMap(choicesOfCommand)
      .slice(0, SHOWN_COMMANDS),
  );

  get groups(): readonly ChoiceGroup[] {
    const acts = { id: 'acts', title: this.#actsTitle(), choices: this.#acts };
    return [...this.#found, ...(this.#acts.length > 0 ? [acts] : [])];
  }

  /** The line that Enter takes: the one picked, else the first. */
  get chosen(): Choice | undefined {
    const all = this.groups.flatMap((group) => group.choices);
    return all.find((choice) => choice.id === this.#picked) ?? all[0];
  }

  choose(choice: Choice | undefined): void {
    this.#picked = choice?.id ?? '';
  }

  /** What Enter takes. What is shown may still be about other words than those just written: those are waited for. */
  async take(): Promise<Choice | undefined> {
    const { signal } = this.#stop;
    if (this.busy && this.#picked === '') await new Promise<void>((answered) => this.#waiting.push(answered));
    return signal.aborted ? undefined : this.chosen;
  }

  write(text: string): void {
    this.text = text;
    this.#picked = '';
    this.#stop.abort();
    this.#answered();
    clearTimeout(this.#timer);
    this.#stop = new AbortController();
    const asked = text.trim();
    this.busy = asked !== '' && findProviders.all.length > 0;
    if (!this.busy) {
      this.#found = [];
      return;
    }
    const signal = this.#stop.signal;
    this.#timer = setTimeout(() => void this.#search(asked, signal), PAUSE_MILLISECONDS);
  }

  clear(): void {
    this.write('');
    this.silent = false;
  }

  async #search(text: string, signal: AbortSignal): Promise<void> {
    const results = await Promise.allSettled(findProviders.all.map((provider) => ask(provider, text, signal)));
    if (signal.aborted) return;
    this.#found = results.flatMap((result) =>
      result.status === 'fulfilled' && result.value.choices.length > 0 ? [result.value] : [],
    );
    this.silent = results.some((result) => result.status === 'rejected');
    this.busy = false;
    this.#answered();
  }

  #answered(): void {
    for (const tell of this.#waiting.splice(0)) tell();
  }
}

async function ask(provider: FindProvider, text: string, signal: AbortSignal): Promise<ChoiceGroup> {
  const findings = await provider.find(text, signal);
  return { id: provider.id, title: provider.title(), choices: findings.map((one) => choiceOfFinding(provider.id, one)) };
}
