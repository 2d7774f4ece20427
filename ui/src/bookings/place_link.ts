/** What is looked at, as it stands in the address: `#/lokaler/uge/2026-W48`, `#/lokaler/dag/2026-11-24?for=7`. */
import type { Route } from '../shared';
import { isDate, mondayOfWeek, weekName } from './wall_time';
import type { OrganisationId } from '../backend/generated/operations';
import type { CivilDate } from './wall_time';

export type View = 'day' | 'week' | 'overview' | 'list';

export const VIEWS: ReadonlyArray<View> = ['day', 'week', 'overview', 'list'];

const WORDS: Record<View, string> = { day: 'dag', week: 'uge', overview: 'overblik', list: 'liste' };

export interface Looked {
  view: View;
  /** Nothing where the address names no day that exists: then it is today. */
  date: CivilDate | undefined;
  /** For whom a booking shall be made. */
  forOrganisation: OrganisationId | undefined;
  /** Whether the form for a new booking shall be open, with what was begun in it. */
  wantsForm: boolean;
}

export function readLink({ parts, query }: Route): Looked {
  const [, word, when = ''] = parts;
  const view = VIEWS.find((one) => WORDS[one] === word || one === word) ?? 'week';
  const date = isDate(when) ? when : mondayOfWeek(when);
  const asked = Number(query.get('for'));
  const forOrganisation = Number.isInteger(asked) && asked > 0 ? (asked as OrganisationId) : undefined;
  return { view, date, forOrganisation, wantsForm: query.has('new') };
}

/** The parts after the section's own. */
export function linkParts(view: View, date: CivilDate): [string, string] {
  return [WORDS[view], view === 'day' ? date : weekName(date)];
}
