import type { AgreementError, AgreementEvent } from '../../generated/operations';
import type { SliceSentences } from '../../refusals';
import { pluralEn } from '../../../texts/plural';
import { agreements as say } from '../../../texts/en/agreements';
import type { EventSentences } from '../../events';
import { fieldsText } from '../fields';

export const agreements: SliceSentences<AgreementError> = {
  agreement_not_found: () => 'The agreement is no longer there. Go back to the list and choose another.',
  stale_agreement: () => 'A colleague has changed the agreement meanwhile. See how it stands now and try again.',
  agreement_discarded: () => 'The draft is discarded. Take it back before you write in it.',
  party_not_found: () => 'The association is no longer there or is archived. Choose another.',
  clause_not_found: () => 'The section is no longer in the agreement. Open the agreement again.',
  holes_left: ({ missing }) =>
    `${pluralEn(missing.length, { one: 'detail is', other: 'details are' })} missing. Fill them in, or print with empty lines.`,
};

const agreementFields: Record<string, string> = { activityTitle: 'The title', caseNumber: say.caseNumber, period: 'The period' };

export const agreementEvents: EventSentences<AgreementEvent> = {
  agreement_drafted: ({ organisationId, number }, { named }) => {
    const who = named('organisation', [organisationId]);
    return `began the draft ${number}${who ? ` with ${who}` : ''}`;
  },
  agreement_changed: ({ fields }, { it }) =>
    `changed ${fieldsText(agreementFields, fields, 'and', pluralEn(fields.length, { one: 'fact', other: 'facts' }))} in ${it}`,
  clause_changed: (_, { it }) => `changed a clause of ${it}`,
  agreement_discarded: (_, { it }) => `discarded ${it}`,
  agreement_restored: (_, { it }) => `took ${it} back`,
  agreement_printed: ({ sha256 }, { it }) => `printed ${it} (fingerprint ${sha256.slice(0, 8)} …)`,
};
