import type { AccessError } from '../../generated/operations';
import type { SliceSentences } from '../../refusals';

export const access: SliceSentences<AccessError> = {
  wrong_password: () => 'User name and password do not match. Write them again.',
  wait_before_next_try: ({ seconds }) => `There have been too many attempts. Wait ${seconds} seconds and try again.`,
  already_set_up: () => 'The office is already set up. Sign in instead.',
  stale_user: ({ current }) => `A colleague has changed ${current.fullName} meanwhile. See how it stands now and try again.`,
  user_not_found: () => 'The user is no longer there. Fetch the list again.',
  last_administrator: () => 'The office must have at least one administrator. Give the role to somebody else first.',
  wrong_recovery_code: () => 'User name and recovery code do not match. Write the code as it stands on the sheet.',
  stale_office_details: () => "A colleague has changed the office's details meanwhile. See how they stand now and try again.",
  logo_not_found: () => 'The office has no logo. Choose one under Settings.',
  paper_not_found: () => 'The paper is no longer there. Make it again.',
  paper_damaged: () => 'The paper is not as it was stored. Do not use it, and call whoever looks after the program.',
  not_a_demo_office: () => 'That can only be done in an invented office.',
};
