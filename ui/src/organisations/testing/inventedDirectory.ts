/** Invented cards for the tests of the directory. Nobody here exists. */
import type {
  ContactRole,
  DirectoryEntry,
  FoundParty,
  Organisation,
  OrganisationCard,
  OrganisationFacts,
  Person,
  PersonCard,
  PersonFacts,
} from '../../backend/generated/operations';
import { blankOrganisation, blankPerson } from '../picking.svelte';

export function anEntry(id: number, name: string, change: Partial<DirectoryEntry> = {}): DirectoryEntry {
  return {
    party: { of: 'organisation', id } as DirectoryEntry['party'],
    kind: 'association',
    name,
    shortName: '',
    category: 'social',
    contact: null,
    phone: '',
    standing: 'active',
    protection: 'open',
    ...change,
  };
}

export function aHit(entry: DirectoryEntry, change: Partial<FoundParty> = {}): FoundParty {
  return { entry, marks: [{ from: 0, until: 3 }], reason: { through: 'name' }, ...change };
}

export function anOrganisation(facts: Partial<OrganisationFacts> = {}, version = 1): Organisation {
  return {
    id: 7 as Organisation['id'],
    facts: { ...blankOrganisation('Koret Klangbølgen'), phone: '+4584000123', ...facts },
    createdAt: '2026-01-05T09:00:00Z' as Organisation['createdAt'],
    archivedAt: null,
    version,
  };
}

export function aRole(change: Partial<ContactRole> = {}): ContactRole {
  return {
    id: 3 as ContactRole['id'],
    organisationId: 7 as ContactRole['organisationId'],
    organisationName: 'Koret Klangbølgen',
    personId: 5 as ContactRole['personId'],
    personName: 'Merete Ærenlund',
    phone: '+4584000145',
    email: '',
    facts: { role: 'chair', title: '', validFrom: '2024-03-01', validTo: '' },
    standing: 'current',
    version: 1,
    ...change,
  };
}

export function aCard(change: Partial<OrganisationCard> = {}): OrganisationCard {
  return {
    organisation: anOrganisation(),
    parent: null,
    branches: [],
    contacts: [aRole()],
    declaration: { state: 'not_needed' },
    ...change,
  };
}

export function someone(facts: Partial<PersonFacts> = {}, version = 1): Person {
  return {
    id: 5 as Person['id'],
    facts: { ...blankPerson('Merete Ærenlund'), phone: '+4584000145', ...facts },
    protectedAt: null,
    createdAt: '2026-01-05T09:00:00Z' as Person['createdAt'],
    archivedAt: null,
    version,
  };
}

export function aPersonCard(facts: Partial<PersonFacts> = {}): PersonCard {
  return { person: someone(facts), roles: [aRole()] };
}
