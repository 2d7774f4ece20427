import { expect, test } from 'vitest';
import { vectors } from '../testing/vectors';
import { beginsWords } from './folding';

// The engine is tested by the same file.
test.each(vectors('names_found.csv'))('«%s» and «%s»: found, %s', (name = '', typed = '', found = '') => {
  expect(beginsWords(name, typed)).toBe(found === 'yes');
});
