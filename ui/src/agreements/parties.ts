/** The other party of an agreement: found by name, or named by the link that led here. */
import { call, type Outcome } from '../backend/call';
import type { OrganisationId } from '../backend/generated/operations';

export interface PartyChoice {
  id: OrganisationId;
  name: string;
}

/** Organisations whose names have words that begin so, best first. */
export function findParties(words: string): Promise<Outcome<'find_parties'>> {
  return call('find_parties', { words, among: 'organisations', standing: 'active', most: 8 });
}

export async function partyName(organisationId: OrganisationId): Promise<string | undefined> {
  const outcome = await call('open_organisation', { organisationId });
  return outcome.ok ? outcome.answer.organisation.facts.name : undefined;
}
