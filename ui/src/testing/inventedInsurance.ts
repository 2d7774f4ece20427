/** Invented volunteers for tests. Nobody here is real. */
import type {
  AttachmentCard,
  AttachmentFacts,
  CheckKind,
  CoverStanding,
  EffortTypeCard,
  GuideOutcome,
  JudgedAttachment,
  MunicipalCoverCard,
  PersonId,
  PolicyHeld,
  Verdict,
  VolunteerCard,
  VolunteerLine,
  VolunteersPage,
  VolunteerView,
} from '../backend/generated/operations';
import { blankVolunteer } from '../insurance/facts';

export const TODAY = '2026-11-24';

export const accident: PolicyHeld = {
  id: 1 as PolicyHeld['id'],
  kind: 'accident',
  carrier: 'insurer',
  insurer: 'Havforsikring',
  policyNumber: '4711-22',
  period: { from: '2026-01-01', to: null },
  covers: '',
  sums: '',
};

export function aVerdict(change: Partial<Verdict> = {}): Verdict {
  return { on: TODAY, standing: 'covered_by_scheme', reasons: [], notes: [], guideline: null, policies: [accident], ...change };
}

export const listed: Verdict['guideline'] = {
  effortTypeId: 3 as never,
  name: 'Besøgsven',
  decision: 'Socialudvalget, punkt 7',
  decidedOn: '2026-01-12',
  wording: '',
  period: { from: '2026-01-01', to: null },
};

export function attachmentFacts(change: Partial<AttachmentFacts> = {}): AttachmentFacts {
  return {
    workplaceId: 7 as AttachmentFacts['workplaceId'],
    track: 'volunteer_effort',
    trackReason: '',
    answers: { throughAssociation: 'no', agreedBeforehand: 'yes', signsWeighed: 'yes', signs: [] },
    associationId: null,
    activity: 'Højtlæsning',
    effortTypeId: 3 as never,
    task: '',
    startsOn: '2026-02-01',
    endsOn: '',
    weeklyHours: '2,5',
    contactPersonId: null,
    approvedBy: 'Lone Holm',
    approvedOn: '2026-01-20',
    driving: 'none',
    withChildren: false,
    inHomes: true,
    handlesMoney: false,
    pauses: [],
    lookedAtOn: '',
    ...change,
  };
}

export function anAttachment(id: number, change: Partial<AttachmentCard> = {}): AttachmentCard {
  return {
    id: id as AttachmentCard['id'],
    version: 2,
    facts: attachmentFacts(),
    names: { workplace: 'Plejehjemmet Strandgården', association: null, effortType: 'Besøgsven', contactPerson: null, contactPhone: null },
    state: 'active',
    verdict: aVerdict({ guideline: listed }),
    stretches: [{ period: { from: '2026-02-01', to: null }, standing: 'covered_by_scheme' }],
    ...change,
  };
}

export function aCheck(kind: CheckKind, change: Partial<VolunteerCard['checks'][number]> = {}): VolunteerCard['checks'][number] {
  return { kind, force: 'missing', attachmentId: null, on: null, ...change };
}

export function aCard(change: Partial<VolunteerCard> = {}): VolunteerCard {
  return {
    personId: 31 as PersonId,
    fullName: 'Kirsten Bækgaard',
    phone: '+4584000131',
    email: '',
    protection: 'open',
    keeping: 'kept',
    version: 4,
    facts: { ...blankVolunteer(), birthDate: '1951-06-15' },
    letGo: [],
    age: 75,
    today: 'covered_by_scheme',
    attachments: [anAttachment(12)],
    gaps: [],
    overlaps: [],
    checks: [],
    papers: [],
    ...change,
  };
}

export function aLine(personId: number, fullName: string, today: CoverStanding, change: Partial<VolunteerLine> = {}): VolunteerLine {
  return {
    personId: personId as PersonId,
    fullName,
    phone: '',
    protection: 'open',
    today,
    attachments: [
      {
        id: (personId + 100) as AttachmentCard['id'],
        version: 1,
        workplaceId: 7 as never,
        workplaceName: 'Plejehjemmet Strandgården',
        associationName: null,
        effortTypeName: 'Besøgsven',
        activity: 'Højtlæsning',
        track: 'volunteer_effort',
        state: 'active',
        standing: today,
        startsOn: '2026-02-01',
        endsOn: null,
      },
    ],
    checks: [],
    nextEnd: null,
    ...change,
  };
}

export function aPage(volunteers: VolunteerLine[], counts: Partial<Record<VolunteerView, number>> = {}, checks: VolunteersPage['checks'] = []): VolunteersPage {
  const all: Partial<Record<VolunteerView, number>> = { current: volunteers.length, ...counts };
  return { volunteers, next: null, counts: Object.entries(all).map(([view, many]) => ({ view: view as VolunteerView, volunteers: many })), checks };
}

export function anEffort(id: number, name: string, change: Partial<EffortTypeCard> = {}): EffortTypeCard {
  return {
    id: id as EffortTypeCard['id'],
    version: 1,
    facts: { name, description: '', periods: [{ from: '2026-01-01', to: '', decision: 'Socialudvalget, punkt 7', decidedOn: '2026-01-12', wording: '' }] },
    coveredToday: true,
    coveredTo: null,
    attachments: 14,
    ...change,
  };
}

export function aCover(id: number, change: Partial<MunicipalCoverCard> = {}): MunicipalCoverCard {
  return {
    id: id as MunicipalCoverCard['id'],
    version: 1,
    facts: { kind: 'accident', carrier: 'insurer', insurer: 'Havforsikring', policyNumber: '4711-22', from: '2026-01-01', to: '', covers: '', sums: '' },
    inForceToday: true,
    ...change,
  };
}

/** What the guide says, as the engine would: one of the first three signs makes it work. */
export function judged({ facts }: { facts: AttachmentFacts }): JudgedAttachment {
  const { answers } = facts;
  const decidedBy = answers.signs.filter((sign) => ['instructed', 'done_by_staff', 'roster'].includes(sign));
  const weighed = answers.signsWeighed === 'yes' || answers.signs.length > 0;
  const municipal = decidedBy.length > 0 ? 'volunteer_work' : weighed ? 'volunteer_effort' : null;
  const proposed: GuideOutcome['proposed'] = answers.throughAssociation === 'yes' ? 'via_association' : answers.throughAssociation === 'no' ? municipal : null;
  const consequence = proposed === 'volunteer_effort' && answers.agreedBeforehand === 'no' ? 'not_yet_approved' : null;
  const guide: GuideOutcome = { proposed, consequence, decidedBy, speaksForWork: answers.signs.filter((sign) => !decidedBy.includes(sign)) };
  if (facts.startsOn === '') return { guide, kept: null, state: null, verdict: null, problems: [] };
  const standing: CoverStanding = facts.track === 'volunteer_work' ? 'covered_by_law' : facts.track === 'via_association' ? 'through_association' : 'not_covered';
  const reasons: Verdict['reasons'] = standing === 'not_covered' ? [{ why: 'not_approved' }] : standing === 'through_association' ? [{ why: 'via_association' }] : [];
  const verdict = aVerdict({ on: '2026-12-01', standing, reasons, policies: [] });
  return { guide, kept: { ...facts, startsOn: '2026-12-01' }, state: 'awaiting_approval', verdict, problems: [] };
}
