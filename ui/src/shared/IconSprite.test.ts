import { render } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import IconSprite from './IconSprite.svelte';
import { icons } from './icons';

test('every picture is a symbol with a drawing in it', () => {
  const { container } = render(IconSprite);
  const symbols = [...container.querySelectorAll('symbol')];
  expect(symbols.map((symbol) => symbol.id)).toEqual(Object.keys(icons).map((name) => `icon-${name}`));
  for (const symbol of symbols) {
    expect(symbol.namespaceURI).toBe('http://www.w3.org/2000/svg');
    expect(symbol.firstElementChild?.namespaceURI, symbol.id).toBe('http://www.w3.org/2000/svg');
  }
});
