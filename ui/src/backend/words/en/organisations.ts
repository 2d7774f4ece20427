import type { ContactRoleKind, GrantFacts, OrganisationError, OrganisationEvent, OrganisationFacts, PersonFacts } from '../../generated/operations';
import type { SliceSentences } from '../../refusals';
import { grants } from '../../../texts/en/grants';
import { organisations as say } from '../../../texts/en/organisations';
import type { EventSentences } from '../../events';
import { pluralEn } from '../../../texts/plural';
import { fieldsText } from '../fields';

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
  grant_not_found: () => 'The grant has been removed meanwhile. Open the card again.',
  stale_grant: ({ current }) => `A colleague has changed the grant to ${current.organisationName} meanwhile. See how it stands now and try again.`,
  address_protected: () => 'The address is protected. Ask a volunteer consultant or the manager to correct it.',
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
  amount: 'The amount',
  repaid: 'What was paid back',
};

const changed = (labels: Record<string, string>, fields: readonly string[]) => fieldsText(labels, fields, 'and', 'facts');
const role = (kind: ContactRoleKind) => say.roleNames[kind].toLowerCase();
const somebody = (name: string) => name || 'a person';

export const organisationEvents: EventSentences<OrganisationEvent> = {
  organisation_registered: (_, { it }) => `registered ${it}`,
  organisation_changed: ({ fields }, { it }) => `changed ${changed(organisationFields, fields)} of ${it}`,
  organisation_archived: (_, { it }) => `put ${it} away`,
  organisation_restored: (_, { it }) => `took ${it} out again`,
  person_registered: (_, { it }) => `registered ${it}`,
  person_changed: ({ fields }, { it }) => `changed ${changed(personFields, fields)} of ${it}`,
  person_archived: (_, { it }) => `put ${it} away`,
  person_restored: (_, { it }) => `took ${it} out again`,
  contact_role_given: ({ personId, role: kind }, { it, named }) => `made ${somebody(named('person', [personId]))} ${role(kind)} of ${it}`,
  contact_role_changed: ({ personId, role: kind }, { it, named }) => `changed the role ${role(kind)} of ${somebody(named('person', [personId]))} at ${it}`,
  contact_role_withdrawn: ({ personId, role: kind }, { it, named }) => `took the role ${role(kind)} at ${it} from ${somebody(named('person', [personId]))}`,
  contact_role_reinstated: ({ personId, role: kind }, { it, named }) => `made ${somebody(named('person', [personId]))} ${role(kind)} of ${it} again`,
  grant_recorded: ({ year }, { it }) => `wrote down a grant for ${year} on ${it}`,
  grant_changed: ({ year, fields }, { it }) => `corrected ${changed(grantFields, fields)} in a grant for ${year} on ${it}`,
  grant_withdrawn: ({ year }, { it }) => `removed a grant for ${year} from ${it}`,
  parties_imported: ({ organisations, people, completed }) => `read in a list: ${say.importing.done(people, organisations, completed, 0)}`,
  import_taken_back: ({ cards }) => `took back a list: ${pluralEn(cards, { one: 'card', other: 'cards' })}`,
  import_laid_again: ({ cards }) => `read in a list again: ${pluralEn(cards, { one: 'card', other: 'cards' })}`,
  grant_reinstated: ({ year }, { it }) => `put a grant for ${year} back on ${it}`,
};
