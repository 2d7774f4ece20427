import { expect, test, vi } from 'vitest';
import { session } from '../access';
import { setBackend } from '../backend/call';
import { appearance } from '../shared/appearance.svelte';
import { keyboard } from '../shared/keyboard.svelte';
import { anOffice, fakeBackend } from '../testing/inventedOffice';
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

const nothingChosen = { appearance: 'system', density: 'normal', textSize: 100, language: null, shortcuts: 'all' };

test('who has chosen no language hears the office speak, and keeps no language with another choice', async () => {
  const keep_preferences = vi.fn((preferences: unknown) => preferences);
  setBackend(fakeBackend({ own_preferences: () => nothingChosen, keep_preferences }));
  session.office = anOffice({ language: 'en' });
  language.follow('da');
  language.isJustChosen = false;
  const end = usePreferences();
  await vi.waitFor(() => expect(language.current).toBe('en'));
  appearance.choose({ density: 'compact' });
  expect(keep_preferences).toHaveBeenLastCalledWith({ ...nothingChosen, density: 'compact' });
  language.use('da');
  expect(keep_preferences).toHaveBeenLastCalledWith({ ...nothingChosen, density: 'compact', language: 'da' });
  end();
  appearance.choose({ density: 'normal' });
});

test('what was chosen at the entrance holds for whoever sits down', async () => {
  const own_preferences = vi.fn(() => nothingChosen);
  setBackend(fakeBackend({ own_preferences, keep_preferences: (preferences: unknown) => preferences }));
  session.office = anOffice({ language: 'da' });
  language.follow('da');
  language.use('en');
  const end = usePreferences();
  await vi.waitFor(() => expect(own_preferences).toHaveBeenCalled());
  await new Promise((soon) => setTimeout(soon));
  expect(language.current).toBe('en');
  end();
  language.follow('da');
});
