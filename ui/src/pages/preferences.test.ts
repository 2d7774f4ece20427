import { expect, test, vi } from 'vitest';
import { setBackend } from '../backend/call';
import { appearance } from '../shared/appearance.svelte';
import { keyboard } from '../shared/keyboard.svelte';
import { fakeBackend } from '../testing/inventedOffice';
import { language } from '../texts';
import { usePreferences } from './preferences';

test('a person finds the screen as they left it, and changes are kept for them alone', async () => {
  const kept = { appearance: 'dark', density: 'roomy', textSize: 120, language: 'en', shortcuts: 'combinations_only' };
  const keep_preferences = vi.fn((preferences: unknown) => preferences);
  setBackend(fakeBackend({ own_preferences: () => kept, keep_preferences }));
  const end = usePreferences();
  await vi.waitFor(() => expect(appearance.theme).toBe('dark'));
  expect([appearance.density, appearance.textSize, language.current, keyboard.lettersOn]).toEqual(['roomy', 120, 'en', false]);
  expect(keep_preferences).not.toHaveBeenCalled();
  appearance.choose({ density: 'compact' });
  expect(keep_preferences).toHaveBeenCalledWith({ ...kept, density: 'compact' });
  end();
  appearance.choose({ density: 'normal' });
  expect(keep_preferences).toHaveBeenCalledOnce();
  language.use('da');
});
