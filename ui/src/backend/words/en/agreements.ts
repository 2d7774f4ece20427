import type { AgreementError } from '../../generated/operations';
import type { SliceSentences } from '../../refusals';

export const agreements: SliceSentences<AgreementError> = {
  agreement_not_found: () => 'The agreement is no longer there. Fetch the list again.',
  stale_agreement: () => 'A colleague has changed the agreement meanwhile. See how it stands now and try again.',
  agreement_discarded: () => 'The agreement is discarded. Bring it back before you change it.',
  party_not_found: () => 'The association is no longer there. Choose it again.',
  clause_not_found: () => 'The clause is no longer there. Fetch the agreement again.',
  holes_left: ({ missing }) => `Something is missing before the agreement can be made: ${missing.join(', ')}. Write it and try again.`,
  cannot_be_printed: ({ characters }) => `These characters cannot stand on the paper: ${characters.join(' ')}. Write them another way.`,
};
