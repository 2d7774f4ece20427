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
 * Light or dark.
 */
export type Appearance = "system" | "light" | "dark";

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
 * Made by the client (UUID version 7) for each request that creates something: the same key again is the same thing,
 * not a second one.
 */
export type RequestKey = string & { readonly of: "request" };

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
 * Text size in percent of the machine's own: 90 to 150.
 */
export type TextSize = 90 | 100 | 110 | 120 | 130 | 140 | 150;

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
}

export interface BytesOperations {
}

/** Every no there is. */
export type Refusal = GateError | AccessError;

/** Everything that can stand in the log. */
export type OfficeEvent = AccessEvent;

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
} as const;
