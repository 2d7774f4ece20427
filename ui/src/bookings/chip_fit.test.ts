import { describe, expect, test } from 'vitest';
import { emsOf, fitOf } from './chip_fit';

const chip = { starts: '13.30', ends: '15.30', name: 'Sundhedscentret', partGlyph: false };

describe('a chip', () => {
  test('shows everything where there is room, or where the width is not known', () => {
    expect(fitOf(chip, 20)).toBe('whole');
    expect(fitOf(chip, 0)).toBe('whole');
  });
  test('leaves the end to the ribbon before it cuts the name', () => {
    expect(fitOf(chip, 10)).toBe('start');
    expect(fitOf({ ...chip, name: 'Koret' }, 10)).toBe('whole');
  });
  test('then leaves the kind to bar and fill', () => {
    expect(fitOf(chip, 8)).toBe('bare');
    expect(fitOf({ ...chip, partGlyph: true }, 10)).toBe('bare');
  });
});

test('letters have their own widths', () => {
  expect(emsOf('illi')).toBeLessThan(emsOf('ohne'));
  expect(emsOf('mwmw')).toBeGreaterThan(emsOf('ohne'));
});
