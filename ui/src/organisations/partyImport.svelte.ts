/** What a list of people or of organisations is to the importer: its columns, and the operations it goes through. */
import { keptAtSeat } from '../access';
import { call } from '../backend/call';
import type { BorrowerCategory, OrganisationKind, PartyTable } from '../backend/generated/operations';
import { Importing, readingBy, workAtSeat, type ImportColumn, type ImportSlice } from '../importing';
import { texts } from '../texts';

export type Of = 'people' | 'organisations';

class PartyImportState {
  of = $state<Of>('people');
  kind = $state<OrganisationKind>('association');
  category = $state<BorrowerCategory>('social');
  /** What is on its way in. */
  readonly importing = new Importing(this.#slice());

  get table(): PartyTable {
    return this.of === 'people' ? { of: 'people' } : { of: 'organisations', kind: this.kind, borrowerCategory: this.category };
  }

  #slice(): ImportSlice {
    return {
      columns: () => (this.of === 'people' ? peopleColumns() : organisationColumns()),
      ...readingBy('look_at_party_table', () => ({ table: this.table })),
      ...workAtSeat,
      judge: (rows) => call('judge_parties', { table: this.table, rows }),
      add: async (requestKey, rows) => {
        const outcome = await call('import_parties', { requestKey, table: this.table, rows });
        if (!outcome.ok) return outcome;
        const { people, organisations, completed, untouched } = outcome.answer.now;
        const said = texts().organisations.importing.done(people, organisations, completed, untouched);
        return { ok: true, answer: { said, undo: outcome.answer.undo } };
      },
    };
  }
}

/** The list that whoever sits here is taking in. */
export const partyImport = keptAtSeat(() => new PartyImportState());

function peopleColumns(): readonly ImportColumn[] {
  const say = texts().organisations;
  return [
    { key: 'fullName', label: say.fullName },
    { key: 'firstName', label: say.importing.firstName },
    { key: 'lastName', label: say.importing.lastName },
    { key: 'phone', label: say.phone },
    { key: 'secondPhone', label: say.secondPhone },
    { key: 'email', label: say.email },
    { key: 'street', label: say.street },
    { key: 'postalCode', label: say.postalCode },
    { key: 'town', label: say.town },
    { key: 'postalTown', label: say.importing.postalTown },
    { key: 'address', label: say.importing.wholeAddress },
    { key: 'protection', label: say.importing.protectedColumn },
    { key: 'note', label: say.note },
  ];
}

function organisationColumns(): readonly ImportColumn[] {
  const say = texts().organisations;
  return [
    { key: 'name', label: say.name },
    { key: 'shortName', label: say.shortName },
    { key: 'cvr', label: say.cvr },
    { key: 'pNumber', label: say.pNumber },
    { key: 'phone', label: say.phone },
    { key: 'email', label: say.email },
    { key: 'web', label: say.web },
    { key: 'street', label: say.street },
    { key: 'postalCode', label: say.postalCode },
    { key: 'town', label: say.town },
    { key: 'postalTown', label: say.importing.postalTown },
    { key: 'address', label: say.importing.wholeAddress },
    { key: 'contactName', label: say.contactName },
    { key: 'contactPhone', label: say.contactPhone },
    { key: 'contactEmail', label: say.importing.contactEmail },
    { key: 'note', label: say.note },
  ];
}
