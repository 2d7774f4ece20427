/** How the directory puts what the engine tells into words. Call these where a change of language is seen. */
import type {
  ContactRole,
  ContactRoleKind,
  DeclarationState,
  DirectoryEntry,
  FoundThrough,
  PartyRef,
} from '../backend/generated/operations';
import { longDate, numericDate, phone } from '../shared/format';
import type { IconName } from '../shared';
import { texts } from '../texts';

/** For a field: a number that is kept stands as it is read; one being typed is left alone under the fingers. */
export function keptPhone(kept: string): string {
  return kept.startsWith('+45') ? phone(kept) : kept;
}

/** `12 34 56 78`. */
export function cvrText(kept: string): string {
  return /^\d{8}$/.test(kept) ? kept.replace(/(\d{2})(?=\d)/g, '$1 ') : kept;
}

/** A date as one types it, from the one that is kept; what is not a whole date stays as it is. */
export function typedDate(kept: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(kept) ? numericDate(kept) : kept;
}

export function kindIcon(entry: Pick<DirectoryEntry, 'kind'>): IconName {
  const icons: Record<DirectoryEntry['kind'], IconName> = {
    association: 'users',
    workplace: 'building-2',
    council: 'landmark',
    person: 'user',
  };
  return icons[entry.kind];
}

/** `Forening · Frivillig social`. */
export function kindText(entry: Pick<DirectoryEntry, 'kind' | 'category'>): string {
  const say = texts().organisations;
  const kind = say.kinds[entry.kind];
  return entry.kind === 'association' && entry.category ? `${kind} · ${say.categories[entry.category]}` : kind;
}

/** The title that is used at the place, or the role's own name. */
export function roleText(role: { role: ContactRoleKind; title: string }): string {
  return role.title || texts().organisations.roleNames[role.role];
}

/** `Merete Ærenlund, formand`. */
export function contactText(entry: DirectoryEntry): string {
  return entry.contact ? `${entry.contact.name}, ${roleText(entry.contact).toLowerCase()}` : '';
}

/** The phone to ring: their own, or the contact's. */
export function phoneOf(entry: DirectoryEntry): string {
  return phone(entry.phone || (entry.kind === 'person' ? '' : (entry.contact?.phone ?? '')));
}

/** Why a search found the entry, where its name does not show it. */
export function reasonText(reason: FoundThrough, entry: DirectoryEntry): string {
  const say = texts().organisations.reason;
  switch (reason.through) {
    case 'name':
      return '';
    case 'short_name':
      return say.shortName(entry.shortName);
    case 'phone':
      return say.phone(phone(reason.phone));
    case 'cvr':
      return say.cvr(cvrText(reason.cvr));
    case 'contact': {
      const role = roleText(reason).toLowerCase();
      const line = reason.standing === 'held' ? say.former(reason.name, role) : say.contact(reason.name, role);
      return reason.phone ? `${line} · ${phone(reason.phone)}` : line;
    }
  }
}

/** `siden 1/3-2024`, `1/3-2020 – 31/12-2023`. */
export function periodText(role: ContactRole): string {
  const say = texts().organisations;
  const { validFrom, validTo } = role.facts;
  if (validTo) return say.period(numericDate(validFrom), numericDate(validTo));
  return role.standing === 'coming' ? say.comingFrom(numericDate(validFrom)) : say.since(numericDate(validFrom));
}

/** Everything one person is at an organisation, or that an organisation has of one person. */
export interface RolesOfOne {
  id: number;
  name: string;
  phone: string;
  email: string;
  roles: readonly ContactRole[];
}

/** The roles by the other end of them, in the order they come; the same word twice is said once. */
export function grouped(roles: readonly ContactRole[], naming: 'person' | 'organisation'): RolesOfOne[] {
  const idOf = (role: ContactRole): number => (naming === 'person' ? role.personId : role.organisationId);
  return [...new Set(roles.map(idOf))].map((id) => {
    const own = roles.filter((role) => idOf(role) === id);
    const [first] = own as [ContactRole];
    const isFirst = (role: ContactRole, index: number): boolean =>
      own.findIndex((other) => roleText(other.facts).toLowerCase() === roleText(role.facts).toLowerCase()) === index;
    const name = naming === 'person' ? first.personName : first.organisationName;
    return { id, name, phone: first.phone, email: first.email, roles: own.filter(isFirst) };
  });
}

/** How the declaration stands, and whether it stands in the way of a room; nothing where none is asked for. */
export function declarationText(state: DeclarationState): { tone: 'ok' | 'warn'; text: string } | null {
  const say = texts().organisations.declaration;
  switch (state.state) {
    case 'not_needed':
      return null;
    case 'valid':
      return { tone: 'ok', text: say.valid(longDate(state.until)) };
    case 'ran_out':
      return { tone: 'warn', text: say.ran_out(longDate(state.until)) };
    case 'missing':
      return { tone: 'warn', text: say.missing };
  }
}

/** Where a party's card is. */
export function placeOf(party: PartyRef): readonly [string, string, number] {
  return ['organisations', party.of, party.id];
}

type FieldName = Exclude<keyof ReturnType<typeof fieldNames>, never>;

function fieldNames() {
  const say = texts().organisations;
  const { kind, name, shortName, cvr, pNumber, phone: phoneName, email, web, street, postalCode, town, borrowerCategory } = say;
  const { educationApprovedOn, declarationValidUntil, note, fullName, secondPhone, address, protection, role, validFrom, validTo } = say;
  return {
    kind, name, shortName, cvr, pNumber, phone: phoneName, email, web, street, postalCode, town, borrowerCategory,
    parentId: say.branchOf, educationApprovedOn, declarationValidUntil, note, fullName, secondPhone, address, protection,
    role, title: say.roleTitle, validFrom, validTo,
  };
}

/** The name of a field as it stands on the card. */
export function fieldName(field: string): string {
  return fieldNames()[field as FieldName] ?? field;
}

/** What stands in a field, in words, for a comparison. */
export function fieldText(field: string, value: unknown): string {
  const say = texts().organisations;
  if (value === '' || value === null || value === undefined) return say.nothingWritten;
  if (field === 'borrowerCategory') return say.categories[value as keyof typeof say.categories];
  if (field === 'kind') return say.kinds[value as keyof typeof say.kinds];
  if (field === 'protection') return say.protections[value as keyof typeof say.protections];
  if (field === 'phone' || field === 'secondPhone') return phone(String(value));
  if (field === 'cvr') return cvrText(String(value));
  if (typeof value === 'object') return addressText(value as AddressLike) || say.addressHidden;
  return typedDate(String(value));
}

interface AddressLike {
  street?: string;
  postalCode?: string;
  town?: string;
}

/** `Kirkebakken 4, 2683 Havbjerg`. */
export function addressText({ street = '', postalCode = '', town = '' }: AddressLike): string {
  return [street, `${postalCode} ${town}`.trim()].filter(Boolean).join(', ');
}
