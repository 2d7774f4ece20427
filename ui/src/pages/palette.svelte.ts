/** What the palette shows for what is written: commands at once, then what the searches find. */
import { findProviders, type Finding, type FindProvider } from '../shared/finding.svelte';
import { keyboard, type Command } from '../shared/keyboard.svelte';

export interface FindGroup {
  id: string;
  title: string;
  findings: readonly Finding[];
}

const PAUSE_MILLISECONDS = 90;

/** Lower case, and æ ø å as they are often typed, so that `moede` finds `Møde`. */
export function folded(text: string): string {
  return text.toLocaleLowerCase('da').replaceAll('æ', 'ae').replaceAll('ø', 'oe').replaceAll('å', 'aa');
}

/** Every word written begins a word of the command's name. */
export function commandFits(name: string, text: string): boolean {
  const words = folded(name).split(/[\s,.–-]+/);
  return folded(text)
    .split(/\s+/)
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part)));
}

export class PaletteState {
  text = $state('');
  found = $state.raw<readonly FindGroup[]>([]);
  busy = $state(false);
  silent = $state(false);
  #stop = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly commands = $derived<readonly Command[]>(
    keyboard.available.filter((command) => !command.keysOnly && commandFits(command.name(), this.text)).slice(0, 8),
  );

  write(text: string): void {
    this.text = text;
    this.#stop.abort();
    clearTimeout(this.#timer);
    this.#stop = new AbortController();
    const asked = text.trim();
    this.busy = asked !== '' && findProviders.all.length > 0;
    if (!this.busy) {
      this.found = [];
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
    this.found = results.flatMap((result) => (result.status === 'fulfilled' && result.value.findings.length > 0 ? [result.value] : []));
    this.silent = results.some((result) => result.status === 'rejected');
    this.busy = false;
  }
}

async function ask(provider: FindProvider, text: string, signal: AbortSignal): Promise<FindGroup> {
  return { id: provider.id, title: provider.title(), findings: await provider.find(text, signal) };
}
