import type { OrganisationError } from '../../generated/operations';
import type { SliceSentences } from '../../refusals';

export const organisations: SliceSentences<OrganisationError> = {
  organisation_not_found: () => 'The association is no longer there. Search for it again.',
  person_not_found: () => 'The person is no longer there. Search for the name again.',
  contact_role_not_found: () => 'The role has been taken away meanwhile. Open the card again.',
  stale_organisation: ({ current }) =>
    `A colleague has changed ${current.facts.name} meanwhile. Look at the difference and choose what should hold.`,
  stale_person: ({ current }) =>
    `A colleague has changed ${current.facts.fullName} meanwhile. Look at the difference and choose what should hold.`,
  stale_contact_role: ({ current }) => `A colleague has changed the role of ${current.personName} meanwhile. Have a look and try again.`,
  already_archived: () => 'The card is put away already.',
  not_archived: () => 'The card is in use, so there is nothing to take out.',
  role_held_already: ({ held }) => `${held.personName} has the role in that period already. End the old one or choose another day.`,
  address_protected: () => 'The address is protected. Ask a volunteer consultant or the manager to correct it.',
};
