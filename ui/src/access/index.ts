/** The face of sign-in for the screens above it. */
export { keptAtSeat } from './atSeat.svelte';
export { initials } from './initials';
export { lockWhenQuiet } from './quiet';
export { rolesMay, session, type Session } from './session.svelte';
export { default as Entrance } from './Entrance.svelte';
export { askToStart } from './starting';
