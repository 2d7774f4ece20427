/** What can be said no to in every part of the house. */
import type { FileTrouble, GateError, OpenError } from '../../generated/operations';
import type { EventWords } from '../../events';
import type { FileTroubleRefusal } from '../../host';
import type { SentencesOf, SharedCode, TroubleWords, Words } from '../../refusals';
import type { TransportRefusal } from '../../transport';
import { pluralEn } from '../../../texts/plural';
import { importing } from '../../../texts/en/importing';
import { tableProblemIn } from '../tables';
import { hour } from '../when';

const troubles: TroubleWords = {
  disk_full: 'The disk is full. Make room and try again. Nothing has changed.',
  read_only: "The office's file cannot be changed. Ask the IT department for access to the folder.",
  server_gone: 'The server does not answer. What you wrote is still here. Try again in a moment.',
  busy: 'Somebody else is saving just now. Try again in a moment.',
  damaged: "The office's file is damaged. Restore a backup and call whoever looks after the program.",
  guard: 'A colleague was first with something that does not go together with this. Have a look and try again.',
  inconsistent: 'Something in the office does not fit together. Nothing has changed. Call whoever looks after the program.',
  other: 'It did not work, and nothing has changed. Try again; if it happens again, call whoever looks after the program.',
};

const fileTroubles: Record<FileTrouble, string> = {
  read_only: 'Nothing can be saved in that folder. Choose another folder.',
  disk_full: 'The disk is full. Make room and try again.',
  missing: 'The file is no longer there. Find it again, or choose another.',
  too_large: 'The file is too large. Choose a smaller one.',
  no_viewer: 'The computer has no program to show the file. Save it instead.',
  other: 'The file could not be used. Try again, or choose another.',
};

const tableProblem = tableProblemIn(importing.unreadable);
const quoted = (signs: readonly string[]) => signs.map((sign) => `“${sign}”`).join(', ');

export const unknown = troubles.other;

export const shared: SentencesOf<GateError | TransportRefusal | FileTroubleRefusal> & Pick<Words['refusals'], SharedCode> = {
  unreachable: () => 'The program got no answer. What you wrote is still here. Try again in a moment.',
  unknown_operation: () => 'This version of the program cannot do that. Update the program on this computer.',
  unreadable_input: () => 'The program did not understand all of it. Go through the fields and try again.',
  not_allowed: () => 'You do not have access to that. Ask a colleague with access to help.',
  not_signed_in: () => 'You are no longer signed in. Sign in, and you continue where you left off.',
  seat_locked: () => 'The screen is locked. Unlock it, and you continue where you left off.',
  fields_refused: ({ problems }) =>
    `${problems.length === 1 ? 'One field is' : `${problems.length} fields are`} missing or can be read in several ways. Correct and try again.`,
  cannot_be_printed: ({ characters }) =>
    `The ${characters.length === 1 ? 'character' : 'characters'} ${quoted(characters)} cannot be printed. Write something else instead.`,
  database: (trouble) => troubles[trouble],
  table_unreadable: ({ problem }) => tableProblem(problem),
  rows_refused: ({ rows }) =>
    `${pluralEn(rows.length, { one: 'row', other: 'rows' })} cannot be added yet, and none were. Put them right or skip them, and try again.`,
  import_stopped: () => 'Stopped. Nobody was added.',
  paper_not_found: () => 'The paper is no longer there. Make it again.',
  not_a_scan: () => 'The file is no PDF, PNG or JPEG that can be read, or it is locked with a password. Choose another.',
  scan_too_large: ({ mostMegabytes }) => `The file is too large. Choose one of at most ${mostMegabytes} MB, e.g. scanned in greys.`,
  file_trouble: (trouble) => fileTroubles[trouble],
};

export const openErrors: SentencesOf<Exclude<OpenError, { code: SharedCode }>> = {
  office_missing: () => 'The file is no longer there. Find it again, or choose another office.',
  not_an_office: () => 'The file is not an office. Choose a file that ends in .frivillighus.',
  damaged: () => 'The file is damaged. Find a backup and open that.',
  newer: () => 'The office was made with a newer version. Update the program on this computer and open it again.',
  server_not_prepared: () => 'The database holds no office. Ask the IT department to prepare it first.',
  locked: () => 'Somebody else is getting the office ready. Wait a moment and try again.',
  may_not_be_read: () =>
    'This user of the computer may not read the file. Ask whoever owns it, or the IT department, for access, or choose another office.',
  read_only_folder: () => 'Nothing can be saved in that folder. Choose another folder, or ask the IT department.',
  on_network_drive: () =>
    'The file lies on a network drive, where it can break. Move it to this computer, or use an office server.',
  already_there: () => 'There is already an office with that name. Choose another name, or open it.',
  not_a_server_link: () => 'The name of the server cannot be read. Write it as db.kommunen.dk.',
  password_in_link: () => 'The password must not stand in the name of the server. Write it in its own field.',
  server_unreachable: () => 'The server does not answer. Check that the name is right and that the network works.',
  server_refused: () => 'The server refused the user name or password. Write them again, or ask the IT department.',
};

export const problems: Words['problems'] = {
  missing: () => 'Write something here',
  too_long: ({ most }) => `Write at most ${most} characters`,
  too_short: ({ least }) => `Write at least ${least} characters`,
  cpr_number: ({ why }) =>
    ({
      invalid_format: 'A CPR number is digits only. Write it as ddmmyy-xxxx',
      invalid_length: 'A CPR number has 10 digits. Count them again',
      impossible_date: 'There is no such day as in the number. Check the first six digits',
      future_date: 'The day in the number has not come yet. Check the digits',
    })[why],
  looks_like_cpr: () => 'That looks like a CPR number. Write the text without the number. A CPR number is kept only under «CPR number» on the volunteer’s card; search with «Find by CPR number»',
  cvr_length: () => 'A CVR number has 8 digits. Count them',
  cvr_checksum: () => 'The CVR number does not add up. See whether two digits have changed places',
  p_number_length: () => 'A P number has 10 digits. Count them',
  phone: () => 'Write the phone number with 8 digits, or begin with + and the country',
  email: () => 'Write the e-mail as name@place.dk',
  postal_code: () => 'Write the postal code with 4 digits',
  date: () => 'Write the date as day/month, e.g. 24/11',
  in_the_past: () => 'That moment is past. Write one that comes',
  in_the_future: () => 'That day has not come yet. Write a day up to today',
  before_it_happened: () => 'That day is before the claim. Correct it',
  before_reported: () => 'That day is before the report. Correct one of them',
  after_what_was_done: () => 'Something was noted as done before that day. Correct the day, or correct what was noted first',
  time: () => 'Write the time as 19 or 19.30',
  amount: () => 'Write the amount in kroner, e.g. 19 or 19,50',
  number_of_hours: () => 'Write the hours as a number, e.g. 2 or 2,5',
  hours: () => 'Write the hours as 8.30–16, two of them as 8–12 and 13–16, or closed',
  missing_hour: ({ skippedFrom, skippedTo }) => `The clocks go from ${hour(skippedFrom)} straight to ${hour(skippedTo)} that night. Choose a time before or after`,
  ends_before_start: () => 'The end must come after the start. Correct one of them',
  out_of_range: ({ least, most }) => `Write a number from ${least} to ${most}`,
  taken_name: () => 'The name is in use. Choose another',
  not_the_same: () => 'The two are not the same. Write the same again',
  not_found: () => 'It is no longer there. Choose again',
  unknown_name: () => 'Something stands in {{ }} that no detail belongs to. Choose a name from the list, or take it out',
  archived: () => 'The card is in the archive. Choose another, or take the card out again',
  several_called_so: () => 'Several cards have this name. Choose the card in the field for all rows, or give the cards names of their own',
  too_young: ({ leastAge }) => `Too young on the first day: at least ${leastAge}. Write a later first day`,
  picture: () => 'The picture cannot be read. Choose one in PNG',
};

/** Each kind of thing within a sentence. */
export const things: EventWords['things'] = {
  office: { named: (name) => name, own: 'the office' },
  user: { named: (name) => `the user ${name}`, own: 'the user' },
  organisation: { named: (name) => name, own: 'the card' },
  person: { named: (name) => name, own: 'the card' },
  premises: { named: (name) => name, own: 'the house' },
  room: { named: (name) => name, own: 'the room' },
  closure: { named: (name) => `the closure of ${name}`, own: 'the closure' },
  booking: { named: (number) => `booking ${number}`, own: 'the booking' },
  series: { named: (title) => `the series “${title}”`, own: 'the series' },
  agreement: { named: (number) => `agreement ${number}`, own: 'the agreement' },
  volunteer: { named: (name) => name, own: 'the volunteer' },
  claim: { named: (name) => name, own: 'the claim' },
  register: { named: (name) => name, own: 'the register of volunteers' },
  award_year: { named: (year) => `the volunteer award ${year}`, own: 'the award year' },
  nominee: { named: (name) => name, own: 'a nominee' },
  paper: { named: (title) => `the paper “${title}”`, own: 'the paper' },
};

export const unhappened: EventWords['unhappened'] = (it) => `did something with ${it} that this version of the program does not know`;
