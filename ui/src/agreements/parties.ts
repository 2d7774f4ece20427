/** The other party of an agreement, where the way here named it. */
import { call } from '../backend/call';
import type { OrganisationId } from '../backend/generated/operations';
import type { PickedParty } from '../organisations';

/** The organisation as the picker shows it; nothing when it is not there to draft with. */
export async function partyOf(organisationId: OrganisationId): Promise<PickedParty | null> {
  const outcome = await call('open_organisation', { organisationId });
  if (!outcome.ok) return null;
  const { id, facts } = outcome.answer.organisation;
  return { party: { of: 'organisation', id }, kind: facts.kind, name: facts.name, contact: null };
}
