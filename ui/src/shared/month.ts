/** Days of a month for the small calendar; plain counting on `2026-11-24`, no time zone. */
const DAY = 86_400_000;

function read(day: string): Date {
  return new Date(`${day.slice(0, 10)}T00:00:00Z`);
}

function write(date: Date): string {
  return date.toISOString().slice(0, 10);
}

export function addDays(day: string, count: number): string {
  return write(new Date(read(day).getTime() + count * DAY));
}

/** The same day of another month, or its last where it has fewer days. */
export function addMonths(day: string, count: number): string {
  const date = read(day);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count + 1, 0));
  const kept = Math.min(date.getUTCDate(), last.getUTCDate());
  return write(new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), kept)));
}

/** The weeks, Monday first, that hold the month of the day. */
export function monthGrid(day: string): string[][] {
  const first = `${day.slice(0, 7)}-01`;
  const start = addDays(first, -((read(first).getUTCDay() + 6) % 7));
  const next = addMonths(first, 1);
  const weeks: string[][] = [];
  for (let monday = start; monday < next; monday = addDays(monday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(monday, index)));
  }
  return weeks;
}
