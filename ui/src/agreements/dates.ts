/**
 * A day as it is typed in an agreement: `1/12-2026`, `1.12.2026`, `1. december 2026`, or as the calendar gives it.
 * A period needs its year, so nothing is guessed; what is not understood stays as it was typed.
 */
const MONTHS = [
  ['jan', 'januar', 'january'],
  ['feb', 'februar', 'february'],
  ['mar', 'marts', 'march'],
  ['apr', 'april'],
  ['maj', 'may'],
  ['jun', 'juni', 'june'],
  ['jul', 'juli', 'july'],
  ['aug', 'august'],
  ['sep', 'sept', 'september'],
  ['okt', 'oktober', 'oct', 'october'],
  ['nov', 'november'],
  ['dec', 'december'],
];

function written(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= 1900 && year <= 2200 ? date.toISOString().slice(0, 10) : null;
}

/** `2026-12-01`, or `null` for what is not a day. */
export function readDay(text: string): string | null {
  const typed = text.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed);
  if (iso) return written(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const figures = /^(?:d\.\s*)?(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./ -]\s*(\d{4})$/.exec(typed);
  if (figures) return written(Number(figures[3]), Number(figures[2]), Number(figures[1]));
  const words = /^(?:d\.\s*)?(\d{1,2})\.?\s+([a-zæøå]+)\.?,?\s+(\d{4})$/.exec(typed);
  const month = MONTHS.findIndex((names) => names.includes(words?.[2] ?? ''));
  return words && month >= 0 ? written(Number(words[3]), month + 1, Number(words[1])) : null;
}
