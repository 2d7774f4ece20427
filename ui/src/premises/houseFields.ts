/** What the office writes about a house, as it stands in the fields of a form. */
import type { Fact, PremisesDetails } from '../backend/generated/operations';
import { texts } from '../texts';

export type HouseFields = Omit<PremisesDetails, 'aliases'> & { aliases: string };
export type HouseField = keyof HouseFields;

function unknownFact(): Fact {
  return { state: 'unknown', note: '' };
}

export function emptyHouse(): HouseFields {
  return {
    name: '',
    shortName: '',
    aliases: '',
    street: '',
    postalCode: '',
    town: '',
    nearestStop: '',
    stopDistance: '',
    stepFree: unknownFact(),
    accessibleToilet: unknownFact(),
    hearingLoop: unknownFact(),
    parking: unknownFact(),
    gridMinutes: 30,
    onHoliday: 'closed',
    houseRules: '',
  };
}

/** Words with commas between them, as a list; the engine takes off blanks and doubles. */
export function wordsOf(text: string): string[] {
  return text.split(',').map((word) => word.trim()).filter(Boolean);
}

export function houseFields(details: PremisesDetails): HouseFields {
  return { ...details, aliases: details.aliases.join(', ') };
}

export function houseDetails(fields: HouseFields): PremisesDetails {
  return { ...fields, aliases: wordsOf(fields.aliases) };
}

/** The field of a path such as `premises.stepFree.note`. */
export function houseFieldOf(path: string): string {
  return path.split('.')[1] ?? path;
}

export function houseFieldName(field: HouseField): string {
  const say = texts().premises;
  const other = { gridMinutes: say.grid, onHoliday: say.onHoliday };
  return field in other ? other[field as keyof typeof other] : say[field as Exclude<HouseField, keyof typeof other>];
}

export function factText(fact: Fact): string {
  const state = texts().premises.facts[fact.state];
  return fact.note ? `${state}: ${fact.note}` : state;
}

export function houseFieldText(fields: HouseFields, field: HouseField): string {
  const say = texts().premises;
  const value = fields[field];
  if (field === 'gridMinutes') return say.grids[fields.gridMinutes === 15 || fields.gridMinutes === 60 ? fields.gridMinutes : 30];
  if (field === 'onHoliday') return say.holidays[fields.onHoliday];
  if (typeof value === 'object') return factText(value);
  return String(value) || texts().shared.nothingWritten;
}

/** `Kirkebakken 4, 2683 Havbjerg`; what is not written is left out. */
export function addressLine({ street, postalCode, town }: PremisesDetails): string {
  return [street, [postalCode, town].filter(Boolean).join(' ')].filter(Boolean).join(', ');
}
