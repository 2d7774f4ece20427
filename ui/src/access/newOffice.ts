/** What can be seen to be missing before the engine is asked; the engine has the last word. */
import type { Messages } from '../texts/da';

export interface NewOfficeFields {
  officeName: string;
  administratorName: string;
  userName: string;
  password: string;
  passwordAgain: string;
}

export type NewOfficeProblems = Partial<Record<keyof NewOfficeFields, string>>;

const SHORTEST_PASSWORD = 12;

export function newOfficeProblems(fields: NewOfficeFields, say: Messages['access']): NewOfficeProblems {
  const problems: NewOfficeProblems = {};
  if (!fields.officeName.trim()) problems.officeName = say.officeNameMissing;
  if (!fields.administratorName.trim()) problems.administratorName = say.administratorNameMissing;
  if (!fields.userName.trim()) problems.userName = say.userNameMissing;
  const length = [...fields.password].length;
  if (length === 0) problems.password = say.passwordMissing;
  else if (length < SHORTEST_PASSWORD) problems.password = say.passwordTooShort(length);
  else if (fields.password !== fields.passwordAgain) problems.passwordAgain = say.passwordsDiffer;
  return problems;
}
