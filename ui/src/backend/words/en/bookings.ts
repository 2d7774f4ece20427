import type {
  BookingAct,
  BookingError,
  BookingEvent,
  CancelledBy,
  ChangeBooking,
  Clash,
  LetterKind,
  MoveHindrance,
  RoomsAndTime,
  RuleKind,
  SeriesField,
} from '../../generated/operations';
import type { SliceSentences } from '../../refusals';
import { dayName, longDate, monthName, shortDate } from '../../../shared/format';
import { day, hour, hours, openHours, stretch } from '../when';
import { bookings as say } from '../../../texts/en/bookings';
import { organisations } from '../../../texts/en/organisations';
import { rules } from '../../../texts/en/rules';
import type { EventSentences, Told } from '../../events';
import { texts } from '../../../texts';
import { fieldsText } from '../fields';
import { brokenText } from '../rules';

const { categories } = organisations;

/** Never a bare `taken`: who, and when. */
function inTheWay(clashes: readonly Clash[]): string {
  const who = clashes.map((clash) => {
    const time = hours(clash.starts, clash.ends);
    if (clash.held) return `${time} is kept by ${clash.held.by} until ${hour(clash.held.until)}`;
    const name = clash.borrower ? clash.borrower.shortName || clash.borrower.name : clash.title;
    return `${name} ${time}${clash.optionUntil ? ` (provisionally until ${dated(clash.optionUntil)})` : ''}`;
  });
  return joined([...new Set(who)]);
}

/** `fredag 27/11 kl. 12`. */
function dated(time: string): string {
  return `${day(time)} ${texts().shared.clock(hour(time))}`;
}

function joined(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
}

const NOTHING_TO_TELL: Record<LetterKind, string> = {
  confirmation: 'There is nothing to confirm: The booking is cancelled, waits for an answer or has run out. Write a cancellation or a receipt instead.',
  receipt: 'The booking is neither a request nor a reservation that has run out. Write a confirmation or a cancellation instead.',
  change: 'Nothing has changed since the borrower last had a letter. Print a confirmation instead.',
  cancellation: 'The booking is not cancelled. Print a confirmation instead.',
};

const MOVE_HINDRANCES: Record<MoveHindrance, string> = {
  closed: 'the room is closed',
  not_open: 'the house is not open',
  taken: 'the room is taken',
  too_small: 'too many for the room',
  wrong_length: 'the time does not fit the room',
  retired: 'the room is not lent',
  changed_since: 'changed meanwhile',
  cancelled: 'cancelled',
  over: 'over',
};

export const bookings: SliceSentences<BookingError> = {
  room_taken: ({ clashes }) => {
    const first = clashes[0];
    if (!first) return 'The room is taken. Choose another time or another room.';
    const rooms = joined([...new Set(clashes.map((clash) => clash.roomName))]);
    return `${rooms} is taken ${day(first.starts)}: ${inTheWay(clashes)}.`;
  },
  outside_opening_hours: ({ premisesName, opens, buffered }) => {
    const first = opens[0];
    if (buffered) {
      const times = joined(opens.filter((open) => open.date === first?.date).map(openHours));
      const open = first ? `is only open ${times} ${day(first.date)}` : 'is not open for so long';
      return `With setting up and cleaning it lasts ${hours(buffered.starts, buffered.ends)}, and ${premisesName} ${open}. Choose a time or a room where all of it lies within the opening hours.`;
    }
    if (!first) return `${premisesName} is not open that day. Choose another day or another house.`;
    const times = joined(opens.filter((open) => open.date === first.date).map(openHours));
    return `${premisesName} is open ${times} ${day(first.date)}. Choose a time within the opening hours.`;
  },
  room_closed: ({ roomName, reason, starts, ends, buffered }) => {
    if (reason.kind === 'holiday' && reason.rule === 'ask') return `${roomName} is only lent by agreement ${stretch(starts, ends)}: ${reason.nameEn}. Write who it has been agreed with, or choose another day.`;
    const closed = `${roomName} is closed ${stretch(starts, ends)}: ${reason.kind === 'closure' ? reason.text : reason.nameEn}.`;
    if (!buffered) return `${closed} Choose another time or another room.`;
    return `With setting up and cleaning it lasts ${hours(buffered.starts, buffered.ends)}. ${closed} Choose a time or a room where there is time for all of it.`;
  },
  too_many_people: ({ maximum, attendees }) =>
    `At most ${maximum} may be in the room, and ${attendees} people are written. Choose a larger room or correct the number.`,
  declaration_missing: ({ name }) =>
    `${name} lacks this year's declaration on child certificates. Write its date on the association, and it can book.`,
  borrower_archived: ({ name }) => `${name} is in the archive. Take it out of the archive before booking.`,
  borrower_not_allowed: ({ name, category }) =>
    `The office does not lend to ${name} as: ${categories[category].toLowerCase()}. Choose something else under Borrows as, choose another borrower, or correct its category.`,
  room_retired: ({ roomName }) => `${roomName} is no longer lent. Choose another room.`,
  off_grid: ({ minutes }) => `Times go in steps of ${minutes} minutes in that house. Choose e.g. a whole or half hour.`,
  too_long: ({ mostMinutes }) => `The room is lent for at most ${length(mostMinutes)} at a time. Make the booking shorter.`,
  too_short: ({ leastMinutes }) => `The room is lent for at least ${length(leastMinutes)} at a time. Make the booking longer.`,
  rules_broken: ({ notes }) => brokenText(notes, rules),
  stale_booking_rules: () => 'A colleague has changed the rules meanwhile. See how they stand now and try again.',
  missing_hour: ({ skippedFrom, skippedTo }) =>
    `The clock is put forward from ${hour(skippedFrom)} to ${hour(skippedTo)} that night, so the time does not exist. Choose ${hour(skippedTo)} or later.`,
  series_meets_itself: ({ on }) => `The series itself has the room ${day(on)}. Make the bookings shorter or choose another room that day.`,
  series_question: ({ months }) =>
    `There is no such day in ${joined(months.slice(0, 3).map(({ month }) => monthName(month)))}${months.length > 3 ? ' and more months' : ''}. Choose the last of the month, or skip those months.`,
  named_date_unknown: ({ name }) => `The office has no date for “${name}”. Write an end date, or add the date under Settings.`,
  series_too_long: ({ latestOn }) => `A series reaches at most two years ahead. Choose an end date by ${longDate(latestOn)}.`,
  too_many_dates: ({ dates, most }) => `That makes ${dates} dates, and at most ${most} are booked at a time. Choose an earlier end date.`,
  no_date_in_rule: ({ from, to, excepted }) =>
    excepted > 0
      ? `The exceptions take every date from ${shortDate(from)} to ${shortDate(to)}. Take one of them away or choose a later end date.`
      : `There is no such day from ${shortDate(from)} to ${shortDate(to)}. Choose another weekday or a later end date.`,
  series_clashes: ({ plan }) =>
    `${plan.hindered} of ${plan.free + plan.hindered} dates are not free. Choose something else for them, or book the ${plan.free} that are.`,
  plan_changed: ({ dates }) =>
    `No longer free: ${joined(dates.slice(0, 3).map((on) => dayName(on)))}${dates.length > 3 ? ' and more' : ''}. Look at the new plan and book again.`,
  no_date_left: () => 'No dates are left to book. Choose another room or another time.',
  series_not_found: () => 'The series is no longer there. The calendar has been fetched again.',
  stale_series: () => 'A colleague has changed the series meanwhile. It is now shown as it is. Look at it and try again.',
  series_over: () => 'No dates of the series are to come. Extend it, or book a new one.',
  series_not_longer: ({ lastOn }) => `The series already goes to ${longDate(lastOn)}. Choose a later end, or cancel those that follow.`,
  date_has_begun: ({ on }) => `The date ${dayName(on)} has begun and is left alone. Choose only dates that are to come.`,
  stale_season_dates: () => "A colleague has changed the office's dates meanwhile. See how they stand now and try again.",
  stale_day_parts: () => 'A colleague changed the hours of the day meanwhile. See how they stand now, and try again.',
  booking_not_found: () => 'The booking is no longer there. The calendar has been fetched again.',
  stale_booking: () => 'A colleague has changed the booking meanwhile. It is now shown as it is. Look at it and try again.',
  not_as_it_stands: ({ act, current }) => `The booking cannot be ${ACTS[act]}: it is ${say.states[current.state].toLowerCase()}. See how it stands now.`,
  not_begun: ({ act, current }) => `The booking does not begin until ${dated(current.starts)} and cannot be ${ACTS[act]} before. Move or cancel it instead.`,
  option_outside: ({ from, to }) => `A reservation runs out after ${hour(from)} today and no later than the booking begins, ${dated(to)}. Choose a time between the two.`,
  not_earlier: ({ ends }) => `The booking already ends at ${hour(ends)}. Choose an earlier time.`,
  same_rooms: () => 'The two bookings have the same rooms. Choose two with rooms of their own.',
  hold_not_found: () => 'The time is no longer kept. Keep it again, or book it.',
  booking_is_cancelled: () => 'The booking was cancelled meanwhile. Take it up again or make a new one.',
  nothing_to_tell: ({ kind }) => NOTHING_TO_TELL[kind],
  letter_not_found: () => 'There is no such letter about the booking. Print it first.',
  closure_not_found: () => 'The closure is no longer there. Go back to the list.',
  stale_closure: () => 'A colleague changed the closure meanwhile. See how it stands now, and try again.',
  closure_moves_refused: ({ refused }) =>
    `Nothing was moved: ${joined(refused.slice(0, 3).map(({ who, why }) => `${who} (${MOVE_HINDRANCES[why]})`))}${refused.length > 3 ? ' and others' : ''}. Choose something else for them and try again.`,
};

function length(minutes: number): string {
  if (minutes % 60 !== 0) return `${minutes} minutes`;
  return minutes === 60 ? '1 hour' : `${minutes / 60} hours`;
}

const bookingFields: Record<Exclude<keyof ChangeBooking, 'id' | 'version' | 'overrule' | 'asAgreed'>, string> = {
  organisationId: 'The borrower',
  lentAs: 'The category it is lent as',
  contactPersonId: say.contact,
  title: 'The title',
  kind: 'The kind',
  attendees: 'The number of people',
  layout: say.layout,
  note: say.note,
};

const seriesFields: Record<SeriesField, string> = {
  time: 'the time',
  rooms: 'the rooms',
  borrower: 'the borrower',
  lent_as: 'the category it is lent as',
  contact: 'the contact',
  title: 'the title',
  kind: 'the kind',
  attendees: 'the number of people',
  layout: 'the layout',
  note: 'the note',
  buffers: 'the setting up',
  holiday_agreement: 'the holiday agreement',
};

function place({ rooms, starts, ends }: RoomsAndTime, { named, on }: Told): string {
  return [named('room', rooms), stretch(starts, ends, on)].filter(Boolean).join(' ');
}

const ACTS: Record<BookingAct, string> = {
  approve: 'approved',
  approve_as_reserved: 'reserved',
  reject: 'turned down',
  return_to_request: 'made a request again',
  reserve: 'reserved',
  confirm: 'confirmed',
  move: 'moved',
  swap: 'exchanged',
  change: 'changed',
  end_early: 'ended',
  mark_no_show: 'marked as a no-show',
  mark_took_place: 'marked as having taken place',
  cancel_by_borrower: 'cancelled',
  cancel_by_house: 'cancelled by the house; turn it down instead, with a reason',
  take_back: 'taken back',
  restore: 'taken up again',
};

const CANCELLED_BY: Record<CancelledBy, string> = {
  borrower: 'the borrower’s wish',
  house: 'the house’s decision',
  undone: 'taken back',
};

const LETTERS: Record<LetterKind, string> = { confirmation: 'a confirmation', receipt: 'a receipt', change: 'a letter of change', cancellation: 'a cancellation' };

export const bookingEvents: EventSentences<BookingEvent> = {
  room_booked: ({ number, organisationId, at, state }, told) => {
    const who = organisationId === null ? '' : told.named('organisation', [organisationId]);
    const did = state === 'requested' ? 'noted a request for' : state === 'reserved' ? 'reserved' : 'booked';
    return `${did} ${place(at, told)}${who ? ` for ${who}` : ''} (no. ${number})`;
  },
  booking_moved: ({ before, after }, told) => `moved ${told.it} from ${place(before, told)} to ${place(after, told)}`,
  rooms_swapped: ({ before, after, with: other }, told) => `exchanged rooms between ${told.it} and no. ${other}: from ${place(before, told)} to ${place(after, told)}`,
  booking_changed: ({ fields }, { it }) => `changed ${fieldsText(bookingFields, fields, 'and', 'facts')} of ${it}`,
  buffers_set: ({ to }, { it }) => (to ? `changed the time for setting up and cleaning of ${it} to ${to.before} min. before and ${to.after} min. after` : `let ${it} follow the room’s own time for setting up and cleaning`),
  booking_cancelled: ({ by }, { it }) => `cancelled ${it} (${CANCELLED_BY[by]})`,
  booking_restored: (_, { it }) => `took ${it} up again`,
  request_approved: ({ optionUntil }, { it }) => (optionUntil ? `reserved ${it} until ${dated(optionUntil)}` : `approved ${it}`),
  request_rejected: (_, { it }) => `turned ${it} down`,
  returned_to_request: (_, { it }) => `made ${it} a request again`,
  booking_reserved: ({ until }, { it }) => `reserved ${it} until ${dated(until)}`,
  reservation_confirmed: (_, { it }) => `confirmed ${it}`,
  booking_ended_early: ({ before, after }, { it }) => `ended ${it} at ${hour(after)} instead of ${hour(before)}`,
  no_show_marked: (_, { it }) => `marked ${it} as a no-show`,
  took_place_marked: (_, { it }) => `marked ${it} as having taken place`,
  rooms_held: ({ at, until }, told) => `kept ${place(at, told)} until ${hour(until)}`,
  hold_released: ({ at }, told) => `let ${place(at, told)} go`,
  series_booked: ({ organisationId, at, dates, leftOut }, told) => {
    const who = organisationId === null ? '' : told.named('organisation', [organisationId]);
    const without = leftOut.length > 0 ? `, ${leftOut.length} skipped` : '';
    return `booked ${counted(dates.length)} from ${place(at, told)}${who ? ` for ${who}` : ''}${without}`;
  },
  series_dates_added: ({ dates }, { it }) => `added ${counted(dates.length)} to ${it}`,
  series_cancelled: ({ by, dates }, { it }) => `cancelled ${counted(dates.length)} of ${it} (${CANCELLED_BY[by]})`,
  series_restored: ({ dates }, { it }) => `took ${counted(dates.length)} of ${it} up again`,
  series_dates_approved: ({ dates }, { it }) => `approved ${counted(dates.length)} of ${it}`,
  series_dates_declined: ({ dates }, { it }) => `turned down ${counted(dates.length)} of ${it}`,
  series_answers_taken_back: ({ dates }, { it }) => `took back the answer to ${counted(dates.length)} of ${it}`,
  series_changed: ({ fields, dates, kept }, { it }) => {
    const without = kept.length > 0 ? `; ${counted(kept.length)} kept something of their own` : '';
    return `changed ${joined(fields.map((field) => seriesFields[field]))} on ${counted(dates.length)} of ${it}${without}`;
  },
  series_put_back: ({ dates }, { it }) => `put ${counted(dates.length)} of ${it} back as they were`,
  series_extended: ({ dates, leftOut }, { it }) =>
    `extended ${it} by ${counted(dates.length)}${leftOut.length > 0 ? `, ${leftOut.length} skipped` : ''}`,
  series_extension_taken_back: ({ dates }, { it }) => `took ${counted(dates.length)} off ${it} again`,
  season_dates_changed: () => 'changed the office’s dates of season and holidays',
  day_parts_changed: () => 'changed the hours of the parts of a day',
  letter_printed: ({ kind }, { it }) => `printed ${LETTERS[kind]} of ${it}`,
  booking_moved_for_closure: ({ before, after }, told) =>
    `moved ${told.it} from ${told.named('room', before.rooms)} to ${told.named('room', after.rooms)} because of a closure`,
  booking_brought_back: ({ before, after }, told) =>
    `brought ${told.it} back from ${told.named('room', before.rooms)} to ${told.named('room', after.rooms)} after a closure`,
  closure_call_ticked: ({ organisationId, isReached }, told) => {
    const who = organisationId === null ? 'the house itself' : told.named('organisation', [organisationId]) || 'the borrower';
    return isReached ? `told ${who} of ${told.it}` : `took back that ${who} was told of ${told.it}`;
  },
  notice_ticked: ({ kind, isGiven }, { it }) => {
    const what = kind === 'overnight' ? 'the overnight stay' : 'the many people';
    return isGiven ? `gave notice of ${what} in ${it}` : `took back that notice had been given of ${what} in ${it}`;
  },
  call_list_printed: (_, { it }) => `printed the call list for ${it}`,
  day_sheet_printed: ({ on }, { it }) => `printed the day sheet of ${it} for ${dayName(on)}`,
  door_signs_printed: ({ on }, { it }) => `printed the door signs of ${it} for ${dayName(on)}`,
  rules_overruled: (values, { it }) => {
    const on = values.dates.length > 0 ? ` on ${counted(values.dates.length)}` : '';
    return `overruled ${ruleNames(values.rules)} for ${it}${on}: “${values.reason}”`;
  },
  booking_rules_changed: (values) => `changed the lending rules: ${ruleNames(values.rules) || 'their sources'}`,
};

function ruleNames(kinds: readonly RuleKind[]): string {
  return joined(kinds.map((kind) => rules.names[kind].toLowerCase()));
}

function counted(dates: number): string {
  return dates === 1 ? '1 date' : `${dates} dates`;
}
