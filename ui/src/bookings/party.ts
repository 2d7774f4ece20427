/** Who a booking is for, as the picker of the organisations speaks of them. */
import type { Booking, OrganisationId } from '../backend/generated/operations';
import type { PickedParty } from '../organisations';

export function pickedOrganisation(id: OrganisationId, name: string): PickedParty {
  return { party: { of: 'organisation', id }, kind: 'association', name, contact: null };
}

export function pickedBorrower({ borrower }: Pick<Booking, 'borrower'>): PickedParty | null {
  return borrower && pickedOrganisation(borrower.id, borrower.name);
}
