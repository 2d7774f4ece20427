/** The face of sign-in for the screens above it. */
export { initials } from './initials';
export { session } from './session.svelte';
export { default as Entrance } from './Entrance.svelte';
export { default as LockScreen } from './LockScreen.svelte';
