// Made from the engine by `cargo xtask types`. Never edited by hand.

/**
 * Why access says no.
 */
export type AccessError = { "code": "wrong_password" } | { "code": "wait_before_next_try", "details": { 
/**
 * Seconds until it may be tried again.
 */
seconds: number, } } | { "code": "already_set_up" } | { "code": "fields_refused", "details": { 
/**
 * What is wrong with which.
 */
problems: Array<FieldProblem>, } } | { "code": "stale_user", "details": { 
/**
 * How it stands now.
 */
current: User, } } | { "code": "user_not_found" } | { "code": "last_administrator" } | { "code": "wrong_recovery_code" } | { "code": "not_a_demo_office" } | { "code": "database", "details": Trouble };

/**
 * What can happen in this slice, and what the gate itself notes.
 */
export type AccessEvent = { "event": "office_set_up", "values": { 
/**
 * Its name.
 */
name: string, } } | { "event": "user_signed_in" } | { "event": "user_signed_out" } | { "event": "sign_in_refused", "values": { 
/**
 * The name that was typed.
 */
userName: string | null, } } | { "event": "user_added", "values": { 
/**
 * The roles given.
 */
roles: Array<Role>, } } | { "event": "user_changed", "values": { 
/**
 * The fields that changed, by their names on the wire.
 */
fields: Array<string>, } } | { "event": "user_archived" } | { "event": "user_restored" } | { "event": "password_changed" } | { "event": "recovery_code_made" } | { "event": "recovery_code_used" } | { "event": "office_changed", "values": { 
/**
 * The fields that changed, by their names on the wire.
 */
fields: Array<string>, } } | { "event": "backup_made", "values": { 
/**
 * Its size in bytes.
 */
bytes: number, } } | { "event": "backup_restored" } | { "event": "looked", "values": { 
/**
 * Through which operation.
 */
operation: string, } } | { "event": "searched", "values": { 
/**
 * Through which operation.
 */
operation: string, 
/**
 * What was searched for.
 */
words: string, } } | { "event": "printed", "values": { 
/**
 * Through which operation.
 */
operation: string, } } | { "event": "exported", "values": { 
/**
 * Through which operation.
 */
operation: string, } };

/**
 * Among whom to look.
 */
export type Among = "everyone" | "organisations" | "association" | "workplace" | "council" | "person";

/**
 * Light or dark.
 */
export type Appearance = "system" | "light" | "dark";

/**
 * An organisation to be put away.
 */
export type ArchiveOrganisation = { 
/**
 * Which one.
 */
organisationId: OrganisationId, 
/**
 * People to be put away with it: those that were registered in the same breath.
 */
people: Array<PersonId>, };

/**
 * A person to be put away.
 */
export type ArchivePerson = { 
/**
 * Who.
 */
personId: PersonId, };

/**
 * A user who is to sign in no more.
 */
export type ArchiveUser = { 
/**
 * The user.
 */
id: UserId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * What a borrower counts as; it decides tariff and priority in the seasonal allocation. The three education
 * categories follow folkeoplysningsloven § 21.
 */
export type BorrowerCategory = "municipal" | "social" | "education_children" | "education_adult" | "education_adults_activity" | "other_association" | "private_commercial";

/**
 * Role, title and period as they are to be.
 */
export type ChangeContactRole = { 
/**
 * Which role.
 */
contactRoleId: ContactRoleId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * Role, title and period.
 */
facts: ContactRoleFacts, 
/**
 * How the change that this one takes back left it. Where it still stands so, the version is not asked.
 */
leftAs?: ContactRoleFacts, };

/**
 * What is to be known of an organisation from now on.
 */
export type ChangeOrganisation = { 
/**
 * Which one.
 */
organisationId: OrganisationId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * All that is known of it, changed or not.
 */
facts: OrganisationFacts, 
/**
 * How the change that this one takes back left it. Where it still stands so, the version is not asked: several steps
 * back move it on by themselves.
 */
leftAs?: OrganisationFacts, };

/**
 * What is to be known of a person from now on.
 */
export type ChangePerson = { 
/**
 * Who.
 */
personId: PersonId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * All that is known of them, changed or not; a hidden address stays as it is.
 */
facts: PersonFacts, 
/**
 * How the change that this one takes back left them. Where they still stand so, the version is not asked.
 */
leftAs?: PersonFacts, };

/**
 * What a change answers: how things stand now, and how to take it back.
 */
export type Changed<T> = { 
/**
 * How it stands now.
 */
now: T, 
/**
 * The way back; `None` where there is none.
 */
undo: UndoStep | null, };

/**
 * Whether everything was told.
 */
export type Completeness = "all" | "more";

/**
 * A contact role as it stands on a card, with both ends of it by name.
 */
export type ContactRole = { 
/**
 * The role.
 */
id: ContactRoleId, 
/**
 * Where.
 */
organisationId: OrganisationId, 
/**
 * Its name.
 */
organisationName: string, 
/**
 * Who.
 */
personId: PersonId, 
/**
 * Their name.
 */
personName: string, 
/**
 * Their phone, or empty.
 */
phone: string, 
/**
 * Their e-mail address, or empty.
 */
email: string, 
/**
 * Role, title and period.
 */
facts: ContactRoleFacts, 
/**
 * Whether the period lies before, around or after today.
 */
standing: PeriodStanding, 
/**
 * Counts the changes; an edit carries the one it saw.
 */
version: number, };

/**
 * A role with its title and period, as typed, kept and shown; the end is empty while it is open.
 */
export type ContactRoleFacts = { 
/**
 * What the person is there.
 */
role: ContactRoleKind, 
/**
 * What they call it themselves, where the role does not say it.
 */
title: string, 
/**
 * The first day; empty is today.
 */
validFrom: string, 
/**
 * The last day, included; empty is open.
 */
validTo: string, };

/**
 * A person's role at an organisation in a period.
 */
export type ContactRoleId = number & { readonly of: "contact role" };

/**
 * What a person is at an organisation. In the order in which the office asks for them.
 */
export type ContactRoleKind = "contact_person" | "booking_officer" | "chair" | "deputy_chair" | "treasurer" | "board_member" | "authorised_signatory" | "volunteer_coordinator" | "other";

/**
 * Which part of the directory to count.
 */
export type CountParties = { 
/**
 * Among whom.
 */
among: Among, 
/**
 * In use, or put away.
 */
standing: Standing, 
/**
 * Only organisations that count as this when they borrow.
 */
category?: BorrowerCategory, };

/**
 * How an association's yearly declaration on child-protection certificates stands.
 */
export type DeclarationState = { "state": "not_needed" } | { "state": "valid", 
/**
 * The last day.
 */
until: string, } | { "state": "ran_out", 
/**
 * The last day it held.
 */
until: string, } | { "state": "missing" };

/**
 * A role, on a demo office.
 */
export type DemoRole = { 
/**
 * Whose desk to sit down at.
 */
role: Role, };

/**
 * How much room a row takes.
 */
export type Density = "compact" | "normal" | "roomy";

/**
 * One line of the directory.
 */
export type DirectoryEntry = { 
/**
 * Who.
 */
party: PartyRef, 
/**
 * What kind of party.
 */
kind: PartyKind, 
/**
 * The full name.
 */
name: string, 
/**
 * The short name of an organisation, or empty.
 */
shortName: string, 
/**
 * What an organisation counts as when it borrows.
 */
category: BorrowerCategory | null, 
/**
 * Whom to ring at an organisation; where a person is to be met.
 */
contact: EntryContact | null, 
/**
 * Their own phone, or empty.
 */
phone: string, 
/**
 * Whether it is in use.
 */
standing: Standing, 
/**
 * Whether a person's name may leave the house.
 */
protection: Protection, };

/**
 * A role that ends.
 */
export type EndContactRole = { 
/**
 * Which role.
 */
contactRoleId: ContactRoleId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * The last day, as typed; empty is today.
 */
lastDay: string, };

/**
 * The other end of a role: a person at an organisation, or an organisation of a person.
 */
export type EntryContact = { 
/**
 * Who.
 */
party: PartyRef, 
/**
 * Their name.
 */
name: string, 
/**
 * The person's role.
 */
role: ContactRoleKind, 
/**
 * What they call it themselves, or empty.
 */
title: string, 
/**
 * Their phone, or empty.
 */
phone: string, };

/**
 * One field that cannot be taken as it is. `field` is the path in the input, e.g. `contacts.0.phone`.
 */
export type FieldProblem = { 
/**
 * The path of the field in the input, names as they cross the wire.
 */
field: string, 
/**
 * What is wrong with it.
 */
problem: Problem, };

/**
 * Why a file outside the office cannot be written or read.
 */
export type FileTrouble = "read_only" | "disk_full" | "missing" | "too_large" | "no_viewer" | "other";

/**
 * What is typed into a search.
 */
export type FindParties = { 
/**
 * Beginnings of words, last digits of a phone number, first digits of a CVR number; in any order.
 */
words: string, 
/**
 * Among whom.
 */
among: Among, 
/**
 * Only these; `None` finds what is put away too, last.
 */
standing?: Standing, 
/**
 * How many at the most; 30 if not said, never more than 100.
 */
most?: number, };

/**
 * What a search found.
 */
export type FoundParties = { 
/**
 * Best first.
 */
found: Array<FoundParty>, 
/**
 * Whether there are more than are told.
 */
more: Completeness, };

/**
 * A party that a search found.
 */
export type FoundParty = { 
/**
 * The party.
 */
entry: DirectoryEntry, 
/**
 * What of its name was found.
 */
marks: Array<Mark>, 
/**
 * Why it was found, where its name does not show it.
 */
reason: FoundThrough, };

/**
 * Why a party was found.
 */
export type FoundThrough = { "through": "name" } | { "through": "short_name" } | { "through": "phone", 
/**
 * The number.
 */
phone: string, } | { "through": "cvr", 
/**
 * The number.
 */
cvr: string, } | { "through": "contact", 
/**
 * Their name.
 */
name: string, 
/**
 * What they are there.
 */
role: ContactRoleKind, 
/**
 * What they call it themselves, or empty.
 */
title: string, 
/**
 * The phone number, where it is what was found.
 */
phone: string | null, 
/**
 * Whether the role is over.
 */
standing: RoleStanding, };

/**
 * Why the gate itself says no.
 */
export type GateError = { "code": "unknown_operation", "details": { 
/**
 * The name that was asked for.
 */
operation: string, } } | { "code": "unreadable_input", "details": { 
/**
 * What the reader stumbled on; field names and expectations, never the values.
 */
problem: string, } } | { "code": "not_signed_in" } | { "code": "seat_locked" } | { "code": "not_allowed", "details": { 
/**
 * The roles that may.
 */
allowed: Array<Role>, } };

/**
 * A role to be given.
 */
export type GiveContactRole = { 
/**
 * Made by the client; the same key again is the same role.
 */
requestKey: RequestKey, 
/**
 * Where.
 */
organisationId: OrganisationId, 
/**
 * To whom.
 */
personId: PersonId, 
/**
 * Role, title and period.
 */
facts: ContactRoleFacts, };

/**
 * What the host answers.
 */
export type HostAnswer = { "answer": "opened", 
/**
 * Its name in a list: a file name or a server.
 */
place: string, } | { "answer": "no_office", 
/**
 * The one used last, by its name in a list.
 */
lastUsed: string | null, } | { "answer": "failed", 
/**
 * Its name in a list.
 */
place: string, 
/**
 * Why not.
 */
error: OpenError, } | { "answer": "cancelled" } | { "answer": "done" } | { "answer": "from_gate", 
/**
 * The answer of the operation.
 */
value: unknown, } | { "answer": "file_trouble", 
/**
 * What is in the way.
 */
trouble: FileTrouble, };

/**
 * One request to the host.
 */
export type HostRequest = { "ask": "start" } | { "ask": "new_office", 
/**
 * Names the file.
 */
name: string, 
/**
 * Among the documents, or where the user points.
 */
place: NewOfficePlace, } | { "ask": "open_office" } | { "ask": "try_again" } | { "ask": "connect_office", 
/**
 * `postgres://user@host/database`, without a password.
 */
link: string, 
/**
 * The server's password; kept nowhere.
 */
password?: string, } | { "ask": "open_demo" } | { "ask": "leave_office" } | { "ask": "save_paper", 
/**
 * The paper.
 */
paperId: PaperId, 
/**
 * The name proposed.
 */
fileName: string, } | { "ask": "show_paper", 
/**
 * The paper.
 */
paperId: PaperId, 
/**
 * The name it gets there.
 */
fileName: string, } | { "ask": "choose_backup_folder" } | { "ask": "choose_backup" } | { "ask": "restore_chosen_backup" } | { "ask": "choose_logo" } | { "ask": "set_zoom", 
/**
 * 90 to 200.
 */
percent: number, };

/**
 * A point in time to the second. Crosses as RFC 3339 in UTC.
 */
export type Instant = string & { readonly of: "instant" };

/**
 * The language of a paper.
 */
export type Language = "da" | "en";

/**
 * Where a letter begins in the directory.
 */
export type LetterPlace = { 
/**
 * The letter; `#` for names that begin with none.
 */
letter: string, 
/**
 * How many come before its first name.
 */
from: number, };

/**
 * A stretch of the directory.
 */
export type ListParties = { 
/**
 * Among whom.
 */
among: Among, 
/**
 * In use, or put away.
 */
standing: Standing, 
/**
 * Only organisations that count as this when they borrow.
 */
category?: BorrowerCategory, 
/**
 * How many come before the first one told.
 */
from: number, 
/**
 * How many at the most, never more than 200.
 */
most: number, };

/**
 * A stretch of a text, counted as JavaScript counts: in UTF-16 units, `until` not included.
 */
export type Mark = { 
/**
 * Where it begins.
 */
from: number, 
/**
 * Where it ends.
 */
until: number, };

/**
 * An organisation by name.
 */
export type NamedOrganisation = { 
/**
 * The organisation.
 */
id: OrganisationId, 
/**
 * Its full name.
 */
name: string, };

/**
 * A person by name.
 */
export type NamedPerson = { 
/**
 * The person.
 */
id: PersonId, 
/**
 * Their full name.
 */
fullName: string, };

/**
 * A person who is registered along with their organisation.
 */
export type NewContact = { 
/**
 * What is known of them.
 */
facts: PersonFacts, 
/**
 * What they are there, from today on.
 */
role: ContactRoleKind, };

/**
 * A new office and its first user.
 */
export type NewOffice = { 
/**
 * Made by the client; the same key again is the same request.
 */
requestKey: RequestKey, 
/**
 * The office's name.
 */
officeName: string, 
/**
 * The administrator's full name.
 */
fullName: string, 
/**
 * What they type to sign in.
 */
userName: string, 
/**
 * At least ten characters.
 */
password: string, 
/**
 * The same again.
 */
passwordAgain: string, 
/**
 * Roles besides administrator: in a small office one person is several.
 */
otherRoles: Array<Role>, };

/**
 * Where a new office file goes.
 */
export type NewOfficePlace = "documents" | "chosen";

/**
 * Somebody who is to sign in.
 */
export type NewUser = { 
/**
 * Made by the client; the same key again is the same user.
 */
requestKey: RequestKey, 
/**
 * What they type to sign in; unique without regard to case.
 */
userName: string, 
/**
 * Their full name.
 */
fullName: string, 
/**
 * What they are at the office: at least one.
 */
roles: Array<Role>, 
/**
 * A first password, at least ten characters, which they are asked to change.
 */
password: string, 
/**
 * The same again.
 */
passwordAgain: string, };

/**
 * Nothing to say.
 */
export type Nothing = Record<symbol, never>;

/**
 * What a set-up answers.
 */
export type OfficeSetUp = { 
/**
 * The administrator, who is signed in now.
 */
signedIn: SignedIn, 
/**
 * To be printed and locked away: it lets the last administrator set a new password. Shown this once.
 */
recoveryCode: string, };

/**
 * The office as whoever looks at the sign-in screen sees it.
 */
export type OfficeState = { 
/**
 * `None` until the office is set up.
 */
office: OfficeSummary | null, 
/**
 * Who sits here.
 */
signedIn: SignedIn | null, 
/**
 * Whether the seat waits for their password.
 */
locked: boolean, 
/**
 * Now, by the office's clock: a demo office may hold it.
 */
now: Instant, };

/**
 * What is no secret about an office.
 */
export type OfficeSummary = { 
/**
 * Its name.
 */
name: string, 
/**
 * The language of its papers, and of its screens until a user chooses.
 */
language: string, 
/**
 * Whether everything in it is invented.
 */
isDemo: boolean, 
/**
 * After how many quiet minutes a seat locks.
 */
lockAfterMinutes: number, };

/**
 * Why an office cannot be opened or made, each with a sentence and a way out.
 */
export type OpenError = { "code": "office_missing" } | { "code": "not_an_office" } | { "code": "damaged" } | { "code": "newer", "details": { 
/**
 * The number of its newest migration.
 */
version: number, } } | { "code": "server_not_prepared" } | { "code": "locked" } | { "code": "read_only_folder" } | { "code": "on_network_drive" } | { "code": "already_there" } | { "code": "not_a_server_link" } | { "code": "password_in_link" } | { "code": "server_unreachable" } | { "code": "server_refused" } | { "code": "database", "details": Trouble };

/**
 * The organisation whose card is opened.
 */
export type OpenOrganisation = { 
/**
 * Which one.
 */
organisationId: OrganisationId, };

/**
 * The person whose card is opened.
 */
export type OpenPerson = { 
/**
 * Who.
 */
personId: PersonId, };

/**
 * An organisation as it stands.
 */
export type Organisation = { 
/**
 * The organisation.
 */
id: OrganisationId, 
/**
 * What is known of it.
 */
facts: OrganisationFacts, 
/**
 * When it was registered.
 */
createdAt: Instant, 
/**
 * Since when it is put away.
 */
archivedAt: Instant | null, 
/**
 * Counts the changes; an edit carries the one it saw.
 */
version: number, };

/**
 * Everything about an organisation.
 */
export type OrganisationCard = { 
/**
 * How it stands.
 */
organisation: Organisation, 
/**
 * What it is a branch of.
 */
parent: NamedOrganisation | null, 
/**
 * Its own branches.
 */
branches: Array<NamedOrganisation>, 
/**
 * Who holds or held roles there: those who hold them first, whom to ring first.
 */
contacts: Array<ContactRole>, 
/**
 * How its declaration stands today.
 */
declaration: DeclarationState, };

/**
 * Another organisation that may be the same.
 */
export type OrganisationDouble = { 
/**
 * The other one.
 */
organisation: NamedOrganisation, 
/**
 * What the two share.
 */
same: SharedTrait, };

/**
 * Why organisations and people cannot be registered, changed or shown.
 */
export type OrganisationError = { "code": "fields_refused", "details": { 
/**
 * What is wrong with which.
 */
problems: Array<FieldProblem>, } } | { "code": "organisation_not_found" } | { "code": "person_not_found" } | { "code": "contact_role_not_found" } | { "code": "stale_organisation", "details": { 
/**
 * How it stands now.
 */
current: Organisation, } } | { "code": "stale_person", "details": { 
/**
 * How they stand now, without a protected address.
 */
current: Person, } } | { "code": "stale_contact_role", "details": { 
/**
 * How it stands now.
 */
current: ContactRole, } } | { "code": "already_archived" } | { "code": "not_archived" } | { "code": "role_held_already", "details": { 
/**
 * The role they hold.
 */
held: ContactRole, } } | { "code": "address_protected" } | { "code": "database", "details": Trouble };

/**
 * What can happen in this slice.
 */
export type OrganisationEvent = { "event": "organisation_registered" } | { "event": "organisation_changed", "values": { 
/**
 * The fields that changed, by their names on the wire.
 */
fields: Array<string>, } } | { "event": "organisation_archived" } | { "event": "organisation_restored" } | { "event": "person_registered" } | { "event": "person_changed", "values": { 
/**
 * The fields that changed, by their names on the wire.
 */
fields: Array<string>, } } | { "event": "person_archived" } | { "event": "person_restored" } | { "event": "contact_role_given", "values": { 
/**
 * The role.
 */
contactRoleId: ContactRoleId, 
/**
 * Who.
 */
personId: PersonId, 
/**
 * What they are there.
 */
role: ContactRoleKind, } } | { "event": "contact_role_changed", "values": { 
/**
 * The role.
 */
contactRoleId: ContactRoleId, 
/**
 * Who.
 */
personId: PersonId, 
/**
 * What they are there.
 */
role: ContactRoleKind, 
/**
 * The fields that changed, by their names on the wire.
 */
fields: Array<string>, } } | { "event": "contact_role_withdrawn", "values": { 
/**
 * The role.
 */
contactRoleId: ContactRoleId, 
/**
 * Who.
 */
personId: PersonId, 
/**
 * What they were there.
 */
role: ContactRoleKind, } } | { "event": "contact_role_reinstated", "values": { 
/**
 * The role.
 */
contactRoleId: ContactRoleId, 
/**
 * Who.
 */
personId: PersonId, 
/**
 * What they are there.
 */
role: ContactRoleKind, } };

/**
 * What is known of an organisation. The same shape is typed, kept and shown: texts come in as typed and go out as kept
 * (a CVR number as eight digits, a phone number as `+4584000123`, a date as `2026-12-31`); empty is unknown.
 */
export type OrganisationFacts = { 
/**
 * What kind of organisation.
 */
kind: OrganisationKind, 
/**
 * Its full name.
 */
name: string, 
/**
 * A short name for calendars and chips.
 */
shortName: string, 
/**
 * Its CVR number. Several branches may share one, and small groups have none.
 */
cvr: string, 
/**
 * The P-number of a workplace.
 */
pNumber: string, 
/**
 * Its own phone.
 */
phone: string, 
/**
 * Its own e-mail address.
 */
email: string, 
/**
 * Its page on the web.
 */
web: string, 
/**
 * Street, house number, floor and door.
 */
street: string, 
/**
 * Four digits.
 */
postalCode: string, 
/**
 * The town.
 */
town: string, 
/**
 * What it counts as when it borrows.
 */
borrowerCategory: BorrowerCategory, 
/**
 * The organisation it is a branch of.
 */
parentId: OrganisationId | null, 
/**
 * Since when it is approved under folkeoplysningsloven.
 */
educationApprovedOn: string, 
/**
 * Until when its yearly declaration on child-protection certificates holds, that day included.
 */
declarationValidUntil: string, 
/**
 * What the office wants to remember.
 */
note: string, };

/**
 * An association, a municipal workplace or a council.
 */
export type OrganisationId = number & { readonly of: "organisation" };

/**
 * What kind of organisation.
 */
export type OrganisationKind = "association" | "workplace" | "council";

/**
 * A new password of one's own.
 */
export type OwnPassword = { 
/**
 * The one used so far.
 */
currentPassword: string, 
/**
 * At least ten characters.
 */
newPassword: string, 
/**
 * The same again.
 */
newPasswordAgain: string, };

/**
 * A printed paper, stored byte for byte.
 */
export type PaperId = number & { readonly of: "paper" };

/**
 * How many there are, and where each letter begins.
 */
export type PartyCount = { 
/**
 * All together.
 */
total: number, 
/**
 * In Danish order.
 */
letters: Array<LetterPlace>, };

/**
 * What kind of party: an organisation's kind, or a person.
 */
export type PartyKind = "association" | "workplace" | "council" | "person";

/**
 * A stretch of the directory in Danish order.
 */
export type PartyPage = { 
/**
 * The entries.
 */
entries: Array<DirectoryEntry>, 
/**
 * How many come before the first.
 */
from: number, };

/**
 * One organisation or person.
 */
export type PartyRef = { "of": "organisation", "id": OrganisationId } | { "of": "person", "id": PersonId };

/**
 * Where a period lies as seen from today.
 */
export type PeriodStanding = "coming" | "current" | "ended";

/**
 * A person as they stand.
 */
export type Person = { 
/**
 * The person.
 */
id: PersonId, 
/**
 * What is known of them.
 */
facts: PersonFacts, 
/**
 * Since when they are protected.
 */
protectedAt: Instant | null, 
/**
 * When they were registered.
 */
createdAt: Instant, 
/**
 * Since when they are put away.
 */
archivedAt: Instant | null, 
/**
 * Counts the changes; an edit carries the one it saw.
 */
version: number, };

/**
 * Where a person lives, as far as whoever asks may know it.
 */
export type PersonAddress = { "kind": "shown", 
/**
 * Street, house number, floor and door.
 */
street: string, 
/**
 * Four digits.
 */
postalCode: string, 
/**
 * The town.
 */
town: string, } | { "kind": "hidden" };

/**
 * Everything about a person.
 */
export type PersonCard = { 
/**
 * How they stand. A protected address is told to consultants and the manager.
 */
person: Person, 
/**
 * Their roles: those they hold first.
 */
roles: Array<ContactRole>, };

/**
 * What is known of a person. The same shape is typed, kept and shown, as in `OrganisationFacts`.
 */
export type PersonFacts = { 
/**
 * Their full name.
 */
fullName: string, 
/**
 * Their phone.
 */
phone: string, 
/**
 * Another phone.
 */
secondPhone: string, 
/**
 * Their e-mail address.
 */
email: string, 
/**
 * Where they live.
 */
address: PersonAddress, 
/**
 * Whether name and address are protected.
 */
protection: Protection, 
/**
 * What the office wants to remember.
 */
note: string, };

/**
 * A person known to the office.
 */
export type PersonId = number & { readonly of: "person" };

/**
 * How a user likes the screen.
 */
export type Preferences = { 
/**
 * Light or dark.
 */
appearance: Appearance, 
/**
 * How much room a row takes.
 */
density: Density, 
/**
 * The language of the screens; `None` is the office's.
 */
language: Language | null, 
/**
 * Text size in percent.
 */
textSize: TextSize, 
/**
 * Which shortcuts work.
 */
shortcuts: Shortcuts, };

/**
 * Why a field cannot be taken. Each has one sentence in each language that says what to do.
 */
export type Problem = { "kind": "missing" } | { "kind": "too_long", 
/**
 * The most that is kept.
 */
most: number, } | { "kind": "too_short", 
/**
 * The least that is asked for.
 */
least: number, } | { "kind": "looks_like_cpr" } | { "kind": "cvr_length" } | { "kind": "cvr_checksum" } | { "kind": "p_number_length" } | { "kind": "phone" } | { "kind": "email" } | { "kind": "postal_code" } | { "kind": "date" } | { "kind": "time" } | { "kind": "ends_before_start" } | { "kind": "out_of_range", 
/**
 * The least that is taken.
 */
least: number, 
/**
 * The most that is taken.
 */
most: number, } | { "kind": "taken_name" } | { "kind": "not_the_same" } | { "kind": "not_found" } | { "kind": "picture" };

/**
 * Whether a person has name-and-address protection.
 */
export type Protection = "open" | "protected";

/**
 * What an administrator who has forgotten the password types from the printed code.
 */
export type RecoverAdministrator = { 
/**
 * An administrator's name at the door.
 */
userName: string, 
/**
 * The printed code; hyphens, blanks and case do not matter.
 */
recoveryCode: string, 
/**
 * At least ten characters.
 */
newPassword: string, 
/**
 * The same again.
 */
newPasswordAgain: string, };

/**
 * A fresh recovery code.
 */
export type RecoveryCode = { 
/**
 * To be printed and locked away. Shown this once: only a hash is kept.
 */
code: string, 
/**
 * When it was made.
 */
madeAt: Instant, };

/**
 * A new organisation, with whom to ring in the same card.
 */
export type RegisterOrganisation = { 
/**
 * Made by the client; the same key again is the same organisation.
 */
requestKey: RequestKey, 
/**
 * What is known of it.
 */
facts: OrganisationFacts, 
/**
 * A person to be registered along with it.
 */
contact?: NewContact, };

/**
 * A new person.
 */
export type RegisterPerson = { 
/**
 * Made by the client; the same key again is the same person.
 */
requestKey: RequestKey, 
/**
 * What is known of them.
 */
facts: PersonFacts, };

/**
 * An organisation that was registered.
 */
export type RegisteredOrganisation = { 
/**
 * How it stands.
 */
organisation: Organisation, 
/**
 * Whom to ring.
 */
contact: ContactRole | null, 
/**
 * Others that may be the same: a hint, no refusal. Branches share a CVR number by right.
 */
doubles: Array<OrganisationDouble>, };

/**
 * A person who was registered.
 */
export type RegisteredPerson = { 
/**
 * How they stand; a protected address is not told.
 */
person: Person, 
/**
 * Others of the same name: a hint, no refusal.
 */
doubles: Array<NamedPerson>, };

/**
 * A withdrawn role that was held after all.
 */
export type ReinstateContactRole = { 
/**
 * Which role.
 */
contactRoleId: ContactRoleId, };

/**
 * Made by the client (UUID version 7) for each request that creates something: the same key again is the same thing,
 * not a second one.
 */
export type RequestKey = string & { readonly of: "request" };

/**
 * An organisation to be taken out again.
 */
export type RestoreOrganisation = { 
/**
 * Which one.
 */
organisationId: OrganisationId, 
/**
 * People to be taken out with it.
 */
people: Array<PersonId>, };

/**
 * A person to be taken out again.
 */
export type RestorePerson = { 
/**
 * Who.
 */
personId: PersonId, };

/**
 * A user who is to sign in again.
 */
export type RestoreUser = { 
/**
 * The user.
 */
id: UserId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * What somebody is at the office. A person may hold several; rights add up.
 */
export type Role = "front_desk" | "consultant" | "manager" | "administrator" | "auditor" | "juror";

/**
 * Whether a role is over.
 */
export type RoleStanding = "holds" | "held";

/**
 * A password that the administrator sets for somebody who has forgotten theirs.
 */
export type SetPassword = { 
/**
 * The user.
 */
id: UserId, 
/**
 * At least ten characters.
 */
newPassword: string, 
/**
 * The same again.
 */
newPasswordAgain: string, };

/**
 * What two organisations share.
 */
export type SharedTrait = "name" | "cvr";

/**
 * Whether single letters work as shortcuts; some assistive input types letters unasked.
 */
export type Shortcuts = "all" | "combinations_only";

/**
 * A name and a password.
 */
export type SignIn = { 
/**
 * What the user signs in with.
 */
userName: string, 
/**
 * Their password.
 */
password: string, };

/**
 * Whoever has signed in at a seat.
 */
export type SignedIn = { 
/**
 * The user.
 */
userId: UserId, 
/**
 * The name they sign in with.
 */
userName: string, 
/**
 * Their full name.
 */
fullName: string, 
/**
 * What they are at the office.
 */
roles: Array<Role>, };

/**
 * Whether a party is in use or put away.
 */
export type Standing = "active" | "archived";

/**
 * Text size in percent of the machine's own: 90 to 150.
 */
export type TextSize = 90 | 100 | 110 | 120 | 130 | 140 | 150;

/**
 * A postal code whose town is asked for.
 */
export type TownsOf = { 
/**
 * As typed so far.
 */
postalCode: string, };

/**
 * What a failure means for the office, as far as somebody can act on it.
 */
export type Trouble = "disk_full" | "read_only" | "server_gone" | "busy" | "damaged" | "guard" | "inconsistent" | "other";

/**
 * The request that takes a change back, replayed through the gate like any other. Its own answer holds the way
 * forward again, which is how redo works.
 */
export type UndoStep = { 
/**
 * The operation to call.
 */
operation: string, 
/**
 * Its input.
 */
input: unknown, };

/**
 * The password of whoever sits at a locked seat.
 */
export type Unlock = { 
/**
 * Their password.
 */
password: string, };

/**
 * A person who signs in.
 */
export type User = { 
/**
 * The user.
 */
id: UserId, 
/**
 * What they type to sign in; unique without regard to case.
 */
userName: string, 
/**
 * Their full name.
 */
fullName: string, 
/**
 * What they are at the office.
 */
roles: Array<Role>, 
/**
 * Since when they may no longer sign in.
 */
archivedAt: Instant | null, 
/**
 * Counts the changes; an edit carries the one it saw.
 */
version: number, };

/**
 * A user as they are to be.
 */
export type UserChange = { 
/**
 * The user.
 */
id: UserId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * What they type to sign in.
 */
userName: string, 
/**
 * Their full name.
 */
fullName: string, 
/**
 * What they are at the office: at least one.
 */
roles: Array<Role>, };

/**
 * A person who signs in.
 */
export type UserId = number & { readonly of: "user" };

/**
 * A role that was given by mistake.
 */
export type WithdrawContactRole = { 
/**
 * Which role.
 */
contactRoleId: ContactRoleId, };

export interface Operations {
  office_state: { input: Nothing; answer: OfficeState; refusal: AccessError };
  set_up_office: { input: NewOffice; answer: OfficeSetUp; refusal: AccessError };
  sign_in: { input: SignIn; answer: SignedIn; refusal: AccessError };
  sign_in_as_demo_role: { input: DemoRole; answer: SignedIn; refusal: AccessError };
  sign_out: { input: Nothing; answer: Nothing; refusal: AccessError };
  lock_seat: { input: Nothing; answer: Nothing; refusal: AccessError };
  unlock_seat: { input: Unlock; answer: SignedIn; refusal: AccessError };
  list_users: { input: Nothing; answer: Array<User>; refusal: AccessError };
  add_user: { input: NewUser; answer: Changed<User>; refusal: AccessError };
  change_user: { input: UserChange; answer: Changed<User>; refusal: AccessError };
  archive_user: { input: ArchiveUser; answer: Changed<User>; refusal: AccessError };
  restore_user: { input: RestoreUser; answer: Changed<User>; refusal: AccessError };
  set_password: { input: SetPassword; answer: Nothing; refusal: AccessError };
  change_own_password: { input: OwnPassword; answer: Nothing; refusal: AccessError };
  make_recovery_code: { input: Nothing; answer: RecoveryCode; refusal: AccessError };
  recover_administrator: { input: RecoverAdministrator; answer: Nothing; refusal: AccessError };
  own_preferences: { input: Nothing; answer: Preferences; refusal: AccessError };
  keep_preferences: { input: Preferences; answer: Preferences; refusal: AccessError };
  register_organisation: { input: RegisterOrganisation; answer: Changed<RegisteredOrganisation>; refusal: OrganisationError };
  change_organisation: { input: ChangeOrganisation; answer: Changed<Organisation>; refusal: OrganisationError };
  archive_organisation: { input: ArchiveOrganisation; answer: Changed<Organisation>; refusal: OrganisationError };
  restore_organisation: { input: RestoreOrganisation; answer: Changed<Organisation>; refusal: OrganisationError };
  open_organisation: { input: OpenOrganisation; answer: OrganisationCard; refusal: OrganisationError };
  register_person: { input: RegisterPerson; answer: Changed<RegisteredPerson>; refusal: OrganisationError };
  change_person: { input: ChangePerson; answer: Changed<Person>; refusal: OrganisationError };
  archive_person: { input: ArchivePerson; answer: Changed<Person>; refusal: OrganisationError };
  restore_person: { input: RestorePerson; answer: Changed<Person>; refusal: OrganisationError };
  open_person: { input: OpenPerson; answer: PersonCard; refusal: OrganisationError };
  give_contact_role: { input: GiveContactRole; answer: Changed<ContactRole>; refusal: OrganisationError };
  change_contact_role: { input: ChangeContactRole; answer: Changed<ContactRole>; refusal: OrganisationError };
  end_contact_role: { input: EndContactRole; answer: Changed<ContactRole>; refusal: OrganisationError };
  withdraw_contact_role: { input: WithdrawContactRole; answer: Changed<ContactRoleId>; refusal: OrganisationError };
  reinstate_contact_role: { input: ReinstateContactRole; answer: Changed<ContactRole>; refusal: OrganisationError };
  find_parties: { input: FindParties; answer: FoundParties; refusal: OrganisationError };
  list_parties: { input: ListParties; answer: PartyPage; refusal: OrganisationError };
  count_parties: { input: CountParties; answer: PartyCount; refusal: OrganisationError };
  towns_of: { input: TownsOf; answer: Array<string>; refusal: OrganisationError };
}

export interface BytesOperations {
}

/** Every no there is. */
export type Refusal = GateError | AccessError | OrganisationError;

/** Everything that can stand in the log. */
export type OfficeEvent = AccessEvent | OrganisationEvent;

/** Who may ask for what. */
export const permissions = {
  office_state: ['everyone'],
  set_up_office: ['everyone'],
  sign_in: ['everyone'],
  sign_in_as_demo_role: ['everyone'],
  sign_out: ['signed_in'],
  lock_seat: ['signed_in'],
  unlock_seat: ['signed_in'],
  list_users: ['administrator'],
  add_user: ['administrator'],
  change_user: ['administrator'],
  archive_user: ['administrator'],
  restore_user: ['administrator'],
  set_password: ['administrator'],
  change_own_password: ['signed_in'],
  make_recovery_code: ['administrator'],
  recover_administrator: ['everyone'],
  own_preferences: ['signed_in'],
  keep_preferences: ['signed_in'],
  register_organisation: ['front_desk', 'consultant', 'manager'],
  change_organisation: ['front_desk', 'consultant', 'manager'],
  archive_organisation: ['front_desk', 'consultant', 'manager'],
  restore_organisation: ['front_desk', 'consultant', 'manager'],
  open_organisation: ['front_desk', 'consultant', 'manager', 'auditor'],
  register_person: ['front_desk', 'consultant', 'manager'],
  change_person: ['front_desk', 'consultant', 'manager'],
  archive_person: ['front_desk', 'consultant', 'manager'],
  restore_person: ['front_desk', 'consultant', 'manager'],
  open_person: ['front_desk', 'consultant', 'manager', 'auditor'],
  give_contact_role: ['front_desk', 'consultant', 'manager'],
  change_contact_role: ['front_desk', 'consultant', 'manager'],
  end_contact_role: ['front_desk', 'consultant', 'manager'],
  withdraw_contact_role: ['front_desk', 'consultant', 'manager'],
  reinstate_contact_role: ['front_desk', 'consultant', 'manager'],
  find_parties: ['front_desk', 'consultant', 'manager', 'auditor'],
  list_parties: ['front_desk', 'consultant', 'manager', 'auditor'],
  count_parties: ['front_desk', 'consultant', 'manager', 'auditor'],
  towns_of: ['front_desk', 'consultant', 'manager'],
} as const;
