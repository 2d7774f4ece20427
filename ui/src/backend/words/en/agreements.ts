import type { AgreementError } from '../../generated/operations';
import type { SliceSentences } from '../../refusals';
import { pluralEn } from '../../../texts/plural';

const quoted = (signs: readonly string[]) => signs.map((sign) => `“${sign}”`).join(', ');

export const agreements: SliceSentences<AgreementError> = {
  agreement_not_found: () => 'The agreement is no longer there. Go back to the list and choose another.',
  stale_agreement: () => 'A colleague has changed the agreement meanwhile. See how it stands now and try again.',
  agreement_discarded: () => 'The draft is discarded. Take it back before you write in it.',
  party_not_found: () => 'The association is no longer there or is archived. Choose another.',
  clause_not_found: () => 'The section is no longer in the agreement. Open the agreement again.',
  holes_left: ({ missing }) =>
    `${pluralEn(missing.length, { one: 'detail is', other: 'details are' })} missing. Fill them in, or print with empty lines.`,
  cannot_be_printed: ({ characters }) =>
    `The ${characters.length === 1 ? 'character' : 'characters'} ${quoted(characters)} cannot be printed. Write something else instead.`,
};
