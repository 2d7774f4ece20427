import type { OrganisationError } from '../../generated/operations';
import type { SliceSentences } from '../../refusals';

export const organisations: SliceSentences<OrganisationError> = {
  organisation_not_found: () => 'Foreningen findes ikke længere. Søg efter den igen.',
  person_not_found: () => 'Personen findes ikke længere. Søg efter den igen.',
  contact_role_not_found: () => 'Opgaven som kontakt findes ikke længere. Hent kortet igen.',
  stale_organisation: () => 'En kollega har ændret foreningen imens. Se, hvordan den står nu, og prøv igen.',
  stale_person: () => 'En kollega har ændret personen imens. Se, hvordan kortet står nu, og prøv igen.',
  stale_contact_role: ({ current }) => `En kollega har ændret ${current.personName} som kontakt imens. Se, hvordan det står nu, og prøv igen.`,
  already_archived: () => 'Kortet er allerede lagt i arkiv.',
  not_archived: () => 'Kortet ligger ikke i arkivet.',
  role_held_already: ({ held }) => `${held.personName} har opgaven i den tid. Slut den opgave først, eller vælg andre datoer.`,
  address_protected: () => 'Adressen er beskyttet. Åbn kortet, hvis du har brug for den; det bliver noteret.',
};
