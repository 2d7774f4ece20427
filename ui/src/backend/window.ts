/** The real backend: the window's commands. The only file that knows Tauri. */
import { invoke } from '@tauri-apps/api/core';
import type { Backend } from './transport';

export const windowBackend: Backend = {
  call: (operation, input) => invoke('call', { operation, input }),
  bytes: async (operation, input) => new Uint8Array(await invoke<ArrayBuffer>('bytes', { operation, input })),
  host: (request) => invoke('host', { request }),
};

/** Told when the program was started once more and asked to open something: the window that is open stays as it is. */
export function onSecondStart(tell: () => void): () => void {
  addEventListener('second-start', tell);
  return () => removeEventListener('second-start', tell);
}

/** Whether the page stands in the program's window at all, and not in a plain browser while somebody develops. */
export function isInWindow(): boolean {
  return '__TAURI_INTERNALS__' in window;
}
