/** A booking being written. Nothing typed is lost: it stands here until it is booked or cleared by hand. */
import { newRequestKey } from '../backend/requestKey';
import { numericDate } from '../shared/format';
import type { PickedParty } from '../organisations';
import { texts } from '../texts';
import { readClock } from './clock_text';
import { MINUTES_A_DAY, at, dateOf, dateToJumpTo, minuteOf, minutesOf } from './wall_time';
import { minuteText } from './wording';
import type {
  BookRoom,
  BookingKind,
  Layout,
  PersonId,
  RoomId,
} from '../backend/generated/operations';
import type { CivilDate } from './wall_time';
import type { Place } from './place';

/** What is kept when the program is left: the same as what is typed. */
export interface KeptDraft {
  party: PickedParty | null;
  /** What stands in the field, chosen or not. */
  partyText: string;
  contactPersonId: PersonId | null;
  title: string;
  kind: BookingKind | null;
  rooms: Array<RoomId>;
  date: string;
  starts: string;
  ends: string;
  attendees: string;
  layout: Layout | null;
  note: string;
}

export type DraftField = 'title' | 'rooms' | 'date' | 'starts' | 'ends' | 'attendees' | 'organisationId' | 'note' | 'layout';

const EMPTY: KeptDraft = {
  party: null,
  partyText: '',
  contactPersonId: null,
  title: '',
  kind: null,
  rooms: [],
  date: '',
  starts: '',
  ends: '',
  attendees: '',
  layout: null,
  note: '',
};

/** Whether the house of these rooms is open at the midnight that ends a date. */
type StaysOpen = (rooms: ReadonlyArray<RoomId>, date: CivilDate) => boolean;

export class BookingDraft {
  fields = $state<KeptDraft>({ ...EMPTY });
  /** Stays the same until the booking is made, so that sending it twice makes one booking. */
  requestKey = newRequestKey();

  /** Something only this draft knows, beside where and when. */
  readonly isBegun = $derived(
    [this.fields.title, this.fields.partyText, this.fields.note, this.fields.attendees].some((text) => text.trim() !== ''),
  );

  putAt(place: Place): void {
    const from = minuteOf(place.starts);
    Object.assign(this.fields, {
      rooms: [...place.rooms],
      date: numericDate(dateOf(place.starts)),
      starts: minuteText(from),
      ends: minuteText(from + minutesOf(place.ends) - minutesOf(place.starts)),
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
    if (until <= from && !staysOpen(rooms, date)) return undefined;
    return { rooms: [...rooms], starts: at(date, from), ends: at(date, until > from ? until : until + MINUTES_A_DAY) };
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
    else if (from !== undefined && until <= from && !(date && staysOpen(fields.rooms, date))) {
      const evening = until + MINUTES_A_DAY / 2;
      found.ends = words.ends(minuteText(from), evening > from && evening <= MINUTES_A_DAY ? minuteText(evening) : '');
    }
    if (fields.attendees.trim() !== '' && !/^\d{1,6}$/.test(fields.attendees.trim())) found.attendees = words.attendees;
    return found;
  }

  wish(place: Place): Omit<BookRoom, 'requestKey'> {
    const { party, contactPersonId, kind, attendees, layout, note } = this.fields;
    return {
      ...place,
      title: this.fields.title.trim(),
      ...(party?.party.of === 'organisation' ? { organisationId: party.party.id } : {}),
      ...(contactPersonId === null ? {} : { contactPersonId }),
      ...(kind === null ? {} : { kind }),
      ...(attendees.trim() === '' ? {} : { attendees: Number(attendees) }),
      ...(layout === null ? {} : { layout }),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    };
  }
}
