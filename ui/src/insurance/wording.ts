/** How the register puts what the engine tells into words. Call these where a change of language is seen. */
import type {
  AttachmentState,
  CoverNote,
  CoverStanding,
  CoverTrack,
  Driving,
  GuideOutcome,
  GuidelineHeld,
  NoCoverReason,
  DaySpan,
  PolicyHeld,
  PersonOnDay,
  VolunteerLine,
  WorkSign,
} from '../backend/generated/operations';
import type { IconName } from '../shared';
import { longDate, numericDate } from '../shared/format';
import { texts } from '../texts';

export const TRACKS: readonly CoverTrack[] = ['volunteer_work', 'volunteer_effort', 'via_association'];
export const SIGNS: readonly WorkSign[] = ['instructed', 'done_by_staff', 'roster', 'asked', 'institutions_interest'];
export const DRIVING: readonly Driving[] = ['none', 'own_car', 'municipal_car', 'rickshaw'];

/** How it looks; the words beside it say the same. */
export type CoverTone = 'covered' | 'noted' | 'not_covered' | 'plain';

export function toneIcon(tone: CoverTone): IconName {
  const icons: Record<CoverTone, IconName> = { covered: 'shield-check', noted: 'shield-alert', not_covered: 'shield-x', plain: 'shield' };
  return icons[tone];
}

/** The approval that is still to be got is told with the cover, and never takes it away. */
export function toneOf(standing: CoverStanding, notes: readonly CoverNote[] = []): CoverTone {
  if (standing === 'not_covered') return 'not_covered';
  if (standing === 'through_association' || standing === 'not_attached') return 'plain';
  return notes.some(({ note }) => note === 'approval_missing') ? 'noted' : 'covered';
}

/** `Dækket`, `Dækket, godkendelse mangler`, `Ikke dækket`, `Via forening`. */
export function standingText(standing: CoverStanding, notes: readonly CoverNote[] = []): string {
  const say = texts().insurance.standings;
  return toneOf(standing, notes) === 'noted' ? say.approval_missing : say[standing];
}

/** `1/2-2026 – 7/2-2026`, `fra 1/2-2026`, `12/3-2026`. */
export function periodText({ from, to }: DaySpan): string {
  const say = texts().insurance.periods;
  if (to === null) return say.open(numericDate(from));
  return from === to ? numericDate(from) : say.closed(numericDate(from), numericDate(to));
}

/** Why there was no cover, as a sentence of its own. */
export function reasonText(reason: NoCoverReason, effortName: (id: number) => string, association = ''): string {
  const say = texts().insurance.reasons;
  switch (reason.why) {
    case 'not_begun':
      return say.not_begun(numericDate(reason.startsOn));
    case 'ended':
      return say.ended(numericDate(reason.endedOn));
    case 'via_association':
      return association ? say.via_named(association) : say.via_association;
    case 'approved_later':
      return say.approved_later(numericDate(reason.approvedOn));
    case 'paused':
      return say.paused(periodText(reason.pause));
    case 'effort_type_not_covered':
      return say.effort_type_not_covered(effortName(reason.effortTypeId));
    default:
      return say[reason.why];
  }
}

/** What else is to be said beside a verdict. */
export function noteText(note: CoverNote): string {
  const say = texts().insurance.notes;
  switch (note.note) {
    case 'approved_after_start':
      return say.approved_after_start(numericDate(note.approvedOn));
    case 'paused':
      return say.paused(periodText(note.pause));
    default:
      return say[note.note];
  }
}

/** `Ulykke: Havforsikring A/S, police 4711-22`, `Ansvar: kommunen er selvforsikret`. */
export function policyText({ kind, carrier, insurer, policyNumber }: PolicyHeld): string {
  const say = texts().insurance.policies;
  const who = carrier === 'self_insured' ? [say.selfInsured, insurer] : [insurer];
  const number = policyNumber ? say.number(policyNumber) : '';
  return `${say.kinds[kind]}: ${[...who, number].filter(Boolean).join(', ')}`;
}

/** `«Besøgsven» står på kommunens liste: Socialudvalget 12/1-2026, punkt 7, besluttet 12/1-2026`. */
export function guidelineText({ name, decision, decidedOn }: GuidelineHeld): string {
  const say = texts().insurance.guideline;
  const by = [decision, decidedOn ? say.decided(numericDate(decidedOn)) : ''].filter(Boolean).join(', ');
  return by ? say.listedBy(name, by) : say.listed(name);
}

export function stateTone(state: AttachmentState): 'ok' | 'warn' | 'neutral' | 'accent' {
  const tones: Record<AttachmentState, 'ok' | 'warn' | 'neutral' | 'accent'> = {
    awaiting_approval: 'warn',
    to_come: 'accent',
    active: 'ok',
    paused: 'neutral',
    ended: 'neutral',
  };
  return tones[state];
}

/** Why the guide proposes what it does. */
export function becauseText({ proposed, decidedBy, speaksForWork }: GuideOutcome): string {
  const say = texts().attaching.guide;
  if (proposed !== 'volunteer_work') return proposed ? say.because[proposed] : '';
  return say.because.volunteer_work([...decidedBy, ...speaksForWork].map((sign) => say.signShort[sign]).join(', '));
}

/** What the proposed track comes to, in clear words. */
export function consequenceText({ proposed: track, consequence }: GuideOutcome, association: string): string {
  const say = texts().attaching.guide.consequence;
  if (!track) return '';
  if (consequence === 'not_yet_approved') return say.not_yet_approved;
  return track === 'via_association' && association ? say.via_named(association) : say[track];
}

export function tracksText(tracks: readonly CoverTrack[]): string {
  return tracks.map((track) => texts().insurance.tracks[track]).join(', ');
}

/** `Dækket i dag`, `Dækket i dag, men godkendelsen mangler`. */
export function todayText(standing: CoverStanding, notes: readonly CoverNote[]): string {
  const say = texts().insurance.today;
  return toneOf(standing, notes) === 'noted' ? say.approval_missing : say[standing];
}

/** How a volunteer stands today, for a list. */
export function rowVerdict({ today, checks, attachments }: VolunteerLine): { tone: CoverTone; text: string } {
  const isToCome = today === 'not_attached' && attachments.some(({ standing, state }) => standing === 'not_attached' && state !== 'ended');
  if (isToCome) return { tone: 'plain', text: texts().insurance.standings.not_begun };
  const notes: readonly CoverNote[] = checks.some(({ kind }) => kind === 'approval_missing') ? [{ note: 'approval_missing' }] : [];
  return { tone: toneOf(today, notes), text: standingText(today, notes) };
}

/** `Ja. Kirsten Bækgaard var dækket 12. marts 2026.` */
export function answerText({ fullName, standing }: PersonOnDay, on: string, today: string): string {
  const say = texts().coverage.answers;
  const is = standing === 'covered_by_law' || standing === 'covered_by_scheme' ? say.yes : standing === 'through_association' ? say.through : say.no;
  if (on === today) return is.today(fullName);
  return (on < today ? is.past : is.future)(fullName, longDate(on));
}
