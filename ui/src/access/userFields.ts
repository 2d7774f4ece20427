/** A user as it stands in the fields of a form. */
import type { Role, User } from '../backend/generated/operations';
import { texts } from '../texts';

export interface UserFields {
  fullName: string;
  userName: string;
  roles: Role[];
}
export type UserField = keyof UserFields;

/** In the order of the daily work. */
export const ROLES: readonly Role[] = ['front_desk', 'consultant', 'manager', 'administrator', 'auditor', 'juror'];

export function userFields({ fullName, userName, roles }: User): UserFields {
  return { fullName, userName, roles: [...roles] };
}

export function rolesText(roles: readonly Role[]): string {
  return ROLES.filter((role) => roles.includes(role)).map((role) => texts().access.roles[role]).join(', ');
}

export function userFieldName(field: UserField): string {
  const say = texts().settings;
  return { fullName: say.userFullName, userName: say.userNameField, roles: say.userRoles }[field];
}

export function userFieldText(fields: UserFields, field: UserField): string {
  return field === 'roles' ? rolesText(fields.roles) : fields[field];
}

/** The field of a path such as `roles.0`. */
export function userFieldOf(path: string): string {
  return path.split('.')[0] ?? path;
}
