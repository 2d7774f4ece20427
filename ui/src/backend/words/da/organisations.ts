import type { OrganisationError } from '../../generated/operations';
import type { SliceSentences } from '../../refusals';

export const organisations: SliceSentences<OrganisationError> = {
  organisation_not_found: () => 'Foreningen findes ikke længere. Søg efter den igen.',
  person_not_found: () => 'Personen findes ikke længere. Søg efter navnet igen.',
  contact_role_not_found: () => 'Rollen er taget væk imens. Hent kortet igen.',
  stale_organisation: ({ current }) =>
    `En kollega har ændret ${current.facts.name} imens. Se forskellen, og vælg, hvad der skal gælde.`,
  stale_person: ({ current }) =>
    `En kollega har ændret ${current.facts.fullName} imens. Se forskellen, og vælg, hvad der skal gælde.`,
  stale_contact_role: ({ current }) => `En kollega har ændret rollen for ${current.personName} imens. Se efter, og prøv igen.`,
  already_archived: () => 'Kortet er allerede lagt væk.',
  not_archived: () => 'Kortet er i brug, så der er intet at hente frem.',
  role_held_already: ({ held }) => `${held.personName} har allerede rollen i den periode. Afslut den gamle, eller vælg en anden dag.`,
  address_protected: () => 'Adressen er beskyttet. Bed en frivilligkonsulent eller lederen om at rette den.',
};
