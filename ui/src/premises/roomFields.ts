/** What the office writes about a room or a combination, as it stands in the fields of a form. */
import type { Fact, Layout, RoomDetails } from '../backend/generated/operations';
import { texts } from '../texts';
import { factText, wordsOf } from './houseFields';

export const LAYOUTS: readonly Layout[] = ['theatre', 'horseshoe', 'classroom', 'islands', 'boardroom', 'empty'];

export interface RoomFields {
  name: string;
  shortName: string;
  aliases: string;
  floor: string;
  maximumPersons: string;
  layouts: Record<Layout, string>;
  equipment: string;
  stepFree: Fact;
  hearingLoop: Fact;
  before: string;
  after: string;
  leastMinutes: string;
  mostMinutes: string;
  houseRules: string;
}
export type RoomField = keyof RoomFields;

function seatsBy(seats: (layout: Layout) => string): Record<Layout, string> {
  return Object.fromEntries(LAYOUTS.map((layout) => [layout, seats(layout)])) as Record<Layout, string>;
}

export function emptyRoom(): RoomFields {
  return {
    name: '',
    shortName: '',
    aliases: '',
    floor: '',
    maximumPersons: '',
    layouts: seatsBy(() => ''),
    equipment: '',
    stepFree: { state: 'unknown', note: '' },
    hearingLoop: { state: 'unknown', note: '' },
    before: '0',
    after: '0',
    leastMinutes: '',
    mostMinutes: '',
    houseRules: '',
  };
}

export function roomFields(details: RoomDetails): RoomFields {
  const { buffers, ...rest } = details;
  return {
    ...rest,
    aliases: details.aliases.join(', '),
    equipment: details.equipment.join(', '),
    maximumPersons: String(details.maximumPersons),
    layouts: seatsBy((layout) => String(details.layouts.find((one) => one.layout === layout)?.seats ?? '')),
    before: String(buffers.before),
    after: String(buffers.after),
    leastMinutes: String(details.leastMinutes ?? ''),
    mostMinutes: String(details.mostMinutes ?? ''),
  };
}

/** What is no whole number is sent as one that no field takes, so that the engine says what may be written. */
function numberOf(text: string): number {
  const figures = text.replace(/[.\s]/g, '');
  return /^\d{1,9}$/.test(figures) ? Number(figures) : -1;
}

function limitOf(text: string): number | null {
  return text.trim() === '' ? null : numberOf(text);
}

export function roomDetails(fields: RoomFields): RoomDetails {
  const { before, after, ...rest } = fields;
  const written = LAYOUTS.filter((layout) => fields.layouts[layout].trim() !== '');
  return {
    ...rest,
    aliases: wordsOf(fields.aliases),
    equipment: wordsOf(fields.equipment),
    maximumPersons: numberOf(fields.maximumPersons),
    layouts: written.map((layout) => ({ layout, seats: numberOf(fields.layouts[layout]) })),
    buffers: { before: numberOf(before.trim() || '0'), after: numberOf(after.trim() || '0') },
    leastMinutes: limitOf(fields.leastMinutes),
    mostMinutes: limitOf(fields.mostMinutes),
  };
}

/** The field of a path such as `room.buffers.before` or `parts.0`. */
export function roomFieldOf(path: string): string {
  const [of = '', field = '', inner = ''] = path.split('.');
  if (of === 'parts') return 'parts';
  return field === 'buffers' ? inner : field;
}

export function roomFieldName(field: RoomField): string {
  const say = texts().premises;
  const other = { maximumPersons: say.maximum, layouts: say.sectionSeats, leastMinutes: say.least, mostMinutes: say.most };
  return field in other ? other[field as keyof typeof other] : say[field as Exclude<RoomField, keyof typeof other>];
}

export function seatsText(layouts: Record<Layout, string>): string {
  const names = texts().bookings.layouts;
  return LAYOUTS.filter((layout) => layouts[layout]).map((layout) => `${names[layout]} ${layouts[layout]}`).join(', ');
}

export function roomFieldText(fields: RoomFields, field: RoomField): string {
  const value = fields[field];
  const text = field === 'layouts' ? seatsText(fields.layouts) : typeof value === 'object' ? factText(value as Fact) : value;
  return text || texts().shared.nothingWritten;
}
