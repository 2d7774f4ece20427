import { beforeEach, expect, test, vi } from 'vitest';
import { Keyboard, written, type Command } from './keyboard.svelte';

let keys: Keyboard;
const run = vi.fn();

beforeEach(() => {
  keys = new Keyboard();
  run.mockClear();
  document.body.innerHTML = '<input id="text" /><button id="button"></button><input id="box" type="checkbox" />';
});

function command(written_: string, change: Partial<Command> = {}): Command {
  return { id: written_, keys: written_, name: () => written_, run: () => run(written_), ...change };
}

function press(key: string, init: KeyboardEventInit = {}, on = 'button'): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  document.getElementById(on)?.dispatchEvent(event);
  return keys.handle(event);
}

test.each([
  [{ key: 'k', ctrlKey: true }, 'Ctrl K'],
  [{ key: 'Z', ctrlKey: true, shiftKey: true }, 'Ctrl Shift Z'],
  [{ key: '?', shiftKey: true }, '?'],
  [{ key: 'F6', shiftKey: true }, 'Shift F6'],
  [{ key: 'å' }, 'Å'],
  [{ key: '2', altKey: true }, 'Alt 2'],
  [{ key: 'Control', ctrlKey: true }, ''],
])('%j is written %s', (init, expected) => {
  expect(written(new KeyboardEvent('keydown', init))).toBe(expected);
});

test('a letter works outside text fields only', () => {
  keys.register(command('B'));
  expect(press('b', {}, 'text')).toBe(false);
  expect(press('b', {}, 'box')).toBe(true);
  expect(run).toHaveBeenCalledOnce();
});

test('a chord with Ctrl works while writing too', () => {
  keys.register(command('Ctrl K'));
  expect(press('k', { ctrlKey: true }, 'text')).toBe(true);
});

test('letters can be switched off, and the key list stays', () => {
  keys.register(command('B'), command('G I'), command('?'));
  keys.lettersOn = false;
  press('b');
  press('g');
  press('i');
  expect(run).not.toHaveBeenCalled();
  press('?', { shiftKey: true });
  expect(run).toHaveBeenCalledWith('?');
});

test('G and then a letter goes to a section, and the letter alone does something else', () => {
  keys.register(command('G K'), command('K'));
  press('g');
  press('k');
  expect(run).toHaveBeenLastCalledWith('G K');
  press('k');
  expect(run).toHaveBeenLastCalledWith('K');
});

test('a sequence that is not finished in time is forgotten', () => {
  keys.register(command('G K'));
  const at = (key: string, timeStamp: number) => {
    const event = new KeyboardEvent('keydown', { key });
    Object.defineProperty(event, 'timeStamp', { value: timeStamp });
    return keys.handle(event);
  };
  at('g', 0);
  expect(at('k', 5000)).toBe(false);
});

test('the latest registered wins a key until it is taken away', () => {
  keys.register(command('Escape', { id: 'outer', run: () => run('outer') }));
  const end = keys.register(command('Escape', { id: 'inner', run: () => run('inner') }));
  press('Escape');
  end();
  press('Escape');
  expect(run.mock.calls).toEqual([['inner'], ['outer']]);
});

test('what does not hold now is neither run nor listed', () => {
  keys.register(command('N', { when: () => false }));
  expect(press('n')).toBe(false);
  expect(keys.available).toEqual([]);
});

test('a key that is only listed is left to whatever has the focus', () => {
  const listed: Command = { id: 'enter', keys: 'Enter', name: () => 'Enter' };
  keys.register(listed);
  expect(press('Enter')).toBe(false);
  expect(keys.available).toEqual([listed]);
});
