/** Finding the other party of an agreement. */
import { transport } from '../backend/transport';
import type { OrganisationId } from './wire';

export interface PartyChoice {
  id: OrganisationId;
  name: string;
}

interface FoundParties {
  found: { entry: { party: { id: number }; name: string } }[];
}

/** Associations whose names have words that begin so, best first. Throws a refusal. */
export async function findParties(words: string): Promise<PartyChoice[]> {
  const input = { words, among: 'organisations', standing: 'active', most: 8 };
  const { found } = (await transport().call('find_parties', input)) as FoundParties;
  return found.map(({ entry }) => ({ id: entry.party.id as OrganisationId, name: entry.name }));
}
