/** The real backend: the window's commands. The only file that knows Tauri. */
import { invoke } from '@tauri-apps/api/core';
import type { Backend } from './transport';

/** Whether the page stands in the program's window, and not in a plain browser. */
export function isInWindow(): boolean {
  return '__TAURI_INTERNALS__' in window;
}

export const windowBackend: Backend = {
  call: (operation, input) => invoke('call', { operation, input }),
  bytes: async (operation, input) => new Uint8Array(await invoke<ArrayBuffer>('bytes', { operation, input })),
  shell: (request) => invoke('shell', { request }),
};
