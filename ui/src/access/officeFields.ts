/** The office's details as they stand in the fields of a form. */
import type { OfficeDetails, OfficeDetailsChange } from '../backend/generated/operations';
import { phone } from '../shared/format';
import { texts } from '../texts';

export type OfficeFields = Omit<OfficeDetailsChange, 'version' | 'lockAfterMinutes'> & { lockAfterMinutes: string };
export type OfficeField = keyof OfficeFields;

export function officeFields(details: OfficeDetails): OfficeFields {
  const { name, municipalityName, street, postalCode, town, cvr, email, language } = details;
  return {
    name,
    municipalityName,
    street,
    postalCode,
    town,
    cvr,
    phone: phone(details.phone),
    email,
    language,
    lockAfterMinutes: String(details.lockAfterMinutes),
  };
}

export function officeChange(fields: OfficeFields, version: number): OfficeDetailsChange {
  const minutes = fields.lockAfterMinutes.trim();
  // What is no whole number is sent as none, so that the engine says what may be written.
  return { ...fields, version, lockAfterMinutes: /^\d{1,6}$/.test(minutes) ? Number(minutes) : 0 };
}

export function officeFieldName(field: OfficeField): string {
  const say = texts().settings;
  const other = { name: say.officeName, language: say.papersLanguage, lockAfterMinutes: say.lockAfter };
  return field in other ? other[field as keyof typeof other] : say[field as Exclude<OfficeField, keyof typeof other>];
}

export function officeFieldText(fields: OfficeFields, field: OfficeField): string {
  const { shell, shared } = texts();
  if (field === 'language') return fields.language === 'da' ? shell.danish : shell.english;
  return fields[field] || shared.nothingWritten;
}
