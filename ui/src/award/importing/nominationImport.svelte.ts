/** What the answers of a form are to the importer: its questions as columns, what is said once for all rows, and its operations. */
import { keptAtSeat } from '../../access';
import { call } from '../../backend/call';
import type { AwardYearId, NominationTable } from '../../backend/generated/operations';
import { Importing, readingBy, workAtSeat, type ImportColumn, type ImportSlice } from '../../importing';
import { texts } from '../../texts';

class NominationImportState {
  forAll = $state.raw<NominationTable>({ receivedOn: '', informed: false, tie: null });
  /** How many rows came after the deadline. */
  late = $state(0);
  /** What is on its way in. */
  readonly importing = new Importing(this.#slice());

  constructor(readonly year: AwardYearId) {}

  /** Says something for all rows. */
  say(part: Partial<NominationTable>): Promise<void> {
    this.forAll = { ...this.forAll, ...part };
    return this.importing.judgeAgain();
  }

  #slice(): ImportSlice {
    return {
      columns: () => this.#columns,
      ...readingBy('look_at_nomination_table', () => ({})),
      ...workAtSeat,
      judge: async (rows) => {
        const outcome = await call('judge_nominations', { awardYearId: this.year, table: this.forAll, rows });
        if (outcome.ok && rows.length === this.importing.rows.length) this.late = outcome.answer.late.length;
        return outcome;
      },
      add: async (requestKey, rows) => {
        const outcome = await call('import_nominations', { requestKey, awardYearId: this.year, table: this.forAll, rows });
        if (!outcome.ok) return outcome;
        const { nominees, nominations, late, untouched } = outcome.answer.now;
        const said = texts().awardNominees.importing.added(nominees, nominations, late, untouched);
        return { ok: true, answer: { said, undo: outcome.answer.undo } };
      },
      sameWords: () => texts().awardNominees.importing.same,
      words: () => texts().awardNominees.importing.words,
    };
  }

  readonly #columns: readonly ImportColumn[] = $derived.by(() => {
    const { form, importing: say } = texts().awardNominees;
    const { kinds } = texts().award;
    return [
      { key: 'name', label: form.name },
      { key: 'kind', label: form.kind, choices: Object.values(kinds) },
      { key: 'contact', label: form.contact },
      { key: 'phone', label: form.phone },
      { key: 'email', label: form.email },
      { key: 'place', label: form.place },
      { key: 'since', label: form.since },
      { key: 'area', label: form.area },
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

/** The list of nominations that whoever sits here is taking in for a year. */
export const nominationImport = keptAtSeat((year: AwardYearId) => new NominationImportState(year));
