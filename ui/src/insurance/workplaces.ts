/** The municipal workplaces in use, for whoever chooses one out of a list. */
import { call } from '../backend/call';
import type { OrganisationId } from '../backend/generated/operations';

/** More workplaces than a municipality has; the engine tells no more at once. */
const MOST = 200;

export interface Workplace {
  value: OrganisationId;
  label: string;
}

/** By name; none where they cannot be read. */
export async function readWorkplaces(): Promise<readonly Workplace[]> {
  const outcome = await call('list_parties', { among: 'workplace', standing: 'active', from: 0, most: MOST });
  if (!outcome.ok) return [];
  return outcome.answer.entries.flatMap(({ party, name }) => (party.of === 'organisation' ? [{ value: party.id, label: name }] : []));
}
