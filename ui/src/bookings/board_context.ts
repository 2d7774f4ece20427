/** The typed way from the page to its parts. */
import { createContext } from 'svelte';
import type { BoardControl } from './board_control.svelte';

export const [boardControl, provideBoardControl] = createContext<BoardControl>();
