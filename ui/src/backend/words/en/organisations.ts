import type { OrganisationError } from '../../generated/operations';
import type { SliceSentences } from '../../refusals';

export const organisations: SliceSentences<OrganisationError> = {
  organisation_not_found: () => 'The association is no longer there. Search for it again.',
  person_not_found: () => 'The person is no longer there. Search again.',
  contact_role_not_found: () => 'The contact role is no longer there. Fetch the card again.',
  stale_organisation: () => 'A colleague has changed the association meanwhile. See how it stands now and try again.',
  stale_person: () => 'A colleague has changed the person meanwhile. See how the card stands now and try again.',
  stale_contact_role: ({ current }) => `A colleague has changed ${current.personName} as contact meanwhile. See how it stands now and try again.`,
  already_archived: () => 'The card is already archived.',
  not_archived: () => 'The card is not in the archive.',
  role_held_already: ({ held }) => `${held.personName} holds that role at the time. End it first, or choose other dates.`,
  address_protected: () => 'The address is protected. Open the card if you need it; that is noted.',
};
