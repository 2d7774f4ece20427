/** What can be seen to be missing before the engine is asked; the engine has the last word. */
import { leastPasswordCharacters } from '../backend/generated/operations';
import type { Messages } from '../texts/da';

export interface NewOfficeFields {
  officeName: string;
  fullName: string;
  userName: string;
  password: string;
  passwordAgain: string;
}

export type NewOfficeProblems = Partial<Record<keyof NewOfficeFields, string>>;

/** Two entries of a new password: what is wrong with the first, or that they differ. */
export function passwordProblems(
  password: string,
  again: string,
  say: Messages['access'],
): { password?: string; passwordAgain?: string } {
  const length = [...password].length;
  if (length === 0) return { password: say.passwordMissing };
  if (length < leastPasswordCharacters) return { password: say.passwordTooShort(length, leastPasswordCharacters) };
  return password === again ? {} : { passwordAgain: say.passwordsDiffer };
}

export function newOfficeProblems(fields: NewOfficeFields, say: Messages['access']): NewOfficeProblems {
  return {
    ...(fields.officeName.trim() ? {} : { officeName: say.officeNameMissing }),
    ...(fields.fullName.trim() ? {} : { fullName: say.administratorNameMissing }),
    ...(fields.userName.trim() ? {} : { userName: say.userNameMissing }),
    ...passwordProblems(fields.password, fields.passwordAgain, say),
  };
}
