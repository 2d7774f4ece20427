/** A booking being written. Nothing typed is lost: it stands here until it is booked or cleared by hand. */
import { newRequestKey } from '../backend/requestKey';
import { numericDate } from '../shared/format';
import type { PickedParty } from '../organisations';
import { texts } from '../texts';
import { readClock } from './clock_text';
import type { Begun } from './handed_over.svelte';
import { MINUTES_A_DAY, addDays, at, dateOf, dateToJumpTo, minuteOf, minutesOf } from './wall_time';
import { minuteText, nightsOf } from './wording';
import { readBuffers } from './rules/buffer_fields';
import type { RepeatFields } from './series/repeat_fields';
import type {
  BookAs,
  BookRoom,
  BookingKind,
  BorrowerCategory,
  Layout,
  PersonId,
  RoomHold,
  RoomId,
  WallTime,
} from '../backend/generated/operations';
import type { CivilDate } from './wall_time';
import type { Place } from './place';

/** What is kept when the program is left: the same as what is typed. */
export interface KeptDraft {
  party: PickedParty | null;
  /** What stands in the field, chosen or not. */
  partyText: string;
  /** As what it is lent to them; nothing is as what they are. */
  lentAs: BorrowerCategory | null;
  contactPersonId: PersonId | null;
  title: string;
  kind: BookingKind | null;
  rooms: Array<RoomId>;
  date: string;
  starts: string;
  ends: string;
  /** The day it ends, where that is another one. */
  endDate: string;
  attendees: string;
  layout: Layout | null;
  note: string;
  bookAs: BookAs['kind'];
  /** Until when it is reserved, where it is. */
  untilDate: string;
  untilTime: string;
  /** The time that is kept for it at the moment. */
  hold: RoomHold | null;
  repeat: RepeatFields | null;
  /** Other minutes before and after than the rooms' own, as they were written, and why. */
  bufferBefore: string;
  bufferAfter: string;
  bufferReason: string;
  /** Who at the house said yes to a day when it asks to be asked. */
  holidayAgreement: string;
  /** Why it is booked though a rule of the house speaks against it. */
  overrule: string;
}

export type DraftField = 'overrule' | 'buffers' | 'holidayAgreement' | 'until' | 'title' | 'rooms' | 'date' | 'starts' | 'ends' | 'endDate' | 'attendees' | 'organisationId' | 'note' | 'layout';

const EMPTY: KeptDraft = {
  party: null,
  partyText: '',
  lentAs: null,
  contactPersonId: null,
  title: '',
  kind: null,
  rooms: [],
  date: '',
  starts: '',
  ends: '',
  endDate: '',
  attendees: '',
  layout: null,
  note: '',
  bookAs: 'confirmed',
  untilDate: '',
  untilTime: '',
  hold: null,
  repeat: null,
  bufferBefore: '',
  bufferAfter: '',
  bufferReason: '',
  holidayAgreement: '',
  overrule: '',
};

/** Whether the house of these rooms is open at the midnight that ends a date. */
type StaysOpen = (rooms: ReadonlyArray<RoomId>, date: CivilDate) => boolean;

/** What no other draft of anybody has; in letters, for ten digits could be taken for a person's number. */
function newSlot(): string {
  return newRequestKey().slice(-12).replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));
}

export class BookingDraft {
  /** Under which it is kept. */
  readonly slot: string;
  fields = $state<KeptDraft>({ ...EMPTY });
  /** Stays the same until the booking is made, so that sending it twice makes one booking. */
  requestKey = newRequestKey();

  /** Something only this draft knows, beside where and when; or that its time is kept. */
  readonly isBegun = $derived(
    this.fields.hold !== null || [this.fields.title, this.fields.partyText, this.fields.note, this.fields.attendees].some((text) => text.trim() !== ''),
  );

  constructor(slot = newSlot()) {
    this.slot = slot;
  }

  putAt(place: Place): void {
    const from = minuteOf(place.starts);
    const nights = nightsOf(place);
    Object.assign(this.fields, {
      rooms: [...place.rooms],
      date: numericDate(dateOf(place.starts)),
      starts: minuteText(from),
      ends: minuteText(from + minutesOf(place.ends) - minutesOf(place.starts) - nights * MINUTES_A_DAY),
      endDate: nights > 0 ? numericDate(addDays(dateOf(place.starts), nights)) : '',
    });
  }

  /** What was begun elsewhere in the window; what is typed here already stays. */
  takeOver({ attendees, layout, party, note }: Begun): void {
    Object.assign(this.fields, {
      layout,
      ...(attendees === null ? {} : { attendees: String(attendees) }),
      ...(party ? { party, partyText: party.name, lentAs: null, contactPersonId: null } : {}),
      ...(note === '' || this.fields.note.trim() !== '' ? {} : { note }),
    });
  }

  load(kept: Partial<KeptDraft>): void {
    this.fields = { ...EMPTY, ...kept };
  }

  /** What it is called in the tray: `Koret Klangbølgen, 24/11-2026 19–21`. */
  get name(): string {
    const { partyText, title, date, starts, ends } = this.fields;
    const when = [date, starts && ends ? `${starts}–${ends}` : starts].filter(Boolean).join(' ');
    return [partyText.trim() || title.trim(), when].filter(Boolean).join(', ');
  }

  kept(): KeptDraft {
    return $state.snapshot(this.fields);
  }

  clear(): void {
    this.fields = { ...EMPTY };
    this.requestKey = newRequestKey();
  }

  /** Where and when, once enough is written to ask about it. An end before the start is the next day's, where one may. */
  place(today: CivilDate, staysOpen: StaysOpen = () => false): Place | undefined {
    const date = dateToJumpTo(this.fields.date, today);
    const { rooms } = this.fields;
    const [from, until] = [readClock(this.fields.starts), readClock(this.fields.ends)];
    if (!date || from === undefined || until === undefined || rooms.length === 0) return undefined;
    if (this.fields.endDate.trim() !== '') {
      const last = this.#lastDay(date, today);
      return last && at(last, until) > at(date, from) ? { rooms: [...rooms], starts: at(date, from), ends: at(last, until) } : undefined;
    }
    if (until <= from && !staysOpen(rooms, date)) return undefined;
    return { rooms: [...rooms], starts: at(date, from), ends: at(date, until > from ? until : until + MINUTES_A_DAY) };
  }

  /** The day it ends, as written; nothing where that is no day, or one before the first. */
  #lastDay(first: CivilDate, today: CivilDate): CivilDate | undefined {
    const last = dateToJumpTo(this.fields.endDate, today);
    return last && last >= first ? last : undefined;
  }

  /** What is still to be written, in the words of the fields. */
  problems(today: CivilDate, staysOpen: StaysOpen = () => false): Partial<Record<DraftField, string>> {
    const words = texts().bookings.problems;
    const { fields } = this;
    const [from, until] = [readClock(fields.starts), readClock(fields.ends)];
    const found: Partial<Record<DraftField, string>> = {};
    if (fields.title.trim() === '' && fields.party === null) found.title = words.title;
    if (fields.rooms.length === 0) found.rooms = words.rooms;
    const date = dateToJumpTo(fields.date, today);
    if (!date) found.date = words.date;
    if (from === undefined) found.starts = words.time;
    if (until === undefined) found.ends = words.time;
    else if (fields.endDate.trim() !== '') {
      const last = date && this.#lastDay(date, today);
      if (date && !last) found.endDate = words.endDate;
      else if (last && from !== undefined && at(last, until) <= at(date, from)) found.ends = words.ends(minuteText(from));
    } else if (from !== undefined && until <= from && !(date && staysOpen(fields.rooms, date))) {
      const evening = until + MINUTES_A_DAY / 2;
      found.ends = words.ends(minuteText(from), evening > from && evening <= MINUTES_A_DAY ? minuteText(evening) : '');
    }
    if (fields.bookAs === 'reserved' && fields.untilDate.trim() !== '' && this.until(today) === undefined) found.until = texts().states.untilProblem;
    const buffers = readBuffers(fields.bufferBefore, fields.bufferAfter, fields.bufferReason);
    if (!buffers.ok) found.buffers = buffers.problem;
    if (fields.attendees.trim() !== '' && !/^\d{1,6}$/.test(fields.attendees.trim())) found.attendees = words.attendees;
    return found;
  }

  /** Until when it is to be reserved; nothing where the usual time will do. */
  until(today: CivilDate): WallTime | undefined {
    const date = dateToJumpTo(this.fields.untilDate, today);
    const minute = readClock(this.fields.untilTime);
    return date && minute !== undefined ? (at(date, minute) as WallTime) : undefined;
  }

  #bookAs(today: CivilDate): Pick<BookRoom, 'bookAs'> {
    const { bookAs } = this.fields;
    if (bookAs === 'confirmed') return {};
    if (bookAs === 'requested') return { bookAs: { kind: 'requested' } };
    const until = this.until(today);
    return { bookAs: until === undefined ? { kind: 'reserved' } : { kind: 'reserved', until } };
  }

  wish(place: Place, today: CivilDate): Omit<BookRoom, 'requestKey'> {
    const { party, lentAs, contactPersonId, kind, attendees, layout, note, hold, overrule } = this.fields;
    return {
      ...place,
      title: this.fields.title.trim(),
      ...(party?.party.of === 'organisation' ? { organisationId: party.party.id, ...(lentAs === null ? {} : { lentAs }) } : {}),
      ...(contactPersonId === null ? {} : { contactPersonId }),
      ...(kind === null ? {} : { kind }),
      ...(attendees.trim() === '' ? {} : { attendees: Number(attendees) }),
      ...(layout === null ? {} : { layout }),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
      ...this.#bookAs(today),
      ...(hold === null ? {} : { holdId: hold.id }),
      ...(overrule.trim() === '' ? {} : { overrule: overrule.trim() }),
      ...this.houseTerms(),
    };
  }

  /** What was agreed with the house about this one booking: other buffers, and a day on which it asks to be asked. */
  houseTerms(): Pick<BookRoom, 'buffers' | 'holidayAgreement'> {
    const { bufferBefore, bufferAfter, bufferReason, holidayAgreement } = this.fields;
    const buffers = readBuffers(bufferBefore, bufferAfter, bufferReason);
    return {
      ...(buffers.ok && buffers.value ? { buffers: buffers.value } : {}),
      ...(holidayAgreement.trim() === '' ? {} : { holidayAgreement: holidayAgreement.trim() }),
    };
  }
}
