import { pluralDa } from '../plural';

const dates = (count: number) => pluralDa(count, { one: 'dato', other: 'datoer' });

/** What repeats. */
export const series = {
  title: 'Rækken',
  summary: (rule: string, first: string, last: string) => `${rule}, ${first} til ${last}`,
  standing: (count: number) => dates(count),
  cancelled: (count: number) => `${count} aflyst`,
  leftOut: (count: number) => `${count} udeladt`,
  showDates: 'Vis alle datoer',
  hideDates: 'Skjul datoerne',
  thisDate: 'denne',
  isCancelled: 'aflyst',
  byHand: 'rettet for sig',
  cancelFollowing: (count: number) => `Aflys denne og de følgende (${count})`,
  cancelAll: (count: number) => `Aflys alle, der kommer (${count})`,
  cancelFollowingByHouse: 'Huset aflyser denne og de følgende',
  cancelAllByHouse: 'Huset aflyser alle, der kommer',
  cancelledLabel: (who: string, count: number) => `${who}: ${dates(count)} aflyst`,
  addMissing: 'Se, om de udeladte kan bookes nu',
  addFree: (count: number) => (count === 1 ? 'Book den, der er ledig nu' : `Book de ${dates(count)}, der er ledige nu`),
  noneFree: 'Ingen af de udeladte datoer er ledige endnu.',
  addedLabel: (who: string, count: number) => `${who}: ${dates(count)} lagt til`,
  daily: (every: number) => (every === 1 ? 'Hver dag' : `Hver ${every}. dag`),
  weekly: (every: number, weekdays: string) => (every === 1 ? `Hver ${weekdays}` : `Hver ${every}. uge: ${weekdays}`),
  parity: { even: (weekdays: string) => `${weekdays} i lige uger`, odd: (weekdays: string) => `${weekdays} i ulige uger` },
  monthlyByDate: (every: number, day: number) => (every === 1 ? `D. ${day}. hver måned` : `D. ${day}. hver ${every}. måned`),
  monthlyByWeekday: (every: number, nth: string, weekday: string) =>
    every === 1 ? `${nth} ${weekday} i måneden` : `${nth} ${weekday} hver ${every}. måned`,
  nth: { first: 'Første', second: 'Anden', third: 'Tredje', fourth: 'Fjerde', fifth: 'Femte', last: 'Sidste' },
  yearly: 'Hvert år',
  chosenDates: (count: number) => `${count} valgte datoer`,
  reasons: {
    date: 'undtaget',
    period: 'undtaget',
    week: (week: number) => `undtaget uge ${week}`,
    school_holiday: (name: string) => name,
    public_holiday: (name: string) => name,
    skipped: 'sprunget over',
    taken: (by: string) => `optaget af ${by}`,
    closed: (why: string) => `lukket: ${why}`,
    outside_opening_hours: 'uden for åbningstiden',
    missing_hour: 'tiden findes ikke den nat',
    meets_itself: 'rækken møder sig selv',
    wrong_length: 'forkert længde',
  },
};
