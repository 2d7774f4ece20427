/** What stands on the page of the register, as it stands in the address: `#/insurance/volunteer/7`. */
import type { AttachmentId, ClaimId, InsurerReportId, OrganisationId, PersonId } from '../backend/generated/operations';
import type { Route } from '../shared';

export type Place =
  | { at: 'register'; volunteer: PersonId | null; open: string | null }
  | { at: 'new'; person: PersonId | null; name: string; workplace: OrganisationId | null }
  | { at: 'attach'; volunteer: PersonId }
  | { at: 'change'; volunteer: PersonId; attachment: AttachmentId }
  | { at: 'covered' }
  | { at: 'report'; shown: InsurerReportId | null }
  | { at: 'roll-call'; workplace: OrganisationId | null }
  | { at: 'claims' }
  | { at: 'claim'; claim: ClaimId }
  | { at: 'new-claim'; person: PersonId | null }
  | { at: 'import' }
  | { at: 'retention' };

/** Where something is written rather than read. */
export type WritingPlace = Extract<Place, { at: 'new' | 'attach' | 'change' }>;

function idOf<I extends number>(text: string | null | undefined): I | null {
  return text && /^[1-9]\d*$/.test(text) ? (Number(text) as I) : null;
}

export function readPlace({ parts, query }: Route): Place {
  const [, card, id, what, which] = parts;
  if (card === 'covered') return { at: 'covered' };
  if (card === 'report') return { at: 'report', shown: idOf<InsurerReportId>(id) };
  if (card === 'roll-call') return { at: 'roll-call', workplace: idOf<OrganisationId>(id) };
  if (card === 'claims') {
    const claim = idOf<ClaimId>(id);
    if (id === 'new') return { at: 'new-claim', person: idOf<PersonId>(query.get('person')) };
    return claim ? { at: 'claim', claim } : { at: 'claims' };
  }
  if (card === 'import') return { at: 'import' };
  if (card === 'retention') return { at: 'retention' };
  if (card === 'new') return { at: 'new', person: idOf(query.get('person')), name: query.get('name') ?? '', workplace: idOf(query.get('workplace')) };
  const volunteer = card === 'volunteer' ? idOf<PersonId>(id) : null;
  const attachment = idOf<AttachmentId>(which);
  if (volunteer && what === 'attach') return { at: 'attach', volunteer };
  if (volunteer && what === 'attachment' && attachment) return { at: 'change', volunteer, attachment };
  return { at: 'register', volunteer, open: query.get('open') };
}

/** Where somebody's card in the register is. */
export function placeOf(volunteer: PersonId): readonly [string, string, number] {
  return ['insurance', 'volunteer', volunteer];
}
