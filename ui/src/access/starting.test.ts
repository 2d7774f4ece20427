import { expect, test, vi } from 'vitest';
import { setBackend } from '../backend/call';
import { fakeBackend } from '../testing/inventedOffice';
import { askToStart, started } from './starting';

test('the office is opened once while the page is drawn, and anew for whoever comes to the entrance again', async () => {
  const start = vi.fn(() => ({ answer: 'no_office', lastUsed: null }));
  setBackend(fakeBackend({}, { start }));
  askToStart();
  expect(await started()).toEqual({ ok: true, answer: { answer: 'no_office', lastUsed: null } });
  expect(start).toHaveBeenCalledTimes(1);
  await started();
  expect(start).toHaveBeenCalledTimes(2);
});
