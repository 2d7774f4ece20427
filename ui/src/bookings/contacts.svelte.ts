/** Whom one can ring about a booking: those of the association that borrows who are so now. */
import { call } from '../backend/call';
import type { ContactRole, OrganisationId, PersonId } from '../backend/generated/operations';
import { phone } from '../shared/format';

export class Contacts {
  #roles = $state.raw<ReadonlyArray<ContactRole>>([]);
  #of: OrganisationId | null = null;

  readonly options = $derived<Array<{ value: PersonId; label: string }>>(
    this.#roles
      .filter(({ personId }, index, all) => all.findIndex((one) => one.personId === personId) === index)
      .map(({ personId, personName, phone: number }) => ({ value: personId, label: number ? `${personName}, ${phone(number)}` : personName })),
  );

  async read(of: OrganisationId | null): Promise<void> {
    this.#of = of;
    this.#roles = [];
    if (of === null) return;
    const answer = await call('open_organisation', { organisationId: of });
    if (answer.ok && of === this.#of) this.#roles = answer.answer.contacts.filter((role) => role.standing === 'current');
  }
}
