/** The face of the agreements for the pages above. */
export { beginAgreements } from './begin';
export { default as AgreementReminders } from './AgreementReminders.svelte';
export { default as MissingToday } from './watch/MissingToday.svelte';
export type { AskBooked, BookedText } from './booked';
