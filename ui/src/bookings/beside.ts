/** What I wrote and what a colleague wrote meanwhile, field by field. */
import { texts } from '../texts';
import type { Booking, BorrowerCategory, ChangeBooking } from '../backend/generated/operations';

/** The fields of a booking's card that can be written. */
export type WritableFields = Omit<ChangeBooking, 'id' | 'version'>;

export type BookingPart = Partial<WritableFields>;

export interface DifferingField {
  label: string;
  mine: string;
  theirs: string;
}

/** The card as it stands, in the form it is written. */
export function writable({ borrower, lentAs, contactPersonId, layout, title, kind, attendees, note }: Booking): WritableFields {
  return { organisationId: borrower?.id ?? null, lentAs, contactPersonId, title, kind, attendees, layout, note };
}

/** The fields of a change that a colleague left otherwise. `borrowerName` is whom I chose, where I chose. */
export function differingFields(part: BookingPart, theirs: Booking, borrowerName: string): Array<DifferingField> {
  const say = texts().bookings;
  const none = '–';
  const category = (lentAs: BorrowerCategory | null | undefined) => (lentAs ? texts().organisations.categories[lentAs] : none);
  const number = (count: number | null | undefined) => (count === null || count === undefined ? none : String(count));
  const rows: Array<DifferingField | undefined> = [
    'organisationId' in part ? { label: say.borrower, mine: borrowerName || none, theirs: theirs.borrower?.name ?? none } : undefined,
    'lentAs' in part ? { label: texts().rules.lentAs, mine: category(part.lentAs), theirs: category(theirs.lentAs) } : undefined,
    part.title === undefined ? undefined : { label: say.bookingTitle, mine: part.title || none, theirs: theirs.title || none },
    part.kind === undefined ? undefined : { label: say.kindLegend, mine: say.kinds[part.kind], theirs: say.kinds[theirs.kind] },
    'attendees' in part ? { label: say.attendees, mine: number(part.attendees), theirs: number(theirs.attendees) } : undefined,
    'layout' in part
      ? {
          label: say.layout,
          mine: part.layout ? say.layouts[part.layout] : say.anyLayout,
          theirs: theirs.layout ? say.layouts[theirs.layout] : say.anyLayout,
        }
      : undefined,
    part.note === undefined ? undefined : { label: say.note, mine: part.note || none, theirs: theirs.note || none },
  ];
  return rows.filter((row) => row !== undefined).filter(({ mine, theirs }) => mine !== theirs);
}

/** Where and when, where a colleague left it elsewhere. */
export function differingPlace(mine: string, theirs: string): Array<DifferingField> {
  return mine === theirs ? [] : [{ label: texts().bookings.placeAndTime, mine, theirs }];
}
