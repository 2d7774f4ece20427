/** What other parts of the window may use of organisations and people. */
export { default as PartyPicker } from './PartyPicker.svelte';
export { beginDirectory } from './begin';
export { cardParts } from './cardParts.svelte';
export { default as ReachLink } from './ReachLink.svelte';
export { Picking, type PickedParty } from './picking.svelte';
