import { expect, test, vi } from 'vitest';
import { session } from '../access';
import { setBackend } from '../backend/call';
import { badges } from '../shared/badges.svelte';
import { aSession, fakeBackend } from '../testing/inventedOffice';
import { toDo } from './toDo.svelte';

const reminders = { reminders: [], awaitingApproval: 2, endingSoon: 4, missing: 3, claims: { claims: [], hidden: 0 } };

test('asked for twice at once it is read once, and the number beside the section follows', async () => {
  session.current = aSession({ roles: ['manager'] });
  const read = vi.fn(() => reminders);
  setBackend(fakeBackend({ insurance_reminders: read }));
  await Promise.all([toDo.read(), toDo.read()]);
  expect(read).toHaveBeenCalledTimes(1);
  expect(badges.counts.insurance).toBe(5);
  setBackend(fakeBackend({ insurance_reminders: () => ({ ...reminders, awaitingApproval: 0 }) }));
  await toDo.read();
  expect(badges.counts.insurance).toBe(3);
});

test('whoever may not see it is shown nothing of what another saw', async () => {
  session.current = aSession({ roles: ['manager'] });
  setBackend(fakeBackend({ insurance_reminders: () => reminders }));
  await toDo.read();
  session.current = aSession({ roles: ['front_desk'] });
  await toDo.read();
  expect(toDo.all).toBeNull();
});
