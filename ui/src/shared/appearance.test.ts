import { expect, test, vi } from 'vitest';
import { Appearance } from './appearance.svelte';

test('choices stand as data attributes and are handed over to be kept', () => {
  const appearance = new Appearance();
  appearance.onchange = vi.fn();
  appearance.choose({ theme: 'dark', density: 'compact' });
  appearance.stepTextSize(1);
  expect({ ...document.documentElement.dataset }).toMatchObject({ theme: 'dark', density: 'compact', textSize: '110' });
  expect(appearance.onchange).toHaveBeenLastCalledWith({ theme: 'dark', density: 'compact', textSize: 110 });
});

test('text grows to 150 and shrinks to 90, no further', () => {
  const appearance = new Appearance();
  for (let step = 0; step < 9; step += 1) appearance.stepTextSize(1);
  expect(appearance.textSize).toBe(150);
  for (let step = 0; step < 9; step += 1) appearance.stepTextSize(-1);
  expect(appearance.textSize).toBe(90);
});

test('what was kept and cannot be read falls back', () => {
  const appearance = new Appearance();
  appearance.load({ theme: 'pink', density: 7, textSize: 1000 } as never);
  expect(appearance.choices).toEqual({ theme: 'system', density: 'normal', textSize: 100 });
});
