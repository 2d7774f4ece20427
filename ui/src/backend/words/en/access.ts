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
  not_a_demo_office: () => 'That can only be done in an invented office.',
};
