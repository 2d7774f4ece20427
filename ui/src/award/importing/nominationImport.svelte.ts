/** What the answers of a form are to the importer: its questions as columns, what is said once for all rows, and its operations. */
import { session } from '../../access';
import { call } from '../../backend/call';
import type { AwardYearId, FieldProblem, JudgedRow, NominationTable, TableLook, TypedRow } from '../../backend/generated/operations';
import { host } from '../../backend/host';
import { Importing, type ImportColumn, type ImportSlice } from '../../importing';
import { texts } from '../../texts';

class NominationImportState {
  forAll = $state.raw<NominationTable>({ receivedOn: '', informed: false });
  /** What is wrong with that, or missing, by the names of the columns. */
  problems = $state.raw<readonly FieldProblem[]>([]);
  /** How many rows came after the deadline. */
  late = $state(0);
  /** What is on its way in; it outlives the page, so that looking something up loses nothing. */
  readonly importing = new Importing(this.#slice());
  /** Whose it is: the next who sits down finds nothing of it. */
  readonly #owner = session.current?.userId;

  constructor(readonly year: AwardYearId) {}

  isOf(year: AwardYearId): boolean {
    return this.year === year && this.#owner === session.current?.userId;
  }

  /** Says something for all rows; a list that is there is judged anew. */
  async say(part: Partial<NominationTable>): Promise<void> {
    this.forAll = { ...this.forAll, ...part };
    if (this.importing.look) await this.importing.judgeAll();
  }

  problemOf(field: string): FieldProblem['problem'] | undefined {
    return this.problems.find((one) => one.field === field)?.problem;
  }

  #slice(): ImportSlice {
    return {
      columns: () => this.#columns,
      look: (text) => call('look_at_nomination_table', { source: { from: 'pasted', text } }),
      choose: async () => {
        const outcome = await host({ ask: 'choose_table', operation: 'look_at_nomination_table', input: {} });
        if (!outcome.ok) return outcome;
        return { ok: true, answer: outcome.answer.answer === 'from_gate' ? (outcome.answer.value as TableLook) : null };
      },
      judge: async (rows) => {
        const outcome = await call('judge_nominations', { awardYearId: this.year, table: this.forAll, rows });
        if (!outcome.ok) return outcome;
        const { forAll, rows: judged, late } = outcome.answer;
        // Rows that are judged apart say nothing about the others: what they lack is theirs.
        if (rows.length < this.importing.rows.length) return { ok: true, answer: withProblems(rows, judged, forAll) };
        this.problems = forAll;
        this.late = late.length;
        return { ok: true, answer: judged };
      },
      add: async (requestKey, rows) => {
        const outcome = await call('import_nominations', { requestKey, awardYearId: this.year, table: this.forAll, rows });
        if (!outcome.ok) return outcome;
        const { nominees, nominations, late, untouched } = outcome.answer.now;
        const said = texts().award.importing.added(nominees, nominations, late, untouched);
        return { ok: true, answer: { said, undo: outcome.answer.undo } };
      },
      progress: async (requestKey) => {
        const outcome = await call('work_progress', { requestKey });
        return outcome.ok ? outcome.answer : null;
      },
      stop: async (requestKey) => void (await call('stop_work', { requestKey })),
      waits: () => this.importing.look !== null && this.problems.length > 0,
      sameWords: () => texts().award.importing.same,
      words: () => texts().award.importing.words,
    };
  }

  readonly #columns: readonly ImportColumn[] = $derived.by(() => {
    const { form, kinds, importing: say } = texts().award;
    return [
      { key: 'name', label: form.name },
      { key: 'kind', label: form.kind, choices: Object.values(kinds) },
      { key: 'contact', label: form.contact },
      { key: 'phone', label: form.phone },
      { key: 'email', label: form.email },
      { key: 'place', label: form.place },
      { key: 'since', label: form.since },
      { key: 'targetGroup', label: form.targetGroup },
      { key: 'effort', label: form.effort, long: true },
      { key: 'difference', label: form.difference, long: true },
      { key: 'why', label: form.why, long: true },
      { key: 'criteria', label: form.criteria },
      { key: 'knows', label: form.knows },
      { key: 'nominator', label: form.nominator },
      { key: 'nominatorPhone', label: say.nominatorPhone },
      { key: 'nominatorEmail', label: say.nominatorEmail },
      { key: 'nominatorAssociation', label: form.nominatorAssociation },
      { key: 'tie', label: form.tie, choices: Object.values(form.ties) },
      { key: 'enclosed', label: form.enclosed },
      { key: 'informed', label: say.informedColumn, choices: [form.knowing.yes] },
      { key: 'receivedOn', label: form.receivedOn },
      { key: 'receivedTime', label: form.receivedTime },
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

let current: NominationImportState | undefined;
let end = (): void => {};

/** The list of nominations that whoever sits here is taking in for a year. */
export function nominationImport(year: AwardYearId): NominationImportState {
  if (current?.isOf(year)) return current;
  end();
  let made: NominationImportState | undefined;
  // In a root of its own: what is derived in it would else end with the page that first showed it.
  end = $effect.root(() => {
    made = new NominationImportState(year);
  });
  current = made ?? new NominationImportState(year);
  return current;
}
