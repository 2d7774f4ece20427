/** The commands that work everywhere: sections, palette, undo, regions, drafts, lock. */
import { draftsTray } from '../shared/drafts.svelte';
import { isWriting, type Command } from '../shared/keyboard.svelte';
import { moveRegion } from '../shared/regions';
import { router } from '../shared/router.svelte';
import { undoStack } from '../shared/undo.svelte';
import { texts } from '../texts';
import { sections as allSections, type Section } from './routes';

interface Acts {
  sections: () => readonly Section[];
  find: () => void;
  keys: () => void;
  undo: () => void;
  redo: () => void;
  lock: () => void;
  signOut: () => void;
}

function goToSections(open: Acts['sections']): Command[] {
  return allSections.map((section) => ({
    id: `go-${section.path}`,
    keys: `G ${section.key}`,
    name: () => texts().shell.goTo(section.name(texts())),
    when: () => open().some((one) => one.path === section.path),
    run: () => router.go([section.path]),
  }));
}

function openDrafts(): Command[] {
  return [1, 2, 3, 4, 5].map((number) => ({
    id: `draft-${number}`,
    keys: `Ctrl ${number}`,
    name: () => texts().shell.openDraft(number),
    when: () => draftsTray.items.length >= number,
    keysOnly: true,
    run: () => draftsTray.items[number - 1]?.open(),
  }));
}

function lettersBack(act: 'undo' | 'redo', keys: string, name: () => string): Command {
  const run = () => void document.execCommand(act);
  return { id: `${act}-letters`, keys, name, when: () => isWritingNow() && 'execCommand' in document, keysOnly: true, run };
}

export function shellCommands(acts: Acts): Command[] {
  return [
    { id: 'find', keys: 'Ctrl K', name: () => texts().shell.find, keysOnly: true, run: acts.find },
    { id: 'keys', keys: '?', name: () => texts().shell.keyList, run: acts.keys },
    {
      id: 'undo',
      keys: 'Ctrl Z',
      name: () => texts().shared.undo,
      // While writing, Ctrl Z takes back letters.
      when: () => undoStack.canUndo && !isWritingNow(),
      run: acts.undo,
    },
    {
      id: 'redo',
      keys: 'Ctrl Shift Z',
      name: () => texts().shared.redo,
      when: () => undoStack.canRedo && !isWritingNow(),
      run: acts.redo,
    },
    // WebKitGTK has no key of its own for it.
    lettersBack('undo', 'Ctrl Z', () => texts().shared.undo),
    lettersBack('redo', 'Ctrl Shift Z', () => texts().shared.redo),
    { id: 'next-region', keys: 'F6', name: () => texts().shell.nextRegion, keysOnly: true, run: () => moveRegion(1) },
    {
      id: 'previous-region',
      keys: 'Shift F6',
      name: () => texts().shell.previousRegion,
      keysOnly: true,
      run: () => moveRegion(-1),
    },
    ...goToSections(acts.sections),
    ...openDrafts(),
    { id: 'lock', keys: 'Ctrl L', name: () => texts().shell.lock, run: acts.lock },
    { id: 'sign-out', name: () => texts().shell.signOut, run: acts.signOut },
  ];
}

function isWritingNow(): boolean {
  const field = document.activeElement;
  const isEmpty = field instanceof HTMLInputElement && field.value === '';
  return isWriting(field) && !isEmpty && !(field instanceof HTMLSelectElement);
}
