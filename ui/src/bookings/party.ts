/** Who a booking is for. The picker of the organisations takes the place of `PartyField` and speaks this. */
import type { OrganisationId, PersonId } from '../backend/generated/operations';

export interface Party {
  organisationId: OrganisationId | null;
  organisationName: string;
  contactPersonId: PersonId | null;
  contactName: string;
}
