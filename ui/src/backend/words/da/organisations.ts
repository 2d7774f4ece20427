import type { ContactRoleKind, GrantFacts, OrganisationError, OrganisationEvent, OrganisationFacts, PersonFacts } from '../../generated/operations';
import type { SliceSentences } from '../../refusals';
import { grants } from '../../../texts/da/grants';
import { organisations as say } from '../../../texts/da/organisations';
import type { EventSentences } from '../../events';
import { pluralDa } from '../../../texts/plural';
import { fieldsText } from '../fields';

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
  grant_not_found: () => 'Tilskuddet er fjernet imens. Hent kortet igen.',
  stale_grant: ({ current }) => `En kollega har ændret tilskuddet til ${current.organisationName} imens. Se, hvordan det står nu, og prøv igen.`,
  address_protected: () => 'Adressen er beskyttet. Bed en frivilligkonsulent eller lederen om at rette den.',
};

const organisationFields: Record<keyof OrganisationFacts, string> = {
  kind: say.kind,
  name: say.name,
  shortName: say.shortName,
  cvr: say.cvr,
  pNumber: say.pNumber,
  phone: say.phone,
  email: say.email,
  web: say.web,
  street: say.street,
  postalCode: say.postalCode,
  town: say.town,
  borrowerCategory: say.borrowerCategory,
  parentId: say.branchOf,
  educationApprovedOn: say.educationApprovedOn,
  declarationValidUntil: say.declarationValidUntil,
  note: say.note,
};
const personFields: Record<keyof PersonFacts, string> = {
  fullName: say.fullName,
  phone: say.phone,
  secondPhone: say.secondPhone,
  email: say.email,
  address: say.address,
  protection: say.protection,
  note: say.note,
};

const grantFields: Record<keyof GrantFacts, string> = {
  source: grants.source,
  round: grants.round,
  year: grants.year,
  grantedOn: grants.grantedOn,
  amount: 'Beløbet',
  repaid: 'Det, der er betalt tilbage',
};

const changed = (labels: Record<string, string>, fields: readonly string[]) => fieldsText(labels, fields, 'og', 'oplysninger');
const role = (kind: ContactRoleKind) => say.roleNames[kind].toLowerCase();
const somebody = (name: string) => name || 'en person';

export const organisationEvents: EventSentences<OrganisationEvent> = {
  organisation_registered: (_, { it }) => `oprettede ${it}`,
  organisation_changed: ({ fields }, { it }) => `rettede ${changed(organisationFields, fields)} på ${it}`,
  organisation_archived: (_, { it }) => `lagde ${it} væk`,
  organisation_restored: (_, { it }) => `tog ${it} frem igen`,
  person_registered: (_, { it }) => `oprettede ${it}`,
  person_changed: ({ fields }, { it }) => `rettede ${changed(personFields, fields)} på ${it}`,
  person_archived: (_, { it }) => `lagde ${it} væk`,
  person_restored: (_, { it }) => `tog ${it} frem igen`,
  contact_role_given: ({ personId, role: kind }, { it, named }) => `gav ${somebody(named('person', [personId]))} rollen ${role(kind)} på ${it}`,
  contact_role_changed: ({ personId, role: kind }, { it, named }) => `rettede rollen ${role(kind)} for ${somebody(named('person', [personId]))} på ${it}`,
  contact_role_withdrawn: ({ personId, role: kind }, { it, named }) => `tog rollen ${role(kind)} fra ${somebody(named('person', [personId]))} på ${it}`,
  contact_role_reinstated: ({ personId, role: kind }, { it, named }) => `gav ${somebody(named('person', [personId]))} rollen ${role(kind)} på ${it} igen`,
  grant_recorded: ({ year }, { it }) => `skrev et tilskud for ${year} ned på ${it}`,
  grant_changed: ({ year, fields }, { it }) => `rettede ${changed(grantFields, fields)} i et tilskud for ${year} på ${it}`,
  grant_withdrawn: ({ year }, { it }) => `fjernede et tilskud for ${year} fra ${it}`,
  parties_imported: ({ organisations, people, completed }) => `indlæste en liste: ${say.importing.done(people, organisations, completed, 0)}`,
  import_taken_back: ({ cards }) => `tog en indlæst liste tilbage: ${pluralDa(cards, { one: 'kort', other: 'kort' })}`,
  import_laid_again: ({ cards }) => `indlæste en liste igen: ${pluralDa(cards, { one: 'kort', other: 'kort' })}`,
  grant_reinstated: ({ year }, { it }) => `satte et tilskud for ${year} tilbage på ${it}`,
};
