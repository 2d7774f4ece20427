import type { AgreementError } from '../../generated/operations';
import type { SliceSentences } from '../../refusals';

export const agreements: SliceSentences<AgreementError> = {
  agreement_not_found: () => 'Aftalen findes ikke længere. Hent listen igen.',
  stale_agreement: () => 'En kollega har ændret aftalen imens. Se, hvordan den står nu, og prøv igen.',
  agreement_discarded: () => 'Aftalen er kasseret. Hent den frem igen, før du retter i den.',
  party_not_found: () => 'Foreningen findes ikke længere. Vælg den igen.',
  clause_not_found: () => 'Afsnittet findes ikke længere. Hent aftalen igen.',
  holes_left: ({ missing }) => `Der mangler noget, før aftalen kan laves: ${missing.join(', ')}. Skriv det, og prøv igen.`,
  cannot_be_printed: ({ characters }) => `Disse tegn kan ikke stå på papiret: ${characters.join(' ')}. Skriv dem på en anden måde.`,
};
