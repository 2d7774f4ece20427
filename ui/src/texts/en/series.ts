import { pluralEn } from '../plural';

const dates = (count: number) => pluralEn(count, { one: 'date', other: 'dates' });

/** What repeats. */
export const series = {
  title: 'The series',
  summary: (rule: string, first: string, last: string) => `${rule}, ${first} to ${last}`,
  standing: (count: number) => dates(count),
  cancelled: (count: number) => `${count} cancelled`,
  leftOut: (count: number) => `${count} left out`,
  showDates: 'Show all dates',
  hideDates: 'Hide the dates',
  thisDate: 'this one',
  isCancelled: 'cancelled',
  byHand: 'changed by itself',
  cancelFollowing: (count: number) => `Cancel this and those after it (${count})`,
  cancelAll: (count: number) => `Cancel all to come (${count})`,
  cancelFollowingByHouse: 'The house cancels this and those after it',
  cancelAllByHouse: 'The house cancels all to come',
  cancelledLabel: (who: string, count: number) => `${who}: ${dates(count)} cancelled`,
  addMissing: 'See whether those left out can be booked now',
  addFree: (count: number) => (count === 1 ? 'Book the one that is free now' : `Book the ${dates(count)} that are free now`),
  noneFree: 'None of the dates left out is free yet.',
  addedLabel: (who: string, count: number) => `${who}: ${dates(count)} added`,
  daily: (every: number) => (every === 1 ? 'Every day' : `Every ${every} days`),
  weekly: (every: number, weekdays: string) => (every === 1 ? `Every ${weekdays}` : `Every ${every} weeks: ${weekdays}`),
  parity: { even: (weekdays: string) => `${weekdays} in even weeks`, odd: (weekdays: string) => `${weekdays} in odd weeks` },
  monthlyByDate: (every: number, day: number) => (every === 1 ? `Day ${day} of every month` : `Day ${day} every ${every} months`),
  monthlyByWeekday: (every: number, nth: string, weekday: string) =>
    every === 1 ? `${nth} ${weekday} of the month` : `${nth} ${weekday} every ${every} months`,
  nth: { first: 'First', second: 'Second', third: 'Third', fourth: 'Fourth', fifth: 'Fifth', last: 'Last' },
  yearly: 'Every year',
  chosenDates: (count: number) => `${count} chosen dates`,
  reasons: {
    date: 'left out',
    period: 'left out',
    week: (week: number) => `left out week ${week}`,
    school_holiday: (name: string) => name,
    public_holiday: (name: string) => name,
    skipped: 'skipped',
    taken: (by: string) => `taken by ${by}`,
    closed: (why: string) => `closed: ${why}`,
    outside_opening_hours: 'outside the opening hours',
    missing_hour: 'no such time that night',
    meets_itself: 'the series meets itself',
    wrong_length: 'wrong length',
  },
};
