/** Invented agreements for tests and for looking at the screens. Keeps versions as the engine does. */
import type {
  Agreement,
  AgreementAct,
  AgreementCard,
  AgreementChange,
  AgreementId,
  AgreementLetterKind,
  AgreementLife,
  AgreementState,
  AgreementSummary,
  AgreementsWanted,
  Clause,
  ClauseChange,
  ClauseNote,
  Instant,
  OrganisationId,
  PaperId,
  PaperSummary,
  Variable,
} from '../backend/generated/operations';
import { refuse, type Answers } from './inventedOffice';

export function aVariable(name: string, label: string, change: Partial<Variable> = {}): Variable {
  return {
    name,
    word: { da: label.toLowerCase().replaceAll(' …', ''), en: name.replaceAll('_', ' ') },
    kind: 'text',
    section: 'activity',
    label: { da: label, en: `${label} (en)` },
    from: null,
    default: null,
    optional: false,
    ...change,
  };
}

export function aClause(key: string, heading: string, body: string, change: Partial<Clause> = {}): Clause {
  return { key, heading, body, state: 'on', variant: null, isEdited: false, note: '', libraryVersion: 0, ...change };
}

export function anAgreement(change: Partial<Agreement> = {}): Agreement {
  return {
    id: 14 as AgreementId,
    version: 3,
    number: 'SA-2026-014',
    organisationId: 7 as OrganisationId,
    activityTitle: 'Åben sangaften',
    caseNumber: '',
    language: 'da',
    state: 'draft',
    startsOn: '2026-12-01',
    endsOn: '2027-11-30',
    values: {},
    clauses: [
      aClause('purpose', 'Formål', 'Parterne vil sammen {{purpose}}.'),
      aClause('activity', 'Aktiviteten', 'Den foregår {{time_and_frequency}} på {{place}}.'),
      aClause('economy', 'Økonomi', 'Hver part bærer sine egne udgifter.', { variant: 'no_grant' }),
      aClause('period', 'Periode', 'Aftalen kan opsiges med {{notice}}.'),
    ],
    createdAt: '2026-11-20T08:00:00Z' as Instant,
    draftedBy: 'Aksel Bundgaard',
    paper: 'none',
    terms: { notice: { count: 3, unit: 'months', to: 'month_end' }, tacitMonths: null },
    predecessorId: null,
    sentOn: null,
    replacedFrom: null,
    termination: null,
    evaluation: null,
    ...change,
  };
}

const ACTS: Record<AgreementState, AgreementAct[]> = {
  draft: ['write', 'discard', 'review', 'send'],
  in_review: ['send', 'take_back'],
  sent: ['take_back', 'sign', 'unsign', 'attach_copy'],
  signed: ['sign', 'unsign', 'attach_copy', 'terminate', 'renew', 'replace', 'evaluate'],
  terminated: ['attach_copy', 'withdraw_termination', 'renew', 'evaluate'],
  renewed: ['attach_copy', 'reinstate', 'evaluate'],
  discarded: ['restore'],
};

const LETTERS: Partial<Record<AgreementState, AgreementLetterKind[]>> = {
  sent: ['accompanying'],
  signed: ['renewal'],
  terminated: ['termination'],
};

/** How far an agreement has come, as little as the engine would say of it. */
export function aLife(state: AgreementState, change: Partial<AgreementLife> = {}): AgreementLife {
  return {
    standing: state === 'signed' ? 'upcoming' : state,
    acts: ACTS[state],
    term: { startsOn: '2026-12-01', endsOn: '2027-11-30' },
    lastDay: '2027-11-30',
    noticeDeadline: null,
    endsIfNoticeToday: state === 'signed' ? '2027-02-28' : null,
    next: null,
    termsOnPaper: 'said',
    signatures: [],
    signatories: [],
    versions: [],
    copies: [],
    printed: [],
    letters: LETTERS[state] ?? [],
    predecessor: null,
    successor: null,
    ...change,
  };
}

const VARIABLES: Variable[] = [
  aVariable('association_name', 'Foreningens navn', { section: 'parties', from: 'association.name' }),
  aVariable('purpose', 'Parterne vil sammen …', { kind: 'long_text' }),
  aVariable('time_and_frequency', 'Tid og hyppighed'),
  aVariable('place', 'Sted'),
  aVariable('notice', 'Opsigelse med', {
    section: 'period',
    default: { da: 'tre måneders varsel', en: 'three months’ notice' },
  }),
  aVariable('association_signatory', 'Underskriver for foreningen', { section: 'signatures', from: 'association.signatory' }),
];

const RECORDS: Record<string, string> = { association_name: 'Havnekoret', notice: 'tre måneders varsel' };

const VARIANTS: AgreementCard['variants'] = {
  economy: [
    {
      key: 'no_grant',
      label: { da: 'Uden tilskud', en: 'Without a contribution' },
      body: { da: 'Hver part bærer sine egne udgifter.', en: 'Each party bears its own costs.' },
    },
    {
      key: 'grant',
      label: { da: 'Med tilskud', en: 'With a contribution' },
      body: { da: 'Kommunen bidrager med et tilskud.', en: 'The municipality contributes.' },
    },
  ],
};

export const aPaper: PaperSummary = {
  id: 31 as PaperId,
  kind: 'agreement',
  subject: { kind: 'agreement', id: 14 },
  bytes: 33_850,
  printedBy: 'Aksel Bundgaard',
  title: 'SA-2026-014 Åben sangaften',
  fileName: 'SA-2026-014 Havnekoret.pdf',
  pages: 3,
  sha256: '9f3a61c27be4d05810aa4c7fe2b96d3380c1f5a7e4429d6b8c0f1a2e3d4c5b6a',
  printedAt: '2026-11-24T09:42:00Z' as Instant,
};

export interface InventedStart {
  agreement?: Agreement;
  variables?: Variable[];
  records?: Record<string, string>;
  variants?: AgreementCard['variants'];
  people?: AgreementCard['people'];
  life?: Partial<AgreementLife>;
  newer?: AgreementCard['newer'];
  addable?: AgreementCard['addable'];
}

/** An office with one agreement, which remembers what is changed. */
export class InventedAgreements {
  agreement: Agreement;
  papers: PaperSummary[] = [];
  readonly asked: { operation: string; input: unknown }[] = [];
  readonly #start: InventedStart;

  constructor(start: InventedStart = {}) {
    this.#start = start;
    this.agreement = start.agreement ?? anAgreement();
  }

  /** From now on it has come so far. */
  lives(change: Partial<AgreementLife>): void {
    this.#start.life = { ...this.#start.life, ...change };
  }

  get card(): AgreementCard {
    const variables = this.#start.variables ?? VARIABLES;
    const filled = Object.fromEntries(
      variables.map(({ name }) => [name, this.agreement.values[name] ?? (this.#start.records ?? RECORDS)[name] ?? '']),
    );
    const asked = this.agreement.clauses.filter(({ state }) => state === 'on').map(({ body }) => body);
    const missing = variables
      .filter(({ name, section, optional }) => {
        const around = section === 'signatures' || section === 'parties';
        return !optional && filled[name] === '' && (around || asked.some((body) => body.includes(`{{${name}}}`)));
      })
      .map(({ name }) => name);
    return {
      agreement: this.agreement,
      organisationName: 'Havnekoret',
      variables,
      filled,
      asked: variables
        .filter(({ name, section }) => {
          const around = section === 'signatures' || section === 'parties';
          return around || asked.some((body) => body.includes(`{{${name}}}`));
        })
        .map(({ name }) => name),
      missing,
      variants: this.#start.variants ?? VARIANTS,
      originals: this.#originals,
      newer: this.#start.newer ?? {},
      addable: this.#start.addable ?? [],
      enclosed: ['declaration'],
      people: this.#start.people ?? {},
      papers: this.papers,
      life: aLife(this.agreement.state, this.#start.life),
    };
  }

  /** What the template says in the clauses that say something else. */
  get #originals(): AgreementCard['originals'] {
    const template = (this.#start.agreement ?? anAgreement()).clauses;
    const edited = this.agreement.clauses.filter(({ isEdited }) => isEdited);
    return Object.fromEntries(
      edited.map(({ key }) => {
        const { heading = '', body = '' } = template.find((clause) => clause.key === key) ?? {};
        return [key, { heading, body }];
      }),
    );
  }

  get summary(): AgreementSummary {
    const { id, number, organisationId, activityTitle, startsOn, endsOn, createdAt, paper, draftedBy } = this.agreement;
    const printedAt = this.papers[0]?.printedAt ?? null;
    const names = { organisationId, organisationName: 'Havnekoret', activityTitle };
    const { standing, next } = this.card.life;
    const dates = { startsOn, endsOn, next, changedAt: createdAt, printedAt };
    return { id, number, ...names, standing, ...dates, signedBy: [], goalsDue: 0, wanting: [], paper, draftedBy };
  }

  /** A colleague at another desk changes something. */
  colleague(change: Partial<Agreement>): void {
    this.agreement = { ...this.agreement, ...change, version: this.agreement.version + 1 };
  }

  draft: unknown = null;

  readonly answers: Answers = {
    open_draft: () => this.draft,
    save_draft: (draft: { kind: string; slot: string; title: string; body: unknown }) =>
      (this.draft = { ...draft, changedAt: '2026-11-24T09:42:00Z' }),
    discard_draft: () => ((this.draft = null), { now: {}, undo: null }),
    list_agreements: (wanted: AgreementsWanted) => {
      this.asked.push({ operation: 'list_agreements', input: wanted });
      const isIn = (wanted.view === 'discarded') === (this.agreement.state === 'discarded');
      const text = `${this.agreement.number} havnekoret ${this.agreement.activityTitle}`.toLowerCase();
      const words = (wanted.words ?? '').toLowerCase().split(' ');
      return isIn && words.every((word) => text.includes(word)) ? [this.summary] : [];
    },
    /** Reads days written as `1/12-2026`, which is enough here: the engine reads many more. */
    read_typed: ({ texts }: { texts: { text: string }[] }) =>
      texts.map(({ text }) => {
        const [, day = '', month = '', year = ''] = /^(\d+)\/(\d+)-(\d{4})$/.exec(text.trim()) ?? [];
        const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
        return day === '' ? { read: 'not_read', problem: { kind: 'date' } } : { read: 'date', date };
      }),
    open_agreement: () => this.card,
    change_agreement: ({ version, values, period, ...facts }: AgreementChange) =>
      this.#changed('change_agreement', version, { version, values, period, ...facts }, (before) => {
        const kept = Object.entries({ ...before.values, ...values }).filter((entry): entry is [string, string] => entry[1] !== null);
        return { ...before, ...facts, ...(period ?? {}), values: Object.fromEntries(kept) };
      }),
    change_clause: ({ version, key, variant, ...change }: ClauseChange) =>
      this.#changed('change_clause', version, { version, key, variant, ...change }, (before) => ({
        ...before,
        clauses: before.clauses.map((clause) => {
          if (clause.key !== key) return clause;
          const chosen = this.card.variants[key]?.find((one) => one.key === variant);
          const words = chosen && variant ? { body: chosen.body.da, variant } : {};
          const isEdited = clause.isEdited || change.body !== undefined || change.heading !== undefined;
          return { ...clause, ...words, ...change, isEdited };
        }),
      })),
    note_clause: ({ version, key, note }: ClauseNote) =>
      this.#changed('note_clause', version, { version, key, note }, (before) => ({
        ...before,
        clauses: before.clauses.map((clause) => (clause.key === key ? { ...clause, note } : clause)),
      })),
    discard_agreement: ({ version }: { version: number }) =>
      this.#changed('discard_agreement', version, {}, (before) => ({ ...before, state: 'discarded' })),
    restore_agreement: () =>
      this.#changed('restore_agreement', this.agreement.version, {}, (before) => ({ ...before, state: 'draft' })),
    preview_text: () => ({
      pages: ['Samarbejdsaftale\n1 Formål', 'Side to'],
      places: [{ key: 'purpose', page: 0, left: 60, top: 200, width: 470, height: 60 }],
    }),
    preview_agreement: () => new Uint8Array([37, 80, 68, 70]),
    print_agreement: ({ version, holes }: { version: number; holes: string }) => {
      this.asked.push({ operation: 'print_agreement', input: { version, holes } });
      if (version !== this.agreement.version) return refuse('stale_agreement', { current: this.agreement });
      if (holes === 'refuse' && this.card.missing.length > 0) return refuse('holes_left', { missing: this.card.missing });
      this.papers = [aPaper, ...this.papers];
      this.agreement = { ...this.agreement, paper: 'current' };
      return { now: aPaper, undo: null };
    },
  };

  #changed(operation: string, version: number, input: unknown, change: (before: Agreement) => Agreement): unknown {
    this.asked.push({ operation, input });
    if (version !== this.agreement.version) return refuse('stale_agreement', { current: this.agreement });
    const before = this.agreement;
    const paper = before.paper === 'none' ? 'none' : 'outdated';
    this.agreement = { ...change(before), version: before.version + 1, paper };
    const undo = { operation: 'take_back', input: { id: before.id, version: this.agreement.version } };
    return { now: this.agreement, undo };
  }
}
