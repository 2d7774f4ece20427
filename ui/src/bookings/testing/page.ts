/** Puts the calendar page on the screen with an invented engine behind it. */
import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { session } from '../../access';
import { call, setBackend } from '../../backend/call';
import { keyboard, router, undoStack } from '../../shared';
import { aSession } from '../../testing/inventedOffice';
import { language } from '../../texts/language.svelte';
import BookingsPage from '../BookingsPage.svelte';
import { InventedEngine, type Wish } from './invented_bookings';

export interface OnScreen {
  engine: InventedEngine;
  user: UserEvent;
}

/** Opens the calendar at an address, with these bookings and no others. */
export async function calendarAt(address: string, bookings: ReadonlyArray<Wish> = [], roles = aSession().roles): Promise<OnScreen> {
  const engine = new InventedEngine({ density: 0 });
  for (const booking of bookings) engine.add(booking);
  setBackend(engine.backend);
  language.use('da');
  keyboard.lettersOn = true;
  undoStack.forget();
  undoStack.run = async ({ operation, input }) => {
    const answer = await call(operation as never, input as never);
    return answer.ok ? { ok: true, back: (answer.answer as unknown as { undo: null }).undo } : { ok: false, sentence: answer.refusal.code };
  };
  session.current = aSession({ roles });
  location.hash = `#/premises/${address}`;
  router.start();
  addEventListener('keydown', shortcuts);
  const user = userEvent.setup();
  const main = document.body.appendChild(document.createElement('main'));
  render(BookingsPage, { target: main });
  await waitFor(() => screen.getByRole('heading', { level: 1 }).textContent?.match(/20\d\d/) || Promise.reject(new Error('not there yet')));
  // Whoever arrives stands in the board.
  await waitFor(() => document.activeElement !== document.body || Promise.reject(new Error('the focus is nowhere yet')));
  return { engine, user };
}

function shortcuts(event: KeyboardEvent): void {
  keyboard.handle(event);
}

export function cellOf(room: number, date: string): HTMLElement {
  const cell = document.querySelector<HTMLElement>(`[data-cell="${room}:${date}"]`);
  if (!cell) throw new Error(`no cell ${room} ${date}`);
  return cell;
}

/** What is heard of what has the focus. */
export function focusedText(): string {
  const it = document.activeElement;
  return (it?.getAttribute('aria-label') ?? it?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** A pointer event as a browser would send it; the test's page knows only mouse events. */
export function pointer(target: EventTarget, type: 'pointerdown' | 'pointermove' | 'pointerup', x: number, y: number): void {
  const event = new MouseEvent(type, { bubbles: true, cancelable: true, button: 0, clientX: x, clientY: y });
  target.dispatchEvent(Object.assign(event, { pointerId: 1, isPrimary: true }));
}

/** Presses on something, draws it a little way, and lets the test look before it is let go. */
export async function drag(from: HTMLElement, onTheWay: () => Promise<void> | void = () => undefined): Promise<void> {
  pointer(from, 'pointerdown', 10, 10);
  pointer(window, 'pointermove', 80, 60);
  await onTheWay();
  pointer(window, 'pointerup', 80, 60);
}
