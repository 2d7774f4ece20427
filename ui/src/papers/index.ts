/** The face of papers for the slices that have some: seen before they are printed, saved and opened afterwards. */
export { usePaperDrawer, type OpenPaper } from './paper/drawing';
export { PaperRefused, PaperShow, type FetchedPaper } from './paper_show.svelte';
export { copyText, draftMail, type MailDraft, type PassedOn } from './pass_on';
export { takeOut, type PaperDone } from './take_out';
export { default as FileList } from './FileList.svelte';
export { default as PaperActs } from './PaperActs.svelte';
export { default as PaperPreview } from './PaperPreview.svelte';
export { dayOf, shortFingerprint } from './wording';
export { default as PrintDialog } from './PrintDialog.svelte';
export { default as WrittenDialog } from './WrittenDialog.svelte';
