/** What other parts of the window may use of the bookings. */
export { beginBookings } from './begin';
export { KIND_ICONS, isRemarkable, stateText, whoText } from './wording';
export { linkParts, type View } from './place_link';
export { default as Overruling } from './rules/Overruling.svelte';
export { default as LetterMenu } from './letters/LetterMenu.svelte';
export { showLetter } from './letters/asked';
export { bookedTimes } from './booked_times';
export { default as DayPapers } from './day_papers/DayPapers.svelte';
