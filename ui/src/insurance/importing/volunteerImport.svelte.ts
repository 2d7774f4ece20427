/** What a list of volunteers is to the importer: its columns, what is said once for all rows, and its operations. */
import { keptAtSeat } from '../../access';
import { call } from '../../backend/call';
import type { CoverTrack, EffortTypeId, OrganisationId, VolunteerTable } from '../../backend/generated/operations';
import { Importing, readingBy, workAtSeat, type ImportColumn, type ImportSlice } from '../../importing';
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
  workplaces = $state.raw<readonly Workplace[]>([]);
  efforts = $state.raw<readonly { value: EffortTypeId; label: string }[]>([]);
  /** What is on its way in. */
  readonly importing = new Importing(this.#slice());

  /** Reads what can be chosen; from the card of a workplace or an association, that is where they all belong. */
  async load(at: OrganisationId | null = null): Promise<void> {
    const [workplaces, efforts] = await Promise.all([readWorkplaces(), call('list_effort_types', {}), this.#begin(at)]);
    this.workplaces = workplaces;
    if (efforts.ok) this.efforts = efforts.answer.map(({ id, facts }) => ({ value: id, label: facts.name }));
  }

  /** A list that is on its way in already keeps what was said of it. */
  async #begin(at: OrganisationId | null): Promise<void> {
    if (at === null || this.importing.look !== null) return;
    const outcome = await call('open_organisation', { organisationId: at });
    if (!outcome.ok) return;
    const { kind, name } = outcome.answer.organisation.facts;
    if (kind === 'workplace') this.forAll = { ...BLANK, workplaceId: at };
    if (kind === 'association') {
      const association = { party: { of: 'organisation' as const, id: at }, kind, name, contact: null };
      this.forAll = { ...BLANK, association, track: 'via_association', trackReason: texts().insurance.importing.ofAssociation(name) };
    }
  }

  /** Says something for all rows. */
  say(part: Partial<ForAll>): Promise<void> {
    this.forAll = { ...this.forAll, ...part };
    return this.importing.judgeAgain();
  }

  get #table(): VolunteerTable {
    const { association, ...said } = this.forAll;
    return { ...said, associationId: association ? (association.party.id as OrganisationId) : null };
  }

  #slice(): ImportSlice {
    return {
      columns: () => this.#columns,
      ...readingBy('look_at_volunteer_table', () => ({})),
      ...workAtSeat,
      judge: (rows) => call('judge_volunteers', { table: this.#table, rows }),
      add: async (requestKey, rows) => {
        const outcome = await call('import_volunteers', { requestKey, table: this.#table, rows });
        if (!outcome.ok) return outcome;
        const { volunteers, attachments, untouched } = outcome.answer.now;
        const said = texts().insurance.importing.added(volunteers, attachments, untouched);
        return { ok: true, answer: { said, undo: outcome.answer.undo } };
      },
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

/** The list of volunteers that whoever sits here is taking in. */
export const volunteerImport = keptAtSeat(() => new VolunteerImportState());
