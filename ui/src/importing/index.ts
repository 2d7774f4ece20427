/** Taking a table in. Knows no slice: each hands in its columns and its operations. */
export { default as ImportTable } from './ImportTable.svelte';
export { Importing, type Asked, type ImportColumn, type Imported, type ImportSlice, type ImportWords } from './importing.svelte';
export { readingBy, workAtSeat } from './slices';
