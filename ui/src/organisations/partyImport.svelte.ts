/** What a list of people or of organisations is to the importer: its columns, and the operations it goes through. */
import { session } from '../access';
import { call } from '../backend/call';
import type { BorrowerCategory, OrganisationKind, PartyTable, TableLook } from '../backend/generated/operations';
import { host } from '../backend/host';
import { Importing, type ImportColumn, type ImportSlice } from '../importing';
import { texts } from '../texts';

export type Of = 'people' | 'organisations';

class PartyImportState {
  of = $state<Of>('people');
  kind = $state<OrganisationKind>('association');
  category = $state<BorrowerCategory>('social');
  /** What is on its way in; it outlives the page, so that looking something up loses nothing. */
  readonly importing = new Importing(this.#slice());
  /** Whose it is: the next who sits down finds nothing of it. */
  readonly #owner = session.current?.userId;

  get isMine(): boolean {
    return this.#owner === session.current?.userId;
  }

  get table(): PartyTable {
    return this.of === 'people' ? { of: 'people' } : { of: 'organisations', kind: this.kind, borrowerCategory: this.category };
  }

  #slice(): ImportSlice {
    return {
      columns: () => (this.of === 'people' ? peopleColumns() : organisationColumns()),
      look: (text) => call('look_at_party_table', { table: this.table, source: { from: 'pasted', text } }),
      choose: async () => {
        const outcome = await host({ ask: 'choose_table', operation: 'look_at_party_table', input: { table: this.table } });
        if (!outcome.ok) return outcome;
        return { ok: true, answer: outcome.answer.answer === 'from_gate' ? (outcome.answer.value as TableLook) : null };
      },
      judge: async (rows) => {
        const outcome = await call('judge_parties', { table: this.table, rows });
        return outcome.ok ? { ok: true, answer: outcome.answer.rows } : outcome;
      },
      add: async (requestKey, rows) => {
        const outcome = await call('import_parties', { requestKey, table: this.table, rows });
        if (!outcome.ok) return outcome;
        const { people, organisations, completed, untouched } = outcome.answer.now;
        const said = texts().organisations.importing.done(people, organisations, completed, untouched);
        return { ok: true, answer: { said, undo: outcome.answer.undo } };
      },
      progress: async (requestKey) => {
        const outcome = await call('work_progress', { requestKey });
        return outcome.ok ? outcome.answer : null;
      },
      stop: async (requestKey) => void (await call('stop_work', { requestKey })),
    };
  }
}

let current: PartyImportState | undefined;
let end = (): void => {};

/** The list that whoever sits here is taking in. */
export function partyImport(): PartyImportState {
  if (current?.isMine) return current;
  end();
  let made: PartyImportState | undefined;
  // In a root of its own: what is derived in it would else end with the page that first showed it.
  end = $effect.root(() => {
    made = new PartyImportState();
  });
  current = made ?? new PartyImportState();
  return current;
}

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
