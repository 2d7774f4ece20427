import type { AgreementError } from '../../generated/operations';
import type { SliceSentences } from '../../refusals';
import { pluralDa } from '../../../texts/plural';

const quoted = (signs: readonly string[]) => signs.map((sign) => `«${sign}»`).join(', ');

export const agreements: SliceSentences<AgreementError> = {
  agreement_not_found: () => 'Aftalen findes ikke længere. Gå tilbage til listen, og vælg en anden.',
  stale_agreement: () => 'En kollega har ændret aftalen imens. Se, hvordan den står nu, og prøv igen.',
  agreement_discarded: () => 'Kladden er kasseret. Tag den tilbage, før du skriver i den.',
  party_not_found: () => 'Foreningen findes ikke længere eller er arkiveret. Vælg en anden.',
  clause_not_found: () => 'Afsnittet findes ikke i aftalen længere. Åbn aftalen igen.',
  holes_left: ({ missing }) =>
    `Der mangler ${pluralDa(missing.length, { one: 'oplysning', other: 'oplysninger' })}. Udfyld dem, eller udskriv med tomme linjer.`,
  cannot_be_printed: ({ characters }) =>
    `${characters.length === 1 ? 'Tegnet' : 'Tegnene'} ${quoted(characters)} kan ikke trykkes. Skriv noget andet i stedet.`,
};
