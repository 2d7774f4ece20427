import type { AccessError, AccessEvent, OfficeDetailsChange, Role, User } from '../../generated/operations';
import type { SliceSentences } from '../../refusals';
import { access as labels } from '../../../texts/en/access';
import { sealing } from '../../../texts/en/sealing';
import { settings as say } from '../../../texts/en/settings';
import type { EventSentences } from '../../events';
import { fieldsText, joined } from '../fields';

export const access: SliceSentences<AccessError> = {
  wrong_password: () => 'User name and password do not match. Write them again.',
  wait_before_next_try: ({ seconds }) => `There have been too many attempts. Wait ${seconds} seconds and try again.`,
  already_set_up: () => 'The office is already set up. Sign in instead.',
  stale_user: ({ current }) => `A colleague has changed ${current.fullName} meanwhile. See how it stands now and try again.`,
  stale_journal: () => 'The document was settled by somebody else meanwhile. See the list as it is now.',
  too_many_papers: ({ most }) => `Choose between 1 and ${most} documents at a time.`,
  reminder_not_found: () => 'It is no longer on the list. Fetch the page again.',
  stale_reminder: ({ current }) => `“${current.text}” was changed in another window. See the list as it is now.`,
  user_not_found: () => 'The user is no longer there. Fetch the list again.',
  last_administrator: () => 'The office must have at least one administrator. Give the role to somebody else first.',
  wrong_recovery_code: () => 'User name and recovery code do not match. Write the code as it stands on the sheet.',
  stale_office_details: () => "A colleague has changed the office's details meanwhile. See how they stand now and try again.",
  logo_not_found: () => 'The office has no logo. Choose one under Settings.',
  paper_damaged: () => 'The paper is not as it was stored. Do not use it, and call whoever looks after the program.',
  key_closed: ({ why }) => sealing.closed[why],
  sealing_begun_already: () => 'A colleague has begun meanwhile. See who has access, and ask for it.',
  colleague_not_ready: ({ fullName }) => `${fullName} has to choose a password of their own first, under Settings, Password. Give access afterwards.`,
  last_key_holder: () => 'At least one must have access, or nobody can give it again. Give it to a colleague first.',
  wrong_key_code: () => 'The code does not fit. Write it as it stands on the newest sheet.',
  key_is_held: ({ fullNames }) => `The key is not lost: ${joined(fullNames, 'and')} can open it and give you access.`,
  not_a_demo_office: () => 'That can only be done in an invented office.',
};

const userFields: Record<Exclude<keyof User, 'id' | 'version' | 'archivedAt'>, string> = {
  fullName: say.userFullName,
  userName: say.userNameField,
  roles: say.userRoles,
};
const officeFields: Record<Exclude<keyof OfficeDetailsChange, 'version'> | 'logo', string> = {
  name: say.officeName,
  municipalityName: say.municipalityName,
  street: say.street,
  postalCode: say.postalCode,
  town: say.town,
  cvr: say.cvr,
  phone: say.phone,
  email: say.email,
  language: say.papersLanguage,
  lockAfterMinutes: 'Time until the screen locks',
  logo: say.logo,
};

const roles = (held: readonly Role[]) => joined(held.map((role) => labels.roles[role].toLowerCase()), 'and');

export const accessEvents: EventSentences<AccessEvent> = {
  office_set_up: ({ name }) => `set up the office ${name}`,
  user_signed_in: () => 'signed in',
  user_signed_out: () => 'signed out',
  sign_in_refused: ({ userName }) => (userName ? `tried to sign in as “${userName}” and was refused` : 'tried to sign in and was refused'),
  user_added: ({ roles: given }, { it }) => `added ${it} as ${roles(given)}`,
  user_changed: ({ fields }, { it }) => `changed ${fieldsText(userFields, fields, 'and', 'facts')} of ${it}`,
  user_archived: (_, { it }) => `put ${it} in the archive`,
  user_restored: (_, { it }) => `took ${it} out of the archive`,
  password_changed: (_, { it }) => `changed the password of ${it}`,
  recovery_code_made: () => 'made a new recovery code',
  recovery_code_used: () => 'used the recovery code to choose a new password',
  paper_journalled: ({ caseNumber, documentNumber }) => `journalled a document on case ${caseNumber}${documentNumber ? `, doc. ${documentNumber}` : ''}`,
  paper_left_out_of_journal: ({ reason }) => (reason ? `set a document as not to be journalled: ${reason}` : 'set a document as not to be journalled'),
  paper_journal_opened: () => 'put a document back on the list of what is to be journalled',
  sealed_paper_settled: (_, { it }) => `noted how a sealed paper about ${it} stands in the journal`,
  key_pair_made: (_, { it }) => `made the own key of ${it}, which only their own password opens`,
  key_pair_rewrapped: (_, { it }) => `locked the key of ${it} anew, with the new password`,
  key_pair_voided: (_, { it }) => `made the key of ${it} void; access to what is sealed has to be given again`,
  sealing_begun: ({ key }) => `began to seal ${sealing.of[key].what}`,
  key_granted: ({ key }, { it }) => `gave ${it} access to ${sealing.of[key].what}`,
  key_withdrawn: ({ key }, { it }) => `took the access to ${sealing.of[key].what} from ${it}`,
  key_code_made: ({ key }) => `made a new code to ${sealing.of[key].what}`,
  key_code_refused: () => 'tried to open what is sealed with a code that does not fit',
  key_recovered: ({ key }) => `got access to ${sealing.of[key].what} by the code on the sheet`,
  lost_key_replaced: ({ key, reason }) => `began anew to seal ${sealing.of[key].what}: ${reason}`,
  office_changed: ({ fields }) => `changed ${fieldsText(officeFields, fields, 'and', 'something')} in the office details`,
  log_read: ({ reason }, { it, kind }) => {
    const about = kind === 'office' ? '' : ` about ${it}`;
    return reason ? `read the log${about}: ${reason}` : `read the log${about}`;
  },
  looked: ({ operation }, { it, name, kind }) => (operation === 'papers_in_journal' ? 'saw what is not journalled yet' : operation === 'judge_parties' || operation === 'judge_volunteers' ? 'saw who on a list is there already' : name && (kind === 'person' || kind === 'organisation') ? `looked at the card of ${name}` : `looked at ${it}`),
  searched: ({ words }) => `searched for “${words}”`,
  printed: ({ operation }, { it }) => (operation === 'recovery_sheet' ? 'printed the sheet with a recovery code' : operation === 'award_key_sheet' ? 'printed the sheet with the code to the key of the award year' : `printed ${it}`),
  exported: ({ operation }, { it, kind }) => (operation === 'export_papers_for_journal' ? 'gave documents out for the case system' : operation === 'export_agreement_papers' ? 'gave the agreements’ papers out as a file' : operation === 'export_agreements' ? 'gave the list of agreements out as a file' : kind === 'paper' ? `gave ${it} out as a file` : `gave data out about ${it}`),
};
