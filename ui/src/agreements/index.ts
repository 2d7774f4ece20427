/** The face of the agreements for the pages above. */
export { default as AgreementsPage } from './AgreementsPage.svelte';
