/** The face of the insurance register for the pages above. */
export { beginInsurance } from './begin';
export { default as CoverList } from './rules/CoverList.svelte';
export { default as EffortList } from './rules/EffortList.svelte';
export { default as InsuranceReminders } from './InsuranceReminders.svelte';
export { SchemeState } from './rules/scheme.svelte';
