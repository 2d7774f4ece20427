/** What other parts of the window may use of the bookings. */
export { default as BookingsPage } from './BookingsPage.svelte';
export { linkParts, type View } from './place_link';
export type { KeptDraft } from './draft.svelte';
export { KIND_ICONS } from './wording';
