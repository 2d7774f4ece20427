import type { BookingError, BookingEvent, CancelledBy, ChangeBooking, Clash, LetterKind, RoomsAndTime } from '../../generated/operations';
import type { SliceSentences } from '../../refusals';
import { dayName, longDate, monthName, shortDate } from '../../../shared/format';
import { day, hour, hours, openHours, stretch } from '../when';
import { bookings as say } from '../../../texts/da/bookings';
import type { EventSentences, Told } from '../../events';
import { fieldsText } from '../fields';

/** Never a bare `optaget`: who, and when. */
function inTheWay(clashes: readonly Clash[]): string {
  const who = clashes.map((clash) => {
    const name = clash.borrower ? clash.borrower.shortName || clash.borrower.name : clash.title;
    return `${name} ${hours(clash.starts, clash.ends)}`;
  });
  return joined([...new Set(who)]);
}

function joined(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} og ${last}` : last;
}

const NOTHING_TO_TELL: Record<LetterKind, string> = {
  confirmation: 'Bookingen er aflyst, så der er intet at bekræfte. Skriv en aflysning i stedet.',
  change: 'Intet er ændret, siden låneren sidst fik brev. Udskriv en bekræftelse i stedet.',
  cancellation: 'Bookingen er ikke aflyst. Udskriv en bekræftelse i stedet.',
};

export const bookings: SliceSentences<BookingError> = {
  room_taken: ({ clashes }) => {
    const first = clashes[0];
    if (!first) return 'Lokalet er optaget. Vælg en anden tid eller et andet lokale.';
    const rooms = joined([...new Set(clashes.map((clash) => clash.roomName))]);
    return `${rooms} er optaget ${day(first.starts)}: ${inTheWay(clashes)}.`;
  },
  outside_opening_hours: ({ premisesName, opens }) => {
    const first = opens[0];
    if (!first) return `${premisesName} har ikke åbent den dag. Vælg en anden dag eller et andet hus.`;
    const times = joined(opens.filter((open) => open.date === first.date).map(openHours));
    return `${premisesName} er åbent ${times} ${day(first.date)}. Vælg en tid inden for åbningstiden.`;
  },
  room_closed: ({ roomName, reason, starts, ends }) =>
    `${roomName} er lukket ${stretch(starts, ends)}: ${reason.kind === 'closure' ? reason.text : reason.nameDa}. Vælg en anden tid eller et andet lokale.`,
  too_many_people: ({ maximum, attendees }) =>
    `Der må højst være ${maximum} i lokalet, og der er skrevet ${attendees} personer. Vælg et større lokale, eller ret tallet.`,
  declaration_missing: ({ name }) =>
    `${name} mangler årets erklæring om børneattester. Skriv erklæringens dato på foreningen, så kan der bookes.`,
  borrower_archived: ({ name }) => `${name} ligger i arkivet. Tag foreningen ud af arkivet, før der bookes.`,
  borrower_not_allowed: ({ name }) => `Kontoret låner ikke ud til ${name}. Vælg en anden låner, eller ret foreningens kategori.`,
  room_retired: ({ roomName }) => `${roomName} lånes ikke ud længere. Vælg et andet lokale.`,
  off_grid: ({ minutes }) => `Tiderne går op i ${minutes} minutter i det hus. Vælg fx hel eller halv time.`,
  too_long: ({ mostMinutes }) => `Lokalet lånes højst ud ${length(mostMinutes)} ad gangen. Gør bookingen kortere.`,
  too_short: ({ leastMinutes }) => `Lokalet lånes mindst ud ${length(leastMinutes)} ad gangen. Gør bookingen længere.`,
  missing_hour: ({ skippedFrom, skippedTo }) =>
    `Uret stilles frem fra ${hour(skippedFrom)} til ${hour(skippedTo)} den nat, så tiden findes ikke. Vælg kl. ${hour(skippedTo)} eller senere.`,
  series_meets_itself: ({ on }) => `Rækken selv har lokalet ${day(on)}. Gør bookingerne kortere, eller vælg et andet lokale den dag.`,
  series_question: ({ months }) =>
    `Den dag findes ikke i ${joined(months.slice(0, 3).map(({ month }) => monthName(month)))}${months.length > 3 ? ' med flere' : ''}. Vælg den sidste i måneden, eller spring de måneder over.`,
  named_date_unknown: ({ name }) => `Kontoret har ingen dato for «${name}». Skriv en slutdato, eller læg datoen ind under Indstillinger.`,
  series_too_long: ({ latestOn }) => `En række går højst to år frem. Vælg en slutdato senest ${longDate(latestOn)}.`,
  too_many_dates: ({ dates, most }) => `Det bliver ${dates} datoer, og der bookes højst ${most} ad gangen. Vælg en tidligere slutdato.`,
  no_date_in_rule: ({ from, to, excepted }) =>
    excepted > 0
      ? `Undtagelserne tager alle datoer fra ${shortDate(from)} til ${shortDate(to)}. Tag en af dem væk, eller vælg en senere slutdato.`
      : `Der er ingen sådan dag fra ${shortDate(from)} til ${shortDate(to)}. Vælg en anden ugedag eller en senere slutdato.`,
  series_clashes: ({ plan }) =>
    `${plan.hindered} af ${plan.free + plan.hindered} datoer er ikke ledige. Vælg andet for dem, eller book de ${plan.free} ledige.`,
  plan_changed: ({ dates }) =>
    `Ikke ledigt længere: ${joined(dates.slice(0, 3).map((on) => dayName(on)))}${dates.length > 3 ? ' med flere' : ''}. Se den nye plan, og book igen.`,
  no_date_left: () => 'Der er ingen datoer tilbage at booke. Vælg et andet lokale eller en anden tid.',
  series_not_found: () => 'Rækken findes ikke længere. Kalenderen er hentet igen.',
  stale_series: () => 'En kollega har ændret rækken imens. Nu vises den, som den er. Se efter, og prøv igen.',
  date_has_begun: ({ on }) => `Datoen ${dayName(on)} er begyndt og røres ikke. Vælg kun datoer, der kommer.`,
  stale_season_dates: () => 'En kollega har ændret kontorets datoer imens. Se, hvordan de står nu, og prøv igen.',
  stale_day_parts: () => 'En kollega har ændret dagens tider imens. Se, hvordan de står nu, og prøv igen.',
  booking_not_found: () => 'Bookingen findes ikke længere. Kalenderen er hentet igen.',
  stale_booking: () => 'En kollega har ændret bookingen imens. Nu vises den, som den er. Se efter, og prøv igen.',
  booking_is_cancelled: () => 'Bookingen er aflyst imens. Tag den op igen, eller lav en ny.',
  nothing_to_tell: ({ kind }) => NOTHING_TO_TELL[kind],
  letter_not_found: () => 'Brevet findes ikke om den booking. Udskriv det først.',
};

function length(minutes: number): string {
  if (minutes % 60 !== 0) return `${minutes} minutter`;
  return minutes === 60 ? '1 time' : `${minutes / 60} timer`;
}

const bookingFields: Record<Exclude<keyof ChangeBooking, 'id' | 'version'>, string> = {
  organisationId: 'Låneren',
  contactPersonId: say.contact,
  title: 'Titlen',
  kind: 'Slagsen',
  attendees: 'Antallet af personer',
  layout: say.layout,
  note: say.note,
};

function place({ rooms, starts, ends }: RoomsAndTime, { named, on }: Told): string {
  return [named('room', rooms), stretch(starts, ends, on)].filter(Boolean).join(' ');
}

const CANCELLED_BY: Record<CancelledBy, string> = {
  borrower: 'lånerens ønske',
  house: 'husets beslutning',
  undone: 'fortrudt',
};

const LETTERS: Record<LetterKind, string> = { confirmation: 'en bekræftelse', change: 'et brev om ændring', cancellation: 'en aflysning' };

export const bookingEvents: EventSentences<BookingEvent> = {
  room_booked: ({ number, organisationId, at }, told) => {
    const who = organisationId === null ? '' : told.named('organisation', [organisationId]);
    return `bookede ${place(at, told)}${who ? ` til ${who}` : ''} (nr. ${number})`;
  },
  booking_moved: ({ before, after }, told) => `flyttede ${told.it} fra ${place(before, told)} til ${place(after, told)}`,
  booking_changed: ({ fields }, { it }) => `rettede ${fieldsText(bookingFields, fields, 'og', 'oplysninger')} på ${it}`,
  booking_cancelled: ({ by }, { it }) => `aflyste ${it} (${CANCELLED_BY[by]})`,
  booking_restored: (_, { it }) => `tog ${it} op igen`,
  series_booked: ({ organisationId, at, dates, leftOut }, told) => {
    const who = organisationId === null ? '' : told.named('organisation', [organisationId]);
    const without = leftOut.length > 0 ? `, ${leftOut.length} sprunget over` : '';
    return `bookede ${counted(dates.length)} fra ${place(at, told)}${who ? ` til ${who}` : ''}${without}`;
  },
  series_dates_added: ({ dates }, { it }) => `føjede ${counted(dates.length)} til ${it}`,
  series_cancelled: ({ by, dates }, { it }) => `aflyste ${counted(dates.length)} i ${it} (${CANCELLED_BY[by]})`,
  series_restored: ({ dates }, { it }) => `tog ${counted(dates.length)} i ${it} op igen`,
  season_dates_changed: () => 'rettede kontorets datoer for sæson og ferier',
  day_parts_changed: () => 'rettede dagens tider',
  letter_printed: ({ kind }, { it }) => `udskrev ${LETTERS[kind]} på ${it}`,
};

function counted(dates: number): string {
  return dates === 1 ? '1 dato' : `${dates} datoer`;
}
