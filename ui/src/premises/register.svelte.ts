/** The houses as they stand now, for the screens that change them. */
import { call, type OperationName, type Outcome, type RefusalOf } from '../backend/call';
import type { Changed, OpeningPeriod, Premises, PremisesId, Room, RoomId } from '../backend/generated/operations';
import { sentence, type AnyRefusal } from '../backend/refusals';
import { announce, undoStack } from '../shared';
import { officeNow } from '../shared/officeClock';

export class HouseRegister {
  houses = $state.raw<readonly Premises[] | null>(null);
  /** The office's own day and time on the wall: `2026-11-24T10:42`. */
  now = $state(officeNow());
  problem = $state('');
  readonly today = $derived(this.now.slice(0, 10));

  async load(): Promise<void> {
    const outcome = await call('list_premises', {});
    this.now = officeNow();
    if (outcome.ok) {
      this.houses = outcome.answer;
      this.problem = '';
    } else {
      this.problem = sentence(outcome.refusal);
    }
  }

  house(id: number): Premises | undefined {
    return this.houses?.find((house) => house.id === id);
  }

  room(id: number): Room | undefined {
    return this.houses?.flatMap((house) => house.rooms).find((room) => room.id === id);
  }

  roomName(id: RoomId): string {
    return this.room(id)?.details.name ?? '';
  }

  /** Something was done: the bar offers the way back. */
  done(about: string, label: string, { undo }: Pick<Changed<unknown>, 'undo'>): void {
    if (undo) undoStack.push({ label, undo, about });
    else announce(label);
  }

  /** Puts a changed house or room in its place without asking for all of them again. */
  put(changed: Premises | Room): void {
    this.houses =
      this.houses?.map((house) => {
        if (!('premisesId' in changed)) return house.id === changed.id ? changed : house;
        if (house.id !== changed.premisesId) return house;
        return { ...house, rooms: house.rooms.map((room) => (room.id === changed.id ? changed : room)) };
      }) ?? null;
  }

  /** Says why something was refused, where no field is to blame. */
  refuse(refusal: RefusalOf<'set_opening_hours'>): void {
    this.problem = sentence(refusal);
    if (refusal.code === 'stale_premises') this.put(refusal.details.current);
  }

  /** Changes the opening hours of a house as it stands now. */
  async setHours(
    id: PremisesId,
    change: (periods: OpeningPeriod[]) => OpeningPeriod[],
    label: string,
  ): Promise<Outcome<'set_opening_hours'>> {
    const house = this.house(id);
    const periods = change([...(house?.openingPeriods ?? [])]);
    const outcome = await call('set_opening_hours', { premisesId: id, version: house?.version ?? 0, periods });
    if (!outcome.ok) return outcome;
    this.put(outcome.answer.now);
    this.done(`premises:${id}`, label, outcome.answer);
    return outcome;
  }

  /** One act on a house or a room, with its words for the bar. */
  async act<O extends 'retire_premises' | 'restore_premises' | 'retire_room' | 'restore_room'>(
    operation: O & OperationName,
    thing: { id: PremisesId | RoomId; version: number },
    label: string,
  ): Promise<void> {
    const outcome = await call(operation, thing as never);
    if (!outcome.ok) {
      this.problem = sentence(outcome.refusal as AnyRefusal);
      return;
    }
    this.problem = '';
    this.done(`${operation.endsWith('room') ? 'room' : 'premises'}:${thing.id}`, label, outcome.answer as Changed<unknown>);
    await this.load();
  }
}
