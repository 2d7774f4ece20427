import { beforeEach, expect, test } from 'vitest';
import { language } from '../texts';
import { eventSentence, NamesOfThings, thingText } from './events';
import type { LoggedEvent, OfficeEvent, Subject, SubjectName } from './generated/operations';

const names = new NamesOfThings([
  { subject: { kind: 'booking', id: 5 }, name: '2026-0042' },
  { subject: { kind: 'room', id: 3 }, name: 'Storesal A' },
  { subject: { kind: 'room', id: 4 }, name: 'Caféen' },
  { subject: { kind: 'organisation', id: 7 }, name: 'Havnekoret' },
  { subject: { kind: 'person', id: 8 }, name: 'Gerda Kjær' },
  { subject: { kind: 'premises', id: 1 }, name: 'Centret' },
  { subject: { kind: 'closure', id: 2 }, name: 'Storesal A' },
  { subject: { kind: 'user', id: 9 }, name: 'Bo Skytte' },
] satisfies SubjectName[]);

function line(subject: Subject, event: OfficeEvent): LoggedEvent {
  return {
    id: 1 as LoggedEvent['id'], at: '2026-11-24T09:42:00Z' as LoggedEvent['at'], userId: null, userName: 'Maja Lindstrøm',
    operation: '', request: '', subject, event,
  };
}

beforeEach(() => language.use('da'));

const booking: Subject = { kind: 'booking', id: 5 };
const choir: Subject = { kind: 'organisation', id: 7 };
const at = (rooms: number[], starts: string, ends: string) => ({ rooms: rooms as never, starts: starts as never, ends: ends as never });

test.each<[Subject, OfficeEvent, string, string]>([
  [booking, { event: 'room_booked', values: { number: '2026-0042', organisationId: 7 as never, at: at([3, 4], '2026-12-07T19:00', '2026-12-07T21:00'), state: 'confirmed' } },
    'Bookede Storesal A, Caféen mandag 7/12 19–21 til Havnekoret (nr. 2026-0042)',
    'Booked Storesal A, Caféen Monday 7/12 19:00–21:00 for Havnekoret (no. 2026-0042)'],
  [booking, { event: 'booking_moved', values: { before: at([3], '2026-12-07T19:00', '2026-12-07T21:00'), after: at([4], '2027-01-04T19:00', '2027-01-04T21:00') } },
    'Flyttede booking 2026-0042 fra Storesal A mandag 7/12 19–21 til Caféen mandag 4/1-2027 19–21',
    'Moved booking 2026-0042 from Storesal A Monday 7/12 19:00–21:00 to Caféen Monday 4/1-2027 19:00–21:00'],
  [booking, { event: 'booking_cancelled', values: { by: 'borrower' } }, 'Aflyste booking 2026-0042 (lånerens ønske)', 'Cancelled booking 2026-0042 (the borrower’s wish)'],
  [choir, { event: 'contact_role_given', values: { contactRoleId: 1 as never, personId: 8 as never, role: 'chair' } },
    'Gav Gerda Kjær rollen formand på Havnekoret', 'Made Gerda Kjær chair of Havnekoret'],
  [choir, { event: 'organisation_changed', values: { fields: ['cvr', 'shortName', 'ukendt'] } },
    'Rettede CVR-nummer og kort navn på Havnekoret', 'Changed CVR number and short name of Havnekoret'],
  [{ kind: 'person', id: 8 }, { event: 'looked', values: { operation: 'open_person' } }, 'Så kortet for Gerda Kjær', 'Looked at the card of Gerda Kjær'],
  [{ kind: 'person', id: 99 }, { event: 'looked', values: { operation: 'open_person' } }, 'Så kortet', 'Looked at the card'],
  [{ kind: 'office', id: 1 }, { event: 'searched', values: { operation: 'find_parties', words: 'skak' } }, 'Søgte efter «skak»', 'Searched for “skak”'],
  [{ kind: 'office', id: 1 }, { event: 'log_read', values: { reason: 'månedlig kontrol' } }, 'Læste loggen: månedlig kontrol', 'Read the log: månedlig kontrol'],
  [{ kind: 'person', id: 8 }, { event: 'log_read', values: { reason: null } }, 'Læste loggen om Gerda Kjær', 'Read the log about Gerda Kjær'],
  [{ kind: 'closure', id: 2 }, { event: 'rooms_closed', values: { covers: 'rooms', rooms: [3] as never, starts: '2026-12-07T08:00' as never, ends: '2026-12-11T16:00' as never } },
    'Lukkede Storesal A 7/12–11/12', 'Closed Storesal A 7/12–11/12'],
  [{ kind: 'closure', id: 2 }, { event: 'closure_withdrawn' }, 'Trak lukningen af Storesal A tilbage', 'Withdrew the closure of Storesal A'],
  [{ kind: 'user', id: 9 }, { event: 'user_added', values: { roles: ['front_desk', 'manager'] } },
    'Oprettede brugeren Bo Skytte som kontor og centerleder', 'Added the user Bo Skytte as front desk and centre manager'],
  [{ kind: 'office', id: 1 }, { event: 'sign_in_refused', values: { userName: 'maja' } },
    'Prøvede at logge ind som «maja» og blev afvist', 'Tried to sign in as “maja” and was refused'],
  [{ kind: 'office', id: 1 }, { event: 'printed', values: { operation: 'recovery_sheet' } }, 'Udskrev arket med en gendannelseskode', 'Printed the sheet with a recovery code'],
  [{ kind: 'paper', id: 404 }, { event: 'exported', values: { operation: 'take_out_paper' } }, 'Gav papiret ud som fil', 'Gave the paper out as a file'],
])('%j %j', (subject, event, danish, english) => {
  expect(eventSentence(line(subject, event), names)).toBe(danish);
  language.use('en');
  expect(eventSentence(line(subject, event), names)).toBe(english);
});

test('on its own card a thing goes by what it is', () => {
  expect(eventSentence(line(choir, { event: 'organisation_changed', values: { fields: ['phone'] } }), names, choir)).toBe('Rettede telefon på kortet');
  expect(eventSentence(line(booking, { event: 'booking_restored' }), names, booking)).toBe('Tog bookingen op igen');
  expect(thingText({ kind: 'room', id: 404 }, names)).toBe('lokalet');
});

test('what a newer version has written is told as far as it can be', () => {
  const event = { event: 'moon_landed', values: {} } as unknown as OfficeEvent;
  expect(eventSentence(line(choir, event), names)).toBe('Gjorde noget med Havnekoret, som denne udgave af programmet ikke kender');
});

type Values = { [E in OfficeEvent as E['event']]: E extends { values: infer V } ? { [F in keyof V]: unknown } : undefined };
const place = at([3], '2026-12-07T19:00', '2026-12-07T21:00');
const fields = ['name', 'nothing'];
const role = { contactRoleId: 1 as never, personId: 8, role: 'chair' };
const grant = { grantId: 1 as never, year: 2026 };
/** One of each, so that none says `undefined`. */
const samples: Values = {
  office_set_up: { name: 'Centret' },
  user_signed_in: undefined,
  user_signed_out: undefined,
  sign_in_refused: { userName: null },
  user_added: { roles: [] },
  user_changed: { fields },
  user_archived: undefined,
  user_restored: undefined,
  password_changed: undefined,
  recovery_code_made: undefined,
  recovery_code_used: undefined,
  paper_journalled: { paperId: 1 as never, caseNumber: '260114', documentNumber: '' },
  paper_left_out_of_journal: { paperId: 1 as never },
  paper_journal_opened: { paperId: 1 as never },
  sealing_begun: { key: 'cpr' },
  key_granted: { key: 'cpr' },
  key_withdrawn: { key: 'cpr' },
  key_code_made: { key: 'cpr' },
  key_recovered: { key: 'cpr' },
  lost_key_replaced: { key: 'cpr', reason: 'Arket er væk' },
  cpr_kept: { kind: 'issued', injuredOn: null },
  cpr_dropped: undefined,
  cpr_revealed: undefined,
  cpr_looked_up: undefined,
  office_changed: { fields },
  log_read: { reason: null },
  looked: { operation: 'open_booking' },
  searched: { operation: 'find_parties', words: 'x' },
  printed: { operation: 'recovery_sheet' },
  exported: { operation: 'x' },
  organisation_registered: undefined,
  organisation_changed: { fields },
  organisation_archived: undefined,
  organisation_restored: undefined,
  person_registered: undefined,
  person_changed: { fields },
  person_archived: undefined,
  person_restored: undefined,
  contact_role_given: role,
  contact_role_changed: { ...role, fields },
  contact_role_withdrawn: role,
  contact_role_reinstated: role,
  grant_recorded: grant,
  grant_changed: { ...grant, fields },
  grant_withdrawn: grant,
  grant_reinstated: grant,
  parties_imported: { organisations: 1, people: 12, completed: 2 },
  import_taken_back: { cards: 12 },
  import_laid_again: { cards: 12 },
  agreement_drafted: { organisationId: 7, number: '2026-1' },
  agreement_changed: { fields },
  clause_changed: { key: 'purpose' },
  clause_noted: { key: 'purpose' },
  agreement_discarded: undefined,
  agreement_restored: undefined,
  agreement_printed: { paperId: 1, sha256: '9f3a61c27be4d058' },
  terms_changed: undefined,
  agreement_reviewed: { paperId: 1 },
  agreement_sent: { paperId: 1, sha256: '9f3a61c2' },
  agreement_taken_back: { state: 'draft' },
  agreement_signed: { side: 'association' },
  signature_withdrawn: { side: 'municipality' },
  signed_copy_attached: { paperId: 1, sha256: '9f3a61c2' },
  signed_copy_detached: { paperId: 1 },
  agreement_terminated: { side: 'association', endsOn: '2027-02-28' },
  termination_withdrawn: undefined,
  agreement_renewal_begun: { number: 'SA-2026-015' },
  agreement_replaced: { number: 'SA-2026-015' },
  agreement_reinstated: undefined,
  agreement_evaluated: { on: null },
  goal_noted: { act: 'added' },
  goal_carried: { number: 'SA-2026-014' },
  goal_evaluated: { outcome: 'met' },
  agreement_letter_printed: { kind: 'renewal', paperId: 32 as never, sha256: '9f3a61c27be4d058' },
  evaluation_sheet_printed: { paperId: 31 as never, sha256: '9f3a61c27be4d058' },
  talk_noted: { act: 'taken_back' },
  next_step_settled: { state: 'done' },
  requirement_set: { kind: 'confidentiality', rule: 'applies' },
  requirement_confirmed: { kind: 'child_protection', on: '2026-11-23' },
  agreement_rule_changed: { rules: ['required', 'period'] },
  clause_library_changed: { clauses: ['Formål', 'Økonomi'] },
  agreement_list_printed: { paperId: 1 as never, sha256: '9f3a61c27be4d058' },
  volunteer_registered: undefined,
  volunteer_changed: { fields: ['birthDate', 'nothing'] },
  volunteer_withdrawn: undefined,
  volunteer_reinstated: undefined,
  volunteer_attached: { attachmentId: 1 as never, organisationId: 1 as never, track: 'volunteer_effort', startsOn: '2026-12-01' },
  attachment_changed: { attachmentId: 1 as never, organisationId: 1 as never, fields: ['activity', 'nothing'] },
  attachment_approved: { attachmentId: 1 as never, organisationId: 1 as never, on: '2026-12-01' },
  approval_taken_back: { attachmentId: 1 as never, organisationId: 1 as never },
  pauses_changed: { attachmentId: 1 as never, organisationId: 1 as never },
  attachment_ended: { attachmentId: 1 as never, organisationId: 1 as never, on: null },
  attachment_withdrawn: { attachmentId: 1 as never, organisationId: 1 as never },
  attachment_reinstated: { attachmentId: 1 as never, organisationId: 1 as never },
  person_anonymised: { reason: 'time_is_over', papers: 2, searches: 1 },
  retention_rules_changed: { rules: ['volunteers'] },
  volunteers_imported: { volunteers: 12, attachments: 13 },
  volunteer_import_taken_back: { volunteers: 12, attachments: 13 },
  volunteer_import_laid_again: { volunteers: 12, attachments: 13 },
  volunteer_paper_printed: { kind: 'cover_proof', paperId: 1 as never, sha256: '9f3a61c27be4d058' },
  effort_type_added: { effortTypeId: 1 as never, name: 'Besøgsven' },
  effort_type_changed: { effortTypeId: 1 as never, name: 'Besøgsven', fields },
  effort_type_withdrawn: { effortTypeId: 1 as never, name: 'Besøgsven' },
  effort_type_reinstated: { effortTypeId: 1 as never, name: 'Besøgsven' },
  insurer_report_delivered: { reportId: 1 as never, on: '2026-11-01', handedOver: 'figures' },
  insurer_report_withdrawn: { reportId: 1 as never, on: '2026-11-01' },
  insurer_report_reinstated: { reportId: 1 as never, on: '2026-11-01' },
  roll_call_started: { countedOn: '2026-11-01' },
  roll_call_withdrawn: { countedOn: '2026-11-01' },
  roll_call_reinstated: { countedOn: '2026-11-01' },
  roll_call_sent: { organisationId: 1 as never, sent: true },
  roll_call_answered: { organisationId: 1 as never, answers: 2 },
  roll_call_carried_out: { organisationId: 1 as never, answers: 2 },
  roll_call_taken_back: { organisationId: 1 as never, answers: 2 },
  register_paper_printed: { kind: 'insurer_report', paperId: 1 as never, sha256: '9f3a61c27be4d058' },
  municipal_cover_added: { municipalCoverId: 1 as never, kind: 'accident' },
  municipal_cover_changed: { municipalCoverId: 1 as never, kind: 'accident', fields },
  municipal_cover_withdrawn: { municipalCoverId: 1 as never, kind: 'accident' },
  municipal_cover_reinstated: { municipalCoverId: 1 as never, kind: 'accident' },
  insurance_rules_changed: { rules: ['ages', 'yearly_count'] },
  premises_registered: { name: 'Centret' },
  premises_changed: { fields },
  premises_retired: undefined,
  premises_restored: undefined,
  opening_hours_set: { periods: 2 },
  room_registered: { premisesId: 1, name: 'Sal' },
  rooms_combined: { premisesId: 1, name: 'A+B', parts: [3, 4] },
  room_changed: { fields },
  room_retired: undefined,
  room_restored: undefined,
  rooms_closed: { covers: 'whole_house', rooms: [], starts: place.starts, ends: place.ends },
  closure_changed: { covers: 'rooms', rooms: [3], starts: place.starts, ends: place.ends },
  closure_withdrawn: undefined,
  closure_restored: undefined,
  room_booked: { number: '2026-1', organisationId: null, at: place, state: 'requested' },
  request_approved: { optionUntil: place.starts },
  request_rejected: undefined,
  returned_to_request: undefined,
  booking_reserved: { until: place.starts },
  reservation_confirmed: undefined,
  booking_ended_early: { before: place.ends, after: place.starts },
  no_show_marked: undefined,
  took_place_marked: undefined,
  rooms_held: { at: place, until: place.starts },
  hold_released: { at: place },
  booking_moved: { before: place, after: place },
  rooms_swapped: { before: place, after: place, with: 'B-2026-00002' },
  booking_changed: { fields },
  series_booked: { organisationId: 7, at: place, dates: ['2026-12-07', '2026-12-14'], leftOut: ['2026-12-21'] },
  series_dates_added: { dates: ['2026-12-21'] },
  series_cancelled: { by: 'borrower', dates: ['2026-12-07', '2026-12-14'] },
  series_restored: { dates: ['2026-12-07'] },
  series_dates_approved: { dates: ['2026-12-07', '2026-12-14'] },
  series_dates_declined: { dates: ['2026-12-21'] },
  series_answers_taken_back: { dates: ['2026-12-07'] },
  series_changed: { fields: ['time', 'rooms'], fromOn: '2026-12-07', dates: ['2026-12-07', '2026-12-14'], kept: ['2026-12-21'] },
  series_put_back: { dates: ['2026-12-07'] },
  series_extended: { dates: ['2026-12-28'], leftOut: ['2027-01-04'] },
  series_extension_taken_back: { dates: ['2026-12-28'] },
  season_dates_changed: undefined,
  day_parts_changed: undefined,
  booking_moved_for_closure: { closureId: 1, before: place, after: place },
  booking_brought_back: { closureId: 1, before: place, after: place },
  closure_call_ticked: { organisationId: null, isReached: true },
  notice_ticked: { kind: 'overnight', isGiven: true },
  call_list_printed: { paperId: 1, sha256: '9f' },
  day_sheet_printed: { on: '2026-11-24', paperId: 1, sha256: '9f' },
  door_signs_printed: { on: '2026-11-24', paperId: 1, sha256: '9f' },
  letter_printed: { kind: 'confirmation', paperId: 1, sha256: '9f3a61c27be4d058' },
  rules_overruled: { rules: ['lead_time'], reason: 'Aftalt i telefonen', dates: [] },
  booking_rules_changed: { rules: ['lead_time'] },
  booking_cancelled: { by: 'undone' },
  booking_restored: undefined,
  backup_settings_changed: { fields: ['folder'] },
  backup_made: { fileName: 'kopi', bytes: 1 },
  backup_failed: { trouble: 'folder_full' },
  restore_begun: { fileName: 'kopi' },
  backup_restored: { fileName: 'kopi' },
  export_begun: undefined,
};

test.each(Object.entries(samples))('%s is told without holes', (event, values) => {
  for (const chosen of ['da', 'en'] as const) {
    language.use(chosen);
    const said = eventSentence(line({ kind: 'office', id: 1 }, { event, values } as OfficeEvent), names);
    expect(said).toMatch(/^\p{Lu}/u);
    expect(said).not.toMatch(/undefined|null|NaN|\[object| {2}/);
  }
});
