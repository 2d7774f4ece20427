/** What the office's rules say to a booking, in the words of either language. */
import { dayName, figure } from '../../shared/format';
import type { Messages } from '../../texts/da';
import type { RuleFinding, RuleNote } from '../generated/operations';

/** One finding as a sentence. */
export function findingText(finding: RuleFinding, say: Messages['rules']): string {
  const late = (text: string, isLate: boolean): string => (isLate ? `${text} ${say.late}` : text);
  switch (finding.kind) {
    case 'not_open_yet':
      return say.notOpenYet(dayName(finding.opensOn));
    case 'too_far_ahead':
      return say.tooFarAhead(finding.months, dayName(finding.latestOn));
    case 'short_notice':
      return say.shortNotice(finding.days, finding.least);
    case 'large_event':
      return late(say.largeEvent(finding.attendees, lowered(finding.notify), dayName(finding.by)), finding.late);
    case 'overnight': {
      const text = late(say.overnight(lowered(finding.notify), dayName(finding.by)), finding.late);
      return finding.needsPlan ? `${text} ${say.overnightPlan}` : text;
    }
    case 'seating_plan':
      return say.seatingPlan(finding.attendees, finding.above);
    case 'prime_time':
      return say.primeTime(hoursText(finding.minutes), hoursText(finding.most), say.periods[finding.per]);
    case 'no_shows':
      return say.noShows(finding.count, dayName(finding.since));
    case 'room_needs_approval':
      return say.roomNeedsApproval;
    case 'hours_need_approval':
      return say.hoursNeedApproval;
    case 'room_closed':
      return say.roomClosed(finding.reason.kind === 'closure' ? finding.reason.text : say.holiday(finding.reason));
    case 'outside_hours':
      return say.outsideHours;
  }
}

/** `Beredskabet` in the middle of a sentence. */
function lowered(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

function hoursText(minutes: number): string {
  return figure(Math.round(minutes / 6) / 10);
}

/** Each sentence once: a series says the same of many of its dates. */
export function noteTexts(notes: readonly RuleNote[], say: Messages['rules']): string[] {
  return [...new Set(notes.map((note) => findingText(note.finding, say)))];
}

/** Why not, and who may all the same. */
export function brokenText(notes: readonly RuleNote[], say: Messages['rules']): string {
  const isOffice = notes.some((note) => note.force === 'office');
  return [...noteTexts(notes, say).slice(0, 4), isOffice ? say.whoMay.office : say.whoMay.desk].join(' ');
}
