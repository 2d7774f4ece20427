/** The calendar's keys for the registry. Those that depend on the cell are handled by the boards and only listed here. */
import type { Command } from '../shared';
import { texts } from '../texts';
import type { BoardControl } from './board_control.svelte';
import type { View } from './place_link';

export function calendarCommands(control: BoardControl): Array<Command> {
  const words = () => texts().bookings;
  const where = () => words().title;
  const view = (keys: string, to: View): Command => ({
    id: `calendar-${to}`,
    keys,
    where,
    name: () => words().showView(words()[to]),
    run: () => void control.setView(to).then(() => control.focus()),
  });
  const listed = (id: string, keys: string, name: () => string): Command => ({
    id: `calendar-${id}`,
    keys,
    where,
    name,
    keysOnly: true,
  });
  return [
    view('D', 'day'),
    view('U', 'week'),
    view('O', 'overview'),
    // On a booking the same key picks it up; the board takes it first.
    view('M', 'month'),
    view('L', 'list'),
    { id: 'calendar-today', keys: 'T', where, name: () => words().goToToday, run: () => void control.toToday().then(() => control.focus()) },
    { id: 'calendar-back', keys: 'PageUp', where, name: () => words().previousPeriod, keysOnly: true, run: () => step(control, -1) },
    { id: 'calendar-forward', keys: 'PageDown', where, name: () => words().nextPeriod, keysOnly: true, run: () => step(control, 1) },
    { id: 'calendar-new', keys: 'N', where, name: () => words().newBooking, when: () => control.may('book_room'), run: () => control.newHere() },
    listed('arrows', '↑ ↓ ← →', () => words().keyNames.arrows),
    listed('edges', 'Home / End', () => words().keyNames.edges),
    listed('corners', 'Ctrl Home / End', () => words().keyNames.corners),
    listed('enter', '↵ Enter', () => words().keyNames.enter),
    listed('carry', 'M, ↑ ↓ ← →', () => words().keyNames.carry),
    listed('carry-time', 'M, Shift ↑ ↓', () => words().keyNames.carryTime),
    listed('carry-length', 'M, Alt ↑ ↓', () => words().keyNames.carryLength),
    listed('stretch', 'Shift ↓', () => words().keyNames.stretch),
    listed('hold', 'H', () => texts().states.keyHold),
    listed('hold-form', 'Alt H', () => texts().states.keyHoldForm),
    listed('swap', 'S', () => texts().states.keySwap),
    listed('cancel', 'Del', () => words().keyNames.cancel),
    listed('copy', 'Ctrl C / V', () => words().keyNames.copy),
  ];
}

function step(control: BoardControl, direction: 1 | -1): void {
  void control.step(direction).then(() => control.focusAnew());
}
