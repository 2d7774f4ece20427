/** Two bookings exchange rooms: one is chosen, then the other, by keys or by pointer. */
import { announce } from '../../shared';
import { texts } from '../../texts';
import type { Bookings } from '../bookings.svelte';
import { whoText } from '../wording';
import type { BookingId, CalendarBooking } from '../../backend/generated/operations';

export class Swapping {
  /** The booking chosen first, while the other is being chosen. */
  first = $state.raw<CalendarBooking | null>(null);
  #desk: Bookings;

  constructor(desk: Bookings) {
    this.#desk = desk;
  }

  begin(booking: CalendarBooking): void {
    this.first = booking;
    announce(texts().states.swapPick(whoText(booking)));
  }

  back(): void {
    if (!this.first) return;
    this.first = null;
    announce(texts().states.swapBack);
  }

  /** The other is chosen. Where the two cannot exchange, the first is open with the reason. */
  async with(id: BookingId): Promise<boolean> {
    const { first } = this;
    this.first = null;
    return first !== null && first.id !== id && (await this.#desk.swap(first.id, id));
  }
}
