import type { AgreementError, AgreementEvent } from '../../generated/operations';
import type { SliceSentences } from '../../refusals';
import { pluralDa } from '../../../texts/plural';
import { agreements as say } from '../../../texts/da/agreements';
import type { EventSentences } from '../../events';
import { fieldsText } from '../fields';

export const agreements: SliceSentences<AgreementError> = {
  agreement_not_found: () => 'Aftalen findes ikke længere. Gå tilbage til listen, og vælg en anden.',
  stale_agreement: () => 'En kollega har ændret aftalen imens. Se, hvordan den står nu, og prøv igen.',
  agreement_discarded: () => 'Kladden er kasseret. Tag den tilbage, før du skriver i den.',
  party_not_found: () => 'Foreningen findes ikke længere eller er arkiveret. Vælg en anden.',
  clause_not_found: () => 'Afsnittet findes ikke i aftalen længere. Åbn aftalen igen.',
  holes_left: ({ missing }) =>
    `Der mangler ${pluralDa(missing.length, { one: 'oplysning', other: 'oplysninger' })}. Udfyld dem, eller udskriv med tomme linjer.`,
};

const agreementFields: Record<string, string> = { activityTitle: 'Titlen', caseNumber: say.caseNumber, period: 'Perioden' };

export const agreementEvents: EventSentences<AgreementEvent> = {
  agreement_drafted: ({ organisationId, number }, { named }) => {
    const who = named('organisation', [organisationId]);
    return `begyndte kladden ${number}${who ? ` med ${who}` : ''}`;
  },
  agreement_changed: ({ fields }, { it }) =>
    `rettede ${fieldsText(agreementFields, fields, 'og', pluralDa(fields.length, { one: 'oplysning', other: 'oplysninger' }))} i ${it}`,
  clause_changed: (_, { it }) => `rettede et afsnit i ${it}`,
  agreement_discarded: (_, { it }) => `kasserede ${it}`,
  agreement_restored: (_, { it }) => `tog ${it} tilbage`,
  agreement_printed: ({ sha256 }, { it }) => `udskrev ${it} (fingeraftryk ${sha256.slice(0, 8)} …)`,
};
