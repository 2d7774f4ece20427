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
import { bookings as say } from '../../../texts/da/bookings';
import { organisations } from '../../../texts/da/organisations';
import { rules } from '../../../texts/da/rules';
import type { EventSentences, Told } from '../../events';
import { texts } from '../../../texts';
import { fieldsText } from '../fields';
import { brokenText } from '../rules';

const { categories } = organisations;

/** Never a bare `optaget`: who, and when. */
function inTheWay(clashes: readonly Clash[]): string {
  const who = clashes.map((clash) => {
    const time = hours(clash.starts, clash.ends);
    if (clash.held) return `${time} holdes af ${clash.held.by} til ${hour(clash.held.until)}`;
    const name = clash.borrower ? clash.borrower.shortName || clash.borrower.name : clash.title;
    return `${name} ${time}${clash.optionUntil ? ` (foreløbigt til ${dated(clash.optionUntil)})` : ''}`;
  });
  return joined([...new Set(who)]);
}

/** `fredag 27/11 kl. 12`. */
function dated(time: string): string {
  return `${day(time)} ${texts().shared.clock(hour(time))}`;
}

function joined(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} og ${last}` : last;
}

const NOTHING_TO_TELL: Record<LetterKind, string> = {
  confirmation: 'Der er intet at bekræfte: Bookingen er aflyst, venter på svar eller er udløbet. Skriv en aflysning eller en kvittering i stedet.',
  receipt: 'Bookingen er hverken en forespørgsel eller en udløbet reservation. Skriv en bekræftelse eller en aflysning i stedet.',
  change: 'Intet er ændret, siden låneren sidst fik brev. Udskriv en bekræftelse i stedet.',
  cancellation: 'Bookingen er ikke aflyst. Udskriv en bekræftelse i stedet.',
};

const MOVE_HINDRANCES: Record<MoveHindrance, string> = {
  closed: 'lokalet er lukket',
  not_open: 'huset har ikke åbent',
  taken: 'lokalet er optaget',
  too_small: 'for mange til lokalet',
  wrong_length: 'tiden passer ikke til lokalet',
  retired: 'lokalet lånes ikke ud',
  changed_since: 'ændret imens',
  cancelled: 'aflyst',
  over: 'forbi',
};

export const bookings: SliceSentences<BookingError> = {
  room_taken: ({ clashes }) => {
    const first = clashes[0];
    if (!first) return 'Lokalet er optaget. Vælg en anden tid eller et andet lokale.';
    const rooms = joined([...new Set(clashes.map((clash) => clash.roomName))]);
    return `${rooms} er optaget ${day(first.starts)}: ${inTheWay(clashes)}.`;
  },
  outside_opening_hours: ({ premisesName, opens, buffered }) => {
    const first = opens[0];
    if (buffered) {
      const times = joined(opens.filter((open) => open.date === first?.date).map(openHours));
      const open = first ? `er kun åbent ${times} ${day(first.date)}` : 'har ikke åbent så længe';
      return `Med klargøring og oprydning varer det ${hours(buffered.starts, buffered.ends)}, og ${premisesName} ${open}. Vælg en tid eller et lokale, hvor det hele ligger inden for åbningstiden.`;
    }
    if (!first) return `${premisesName} har ikke åbent den dag. Vælg en anden dag eller et andet hus.`;
    const times = joined(opens.filter((open) => open.date === first.date).map(openHours));
    return `${premisesName} er åbent ${times} ${day(first.date)}. Vælg en tid inden for åbningstiden.`;
  },
  room_closed: ({ roomName, reason, starts, ends, buffered }) => {
    if (reason.kind === 'holiday' && reason.rule === 'ask') return `${roomName} lånes kun ud efter aftale ${stretch(starts, ends)}: ${reason.nameDa}. Skriv, hvem det er aftalt med, eller vælg en anden dag.`;
    const closed = `${roomName} er lukket ${stretch(starts, ends)}: ${reason.kind === 'closure' ? reason.text : reason.nameDa}.`;
    if (!buffered) return `${closed} Vælg en anden tid eller et andet lokale.`;
    return `Med klargøring og oprydning varer det ${hours(buffered.starts, buffered.ends)}. ${closed} Vælg en tid eller et lokale, hvor det hele kan nås.`;
  },
  too_many_people: ({ maximum, attendees }) =>
    `Der må højst være ${maximum} i lokalet, og der er skrevet ${attendees} personer. Vælg et større lokale, eller ret tallet.`,
  declaration_missing: ({ name }) =>
    `${name} mangler årets erklæring om børneattester. Skriv erklæringens dato på foreningen, så kan der bookes.`,
  borrower_archived: ({ name }) => `${name} ligger i arkivet. Tag foreningen ud af arkivet, før der bookes.`,
  borrower_not_allowed: ({ name, category }) =>
    `Kontoret låner ikke ud til ${name} som ${categories[category].toLowerCase()}. Vælg noget andet under Låner som, vælg en anden låner, eller ret foreningens kategori.`,
  room_retired: ({ roomName }) => `${roomName} lånes ikke ud længere. Vælg et andet lokale.`,
  off_grid: ({ minutes }) => `Tiderne går op i ${minutes} minutter i det hus. Vælg fx hel eller halv time.`,
  too_long: ({ mostMinutes }) => `Lokalet lånes højst ud ${length(mostMinutes)} ad gangen. Gør bookingen kortere.`,
  too_short: ({ leastMinutes }) => `Lokalet lånes mindst ud ${length(leastMinutes)} ad gangen. Gør bookingen længere.`,
  rules_broken: ({ notes }) => brokenText(notes, rules),
  stale_booking_rules: () => 'En kollega har ændret reglerne imens. Se, hvordan de står nu, og prøv igen.',
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
  series_over: () => 'Rækken har ingen datoer, der kommer. Forlæng den, eller book en ny.',
  series_not_longer: ({ lastOn }) => `Rækken går allerede til ${longDate(lastOn)}. Vælg en senere slutning, eller aflys de følgende.`,
  date_has_begun: ({ on }) => `Datoen ${dayName(on)} er begyndt og røres ikke. Vælg kun datoer, der kommer.`,
  stale_season_dates: () => 'En kollega har ændret kontorets datoer imens. Se, hvordan de står nu, og prøv igen.',
  stale_day_parts: () => 'En kollega har ændret dagens tider imens. Se, hvordan de står nu, og prøv igen.',
  booking_not_found: () => 'Bookingen findes ikke længere. Kalenderen er hentet igen.',
  stale_booking: () => 'En kollega har ændret bookingen imens. Nu vises den, som den er. Se efter, og prøv igen.',
  not_as_it_stands: ({ act, current }) => `Bookingen kan ikke ${ACTS[act]}: den er ${say.states[current.state].toLowerCase()}. Se, hvordan den står nu.`,
  not_begun: ({ act, current }) => `Bookingen begynder først ${dated(current.starts)} og kan ikke ${ACTS[act]} før. Flyt eller aflys den i stedet.`,
  option_outside: ({ from, to }) => `En reservation udløber, efter klokken er ${hour(from)} i dag, og senest når bookingen begynder, ${dated(to)}. Vælg et tidspunkt derimellem.`,
  not_earlier: ({ ends }) => `Bookingen slutter allerede kl. ${hour(ends)}. Vælg et tidligere tidspunkt.`,
  same_rooms: () => 'De to bookinger har de samme lokaler. Vælg to med hver sit lokale.',
  hold_not_found: () => 'Tiden holdes ikke længere. Hold den igen, eller book den.',
  booking_is_cancelled: () => 'Bookingen er aflyst imens. Tag den op igen, eller lav en ny.',
  nothing_to_tell: ({ kind }) => NOTHING_TO_TELL[kind],
  letter_not_found: () => 'Brevet findes ikke om den booking. Udskriv det først.',
  closure_not_found: () => 'Lukningen findes ikke længere. Gå tilbage til listen.',
  stale_closure: () => 'En kollega har ændret lukningen imens. Se, hvordan den står nu, og prøv igen.',
  closure_moves_refused: ({ refused }) =>
    `Ingen er flyttet: ${joined(refused.slice(0, 3).map(({ who, why }) => `${who} (${MOVE_HINDRANCES[why]})`))}${refused.length > 3 ? ' med flere' : ''}. Vælg noget andet for dem, og prøv igen.`,
};

function length(minutes: number): string {
  if (minutes % 60 !== 0) return `${minutes} minutter`;
  return minutes === 60 ? '1 time' : `${minutes / 60} timer`;
}

const bookingFields: Record<Exclude<keyof ChangeBooking, 'id' | 'version' | 'overrule' | 'asAgreed'>, string> = {
  organisationId: 'Låneren',
  lentAs: 'Lånekategorien',
  contactPersonId: say.contact,
  title: 'Titlen',
  kind: 'Slagsen',
  attendees: 'Antallet af personer',
  layout: say.layout,
  note: say.note,
};

const seriesFields: Record<SeriesField, string> = {
  time: 'tiden',
  rooms: 'lokalerne',
  borrower: 'låneren',
  lent_as: 'lånekategorien',
  contact: 'kontakten',
  title: 'titlen',
  kind: 'slagsen',
  attendees: 'antallet',
  layout: 'opstillingen',
  note: 'noten',
  buffers: 'klargøringen',
  holiday_agreement: 'aftalen om helligdagen',
};

function place({ rooms, starts, ends }: RoomsAndTime, { named, on }: Told): string {
  return [named('room', rooms), stretch(starts, ends, on)].filter(Boolean).join(' ');
}

const ACTS: Record<BookingAct, string> = {
  approve: 'godkendes',
  approve_as_reserved: 'reserveres',
  reject: 'afvises',
  return_to_request: 'gøres til en forespørgsel igen',
  reserve: 'reserveres',
  confirm: 'bekræftes',
  move: 'flyttes',
  swap: 'byttes',
  change: 'rettes',
  end_early: 'afsluttes',
  mark_no_show: 'meldes udeblevet',
  mark_took_place: 'meldes afholdt',
  cancel_by_borrower: 'aflyses',
  cancel_by_house: 'aflyses af huset; afvis den i stedet, med en grund',
  take_back: 'fortrydes',
  restore: 'tages op igen',
};

const CANCELLED_BY: Record<CancelledBy, string> = {
  borrower: 'lånerens ønske',
  house: 'husets beslutning',
  undone: 'fortrudt',
};

const LETTERS: Record<LetterKind, string> = { confirmation: 'en bekræftelse', receipt: 'en kvittering', change: 'et brev om ændring', cancellation: 'en aflysning' };

export const bookingEvents: EventSentences<BookingEvent> = {
  room_booked: ({ number, organisationId, at, state }, told) => {
    const who = organisationId === null ? '' : told.named('organisation', [organisationId]);
    const did = state === 'requested' ? 'skrev en forespørgsel på' : state === 'reserved' ? 'reserverede' : 'bookede';
    return `${did} ${place(at, told)}${who ? ` til ${who}` : ''} (nr. ${number})`;
  },
  booking_moved: ({ before, after }, told) => `flyttede ${told.it} fra ${place(before, told)} til ${place(after, told)}`,
  rooms_swapped: ({ before, after, with: other }, told) => `byttede lokale mellem ${told.it} og nr. ${other}: fra ${place(before, told)} til ${place(after, told)}`,
  booking_changed: ({ fields }, { it }) => `rettede ${fieldsText(bookingFields, fields, 'og', 'oplysninger')} på ${it}`,
  buffers_set: ({ to }, { it }) => (to ? `rettede tiden til klargøring og oprydning på ${it} til ${to.before} min. før og ${to.after} min. efter` : `lod ${it} følge lokalets egen tid til klargøring og oprydning`),
  booking_cancelled: ({ by }, { it }) => `aflyste ${it} (${CANCELLED_BY[by]})`,
  booking_restored: (_, { it }) => `tog ${it} op igen`,
  request_approved: ({ optionUntil }, { it }) => (optionUntil ? `reserverede ${it} til ${dated(optionUntil)}` : `godkendte ${it}`),
  request_rejected: (_, { it }) => `afviste ${it}`,
  returned_to_request: (_, { it }) => `gjorde ${it} til en forespørgsel igen`,
  booking_reserved: ({ until }, { it }) => `reserverede ${it} til ${dated(until)}`,
  reservation_confirmed: (_, { it }) => `bekræftede ${it}`,
  booking_ended_early: ({ before, after }, { it }) => `afsluttede ${it} kl. ${hour(after)} i stedet for kl. ${hour(before)}`,
  no_show_marked: (_, { it }) => `meldte ${it} udeblevet`,
  took_place_marked: (_, { it }) => `meldte ${it} afholdt`,
  rooms_held: ({ at, until }, told) => `holdt ${place(at, told)} til kl. ${hour(until)}`,
  hold_released: ({ at }, told) => `slap ${place(at, told)}`,
  series_booked: ({ organisationId, at, dates, leftOut }, told) => {
    const who = organisationId === null ? '' : told.named('organisation', [organisationId]);
    const without = leftOut.length > 0 ? `, ${leftOut.length} sprunget over` : '';
    return `bookede ${counted(dates.length)} fra ${place(at, told)}${who ? ` til ${who}` : ''}${without}`;
  },
  series_dates_added: ({ dates }, { it }) => `føjede ${counted(dates.length)} til ${it}`,
  series_cancelled: ({ by, dates }, { it }) => `aflyste ${counted(dates.length)} i ${it} (${CANCELLED_BY[by]})`,
  series_restored: ({ dates }, { it }) => `tog ${counted(dates.length)} i ${it} op igen`,
  series_dates_approved: ({ dates }, { it }) => `godkendte ${counted(dates.length)} i ${it}`,
  series_dates_declined: ({ dates }, { it }) => `afviste ${counted(dates.length)} i ${it}`,
  series_answers_taken_back: ({ dates }, { it }) => `tog svaret på ${counted(dates.length)} i ${it} tilbage`,
  series_changed: ({ fields, dates, kept }, { it }) => {
    const without = kept.length > 0 ? `; ${counted(kept.length)} beholdt noget af sit eget` : '';
    return `rettede ${joined(fields.map((field) => seriesFields[field]))} på ${counted(dates.length)} i ${it}${without}`;
  },
  series_put_back: ({ dates }, { it }) => `satte ${counted(dates.length)} i ${it} tilbage, som de var`,
  series_extended: ({ dates, leftOut }, { it }) =>
    `forlængede ${it} med ${counted(dates.length)}${leftOut.length > 0 ? `, ${leftOut.length} sprunget over` : ''}`,
  series_extension_taken_back: ({ dates }, { it }) => `tog ${counted(dates.length)} fra ${it} igen`,
  season_dates_changed: () => 'rettede kontorets datoer for sæson og ferier',
  day_parts_changed: () => 'rettede dagens tider',
  letter_printed: ({ kind }, { it }) => `udskrev ${LETTERS[kind]} på ${it}`,
  booking_moved_for_closure: ({ before, after }, told) =>
    `flyttede ${told.it} fra ${told.named('room', before.rooms)} til ${told.named('room', after.rooms)} på grund af en lukning`,
  booking_brought_back: ({ before, after }, told) =>
    `flyttede ${told.it} tilbage fra ${told.named('room', before.rooms)} til ${told.named('room', after.rooms)} efter en lukning`,
  closure_call_ticked: ({ organisationId, isReached }, told) => {
    const who = organisationId === null ? 'husets egne' : told.named('organisation', [organisationId]) || 'låneren';
    return isReached ? `talte med ${who} om ${told.it}` : `tog det tilbage, at ${who} var ringet op om ${told.it}`;
  },
  notice_ticked: ({ kind, isGiven }, { it }) => {
    const what = kind === 'overnight' ? 'overnatningen' : 'de mange deltagere';
    return isGiven ? `gav besked om ${what} i ${it}` : `tog det tilbage, at der var givet besked om ${what} i ${it}`;
  },
  call_list_printed: (_, { it }) => `udskrev ringelisten til ${it}`,
  day_sheet_printed: ({ on }, { it }) => `udskrev dagsarket for ${it} ${dayName(on)}`,
  door_signs_printed: ({ on }, { it }) => `udskrev dørskiltene i ${it} ${dayName(on)}`,
  rules_overruled: (values, { it }) => {
    const on = values.dates.length > 0 ? ` på ${counted(values.dates.length)}` : '';
    return `gik uden om reglen om ${ruleNames(values.rules)} for ${it}${on}: «${values.reason}»`;
  },
  booking_rules_changed: (values) => `rettede reglerne for lån: ${ruleNames(values.rules) || 'kilderne'}`,
};

function ruleNames(kinds: readonly RuleKind[]): string {
  return joined(kinds.map((kind) => rules.names[kind].toLowerCase()));
}

function counted(dates: number): string {
  return dates === 1 ? '1 dato' : `${dates} datoer`;
}
