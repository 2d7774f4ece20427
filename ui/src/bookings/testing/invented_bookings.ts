/** An invented engine for the calendar: three houses, twelve rooms, three combinations, some 200 bookings a week. */
import type { Backend } from '../../backend/call';
import { addDays, at, dateOf, daysFrom, minutesOf, mondayOf, wallTime, weekdayOf } from '../wall_time';
import type {
  Alternative,
  Booking,
  BookingCard,
  MovedFrom,
  BookingError,
  BookingId,
  BookingKind,
  Calendar,
  CalendarHouse,
  CalendarRoom,
  CancelBooking,
  ChangeBooking,
  Clash,
  ClockChange,
  ClosedTime,
  LayoutSeats,
  LendingTo,
  Oere,
  OrganisationId,
  PersonId,
  PremisesId,
  RoomHold,
  RoomId,
  RuleNote,
  SeriesId,
  WallTime,
} from '../../backend/generated/operations';
import type { CivilDate } from '../wall_time';
import type { Place } from '../place';

const BORROWERS: ReadonlyArray<[name: string, shortName: string, kind: BookingKind]> = [
  ['Strandens Strikkeklub', '', 'association'],
  ['Koret Klangbølgen', '', 'association'],
  ['Sorggruppen Fyrtårnet', 'Fyrtårnet', 'association'],
  ['Tømmerup Seniorklub', 'Seniorklubben', 'association'],
  ['Ældrenes Vandrehold', '', 'association'],
  ['Bøgelunde Lokalhistoriske Venner', 'Lokalhistorie', 'association'],
  ['Læsekredsen Lup og Lune', 'Lup og Lune', 'association'],
  ['Folkedanserne Havbjerg', 'Folkedanserne', 'association'],
  ['Teaterholdet Rampefeber', 'Rampefeber', 'association'],
  ['Haveholdet Grønne Fingre', 'Grønne Fingre', 'association'],
  ['Bøgelunde Kommune, Borgerservice', 'Borgerservice', 'municipal'],
  ['Ældrerådet', '', 'municipal'],
  ['Jobcentret', '', 'municipal'],
  ['Kursus: Førstehjælp', '', 'course'],
  ['Aftenskolen: Spansk', '', 'course'],
  ['Kursus: Fundraising for bestyrelser', 'Fundraising', 'course'],
  ['Sprogcaféen Verdensbordet', 'Sprogcaféen', 'community'],
  ['Reparationscaféen Fix & Fryd', 'Fix & Fryd', 'community'],
  ['Fællesspisning', '', 'community'],
  ['Mandagscaféen', '', 'community'],
  ['Beboermøde Birkehegnet', 'Birkehegnet', 'private'],
  ['Konfirmation Holm', '', 'private'],
];
/** How the office lends, as every association is social. */
const LENDING: LendingTo = {
  own: 'social',
  terms: (['municipal', 'social', 'other_association', 'private_commercial'] as const).map((category) => ({
    category,
    lent: category !== 'private_commercial',
    horizon: { kind: 'always' },
    tariff: category === 'other_association' ? { kind: 'per_hour', rate: 1_900 as Oere } : { kind: 'free' },
  })),
};
/** Two nights when the clocks change. */
const CLOCK_CHANGES: ReadonlyArray<ClockChange> = [
  { at: '2026-10-25T02:00' as WallTime, minutes: 60 },
  { at: '2027-03-28T02:00' as WallTime, minutes: -60 },
];
const TITLES: Record<BookingKind, ReadonlyArray<string>> = {
  association: ['Ugentligt møde', 'Øveaften', 'Bestyrelsesmøde', 'Åbent hus'],
  municipal: ['Møde', 'Rådgivning', 'Temadag'],
  course: ['Undervisning', 'Kursusaften'],
  community: ['Café', 'Spisning', 'Åbent værksted'],
  private: ['Sammenkomst', 'Møde'],
};

function isCancelled({ state }: Pick<Booking, 'state'>): boolean {
  return state === 'cancelled_by_borrower' || state === 'cancelled_by_house';
}

const id = {
  room: (number: number) => number as RoomId,
  house: (number: number) => number as PremisesId,
  booking: (number: number) => number as BookingId,
};

function room(number: number, name: string, shortName: string, maximum: number, parts: ReadonlyArray<number> = []): CalendarRoom {
  const layouts: Array<LayoutSeats> = maximum < 20 ? [] : [
    { layout: 'theatre', seats: Math.round(maximum * 0.8) },
    { layout: 'classroom', seats: Math.round(maximum * 0.5) },
  ];
  return { id: id.room(number), name, shortName, maximum, parts: parts.map(id.room), layouts };
}

export const HOUSES: ReadonlyArray<CalendarHouse> = [
  {
    id: id.house(1),
    name: 'Bøgelunde Aktivitets- og Frivilligcenter',
    shortName: 'Centret',
    gridMinutes: 15,
    rooms: [
      room(1, 'Storesal A', 'Sal A', 90),
      room(2, 'Storesal B', 'Sal B', 70),
      room(13, 'Storesal A+B', 'Sal A+B', 150, [1, 2]),
      room(3, 'Caféen', '', 48),
      room(4, 'Blåt mødelokale', 'Blåt', 12),
      room(5, 'Grønt mødelokale', 'Grønt', 12),
      room(14, 'Blåt + Grønt', '', 24, [4, 5]),
      room(6, 'Værkstedet', '', 16),
    ],
  },
  {
    id: id.house(2),
    name: 'Havbjerg Gamle Skole',
    shortName: 'Skolen',
    gridMinutes: 30,
    rooms: [
      room(7, 'Gymnastiksalen', 'Gymsalen', 150),
      room(8, 'Lokale 1', '', 30),
      room(9, 'Lokale 2', '', 30),
      room(15, 'Lokale 1+2', '', 60, [8, 9]),
      room(10, 'Musiklokalet', 'Musik', 20),
    ],
  },
  {
    id: id.house(3),
    name: 'Tømmerup Medborgerhus',
    shortName: 'Medborgerhuset',
    gridMinutes: 30,
    rooms: [room(11, 'Salen', '', 200), room(12, 'Køkkenet', '', 10)],
  },
];

/** The same numbers for the same start, so that pictures and tests stay the same. */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function hours(house: number, date: CivilDate): [number, number] | undefined {
  const day = weekdayOf(date);
  if (house === 1) return [[510, 1290], [510, 1290], [510, 1290], [510, 1290], [510, 1290], [600, 1260], undefined][day] as [number, number];
  if (house === 2) return day < 5 ? [540, 1320] : day === 5 ? [540, 900] : [720, 1080];
  return [480, 1320];
}

/** A booking to put in; what is left out is as usual. */
export type Wish = Omit<Partial<Booking>, 'starts' | 'ends' | 'rooms'> & {
  rooms: ReadonlyArray<RoomId>;
  starts: string;
  ends: string;
  title: string;
};

export interface InventedOptions {
  today?: CivilDate;
  now?: string;
  /** How many bookings a room has on an ordinary day. */
  density?: number;
}

interface KeptAway {
  slot: string;
  title: string;
  body: unknown;
}

/** The engine in small: it keeps bookings in memory and says no as the real one does. */
export class InventedEngine {
  /** What the house's rules say to whatever is asked for. */
  notes: ReadonlyArray<RuleNote> = [];
  readonly today: CivilDate;
  readonly now: string;
  bookings: Array<Booking> = [];
  /** Those of them that were moved, and from where. */
  moved: Array<MovedFrom> = [];
  /** Every request that came in, newest last. */
  asked: Array<{ operation: string; input: unknown }> = [];
  /** The drafts by their slot, the newest last. */
  readonly drafts = new Map<string, KeptAway>();
  /** Times that desks keep at the moment. */
  holds: Array<RoomHold> = [];
  /** What a test answers itself. */
  answers: Record<string, (input: never) => unknown> = {};
  #weeks = new Set<CivilDate>();
  #density: number;
  #next = 1;
  #keys = new Map<string, unknown>();

  constructor({ today = '2026-11-24', now = `${today}T10:42`, density = 2.4 }: InventedOptions = {}) {
    this.today = today;
    this.now = now;
    this.#density = density;
  }

  get backend(): Backend {
    return {
      call: (operation, input) => this.#answer(operation, input as never),
      bytes: () => Promise.resolve(new Uint8Array()),
      host: () => Promise.reject({ code: 'failed' }),
    };
  }

  add(wish: Wish): Booking {
    const number = this.#next++;
    const buffered = this.#buffer(wish.rooms);
    const booking: Booking = {
      id: id.booking(number),
      version: 1,
      number: `2026-${String(number).padStart(5, '0')}`,
      blockedFrom: wish.starts as WallTime,
      blockedUntil: wallTime(minutesOf(wish.ends) + buffered),
      borrower: null,
      lentAs: null,
      kind: 'association',
      state: 'confirmed',
      optionUntil: null,
      attendees: null,
      seriesId: null,
      contactPersonId: null,
      layout: null,
      note: '',
      buffers: null,
      holidayAgreement: null,
      fee: null,
      overruled: null,
      originalOn: null,
      cancellation: null,
      createdAt: '2026-01-01T08:00:00Z' as Booking['createdAt'],
      ...wish,
      starts: wish.starts as WallTime,
      ends: wish.ends as WallTime,
      rooms: [...wish.rooms],
    };
    this.bookings.push(booking);
    return booking;
  }

  #buffer(rooms: ReadonlyArray<RoomId>): number {
    return rooms.includes(id.room(7)) ? 30 : 0;
  }

  async #answer(operation: string, input: never): Promise<unknown> {
    this.asked.push({ operation, input });
    const verbs: Record<string, (input: never) => unknown> = {
      list_moved: () => this.moved,
      calendar: (wish: { from: CivilDate; to: CivilDate }) => this.#calendar(wish.from, wish.to),
      open_booking: (wish: { id: BookingId }) => this.#card(wish.id),
      waiting_bookings: () => ({ requests: [], options: [] }),
      due_notices: () => [],
      check_times: (wish: Place & { exceptBooking?: BookingId }) => this.#check(wish),
      book_room: (wish: Place & { title: string; requestKey: string; organisationId?: OrganisationId }) => this.#book(wish),
      move_booking: (wish: Place & { id: BookingId; version: number }) => this.#move(wish),
      change_booking: (wish: ChangeBooking) => this.#change(wish),
      cancel_booking: (wish: CancelBooking) => this.#cancel(wish),
      open_draft: ({ slot }: { slot: string }) => this.drafts.get(slot) ?? null,
      save_draft: (draft: KeptAway) => {
        this.drafts.delete(draft.slot);
        this.drafts.set(draft.slot, structuredClone(draft));
        return draft;
      },
      discard_draft: ({ slot }: { slot: string }) => {
        this.drafts.delete(slot);
        return { now: {}, undo: null };
      },
      list_drafts: () => [...this.drafts.values()].reverse().map(({ slot, title }) => ({ kind: 'booking', slot, title, changedAt: '2026-11-24T09:42:00Z' })),
      open_organisation: (wish: { organisationId: OrganisationId }) => this.#organisation(wish.organisationId),
      lending_to: () => LENDING,
      find_parties: (wish: { words: string }) => this.#parties(wish.words),
      restore_booking: (wish: { id: BookingId }) => this.#restore(wish.id),
    };
    const verb = this.answers[operation] ?? verbs[operation];
    if (!verb) throw { code: 'unknown_operation', details: { operation } };
    return verb(input);
  }

  #calendar(from: CivilDate, to: CivilDate): Calendar {
    const dates = daysFrom(from, (minutesOf(`${to}T00:00`) - minutesOf(`${from}T00:00`)) / 1440 + 1);
    for (const date of dates) this.#fill(mondayOf(date));
    const inside = this.bookings.filter((one) => !isCancelled(one) && one.ends > `${from}T00:00` && one.starts < `${addDays(to, 1)}T00:00`);
    return {
      from,
      to,
      today: this.today,
      now: this.now as WallTime,
      houses: structuredClone(HOUSES) as Array<CalendarHouse>,
      open: dates.flatMap((date) =>
        HOUSES.flatMap((house) => {
          const span = hours(house.id, date);
          return span ? [{ premisesId: house.id, date, opensMinute: span[0], closesMinute: span[1] }] : [];
        }),
      ),
      closed: this.#closed(dates),
      bookings: structuredClone(inside),
      clockChanges: CLOCK_CHANGES.filter((change) => dates.includes(dateOf(change.at))),
      holds: structuredClone(this.holds),
      taken: inside.flatMap((one) =>
        HOUSES.flatMap((house) => house.rooms)
          .filter((room) => !one.rooms.includes(room.id) && this.#atoms(one.rooms).some((atom) => this.#atoms([room.id]).includes(atom)))
          .map((room) => ({ roomId: room.id, bookingId: one.id, starts: one.blockedFrom, ends: one.blockedUntil })),
      ),
    };
  }

  #closed(dates: ReadonlyArray<CivilDate>): Array<ClosedTime> {
    const [tuesday, wednesday, thursday] = [dates[1], dates[2], dates[3]];
    const closure = (room: number, starts: WallTime, ends: WallTime, text: string): ClosedTime => ({
      roomId: id.room(room),
      starts,
      ends,
      reason: { kind: 'closure', text },
    });
    if (!tuesday || !wednesday || !thursday) return [];
    return [
      closure(6, at(tuesday, 510), at(tuesday, 840), 'Maling'),
      closure(7, at(wednesday, 0), at(addDays(wednesday, 2), 0), 'Gulvet slibes'),
      closure(3, at(dates[0] ?? tuesday, 510), at(dates[0] ?? tuesday, 660), 'Varelevering'),
    ];
  }

  #atoms(rooms: ReadonlyArray<RoomId>): Array<RoomId> {
    const all = HOUSES.flatMap((house) => house.rooms);
    return rooms.flatMap((roomId) => {
      const parts = all.find((room) => room.id === roomId)?.parts ?? [];
      return parts.length > 0 ? parts : [roomId];
    });
  }

  #organisation(organisationId: OrganisationId): unknown {
    const [name = '', shortName = ''] = BORROWERS[organisationId - 1] ?? [];
    const contact = { id: 1, organisationId, organisationName: name, personId: 7, personName: 'Åse Nørgård', phone: '84000123', email: '' };
    return {
      organisation: { id: organisationId, facts: { name, shortName }, version: 1 },
      parent: null,
      branches: [],
      contacts: [{ ...contact, standing: 'current', version: 1 }],
      declaration: { state: 'not_needed' },
    };
  }

  #parties(words: string): unknown {
    const found = BORROWERS.flatMap(([name], index) =>
      name.toLowerCase().includes(words.toLowerCase())
        ? [{ entry: { party: { of: 'organisation', id: index + 1 }, kind: 'association', name, contact: null }, marks: [], reason: { through: 'name' } }]
        : [],
    );
    return { found: found.slice(0, 8), more: false };
  }

  #card(bookingId: BookingId): BookingCard {
    const booking = structuredClone(this.#find(bookingId));
    const contact = booking.contactPersonId === null ? null : { id: booking.contactPersonId, name: 'Åse Nørgård', phone: '84000123' };
    return { booking, rooms: [], movedFrom: this.moved.find((one) => one.bookingId === bookingId) ?? null, contact, notes: [], told: [], cancelBy: null, history: [] };
  }

  #find(bookingId: BookingId): Booking {
    const found = this.bookings.find((one) => one.id === bookingId);
    if (!found) throw { code: 'booking_not_found' };
    return found;
  }

  #clashes(place: Place, except?: BookingId): Array<Clash> {
    const rooms = HOUSES.flatMap((house) => house.rooms);
    const wanted = this.#atoms(place.rooms);
    const until = wallTime(minutesOf(place.ends) + this.#buffer(place.rooms));
    return this.bookings
      .filter((one) => !isCancelled(one) && one.id !== except && one.blockedFrom < until && one.blockedUntil > place.starts)
      .flatMap((one) => {
        const shared = this.#atoms(one.rooms).find((atom) => wanted.includes(atom));
        if (shared === undefined) return [];
        const roomName = rooms.find((room) => room.id === shared)?.name ?? '';
        const { id: bookingId, number, title, borrower, starts, ends, blockedFrom, blockedUntil } = one;
        return [{ bookingId, held: null, optionUntil: null, number, roomId: shared, roomName, title, borrower, starts, ends, blockedFrom, blockedUntil }];
      });
  }

  #refusalFor(place: Place, attendees: number | undefined, except?: BookingId): BookingError | undefined {
    this.#fill(mondayOf(dateOf(place.starts)));
    if (minutesOf(place.ends) <= minutesOf(place.starts)) {
      return { code: 'fields_refused', details: { problems: [{ field: 'ends', problem: { kind: 'ends_before_start' } }] } };
    }
    const date = dateOf(place.starts);
    const rooms = HOUSES.flatMap((house) => house.rooms.map((room) => ({ house, room }))).filter(({ room }) => place.rooms.includes(room.id));
    for (const { house, room } of rooms) {
      const span = hours(house.id, date);
      const from = minutesOf(place.starts) - minutesOf(`${date}T00:00`);
      const until = minutesOf(place.ends) - minutesOf(`${date}T00:00`);
      if (!span || from < span[0] || until > span[1]) {
        return {
          code: 'outside_opening_hours',
          details: {
            premisesId: house.id,
            premisesName: house.name,
            opens: span ? [{ premisesId: house.id, date, opensMinute: span[0], closesMinute: span[1] }] : [],
            buffered: null,
            mayOverrule: false,
            alternatives: this.#alternatives(place, except),
          },
        };
      }
      if (attendees !== undefined && attendees > room.maximum) {
        return { code: 'too_many_people', details: { roomId: room.id, maximum: room.maximum, attendees, alternatives: [] } };
      }
      const closed = this.#closed(daysFrom(mondayOf(date), 7)).find((one) => one.roomId === room.id && one.starts < place.ends && one.ends > place.starts);
      if (closed) {
        const { starts, ends, reason } = closed;
        return { code: 'room_closed', details: { roomId: room.id, roomName: room.name, starts, ends, reason, buffered: null, mayOverrule: false, alternatives: this.#alternatives(place, except) } };
      }
    }
    const clashes = this.#clashes(place, except);
    if (clashes.length === 0) return undefined;
    return { code: 'room_taken', details: { clashes, alternatives: this.#alternatives(place, except) } };
  }

  #alternatives(place: Place, except?: BookingId): Array<Alternative> {
    const date = dateOf(place.starts);
    const length = minutesOf(place.ends) - minutesOf(place.starts);
    const home = HOUSES.find((house) => house.rooms.some((room) => room.id === place.rooms[0]));
    const found: Array<Alternative> = [];
    const offer = (room: CalendarRoom, house: CalendarHouse, starts: WallTime, reason: Alternative['reason']): void => {
      const other = { rooms: [room.id], starts, ends: wallTime(minutesOf(starts) + length) };
      const span = hours(house.id, date);
      const from = minutesOf(starts) - minutesOf(`${date}T00:00`);
      if (!span || from < span[0] || from + length > span[1] || this.#clashes(other, except).length > 0) return;
      found.push({ ...other, roomNames: [room.name], premisesName: house.name, sameHouse: house.id === home?.id, maximum: room.maximum, reason });
    };
    for (const house of HOUSES) for (const one of house.rooms) if (!place.rooms.includes(one.id)) offer(one, house, place.starts, house.id === home?.id ? 'same_house' : 'other_house');
    found.sort((one, other) => Number(other.sameHouse) - Number(one.sameHouse));
    const rooms = found.splice(0).slice(0, 3);
    const own = home?.rooms.find((one) => one.id === place.rooms[0]);
    for (let later = 30; own && home && later < 600 && found.length === 0; later += 30) offer(own, home, wallTime(minutesOf(place.starts) + later), 'later');
    return [...rooms, ...found].slice(0, 4);
  }

  #check(wish: Place & { exceptBooking?: BookingId }): unknown {
    const refusal = this.#refusalFor(wish, undefined, wish.exceptBooking);
    return refusal ? { outcome: 'refused', refusal } : { outcome: 'free', blockedFrom: wish.starts, blockedUntil: wish.ends, notes: this.notes, fee: null };
  }

  /** The house's rules speak against it until somebody says why. */
  #ruled(overrule: string | undefined): void {
    const notes = this.notes.filter((note) => note.force !== 'tell');
    if (notes.length > 0 && !overrule) throw { code: 'rules_broken', details: { notes } } satisfies BookingError;
  }

  #book(wish: Place & { title: string; requestKey: string; attendees?: number; organisationId?: OrganisationId; overrule?: string }): unknown {
    const before = this.#keys.get(wish.requestKey);
    if (before) return before;
    const refusal = this.#refusalFor(wish, wish.attendees);
    if (refusal) throw refusal;
    this.#ruled(wish.overrule);
    const { requestKey, organisationId, ...rest } = wish;
    delete rest.overrule;
    const known = organisationId === undefined ? undefined : BORROWERS[organisationId - 1];
    const borrower = organisationId === undefined ? null : { id: organisationId, name: known?.[0] ?? 'Forening', shortName: known?.[1] ?? '' };
    const now = this.add({ ...rest, borrower });
    const answer = { now: structuredClone(now), undo: { operation: 'cancel_booking', input: { id: now.id, version: now.version, by: 'house' } } };
    this.#keys.set(requestKey, answer);
    return answer;
  }

  #current(wish: { id: BookingId; version: number }): Booking {
    const booking = this.#find(wish.id);
    if (booking.version !== wish.version) throw { code: 'stale_booking', details: { current: structuredClone(booking) } };
    return booking;
  }

  #move(wish: Place & { id: BookingId; version: number; overrule?: string }): unknown {
    const booking = this.#current(wish);
    const refusal = this.#refusalFor(wish, booking.attendees ?? undefined, wish.id);
    if (refusal) throw refusal;
    this.#ruled(wish.overrule);
    const back = { rooms: booking.rooms, starts: booking.starts, ends: booking.ends };
    Object.assign(booking, {
      rooms: [...wish.rooms],
      starts: wish.starts,
      ends: wish.ends,
      blockedFrom: wish.starts,
      blockedUntil: wallTime(minutesOf(wish.ends) + this.#buffer(wish.rooms)),
      version: booking.version + 1,
    });
    return { now: structuredClone(booking), undo: { operation: 'move_booking', input: { id: booking.id, version: booking.version, ...back } } };
  }

  #change(wish: ChangeBooking): unknown {
    const booking = this.#current(wish);
    const { title, kind, attendees, layout, note, borrower, lentAs, contactPersonId } = booking;
    const organisationId = borrower?.id ?? null;
    Object.assign(booking, {
      title: wish.title,
      kind: wish.kind,
      attendees: wish.attendees,
      layout: wish.layout,
      note: wish.note,
      lentAs: wish.lentAs,
      version: booking.version + 1,
    });
    const back = { id: booking.id, version: booking.version, organisationId, lentAs, contactPersonId, title, kind, attendees, layout, note };
    return { now: structuredClone(booking), undo: { operation: 'change_booking', input: back } };
  }

  #cancel(wish: CancelBooking): unknown {
    const booking = this.#current(wish);
    booking.state = wish.by === 'house' ? 'cancelled_by_house' : 'cancelled_by_borrower';
    booking.version += 1;
    return { now: structuredClone(booking), undo: { operation: 'restore_booking', input: { id: booking.id, version: booking.version } } };
  }

  #restore(bookingId: BookingId): unknown {
    const booking = this.#find(bookingId);
    booking.state = 'confirmed';
    booking.version += 1;
    const undo = { operation: 'cancel_booking', input: { id: booking.id, version: booking.version, by: 'house' } };
    return { now: structuredClone(booking), undo };
  }

  #fill(monday: CivilDate): void {
    if (this.#density === 0 || this.#weeks.has(monday)) return;
    this.#weeks.add(monday);
    const roll = dice(minutesOf(`${monday}T00:00`));
    const pick = <T>(from: ReadonlyArray<T>): T => from[Math.floor(roll() * from.length)] as T;
    for (const date of daysFrom(monday, 7)) {
      this.#fillCombined(date);
      for (const house of HOUSES) {
        for (const room of house.rooms.filter((one) => one.parts.length === 0 && one.id !== 12)) {
          const span = hours(house.id, date);
          if (!span) continue;
          const wish = Math.round(this.#density * (weekdayOf(date) > 4 ? 0.7 : 1) + roll() * 2 - 0.7);
          for (let number = 0; number < wish * 2 && this.bookings.length < 100_000; number += 1) {
            if (number >= wish && roll() < 0.6) continue;
            const from = span[0] + Math.ceil((roll() * (span[1] - span[0] - 90)) / 30) * 30;
            const place = { rooms: [room.id], starts: at(date, from), ends: at(date, Math.min(span[1], from + pick([60, 90, 120, 120, 150]))) };
            if (this.#closed(daysFrom(monday, 7)).some((one) => one.roomId === room.id && one.starts < place.ends && one.ends > place.starts)) continue;
            if (this.#clashes(place).length > 0) continue;
            const index = Math.floor(roll() * BORROWERS.length);
            const [name, shortName, kind] = BORROWERS[index] ?? ['', '', 'association'];
            this.add({
              ...place,
              borrower: { id: (index + 1) as OrganisationId, name, shortName },
              title: pick(TITLES[kind]),
              kind,
              state: roll() < 0.08 ? 'reserved' : 'confirmed',
              attendees: Math.min(room.maximum, Math.round(6 + roll() * 30)),
              seriesId: roll() < 0.4 ? (index as SeriesId) : null,
              contactPersonId: 7 as PersonId,
            });
          }
        }
      }
    }
  }

  /** What combinations and bookings of several rooms look like. */
  #fillCombined(date: CivilDate): void {
    const put = (rooms: ReadonlyArray<number>, from: number, until: number, index: number, title: string): void => {
      const [name, shortName, kind] = BORROWERS[index] ?? ['', '', 'association'];
      const place = { rooms: rooms.map(id.room), starts: at(date, from), ends: at(date, until) };
      if (this.#clashes(place).length > 0) return;
      this.add({ ...place, borrower: { id: (index + 1) as OrganisationId, name, shortName }, title, kind, attendees: 60 });
    };
    const day = weekdayOf(date);
    if (day === 0) put([13], 810, 930, 3, 'Seniordans');
    if (day === 2) put([14], 600, 720, 15, 'It-hjælp for seniorer');
    if (day === 3) put([11, 12], 1020, 1230, 18, 'Fællesspisning');
    if (day === 4) put([13], 1080, 1260, 8, 'Premiere');
  }
}
