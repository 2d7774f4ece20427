/** Whether one of some periods holds today, or when the next begins, or the last ended. Dates are `2026-12-31`; an empty end is open. */
export interface Standing {
  state: 'now' | 'later' | 'over' | 'never';
  day: string;
}

export function standingOn(periods: readonly { from: string; to: string }[], today: string): Standing {
  const now = periods.find(({ from, to }) => from <= today && (to === '' || today <= to));
  if (now) return { state: 'now', day: now.from };
  const coming = periods.map(({ from }) => from).filter((from) => from > today).sort()[0];
  if (coming) return { state: 'later', day: coming };
  const last = periods.map(({ to }) => to).sort().at(-1);
  return last ? { state: 'over', day: last } : { state: 'never', day: '' };
}
