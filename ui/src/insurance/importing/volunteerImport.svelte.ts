/** What a list of volunteers is to the importer: its columns, what is said once for all rows, and its operations. */
import { session } from '../../access';
import { call } from '../../backend/call';
import type { CoverTrack, EffortTypeId, FieldProblem, JudgedRow, OrganisationId, TableLook, TypedRow, VolunteerTable } from '../../backend/generated/operations';
import { host } from '../../backend/host';
import { Importing, type ImportColumn, type ImportSlice } from '../../importing';
import type { PickedParty } from '../../organisations';
import { texts } from '../../texts';
import { readWorkplaces, type Workplace } from '../workplaces';

/** What is said for all rows, as it stands in the fields. */
export interface ForAll {
  workplaceId: OrganisationId | null;
  track: CoverTrack | null;
  trackReason: string;
  association: PickedParty | null;
  activity: string;
  effortTypeId: EffortTypeId | null;
  startsOn: string;
  approvedBy: string;
  approvedOn: string;
}

const BLANK: ForAll = {
  workplaceId: null,
  track: null,
  trackReason: '',
  association: null,
  activity: '',
  effortTypeId: null,
  startsOn: '',
  approvedBy: '',
  approvedOn: '',
};

class VolunteerImportState {
  forAll = $state.raw<ForAll>(BLANK);
  /** What is wrong with that, or missing, by the names of the columns. */
  problems = $state.raw<readonly FieldProblem[]>([]);
  workplaces = $state.raw<readonly Workplace[]>([]);
  efforts = $state.raw<readonly { value: EffortTypeId; label: string }[]>([]);
  /** What is on its way in; it outlives the page, so that looking something up loses nothing. */
  readonly importing = new Importing(this.#slice());
  /** Whose it is: the next who sits down finds nothing of it. */
  readonly #owner = session.current?.userId;

  get isMine(): boolean {
    return this.#owner === session.current?.userId;
  }

  async load(): Promise<void> {
    const [workplaces, efforts] = await Promise.all([readWorkplaces(), call('list_effort_types', {})]);
    this.workplaces = workplaces;
    if (efforts.ok) this.efforts = efforts.answer.map(({ id, facts }) => ({ value: id, label: facts.name }));
  }

  /** Says something for all rows; a list that is there is judged anew. */
  async say(part: Partial<ForAll>): Promise<void> {
    this.forAll = { ...this.forAll, ...part };
    if (this.importing.look) await this.importing.judgeAll();
  }

  problemOf(field: string): FieldProblem['problem'] | undefined {
    return this.problems.find((one) => one.field === field)?.problem;
  }

  get #table(): VolunteerTable {
    const { association, ...said } = this.forAll;
    return { ...said, associationId: association ? (association.party.id as OrganisationId) : null };
  }

  #slice(): ImportSlice {
    return {
      columns: () => this.#columns,
      look: (text) => call('look_at_volunteer_table', { source: { from: 'pasted', text } }),
      choose: async () => {
        const outcome = await host({ ask: 'choose_table', operation: 'look_at_volunteer_table', input: {} });
        if (!outcome.ok) return outcome;
        return { ok: true, answer: outcome.answer.answer === 'from_gate' ? (outcome.answer.value as TableLook) : null };
      },
      judge: async (rows) => {
        const outcome = await call('judge_volunteers', { table: this.#table, rows });
        if (!outcome.ok) return outcome;
        const { forAll, rows: judged } = outcome.answer;
        // Rows that are judged apart say nothing about the others: what they lack is theirs.
        if (rows.length < this.importing.rows.length) return { ok: true, answer: withProblems(rows, judged, forAll) };
        this.problems = forAll;
        return { ok: true, answer: judged };
      },
      add: async (requestKey, rows) => {
        const outcome = await call('import_volunteers', { requestKey, table: this.#table, rows });
        if (!outcome.ok) return outcome;
        const { volunteers, attachments, untouched } = outcome.answer.now;
        const said = texts().insurance.importing.added(volunteers, attachments, untouched);
        return { ok: true, answer: { said, undo: outcome.answer.undo } };
      },
      progress: async (requestKey) => {
        const outcome = await call('work_progress', { requestKey });
        return outcome.ok ? outcome.answer : null;
      },
      stop: async (requestKey) => void (await call('stop_work', { requestKey })),
      waits: () => this.importing.look !== null && this.problems.length > 0,
      sameWords: () => texts().insurance.importing.same,
    };
  }

  readonly #columns: readonly ImportColumn[] = $derived.by(() => {
    const { importing: say, tracks } = texts().insurance;
    const person = texts().organisations;
    return [
      { key: 'fullName', label: person.fullName },
      { key: 'firstName', label: say.firstName },
      { key: 'lastName', label: say.lastName },
      { key: 'birthDate', label: say.birthDate },
      { key: 'phone', label: person.phone },
      { key: 'email', label: person.email },
      { key: 'protection', label: say.protectedColumn },
      { key: 'workplace', label: say.workplace, choices: this.workplaces.map(({ label }) => label) },
      { key: 'activity', label: say.activity },
      { key: 'effortType', label: say.effortType, choices: this.efforts.map(({ label }) => label) },
      { key: 'track', label: say.track, choices: Object.values(tracks) },
      { key: 'trackReason', label: say.trackReason },
      { key: 'association', label: say.association },
      { key: 'startsOn', label: say.startsOn },
      { key: 'endsOn', label: say.endsOn },
      { key: 'weeklyHours', label: say.weeklyHours },
      { key: 'approvedBy', label: say.approvedBy },
      { key: 'approvedOn', label: say.approvedOn },
    ];
  });
}

function withProblems(rows: readonly TypedRow[], judged: readonly JudgedRow[], problems: readonly FieldProblem[]): readonly JudgedRow[] {
  if (problems.length === 0) return judged;
  return rows.map(({ number }) => {
    const found = judged.find((row) => row.number === number) ?? { number, problems: [], doubles: [], sameAsRow: null };
    return { ...found, problems: [...problems, ...found.problems] };
  });
}

let current: VolunteerImportState | undefined;
let end = (): void => {};

/** The list of volunteers that whoever sits here is taking in. */
export function volunteerImport(): VolunteerImportState {
  if (current?.isMine) return current;
  end();
  let made: VolunteerImportState | undefined;
  // In a root of its own: what is derived in it would else end with the page that first showed it.
  end = $effect.root(() => {
    made = new VolunteerImportState();
  });
  current = made ?? new VolunteerImportState();
  return current;
}
