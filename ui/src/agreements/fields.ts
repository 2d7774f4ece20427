/** The fields one writes in, each with a name of its own, and what a field becomes when it is sent. */
import { numericDate } from '../shared/format';
import type { Agreement, AgreementCard, AgreementChange, Clause, ClauseChange, ClauseNote } from '../backend/generated/operations';

export type FieldKey =
  | 'activityTitle'
  | 'caseNumber'
  | 'startsOn'
  | 'endsOn'
  | `value:${string}`
  | `heading:${string}`
  | `body:${string}`
  | `state:${string}`
  | `variant:${string}`
  | `note:${string}`;

type Unsigned<C> = Omit<C, 'id' | 'version'>;

/** What is sent for a field, but for the version that was seen. */
export type Edit =
  | { operation: 'change_agreement'; change: Unsigned<AgreementChange> }
  | { operation: 'change_clause'; change: Unsigned<ClauseChange> }
  | { operation: 'note_clause'; change: Unsigned<ClauseNote> };

export function kindOf(field: FieldKey): string {
  return field.split(':', 1)[0] ?? '';
}

/** The variable or the clause that a field belongs to. */
export function nameOf(field: FieldKey): string {
  return field.slice(field.indexOf(':') + 1);
}

/** The id of the field on the page, where links lead. */
export function fieldId(field: FieldKey): string {
  return `agreement-${field.replace(':', '-')}`;
}

export function clauseOf(agreement: Agreement, key: string): Clause | undefined {
  return agreement.clauses.find((clause) => clause.key === key);
}

function dayText(day: string | null): string {
  return day ? numericDate(day) : '';
}

/** How a field reads in an agreement as it is stored; `filled` has what stands for a variable nobody has written. */
export function storedText(agreement: Agreement, filled: AgreementCard['filled'], field: FieldKey): string {
  const clause = clauseOf(agreement, nameOf(field));
  switch (kindOf(field)) {
    case 'activityTitle':
      return agreement.activityTitle;
    case 'caseNumber':
      return agreement.caseNumber;
    case 'startsOn':
      return dayText(agreement.startsOn);
    case 'endsOn':
      return dayText(agreement.endsOn);
    case 'value':
      return agreement.values[nameOf(field)] ?? filled[nameOf(field)] ?? '';
    case 'heading':
      return clause?.heading ?? '';
    case 'body':
      return clause?.body ?? '';
    case 'note':
      return clause?.note ?? '';
    case 'state':
      return clause?.state ?? '';
    default:
      return clause?.variant ?? '';
  }
}

export function isDay(field: FieldKey): field is 'startsOn' | 'endsOn' {
  return field === 'startsOn' || field === 'endsOn';
}

/** The edit that stores a day, sent together with the other end of the period. */
export function periodEdit({ startsOn, endsOn }: Agreement, field: 'startsOn' | 'endsOn', day: string | null): Edit {
  const period = field === 'startsOn' ? { startsOn: day, endsOn } : { startsOn, endsOn: day };
  return { operation: 'change_agreement', change: { period, values: {} } };
}

/** The edit that stores a text in a field that is no day. */
export function editOf(field: FieldKey, text: string): Edit {
  const key = nameOf(field);
  switch (kindOf(field)) {
    case 'activityTitle':
      return { operation: 'change_agreement', change: { activityTitle: text, values: {} } };
    case 'caseNumber':
      return { operation: 'change_agreement', change: { caseNumber: text, values: {} } };
    case 'value':
      return { operation: 'change_agreement', change: { values: { [key]: text } } };
    case 'heading':
      return { operation: 'change_clause', change: { key, heading: text } };
    case 'body':
      return { operation: 'change_clause', change: { key, body: text } };
    case 'note':
      return { operation: 'note_clause', change: { key, note: text } };
    case 'state':
      return { operation: 'change_clause', change: { key, state: text === 'on' ? 'on' : 'off' } };
    default:
      return { operation: 'change_clause', change: { key, variant: text } };
  }
}

/** Which field on the screen a problem of the engine belongs to. */
export function fieldOfProblem(path: string, sent: FieldKey): FieldKey {
  if (path === 'activityTitle' || path === 'caseNumber') return path;
  if (path === 'period.startsOn') return 'startsOn';
  if (path === 'period.endsOn') return 'endsOn';
  if (path.startsWith('values.')) return `value:${path.slice('values.'.length)}`;
  if (path === 'heading' || path === 'body' || path === 'note') return `${path}:${nameOf(sent)}`;
  return sent;
}

/** The fields in which two agreements differ. */
export function differences(before: Agreement, now: Agreement): FieldKey[] {
  const fields: FieldKey[] = ['activityTitle', 'caseNumber', 'startsOn', 'endsOn'];
  for (const name of new Set([...Object.keys(before.values), ...Object.keys(now.values)])) fields.push(`value:${name}`);
  for (const { key } of now.clauses) fields.push(`heading:${key}`, `variant:${key}`, `body:${key}`, `state:${key}`, `note:${key}`);
  return fields.filter((field) => storedText(before, {}, field) !== storedText(now, {}, field));
}
