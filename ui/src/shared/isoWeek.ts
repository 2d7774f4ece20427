/** Weeks by ISO 8601. The engine counts them in `shared/calendar`; `tests/vectors/dk_holidays.csv` holds both to it. */

export interface IsoWeek {
  /** The year the week belongs to, which at New Year may differ from the date's. */
  year: number;
  week: number;
}

const DAY = 86_400_000;

/** The week of a date, `2026-11-24`: it belongs to the year its Thursday lies in. */
export function isoWeekOf(date: string): IsoWeek {
  const noon = new Date(`${date.slice(0, 10)}T12:00:00Z`);
  const thursday = new Date(noon.getTime() + (4 - (noon.getUTCDay() || 7)) * DAY);
  const year = thursday.getUTCFullYear();
  return { year, week: Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / DAY / 7) + 1 };
}
