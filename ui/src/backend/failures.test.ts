import { expect, test, vi } from 'vitest';
import { noteFailure } from './failures';
import { setBackend } from './transport';

test('a screen that broke down is noted by its kind and places, without what it held', () => {
  const host = vi.fn(() => Promise.resolve({ answer: 'done' as const }));
  setBackend({ call: () => Promise.reject(new Error()), bytes: () => Promise.reject(new Error()), host });
  const webkit = new TypeError('Birgit Holm is not a booking');
  webkit.stack = 'draw@tauri://localhost/assets/board.js:1:20\n@tauri://localhost/assets/board.js:3:4\nbirgit@holm.dk';
  noteFailure(webkit);
  expect(host).toHaveBeenLastCalledWith({
    ask: 'note_failure',
    places: ['TypeError', 'draw@tauri://localhost/assets/board.js:1:20', '@tauri://localhost/assets/board.js:3:4'],
  });
  const other = new Error('Birgit Holm');
  other.stack = 'Error: Birgit Holm\n    at draw (board.js:1:20)';
  noteFailure(other);
  expect(host).toHaveBeenLastCalledWith({ ask: 'note_failure', places: ['Error', 'at draw (board.js:1:20)'] });
  noteFailure('Birgit Holm');
  expect(host).toHaveBeenLastCalledWith({ ask: 'note_failure', places: ['string'] });
});
