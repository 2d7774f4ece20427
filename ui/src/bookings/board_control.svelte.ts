/** What the boards, the panel and the keys share: cursor, what is carried, the panel, and the acts on them. */
import { tick } from 'svelte';
import { call } from '../backend/call';
import { announce, type Route } from '../shared';
import { numericDate } from '../shared/format';
import { texts } from '../texts';
import type { Bookings, Conflict } from './bookings.svelte';
import { Carry } from './carry.svelte';
import { Cursor, SLOT } from './cursor.svelte';
import type { BookingDraft, KeptDraft } from './draft.svelte';
import { DraftCheck } from './draft_check.svelte';
import { Drafting } from './drafting.svelte';
import { pickedOrganisation } from './party';
import { ghostsByCell } from './ghosts';
import type { Begun } from './handed_over.svelte';
import { houseOf, pieceOf, proposedTime, type Cell, type Piece } from './layout';
import { onDate, roomsAfter, startingAt } from './moving';
import type { Span } from './spans';
import { nearToday, readLink, type View } from './place_link';
import { quickOutlines } from './quick/outlines.svelte';
import { asksAgreement } from './rules/closed';
import { Holding } from './states/holding.svelte';
import { Swapping } from './states/swapping.svelte';
import { addMonths } from '../shared/month';
import { addDays, at, dateOf, dayNumber, MINUTES_A_DAY } from './wall_time';
import { whoText } from './wording';
import type { Alternative, Booking, BookingId, CancelBooking, OrganisationId, PremisesId, RoomId, DateChoice, Recurrence } from '../backend/generated/operations';
import { doneAtOnce, type SeriesWish } from './series/series_edit.svelte';
import type { CivilDate } from './wall_time';
import type { Place } from './place';

/** What a click in an empty place may mean while a booking is selected or copied. */
export interface CellChoice {
  cell: Cell;
  /** The minute clicked, where the board has a scale. */
  minute: number | null;
  x: number;
  y: number;
}

export class BoardControl {
  readonly desk: Bookings;
  readonly cursor = new Cursor();
  readonly carry: Carry;
  readonly drafting = new Drafting();
  panel = $state<'none' | 'booking' | 'new'>('none');
  choice = $state.raw<CellChoice | null>(null);
  readonly check = new DraftCheck();
  readonly holding: Holding;
  readonly swapping: Swapping;
  /** A change for several dates of the open booking's series, to be looked at in its panel. */
  pendingSame = $state.raw<SeriesWish | null>(null);
  root: HTMLElement | null = null;
  /** Told where the page now looks, for the address. */
  onlook: (view: View, date: CivilDate) => void = () => undefined;

  readonly draftPlace = $derived.by(() => (this.panel === 'new' ? this.draft.place(this.desk.today, this.#staysOpen) : undefined));

  readonly draftProblems = $derived.by(() => this.draft.problems(this.desk.today, this.#staysOpen));

  /** The no that is shown: of an act, else of what stands in the form. There a way out only fills the form. */
  readonly conflict = $derived.by((): Conflict | null => {
    const { conflict } = this.desk;
    if (conflict?.because && conflict.booking === null && this.panel === 'new') return { ...conflict, because: this.#allTheSame };
    if (conflict || !this.draftPlace) return conflict;
    const said = this.check.conflict((place) => this.draft.putAt(place), this.#allTheSame);
    // Whoever was asked has said yes: what was said before no longer counts.
    return said && asksAgreement(said.refusal) && this.draft.fields.holidayAgreement.trim() !== '' ? null : said;
  });

  readonly ghosts = $derived.by(() =>
    ghostsByCell(
      {
        carried: this.carry.now,
        carriedVerdict: this.carry.verdict,
        draft: this.draftPlace,
        draftVerdict: this.check.of(this.draftPlace),
        conflict: this.conflict,
        quick: quickOutlines.now,
      },
      this.desk.board,
    ),
  );

  /** Whether the person at the desk may use an operation of the engine. */
  readonly may: (operation: string) => boolean;

  constructor(desk: Bookings, may: (operation: string) => boolean = () => true) {
    this.desk = desk;
    this.may = may;
    this.carry = new Carry(desk);
    this.holding = new Holding(desk, () => this.draft);
    this.swapping = new Swapping(desk);
    desk.onsame = (wish, booking) => void this.sameForOthers(wish, booking);
  }

  /** What was done to one date, for others of its series: done at once where nobody has to decide, else shown in the panel. */
  async sameForOthers(wish: SeriesWish, booking: BookingId): Promise<void> {
    if (await doneAtOnce(wish)) {
      await this.desk.refresh();
      return this.focus();
    }
    if (this.desk.selectedId !== booking || this.panel !== 'booking') this.openId(booking);
    this.pendingSame = wish;
  }

  // ---- looking ----

  async look(view: View, date: CivilDate): Promise<void> {
    this.choice = null;
    await this.desk.show(date, view);
    this.#settleCursor(this.desk.date);
    this.onlook(this.desk.view, this.desk.date);
  }

  setView(view: View): Promise<void> {
    return this.look(view, this.desk.going?.date ?? (this.cursor.date || this.desk.date));
  }

  /** What can be seen holds no bookings to stand on: ribbons only. */
  get showsRibbons(): boolean {
    return this.desk.view === 'overview' || this.desk.view === 'month';
  }

  #settleCursor(date: CivilDate): void {
    this.cursor.date = date;
    if (this.showsRibbons) this.cursor.pieceKey = null;
    if (this.desk.view === 'month') this.desk.showHouseOf(this.cursor.roomId);
    if (this.desk.board) this.cursor.settle(this.desk.board);
  }

  /** Another house in the month. */
  async lookAtHouse(id: PremisesId): Promise<void> {
    this.desk.showHouse(id);
    const first = this.desk.board?.rows[0]?.cells.find(({ date }) => date === this.cursor.date);
    if (first) this.cursor.toCell(first);
  }

  /**
   * A day, a week or a month forwards or back. The weekday stays; in the month, the day. Pressed again before the first
   * step is there, it goes one further.
   */
  step(direction: 1 | -1): Promise<void> {
    const { view, date } = this.desk.going ?? { view: this.desk.view, date: this.desk.view === 'day' ? this.desk.date : this.cursor.date };
    if (view === 'month') return this.look(view, addMonths(date, direction));
    return this.look(view, addDays(date, direction * (view === 'day' ? 1 : 7)));
  }

  toToday(): Promise<void> {
    return this.look(this.desk.view, this.desk.today);
  }

  /** Follows the address; nothing happens when it says what is already there. */
  async follow(route: Route, guess: CivilDate): Promise<void> {
    const looked = readLink(route);
    let date = looked.date ?? (this.desk.today || guess);
    if (looked.view === this.desk.view && this.desk.calendar && this.#covers(looked.view, date)) return;
    await this.desk.show(date, looked.view);
    // The window's clock may be on another day than the office's.
    if (!looked.date && this.desk.today && this.desk.today !== date) {
      date = this.desk.today;
      await this.desk.show(date, looked.view);
    }
    const near = nearToday(looked.view, date, this.desk.today);
    this.desk.date = near;
    this.#settleCursor(near);
  }

  /** Stands in a room of the board in sight. */
  async arriveIn(room: RoomId): Promise<void> {
    const cell = this.desk.board?.rows.find((row) => row.room.id === room)?.cells.find(({ date }) => date === this.cursor.date);
    if (cell) this.cursor.toCell(cell);
    await this.focus();
  }

  #covers(view: View, date: CivilDate): boolean {
    return view === 'day' ? this.desk.date === date : this.desk.dates.includes(date);
  }

  // ---- focus ----

  /** Puts the focus where the cursor is, once it is drawn. */
  async focus(): Promise<void> {
    await tick();
    this.#stop?.focus();
  }

  /** The same where another day is shown in the cell that has the focus already: it is said anew. */
  async focusAnew(): Promise<void> {
    await tick();
    this.#stop?.blur();
    this.#stop?.focus();
  }

  get #stop(): HTMLElement | null {
    return this.root?.querySelector<HTMLElement>('[data-stop][tabindex="0"]') ?? this.root;
  }

  /** Stays with a booking that landed elsewhere, also in another week. */
  async stayWith(booking: Booking, prefer?: string): Promise<void> {
    if (!this.desk.dates.includes(dateOf(booking.starts))) await this.look(this.desk.view, dateOf(booking.starts));
    const piece = this.desk.board && pieceOf(this.desk.board, booking.id, prefer);
    if (piece) this.cursor.toPiece(piece);
  }

  /** After an act in a board: the focus goes where the booking now lies, or to the ways out of a refusal. */
  async settled(booking: Booking | undefined, id: BookingId | null, prefer?: string): Promise<void> {
    if (booking) await this.stayWith(booking, prefer);
    else if (this.desk.conflict) return this.#offerWaysOut(id);
    await this.focus();
  }

  async #offerWaysOut(id: BookingId | null): Promise<void> {
    if (id !== null) {
      const piece = this.desk.board && pieceOf(this.desk.board, id);
      if (piece) this.cursor.toPiece(piece);
      this.desk.select(id);
      this.panel = 'booking';
    }
    await tick();
    const first = document.querySelector<HTMLElement>('[data-alternative="0"], [data-overruling] input');
    if (first) first.focus();
    else await this.focus();
  }

  // ---- bookings ----

  open(piece: Piece): void {
    this.cursor.toPiece(piece);
    if (this.swapping.first) void this.swapWith(piece);
    else this.openId(piece.booking.id);
  }

  /** S on a booking, or from its menu: the next one chosen exchanges rooms with it. */
  beginSwap(id: BookingId): boolean {
    const booking = this.desk.byId(id);
    if (!booking || !this.may('swap_rooms')) return false;
    this.swapping.begin(booking);
    return true;
  }

  async swapWith(piece: Piece): Promise<void> {
    const first = this.swapping.first?.id;
    const done = await this.swapping.with(piece.booking.id);
    if (!done && this.desk.conflict && first !== undefined) await this.#offerWaysOut(first);
    else await this.focus();
  }

  openId(id: BookingId): void {
    this.pendingSame = null;
    this.choice = null;
    this.desk.conflict = null;
    this.desk.select(id);
    this.panel = 'booking';
  }

  /** From elsewhere in the window: the booking is open, and the focus is on it. */
  async arriveAt(id: BookingId): Promise<void> {
    const piece = this.desk.board && pieceOf(this.desk.board, id);
    if (piece) this.cursor.toPiece(piece);
    this.openId(id);
    await this.focus();
  }

  async closePanel(): Promise<void> {
    // Whoever leaves the form no longer thinks; what was written stays a draft.
    if (this.panel === 'new') void this.holding.release();
    this.drafting.madeWay = null;
    this.panel = 'none';
    this.desk.conflict = null;
    this.desk.select(null);
    await this.focus();
  }

  /** Esc takes the no away first; what it was about stays open. */
  async dismissConflict(): Promise<void> {
    this.desk.conflict = null;
    await tick();
    if (document.activeElement === document.body) await this.focus();
  }

  async cancel(id: BookingId, by: CancelBooking['by'] = 'borrower', reason = ''): Promise<void> {
    if (!this.may('cancel_booking')) return;
    const board = this.desk.board;
    const cell = board && this.cursor.cell(board);
    const gone = await this.desk.cancel(id, by, reason);
    if (!gone) return;
    if (this.panel === 'booking') this.panel = 'none';
    if (cell) this.cursor.toCell(cell);
    await this.focus();
  }

  async copy(id: BookingId): Promise<void> {
    const card = await this.desk.inFull(id);
    if (!card) return;
    this.desk.copied = card.booking;
    announce(texts().bookings.said.copied(whoText(card.booking)));
  }

  async paste(cell: Cell, minute: number | null): Promise<void> {
    const copied = this.desk.copied;
    this.choice = null;
    if (!copied) return;
    const { title, kind, borrower, lentAs, contactPersonId, attendees, layout, note } = copied;
    const booking = await this.desk.book({
      ...this.#placeIn(copied, copied.rooms[0] ?? cell.room.id, cell, minute),
      title,
      kind,
      ...(borrower ? { organisationId: borrower.id, ...(lentAs === null ? {} : { lentAs }) } : {}),
      ...(contactPersonId === null ? {} : { contactPersonId }),
      ...(attendees === null ? {} : { attendees }),
      ...(layout === null ? {} : { layout }),
      ...(note === '' ? {} : { note }),
    });
    await this.settled(booking, null, cell.key);
  }

  /** Click–click: the selected booking goes to the cell clicked. */
  async moveHere(cell: Cell, minute: number | null): Promise<void> {
    const selected = this.desk.selected;
    this.choice = null;
    if (!selected) return;
    const from = this.cursorRoomOf(selected.id) ?? selected.rooms[0] ?? cell.room.id;
    const moved = await this.desk.move(selected.id, (now) => this.#placeIn(now, from, cell, minute));
    await this.settled(moved, selected.id, cell.key);
  }

  /** The room the selected booking was opened in. */
  cursorRoomOf(id: BookingId): Piece['roomId'] | undefined {
    return this.desk.board ? pieceOf(this.desk.board, id)?.roomId : undefined;
  }

  #placeIn(place: Place, from: Piece['roomId'], cell: Cell, minute: number | null): Place {
    const rooms = roomsAfter(place.rooms, from, cell.room.id, this.desk.roomOf);
    const { starts, ends } = minute === null ? onDate(place, cell.date) : startingAt(place, cell.date, minute);
    return { rooms, starts, ends };
  }

  // ---- new bookings ----

  gridOf(cell: Cell): number {
    return this.desk.calendar?.houses.find((house) => house.id === cell.houseId)?.gridMinutes ?? 15;
  }

  /** The booking in the form. */
  get draft(): BookingDraft {
    return this.drafting.now;
  }

  /** Opens the form at a cell. A booking begun in another place waits in the tray; one begun in this cell goes on. */
  newAt(cell: Cell, span?: Span): void {
    if (!span && this.#beganOn(cell)) return this.#goOn();
    const notBefore = cell.date === this.desk.today ? this.desk.now - dayNumber(cell.date) * MINUTES_A_DAY : 0;
    const { from, until } = span ?? proposedTime(cell, notBefore, this.gridOf(cell));
    this.newIn({ rooms: [cell.room.id], starts: at(cell.date, from), ends: at(cell.date, until) });
  }

  newIn(place?: Place): void {
    if (place && this.#beganOver(place)) return this.#goOn();
    // Who was chosen before a room was gets the first room.
    if (!place || this.draft.fields.rooms.length > 0) this.drafting.putAside();
    this.#fresh(place);
  }

  #fresh(place?: Place): void {
    if (place) this.draft.putAt(place);
    else if (this.draft.fields.date === '') this.draft.fields.date = numericDate(this.cursor.date || this.desk.today);
    this.#goOn();
  }

  #goOn(): void {
    this.choice = null;
    if (!this.may('book_room')) return;
    this.desk.conflict = null;
    this.desk.select(null);
    this.panel = 'new';
  }

  #beganOn(cell: Cell): boolean {
    const place = this.draft.isBegun ? this.draft.place(this.desk.today, this.#staysOpen) : undefined;
    return place !== undefined && place.rooms.includes(cell.room.id) && dateOf(place.starts) === cell.date;
  }

  #beganOver({ rooms, starts, ends }: Place): boolean {
    const place = this.draft.isBegun ? this.draft.place(this.desk.today, this.#staysOpen) : undefined;
    return place !== undefined && place.rooms.some((room) => rooms.includes(room)) && place.starts < ends && starts < place.ends;
  }

  /** From the tray, as it was left. */
  async openDraft(slot: string): Promise<void> {
    if (this.may('book_room') && (await this.drafting.open(slot))) return this.#goOn();
    await this.focus();
  }

  /** The caller thinks: the booking waits in the tray, its time stays kept, and the calendar is free for the next call. */
  async putAside(): Promise<void> {
    const { name } = this.draft;
    this.drafting.putAside();
    this.drafting.madeWay = null;
    this.panel = 'none';
    this.desk.conflict = null;
    announce(texts().bookings.madeWay(name));
    await this.focus();
  }

  /** The form for a new booking; with what was begun elsewhere in the window. */
  newFrom(begun: Begun | null): void {
    this.drafting.putAside();
    if (begun) this.draft.takeOver(begun);
    this.#fresh(begun?.place);
  }

  /** The form with what is known of another booking, in a place. */
  newLike(known: Partial<KeptDraft>, place: Place): void {
    this.drafting.putAside();
    this.draft.load(known);
    this.#fresh(place);
  }

  /** From an organisation's card: the form with that organisation filled in. */
  async bookFor(organisationId: OrganisationId): Promise<void> {
    const answer = await call('open_organisation', { organisationId });
    this.drafting.putAside();
    if (answer.ok) {
      const { name } = answer.answer.organisation.facts;
      Object.assign(this.draft.fields, { party: pickedOrganisation(organisationId, name), partyText: name, contactPersonId: null });
    }
    this.#fresh();
  }

  /** N, or Enter in an empty cell: here where the cursor is. */
  newHere(): void {
    const cell = this.desk.board && this.cursor.cell(this.desk.board);
    if (!cell || this.desk.view === 'list') return this.newIn();
    const { minute } = this.cursor;
    if (this.desk.view !== 'day') return this.newAt(cell);
    const gap = cell.free.find((span) => span.from <= minute && span.until > minute);
    this.newAt(cell, { from: minute, until: Math.min(minute + 4 * SLOT, gap?.until ?? minute + 2 * SLOT) });
  }

  clickCell(cell: Cell, minute: number | null, point: { x: number; y: number }): void {
    this.cursor.toCell(cell, minute ?? this.cursor.minute);
    if (this.panel !== 'new' && (this.desk.selected || this.desk.copied)) this.choice = { cell, minute, ...point };
    else this.newAtMinute(cell, minute);
  }

  /** H: keeps the place in the form; in the calendar the form is opened at the cursor first. */
  async hold(): Promise<void> {
    if (!this.may('hold_room')) return;
    if (this.panel !== 'new') this.newHere();
    if (this.draftPlace) await this.holding.keep(this.draftPlace);
  }

  clearDraft(): void {
    void this.holding.release();
    this.draft.clear();
  }

  newAtMinute(cell: Cell, minute: number | null): void {
    if (minute === null) return this.newAt(cell);
    const gap = cell.free.find((span) => span.from <= minute && span.until > minute);
    this.newAt(cell, { from: minute, until: Math.min(minute + 120, gap?.until ?? minute + 60) });
  }

  async book(place: Place): Promise<Booking | undefined> {
    const { draft } = this;
    const { looks } = this.desk;
    const booking = await this.desk.book(draft.wish(place, this.desk.today), draft.requestKey);
    if (!booking) return undefined;
    this.#leaveForm(draft);
    await this.#follow(looks, () => this.stayWith(booking));
    return booking;
  }

  /** Books what repeats, as its plan was shown. */
  async bookSeries(place: Place, recurrence: Recurrence, choices: DateChoice[], held: string[]): Promise<boolean> {
    const { draft } = this;
    const { looks } = this.desk;
    const booking = { ...draft.wish(place, this.desk.today), requestKey: draft.requestKey };
    const booked = await this.desk.bookSeries({ booking, recurrence, choices, held });
    if (!booked) return false;
    this.#leaveForm(draft);
    await this.#follow(looks, async () => {
      if (!this.desk.dates.includes(booked.on)) await this.look(this.desk.view, booked.on);
    });
    return true;
  }

  /** The calendar goes where something was booked, unless whoever booked it has gone on meanwhile: nobody is fetched back. */
  async #follow(looks: number, go: () => Promise<void>): Promise<void> {
    await tick();
    if (looks === this.desk.looks) await go();
    else if (document.activeElement !== document.body) return;
    await this.focus();
  }

  /** What stands in the form is booked though a rule speaks against it. */
  readonly #allTheSame = async (reason: string): Promise<boolean> => {
    this.draft.fields.overrule = reason;
    const place = this.draftPlace;
    return place !== undefined && (await this.book(place)) !== undefined;
  };

  /** It is booked. Another one that was opened meanwhile stays. */
  #leaveForm(draft: BookingDraft): void {
    const isShown = draft === this.draft;
    this.drafting.done(draft);
    if (isShown) this.panel = 'none';
  }

  /** One press on an alternative does the refused act there. */
  async choose(alternative: Alternative): Promise<void> {
    const conflict = this.conflict;
    if (!conflict) return;
    if (this.panel === 'new' && conflict.booking === null) {
      const { rooms, starts, ends } = alternative;
      this.draft.putAt(alternative);
      if (this.desk.conflict) await this.book({ rooms, starts, ends });
      return;
    }
    const done = await conflict.instead(alternative);
    const id = conflict.booking?.id;
    const moved = done && id !== undefined ? this.desk.byId(id) : undefined;
    if (moved) await this.stayWith(moved as Booking);
    await this.focus();
  }

  /** Whether the house of these rooms is open at midnight, so that an end before the start means the next day. */
  readonly #staysOpen = (rooms: ReadonlyArray<Piece['roomId']>, date: CivilDate): boolean => {
    const { calendar } = this.desk;
    const house = calendar && rooms[0] !== undefined ? houseOf(calendar, rooms[0]) : undefined;
    return !!calendar?.open.some((open) => open.premisesId === house?.id && open.date === date && open.closesMinute === MINUTES_A_DAY);
  };

  /** Opens the day of a cell, where all its bookings are seen. */
  async showDay(cell: Cell): Promise<void> {
    this.cursor.toCell(cell, cell.pieces[0]?.from ?? this.cursor.minute);
    await this.look('day', cell.date);
    const first = cell.pieces[0];
    if (first) this.cursor.toPiece(first);
    await this.focus();
  }

  gridOfRoom(roomId: Piece['roomId']): number {
    return (this.desk.calendar && houseOf(this.desk.calendar, roomId)?.gridMinutes) ?? 15;
  }
}
