export { default as AttachmentPaperDialog } from './AttachmentPaperDialog.svelte';
export { default as DayDialog } from './DayDialog.svelte';
export { default as InformationLetterDialog } from './InformationLetterDialog.svelte';
export { default as ProofDialog } from './ProofDialog.svelte';
