import type { BookingError, BookingEvent, CancelledBy, ChangeBooking, Clash, LetterKind, RoomsAndTime } from '../../generated/operations';
import type { SliceSentences } from '../../refusals';
import { dayName, longDate, monthName, shortDate } from '../../../shared/format';
import { day, hour, hours, openHours, stretch } from '../when';
import { bookings as say } from '../../../texts/en/bookings';
import type { EventSentences, Told } from '../../events';
import { fieldsText } from '../fields';

/** Never a bare `taken`: who, and when. */
function inTheWay(clashes: readonly Clash[]): string {
  const who = clashes.map((clash) => {
    const name = clash.borrower ? clash.borrower.shortName || clash.borrower.name : clash.title;
    return `${name} ${hours(clash.starts, clash.ends)}`;
  });
  return joined([...new Set(who)]);
}

function joined(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
}

const NOTHING_TO_TELL: Record<LetterKind, string> = {
  confirmation: 'The booking is cancelled, so there is nothing to confirm. Write a cancellation instead.',
  change: 'Nothing has changed since the borrower last had a letter. Print a confirmation instead.',
  cancellation: 'The booking is not cancelled. Print a confirmation instead.',
};

export const bookings: SliceSentences<BookingError> = {
  room_taken: ({ clashes }) => {
    const first = clashes[0];
    if (!first) return 'The room is taken. Choose another time or another room.';
    const rooms = joined([...new Set(clashes.map((clash) => clash.roomName))]);
    return `${rooms} is taken ${day(first.starts)}: ${inTheWay(clashes)}.`;
  },
  outside_opening_hours: ({ premisesName, opens }) => {
    const first = opens[0];
    if (!first) return `${premisesName} is not open that day. Choose another day or another house.`;
    const times = joined(opens.filter((open) => open.date === first.date).map(openHours));
    return `${premisesName} is open ${times} ${day(first.date)}. Choose a time within the opening hours.`;
  },
  room_closed: ({ roomName, reason, starts, ends }) =>
    `${roomName} is closed ${stretch(starts, ends)}: ${reason.kind === 'closure' ? reason.text : reason.nameEn}. Choose another time or another room.`,
  too_many_people: ({ maximum, attendees }) =>
    `At most ${maximum} may be in the room, and ${attendees} people are written. Choose a larger room or correct the number.`,
  declaration_missing: ({ name }) =>
    `${name} lacks this year's declaration on child certificates. Write its date on the association, and it can book.`,
  borrower_archived: ({ name }) => `${name} is in the archive. Take it out of the archive before booking.`,
  borrower_not_allowed: ({ name }) => `The office does not lend to ${name}. Choose another borrower or correct its category.`,
  room_retired: ({ roomName }) => `${roomName} is no longer lent. Choose another room.`,
  off_grid: ({ minutes }) => `Times go in steps of ${minutes} minutes in that house. Choose e.g. a whole or half hour.`,
  too_long: ({ mostMinutes }) => `The room is lent for at most ${length(mostMinutes)} at a time. Make the booking shorter.`,
  too_short: ({ leastMinutes }) => `The room is lent for at least ${length(leastMinutes)} at a time. Make the booking longer.`,
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
  date_has_begun: ({ on }) => `The date ${dayName(on)} has begun and is left alone. Choose only dates that are to come.`,
  stale_season_dates: () => "A colleague has changed the office's dates meanwhile. See how they stand now and try again.",
  stale_day_parts: () => 'A colleague changed the hours of the day meanwhile. See how they stand now, and try again.',
  booking_not_found: () => 'The booking is no longer there. The calendar has been fetched again.',
  stale_booking: () => 'A colleague has changed the booking meanwhile. It is now shown as it is. Look at it and try again.',
  booking_is_cancelled: () => 'The booking was cancelled meanwhile. Take it up again or make a new one.',
  nothing_to_tell: ({ kind }) => NOTHING_TO_TELL[kind],
  letter_not_found: () => 'There is no such letter about the booking. Print it first.',
};

function length(minutes: number): string {
  if (minutes % 60 !== 0) return `${minutes} minutes`;
  return minutes === 60 ? '1 hour' : `${minutes / 60} hours`;
}

const bookingFields: Record<Exclude<keyof ChangeBooking, 'id' | 'version'>, string> = {
  organisationId: 'The borrower',
  contactPersonId: say.contact,
  title: 'The title',
  kind: 'The kind',
  attendees: 'The number of people',
  layout: say.layout,
  note: say.note,
};

function place({ rooms, starts, ends }: RoomsAndTime, { named, on }: Told): string {
  return [named('room', rooms), stretch(starts, ends, on)].filter(Boolean).join(' ');
}

const CANCELLED_BY: Record<CancelledBy, string> = {
  borrower: 'the borrower’s wish',
  house: 'the house’s decision',
  undone: 'taken back',
};

const LETTERS: Record<LetterKind, string> = { confirmation: 'a confirmation', change: 'a letter of change', cancellation: 'a cancellation' };

export const bookingEvents: EventSentences<BookingEvent> = {
  room_booked: ({ number, organisationId, at }, told) => {
    const who = organisationId === null ? '' : told.named('organisation', [organisationId]);
    return `booked ${place(at, told)}${who ? ` for ${who}` : ''} (no. ${number})`;
  },
  booking_moved: ({ before, after }, told) => `moved ${told.it} from ${place(before, told)} to ${place(after, told)}`,
  booking_changed: ({ fields }, { it }) => `changed ${fieldsText(bookingFields, fields, 'and', 'facts')} of ${it}`,
  booking_cancelled: ({ by }, { it }) => `cancelled ${it} (${CANCELLED_BY[by]})`,
  booking_restored: (_, { it }) => `took ${it} up again`,
  series_booked: ({ organisationId, at, dates, leftOut }, told) => {
    const who = organisationId === null ? '' : told.named('organisation', [organisationId]);
    const without = leftOut.length > 0 ? `, ${leftOut.length} skipped` : '';
    return `booked ${counted(dates.length)} from ${place(at, told)}${who ? ` for ${who}` : ''}${without}`;
  },
  series_dates_added: ({ dates }, { it }) => `added ${counted(dates.length)} to ${it}`,
  series_cancelled: ({ by, dates }, { it }) => `cancelled ${counted(dates.length)} of ${it} (${CANCELLED_BY[by]})`,
  series_restored: ({ dates }, { it }) => `took ${counted(dates.length)} of ${it} up again`,
  season_dates_changed: () => 'changed the office’s dates of season and holidays',
  day_parts_changed: () => 'changed the hours of the parts of a day',
  letter_printed: ({ kind }, { it }) => `printed ${LETTERS[kind]} of ${it}`,
};

function counted(dates: number): string {
  return dates === 1 ? '1 date' : `${dates} dates`;
}
