/** How many agreements run out soon, beside the section's name. */
import { session } from '../access';
import { call } from '../backend/call';
import { badges } from '../shared/badges.svelte';

export async function showExpiring(): Promise<void> {
  if (!session.may('list_agreements')) return;
  const outcome = await call('list_agreements', { view: 'expiring' });
  if (outcome.ok) badges.show('agreements', outcome.answer.length);
}
