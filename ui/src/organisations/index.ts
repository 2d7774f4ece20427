/** What other parts of the window may use of organisations and people. */
export { default as PartyPicker } from './PartyPicker.svelte';
export { beginDirectory } from './begin';
export { cardParts, personParts } from './cardParts.svelte';
export { default as FactList } from './FactList.svelte';
export { FormDraft } from './formDraft.svelte';
export { default as History } from './History.svelte';
export { default as MarkedText } from './MarkedText.svelte';
export { default as Reach } from './Reach.svelte';
export { default as ReachLink } from './ReachLink.svelte';
export { blankPerson, Picking, type PickedParty } from './picking.svelte';
export { keptPhone, typedDate } from './wording';
export { partyOf, personOf } from './parties';
