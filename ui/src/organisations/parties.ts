/** Somebody as a picker shows them, where only the id is known: the way here named it, or what is kept. */
import { call } from '../backend/call';
import type { OrganisationId, PersonId } from '../backend/generated/operations';
import type { PickedParty } from './picking.svelte';

/** Nothing when it is not there to be chosen. */
export async function partyOf(organisationId: OrganisationId): Promise<PickedParty | null> {
  const outcome = await call('open_organisation', { organisationId });
  if (!outcome.ok) return null;
  const { id, facts } = outcome.answer.organisation;
  return { party: { of: 'organisation', id }, kind: facts.kind, name: facts.name, contact: null };
}

/** Nothing when they are not there to be chosen. */
export async function personOf(personId: PersonId): Promise<PickedParty | null> {
  const outcome = await call('open_person', { personId });
  if (!outcome.ok) return null;
  const { id, facts } = outcome.answer.person;
  return { party: { of: 'person', id }, kind: 'person', name: facts.fullName, contact: null };
}
