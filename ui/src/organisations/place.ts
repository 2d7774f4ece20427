/**
 * Which card stands beside the directory, as it stands in the address: `#/organisations/person/7`. A number alone is an
 * organisation: so link those who know of organisations only.
 */
import type { OrganisationId, PersonId } from '../backend/generated/operations';
import type { Route } from '../shared';

export type Place =
  | { card: 'organisation'; id: OrganisationId }
  | { card: 'person'; id: PersonId }
  | { card: 'new-organisation'; name: string }
  | { card: 'new-person'; name: string };

export function readPlace({ parts, query }: Route): Place | null {
  const [section, card, id] = parts;
  if (section !== 'organisations') return null;
  const name = query.get('name') ?? '';
  if (card === 'new-organisation' || card === 'new-person') return { card, name };
  const isNumber = /^\d+$/.test(card ?? '');
  const number = Number(isNumber ? card : id);
  if (!Number.isInteger(number) || number < 1) return null;
  if (card === 'organisation' || isNumber) return { card: 'organisation', id: number as OrganisationId };
  if (card === 'person') return { card, id: number as PersonId };
  return null;
}
