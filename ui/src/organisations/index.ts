/** What other parts of the window may use of organisations and people. */
export { default as PartyPicker } from './PartyPicker.svelte';
export { beginDirectory } from './begin';
export { Picking, type PickedParty } from './picking.svelte';
