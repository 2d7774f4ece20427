/** An invented award year for the tests of its page. Holds no real person. */
import type { AwardMemberCard, AwardYearCard, AwardYearSummary, MemberPosition, NomineeCard, NomineeLine, ScoringLine, ScoringTable, SheetState } from '../backend/generated/operations';

export function member(id: number, position: MemberPosition, name: string, userId: number | null = id): AwardMemberCard {
  return {
    id: id as never, version: 1, isServing: true, leftAt: null, hasKey: userId !== null, canHaveKey: userId !== null,
    facts: { position, userId: userId as never, onPaper: false, personId: null, name, servesFrom: '2026-01-01', servesTo: '' },
  };
}

export function aYear(change: Partial<AwardYearCard> = {}): AwardYearCard {
  return {
    id: 3 as never,
    year: 2026,
    version: 4,
    facts: {
      cycle: {
        opensOn: '2026-06-01', deadlineOn: '2026-08-31', deadlineTime: '23:59', checkedBy: '2026-09-05', scoredBy: '2026-09-12', recommendedBy: '2026-09-15',
        decidedBy: '2026-09-20', handedOverOn: '2026-09-25', handedOverTime: '17:00', publishedOn: '2026-09-25', evaluatedBy: '2026-10-31',
      },
      amount: '7.000 kr.',
      committee: 'Social- og sundhedsudvalget',
      judgedBy: {
        criteria: [
          { code: 'effort', danish: 'En særlig indsats', english: 'A special effort', weight: 60 },
          { code: 'difference', danish: 'Gør en forskel', english: 'Makes a difference', weight: 40 },
        ],
        tiesBy: ['difference', 'effort'],
      },
      leastScorers: 3,
      blockYears: 5,
    },
    phase: 'scoring',
    position: 'secretary',
    ownId: 1 as never,
    members: [member(1, 'secretary', 'Maja Lindstrøm'), member(2, 'chair', 'Bodil Friis'), member(3, 'juror', 'Finn Rée'), member(4, 'juror', 'Papir Jensen', null)],
    closesAt: '2026-08-31T22:00:00Z' as never,
    handedOverAt: '2026-09-25T15:00:00Z' as never,
    scoringOpenedAt: null,
    scoringClosedAt: null,
    keyBegunAt: '2026-06-01T08:00:00Z' as never,
    keyIsAnother: false,
    keyClosed: null,
    published: null,
    closedWithout: null,
    ...change,
  };
}

export function summary(card: AwardYearCard = aYear()): AwardYearSummary {
  return { id: card.id, year: card.year, phase: card.phase, position: card.position, canOpen: true, published: card.published };
}

export function line(id: number, name: string, change: Partial<NomineeLine> = {}): NomineeLine {
  return { id: id as never, name, kind: 'person', state: 'received', inDoubt: false, nominations: 1, isLate: false, ...change };
}

export function nominee(id: number, name: string, change: Partial<NomineeCard> = {}): NomineeCard {
  return {
    id: id as never, awardYearId: 3 as never, version: 2, state: 'received', merged: [], checks: [], interests: [], withdrawnAt: null,
    facts: { name, kind: 'person', organisationId: null, personId: null, contact: '', phone: '', email: '', place: 'Strandgården', area: '', since: '2019', targetGroup: '', tellingWords: '' },
    nominations: [nomination(id * 10, id, 'Ib Holm')],
    eligibility: { answers: [], verdict: 'open', reason: '' },
    ...change,
  };
}

export function nomination(id: number, nomineeId: number, nominator: string): NomineeCard['nominations'][number] {
  return {
    id: id as never, version: 1, nomineeId: nomineeId as never, receivedAt: '2026-07-01T08:00:00Z' as never, isLate: false, withdrawnAt: null, enclosed: [],
    facts: {
      effort: `Ringer til ensomme (${nominator})`, difference: 'Mange taler med nogen', why: 'Uden et ord om det', criteria: ['effort'], knows: 'no',
      nominator, nominatorPhone: '84000012', nominatorEmail: '', nominatorAssociation: '', tie: 'other', enclosed: '', informed: true, textOfYear: null,
    },
  };
}

export function sheet(number: number, scores: Record<string, number> = {}, change: Partial<ScoringLine> = {}): ScoringLine {
  const count = Object.keys(scores).length;
  const state: SheetState = count === 0 ? 'empty' : count === 2 ? 'complete' : 'incomplete';
  return { number, mark: 7000 + number, version: count === 0 ? 0 : 1, state, sheet: { scores, abstained: false, note: '' }, name: null, ...change };
}

export function table(lines: ScoringLine[], change: Partial<ScoringTable> = {}): ScoringTable {
  return { memberId: 3 as never, memberName: 'Finn Rée', unanswered: 0, isOpen: true, isDone: false, lines, ...change };
}
