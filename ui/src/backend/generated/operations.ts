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
current: User, } } | { "code": "stale_office_details", "details": { 
/**
 * How they stand now.
 */
current: OfficeDetails, } } | { "code": "logo_not_found" } | { "code": "paper_not_found" } | { "code": "paper_damaged" } | { "code": "stale_journal", "details": { 
/**
 * How it stands now.
 */
current: JournalledPaper, } } | { "code": "too_many_papers", "details": { 
/**
 * The most that it takes.
 */
most: number, } } | { "code": "user_not_found" } | { "code": "reminder_not_found" } | { "code": "stale_reminder", "details": { 
/**
 * How it stands now.
 */
current: Reminder, } } | { "code": "last_administrator" } | { "code": "wrong_recovery_code" } | { "code": "key_closed", "details": { 
/**
 * Why.
 */
why: KeyClosed, } } | { "code": "sealing_begun_already" } | { "code": "colleague_not_ready", "details": { 
/**
 * Their full name.
 */
fullName: string, } } | { "code": "last_key_holder" } | { "code": "wrong_key_code" } | { "code": "key_is_held", "details": { 
/**
 * Who has access.
 */
fullNames: Array<string>, } } | { "code": "not_a_demo_office" } | { "code": "database", "details": Trouble };

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
fields: Array<string>, } } | { "event": "user_archived" } | { "event": "user_restored" } | { "event": "password_changed" } | { "event": "recovery_code_made" } | { "event": "recovery_code_used" } | { "event": "paper_journalled", "values": { 
/**
 * The paper.
 */
paperId: PaperId, 
/**
 * The case there.
 */
caseNumber: string, 
/**
 * The document there, or empty.
 */
documentNumber: string, } } | { "event": "paper_left_out_of_journal", "values": { 
/**
 * The paper.
 */
paperId: PaperId, 
/**
 * Why not.
 */
reason: string, } } | { "event": "paper_journal_opened", "values": { 
/**
 * The paper.
 */
paperId: PaperId, } } | { "event": "sealed_paper_settled", "values": { 
/**
 * The paper.
 */
paperId: PaperId, } } | { "event": "key_pair_made" } | { "event": "key_pair_rewrapped" } | { "event": "key_pair_voided" } | { "event": "sealing_begun", "values": { 
/**
 * What the key is for.
 */
key: KeyName, } } | { "event": "key_granted", "values": { 
/**
 * What the key is for.
 */
key: KeyName, } } | { "event": "key_withdrawn", "values": { 
/**
 * What the key is for.
 */
key: KeyName, } } | { "event": "key_code_made", "values": { 
/**
 * What the key is for.
 */
key: KeyName, } } | { "event": "key_code_refused" } | { "event": "key_recovered", "values": { 
/**
 * What the key is for.
 */
key: KeyName, } } | { "event": "lost_key_replaced", "values": { 
/**
 * What the key is for.
 */
key: KeyName, 
/**
 * What had happened.
 */
reason: string, } } | { "event": "office_changed", "values": { 
/**
 * The fields that changed, by their names on the wire.
 */
fields: Array<string>, } } | { "event": "log_read", "values": { 
/**
 * Why, where it was said.
 */
reason: string | null, } } | { "event": "looked", "values": { 
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
 * What visitors may depend on.
 */
export type AccessNeed = "step_free" | "accessible_toilet" | "hearing_loop" | "near_stop";

/**
 * Of whom, in which language.
 */
export type AccessReportWanted = { 
/**
 * Who asks what is known of them.
 */
personId: PersonId, 
/**
 * In which language; left out, the office's.
 */
language?: Language, };

/**
 * Left-out dates of a series to be booked.
 */
export type AddMissingDates = { 
/**
 * The series.
 */
id: SeriesId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * What was decided about single dates.
 */
choices: Array<DateChoice>, 
/**
 * The dates that the plan showed as free: exactly these are booked.
 */
held: Array<string>, 
/**
 * Why it is done all the same, where rules of the office are broken.
 */
overrule?: string, };

/**
 * A clause of the library that an agreement does not have.
 */
export type AddableClause = { 
/**
 * Its key.
 */
key: string, 
/**
 * Its heading, in the agreement's language.
 */
heading: string, };

/**
 * What was agreed of a booking besides its place: what it costs, and what was overruled.
 */
export type AgreedTerms = { 
/**
 * What it costs.
 */
fee: Fee | null, 
/**
 * Which rules were overruled, and why.
 */
overruled: Overruled | null, };

/**
 * An agreement with all it says.
 */
export type Agreement = { 
/**
 * The agreement.
 */
id: AgreementId, 
/**
 * Counts the changes; an edit carries the one it saw.
 */
version: number, 
/**
 * The running number: `SA-2026-014`.
 */
number: string, 
/**
 * The other party.
 */
organisationId: OrganisationId, 
/**
 * What the cooperation is about.
 */
activityTitle: string, 
/**
 * The number of the case in the municipality's own system.
 */
caseNumber: string, 
/**
 * The language of the paper.
 */
language: Language, 
/**
 * How far it has come.
 */
state: AgreementState, 
/**
 * The first day.
 */
startsOn: string | null, 
/**
 * The last day.
 */
endsOn: string | null, 
/**
 * What was written for the variables; the rest is filled from the records.
 */
values: { [key in string]: string }, 
/**
 * The clauses, in the order of the paper.
 */
clauses: Array<Clause>, 
/**
 * When it was begun.
 */
createdAt: Instant, 
/**
 * Who began it.
 */
draftedBy: string | null, 
/**
 * Whether there is a paper that says the same.
 */
paper: PaperStanding, 
/**
 * Notice, and whether it goes on by itself.
 */
terms: Terms, 
/**
 * The agreement that it follows.
 */
predecessorId: AgreementId | null, 
/**
 * When it was sent to the association.
 */
sentOn: string | null, 
/**
 * From this day on a later agreement stands in its place.
 */
replacedFrom: string | null, 
/**
 * The notice that was given.
 */
termination: Termination | null, 
/**
 * How it went.
 */
evaluation: Evaluation | null, };

/**
 * What can be done to an agreement.
 */
export type AgreementAct = "write" | "discard" | "restore" | "review" | "send" | "take_back" | "sign" | "unsign" | "attach_copy" | "terminate" | "withdraw_termination" | "renew" | "replace" | "reinstate" | "evaluate";

/**
 * An agreement as the editor shows it.
 */
export type AgreementCard = { 
/**
 * What is stored.
 */
agreement: Agreement, 
/**
 * The other party's name.
 */
organisationName: string, 
/**
 * What is asked for, in the order of the template.
 */
variables: Array<Variable>, 
/**
 * What stands for each variable now: written, or filled from the records; for a reference, a number.
 */
filled: { [key in string]: string }, 
/**
 * The variables that the paper asks for, in the order they come.
 */
asked: Array<string>, 
/**
 * Those of them that are still missing, and references that lead nowhere.
 */
missing: Array<string>, 
/**
 * The library's words of each clause that says something else, as they were where the clause was taken from it.
 */
originals: { [key in string]: ClauseOriginal }, 
/**
 * The library's words of each clause that was changed there since.
 */
newer: { [key in string]: ClauseOriginal }, 
/**
 * What the library has that the agreement has not.
 */
addable: Array<AddableClause>, 
/**
 * The clauses that are enclosed: they stand on a paper of their own and have no number.
 */
enclosed: Array<string>, 
/**
 * People who may be named in a variable, the likeliest first.
 */
people: { [key in string]: Array<string> }, 
/**
 * The texts that clauses with several can have.
 */
variants: { [key in string]: Array<Variant> }, 
/**
 * What was printed, the newest first.
 */
papers: Array<PaperSummary>, 
/**
 * How far it has come, and what can be done with it.
 */
life: AgreementLife, };

/**
 * Facts and values as they should be. What is left out stays as it is.
 */
export type AgreementChange = { 
/**
 * The agreement.
 */
id: AgreementId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * What the cooperation is about.
 */
activityTitle?: string, 
/**
 * The number of the case in the municipality's own system.
 */
caseNumber?: string, 
/**
 * First and last day.
 */
period?: Period, 
/**
 * What is written for variables; `null` goes back to what the records say.
 */
values: { [key in string]: string | null }, };

/**
 * A day of an agreement.
 */
export type AgreementDate = { 
/**
 * What it means.
 */
kind: AgreementDateKind, 
/**
 * The day.
 */
on: string, 
/**
 * How many days there are to it; below zero when it is past.
 */
days: number, 
/**
 * Whether it is worth a word now.
 */
isNear: boolean, };

/**
 * What a day means to an agreement.
 */
export type AgreementDateKind = "signature_missing" | "begins" | "notice_deadline" | "evaluation" | "expires" | "notice_ends" | "replaced" | "goal_due" | "next_step" | "requirement_missing" | "requirement_run_out";

/**
 * Why an agreement cannot be drafted, changed or printed.
 */
export type AgreementError = { "code": "agreement_not_found" } | { "code": "stale_agreement", "details": { 
/**
 * How it stands now.
 */
current: Agreement, } } | { "code": "stale_agreement_rule", "details": { 
/**
 * How it stands now.
 */
current: KeptAgreementRule, } } | { "code": "stale_clause_library", "details": { 
/**
 * How it stands now.
 */
current: ClauseLibrary, } } | { "code": "stale_own_variables", "details": { 
/**
 * How it stands now.
 */
current: OwnVariables, } } | { "code": "variable_in_use", "details": { 
/**
 * What it is called in braces.
 */
word: string, 
/**
 * The numbers of agreements whose clauses ask for it, the newest first; at most three.
 */
agreements: Array<string>, 
/**
 * The Danish heading of a clause of the library that asks for it.
 */
clause: string | null, } } | { "code": "agreement_discarded" } | { "code": "party_not_found" } | { "code": "clause_not_found", "details": { 
/**
 * The key.
 */
key: string, } } | { "code": "holes_left", "details": { 
/**
 * The names of the variables.
 */
missing: Array<string>, } } | { "code": "agreement_locked", "details": { 
/**
 * How far it has come.
 */
state: AgreementState, } } | { "code": "act_not_possible", "details": { 
/**
 * What was to be done.
 */
act: AgreementAct, 
/**
 * How far it has come.
 */
state: AgreementState, } } | { "code": "already_signed" } | { "code": "signature_not_found" } | { "code": "nothing_to_write", "details": { 
/**
 * What the letter was for.
 */
kind: AgreementLetterKind, 
/**
 * How far it has come.
 */
state: AgreementState, } } | { "code": "version_not_found" } | { "code": "successor_exists", "details": { 
/**
 * That agreement.
 */
id: AgreementId, 
/**
 * Its number.
 */
number: string, } } | { "code": "period_missing" } | { "code": "record_not_found" } | { "code": "stale_record" } | { "code": "goal_carried_already", "details": { 
/**
 * That agreement's number.
 */
number: string, } } | { "code": "not_a_scan" } | { "code": "scan_too_large", "details": { 
/**
 * The most that is kept.
 */
mostMegabytes: number, } } | { "code": "cannot_be_printed", "details": { 
/**
 * The characters.
 */
characters: Array<string>, } } | { "code": "one_cannot_be_printed", "details": { 
/**
 * The number of its agreement.
 */
number: string, 
/**
 * The characters.
 */
characters: Array<string>, } } | { "code": "holes_in_several", "details": { 
/**
 * The numbers of the first of them.
 */
agreements: Array<string>, 
/**
 * How many there are besides.
 */
more: number, } } | { "code": "too_many_agreements", "details": { 
/**
 * The most that are made.
 */
most: number, } } | { "code": "nothing_to_give_out" } | { "code": "papers_stopped" } | { "code": "fields_refused", "details": { 
/**
 * What is wrong with which.
 */
problems: Array<FieldProblem>, } } | { "code": "database", "details": Trouble };

/**
 * One line of an agreement's history.
 */
export type AgreementEvent = { "event": "agreement_drafted", "values": { 
/**
 * With whom.
 */
organisationId: OrganisationId, 
/**
 * Its number.
 */
number: string, } } | { "event": "agreement_changed", "values": { 
/**
 * The fields, by their names.
 */
fields: Array<string>, } } | { "event": "clause_changed", "values": { 
/**
 * Its key.
 */
key: string, } } | { "event": "clause_library_changed", "values": { 
/**
 * The Danish headings of what is other than before; none where only the order is.
 */
clauses: Array<string>, } } | { "event": "own_variables_changed", "values": { 
/**
 * The words of what is other than before; none where only the order is.
 */
words: Array<string>, } } | { "event": "clause_noted", "values": { 
/**
 * Its key.
 */
key: string, } } | { "event": "agreement_discarded" } | { "event": "agreement_restored" } | { "event": "agreement_printed", "values": { 
/**
 * The stored paper.
 */
paperId: PaperId, 
/**
 * Its SHA-256.
 */
sha256: string, } } | { "event": "terms_changed" } | { "event": "agreement_reviewed", "values": { 
/**
 * The stored paper.
 */
paperId: PaperId, } } | { "event": "agreement_sent", "values": { 
/**
 * The stored paper.
 */
paperId: PaperId, 
/**
 * Its SHA-256.
 */
sha256: string, } } | { "event": "agreement_taken_back", "values": { 
/**
 * How far it has come by that.
 */
state: AgreementState, } } | { "event": "agreement_signed", "values": { 
/**
 * Which.
 */
side: AgreementSide, } } | { "event": "signature_withdrawn", "values": { 
/**
 * Whose.
 */
side: AgreementSide, } } | { "event": "signed_copy_attached", "values": { 
/**
 * The stored file.
 */
paperId: PaperId, 
/**
 * Its SHA-256.
 */
sha256: string, } } | { "event": "signed_copy_detached", "values": { 
/**
 * The stored file.
 */
paperId: PaperId, } } | { "event": "agreement_terminated", "values": { 
/**
 * Which.
 */
side: AgreementSide, 
/**
 * The last day.
 */
endsOn: string, } } | { "event": "termination_withdrawn" } | { "event": "agreement_renewal_begun", "values": { 
/**
 * That agreement's number.
 */
number: string, } } | { "event": "agreement_replaced", "values": { 
/**
 * That agreement's number.
 */
number: string, } } | { "event": "agreement_reinstated" } | { "event": "agreement_evaluated", "values": { 
/**
 * The day it was talked about; none where the note was taken away.
 */
on: string | null, } } | { "event": "goal_noted", "values": { 
/**
 * What.
 */
act: RecordAct, } } | { "event": "goal_carried", "values": { 
/**
 * That agreement's number.
 */
number: string, } } | { "event": "goal_evaluated", "values": { 
/**
 * The answer; none where it was taken back.
 */
outcome: GoalOutcome | null, } } | { "event": "evaluation_sheet_printed", "values": { 
/**
 * The stored paper.
 */
paperId: PaperId, 
/**
 * Its SHA-256.
 */
sha256: string, } } | { "event": "agreement_letter_printed", "values": { 
/**
 * What for.
 */
kind: AgreementLetterKind, 
/**
 * The stored paper.
 */
paperId: PaperId, 
/**
 * Its SHA-256.
 */
sha256: string, } } | { "event": "talk_noted", "values": { 
/**
 * What.
 */
act: RecordAct, } } | { "event": "next_step_settled", "values": { 
/**
 * Which of them.
 */
state: NextStepState, } } | { "event": "requirement_set", "values": { 
/**
 * What.
 */
kind: RequirementKind, 
/**
 * Whether.
 */
rule: RequirementRule, } } | { "event": "requirement_confirmed", "values": { 
/**
 * What.
 */
kind: RequirementKind, 
/**
 * The day; none where the note was taken away.
 */
on: string | null, } } | { "event": "agreement_rule_changed", "values": { 
/**
 * Which of the two, by value or source.
 */
rules: Array<AgreementRuleKind>, } } | { "event": "agreement_list_printed", "values": { 
/**
 * The stored paper.
 */
paperId: PaperId, 
/**
 * Its SHA-256.
 */
sha256: string, } };

/**
 * A cooperation agreement.
 */
export type AgreementId = number & { readonly of: "agreement" };

/**
 * What a letter about an agreement is for.
 */
export type AgreementLetterKind = "accompanying" | "renewal" | "termination" | "confidentiality";

/**
 * A letter that was printed, to be sent.
 */
export type AgreementLetterToMail = { 
/**
 * Which letter.
 */
letter: AgreementLetterWanted, 
/**
 * Its paper.
 */
paperId: PaperId, };

/**
 * A letter to be printed.
 */
export type AgreementLetterToPrint = { 
/**
 * Made by the client; the same key again is the same paper.
 */
requestKey: RequestKey, 
/**
 * Which letter.
 */
letter: AgreementLetterWanted, };

/**
 * A letter that is wanted.
 */
export type AgreementLetterWanted = { 
/**
 * The agreement.
 */
id: AgreementId, 
/**
 * What for.
 */
kind: AgreementLetterKind, 
/**
 * In which language; left out, the agreement's.
 */
language?: Language, };

/**
 * How far an agreement has come.
 */
export type AgreementLife = { 
/**
 * How it stands today.
 */
standing: AgreementStanding, 
/**
 * What can be done with it now.
 */
acts: Array<AgreementAct>, 
/**
 * The term that holds, or the first.
 */
term: Term | null, 
/**
 * The last day as things stand.
 */
lastDay: string | null, 
/**
 * The last day for notice before it goes on by itself.
 */
noticeDeadline: string | null, 
/**
 * Its last day if notice were given today.
 */
endsIfNoticeToday: string | null, 
/**
 * The next day that matters.
 */
next: AgreementDate | null, 
/**
 * Whether the paper says these terms.
 */
termsOnPaper: TermsOnPaper, 
/**
 * Who signed.
 */
signatures: Array<Signature>, 
/**
 * Whom of the association one can choose as having signed.
 */
signatories: Array<PossibleSignatory>, 
/**
 * What it said when it was handed on, the newest first.
 */
versions: Array<AgreementVersion>, 
/**
 * Scans of the signed paper, the newest first.
 */
copies: Array<PaperSummary>, 
/**
 * Letters and sheets that were printed, the newest first.
 */
printed: Array<PaperSummary>, 
/**
 * The agreement that it follows.
 */
predecessor: AgreementLink | null, 
/**
 * The letters that say something of it today.
 */
letters: Array<AgreementLetterKind>, 
/**
 * The agreement that follows it.
 */
successor: AgreementLink | null, };

/**
 * Another agreement, before or after one.
 */
export type AgreementLink = { 
/**
 * The agreement.
 */
id: AgreementId, 
/**
 * Its number.
 */
number: string, 
/**
 * How far it has come.
 */
state: AgreementState, };

/**
 * The list to be printed.
 */
export type AgreementListToPrint = { 
/**
 * Made by the client; the same key again is the same paper.
 */
requestKey: RequestKey, 
/**
 * Which.
 */
list: AgreementListWanted, };

/**
 * The list of agreements that hold.
 */
export type AgreementListWanted = { 
/**
 * In which language; left out, the office's.
 */
language?: Language, };

/**
 * Whose papers are given out: what the page shows for the same view and words.
 */
export type AgreementPapersToExport = { 
/**
 * Made by the client; by this key it is asked how far it is, and told to stop.
 */
requestKey: RequestKey, 
/**
 * Which part of the list; all that were not thrown away where none is named.
 */
view?: AgreementView, 
/**
 * Words that start words of the number, the party's name or the title; all of them.
 */
words?: string, 
/**
 * Whether drafts may print with something missing.
 */
holes: Holes, };

/**
 * Something to think of.
 */
export type AgreementReminder = { 
/**
 * The agreement.
 */
id: AgreementId, 
/**
 * Its number.
 */
number: string, 
/**
 * The other party.
 */
organisationId: OrganisationId, 
/**
 * Its name.
 */
organisationName: string, 
/**
 * What the cooperation is about.
 */
activityTitle: string, 
/**
 * What, and on which day.
 */
date: AgreementDate, 
/**
 * What of it.
 */
about: ReminderAbout, 
/**
 * Who began the agreement.
 */
draftedBy: string | null, 
/**
 * Whether that is whoever asks.
 */
isOwn: boolean, };

/**
 * Whether, and from which sum on, an association must have an agreement, and how long things last.
 */
export type AgreementRule = { 
/**
 * Whether the office asks for one at all.
 */
asked: boolean, 
/**
 * From this sum on, the sum itself included.
 */
threshold: Oere, 
/**
 * Over which time.
 */
period: CountingPeriod, 
/**
 * How long things last.
 */
times: AgreementTimes, 
/**
 * Where each rule comes from: a law, a page of the policy, a decision.
 */
sources: { [rule in AgreementRuleKind]?: string }, };

/**
 * What a rule about agreements is about.
 */
export type AgreementRuleKind = "required" | "period" | "length" | "notice" | "expiry" | "confirmation";

/**
 * A side of an agreement.
 */
export type AgreementSide = "municipality" | "association";

/**
 * How an agreement stands on a day: what was done to it, and what the calendar says.
 */
export type AgreementStanding = "draft" | "in_review" | "sent" | "upcoming" | "running" | "terminated" | "renewed" | "ended" | "discarded";

/**
 * How far an agreement has come, by what was done to it.
 */
export type AgreementState = "draft" | "in_review" | "sent" | "signed" | "terminated" | "renewed" | "discarded";

/**
 * An agreement in a list.
 */
export type AgreementSummary = { 
/**
 * The agreement.
 */
id: AgreementId, 
/**
 * The running number.
 */
number: string, 
/**
 * The other party.
 */
organisationId: OrganisationId, 
/**
 * Its name.
 */
organisationName: string, 
/**
 * What the cooperation is about.
 */
activityTitle: string, 
/**
 * How it stands today.
 */
standing: AgreementStanding, 
/**
 * The first day of the current term.
 */
startsOn: string | null, 
/**
 * Its last day: of the current term, or the day that notice or a later agreement ends it.
 */
endsOn: string | null, 
/**
 * The next day that matters.
 */
next: AgreementDate | null, 
/**
 * Who signed, for whom.
 */
signedBy: Array<SignedBy>, 
/**
 * How many of its goals wait for an answer.
 */
goalsDue: number, 
/**
 * What it asks of the association that nobody has confirmed, or too long ago; nothing while it does not hold.
 */
wanting: Array<RequirementKind>, 
/**
 * When it was changed last.
 */
changedAt: Instant, 
/**
 * When it was printed last.
 */
printedAt: Instant | null, 
/**
 * Whether that paper says what it says now.
 */
paper: PaperStanding, 
/**
 * Who began it.
 */
draftedBy: string | null, };

/**
 * How long things last by the office's own rule.
 */
export type AgreementTimes = { 
/**
 * So many months a new agreement runs (`agreement.default_months`).
 */
lengthMonths: number, 
/**
 * The notice of a new agreement (`agreement.notice`).
 */
notice: Notice, 
/**
 * So many days before its end, or before the last day for notice, an agreement is worth a word
 * (`agreement.expiry_reminder_days`).
 */
expiryDays: number, 
/**
 * So many months holds what an association confirms yearly: its declaration on certificates
 * (*folkeoplysningsloven*), its contact persons, who are elected with the board.
 */
confirmedMonths: number, };

/**
 * Which agreement, and the version that was seen.
 */
export type AgreementToDiscard = { 
/**
 * Which.
 */
id: AgreementId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * An agreement to be given out.
 */
export type AgreementToExport = { 
/**
 * The agreement.
 */
id: AgreementId, 
/**
 * Whether its paper may print with something missing.
 */
holes: Holes, };

/**
 * An agreement to be handed on.
 */
export type AgreementToHandOn = { 
/**
 * Made by the client; the same key again is the same paper.
 */
requestKey: RequestKey, 
/**
 * The agreement.
 */
id: AgreementId, 
/**
 * The version that was seen: what is handed on is what was read.
 */
version: number, 
/**
 * To whom.
 */
to: HandOnTo, 
/**
 * Whether it may go to the association with something missing. It may always be read through.
 */
holes: Holes, 
/**
 * The day it had been sent, where taking it back is undone; left out, today.
 */
sentOn?: string, };

/**
 * Which agreement.
 */
export type AgreementToOpen = { 
/**
 * The agreement.
 */
id: AgreementId, };

/**
 * An agreement to be printed.
 */
export type AgreementToPrint = { 
/**
 * Made by the client; the same key again is the same paper.
 */
requestKey: RequestKey, 
/**
 * The agreement.
 */
id: AgreementId, 
/**
 * The version that was seen: what prints is what was read.
 */
version: number, 
/**
 * Whether it may print with something missing.
 */
holes: Holes, };

/**
 * An agreement to be followed by another.
 */
export type AgreementToRenew = { 
/**
 * Made by the client; the same key again is the same draft.
 */
requestKey: RequestKey, 
/**
 * The agreement.
 */
id: AgreementId, };

/**
 * A draft to be taken back.
 */
export type AgreementToRestore = { 
/**
 * The agreement.
 */
id: AgreementId, };

/**
 * An agreement to be taken back.
 */
export type AgreementToTakeBack = { 
/**
 * The agreement.
 */
id: AgreementId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * To be written in (`draft`), or, where it was sent, to be read through (`in_review`).
 */
to: AgreementState, };

/**
 * Notice that was given.
 */
export type AgreementToTerminate = { 
/**
 * The agreement.
 */
id: AgreementId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * The day it was given.
 */
givenOn: string, 
/**
 * By whom.
 */
givenBy: AgreementSide, 
/**
 * With the agreed notice, or at once.
 */
way: NoticeWay, };

/**
 * A version of an agreement.
 */
export type AgreementVersion = { 
/**
 * The version.
 */
id: AgreementVersionId, 
/**
 * Counted from 1.
 */
number: number, 
/**
 * Why it was made.
 */
madeFor: VersionReason, 
/**
 * Its paper: the same for several where no word was changed between them.
 */
paperId: PaperId, 
/**
 * When.
 */
madeAt: Instant, 
/**
 * By whom.
 */
madeBy: string | null, 
/**
 * The SHA-256 of the paper.
 */
sha256: string, };

/**
 * What an agreement said when it was reviewed, sent or signed.
 */
export type AgreementVersionId = number & { readonly of: "agreement version" };

/**
 * A part of the list of agreements.
 */
export type AgreementView = "kept" | "unfinished" | "unsigned" | "in_force" | "expiring" | "wanting" | "ended" | "discarded";

/**
 * Who must have an agreement, and has one or not.
 */
export type AgreementWatch = { 
/**
 * The rule they are asked by.
 */
rule: AgreementRule, 
/**
 * The year that is counted; this one where twelve months are.
 */
year: number, 
/**
 * The years one can ask about, the latest first; none where twelve months are counted.
 */
years: Array<number>, 
/**
 * The first day that counts.
 */
firstDay: string, 
/**
 * The last.
 */
lastDay: string, 
/**
 * Those without one first, then whoever was given most.
 */
associations: Array<WatchedAssociation>, };

/**
 * Which agreements are given out as a table, and how.
 */
export type AgreementsToExport = { 
/**
 * As what.
 */
format: TableFormat, 
/**
 * The language of its heads.
 */
language: Language, 
/**
 * Which part of the list; all that were not thrown away where none is named.
 */
view?: AgreementView, 
/**
 * Words that start words of the number, the party's name or the title; all of them.
 */
words?: string, };

/**
 * Which agreements.
 */
export type AgreementsWanted = { 
/**
 * Which part of the list; all that were not thrown away where none is named.
 */
view?: AgreementView, 
/**
 * Words that start words of the number, the party's name or the title; all of them.
 */
words?: string, 
/**
 * Of this organisation only.
 */
organisationId?: OrganisationId, 
/**
 * Behind this one in the list.
 */
after?: PlaceInList, };

/**
 * Rooms and a time that are free.
 */
export type Alternative = { 
/**
 * The rooms.
 */
rooms: Array<RoomId>, 
/**
 * Their names, in the same order.
 */
roomNames: Array<string>, 
/**
 * The house of the first.
 */
premisesName: string, 
/**
 * Whether that is the house that was asked for.
 */
sameHouse: boolean, 
/**
 * How many persons may be in them.
 */
maximum: number, 
/**
 * From when, on the wall clock.
 */
starts: WallTime, 
/**
 * Until when, on the wall clock.
 */
ends: WallTime, 
/**
 * Why it is offered.
 */
reason: AlternativeReason, };

/**
 * Why something is offered.
 */
export type AlternativeReason = "as_wished" | "same_house" | "other_house" | "earlier" | "later";

/**
 * Among whom to look.
 */
export type Among = "everyone" | "organisations" | "association" | "workplace" | "council" | "person";

/**
 * Why somebody's name is taken away. A choice, not words: words could say whose it was.
 */
export type AnonymiseReason = "time_is_over" | "they_asked" | "not_needed";

/**
 * What would go, and what would stay.
 */
export type AnonymisingLook = { 
/**
 * Who.
 */
personId: PersonId, 
/**
 * Their full name.
 */
fullName: string, 
/**
 * Whether they are in the register of volunteers: then their day of birth, next of kin, certificates and notes go too.
 */
isVolunteer: boolean, 
/**
 * The day their name falls due; none where it has no such day, or they are still attached.
 */
dueOn: string | null, 
/**
 * How many kept papers go.
 */
papers: number, 
/**
 * Out of how many searches in the log the words are taken.
 */
searches: number, 
/**
 * Out of how many reasons in the log the words are taken: given for something of theirs, or with their name in them.
 */
reasons: number, 
/**
 * How many attachments stay, without a name.
 */
attachments: number, 
/**
 * How many bookings stay, with no name as their contact.
 */
bookings: number, 
/**
 * What stands in the way.
 */
hindrances: Array<Hindrance>, };

/**
 * Whose name is to go.
 */
export type AnonymisingWanted = { 
/**
 * Who.
 */
personId: PersonId, };

/**
 * What is answered about somebody.
 */
export type AnswerAbout = { 
/**
 * Their attachment.
 */
attachmentId: AttachmentId, 
/**
 * What; none where nothing is answered after all.
 */
answer: RollCallAnswer | null, };

/**
 * Answers to dates of a series.
 */
export type AnswerSeries = { 
/**
 * The series.
 */
id: SeriesId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * The dates that are answered; the others wait.
 */
answers: Array<DateAnswer>, 
/**
 * Why it is done all the same, where rules of the office are broken that nobody overruled when it was asked for.
 */
overrule?: string, };

/**
 * A date that was answered.
 */
export type AnsweredDate = { 
/**
 * The booking, as it was seen.
 */
booking: SeenBooking, 
/**
 * Of one that was agreed to: by which terms it had been asked for.
 */
asAsked?: AgreedTerms, };

/**
 * Light or dark.
 */
export type Appearance = "system" | "light" | "dark";

/**
 * Rooms and hours that somebody has to say yes to.
 */
export type Approval = { 
/**
 * These rooms, whenever.
 */
rooms: Array<RoomId>, 
/**
 * These hours, in whichever room.
 */
spans: Array<WeekSpan>, };

/**
 * An approval to be taken back.
 */
export type ApprovalToTakeBack = { 
/**
 * The attachment.
 */
attachmentId: AttachmentId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * A request to be agreed to.
 */
export type ApproveRequest = { 
/**
 * The booking.
 */
id: BookingId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * Until when it is only reserved; left out, it is confirmed.
 */
reserveUntil?: WallTime, 
/**
 * Why it is done all the same, where rules of the office are broken that nobody overruled when it was asked for.
 */
overrule?: string, 
/**
 * Given by the way back alone: it takes up again what was agreed before, whatever the rules say by now.
 */
asAgreed?: AgreedTerms, };

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
 * Which.
 */
id: UserId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * An attachment as it is to stand again.
 */
export type AttachmentBefore = { 
/**
 * Which.
 */
attachmentId: AttachmentId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * What was known of it.
 */
facts: AttachmentFacts, 
/**
 * The attachment that went on from it because of the answer.
 */
takesBack?: SeenAttachment, };

/**
 * An attachment on a card.
 */
export type AttachmentCard = { 
/**
 * The attachment.
 */
id: AttachmentId, 
/**
 * Counts the changes; an edit carries the one it saw.
 */
version: number, 
/**
 * What is known of it.
 */
facts: AttachmentFacts, 
/**
 * Names that it speaks of.
 */
names: AttachmentNames, 
/**
 * How it stands today.
 */
state: AttachmentState, 
/**
 * Whether it is covered today, and why.
 */
verdict: Verdict, 
/**
 * How it stands through its time, without a day between.
 */
stretches: Array<CoverStretch>, };

/**
 * What is known of an attachment. The same shape is typed, kept and shown: dates go out as `2026-12-31`, hours as `2,5`;
 * empty is unknown.
 */
export type AttachmentFacts = { 
/**
 * The municipal workplace.
 */
workplaceId: OrganisationId, 
/**
 * On which track.
 */
track: CoverTrack, 
/**
 * Why on this one, in the office's words; needed where the guide did not lead there.
 */
trackReason: string, 
/**
 * What was answered in the guide.
 */
answers: GuideAnswers, 
/**
 * Through which association, on that track.
 */
associationId: OrganisationId | null, 
/**
 * What they do, in a few words.
 */
activity: string, 
/**
 * Which kind of effort it is on the council's list.
 */
effortTypeId: EffortTypeId | null, 
/**
 * The task, in a few lines.
 */
task: string, 
/**
 * The first day.
 */
startsOn: string, 
/**
 * The last day, included; empty is open.
 */
endsOn: string, 
/**
 * Expected hours a week, as `2,5`; or empty.
 */
weeklyHours: string, 
/**
 * Whom they turn to at the workplace.
 */
contactPersonId: PersonId | null, 
/**
 * The manager who approved it, or empty.
 */
approvedBy: string, 
/**
 * When it was approved, or empty.
 */
approvedOn: string, 
/**
 * What they drive.
 */
driving: Driving, 
/**
 * Whether they are directly in contact with children below the age limit.
 */
withChildren: boolean, 
/**
 * Whether they come in citizens' homes.
 */
inHomes: boolean, 
/**
 * Whether they handle money.
 */
handlesMoney: boolean, 
/**
 * When they take no part, the earliest first.
 */
pauses: Array<PauseFacts>, 
/**
 * When somebody last saw to it that an open attachment still holds, or empty.
 */
lookedAtOn: string, };

/**
 * A volunteer's attachment to a workplace.
 */
export type AttachmentId = number & { readonly of: "attachment" };

/**
 * An attachment in the list.
 */
export type AttachmentLine = { 
/**
 * The attachment.
 */
id: AttachmentId, 
/**
 * Counts the changes; an edit carries the one it saw.
 */
version: number, 
/**
 * The workplace.
 */
workplaceId: OrganisationId, 
/**
 * Its name.
 */
workplaceName: string, 
/**
 * The association's name, on that track.
 */
associationName: string | null, 
/**
 * What the kind of effort is called.
 */
effortTypeName: string | null, 
/**
 * What they do.
 */
activity: string, 
/**
 * On which track.
 */
track: CoverTrack, 
/**
 * How it stands today.
 */
state: AttachmentState, 
/**
 * Whether it is covered today.
 */
standing: CoverStanding, 
/**
 * The first day.
 */
startsOn: string, 
/**
 * The last day; none while it is open.
 */
endsOn: string | null, };

/**
 * Names that an attachment speaks of.
 */
export type AttachmentNames = { 
/**
 * The workplace's.
 */
workplace: string, 
/**
 * The association's, on that track.
 */
association: string | null, 
/**
 * What the kind of effort is called.
 */
effortType: string | null, 
/**
 * The contact person's.
 */
contactPerson: string | null, 
/**
 * The contact person's phone, where one is known.
 */
contactPhone: string | null, };

/**
 * An attachment that an import made.
 */
export type AttachmentOfImport = { 
/**
 * Which.
 */
attachmentId: AttachmentId, 
/**
 * Whose.
 */
personId: PersonId, 
/**
 * The version that the import left.
 */
version: number, };

/**
 * An attachment on a day, and what held for it that day.
 */
export type AttachmentOnDay = { 
/**
 * The attachment.
 */
id: AttachmentId, 
/**
 * What was known of it.
 */
facts: AttachmentFacts, 
/**
 * Names that it speaks of, as they are now.
 */
names: AttachmentNames, 
/**
 * How it stood.
 */
state: AttachmentState, 
/**
 * Whether it was covered, and why.
 */
verdict: Verdict, };

/**
 * A paper about an attachment to be printed.
 */
export type AttachmentPaperToPrint = { 
/**
 * Made by the client; the same key again is the same paper.
 */
requestKey: RequestKey, 
/**
 * Which.
 */
paper: AttachmentPaperWanted, };

/**
 * A paper about an attachment.
 */
export type AttachmentPaperWanted = { 
/**
 * Whose.
 */
personId: PersonId, 
/**
 * About which attachment of theirs.
 */
attachmentId: AttachmentId, 
/**
 * In which language; left out, the office's.
 */
language?: Language, 
/**
 * Of an agreement, after how long they talk about how it goes, in words; a month, if not said.
 */
talkAfter?: string, };

/**
 * How an attachment stands on a day.
 */
export type AttachmentState = "awaiting_approval" | "to_come" | "active" | "paused" | "ended";

/**
 * An approval to be noted.
 */
export type AttachmentToApprove = { 
/**
 * The attachment.
 */
attachmentId: AttachmentId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * The manager, or whom the manager has empowered.
 */
approvedBy: string, 
/**
 * The day, as typed.
 */
approvedOn: string, };

/**
 * What is to be known of an attachment from now on.
 */
export type AttachmentToChange = { 
/**
 * The attachment.
 */
attachmentId: AttachmentId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * All that is known of it, changed or not.
 */
facts: AttachmentFacts, 
/**
 * The first day on which it is as it says here, as typed: until then it stays as it was. Left out or empty, it was so all
 * along.
 */
holdsFrom?: string, 
/**
 * The attachment that went on from it, and does not after all: the way back.
 */
takesBack?: SeenAttachment, };

/**
 * An attachment whose last day is known.
 */
export type AttachmentToEnd = { 
/**
 * The attachment.
 */
attachmentId: AttachmentId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * The last day, as typed.
 */
endsOn: string, };

/**
 * An attachment that is being written.
 */
export type AttachmentToJudge = { 
/**
 * As it stands in the form.
 */
facts: AttachmentFacts, };

/**
 * A pause to be noted.
 */
export type AttachmentToPause = { 
/**
 * The attachment.
 */
attachmentId: AttachmentId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * From when, until when, and why.
 */
pause: PauseFacts, };

/**
 * An attachment that is to stand again.
 */
export type AttachmentToReinstate = { 
/**
 * Which.
 */
attachmentId: AttachmentId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * An attachment that was entered by mistake.
 */
export type AttachmentToWithdraw = { 
/**
 * Which.
 */
attachmentId: AttachmentId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * Somebody who signs in and can be something in a year.
 */
export type AwardCandidate = { 
/**
 * Who.
 */
userId: UserId, 
/**
 * Their full name.
 */
fullName: string, 
/**
 * Whether they can run a year or stand in.
 */
canRun: boolean, 
/**
 * Whether they can be of the jury.
 */
canJudge: boolean, };

/**
 * The dates of a year, as typed and kept: dates go out as `2026-08-31`, times of day as `23:59`.
 */
export type AwardCycle = { 
/**
 * The first day on which nominations are received.
 */
opensOn: string, 
/**
 * The last day on which they are.
 */
deadlineOn: string, 
/**
 * The last minute of that day.
 */
deadlineTime: string, 
/**
 * Until when the office checks them.
 */
checkedBy: string, 
/**
 * Until when jurors score.
 */
scoredBy: string, 
/**
 * Until when the jury recommends.
 */
recommendedBy: string, 
/**
 * Until when the committee decides.
 */
decidedBy: string, 
/**
 * The day the award is handed over.
 */
handedOverOn: string, 
/**
 * The minute of that day from which the decision may be known.
 */
handedOverTime: string, 
/**
 * The day it is published.
 */
publishedOn: string, 
/**
 * Until when the year is looked back on.
 */
evaluatedBy: string, };

/**
 * What is recommended and decided, for whoever takes part in the case of everybody who is judged; for all others it is as if
 * nothing were, and said to be so.
 */
export type AwardDecisions = { 
/**
 * Whether it is kept from whoever asks until it is published: there is somebody judged in whose case they take no part.
 */
isKeptOut: boolean, 
/**
 * What the jury recommends.
 */
recommendation: DecisionCard | null, 
/**
 * What the committee decided.
 */
decision: DecisionCard | null, };

/**
 * Why something of the award cannot be seen, written or decided.
 */
export type AwardError = { "code": "fields_refused", "details": { 
/**
 * What is wrong with which.
 */
problems: Array<FieldProblem>, } } | { "code": "award_year_not_found" } | { "code": "award_year_taken", "details": { 
/**
 * Which; it can be opened.
 */
id: AwardYearId, } } | { "code": "not_yours_in_award", "details": { 
/**
 * Who may.
 */
positions: Array<MemberPosition>, } } | { "code": "stale_award_year", "details": { 
/**
 * How it stands now.
 */
current: AwardYearCard, } } | { "code": "weights_do_not_sum", "details": { 
/**
 * What they make.
 */
sum: number, } } | { "code": "criteria_are_frozen" } | { "code": "award_is_published" } | { "code": "award_member_not_found" } | { "code": "position_taken", "details": { 
/**
 * Who.
 */
name: string, } } | { "code": "already_in_award", "details": { 
/**
 * What.
 */
position: MemberPosition, } } | { "code": "cannot_run_award", "details": { 
/**
 * Their name.
 */
name: string, } } | { "code": "nominee_not_found" } | { "code": "nomination_not_found" } | { "code": "enclosed_not_found" } | { "code": "too_many_enclosed", "details": { 
/**
 * The most.
 */
most: number, } } | { "code": "not_a_scan" } | { "code": "scan_too_large", "details": { 
/**
 * The most that is kept.
 */
mostMegabytes: number, } } | { "code": "stale_nominee", "details": { 
/**
 * How they stand now.
 */
current: NomineeCard, } } | { "code": "cannot_merge" } | { "code": "only_chair_lifts" } | { "code": "not_the_decider" } | { "code": "interests_unanswered", "details": { 
/**
 * How many are left.
 */
left: number, } } | { "code": "nobody_to_judge" } | { "code": "scoring_not_open" } | { "code": "juror_not_serving", "details": { 
/**
 * Who.
 */
name: string, 
/**
 * The first day they serve, or empty.
 */
servesFrom: string, 
/**
 * The last, or empty.
 */
servesTo: string, } } | { "code": "scoring_not_closed" } | { "code": "stale_sheet", "details": { 
/**
 * How it stands now.
 */
current: ScoringLine, } } | { "code": "award_key_closed", "details": { 
/**
 * Why.
 */
why: KeyClosed, } } | { "code": "award_key_begun_already" } | { "code": "wrong_key_code" } | { "code": "stale_decision", "details": { 
/**
 * How it stands now.
 */
current: AwardDecisions, } } | { "code": "nothing_decided" } | { "code": "nothing_recommended" } | { "code": "cannot_be_printed", "details": { 
/**
 * Each once.
 */
characters: Array<string>, } } | { "code": "award_paper_not_found" } | { "code": "award_paper_damaged" } | { "code": "award_key_is_held", "details": { 
/**
 * Who.
 */
names: Array<string>, } } | { "code": "not_handed_over", "details": { 
/**
 * When it is.
 */
at: Instant, } } | { "code": "table_unreadable", "details": { 
/**
 * Why.
 */
problem: TableProblem, } } | { "code": "rows_refused", "details": { 
/**
 * Which, and what is wrong with them or like them.
 */
rows: Array<JudgedRow>, } } | { "code": "import_stopped" } | { "code": "nominations_changed_since", "details": { 
/**
 * The names of the first that were changed, or nominated once more.
 */
names: Array<string>, 
/**
 * How many there are in all.
 */
nominees: number, } } | { "code": "award_not_published" } | { "code": "stale_handing_over", "details": { 
/**
 * How it stands now.
 */
current: HandingOverCard, } } | { "code": "not_written_to", "details": { 
/**
 * Why.
 */
why: LetterLeftOut, } } | { "code": "nothing_to_post" } | { "code": "past_winner_not_found" } | { "code": "stale_past_winner", "details": { 
/**
 * How it stands now.
 */
current: WinnerLine, } } | { "code": "winner_known", "details": { 
/**
 * Which year.
 */
year: number, } } | { "code": "wait_before_next_try", "details": { 
/**
 * So many seconds.
 */
seconds: number, } } | { "code": "database", "details": Trouble };

/**
 * What can happen in this slice.
 */
export type AwardEvent = { "event": "award_year_started", "values": { 
/**
 * The year.
 */
year: number, } } | { "event": "award_year_changed", "values": { 
/**
 * The fields that changed, by their names on the wire.
 */
fields: Array<string>, } } | { "event": "award_member_appointed", "values": { 
/**
 * Which.
 */
memberId: AwardMemberId, 
/**
 * As what.
 */
position: MemberPosition, 
/**
 * Their name.
 */
name: string, } } | { "event": "award_member_changed", "values": { 
/**
 * Which.
 */
memberId: AwardMemberId, 
/**
 * Their name.
 */
name: string, 
/**
 * The fields that changed, by their names on the wire.
 */
fields: Array<string>, } } | { "event": "award_member_left", "values": { 
/**
 * Which.
 */
memberId: AwardMemberId, 
/**
 * Their name.
 */
name: string, } } | { "event": "award_member_back", "values": { 
/**
 * Which.
 */
memberId: AwardMemberId, 
/**
 * Their name.
 */
name: string, } } | { "event": "award_key_begun" } | { "event": "award_key_given", "values": { 
/**
 * Which.
 */
memberId: AwardMemberId, 
/**
 * Their name.
 */
name: string, } } | { "event": "award_key_recovered" } | { "event": "award_key_code_made" } | { "event": "lost_award_key_replaced" } | { "event": "lost_sheets_back", "values": { 
/**
 * How many sheets, with each change of one.
 */
sheets: number, } } | { "event": "award_paper_printed", "values": { 
/**
 * Which paper.
 */
kind: AwardPaperKind, 
/**
 * The stored paper.
 */
paperId: PaperId, 
/**
 * The SHA-256 of what is stored, in hexadecimal.
 */
sha256: string, } } | { "event": "nomination_received", "values": { 
/**
 * The nomination.
 */
nominationId: NominationId, 
/**
 * Whether it came after the deadline.
 */
isLate: boolean, } } | { "event": "nominations_imported", "values": { 
/**
 * How many nominees were not there before.
 */
nominees: number, 
/**
 * How many nominations, theirs too.
 */
nominations: number, 
/**
 * How many of them came after the deadline.
 */
late: number, } } | { "event": "nomination_import_taken_back", "values": { 
/**
 * How many nominees.
 */
nominees: number, 
/**
 * How many nominations.
 */
nominations: number, } } | { "event": "nomination_import_laid_again", "values": { 
/**
 * How many nominees.
 */
nominees: number, 
/**
 * How many nominations.
 */
nominations: number, } } | { "event": "nomination_changed", "values": { 
/**
 * The nomination.
 */
nominationId: NominationId, 
/**
 * The fields that changed, by their names on the wire.
 */
fields: Array<string>, } } | { "event": "nomination_withdrawn", "values": { 
/**
 * The nomination.
 */
nominationId: NominationId, } } | { "event": "nomination_reinstated", "values": { 
/**
 * The nomination.
 */
nominationId: NominationId, } } | { "event": "file_enclosed", "values": { 
/**
 * The nomination.
 */
nominationId: NominationId, 
/**
 * The stored paper.
 */
paperId: PaperId, 
/**
 * The SHA-256 of what is stored, in hexadecimal.
 */
sha256: string, } } | { "event": "enclosed_taken_away", "values": { 
/**
 * The nomination.
 */
nominationId: NominationId, 
/**
 * The stored paper.
 */
paperId: PaperId, } } | { "event": "enclosed_put_back", "values": { 
/**
 * The nomination.
 */
nominationId: NominationId, 
/**
 * The stored paper.
 */
paperId: PaperId, } } | { "event": "nominee_changed", "values": { 
/**
 * The fields that changed, by their names on the wire.
 */
fields: Array<string>, } } | { "event": "nominee_withdrawn" } | { "event": "nominee_reinstated" } | { "event": "nominee_merged", "values": { 
/**
 * The other.
 */
intoId: NomineeId, } } | { "event": "nominee_parted" } | { "event": "eligibility_judged", "values": { 
/**
 * What it came to.
 */
verdict: EligibilityVerdict, } } | { "event": "interest_declared", "values": { 
/**
 * Who.
 */
memberId: AwardMemberId, 
/**
 * What.
 */
interest: DeclaredInterest, 
/**
 * Whether somebody else wrote it down for them.
 */
onBehalf: boolean, } } | { "event": "interest_decided", "values": { 
/**
 * About whom.
 */
memberId: AwardMemberId, 
/**
 * Whether they take part.
 */
takesPart: boolean, } } | { "event": "scoring_opened" } | { "event": "scoring_closed" } | { "event": "scoring_reopened" } | { "event": "sheet_written", "values": { 
/**
 * Whose.
 */
memberId: AwardMemberId, 
/**
 * Whether somebody else wrote it down for them.
 */
onBehalf: boolean, } } | { "event": "award_decided", "values": { 
/**
 * Which of the two.
 */
kind: DecisionKind, } } | { "event": "award_refused", "values": { 
/**
 * With which word.
 */
code: string, } } | { "event": "award_published", "values": { 
/**
 * Their name.
 */
name: string, } } | { "event": "award_year_closed", "values": { 
/**
 * Why.
 */
why: WithoutRecipient, } } | { "event": "handing_over_changed", "values": { 
/**
 * The fields that changed, by their names on the wire.
 */
fields: Array<string>, } } | { "event": "award_letter_ticked", "values": { 
/**
 * What the letter tells.
 */
kind: AwardLetterKind, 
/**
 * Whether it is done.
 */
isDone: boolean, } } | { "event": "past_winner_added", "values": { 
/**
 * In which year.
 */
year: number, 
/**
 * Their name.
 */
name: string, } } | { "event": "past_winner_changed", "values": { 
/**
 * In which year.
 */
year: number, 
/**
 * Their name.
 */
name: string, 
/**
 * The fields that changed, by their names on the wire.
 */
fields: Array<string>, } } | { "event": "past_winner_withdrawn", "values": { 
/**
 * In which year.
 */
year: number, 
/**
 * Their name.
 */
name: string, } } | { "event": "past_winner_reinstated", "values": { 
/**
 * In which year.
 */
year: number, 
/**
 * Their name.
 */
name: string, } };

/**
 * What a year is run by, as typed and kept: the amount goes out as `7.000,00`.
 */
export type AwardFacts = { 
/**
 * Its dates.
 */
cycle: AwardCycle, 
/**
 * What the recipient is given besides a diploma, in kroner, or empty.
 */
amount: string, 
/**
 * The committee that decides, by name, or empty.
 */
committee: string, 
/**
 * What the jury judges by.
 */
judgedBy: Criteria, 
/**
 * With fewer sheets a nominee is not ranked.
 */
leastScorers: number, 
/**
 * For so many years after they were given the award somebody is warned about.
 */
blockYears: number, };

/**
 * What of a year is forgotten.
 */
export type AwardForgetting = "sheets" | "nominations";

/**
 * What went.
 */
export type AwardForgottenCount = { 
/**
 * How many nominees lost their name.
 */
nominees: number, 
/**
 * How many nominations lost their words.
 */
nominations: number, 
/**
 * How many sheets went, with each change of one.
 */
sheets: number, 
/**
 * How many kept papers went.
 */
papers: number, 
/**
 * Out of how many searches in the log the words were taken.
 */
searches: number, };

/**
 * The key of a year that was made: what is to be printed.
 */
export type AwardKeyCode = { 
/**
 * To be printed and locked away. Shown this once: it is not kept.
 */
code: string, 
/**
 * How the year stands.
 */
card: AwardYearCard, };

/**
 * A code that was just shown, for its sheet.
 */
export type AwardKeyToPrint = { 
/**
 * Of which year.
 */
awardYearId: AwardYearId, 
/**
 * The code.
 */
code: string, };

/**
 * What is typed from the printed code of a year's key.
 */
export type AwardKeyToRecover = { 
/**
 * Of which year.
 */
awardYearId: AwardYearId, 
/**
 * The printed code; hyphens, blanks and case do not matter.
 */
code: string, };

/**
 * What a letter tells.
 */
export type AwardLetterKind = "winner" | "nominee" | "winners_nominator" | "nominator" | "nominator_of_rejected";

/**
 * Somebody who is written to, or why not.
 */
export type AwardLetterLine = { 
/**
 * Whom.
 */
to: AwardLetterTo, 
/**
 * What the letter tells.
 */
kind: AwardLetterKind, 
/**
 * Their name.
 */
name: string, 
/**
 * Who opens it there, or empty.
 */
contact: string, 
/**
 * Whom they nominated; empty to a nominee.
 */
about: string, 
/**
 * E-mail address, or empty.
 */
email: string, 
/**
 * Phone, or empty.
 */
phone: string, 
/**
 * An association's own address; of a person none is known here.
 */
addressLines: Array<string>, 
/**
 * Why they are not written to.
 */
leftOut: LetterLeftOut | null, 
/**
 * Since when the letter is done.
 */
doneAt: Instant | null, };

/**
 * Whom a letter is to.
 */
export type AwardLetterTo = { "to": "nominee", 
/**
 * Which.
 */
id: NomineeId, } | { "to": "nominator", 
/**
 * The nomination.
 */
id: NominationId, };

/**
 * A letter that was printed, to be sent.
 */
export type AwardLetterToMail = { 
/**
 * Which.
 */
letter: AwardLetterWanted, 
/**
 * Its paper.
 */
paperId: PaperId, };

/**
 * A letter to be printed.
 */
export type AwardLetterToPrint = { 
/**
 * Made by the client; the same key again is the same paper.
 */
requestKey: RequestKey, 
/**
 * Which.
 */
letter: AwardLetterWanted, };

/**
 * A letter.
 */
export type AwardLetterWanted = { 
/**
 * Of which year.
 */
awardYearId: AwardYearId, 
/**
 * Whom it is to.
 */
to: AwardLetterTo, 
/**
 * In which language; left out, the office's.
 */
language?: Language, };

/**
 * Who is written to about an award.
 */
export type AwardLetters = { 
/**
 * The recipient first, then nominees, then nominators, each by name.
 */
letters: Array<AwardLetterLine>, };

/**
 * Somebody in a year.
 */
export type AwardMemberCard = { 
/**
 * Which.
 */
id: AwardMemberId, 
/**
 * Counts the changes; an edit carries the one it saw.
 */
version: number, 
/**
 * Who and what.
 */
facts: MemberFacts, 
/**
 * Whether today lies within the period for which they are appointed.
 */
isServing: boolean, 
/**
 * When they left.
 */
leftAt: Instant | null, 
/**
 * Whether they have the key of the year.
 */
hasKey: boolean, 
/**
 * Whether they could be given it: they have chosen a password of their own.
 */
canHaveKey: boolean, };

/**
 * What somebody is in the award of a year.
 */
export type AwardMemberId = number & { readonly of: "award member" };

/**
 * A paper of an award year, as it is called among those that are kept.
 */
export type AwardPaperKind = "nomination_form" | "jury_booklet" | "jury_protocol" | "award_recommendation" | "award_diploma" | "award_press_text" | "award_letter";

/**
 * A stored paper of an award year.
 */
export type AwardPaperToOpen = { 
/**
 * The paper.
 */
id: PaperId, };

/**
 * Where in its course a year is.
 */
export type AwardPhase = "planned" | "receiving" | "checking" | "scoring" | "deciding" | "handed_over" | "published";

/**
 * What the scores come to.
 */
export type AwardResults = { 
/**
 * The nominees, the best first; those who are not ranked last.
 */
nominees: Array<NomineeResult>, 
/**
 * The jurors.
 */
jurors: Array<JurorResult>, 
/**
 * Who is first by the mean.
 */
first: Array<NomineeId>, 
/**
 * Whether that holds another way.
 */
robustness: ResultRobustness, 
/**
 * What is to be said in words.
 */
notices: Array<ResultNotice>, 
/**
 * Why scoring was opened again, each time; none for whoever takes no part in the case of somebody judged.
 */
reopened: Array<string>, };

/**
 * What is written about an award, as text.
 */
export type AwardText = { 
/**
 * A line that says what it is.
 */
subject: string, 
/**
 * All of it.
 */
body: string, };

/**
 * A year that is to end without a recipient.
 */
export type AwardToClose = { 
/**
 * Which.
 */
awardYearId: AwardYearId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * Why.
 */
why: WithoutRecipient, };

/**
 * Something of an award that is to go.
 */
export type AwardToForget = { 
/**
 * Of which year.
 */
awardYearId: AwardYearId, 
/**
 * What of it.
 */
what: AwardForgetting, };

/**
 * A year whose recipient is to be published.
 */
export type AwardToPublish = { 
/**
 * Which.
 */
awardYearId: AwardYearId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * The award of a year, opened.
 */
export type AwardYearCard = { 
/**
 * Which.
 */
id: AwardYearId, 
/**
 * The year.
 */
year: number, 
/**
 * Counts the changes; an edit carries the one it saw.
 */
version: number, 
/**
 * What it is run by.
 */
facts: AwardFacts, 
/**
 * Where in its course it is.
 */
phase: AwardPhase, 
/**
 * What whoever asks is in it; none of a manager who only appoints.
 */
position: MemberPosition | null, 
/**
 * Whoever asks, as one of the members.
 */
ownId: AwardMemberId | null, 
/**
 * Everybody in it, also those who have left.
 */
members: Array<AwardMemberCard>, 
/**
 * From when on a nomination is late.
 */
closesAt: Instant | null, 
/**
 * From when on the decision may be known.
 */
handedOverAt: Instant | null, 
/**
 * When scoring was opened.
 */
scoringOpenedAt: Instant | null, 
/**
 * When it was closed.
 */
scoringClosedAt: Instant | null, 
/**
 * When the key of the year was made.
 */
keyBegunAt: Instant | null, 
/**
 * Whether one before it was lost: with its code, what it sealed comes back.
 */
keyIsAnother: boolean, 
/**
 * Why it does not open for whoever asks; none where it does.
 */
keyClosed: KeyClosed | null, 
/**
 * Who was given the award, once that is public.
 */
published: PublishedAward | null, 
/**
 * Why nobody was, of a year that was closed so.
 */
closedWithout: WithoutRecipient | null, };

/**
 * The award of a year.
 */
export type AwardYearId = number & { readonly of: "award year" };

/**
 * The award of a year, in a list.
 */
export type AwardYearSummary = { 
/**
 * Which.
 */
id: AwardYearId, 
/**
 * The year.
 */
year: number, 
/**
 * Where in its course it is.
 */
phase: AwardPhase, 
/**
 * What whoever asks is in it.
 */
position: MemberPosition | null, 
/**
 * Whether whoever asks can open it.
 */
canOpen: boolean, 
/**
 * Who was given the award, once that is public.
 */
published: PublishedAward | null, };

/**
 * A year to be run by something else.
 */
export type AwardYearToChange = { 
/**
 * Which.
 */
awardYearId: AwardYearId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * What it is to be run by.
 */
facts: AwardFacts, };

/**
 * Which year.
 */
export type AwardYearToOpen = { 
/**
 * Which.
 */
awardYearId: AwardYearId, };

/**
 * Why the backup says no.
 */
export type BackupError = { "code": "backup_belongs_to_server" } | { "code": "backup_folder_not_chosen" } | { "code": "backup_failed", "details": { 
/**
 * Why not.
 */
trouble: BackupTrouble, } } | { "code": "backup_unusable", "details": { 
/**
 * Why not.
 */
reason: OpenError, } } | { "code": "backup_of_another_office", "details": { 
/**
 * The other office's name, where it had one.
 */
officeName: string | null, } } | { "code": "fields_refused", "details": { 
/**
 * What is wrong with which.
 */
problems: Array<FieldProblem>, } } | { "code": "database", "details": Trouble };

/**
 * What can happen in this slice.
 */
export type BackupEvent = { "event": "backup_settings_changed", "values": { 
/**
 * The fields that changed, by their names on the wire.
 */
fields: Array<string>, } } | { "event": "backup_made", "values": { 
/**
 * Its name in the folder.
 */
fileName: string, 
/**
 * Its size in bytes.
 */
bytes: number, } } | { "event": "backup_failed", "values": { 
/**
 * Why not.
 */
trouble: BackupTrouble, } } | { "event": "restore_begun", "values": { 
/**
 * The copy's name.
 */
fileName: string, } } | { "event": "backup_restored", "values": { 
/**
 * The copy's name.
 */
fileName: string, } } | { "event": "export_begun" };

/**
 * Where the copies are to go.
 */
export type BackupFolder = { 
/**
 * A folder's full path, handed in by the host; empty for none.
 */
folder: string, };

/**
 * How many copies are to be kept.
 */
export type BackupGenerations = { 
/**
 * 2 to 400. Copies keep what was erased since: their number bounds for how long.
 */
generations: number, };

/**
 * A copy that was just made and read through.
 */
export type BackupMade = { 
/**
 * Its name in the folder.
 */
fileName: string, 
/**
 * Its size in bytes.
 */
bytes: number, 
/**
 * When it was made.
 */
madeAt: Instant, };

/**
 * What a copy holds.
 */
export type BackupPreview = { 
/**
 * Its name.
 */
fileName: string, 
/**
 * Its size in bytes.
 */
bytes: number, 
/**
 * The office's name; `None` where nobody had set it up.
 */
officeName: string | null, 
/**
 * Whether it is a copy of this office, and not of another.
 */
isOfThisOffice: boolean, 
/**
 * How many organisations.
 */
organisations: number, 
/**
 * How many people.
 */
people: number, 
/**
 * How many bookings.
 */
bookings: number, 
/**
 * How many agreements.
 */
agreements: number, 
/**
 * When something last happened in it.
 */
newestEventAt: Instant | null, 
/**
 * The number of its newest migration.
 */
version: number, };

/**
 * How the backup of this office stands.
 */
export type BackupState = { "place": "server" } | { "place": "file" } & FileBackupState;

/**
 * A copy to look into.
 */
export type BackupToOpen = { 
/**
 * Its full path, handed in by the host.
 */
path: string, };

/**
 * Why a copy could not be made.
 */
export type BackupTrouble = "folder_missing" | "folder_read_only" | "folder_full" | "copy_damaged" | "office_unreadable";

/**
 * What is read of a nomination.
 */
export type BlindNomination = { 
/**
 * What they do.
 */
effort: string, 
/**
 * What difference it makes.
 */
difference: string, 
/**
 * Why this one.
 */
why: string, 
/**
 * The criteria that whoever nominates thinks fit best, by code.
 */
criteria: Array<string>, };

/**
 * As what rooms are booked.
 */
export type BookAs = { "kind": "confirmed" } | { "kind": "reserved", 
/**
 * Until when; left out, as long as the rules say, or until it begins where that is sooner.
 */
until?: WallTime, } | { "kind": "requested" };

/**
 * A booking to be made.
 */
export type BookRoom = { 
/**
 * Made by the client; the same key again is the same request.
 */
requestKey: RequestKey, 
/**
 * The rooms, the first first.
 */
rooms: Array<RoomId>, 
/**
 * From when, on the wall clock.
 */
starts: WallTime, 
/**
 * Until when, on the wall clock.
 */
ends: WallTime, 
/**
 * Who borrows; left out, the house itself.
 */
organisationId?: OrganisationId, 
/**
 * As what it is lent to them; left out, as what they are.
 */
lentAs?: BorrowerCategory, 
/**
 * Whom to talk to about it.
 */
contactPersonId?: PersonId, 
/**
 * What it is called; empty, the borrower's name.
 */
title: string, 
/**
 * What it is for; left out, what the category says as which it is lent.
 */
kind?: BookingKind, 
/**
 * How many are expected.
 */
attendees?: number, 
/**
 * How the room is to be set up.
 */
layout?: Layout, 
/**
 * Whatever else the house has to know.
 */
note?: string, 
/**
 * Other buffers than the rooms' own, with the reason.
 */
buffers?: BookingBuffers, 
/**
 * Whom at the house it was agreed with, on a day when the house asks to be asked.
 */
holidayAgreement?: string, 
/**
 * As what; left out, it is agreed at once.
 */
bookAs?: BookAs, 
/**
 * The time that the desk kept for it: the booking takes its place.
 */
holdId?: HoldId, 
/**
 * Why it is done all the same, where rules of the office are broken.
 */
overrule?: string, };

/**
 * A series to be booked.
 */
export type BookSeries = { 
/**
 * What is booked on each date; its day is the first that a date may have, its times are those of every date. Its
 * request key is the series'.
 */
booking: BookRoom, 
/**
 * How it repeats.
 */
recurrence: Recurrence, 
/**
 * What was decided about single dates.
 */
choices: Array<DateChoice>, 
/**
 * The dates that the plan showed as free: these are booked, and the others left out. Left out, every date has to be
 * free.
 */
held?: Array<string>, };

/**
 * A room of a booking, by name.
 */
export type BookedRoom = { 
/**
 * The room.
 */
id: RoomId, 
/**
 * Its name.
 */
name: string, 
/**
 * Its house.
 */
premisesId: PremisesId, 
/**
 * The house's name.
 */
premisesName: string, };

/**
 * What was booked.
 */
export type BookedSeries = { "kind": "series", 
/**
 * With its dates.
 */
card: SeriesCard, } | { "kind": "single", 
/**
 * The booking.
 */
booking: Booking, };

/**
 * A booking.
 */
export type Booking = { 
/**
 * The booking.
 */
id: BookingId, 
/**
 * Counts the changes; an edit carries the one it saw.
 */
version: number, 
/**
 * Its running number, such as `B-2026-00123`; never used again.
 */
number: string, 
/**
 * Its rooms, in the order they were chosen.
 */
rooms: Array<RoomId>, 
/**
 * From when, on the wall clock.
 */
starts: WallTime, 
/**
 * Until when, on the wall clock.
 */
ends: WallTime, 
/**
 * From when its rooms are blocked, setting up included.
 */
blockedFrom: WallTime, 
/**
 * Until when its rooms are blocked, cleaning included.
 */
blockedUntil: WallTime, 
/**
 * What it is called; the borrower's name unless somebody wrote another.
 */
title: string, 
/**
 * Who borrows; `None` is the house itself.
 */
borrower: BookingBorrower | null, 
/**
 * As what it is lent to them, where that is another category than the borrower's own.
 */
lentAs: BorrowerCategory | null, 
/**
 * Whom to talk to about it.
 */
contactPersonId: PersonId | null, 
/**
 * What it is for.
 */
kind: BookingKind, 
/**
 * Where it stands.
 */
state: BookingState, 
/**
 * Until when it is kept, or was, on the wall clock; only of what was reserved.
 */
optionUntil: WallTime | null, 
/**
 * How many are expected.
 */
attendees: number | null, 
/**
 * How the room is to be set up.
 */
layout: Layout | null, 
/**
 * Whatever else the house has to know.
 */
note: string, 
/**
 * Other buffers than the rooms' own.
 */
buffers: BookingBuffers | null, 
/**
 * Whom at the house it was agreed with, on a day when the house asks to be asked.
 */
holidayAgreement: string | null, 
/**
 * What it costs, as it was agreed; `None` is free.
 */
fee: Fee | null, 
/**
 * Rules that were overruled for it, and why.
 */
overruled: Overruled | null, 
/**
 * The series it belongs to.
 */
seriesId: SeriesId | null, 
/**
 * The date the series' rule gave it, wherever it was moved.
 */
originalOn: string | null, 
/**
 * How it was cancelled, if it was.
 */
cancellation: Cancellation | null, 
/**
 * When it was made.
 */
createdAt: Instant, };

/**
 * Something that can be done to a booking that is there.
 */
export type BookingAct = "approve" | "approve_as_reserved" | "reject" | "return_to_request" | "reserve" | "confirm" | "move" | "swap" | "change" | "end_early" | "mark_no_show" | "mark_took_place" | "cancel_by_borrower" | "cancel_by_house" | "take_back" | "restore";

/**
 * The organisation that borrows, as far as a calendar shows it.
 */
export type BookingBorrower = { 
/**
 * The organisation.
 */
id: OrganisationId, 
/**
 * Its name.
 */
name: string, 
/**
 * What stands where there is little room.
 */
shortName: string, };

/**
 * Other buffers than the rooms' own, and why. They hold for every room of the booking.
 */
export type BookingBuffers = { 
/**
 * Setting up, in minutes.
 */
before: number, 
/**
 * Clearing and cleaning, in minutes.
 */
after: number, 
/**
 * Why the rooms' own were not used.
 */
reason: string, };

/**
 * Everything about one booking.
 */
export type BookingCard = { 
/**
 * The booking.
 */
booking: Booking, 
/**
 * Its rooms by name.
 */
rooms: Array<BookedRoom>, 
/**
 * Where it was first, where it was moved.
 */
movedFrom: MovedFrom | null, 
/**
 * Whom to talk to about it.
 */
contact: BookingContact | null, 
/**
 * What has to be done about it, of what is to come: whom to tell by when.
 */
notes: Array<RuleNote>, 
/**
 * Whom somebody has told already, of the booking as it stands.
 */
told: Array<NoticeGiven>, 
/**
 * By when each side cancels; `None` for what has begun or is cancelled.
 */
cancelBy: CancelBy | null, 
/**
 * What was done to it, the latest first.
 */
history: Array<LoggedEvent>, };

/**
 * Whom to talk to about a booking.
 */
export type BookingContact = { 
/**
 * The person.
 */
id: PersonId, 
/**
 * Their name.
 */
name: string, 
/**
 * Their phone, as it is kept; empty where none is known.
 */
phone: string, };

/**
 * Why bookings says no.
 */
export type BookingError = { "code": "room_taken", "details": { 
/**
 * Who is in the way, the earliest first.
 */
clashes: Array<Clash>, 
/**
 * What is free instead, best first.
 */
alternatives: Array<Alternative>, } } | { "code": "outside_opening_hours", "details": { 
/**
 * The house.
 */
premisesId: PremisesId, 
/**
 * Its name.
 */
premisesName: string, 
/**
 * When it is open on the days wanted; a day without any is closed.
 */
opens: Array<OpenTime>, 
/**
 * Said where the booked time would do and only the buffers reach out of it.
 */
buffered: BufferedTime | null, 
/**
 * Whether whoever asks may have it all the same, with a reason; a consultant or a manager may.
 */
mayOverrule: boolean, 
/**
 * What is free instead, best first.
 */
alternatives: Array<Alternative>, } } | { "code": "room_closed", "details": { 
/**
 * The room.
 */
roomId: RoomId, 
/**
 * Its name.
 */
roomName: string, 
/**
 * Why.
 */
reason: ClosedReason, 
/**
 * From when, on the wall clock.
 */
starts: WallTime, 
/**
 * Until when, on the wall clock.
 */
ends: WallTime, 
/**
 * Said where the booked time would do and only the buffers reach into it.
 */
buffered: BufferedTime | null, 
/**
 * Whether whoever asks may have it all the same, with a reason; a consultant or a manager may.
 */
mayOverrule: boolean, 
/**
 * What is free instead, best first.
 */
alternatives: Array<Alternative>, } } | { "code": "too_many_people", "details": { 
/**
 * The room (of several, the largest).
 */
roomId: RoomId, 
/**
 * How many may be in the rooms.
 */
maximum: number, 
/**
 * How many are expected.
 */
attendees: number, 
/**
 * What is free instead, best first.
 */
alternatives: Array<Alternative>, } } | { "code": "declaration_missing", "details": { 
/**
 * The organisation.
 */
organisationId: OrganisationId, 
/**
 * Its name.
 */
name: string, 
/**
 * Until when the last one held; `None` where there never was one.
 */
validUntil: string | null, } } | { "code": "borrower_archived", "details": { 
/**
 * The organisation.
 */
organisationId: OrganisationId, 
/**
 * Its name.
 */
name: string, } } | { "code": "borrower_not_allowed", "details": { 
/**
 * The organisation.
 */
organisationId: OrganisationId, 
/**
 * Its name.
 */
name: string, 
/**
 * Its category.
 */
category: BorrowerCategory, } } | { "code": "room_retired", "details": { 
/**
 * The room.
 */
roomId: RoomId, 
/**
 * Its name.
 */
roomName: string, 
/**
 * What is free instead, best first.
 */
alternatives: Array<Alternative>, } } | { "code": "off_grid", "details": { 
/**
 * The grid, in minutes.
 */
minutes: number, 
/**
 * What is free instead, best first.
 */
alternatives: Array<Alternative>, } } | { "code": "too_long", "details": { 
/**
 * The room.
 */
roomId: RoomId, 
/**
 * The longest booking, in minutes.
 */
mostMinutes: number, 
/**
 * What is free instead, best first.
 */
alternatives: Array<Alternative>, } } | { "code": "too_short", "details": { 
/**
 * The room.
 */
roomId: RoomId, 
/**
 * The shortest booking, in minutes.
 */
leastMinutes: number, 
/**
 * What is free instead, best first.
 */
alternatives: Array<Alternative>, } } | { "code": "rules_broken", "details": { 
/**
 * Which, and who may overrule them.
 */
notes: Array<RuleNote>, } } | { "code": "stale_booking_rules", "details": { 
/**
 * How they stand now.
 */
current: BookingRules, } } | { "code": "missing_hour", "details": { 
/**
 * The first time that no clock shows.
 */
skippedFrom: WallTime, 
/**
 * The time that clocks show instead.
 */
skippedTo: WallTime, 
/**
 * What is free instead, best first.
 */
alternatives: Array<Alternative>, } } | { "code": "series_meets_itself", "details": { 
/**
 * The day that has it.
 */
on: string, } } | { "code": "series_question", "details": { 
/**
 * Which months, and what the last day would be.
 */
months: Array<MissingDay>, 
/**
 * What can be answered.
 */
choices: Array<WhenMissing>, } } | { "code": "named_date_unknown", "details": { 
/**
 * The name.
 */
name: string, } } | { "code": "series_too_long", "details": { 
/**
 * The last day there can be.
 */
latestOn: string, } } | { "code": "too_many_dates", "details": { 
/**
 * How many the rule gives.
 */
dates: number, 
/**
 * How many there may be.
 */
most: number, } } | { "code": "no_date_in_rule", "details": { 
/**
 * The first day that was looked at.
 */
from: string, 
/**
 * The last.
 */
to: string, 
/**
 * How many dates the exceptions leave out.
 */
excepted: number, } } | { "code": "series_clashes", "details": { 
/**
 * Every date as it stands now.
 */
plan: SeriesPlan, } } | { "code": "plan_changed", "details": { 
/**
 * Which.
 */
dates: Array<string>, 
/**
 * Every date as it stands now.
 */
plan: SeriesPlan, } } | { "code": "no_date_left", "details": { 
/**
 * Every date as it stands now.
 */
plan: SeriesPlan, } } | { "code": "series_not_found" } | { "code": "stale_series", "details": { 
/**
 * How it stands now.
 */
current: SeriesCard, } } | { "code": "series_over" } | { "code": "series_not_longer", "details": { 
/**
 * Its last date.
 */
lastOn: string, } } | { "code": "date_has_begun", "details": { 
/**
 * The date that the rule gave.
 */
on: string, } } | { "code": "stale_season_dates", "details": { 
/**
 * How it stands now.
 */
current: SeasonDates, } } | { "code": "stale_day_parts", "details": { 
/**
 * How they stand now.
 */
current: DayParts, } } | { "code": "booking_not_found" } | { "code": "stale_booking", "details": { 
/**
 * How it stands now.
 */
current: Booking, } } | { "code": "booking_is_cancelled", "details": { 
/**
 * How it stands now.
 */
current: Booking, } } | { "code": "nothing_to_tell", "details": { 
/**
 * What for.
 */
kind: LetterKind, } } | { "code": "letter_not_found" } | { "code": "closure_not_found" } | { "code": "stale_closure", "details": { 
/**
 * How it stands now.
 */
current: Closure, } } | { "code": "closure_moves_refused", "details": { 
/**
 * Which, and why.
 */
refused: Array<RefusedMove>, } } | { "code": "cannot_be_printed", "details": { 
/**
 * The characters.
 */
characters: Array<string>, } } | { "code": "not_as_it_stands", "details": { 
/**
 * What was to be done.
 */
act: BookingAct, 
/**
 * How it stands now.
 */
current: Booking, } } | { "code": "not_begun", "details": { 
/**
 * What was to be done.
 */
act: BookingAct, 
/**
 * How it stands now.
 */
current: Booking, } } | { "code": "option_outside", "details": { 
/**
 * The earliest: now.
 */
from: WallTime, 
/**
 * The latest: when it begins.
 */
to: WallTime, } } | { "code": "not_earlier", "details": { 
/**
 * When it ends.
 */
ends: WallTime, } } | { "code": "same_rooms" } | { "code": "hold_not_found" } | { "code": "fields_refused", "details": { 
/**
 * What is wrong with which.
 */
problems: Array<FieldProblem>, } } | { "code": "database", "details": Trouble };

/**
 * What happened in this slice.
 */
export type BookingEvent = { "event": "room_booked", "values": { 
/**
 * The running number.
 */
number: string, 
/**
 * Who borrows.
 */
organisationId: OrganisationId | null, 
/**
 * Which rooms when.
 */
at: RoomsAndTime, 
/**
 * As what.
 */
state: BookingState, } } | { "event": "booking_moved", "values": { 
/**
 * As it was.
 */
before: RoomsAndTime, 
/**
 * As it is.
 */
after: RoomsAndTime, } } | { "event": "rooms_swapped", "values": { 
/**
 * As it was.
 */
before: RoomsAndTime, 
/**
 * As it is.
 */
after: RoomsAndTime, 
/**
 * The other's running number.
 */
with: string, } } | { "event": "booking_changed", "values": { 
/**
 * The fields that changed, by their names on the wire.
 */
fields: Array<string>, } } | { "event": "buffers_set", "values": { 
/**
 * Which; `None` is the rooms' own.
 */
to: Buffers | null, } } | { "event": "booking_cancelled", "values": { 
/**
 * By whom.
 */
by: CancelledBy, } } | { "event": "booking_restored" } | { "event": "request_approved", "values": { 
/**
 * Until when it is only reserved.
 */
optionUntil: WallTime | null, } } | { "event": "request_rejected" } | { "event": "returned_to_request" } | { "event": "booking_reserved", "values": { 
/**
 * Until when.
 */
until: WallTime, } } | { "event": "reservation_confirmed" } | { "event": "booking_ended_early", "values": { 
/**
 * When it was to end.
 */
before: WallTime, 
/**
 * When it ended.
 */
after: WallTime, } } | { "event": "no_show_marked" } | { "event": "took_place_marked" } | { "event": "rooms_held", "values": { 
/**
 * Which rooms when.
 */
at: RoomsAndTime, 
/**
 * Until when.
 */
until: WallTime, } } | { "event": "hold_released", "values": { 
/**
 * Which rooms when.
 */
at: RoomsAndTime, } } | { "event": "series_booked", "values": { 
/**
 * Who borrows.
 */
organisationId: OrganisationId | null, 
/**
 * Which rooms, and when the first date is.
 */
at: RoomsAndTime, 
/**
 * The dates that were booked, as the rule gave them.
 */
dates: Array<string>, 
/**
 * The dates that were left out.
 */
leftOut: Array<string>, } } | { "event": "series_dates_added", "values": { 
/**
 * Which, as the rule gave them.
 */
dates: Array<string>, } } | { "event": "series_cancelled", "values": { 
/**
 * By whom.
 */
by: CancelledBy, 
/**
 * Which, as the rule gave them.
 */
dates: Array<string>, } } | { "event": "series_restored", "values": { 
/**
 * Which, as the rule gave them.
 */
dates: Array<string>, } } | { "event": "series_dates_approved", "values": { 
/**
 * Which, as the rule gave them.
 */
dates: Array<string>, } } | { "event": "series_dates_declined", "values": { 
/**
 * Which, as the rule gave them.
 */
dates: Array<string>, } } | { "event": "series_answers_taken_back", "values": { 
/**
 * Which, as the rule gave them.
 */
dates: Array<string>, } } | { "event": "series_changed", "values": { 
/**
 * What was changed.
 */
fields: Array<SeriesField>, 
/**
 * From which date on.
 */
fromOn: string, 
/**
 * The dates that changed, as the rule gave them.
 */
dates: Array<string>, 
/**
 * The dates that kept something of their own.
 */
kept: Array<string>, } } | { "event": "series_put_back", "values": { 
/**
 * The dates that changed, as the rule gave them.
 */
dates: Array<string>, } } | { "event": "series_extended", "values": { 
/**
 * The dates that were booked, as the rule gave them.
 */
dates: Array<string>, 
/**
 * The dates that were left out.
 */
leftOut: Array<string>, } } | { "event": "series_extension_taken_back", "values": { 
/**
 * The dates that are gone, as the rule gave them.
 */
dates: Array<string>, } } | { "event": "season_dates_changed" } | { "event": "rules_overruled", "values": { 
/**
 * Which.
 */
rules: Array<RuleKind>, 
/**
 * Why.
 */
reason: string, 
/**
 * Of a series: for which dates, as the rule gave them.
 */
dates: Array<string>, } } | { "event": "booking_rules_changed", "values": { 
/**
 * Which.
 */
rules: Array<RuleKind>, } } | { "event": "day_parts_changed" } | { "event": "booking_moved_for_closure", "values": { 
/**
 * The closure.
 */
closureId: ClosureId, 
/**
 * As it was.
 */
before: RoomsAndTime, 
/**
 * As it is.
 */
after: RoomsAndTime, } } | { "event": "booking_brought_back", "values": { 
/**
 * The closure.
 */
closureId: ClosureId, 
/**
 * As it was.
 */
before: RoomsAndTime, 
/**
 * As it is.
 */
after: RoomsAndTime, } } | { "event": "closure_call_ticked", "values": { 
/**
 * The borrower; `null` where nobody borrows.
 */
organisationId: OrganisationId | null, 
/**
 * Whether they were told.
 */
isReached: boolean, } } | { "event": "notice_ticked", "values": { 
/**
 * What about.
 */
kind: NoticeKind, 
/**
 * Whether they were told.
 */
isGiven: boolean, } } | { "event": "call_list_printed", "values": { 
/**
 * The stored paper.
 */
paperId: PaperId, 
/**
 * The SHA-256 of its bytes, in hexadecimal.
 */
sha256: string, } } | { "event": "day_sheet_printed", "values": { 
/**
 * Of which day.
 */
on: string, 
/**
 * The stored paper.
 */
paperId: PaperId, 
/**
 * The SHA-256 of its bytes, in hexadecimal.
 */
sha256: string, } } | { "event": "door_signs_printed", "values": { 
/**
 * Of which day.
 */
on: string, 
/**
 * The stored paper.
 */
paperId: PaperId, 
/**
 * The SHA-256 of its bytes, in hexadecimal.
 */
sha256: string, } } | { "event": "letter_printed", "values": { 
/**
 * What for.
 */
kind: LetterKind, 
/**
 * The stored paper.
 */
paperId: PaperId, 
/**
 * The SHA-256 of its bytes, in hexadecimal.
 */
sha256: string, } };

/**
 * One booking of one or more rooms.
 */
export type BookingId = number & { readonly of: "booking" };

/**
 * What a booking is for: its colour, glyph and word in the calendar.
 */
export type BookingKind = "association" | "municipal" | "course" | "community" | "private";

/**
 * One page of bookings.
 */
export type BookingPage = { 
/**
 * The bookings, by start.
 */
bookings: Array<Booking>, 
/**
 * How many there are on all pages.
 */
total: number, 
/**
 * Which page this is, from 0.
 */
page: number, 
/**
 * How many a page holds.
 */
pageSize: number, };

/**
 * The rules as they stand, beside what the program comes with.
 */
export type BookingRules = { 
/**
 * Counts the changes; an edit carries the one it saw.
 */
version: number, 
/**
 * The rules.
 */
book: RuleBook, 
/**
 * What they are in an office that has changed none.
 */
comesWith: RuleBook, };

/**
 * A series.
 */
export type BookingSeries = { 
/**
 * The series.
 */
id: SeriesId, 
/**
 * Counts what was done to it as a whole; an act carries the one it saw.
 */
version: number, 
/**
 * How it repeats.
 */
recurrence: Recurrence, 
/**
 * The first date that the rule gave.
 */
firstOn: string, 
/**
 * The last date that the rule gave.
 */
lastOn: string, 
/**
 * What is agreed now: for its last dates.
 */
terms: SeriesTerms, 
/**
 * Who borrows; `null` is the house itself.
 */
borrower: BookingBorrower | null, 
/**
 * How many of its dates stand.
 */
standing: number, 
/**
 * When it was made.
 */
createdAt: Instant, };

/**
 * Where a booking stands at a moment. Two of them are never stored, for they follow from the clock: a reservation
 * whose option has run out is `Lapsed`, and what is confirmed took place once it is over. Nobody has to tick thirty
 * bookings a day; the desk says only who did not come.
 */
export type BookingState = "requested" | "reserved" | "lapsed" | "confirmed" | "took_place" | "no_show" | "cancelled_by_borrower" | "cancelled_by_house";

/**
 * What a borrower counts as; it decides tariff and priority in the seasonal allocation. The three education
 * categories follow folkeoplysningsloven § 21.
 */
export type BorrowerCategory = "municipal" | "social" | "education_children" | "education_adult" | "education_adults_activity" | "other_association" | "private_commercial";

/**
 * Bookings that a closure moved, to be brought back.
 */
export type BringBack = { 
/**
 * The closure.
 */
closureId: ClosureId, 
/**
 * Which moves.
 */
moves: Array<ClosureMoveId>, 
/**
 * Given by the way back alone, move by move: what was agreed before. Left out, what is agreed now stays.
 */
asAgreed?: Array<AgreedTerms>, };

/**
 * A booked time with setting up before it and cleaning after it, where an office wants them to lie within opening hours.
 */
export type BufferedTime = { 
/**
 * From when, on the wall clock.
 */
starts: WallTime, 
/**
 * Until when, on the wall clock.
 */
ends: WallTime, };

/**
 * Minutes of work before and after a booking. They add up between neighbours: 30 after and 15 before need 45 between.
 */
export type Buffers = { 
/**
 * Setting up, in minutes.
 */
before: number, 
/**
 * Clearing and cleaning, in minutes.
 */
after: number, };

/**
 * A stretch of days as the calendar shows it.
 */
export type Calendar = { 
/**
 * The first day.
 */
from: string, 
/**
 * The last day, shown too.
 */
to: string, 
/**
 * Today, by the office's clock.
 */
today: string, 
/**
 * Now, by the office's clock.
 */
now: WallTime, 
/**
 * The houses with their rooms.
 */
houses: Array<CalendarHouse>, 
/**
 * When the houses are open; a day without any is closed.
 */
open: Array<OpenTime>, 
/**
 * When rooms are closed, and why.
 */
closed: Array<ClosedTime>, 
/**
 * Bookings that are not cancelled.
 */
bookings: Array<CalendarBooking>, 
/**
 * Times that desks keep while a caller thinks.
 */
holds: Array<RoomHold>, 
/**
 * Rooms that a booking of another room blocks, because the two share a space.
 */
taken: Array<TakenTime>, 
/**
 * The nights when the clocks change: those days are an hour longer or shorter.
 */
clockChanges: Array<ClockChange>, };

/**
 * A booking as the calendar draws it.
 */
export type CalendarBooking = { 
/**
 * The booking.
 */
id: BookingId, 
/**
 * Counts the changes; an edit carries the one it saw.
 */
version: number, 
/**
 * Its running number.
 */
number: string, 
/**
 * Its rooms, in the order they were chosen.
 */
rooms: Array<RoomId>, 
/**
 * From when, on the wall clock.
 */
starts: WallTime, 
/**
 * Until when, on the wall clock.
 */
ends: WallTime, 
/**
 * From when its rooms are blocked, setting up included.
 */
blockedFrom: WallTime, 
/**
 * Until when its rooms are blocked, cleaning included.
 */
blockedUntil: WallTime, 
/**
 * What it is called.
 */
title: string, 
/**
 * Who borrows; `None` is the house itself.
 */
borrower: BookingBorrower | null, 
/**
 * What it is for.
 */
kind: BookingKind, 
/**
 * Where it stands.
 */
state: BookingState, 
/**
 * Until when it is kept, on the wall clock; only of what is reserved.
 */
optionUntil: WallTime | null, 
/**
 * How many are expected.
 */
attendees: number | null, 
/**
 * What it costs, as it was agreed; `None` is free.
 */
fee: Fee | null, 
/**
 * The series it belongs to.
 */
seriesId: SeriesId | null, };

/**
 * Days of a calendar.
 */
export type CalendarDays = { 
/**
 * The first day.
 */
from: string, 
/**
 * The last day, shown too; at most 42 days in all.
 */
to: string, 
/**
 * One house; left out, all.
 */
premisesId?: PremisesId, };

/**
 * A house of the calendar.
 */
export type CalendarHouse = { 
/**
 * The house.
 */
id: PremisesId, 
/**
 * Its name.
 */
name: string, 
/**
 * What stands where there is little room.
 */
shortName: string, 
/**
 * Bookings begin and end on this grid.
 */
gridMinutes: number, 
/**
 * Its rooms, in the office's order.
 */
rooms: Array<CalendarRoom>, };

/**
 * A room of the calendar.
 */
export type CalendarRoom = { 
/**
 * The room.
 */
id: RoomId, 
/**
 * Its name.
 */
name: string, 
/**
 * What stands where there is little room.
 */
shortName: string, 
/**
 * How many persons may be in it by law.
 */
maximum: number, 
/**
 * The rooms it is made of; empty for a room that is no combination.
 */
parts: Array<RoomId>, 
/**
 * Seats by set-up.
 */
layouts: Array<LayoutSeats>, };

/**
 * A call list to be printed.
 */
export type CallListToPrint = { 
/**
 * Made by the client; the same key again is the same paper.
 */
requestKey: RequestKey, 
/**
 * The closure.
 */
id: ClosureId, };

/**
 * Whom one calls: whoever borrows, else whoever is the contact, else the house's own people.
 */
export type CallParty = { "of": "organisation", 
/**
 * Which.
 */
id: OrganisationId, } | { "of": "person", 
/**
 * Who.
 */
id: PersonId, } | { "of": "house", };

/**
 * A booking to be cancelled.
 */
export type CancelBooking = { 
/**
 * The booking.
 */
id: BookingId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * Who cancels.
 */
by: CancelledBy, 
/**
 * Why, if anybody said.
 */
reason?: string, };

/**
 * The last days to cancel in time.
 */
export type CancelBy = { 
/**
 * The borrower's.
 */
borrower: string, 
/**
 * The house's.
 */
house: string, };

/**
 * Dates of a series to be cancelled.
 */
export type CancelSeries = { 
/**
 * The series.
 */
id: SeriesId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * The bookings to be cancelled, as they were seen: one, those from a date on, or all that have not begun.
 */
bookings: Array<SeenBooking>, 
/**
 * Who cancels.
 */
by: CancelledBy, 
/**
 * Why, if anybody said.
 */
reason?: string, 
/**
 * Dates for which it was somebody else, or for another reason: what the way back from taking them up again knows.
 */
each: Array<CancelledOne>, };

/**
 * How a booking was cancelled.
 */
export type Cancellation = { 
/**
 * When.
 */
at: Instant, 
/**
 * By whom.
 */
by: CancelledBy, 
/**
 * Why, if anybody said.
 */
reason: string | null, 
/**
 * The notice in days that was asked for, where it was not kept.
 */
noticeDays: number | null, };

/**
 * Who cancels.
 */
export type CancelledBy = "borrower" | "house" | "undone";

/**
 * How one date was cancelled.
 */
export type CancelledOne = { 
/**
 * The booking.
 */
id: BookingId, 
/**
 * Who cancels it.
 */
by: CancelledBy, 
/**
 * Why, if anybody said.
 */
reason?: string, };

/**
 * The goal that this one goes on with, or that goes on with this one.
 */
export type CarriedGoal = { 
/**
 * Its agreement.
 */
agreementId: AgreementId, 
/**
 * That agreement's number.
 */
number: string, 
/**
 * What came of it there.
 */
evaluation: GoalEvaluation | null, };

/**
 * Who bears it.
 */
export type Carrier = "insurer" | "self_insured";

/**
 * What went.
 */
export type CaseForgottenCount = { 
/**
 * How many kept papers and files.
 */
papers: number, 
/**
 * How many CPR numbers that were kept for it.
 */
numbers: number, 
/**
 * Out of how many reasons in the log the words were taken.
 */
reasons: number, };

/**
 * Which case.
 */
export type CaseKept = { "kind": "claim", 
/**
 * Which.
 */
id: ClaimId, } | { "kind": "agreement", 
/**
 * Which.
 */
id: AgreementId, };

/**
 * A case that is to go.
 */
export type CaseToForget = { 
/**
 * Which.
 */
case: CaseKept, 
/**
 * The case under which it stands in the municipality's own case system, or empty.
 */
caseNumber: string, };

/**
 * A cell.
 */
export type CellPlace = { 
/**
 * The row's number in the file.
 */
row: number, 
/**
 * Which of its cells, counted from 0.
 */
column: number, };

/**
 * What is kept of a certificate: days, and who has seen it.
 */
export type CertificateDates = { 
/**
 * When it was asked for, or empty.
 */
requestedOn: string, 
/**
 * When it was received, or empty.
 */
receivedOn: string, 
/**
 * Who has seen it, or empty.
 */
seenBy: string, 
/**
 * When to ask for a new one, or empty.
 */
checkAgainOn: string, };

/**
 * What is written about a booking.
 */
export type ChangeBooking = { 
/**
 * The booking.
 */
id: BookingId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * Who borrows; `null` is the house itself.
 */
organisationId: OrganisationId | null, 
/**
 * As what it is lent to them; `null` is as what they are.
 */
lentAs: BorrowerCategory | null, 
/**
 * Whom to talk to about it.
 */
contactPersonId: PersonId | null, 
/**
 * What it is called; empty, the borrower's name.
 */
title: string, 
/**
 * What it is for.
 */
kind: BookingKind, 
/**
 * How many are expected.
 */
attendees: number | null, 
/**
 * How the room is to be set up.
 */
layout: Layout | null, 
/**
 * Whatever else the house has to know.
 */
note: string, 
/**
 * Why it is done all the same, where rules of the office are broken that were not before.
 */
overrule?: string, 
/**
 * Given by the way back alone: it takes up again what was agreed before, whatever the rules say by now.
 */
asAgreed?: AgreedTerms, };

/**
 * What a closure is to be: of other rooms, shorter, longer, with another reason.
 */
export type ChangeClosure = { 
/**
 * The closure.
 */
id: ClosureId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * The rooms; left out, the whole house.
 */
rooms?: Array<RoomId>, 
/**
 * From when, on the wall clock.
 */
starts: WallTime, 
/**
 * Until when, on the wall clock.
 */
ends: WallTime, 
/**
 * Why, as it may be told to borrowers.
 */
reason: string, 
/**
 * Given by the way back alone: what is to go out of its way again.
 */
moves?: Array<WantedMove>, };

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
 * What is to be known of an amount from now on.
 */
export type ChangeGrant = { 
/**
 * Which one.
 */
grantId: GrantId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * All that is known of it, changed or not.
 */
facts: GrantFacts, 
/**
 * How the change that this one takes back left it. Where it still stands so, the version is not asked.
 */
leftAs?: GrantFacts, };

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
 * What a house is to be.
 */
export type ChangePremises = { 
/**
 * The house.
 */
id: PremisesId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * What the office writes about it now.
 */
premises: PremisesDetails, };

/**
 * What a room is to be.
 */
export type ChangeRoom = { 
/**
 * The room.
 */
id: RoomId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * What the office writes about it now.
 */
room: RoomDetails, 
/**
 * Of a combination: the rooms it is made of now. Left out, they stay.
 */
parts?: Array<RoomId>, };

/**
 * The newest change that somebody knows of.
 */
export type ChangeSeen = { 
/**
 * The mark that was answered last; with it the answer waits for another. Without it the answer comes at once.
 */
seen?: number, };

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
 * A closure as it is now, and what came of those it had moved or called off.
 */
export type ChangedClosure = { 
/**
 * The closure.
 */
closure: Closure, 
/**
 * How many bookings came back.
 */
back: number, 
/**
 * Those that it no longer hits and that cannot come back: they stay where they are.
 */
left: Array<RefusedMove>, };

/**
 * Something that a check found.
 */
export type Check = { 
/**
 * What.
 */
kind: CheckKind, 
/**
 * How much it matters.
 */
force: CheckForce, 
/**
 * At which attachment; none where it is about the volunteer.
 */
attachmentId: AttachmentId | null, 
/**
 * The day it speaks of, where it speaks of one.
 */
on: string | null, };

/**
 * Of how many something was found, of those that the words and the place leave.
 */
export type CheckCount = { 
/**
 * What.
 */
kind: CheckKind, 
/**
 * Of how many.
 */
volunteers: number, };

/**
 * How much it matters, the most first.
 */
export type CheckForce = "warning" | "missing" | "hint";

/**
 * What a check found.
 */
export type CheckKind = "approval_missing" | "approved_after_start" | "birth_date_unknown" | "contact_missing" | "address_missing" | "too_young" | "consent_missing" | "with_adult" | "ask_insurer" | "confidentiality_missing" | "confidentiality_after_start" | "child_certificate_missing" | "child_certificate_awaited" | "child_certificate_after_start" | "child_certificate_again" | "criminal_record_missing" | "criminal_record_again" | "effort_type_missing" | "effort_type_not_covered" | "open_ended_unchecked" | "hours_missing" | "workplace_closed";

/**
 * Rooms and a time to be tried.
 */
export type CheckTimes = { 
/**
 * The rooms.
 */
rooms: Array<RoomId>, 
/**
 * From when, on the wall clock.
 */
starts: WallTime, 
/**
 * Until when, on the wall clock.
 */
ends: WallTime, 
/**
 * The booking that is moved: it does not stand in its own way.
 */
exceptBooking?: BookingId, 
/**
 * The time that is kept for what is booked: it does not stand in its way.
 */
holdId?: HoldId, 
/**
 * How many are expected.
 */
attendees?: number, 
/**
 * Who borrows; left out, the house itself or whoever has the booking that is moved.
 */
organisationId?: OrganisationId, 
/**
 * As what it is lent to whoever is named; left out, as what they are.
 */
lentAs?: BorrowerCategory, 
/**
 * Buffers that stand for the rooms' own; left out, the rooms' own or those of the booking that is moved.
 */
buffers?: Buffers, 
/**
 * Whom at the house it is agreed with, on a day when the house asks to be asked.
 */
holidayAgreement?: string, 
/**
 * Left out, a refusal says only what is in the way.
 */
lookingFor?: LookingFor, };

/**
 * The account of a claim. The same shape is typed, sealed and shown; empty is unknown.
 */
export type ClaimAccount = { 
/**
 * At what time, in words.
 */
time: string, 
/**
 * Where exactly.
 */
place: string, 
/**
 * What happened, in what order.
 */
course: string, 
/**
 * What went wrong.
 */
cause: string, 
/**
 * What was hurt, or damaged, and how.
 */
harm: string, 
/**
 * First aid, doctor, hospital.
 */
treatment: string, 
/**
 * The first day of absence beyond the day itself, or empty.
 */
firstAbsenceOn: string, 
/**
 * How many days of absence, or empty.
 */
absenceDays: string, 
/**
 * Whether it may give a right to benefits though nobody was absent.
 */
mayGiveBenefits: boolean, 
/**
 * Whether somebody died: that is phoned in within 48 hours.
 */
died: boolean, 
/**
 * Who saw it.
 */
witnesses: string, 
/**
 * Whether the police were there, and their case number.
 */
police: string, 
/**
 * Whom damage befell.
 */
thirdParty: ThirdParty, 
/**
 * Which photos there are, and where they lie.
 */
photos: string, 
/**
 * What was decided, in words.
 */
decision: string, };

/**
 * A claim as a whole.
 */
export type ClaimCard = { 
/**
 * Which.
 */
id: ClaimId, 
/**
 * Counts the changes; an act carries the one it saw.
 */
version: number, 
/**
 * Whether it stands, or was entered by mistake.
 */
keeping: RegisterKeeping, 
/**
 * Whose.
 */
personId: PersonId, 
/**
 * Their full name.
 */
fullName: string, 
/**
 * What kind it is, and when.
 */
facts: ClaimFacts, 
/**
 * What was done about it.
 */
handling: ClaimHandling, 
/**
 * How far it is.
 */
state: ClaimState, 
/**
 * How its time stands.
 */
deadline: ClaimDeadline, 
/**
 * The names of the attachment it belongs to.
 */
names: AttachmentNames | null, 
/**
 * What happened; none where it does not open, or the name is gone.
 */
account: ClaimAccount | null, 
/**
 * Why the account does not open: it was sealed with a key that was put aside.
 */
closed: KeyClosed | null, 
/**
 * Who it usually goes to.
 */
goesTo: ReportedTo, 
/**
 * How they stood on that day, as is known now.
 */
cover: PersonOnDay, 
/**
 * How they stood on that day, as was known on it.
 */
coverThen: PersonOnDay, 
/**
 * Its fact sheets, the latest first.
 */
papers: Array<PaperSummary>, 
/**
 * Photos and papers that were attached to it, the oldest first.
 */
files: Array<ClaimFile>, 
/**
 * When it was written down.
 */
notedAt: Instant, 
/**
 * By whom.
 */
notedBy: string | null, };

/**
 * A claim's time.
 */
export type ClaimDeadline = { 
/**
 * The day it is counted from.
 */
countsFrom: string, 
/**
 * The last day, until 23.59.
 */
lastDay: string, 
/**
 * How many days are left after today; less than none where it is over.
 */
daysLeft: number, 
/**
 * How it stands.
 */
stage: DeadlineStage, };

/**
 * What kind of claim it is, and when. Says nothing of what happened.
 */
export type ClaimFacts = { 
/**
 * Which way it goes.
 */
flow: ClaimFlow, 
/**
 * The attachment that they were doing; none where it was none, or nobody knows.
 */
attachmentId: AttachmentId | null, 
/**
 * The day it happened.
 */
happenedOn: string, };

/**
 * A file of a claim, for whoever is entitled.
 */
export type ClaimFile = { 
/**
 * The stored paper, by which it is shown and saved.
 */
paperId: PaperId, 
/**
 * What it is; none where it was sealed with a key that was put aside.
 */
facts: HandedOverFile | null, 
/**
 * When it was attached.
 */
attachedAt: Instant, 
/**
 * By whom.
 */
attachedBy: string | null, };

/**
 * A file to be kept with a claim.
 */
export type ClaimFileToAttach = { 
/**
 * Made by the client; the same key again is the same file.
 */
requestKey: RequestKey, 
/**
 * The claim.
 */
claimId: ClaimId, 
/**
 * The name of the file, without its folder. It is sealed.
 */
fileName: string, 
/**
 * A PDF, PNG or JPEG of at most fifteen megabytes, as base64 text. It is sealed.
 */
scan: string, };

/**
 * A file to be taken away from a claim. It stays stored: what was kept is never lost by a slip.
 */
export type ClaimFileToDetach = { 
/**
 * The claim.
 */
claimId: ClaimId, 
/**
 * The file.
 */
paperId: PaperId, };

/**
 * A file to be put back.
 */
export type ClaimFileToReattach = { 
/**
 * The claim.
 */
claimId: ClaimId, 
/**
 * The file.
 */
paperId: PaperId, };

/**
 * Which of the two ways a claim goes.
 */
export type ClaimFlow = "injury" | "liability";

/**
 * What the office has done about a claim.
 */
export type ClaimHandling = { 
/**
 * Who was told, in the order they were.
 */
told: Array<ToldOf>, 
/**
 * Who it was reported to.
 */
reportedTo: ReportedTo | null, 
/**
 * When it was reported, or empty.
 */
reportedOn: string, 
/**
 * What whoever got it calls it, or empty.
 */
reference: string, 
/**
 * What came of it.
 */
outcome: ClaimOutcome | null, 
/**
 * When that was decided, or empty.
 */
decidedOn: string, 
/**
 * When it was closed, or empty.
 */
closedOn: string, };

/**
 * A claim: an injury of a volunteer, or damage they did.
 */
export type ClaimId = number & { readonly of: "claim" };

/**
 * A claim in a list.
 */
export type ClaimLine = { 
/**
 * Which.
 */
id: ClaimId, 
/**
 * Whose.
 */
personId: PersonId, 
/**
 * Their full name.
 */
fullName: string, 
/**
 * Which way it goes.
 */
flow: ClaimFlow, 
/**
 * How far it is.
 */
state: ClaimState, 
/**
 * The day it happened.
 */
happenedOn: string, 
/**
 * The workplace of the attachment it belongs to.
 */
workplaceId: OrganisationId | null, 
/**
 * Its name, or empty.
 */
workplace: string, 
/**
 * How its time stands.
 */
deadline: ClaimDeadline, 
/**
 * What whoever got it calls it, or empty.
 */
reference: string, };

/**
 * The claims there are, for whoever is entitled.
 */
export type ClaimList = { 
/**
 * Why they do not open for whoever asks; `None` where they do.
 */
closed: KeyClosed | null, 
/**
 * How many are not reported, whoever asks; of one volunteer only for whoever they open for, since it says that they have one.
 */
unreported: number, 
/**
 * Those that run, whose time ends first; then those that are closed, the latest first. None where they do not open.
 */
claims: Array<ClaimLine>, };

/**
 * A claim as far as it says why a number is kept: when it happened, and nothing more.
 */
export type ClaimOfNumber = { 
/**
 * Which.
 */
id: ClaimId, 
/**
 * The day it happened.
 */
happenedOn: string, };

/**
 * What came of a claim.
 */
export type ClaimOutcome = "accepted" | "partly_accepted" | "rejected" | "no_claim";

/**
 * Claims whose time runs out: of 14 days, from day 7 on.
 */
export type ClaimReminders = { 
/**
 * Those that open for whoever asks, whose time ends first.
 */
claims: Array<ClaimLine>, 
/**
 * How many there are that do not open for whoever asks: somebody else has to be told.
 */
hidden: number, };

/**
 * A fact sheet to be printed.
 */
export type ClaimSheetToPrint = { 
/**
 * Made by the client; the same key again is the same paper.
 */
requestKey: RequestKey, 
/**
 * Which.
 */
paper: ClaimSheetWanted, 
/**
 * Whether the CPR number stands on it.
 */
cpr: CprOnSheet, };

/**
 * The fact sheet of a claim.
 */
export type ClaimSheetWanted = { 
/**
 * Of which claim.
 */
claimId: ClaimId, 
/**
 * In which language; left out, the office's.
 */
language?: Language, };

/**
 * How far a claim is. Never stored: it is read off what was done.
 */
export type ClaimState = "noted" | "reported" | "decided" | "closed";

/**
 * What is to be known of a claim from now on.
 */
export type ClaimToChange = { 
/**
 * Which.
 */
claimId: ClaimId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * What kind it is, and when.
 */
facts: ClaimFacts, 
/**
 * What happened. It is sealed.
 */
account: ClaimAccount, };

/**
 * What was done about a claim.
 */
export type ClaimToHandle = { 
/**
 * Which.
 */
claimId: ClaimId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * All that was done, changed or not.
 */
handling: ClaimHandling, };

/**
 * A claim to be written down.
 */
export type ClaimToNote = { 
/**
 * Made by the client; the same key again is the same claim.
 */
requestKey: RequestKey, 
/**
 * The volunteer who was hurt, or did damage.
 */
personId: PersonId, 
/**
 * What kind it is, and when.
 */
facts: ClaimFacts, 
/**
 * What happened. It is sealed.
 */
account: ClaimAccount, };

/**
 * Which claim.
 */
export type ClaimToOpen = { 
/**
 * The claim.
 */
claimId: ClaimId, };

/**
 * A claim that is to stand as it did before.
 */
export type ClaimToReturn = { 
/**
 * Which.
 */
claimId: ClaimId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * The earlier version that it is to be as.
 */
asOf: number, };

/**
 * A claim that was entered by mistake.
 */
export type ClaimToWithdraw = { 
/**
 * Which.
 */
claimId: ClaimId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * Whose claims.
 */
export type ClaimsWanted = { 
/**
 * Of one volunteer, also what was closed long ago; of everybody, if not said.
 */
personId?: PersonId, };

/**
 * A booking that is in the way, or a time that a desk keeps while a caller thinks.
 */
export type Clash = { 
/**
 * The booking; `None` where a desk keeps the time.
 */
bookingId: BookingId | null, 
/**
 * Which desk keeps it; `None` where it is booked.
 */
held: HeldBy | null, 
/**
 * Until when it is reserved, where it is not more than that.
 */
optionUntil: WallTime | null, 
/**
 * Its number; empty where a desk keeps the time.
 */
number: string, 
/**
 * The room it holds that is in the way; another room than the wanted one where the two share a space.
 */
roomId: RoomId, 
/**
 * That room's name.
 */
roomName: string, 
/**
 * What it is called; empty where a desk keeps the time.
 */
title: string, 
/**
 * Who borrows.
 */
borrower: BookingBorrower | null, 
/**
 * From when, on the wall clock.
 */
starts: WallTime, 
/**
 * Until when, on the wall clock.
 */
ends: WallTime, 
/**
 * From when it blocks the space, setting up included.
 */
blockedFrom: WallTime, 
/**
 * Until when it blocks the space, cleaning included.
 */
blockedUntil: WallTime, };

/**
 * One clause of an agreement.
 */
export type Clause = { 
/**
 * Its key.
 */
key: string, 
/**
 * Its heading.
 */
heading: string, 
/**
 * Its text, with `{{names}}` to fill in, `{{clause: key}}` for another's number, and marks for bold, italic, lists
 * and links; each line is a paragraph.
 */
body: string, 
/**
 * Whether it stands in the paper.
 */
state: ClauseState, 
/**
 * Which of the template's texts it is, where there are several.
 */
variant: string | null, 
/**
 * Whether heading or text differ from the template's.
 */
isEdited: boolean, 
/**
 * What the office wants to remember about it; stands on no paper, in no version and in no export.
 */
note: string, 
/**
 * The library of clauses that its text was taken from, or that was looked at last; 0 is what the program comes with.
 */
libraryVersion: number, };

/**
 * A clause in the editor.
 */
export type ClauseBeingTyped = { 
/**
 * The clause.
 */
key: string, 
/**
 * Its heading.
 */
heading: string, 
/**
 * Its text.
 */
body: string, };

/**
 * A clause as it should be. What is left out stays as it is.
 */
export type ClauseChange = { 
/**
 * The agreement.
 */
id: AgreementId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * The clause.
 */
key: string, 
/**
 * Its heading.
 */
heading?: string, 
/**
 * Its text.
 */
body?: string, 
/**
 * Whether it stands in the paper.
 */
state?: ClauseState, 
/**
 * Which of the template's texts to take; replaces the text unless one is given too.
 */
variant?: string, };

/**
 * What an agreement has to do with, asked when a draft is begun.
 */
export type ClauseCondition = "children" | "economy" | "premises" | "confidentiality" | "attached";

/**
 * The library as it stands, beside what the program comes with.
 */
export type ClauseLibrary = { 
/**
 * Counts the changes; an edit carries the one it saw. 0 is what the program comes with.
 */
version: number, 
/**
 * Its clauses, in the order of the paper.
 */
clauses: Array<LibraryClause>, 
/**
 * What the program comes with.
 */
comesWith: Array<LibraryClause>, 
/**
 * The clauses that are enclosed: they stand on a paper of their own and have no number.
 */
enclosed: Array<string>, 
/**
 * What can stand in braces in the texts.
 */
variables: Array<Variable>, };

/**
 * A note as it should be.
 */
export type ClauseNote = { 
/**
 * The agreement.
 */
id: AgreementId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * The clause.
 */
key: string, 
/**
 * What is to be remembered; empty: nothing.
 */
note: string, };

/**
 * What the library says in a clause, in the language of an agreement.
 */
export type ClauseOriginal = { 
/**
 * Its heading.
 */
heading: string, 
/**
 * Its text.
 */
body: string, };

/**
 * Where a clause stands on the paper, in points from the upper left corner of the page.
 */
export type ClausePlace = { 
/**
 * The clause.
 */
key: string, 
/**
 * The page, from 0.
 */
page: number, 
/**
 * From the left edge.
 */
left: number, 
/**
 * From the upper edge.
 */
top: number, 
/**
 * How wide.
 */
width: number, 
/**
 * How high.
 */
height: number, };

/**
 * Whether a clause stands in the paper.
 */
export type ClauseState = "on" | "off";

/**
 * Which text a clause is to have, where the library has a newer one.
 */
export type ClauseText = "library" | "own";

/**
 * A clause of the library that an agreement does not have.
 */
export type ClauseToAdd = { 
/**
 * The agreement.
 */
id: AgreementId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * The clause.
 */
key: string, };

/**
 * A clause whose text in the library is newer.
 */
export type ClauseToSettle = { 
/**
 * The agreement.
 */
id: AgreementId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * The clause.
 */
key: string, 
/**
 * Which text it is to have.
 */
text: ClauseText, };

/**
 * A clause as it was before the library's text was taken or left.
 */
export type ClauseToUnsettle = { 
/**
 * The agreement.
 */
id: AgreementId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * The clause.
 */
key: string, 
/**
 * Its heading.
 */
heading: string, 
/**
 * Its text.
 */
body: string, 
/**
 * The library it was taken from.
 */
libraryVersion: number, };

/**
 * Whether new agreements begin with a clause.
 */
export type ClauseUse = "used" | "retired";

/**
 * How the clocks change on a date.
 */
export type ClockChange = { 
/**
 * The first time that no clock shows, or that clocks show twice.
 */
at: WallTime, 
/**
 * How much longer the day is; below zero, how much shorter.
 */
minutes: number, };

/**
 * Rooms to be closed.
 */
export type CloseRooms = { 
/**
 * Made by the client; the same key again is the same request.
 */
requestKey: RequestKey, 
/**
 * The house.
 */
premisesId: PremisesId, 
/**
 * The rooms; left out, the whole house.
 */
rooms?: Array<RoomId>, 
/**
 * From when, on the wall clock.
 */
starts: WallTime, 
/**
 * Until when, on the wall clock.
 */
ends: WallTime, 
/**
 * Why, as it may be told to borrowers.
 */
reason: string, };

/**
 * Rooms and a time that are closed, or are about to be.
 */
export type ClosedOver = { 
/**
 * The house.
 */
premisesId: PremisesId, 
/**
 * The rooms; left out, the whole house.
 */
rooms?: Array<RoomId>, 
/**
 * From when, on the wall clock.
 */
starts: WallTime, 
/**
 * Until when, on the wall clock.
 */
ends: WallTime, 
/**
 * Which page of a hundred, from 0.
 */
page?: number, };

/**
 * What is booked where and when rooms are closed.
 */
export type ClosedOverPage = { 
/**
 * A page of those that somebody has to move, by start.
 */
bookings: Array<Booking>, 
/**
 * How many of those there are in all.
 */
total: number, 
/**
 * How many were booked in spite of the closure, with a reason: nobody has to move them.
 */
despite: number, };

/**
 * Why a room is closed.
 */
export type ClosedReason = { "kind": "closure", 
/**
 * Why, in the office's words.
 */
text: string, } | { "kind": "holiday", 
/**
 * The day's Danish name.
 */
nameDa: string, 
/**
 * The day's English name.
 */
nameEn: string, 
/**
 * What the house does on holidays.
 */
rule: OnHoliday, };

/**
 * A time when a room is closed.
 */
export type ClosedTime = { 
/**
 * The room.
 */
roomId: RoomId, 
/**
 * From when, on the wall clock.
 */
starts: WallTime, 
/**
 * Until when, on the wall clock.
 */
ends: WallTime, 
/**
 * Why.
 */
reason: ClosedReason, };

/**
 * A closure.
 */
export type Closure = { 
/**
 * The closure.
 */
id: ClosureId, 
/**
 * The house.
 */
premisesId: PremisesId, 
/**
 * How much of it.
 */
covers: ClosureCovers, 
/**
 * The rooms named; none where it is the whole house.
 */
rooms: Array<RoomId>, 
/**
 * From when, on the wall clock.
 */
starts: WallTime, 
/**
 * Until when, on the wall clock.
 */
ends: WallTime, 
/**
 * Why, as it may be told to borrowers.
 */
reason: string, 
/**
 * Since when it no longer counts.
 */
withdrawnAt: Instant | null, 
/**
 * Counts the changes; an edit carries the one it saw.
 */
version: number, };

/**
 * Whom to call about a closure.
 */
export type ClosureCall = { 
/**
 * Whose bookings.
 */
party: CallParty, 
/**
 * The borrower's name; empty where it is the house itself.
 */
name: string, 
/**
 * Whom to ask for; `null` where nobody is known or the name is protected.
 */
contact: string | null, 
/**
 * As it is read out; `null` where none is known.
 */
phone: string | null, 
/**
 * Their bookings that are hit or were moved, by start.
 */
bookings: Array<BookingId>, 
/**
 * That they were told; `null` as long as they are not.
 */
reached: Reached | null, 
/**
 * Whether something was moved since they were told.
 */
hasNews: boolean, };

/**
 * A closure and everything that it does to bookings.
 */
export type ClosureCard = { 
/**
 * The closure.
 */
closure: Closure, 
/**
 * The house.
 */
premisesName: string, 
/**
 * Its rooms by name; none where it is the whole house.
 */
roomNames: Array<string>, 
/**
 * A page of what is booked under it and not over, by start.
 */
hits: Array<ClosureHit>, 
/**
 * How many there are in all.
 */
total: number, 
/**
 * How many of them come before this page.
 */
from: number, 
/**
 * What was booked in spite of it, by start: nobody has to move that.
 */
despite: Array<DespiteClosure>, 
/**
 * What it moved or called off, by start.
 */
moved: Array<MovedBooking>, 
/**
 * Whom to call.
 */
calls: Array<ClosureCall>, };

/**
 * How much of the house a closure takes.
 */
export type ClosureCovers = "whole_house" | "rooms";

/**
 * A booking under a closure that nobody has moved yet.
 */
export type ClosureHit = { 
/**
 * The booking.
 */
booking: Booking, 
/**
 * Its rooms by name.
 */
roomNames: Array<string>, 
/**
 * What is proposed: no two bookings are proposed the same room at the same time.
 */
proposed: Alternative | null, 
/**
 * Rooms that are free at that time, best first.
 */
offers: Array<Alternative>, 
/**
 * Where no other room is free, its own rooms at the nearest times, the nearest first.
 */
otherTimes: Array<Alternative>, };

/**
 * A time when rooms are closed, with a reason.
 */
export type ClosureId = number & { readonly of: "closure" };

/**
 * A closure that a phrase can mean. What was not said is left to the form.
 */
export type ClosureMeant = { 
/**
 * The house.
 */
premisesId: PremisesId, 
/**
 * Its name.
 */
premisesName: string, 
/**
 * Its rooms, without combinations; none for the whole house.
 */
rooms: Array<RoomId>, 
/**
 * The rooms by name, as they were named.
 */
roomNames: Array<string>, 
/**
 * From when, on the wall clock.
 */
starts: WallTime | null, 
/**
 * Until when, on the wall clock.
 */
ends: WallTime | null, 
/**
 * Why; empty where nothing was said.
 */
reason: string, };

/**
 * A booking that a closure moved.
 */
export type ClosureMoveId = number & { readonly of: "closure move" };

/**
 * One page of closures.
 */
export type ClosurePage = { 
/**
 * The closures, the latest first.
 */
closures: Array<Closure>, 
/**
 * Whether there are more.
 */
hasMore: boolean, };

/**
 * The code that was just shown.
 */
export type CodeToPrint = { 
/**
 * The code.
 */
code: string, 
/**
 * What it opens.
 */
opens: OpenedByCode, };

/**
 * Rooms that can be lent together under a name of their own.
 */
export type CombineRooms = { 
/**
 * Made by the client; the same key again is the same request.
 */
requestKey: RequestKey, 
/**
 * The rooms it is made of: at least two of one house.
 */
parts: Array<RoomId>, 
/**
 * What the office writes about the combination; its maximum is its own, not the sum.
 */
room: RoomDetails, };

/**
 * A part of an agreement as it was and as it is.
 */
export type ComparedPassage = { 
/**
 * The clause's key, or `about`, `parties`, `signatories`.
 */
key: string, 
/**
 * What became of it.
 */
change: PassageChange, 
/**
 * Its heading, marked; empty for what is no clause.
 */
heading: Array<Stretch>, 
/**
 * Its text, marked.
 */
text: Array<Stretch>, };

/**
 * Which words of an agreement.
 */
export type ComparedWords = { "of": "now" } | { "of": "version", 
/**
 * The version.
 */
id: AgreementVersionId, } | { "of": "predecessor" };

/**
 * What is to be compared.
 */
export type Comparison = { 
/**
 * The agreement.
 */
id: AgreementId, 
/**
 * The earlier words.
 */
before: ComparedWords, 
/**
 * The later words.
 */
after: ComparedWords, };

/**
 * Whether everything was told.
 */
export type Completeness = "all" | "more";

/**
 * A reservation to be confirmed.
 */
export type ConfirmReservation = { 
/**
 * Which.
 */
id: BookingId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * By whom and when something was confirmed. The paper itself is not kept.
 */
export type Confirmation = { 
/**
 * The day.
 */
on: string, 
/**
 * Who of the association.
 */
by: string, };

/**
 * On which ground somebody is conflicted (forvaltningsloven § 3, 1).
 */
export type ConflictGround = "own_interest" | "family" | "leadership" | "other";

/**
 * A hint about somebody and a nominee.
 */
export type ConflictHint = { 
/**
 * Who.
 */
memberId: AwardMemberId, 
/**
 * About which nominee.
 */
nomineeId: NomineeId, 
/**
 * What was found.
 */
kind: HintKind, 
/**
 * What is proposed; none where it is only a question.
 */
proposed: DeclaredInterest | null, 
/**
 * On which ground.
 */
ground: ConflictGround | null, };

/**
 * How somebody stands to a nominee, all told.
 */
export type ConflictStand = "unanswered" | "clear" | "in_doubt" | "conflicted";

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
 * How many there are, of everybody on the day, whichever page is looked at and whatever is sought.
 */
export type CountedPeople = { 
/**
 * In all.
 */
all: DayCounts, 
/**
 * By workplace, by name. Who is at two counts at both.
 */
workplaces: Array<WorkplaceOnDay>, };

/**
 * Over which time amounts are added up.
 */
export type CountingPeriod = "grant_year" | "calendar_year" | "twelve_months";

/**
 * What an insurance of the municipality is for.
 */
export type CoverKind = "industrial_injury" | "accident" | "liability";

/**
 * What is to be said beside a verdict, whichever it is.
 */
export type CoverNote = { "note": "approval_missing" } | { "note": "approved_after_start", 
/**
 * When.
 */
approvedOn: string, } | { "note": "paused", 
/**
 * When they did not.
 */
pause: DaySpan, } | { "note": "no_liability_cover" } | { "note": "no_accident_cover" };

/**
 * Days on which several attachments run.
 */
export type CoverOverlap = { 
/**
 * Which days.
 */
period: DaySpan, 
/**
 * Which attachments.
 */
attachmentIds: Array<AttachmentId>, };

/**
 * A proof of cover to be printed.
 */
export type CoverProofToPrint = { 
/**
 * Made by the client; the same key again is the same paper.
 */
requestKey: RequestKey, 
/**
 * Which.
 */
paper: CoverProofWanted, };

/**
 * A proof of cover.
 */
export type CoverProofWanted = { 
/**
 * Of whom.
 */
personId: PersonId, 
/**
 * On which day.
 */
on: string, 
/**
 * Of when the knowledge is; of now, if not said.
 */
known?: Known, 
/**
 * In which language; left out, the office's.
 */
language?: Language, };

/**
 * How somebody stood on a day, the best first.
 */
export type CoverStanding = "covered_by_law" | "covered_by_scheme" | "not_covered" | "through_association" | "not_attached";

/**
 * Days in a row with the same verdict.
 */
export type CoverStretch = { 
/**
 * Which days.
 */
period: DaySpan, 
/**
 * How it stands on them.
 */
standing: CoverStanding, };

/**
 * How a volunteer is covered. The line between the first two is a judgement: the office makes it, with its reason.
 */
export type CoverTrack = "volunteer_work" | "volunteer_effort" | "via_association";

/**
 * About whom, and which day.
 */
export type CoverageAsked = { 
/**
 * Who.
 */
personId: PersonId, 
/**
 * The day.
 */
on: string, 
/**
 * Of when the knowledge is; of now, if not said.
 */
known?: Known, };

/**
 * All that the front desk is told.
 */
export type CoveredToday = { 
/**
 * Who.
 */
personId: PersonId, 
/**
 * Their full name.
 */
fullName: string, 
/**
 * Whether the municipality covers them today.
 */
covered: boolean, };

/**
 * Whom the front desk asks about.
 */
export type CoveredTodayAsked = { 
/**
 * Words that start words of the name; all of them.
 */
words: string, };

/**
 * Why a text is not a CPR number.
 */
export type CprError = "invalid_format" | "invalid_length" | "impossible_date" | "future_date";

/**
 * Who gave a number out.
 */
export type CprKind = "issued" | "replacement";

/**
 * A CPR number that is kept, sealed.
 */
export type CprNumberId = number & { readonly of: "CPR number" };

/**
 * Whether a CPR number stands on a fact sheet.
 */
export type CprOnSheet = "by_hand" | "printed";

/**
 * When the office keeps a volunteer's CPR number: as little as its insurer lets it.
 */
export type CprPolicy = "none" | "on_claim" | "on_registration";

/**
 * How it stands with somebody's CPR number.
 */
export type CprStanding = { 
/**
 * When the office keeps one at all.
 */
policy: CprPolicy, 
/**
 * Why it does not open for whoever asks; `None` where it does.
 */
closed: KeyClosed | null, 
/**
 * The one in use.
 */
kept: KeptCpr | null, 
/**
 * What it was before, the newest first.
 */
earlier: Array<KeptCpr>, 
/**
 * The claims that a number can be kept for, the latest first; none where the office does not ask for one, and none for
 * whoever does not read of claims.
 */
claims: Array<ClaimOfNumber>, };

/**
 * Which of a person's numbers is to be in use.
 */
export type CprToChoose = { 
/**
 * Whose.
 */
personId: PersonId, 
/**
 * One that was kept before; `None` for none.
 */
cprNumberId: CprNumberId | null, };

/**
 * A whole CPR number that somebody is looked up by.
 */
export type CprToFind = { 
/**
 * The number, as typed.
 */
number: string, };

/**
 * A CPR number to be kept. It is never part of a draft, a way back or the log.
 */
export type CprToKeep = { 
/**
 * Made by the client; the same key again is the same request.
 */
requestKey: RequestKey, 
/**
 * Whose it is.
 */
personId: PersonId, 
/**
 * The number, as typed.
 */
number: string, 
/**
 * The claim it is asked for; asked for where the office keeps numbers only then.
 */
claimId: ClaimId | null, };

/**
 * The criteria of a year, and by which a tie is broken, the first first.
 */
export type Criteria = { 
/**
 * In the order in which they are asked.
 */
criteria: Array<Criterion>, 
/**
 * The codes by whose mean a tie is broken, in order; after them the jury decides.
 */
tiesBy: Array<string>, };

/**
 * One criterion. Its code stays when its words change, so that what was scored stays in its place.
 */
export type Criterion = { 
/**
 * What it is called in stored sheets; empty for one that is new.
 */
code: string, 
/**
 * What the jury is asked, in Danish.
 */
danish: string, 
/**
 * The same in English, or empty: then the Danish stands.
 */
english: string, 
/**
 * Its part of the whole, in hundredths.
 */
weight: number, };

/**
 * The answer to one date.
 */
export type DateAnswer = { "kind": "approve", 
/**
 * The booking, as it was seen.
 */
booking: SeenBooking, 
/**
 * Given by the way back alone: it takes up again what was agreed before, whatever the rules say by now.
 */
asAgreed?: AgreedTerms, } | { "kind": "decline", 
/**
 * The booking, as it was seen.
 */
booking: SeenBooking, 
/**
 * Why: whoever asked is told.
 */
reason: string, };

/**
 * One date, and what it said.
 */
export type DateAsItWas = { 
/**
 * The booking as it is now.
 */
booking: SeenBooking, 
/**
 * What it said.
 */
content: DateContent, 
/**
 * What it cost, and what was overruled on it.
 */
agreed?: AgreedTerms, };

/**
 * What the desk decided about one date.
 */
export type DateChoice = { "kind": "skip", 
/**
 * The date that the rule gives.
 */
on: string, } | { "kind": "instead", 
/**
 * The date that the rule gives.
 */
on: string, 
/**
 * The rooms.
 */
rooms: Array<RoomId>, 
/**
 * From when, on the wall clock.
 */
starts: WallTime, 
/**
 * Until when, on the wall clock.
 */
ends: WallTime, };

/**
 * What one date says, without what no series edit touches.
 */
export type DateContent = { 
/**
 * The rooms, the first first.
 */
rooms: Array<RoomId>, 
/**
 * From when, on the wall clock.
 */
starts: WallTime, 
/**
 * Until when, on the wall clock.
 */
ends: WallTime, 
/**
 * Who borrows; `null` is the house itself.
 */
organisationId: OrganisationId | null, 
/**
 * As what it is lent to them; `null` is as what they are.
 */
lentAs: BorrowerCategory | null, 
/**
 * Whom to talk to about it.
 */
contactPersonId: PersonId | null, 
/**
 * What it is called.
 */
title: string, 
/**
 * What it is for.
 */
kind: BookingKind, 
/**
 * How many are expected.
 */
attendees: number | null, 
/**
 * How the room is to be set up.
 */
layout: Layout | null, 
/**
 * Whatever else the house has to know.
 */
note: string, };

/**
 * What an edit does to one date.
 */
export type DateEdit = { 
/**
 * The date that the rule gave.
 */
on: string, 
/**
 * Its booking, as it was read.
 */
booking: SeenBooking, 
/**
 * Where it is.
 */
before: RoomsAndTime, 
/**
 * Where it is to be; if it cannot, it stays where it is.
 */
after: RoomsAndTime, 
/**
 * What of it changes.
 */
changes: Array<SeriesField>, 
/**
 * What of it would change, had nobody changed it by hand.
 */
kept: Array<SeriesField>, 
/**
 * What the office's rules say to it as it is to be, and did not say to it as it is.
 */
notes: Array<RuleNote>, };

/**
 * What becomes of one date.
 */
export type DateOutcome = { "kind": "free", 
/**
 * From when its rooms would be blocked, setting up included.
 */
blockedFrom: WallTime, 
/**
 * Until when its rooms would be blocked, cleaning included.
 */
blockedUntil: WallTime, 
/**
 * What the office's rules say to it.
 */
notes: Array<RuleNote>, } | { "kind": "hindered", 
/**
 * What booking it would answer: who is there, or which rule says no.
 */
refusal: BookingError, 
/**
 * What is free instead on that day, best first.
 */
instead: Array<Alternative>, } | { "kind": "left_out", 
/**
 * Why.
 */
reason: LeftOutReason, };

/**
 * What is agreed from a date of the rule on, until the next.
 */
export type DatedTerms = { 
/**
 * From this date on.
 */
fromOn: string, 
/**
 * What is agreed.
 */
terms: SeriesTerms, };

/**
 * Which day, and whom of it.
 */
export type DayAsked = { 
/**
 * The day.
 */
on: string, 
/**
 * Of when the knowledge is; of now, if not said.
 */
known?: Known, 
/**
 * At this workplace only.
 */
workplaceId?: OrganisationId, 
/**
 * Which of them; those who were covered, if not said.
 */
view?: DayView, 
/**
 * Words that start words of the name; all of them.
 */
words?: string, 
/**
 * Behind this place in the order of names. Only the first page tells how many there are.
 */
after?: PlaceAmongNames, };

/**
 * How many people stood how, each counted once.
 */
export type DayCounts = { 
/**
 * Covered by the industrial injuries act.
 */
coveredByLaw: number, 
/**
 * Covered by what the municipality has taken out, and not by the act.
 */
coveredByScheme: number, 
/**
 * Attached, and not covered.
 */
notCovered: number, 
/**
 * Only through an association.
 */
throughAssociation: number, };

/**
 * A day of every year.
 */
export type DayOfYear = { 
/**
 * 1 to 12.
 */
month: number, 
/**
 * 1 to 31.
 */
day: number, };

/**
 * A day that can be meant.
 */
export type DayOption = { 
/**
 * The day; the first one of a repetition.
 */
date: string, 
/**
 * Words that mean this day and no other, to stand in the text instead.
 */
words: string, };

/**
 * The same to be printed.
 */
export type DayPaperToPrint = { 
/**
 * Made by the client; the same key again is the same paper.
 */
requestKey: RequestKey, 
/**
 * Which.
 */
paper: DayPaperWanted, };

/**
 * Everybody on a day, on paper.
 */
export type DayPaperWanted = { 
/**
 * The day.
 */
on: string, 
/**
 * Of when the knowledge is; of now, if not said.
 */
known?: Known, 
/**
 * At this workplace only.
 */
workplaceId?: OrganisationId, 
/**
 * Which of them; everybody, if not said.
 */
view?: DayView, 
/**
 * In which language; left out, the office's.
 */
language?: Language, };

/**
 * The hours of all parts of the day.
 */
export type DayParts = { 
/**
 * Counts the changes; an edit carries the one it saw.
 */
version: number, 
/**
 * The hours, from morning on.
 */
hours: Array<NamedHours>, };

/**
 * A day sheet to be printed.
 */
export type DaySheetToPrint = { 
/**
 * Made by the client; the same key again is the same paper.
 */
requestKey: RequestKey, 
/**
 * Which.
 */
sheet: DaySheetWanted, };

/**
 * A house's day.
 */
export type DaySheetWanted = { 
/**
 * The house.
 */
premisesId: PremisesId, 
/**
 * The day.
 */
on: string, 
/**
 * In which language; left out, the office's.
 */
language?: Language, };

/**
 * Days from one to another, both included.
 */
export type DaySpan = { 
/**
 * The first day.
 */
from: string, 
/**
 * The last day; none while it is open.
 */
to: string | null, };

/**
 * What happens in a room on a day.
 */
export type DayTimes = { 
/**
 * When the house is open.
 */
open: Array<MinuteSpan>, 
/**
 * When the room is taken, setting up and cleaning included.
 */
taken: Array<TakenSpan>, };

/**
 * Which people of a day.
 */
export type DayView = "covered" | "not_covered" | "through_association" | "everybody";

/**
 * How a claim's time stands.
 */
export type DeadlineStage = "waiting" | "soon" | "pressing" | "overdue" | "in_time" | "late" | "not_reported";

/**
 * A recommendation or a decision, opened.
 */
export type DecisionCard = { 
/**
 * Who and why.
 */
facts: DecisionFacts, 
/**
 * Their name.
 */
nomineeName: string, 
/**
 * When it was written down.
 */
decidedAt: Instant, };

/**
 * Who is to be given the award and why, as typed and sealed.
 */
export type DecisionFacts = { 
/**
 * Who.
 */
nomineeId: NomineeId, 
/**
 * Why, for diploma and list: begins in lower case, at most 160 characters.
 */
reason: string, 
/**
 * Why at length, or empty.
 */
longReason: string, 
/**
 * Why another than whom the scores put first, or empty. A tie that nothing declared parts is decided here too.
 */
otherReason: string, };

/**
 * Which of the two.
 */
export type DecisionKind = "recommendation" | "decision";

/**
 * A recommendation or a decision to be written down. It is never part of a draft, a way back or the log.
 */
export type DecisionToKeep = { 
/**
 * Made by the client; the same key again is the same decision.
 */
requestKey: RequestKey, 
/**
 * In which year.
 */
awardYearId: AwardYearId, 
/**
 * Which of the two.
 */
kind: DecisionKind, 
/**
 * When the one that was shown was written down; none where none was.
 */
seen: Instant | null, 
/**
 * Who and why.
 */
facts: DecisionFacts, };

/**
 * The last day of a declaration, before and after somebody noted another one.
 */
export type DeclarationMoved = { 
/**
 * As the card said.
 */
before: string | null, 
/**
 * As it says from then on.
 */
after: string | null, };

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
 * What somebody answers for a nominee.
 */
export type DeclaredInterest = "none" | "in_doubt" | "conflicted";

/**
 * A report that was delivered.
 */
export type DeliveredReport = { 
/**
 * Which.
 */
id: InsurerReportId, 
/**
 * Counts the changes; an act carries the one it saw.
 */
version: number, 
/**
 * Whether it stands, or was taken back.
 */
keeping: RegisterKeeping, 
/**
 * The one before it, from which its changes were counted.
 */
sinceId: InsurerReportId | null, 
/**
 * Which days it is about.
 */
days: ReportDays, 
/**
 * Who got it.
 */
recipient: string, 
/**
 * What they got.
 */
handedOver: HandedOver, 
/**
 * When.
 */
deliveredAt: Instant, 
/**
 * The user who delivered it.
 */
deliveredBy: string, };

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
 * A booking that stands in spite of the closure.
 */
export type DespiteClosure = { 
/**
 * The booking.
 */
booking: Booking, 
/**
 * Its rooms by name.
 */
roomNames: Array<string>, 
/**
 * Why it was booked all the same.
 */
reason: string, };

/**
 * A diploma to be printed.
 */
export type DiplomaToPrint = { 
/**
 * Made by the client; the same key again is the same paper.
 */
requestKey: RequestKey, 
/**
 * Which.
 */
paper: DiplomaWanted, };

/**
 * A diploma.
 */
export type DiplomaWanted = { 
/**
 * Of which year.
 */
awardYearId: AwardYearId, 
/**
 * In which language; left out, the office's.
 */
language?: Language, 
/**
 * The reason in other words than decided, e.g. in English; empty: as decided. It is kept nowhere but on the paper.
 */
reason: string, };

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
 * Door signs to be printed.
 */
export type DoorSignsToPrint = { 
/**
 * Made by the client; the same key again is the same paper.
 */
requestKey: RequestKey, 
/**
 * Which.
 */
signs: DoorSignsWanted, };

/**
 * Rooms of a house's day.
 */
export type DoorSignsWanted = { 
/**
 * The house.
 */
premisesId: PremisesId, 
/**
 * The day.
 */
on: string, 
/**
 * The rooms; left out, every room of the house that is lent, without the combinations: those have no door.
 */
rooms?: Array<RoomId>, 
/**
 * In which language; left out, the office's.
 */
language?: Language, };

/**
 * A draft with all that was typed.
 */
export type Draft = { 
/**
 * Which form.
 */
kind: string, 
/**
 * Which thing.
 */
slot: string, 
/**
 * What it is called in the list.
 */
title: string, 
/**
 * The form's own JSON.
 */
body: unknown, 
/**
 * When it was last changed.
 */
changedAt: Instant, };

/**
 * One of one's own drafts.
 */
export type DraftSlot = { 
/**
 * Which form.
 */
kind: string, 
/**
 * Which thing the form is about.
 */
slot: string, };

/**
 * A draft in a list.
 */
export type DraftSummary = { 
/**
 * Which form, by the name the window gives it.
 */
kind: string, 
/**
 * Which thing the form is about, by a text the window makes; `new` for a new one.
 */
slot: string, 
/**
 * What it is called in the list.
 */
title: string, 
/**
 * When it was last changed.
 */
changedAt: Instant, };

/**
 * A draft as it stands now.
 */
export type DraftToSave = { 
/**
 * Which form.
 */
kind: string, 
/**
 * Which thing the form is about; `new` for a new one.
 */
slot: string, 
/**
 * What it is called in the list.
 */
title: string, 
/**
 * The form's own JSON, at most 64 kB.
 */
body: unknown, };

/**
 * What a volunteer drives in their task.
 */
export type Driving = "none" | "own_car" | "municipal_car" | "rickshaw";

/**
 * Something of an award that falls due.
 */
export type DueAward = { 
/**
 * Of which year.
 */
awardYearId: AwardYearId, 
/**
 * The year.
 */
year: number, 
/**
 * What of it.
 */
what: AwardForgetting, 
/**
 * The day the award was to be handed over.
 */
handedOverOn: string, 
/**
 * The day it falls due.
 */
dueOn: string, 
/**
 * Whether that day has come.
 */
isDue: boolean, 
/**
 * How many nominees would lose their name.
 */
nominees: number, 
/**
 * How many nominations would lose their words.
 */
nominations: number, 
/**
 * How many sheets would go, with each change of one.
 */
sheets: number, 
/**
 * What stands in the way.
 */
hindrances: Array<Hindrance>, };

/**
 * Why a name falls due.
 */
export type DueBecause = "volunteered" | "untied";

/**
 * A case that falls due.
 */
export type DueCase = { 
/**
 * Which.
 */
case: CaseKept, 
/**
 * Whose it is: the volunteer's full name, or the association's.
 */
name: string, 
/**
 * Of a claim, which way it went.
 */
flow: ClaimFlow | null, 
/**
 * Of an agreement, its number.
 */
number: string | null, 
/**
 * Whether it is an agreement that was never signed.
 */
isUnsigned: boolean, 
/**
 * The day it was closed, withdrawn or ended; of an agreement that was never signed, the day it was changed last.
 */
overOn: string, 
/**
 * The day it falls due.
 */
dueOn: string, 
/**
 * Whether that day has come.
 */
isDue: boolean, 
/**
 * What stands in the way.
 */
hindrances: Array<Hindrance>, };

/**
 * Lines of the log that fall due.
 */
export type DueLog = { 
/**
 * How many.
 */
lines: number, 
/**
 * The first day whose lines stay.
 */
keptFrom: string, };

/**
 * Somebody whose name falls due.
 */
export type DueName = { 
/**
 * Who.
 */
personId: PersonId, 
/**
 * Their full name.
 */
fullName: string, 
/**
 * Why.
 */
because: DueBecause, 
/**
 * The last day of their last attachment; where they had none, the day they were taken into the register; where that was a
 * mistake, the day it was taken back. Of whoever is nothing to the office: the day their last role ended, or the card was made.
 */
lastDay: string, 
/**
 * The day it falls due.
 */
dueOn: string, 
/**
 * Whether that day has come.
 */
isDue: boolean, 
/**
 * What stands in the way.
 */
hindrances: Array<Hindrance>, };

/**
 * What falls due by age alone.
 */
export type DueOld = { 
/**
 * What.
 */
what: OldKind, 
/**
 * How many: papers, or bookings.
 */
count: number, 
/**
 * How many more wait to be journalled, and stay until they are.
 */
waiting: number, 
/**
 * The first day of which all is kept.
 */
keptFrom: string, };

/**
 * A nomination of an earlier year.
 */
export type EarlierText = { 
/**
 * Which.
 */
nominationId: NominationId, 
/**
 * Of which year.
 */
year: number, 
/**
 * What was written, and by whom.
 */
facts: NominationFacts, };

/**
 * About whom earlier texts are asked for.
 */
export type EarlierTextsWanted = { 
/**
 * In which year they are to be used.
 */
awardYearId: AwardYearId, 
/**
 * Somebody who is nominated already; then `name` is not read.
 */
nomineeId: NomineeId | null, 
/**
 * Somebody by name.
 */
name: string, };

/**
 * A change of a series as its plan was shown.
 */
export type EditSeries = { 
/**
 * What is to be otherwise.
 */
edit: SeriesEdit, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * Every booking that the plan was about, as it was seen.
 */
bookings: Array<SeenBooking>, 
/**
 * The dates that the plan showed as free elsewhere: these go, and the others keep their places. Left out, every
 * date that is to be elsewhere has to be free.
 */
held?: Array<string>, 
/**
 * Why it is done all the same, where rules of the office are broken that the dates now do not break.
 */
overrule?: string, };

/**
 * A time in which the council's list covers a kind of effort, as typed and kept; the end is empty while it is open.
 */
export type EffortPeriodFacts = { 
/**
 * The first day.
 */
from: string, 
/**
 * The last day, included; empty is open.
 */
to: string, 
/**
 * Where the decision is found: a case, an item of an agenda.
 */
decision: string, 
/**
 * When the council decided, or empty.
 */
decidedOn: string, 
/**
 * How the list puts it.
 */
wording: string, };

/**
 * A kind of effort on the list.
 */
export type EffortTypeCard = { 
/**
 * Which.
 */
id: EffortTypeId, 
/**
 * Counts the changes; an edit carries the one it saw.
 */
version: number, 
/**
 * What is known of it.
 */
facts: EffortTypeFacts, 
/**
 * Whether the list covers it today.
 */
coveredToday: boolean, 
/**
 * The last day on which it is covered, where the list names one.
 */
coveredTo: string | null, 
/**
 * How many attachments are of it.
 */
attachments: number, };

/**
 * A kind of effort with the times in which it is covered.
 */
export type EffortTypeFacts = { 
/**
 * What it is called.
 */
name: string, 
/**
 * What is meant by it, or empty.
 */
description: string, 
/**
 * When it is covered, the earliest first.
 */
periods: Array<EffortPeriodFacts>, };

/**
 * A kind of volunteer effort that the council's list can cover.
 */
export type EffortTypeId = number & { readonly of: "effort type" };

/**
 * A kind of effort to be put on the list.
 */
export type EffortTypeToAdd = { 
/**
 * Made by the client; the same key again is the same one.
 */
requestKey: RequestKey, 
/**
 * What is known of it.
 */
facts: EffortTypeFacts, };

/**
 * A kind of effort as it is to be.
 */
export type EffortTypeToChange = { 
/**
 * Which.
 */
effortTypeId: EffortTypeId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * All that is known of it, changed or not.
 */
facts: EffortTypeFacts, };

/**
 * One that is to stand again.
 */
export type EffortTypeToReinstate = { 
/**
 * Which.
 */
effortTypeId: EffortTypeId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * One that was entered by mistake.
 */
export type EffortTypeToWithdraw = { 
/**
 * Which.
 */
effortTypeId: EffortTypeId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * What the office says of a nominee, as typed and kept.
 */
export type Eligibility = { 
/**
 * Rule by rule; one that is left out is open.
 */
answers: Array<EligibilityAnswer>, 
/**
 * Whether they may be judged.
 */
verdict: EligibilityVerdict, 
/**
 * Why not, or why in spite of a rule.
 */
reason: string, };

/**
 * What the office says of one rule, as typed and kept.
 */
export type EligibilityAnswer = { 
/**
 * Which rule.
 */
rule: EligibilityRule, 
/**
 * What is said of it.
 */
tick: EligibilityTick, 
/**
 * Why, or empty.
 */
reason: string, };

/**
 * One rule about a nominee.
 */
export type EligibilityCheck = { 
/**
 * Which.
 */
rule: EligibilityRule, 
/**
 * Whether breaking it only warns.
 */
onlyWarns: boolean, 
/**
 * What the program found.
 */
finding: EligibilityFinding | null, 
/**
 * What the office says.
 */
tick: EligibilityTick, 
/**
 * Why.
 */
reason: string, };

/**
 * What the program finds about a rule by itself.
 */
export type EligibilityFinding = { "kind": "nominates_themselves" } | { "kind": "in_jury", 
/**
 * Their name.
 */
name: string, } | { "kind": "on_staff", 
/**
 * Their name.
 */
name: string, } | { "kind": "won_before", 
/**
 * The year.
 */
year: number, 
/**
 * The first year in which it does not count any more.
 */
freeFrom: number, };

/**
 * A rule about who can be given the award (`domain.md` D.5).
 */
export type EligibilityRule = "local_effort" | "voluntary" | "outside_job" | "not_oneself" | "not_jury" | "not_committee" | "not_staff" | "not_recent_winner";

/**
 * What the office says of a rule.
 */
export type EligibilityTick = "open" | "kept" | "broken";

/**
 * What the office says of a nominee.
 */
export type EligibilityToJudge = { 
/**
 * Of whom.
 */
nomineeId: NomineeId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * The ticks, the verdict and the reason, all of it.
 */
eligibility: Eligibility, };

/**
 * Whether a nominee may be judged.
 */
export type EligibilityVerdict = "open" | "accepted" | "rejected";

/**
 * A file that came with a nomination.
 */
export type EnclosedFile = { 
/**
 * The stored paper, by which it is shown and saved.
 */
paperId: PaperId, 
/**
 * What it is; none where it was sealed with a key that whoever asks does not have, or that was put aside.
 */
facts: HandedOverFile | null, 
/**
 * When it was put there.
 */
enclosedAt: Instant, 
/**
 * By whom.
 */
enclosedBy: string | null, };

/**
 * A file to be put back.
 */
export type EnclosedToPutBack = { 
/**
 * The nomination.
 */
nominationId: NominationId, 
/**
 * The file.
 */
paperId: PaperId, };

/**
 * A file to be taken away from a nomination. It stays stored: what came in is never lost by a slip.
 */
export type EnclosedToTakeAway = { 
/**
 * The nomination.
 */
nominationId: NominationId, 
/**
 * The file.
 */
paperId: PaperId, };

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
 * A booking that goes on and is to end.
 */
export type EndEarly = { 
/**
 * The booking.
 */
id: BookingId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * When it ends, on the wall clock; left out, now.
 */
ends?: WallTime, };

/**
 * An end that can be meant.
 */
export type EndOption = { 
/**
 * The end.
 */
end: SeriesEnd, 
/**
 * Its date, unless it is a count or a name that the office has no date for.
 */
on: string | null, 
/**
 * Words that mean this end and no other, to stand in the text instead.
 */
words: string, };

/**
 * A phrase with what the office has to say to it.
 */
export type EntryAnswer = { 
/**
 * How it was understood.
 */
reading: EntryReading, 
/**
 * Whoever may be meant.
 */
parties: EntryParties, 
/**
 * The rooms that were named, and those of which one was.
 */
rooms: Array<EntryRoom>, 
/**
 * The houses that were named.
 */
houses: Array<EntryHouse>, 
/**
 * Whether it can be had, and what else is free; nothing as long as day or time are not plain. What repeats in rooms
 * that were named is planned as a series.
 */
offer: EntryOffer | null, };

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
 * A house that was named.
 */
export type EntryHouse = { 
/**
 * The house.
 */
id: PremisesId, 
/**
 * Its name.
 */
name: string, };

/**
 * An entry that an import made.
 */
export type EntryOfImport = { 
/**
 * Whose.
 */
personId: PersonId, 
/**
 * The version that the import left.
 */
version: number, 
/**
 * Whether the person's card was made for it.
 */
personCard: PersonCardKeeping, 
/**
 * The version of that card.
 */
cardVersion: number, };

/**
 * What the office has to say to rooms and a time.
 */
export type EntryOffer = { "kind": "free", 
/**
 * The rooms.
 */
rooms: Array<RoomId>, 
/**
 * From when, on the wall clock.
 */
starts: WallTime, 
/**
 * Until when, on the wall clock.
 */
ends: WallTime, 
/**
 * From when they would be blocked, setting up included.
 */
blockedFrom: WallTime, 
/**
 * Until when they would be blocked, cleaning included.
 */
blockedUntil: WallTime, 
/**
 * What was asked for that none of the rooms has.
 */
lacking: Array<RoomNeed>, } | { "kind": "hindered", 
/**
 * The rooms.
 */
rooms: Array<RoomId>, 
/**
 * From when, on the wall clock.
 */
starts: WallTime, 
/**
 * Until when, on the wall clock.
 */
ends: WallTime, 
/**
 * What booking them would answer, with what is free instead.
 */
refusal: BookingError, } | { "kind": "found", 
/**
 * From when, on the wall clock.
 */
starts: WallTime, 
/**
 * Until when, on the wall clock.
 */
ends: WallTime, 
/**
 * Rooms that are free.
 */
rooms: Array<Alternative>, };

/**
 * Whoever may be meant, best first.
 */
export type EntryParties = { 
/**
 * Who was found.
 */
found: Array<FoundParty>, 
/**
 * The one that is taken for meant; nobody where none fits well, or two do.
 */
chosen: PartyRef | null, };

/**
 * What has to be answered, or said, before a phrase can be booked.
 */
export type EntryQuestion = "end_of_repeat" | "repeat" | "midnight" | "zero_length" | "past" | "no_such_date" | "no_such_week" | "no_such_time" | "short_months" | "until_before_first";

/**
 * A phrase as it was understood. What was not said is not there.
 */
export type EntryReading = { 
/**
 * Who: whatever nobody else understood.
 */
party: ReadParty | null, 
/**
 * Where.
 */
place: ReadPlace | null, 
/**
 * On which day.
 */
day: ReadDay | null, 
/**
 * At which time.
 */
time: ReadTime | null, 
/**
 * How often.
 */
repetition: ReadRepetition | null, 
/**
 * Until when.
 */
end: ReadEnd | null, 
/**
 * What is left out.
 */
exceptions: ReadExceptions | null, 
/**
 * How many.
 */
people: ReadPeople | null, 
/**
 * What for.
 */
kind: ReadKind | null, 
/**
 * Where it was called tentative.
 */
tentative: Array<Mark>, 
/**
 * What the room has to offer.
 */
needs: Array<ReadNeed>, 
/**
 * What has to be answered first.
 */
questions: Array<EntryQuestion>, };

/**
 * A room that was named.
 */
export type EntryRoom = { 
/**
 * The room.
 */
id: RoomId, 
/**
 * Its name.
 */
name: string, 
/**
 * What stands where there is little room.
 */
shortName: string, 
/**
 * Its house.
 */
premisesId: PremisesId, 
/**
 * Its house's name.
 */
premisesName: string, 
/**
 * How many may be in it.
 */
maximum: number, };

/**
 * How an agreement went, as the parties saw it together.
 */
export type Evaluation = { 
/**
 * When they talked about it.
 */
evaluatedOn: string, 
/**
 * What came of the goals.
 */
result: string, 
/**
 * What is done next, or empty.
 */
nextStep: string, };

/**
 * What the parties found.
 */
export type EvaluationNote = { 
/**
 * When they talked about it.
 */
evaluatedOn: string, 
/**
 * What came of the goals.
 */
result: string, 
/**
 * What is done next, or empty.
 */
nextStep: string, };

/**
 * How it went.
 */
export type EvaluationToNote = { 
/**
 * The agreement.
 */
id: AgreementId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * When and what; `null` takes the note away.
 */
evaluation: EvaluationNote | null, };

/**
 * One line of the event log.
 */
export type EventId = number & { readonly of: "event" };

/**
 * A series that is to go on.
 */
export type ExtendSeries = { 
/**
 * The series.
 */
id: SeriesId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * How it goes on.
 */
extension: SeriesExtension, 
/**
 * What was decided about single dates.
 */
choices: Array<DateChoice>, 
/**
 * The dates that the plan showed as free: these are booked, and the others left out. Left out, every new date has
 * to be free.
 */
held?: Array<string>, 
/**
 * Why it is done all the same, where rules of the office are broken.
 */
overrule?: string, };

/**
 * A fact of accessibility: how far, and in words.
 */
export type Fact = { 
/**
 * How far it is there.
 */
state: FactState, 
/**
 * What somebody must know before they come.
 */
note: string, };

/**
 * How far something is there. Whoever answers the phone must never have to read a tick box as more than it says.
 */
export type FactState = "yes" | "partly" | "no" | "unknown";

/**
 * What a booking costs, with the tariff it was worked out by.
 */
export type Fee = { 
/**
 * How much.
 */
amount: Oere, 
/**
 * By which tariff.
 */
tariff: Tariff, 
/**
 * As which kind of borrower.
 */
category: BorrowerCategory, };

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
 * What nominees are counted by.
 */
export type FigureGroup = "kind" | "area" | "target_group";

/**
 * How the backup of an office file stands.
 */
export type FileBackupState = { 
/**
 * Where the copies go; `None` until somebody chooses.
 */
folder: string | null, 
/**
 * How many copies are kept.
 */
generations: number, 
/**
 * The newest copy that is in the folder now.
 */
newest: NewestBackup | null, 
/**
 * When a copy was last made, also where the folder cannot be reached now.
 */
madeAt: Instant | null, 
/**
 * Why the folder cannot be looked into now.
 */
folderTrouble: BackupTrouble | null, 
/**
 * Since when copies fail; `None` where the last one succeeded.
 */
failedAt: Instant | null, 
/**
 * Why the last one failed.
 */
failure: BackupTrouble | null, 
/**
 * When the office was last copied before an update, where that copy lies beside the office file: no folder was chosen, or
 * it could not be reached. It goes after 30 days.
 */
keptBeside: WallTime | null, 
/**
 * Whether today's copy is still to be made.
 */
isDue: boolean, };

/**
 * A file to be kept with a nomination.
 */
export type FileToEnclose = { 
/**
 * Made by the client; the same key again is the same file.
 */
requestKey: RequestKey, 
/**
 * The nomination.
 */
nominationId: NominationId, 
/**
 * The name of the file, without its folder. It is sealed.
 */
fileName: string, 
/**
 * A PDF, PNG or JPEG of at most fifteen megabytes, as base64 text. It is sealed.
 */
scan: string, };

/**
 * Why a file outside the office cannot be written or read.
 */
export type FileTrouble = "read_only" | "disk_full" | "missing" | "too_large" | "no_viewer" | "other";

/**
 * Which bookings.
 */
export type FindBookings = { 
/**
 * A booking's number, as it stands on letters or without its noughts; else beginnings of words of what it is called.
 */
words: string, };

/**
 * What a room is needed for.
 */
export type FindFree = { 
/**
 * When.
 */
when: FindWhen, 
/**
 * Only in this house.
 */
premisesId?: PremisesId, 
/**
 * How many are expected.
 */
attendees?: number, 
/**
 * How the room is to be set up.
 */
layout?: Layout, 
/**
 * What has to be in it.
 */
equipment?: Array<string>, 
/**
 * What visitors depend on.
 */
access?: Array<AccessNeed>, 
/**
 * Whoever borrows: the house where they were last comes first.
 */
organisationId?: OrganisationId, };

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
 * When a room is needed.
 */
export type FindWhen = { "kind": "once", 
/**
 * From when, on the wall clock.
 */
starts: WallTime, 
/**
 * Until when, on the wall clock.
 */
ends: WallTime, } | { "kind": "series", 
/**
 * From when on the first day a date may have.
 */
starts: WallTime, 
/**
 * Until when.
 */
ends: WallTime, 
/**
 * How it repeats.
 */
recurrence: Recurrence, } | { "kind": "any_day", 
/**
 * The first day.
 */
from: string, 
/**
 * The last day, looked at too; at most 31 days in all.
 */
to: string, 
/**
 * Not before this hour, in minutes from midnight.
 */
opensMinute: number, 
/**
 * Over by this one; 1440 is midnight at the end of the day.
 */
closesMinute: number, 
/**
 * For how long.
 */
minutes: number, };

/**
 * Who is first when one juror is left out.
 */
export type FirstWithout = { 
/**
 * Without whom.
 */
memberId: AwardMemberId, 
/**
 * Who is first then; nobody where no sheet is left.
 */
first: Array<NomineeId>, };

/**
 * What comes of an agreement.
 */
export type FollowUp = { 
/**
 * The version of the agreement itself; another than the one that is shown was made by a colleague.
 */
agreementVersion: number, 
/**
 * What the parties want to reach, the first due first.
 */
goals: Array<Goal>, 
/**
 * The goals of the agreement before that were not reached and not taken along yet.
 */
inherited: Array<Goal>, 
/**
 * The talks about it, the newest first; none for whoever only reads agreements.
 */
talks: Array<Talk>, 
/**
 * What it asks of the association.
 */
requirements: Array<Requirement>, };

/**
 * Whom a CPR number belongs to.
 */
export type FoundByCpr = { 
/**
 * Who; `None` where the register has nobody with it.
 */
personId: PersonId | null, };

/**
 * A house to choose.
 */
export type FoundHouse = { 
/**
 * The house.
 */
id: PremisesId, 
/**
 * Its name.
 */
name: string, };

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
 * A room with when it can be had.
 */
export type FoundRoom = { 
/**
 * The room.
 */
roomId: RoomId, 
/**
 * Its name.
 */
roomName: string, 
/**
 * Its house.
 */
premisesId: PremisesId, 
/**
 * Its house's name.
 */
premisesName: string, 
/**
 * How many persons may be in it by law.
 */
maximum: number, 
/**
 * When it can be had, the earliest first: of days of which any will do, the first time of each.
 */
free: Array<FreeTime>, 
/**
 * When it cannot.
 */
notFree: Array<NotFreeTime>, 
/**
 * Why it stands where it stands.
 */
reasons: Array<RankReason>, 
/**
 * The wishes it does not meet.
 */
lacks: Array<MissedWish>, 
/**
 * The whole day, where only one is asked about.
 */
day: DayTimes | null, };

/**
 * Rooms that would do.
 */
export type FoundRooms = { 
/**
 * How many times were looked at: one, the dates of a series, or the days of which any will do.
 */
times: number, 
/**
 * Rooms that meet every wish and can be had, best first.
 */
fitting: Array<FoundRoom>, 
/**
 * Rooms that can be had and miss one wish, best first.
 */
nearly: Array<FoundRoom>, 
/**
 * Where no room fits: when the first ones do, nearest first.
 */
firstFree: Array<FoundRoom>, 
/**
 * Whether any room at all meets every wish, free or not.
 */
canBeMet: boolean, 
/**
 * Every word for what stands in a room, to choose from.
 */
equipment: Array<string>, 
/**
 * The houses that are lent, to choose from.
 */
houses: Array<FoundHouse>, };

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
 * A time when a room can be had.
 */
export type FreeTime = { 
/**
 * From when, on the wall clock.
 */
starts: WallTime, 
/**
 * Until when, on the wall clock.
 */
ends: WallTime, };

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
 * Something that somebody has signed or agreed to.
 */
export type GivenOn = { 
/**
 * The day, or empty.
 */
on: string, 
/**
 * Of a consent, who gave it; of a declaration, who received it.
 */
by: string, };

/**
 * A goal of an agreement.
 */
export type Goal = { 
/**
 * The goal.
 */
id: GoalId, 
/**
 * Counts the changes; an edit carries the one it saw.
 */
version: number, 
/**
 * What it says.
 */
facts: GoalFacts, 
/**
 * How it went, the newest first: that one counts.
 */
evaluations: Array<GoalEvaluation>, 
/**
 * The goal of the agreement before that it goes on with.
 */
carriedFrom: CarriedGoal | null, 
/**
 * The goal of the next agreement that goes on with it.
 */
carriedTo: CarriedGoal | null, 
/**
 * The day its question comes (again); none where it is done with.
 */
dueOn: string | null, };

/**
 * How a goal went.
 */
export type GoalEvaluation = { 
/**
 * The evaluation.
 */
id: GoalEvaluationId, 
/**
 * Whether it was reached.
 */
outcome: GoalOutcome, 
/**
 * What came of it, or empty.
 */
result: string, 
/**
 * What is done next, or empty.
 */
nextStep: string, 
/**
 * The day it was talked about.
 */
evaluatedOn: string, 
/**
 * The day the question comes back.
 */
againOn: string | null, 
/**
 * Who noted it.
 */
notedBy: string | null, };

/**
 * How a goal went.
 */
export type GoalEvaluationId = number & { readonly of: "goal evaluation" };

/**
 * An evaluation of a goal to be taken back, or put back.
 */
export type GoalEvaluationToKeep = { 
/**
 * The evaluation.
 */
evaluationId: GoalEvaluationId, 
/**
 * Whether it is to stand.
 */
keeping: Keeping, };

/**
 * What a goal says.
 */
export type GoalFacts = { 
/**
 * What is to be reached.
 */
goal: string, 
/**
 * By what it is seen that it was, or empty.
 */
measure: string, 
/**
 * The day it is asked about.
 */
evaluateOn: string, };

/**
 * What the parties of an agreement want to reach.
 */
export type GoalId = number & { readonly of: "goal" };

/**
 * Whether a goal was reached.
 */
export type GoalOutcome = "met" | "partly" | "missed";

/**
 * A goal of the agreement before that this one is to go on with.
 */
export type GoalToCarry = { 
/**
 * Made by the client; the same key again is the same goal.
 */
requestKey: RequestKey, 
/**
 * The agreement that goes on with it.
 */
agreementId: AgreementId, 
/**
 * The goal.
 */
goalId: GoalId, };

/**
 * A goal to be put otherwise.
 */
export type GoalToChange = { 
/**
 * The goal.
 */
goalId: GoalId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * What it says.
 */
facts: GoalFacts, };

/**
 * How a goal went.
 */
export type GoalToEvaluate = { 
/**
 * Made by the client; the same key again is the same answer.
 */
requestKey: RequestKey, 
/**
 * The goal.
 */
goalId: GoalId, 
/**
 * Whether it was reached.
 */
outcome: GoalOutcome, 
/**
 * What came of it, or empty.
 */
result: string, 
/**
 * What is done next, or empty.
 */
nextStep: string, 
/**
 * The day it was talked about.
 */
evaluatedOn: string, 
/**
 * The day the question comes back; `null` where it is done with.
 */
againOn: string | null, };

/**
 * A goal to be taken back, or put back.
 */
export type GoalToKeep = { 
/**
 * The goal.
 */
goalId: GoalId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * Whether it is to stand.
 */
keeping: Keeping, };

/**
 * A goal to be set.
 */
export type GoalToSet = { 
/**
 * Made by the client; the same key again is the same goal.
 */
requestKey: RequestKey, 
/**
 * The agreement.
 */
agreementId: AgreementId, 
/**
 * What it says.
 */
facts: GoalFacts, };

/**
 * What is known of an amount. The same shape is typed and shown: texts come in as typed and go out as kept.
 */
export type GrantFacts = { 
/**
 * Out of what it was given, e.g. `§ 18-midler`.
 */
source: string, 
/**
 * In which round, or empty.
 */
round: string, 
/**
 * The year it was given for.
 */
year: string, 
/**
 * The day it was decided, or empty.
 */
grantedOn: string, 
/**
 * How much, in kroner.
 */
amount: string, 
/**
 * How much of it was paid back, in kroner, or empty.
 */
repaid: string, };

/**
 * An amount that an organisation was given.
 */
export type GrantId = number & { readonly of: "grant" };

/**
 * An amount that an organisation was given, as it is kept.
 */
export type GrantReceived = { 
/**
 * The amount.
 */
id: GrantId, 
/**
 * Who was given it; the one that stands, where that was merged into another.
 */
organisationId: OrganisationId, 
/**
 * Its name.
 */
organisationName: string, 
/**
 * As it is typed.
 */
facts: GrantFacts, 
/**
 * The year it was given for.
 */
year: number, 
/**
 * The day it was decided.
 */
grantedOn: string | null, 
/**
 * How much.
 */
amount: Oere, 
/**
 * How much of it was paid back.
 */
repaid: Oere, 
/**
 * What they kept of it, which is what counts.
 */
kept: Oere, 
/**
 * Counts the changes; an edit carries the one it saw.
 */
version: number, };

/**
 * What was given for one year, also to the branches that count as one with the organisation.
 */
export type GrantYear = { 
/**
 * The year.
 */
year: number, 
/**
 * What they kept of it, all together.
 */
sum: Oere, 
/**
 * The amounts, the latest first.
 */
grants: Array<GrantReceived>, };

/**
 * The organisation whose amounts are asked for.
 */
export type GrantsWanted = { 
/**
 * Which one.
 */
organisationId: OrganisationId, };

/**
 * A column of the file, and what it probably holds.
 */
export type GuessedColumn = { 
/**
 * The slice's column; `None` where no guess is made.
 */
key: string | null, 
/**
 * What that rests on.
 */
sureness: Sureness, };

/**
 * An answer to a question of the guide.
 */
export type GuideAnswer = "yes" | "no" | "open";

/**
 * What was answered to the questions of the guide.
 */
export type GuideAnswers = { 
/**
 * Is it through an association?
 */
throughAssociation: GuideAnswer, 
/**
 * Was it agreed beforehand with a manager, or with somebody the manager has empowered?
 */
agreedBeforehand: GuideAnswer, 
/**
 * Whether somebody has gone through the signs; without, none ticked says nothing.
 */
signsWeighed: GuideAnswer, 
/**
 * The signs that were ticked.
 */
signs: Array<WorkSign>, };

/**
 * What a choice of track comes to, in one word that the page says in a sentence.
 */
export type GuideConsequence = "covered_by_law" | "covered_once_approved" | "not_yet_approved" | "not_by_municipality";

/**
 * Where the answers lead.
 */
export type GuideOutcome = { 
/**
 * The track they speak for; none while they are not enough.
 */
proposed: CoverTrack | null, 
/**
 * What that track comes to.
 */
consequence: GuideConsequence | null, 
/**
 * The ticked signs that made it work by themselves.
 */
decidedBy: Array<WorkSign>, 
/**
 * The ticked signs that speak for work without deciding it.
 */
speaksForWork: Array<WorkSign>, };

/**
 * What of the council's list held for an effort on a day.
 */
export type GuidelineHeld = { 
/**
 * The kind of effort.
 */
effortTypeId: EffortTypeId, 
/**
 * What it is called.
 */
name: string, 
/**
 * Where the decision is found, or empty.
 */
decision: string, 
/**
 * When the council decided.
 */
decidedOn: string | null, 
/**
 * How the list puts it.
 */
wording: string, 
/**
 * When it is covered.
 */
period: DaySpan, };

/**
 * A half of a school year, or several that follow each other.
 */
export type HalfYear = { 
/**
 * Its first day.
 */
from: string, 
/**
 * Its last day.
 */
to: string, };

/**
 * To whom an agreement is handed on.
 */
export type HandOnTo = "review" | "association";

/**
 * What the insurer is given.
 */
export type HandedOver = "figures" | "figures_and_names";

/**
 * What a file is, as it was handed over.
 */
export type HandedOverFile = { 
/**
 * Its own name, with the ending of what it is.
 */
fileName: string, 
/**
 * What it is, judged by what is in it.
 */
kind: ScanKind, 
/**
 * How many pages; one of a picture.
 */
pages: number, 
/**
 * Its size in bytes.
 */
bytes: number, 
/**
 * Its SHA-256 in hexadecimal, of the file and not of what is stored.
 */
sha256: string, };

/**
 * Who signs and hands over in a year.
 */
export type HandingOverCard = { 
/**
 * Counts the changes; an edit carries the one it saw. 0 where nothing was written.
 */
version: number, 
/**
 * Who and where.
 */
facts: HandingOverFacts, 
/**
 * Whether whoever asks may write it.
 */
mayKeep: boolean, };

/**
 * Who signs and hands over, as typed and kept. It tells nothing of who is chosen; each line may be empty.
 */
export type HandingOverFacts = { 
/**
 * The mayor's name.
 */
mayor: string, 
/**
 * The name of the chair of the committee that decides.
 */
committeeChair: string, 
/**
 * Who hands it over, as it stands after "af": `borgmester Ida Holm`.
 */
presentedBy: string, 
/**
 * Where and when people meet for it, as it stands after "ved": `frivilligfesten i Kulturhuset`.
 */
occasion: string, 
/**
 * The town that stands before the date; empty: the office's own.
 */
town: string, };

/**
 * Who signs and hands over, to be kept.
 */
export type HandingOverToKeep = { 
/**
 * In which year.
 */
awardYearId: AwardYearId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * Who and where.
 */
facts: HandingOverFacts, };

/**
 * Who keeps a time while a caller thinks, and until when.
 */
export type HeldBy = { 
/**
 * The hold.
 */
id: HoldId, 
/**
 * The full name of whoever keeps it.
 */
by: string, 
/**
 * Until when, on the wall clock.
 */
until: WallTime, };

/**
 * Why a name cannot go yet; each says what to do first.
 */
export type Hindrance = { "kind": "claim_running", 
/**
 * How many.
 */
claims: number, } | { "kind": "claim_kept", 
/**
 * The first day on which it keeps the name no longer.
 */
until: string, } | { "kind": "active_volunteer", 
/**
 * Where.
 */
workplaces: Array<string>, } | { "kind": "holds_role", 
/**
 * At which organisation.
 */
organisation: string, 
/**
 * Which.
 */
role: ContactRoleKind, } | { "kind": "award_not_published", 
/**
 * Which year.
 */
year: number, } | { "kind": "award_kept", 
/**
 * The first day on which it is kept no longer.
 */
until: string, } | { "kind": "case_kept", 
/**
 * The first day on which it is kept no longer.
 */
until: string, } | { "kind": "not_journalled", 
/**
 * How many.
 */
papers: number, } | { "kind": "booking_contact", 
/**
 * The next one's number.
 */
number: string, 
/**
 * Its day.
 */
on: string, 
/**
 * How many there are in all.
 */
bookings: number, };

/**
 * What was found.
 */
export type HintKind = "same_person" | "nominates" | "board_seat" | "speaks_for" | "signed_agreement" | "same_board" | "same_association" | "family_name";

/**
 * As what.
 */
export type HistoryFormat = "xlsx" | "csv";

/**
 * What of the award's history is given out.
 */
export type HistoryTable = "winners" | "statistics";

/**
 * A table of the award's history to be given out.
 */
export type HistoryToExport = { 
/**
 * What.
 */
table: HistoryTable, 
/**
 * As what.
 */
format: HistoryFormat, 
/**
 * The language of its heads.
 */
language: Language, };

/**
 * A time that a desk keeps while the caller thinks.
 */
export type HoldId = number & { readonly of: "hold" };

/**
 * Rooms and a time to be kept.
 */
export type HoldRoom = { 
/**
 * Made by the client; the same key again is the same request.
 */
requestKey: RequestKey, 
/**
 * The rooms, the first first.
 */
rooms: Array<RoomId>, 
/**
 * From when, on the wall clock.
 */
starts: WallTime, 
/**
 * Until when, on the wall clock.
 */
ends: WallTime, 
/**
 * The time that this desk keeps already: it is let go for this one, and ten minutes begin anew.
 */
insteadOf?: HoldId, };

/**
 * Whether a paper may print with something missing.
 */
export type Holes = "refuse" | "print";

/**
 * How far ahead one may book.
 */
export type Horizon = { "kind": "always" } | { "kind": "half_years", 
/**
 * When January to June opens.
 */
first: DayOfYear, 
/**
 * When July to December opens.
 */
second: DayOfYear, } | { "kind": "months", 
/**
 * 1 to 36.
 */
months: number, };

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
error: OpenError, } | { "answer": "cancelled" } | { "answer": "restored", 
/**
 * Its name in a list.
 */
place: string, 
/**
 * The name of the file that lay there before, in the same folder; `None` where there was none.
 */
keptAs: string | null, } | { "answer": "not_restored", 
/**
 * Why not.
 */
error: RestoreError, } | { "answer": "restoring", 
/**
 * What it is doing.
 */
stage: RestoreStage, 
/**
 * Bytes copied.
 */
copied: number, 
/**
 * Bytes to be copied; 0 until that begins.
 */
total: number, } | { "answer": "done" } | { "answer": "from_gate", 
/**
 * The answer of the operation.
 */
value: unknown, } | { "answer": "no_program" } | { "answer": "file_trouble", 
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
fileName: string, } | { "ask": "show_sheet", 
/**
 * The operation that makes it.
 */
operation: string, 
/**
 * Its input.
 */
input: unknown, 
/**
 * The name it gets there.
 */
fileName: string, } | { "ask": "save_sheet", 
/**
 * The operation that makes it.
 */
operation: string, 
/**
 * Its input.
 */
input: unknown, 
/**
 * The name proposed.
 */
fileName: string, } | { "ask": "choose_backup_folder" } | { "ask": "choose_backup" } | { "ask": "restore_chosen_backup" } | { "ask": "restore_progress" } | { "ask": "choose_logo" } | { "ask": "choose_scan", 
/**
 * The operation that keeps it.
 */
operation: string, 
/**
 * Its input, but for `fileName` and `scan`: those are the file.
 */
input: unknown, } | { "ask": "choose_table", 
/**
 * The operation that looks.
 */
operation: string, 
/**
 * Its input, but for `source`: that is the file.
 */
input: unknown, } | { "ask": "reach", 
/**
 * How.
 */
by: Reach, } | { "ask": "set_zoom", 
/**
 * 90 to 200.
 */
percent: number, } | { "ask": "note_failure", 
/**
 * The kind of error, and where in the page's own code; never what the page showed.
 */
places: Array<string>, };

/**
 * What of a booking has to lie within the hours of a house and outside what is closed.
 */
export type HoursCover = "booked_time" | "with_buffers";

/**
 * How many cards followed, and how many did not because a colleague has changed them since.
 */
export type ImportFollowed = { 
/**
 * Cards that followed.
 */
cards: number, 
/**
 * Cards that stand as a colleague left them.
 */
left: number, };

/**
 * Rows of nominations to be taken in.
 */
export type ImportNominations = { 
/**
 * Made by the client; the same key again makes nothing twice. Its progress is asked for by it too.
 */
requestKey: RequestKey, 
/**
 * In which year.
 */
awardYearId: AwardYearId, 
/**
 * What is said once for all of them.
 */
table: NominationTable, 
/**
 * The rows as they are to be taken in, mended, without those that are skipped.
 */
rows: Array<TypedRow>, };

/**
 * Rows to be taken in.
 */
export type ImportParties = { 
/**
 * Made by the client; the same key again makes nothing twice. Its progress is asked for by it too.
 */
requestKey: RequestKey, 
/**
 * What the rows are.
 */
table: PartyTable, 
/**
 * The rows as they are to be taken in, mended, without those that are skipped.
 */
rows: Array<TypedRow>, };

/**
 * What came from a table, so that it can be taken back as one.
 */
export type ImportParts = { 
/**
 * Cards that were made.
 */
organisations: Array<OrganisationId>, 
/**
 * Cards that were made.
 */
people: Array<PersonId>, 
/**
 * Roles that were given.
 */
roles: Array<ContactRoleId>, 
/**
 * What puts changed cards back.
 */
organisationChanges: Array<ChangeOrganisation>, 
/**
 * What puts changed cards back.
 */
personChanges: Array<ChangePerson>, };

/**
 * Rows of volunteers to be taken in.
 */
export type ImportVolunteers = { 
/**
 * Made by the client; the same key again makes nothing twice. Its progress is asked for by it too.
 */
requestKey: RequestKey, 
/**
 * What is said once for all of them.
 */
table: VolunteerTable, 
/**
 * The rows as they are to be taken in, mended, without those that are skipped.
 */
rows: Array<TypedRow>, };

/**
 * A letter that was printed, to be sent.
 */
export type InformationLetterToMail = { 
/**
 * Which letter.
 */
letter: InformationLetterWanted, 
/**
 * Its paper.
 */
paperId: PaperId, };

/**
 * A letter to be printed.
 */
export type InformationLetterToPrint = { 
/**
 * Made by the client; the same key again is the same paper.
 */
requestKey: RequestKey, 
/**
 * Which letter.
 */
letter: InformationLetterWanted, };

/**
 * A letter that is wanted.
 */
export type InformationLetterWanted = { 
/**
 * Who is told.
 */
personId: PersonId, 
/**
 * In which language; left out, the office's.
 */
language?: Language, };

/**
 * An information sheet that was printed, to be sent.
 */
export type InformationSheetToMail = { 
/**
 * Which.
 */
paper: AttachmentPaperWanted, 
/**
 * Its paper.
 */
paperId: PaperId, };

/**
 * A point in time to the second. Crosses as RFC 3339 in UTC.
 */
export type Instant = string & { readonly of: "instant" };

/**
 * Why something of the register cannot be written, changed or printed.
 */
export type InsuranceError = { "code": "fields_refused", "details": { 
/**
 * What is wrong with which.
 */
problems: Array<FieldProblem>, } } | { "code": "volunteer_not_found" } | { "code": "already_volunteer", "details": { 
/**
 * Whose entry it is.
 */
personId: PersonId, } } | { "code": "volunteer_withdrawn" } | { "code": "stale_volunteer", "details": { 
/**
 * How they stand now.
 */
current: VolunteerCard, } } | { "code": "attachment_not_found" } | { "code": "stale_attachment", "details": { 
/**
 * How the volunteer stands now.
 */
current: VolunteerCard, } } | { "code": "too_young", "details": { 
/**
 * The age of the rule.
 */
leastAge: number, 
/**
 * The day they are so old.
 */
oldEnoughOn: string, } } | { "code": "not_approved" } | { "code": "not_paused" } | { "code": "key_closed", "details": { 
/**
 * Why.
 */
why: KeyClosed, } } | { "code": "cpr_not_kept" } | { "code": "cpr_of_another_day", "details": { 
/**
 * What the register says.
 */
registered: string, } } | { "code": "cpr_taken", "details": { 
/**
 * Who.
 */
personId: PersonId, 
/**
 * Their full name.
 */
fullName: string, } } | { "code": "cpr_not_found" } | { "code": "claim_not_found" } | { "code": "stale_claim", "details": { 
/**
 * Its version now.
 */
version: number, } } | { "code": "claim_file_not_found" } | { "code": "too_many_files", "details": { 
/**
 * The most.
 */
most: number, } } | { "code": "not_a_scan" } | { "code": "scan_too_large", "details": { 
/**
 * The most that is kept.
 */
mostMegabytes: number, } } | { "code": "effort_type_not_found" } | { "code": "stale_effort_type", "details": { 
/**
 * How it stands now.
 */
current: EffortTypeCard, } } | { "code": "effort_type_in_use", "details": { 
/**
 * How many.
 */
attachments: number, } } | { "code": "municipal_cover_not_found" } | { "code": "stale_municipal_cover", "details": { 
/**
 * How it stands now.
 */
current: MunicipalCoverCard, } } | { "code": "stale_insurance_rules", "details": { 
/**
 * How they stand now.
 */
current: KeptInsuranceRules, } } | { "code": "insurer_report_not_found" } | { "code": "stale_insurer_report", "details": { 
/**
 * How it stands now.
 */
current: DeliveredReport, } } | { "code": "roll_call_not_found" } | { "code": "stale_roll_call", "details": { 
/**
 * How it stands now.
 */
current: RollCall, } } | { "code": "workplace_not_found" } | { "code": "not_answered" } | { "code": "table_unreadable", "details": { 
/**
 * Why.
 */
problem: TableProblem, } } | { "code": "rows_refused", "details": { 
/**
 * Which, and what is wrong with them or like them.
 */
rows: Array<JudgedRow>, } } | { "code": "import_stopped" } | { "code": "import_changed_since", "details": { 
/**
 * The names of the first whose entry, attachment or card was changed.
 */
names: Array<string>, 
/**
 * How many there are in all.
 */
people: number, } } | { "code": "paper_not_found" } | { "code": "cannot_be_printed", "details": { 
/**
 * The characters.
 */
characters: Array<string>, } } | { "code": "database", "details": Trouble };

/**
 * What can happen in this slice.
 */
export type InsuranceEvent = { "event": "volunteer_registered" } | { "event": "volunteer_changed", "values": { 
/**
 * The fields that changed, by their names on the wire.
 */
fields: Array<string>, } } | { "event": "passing_facts_let_go", "values": { 
/**
 * What; never what it said.
 */
what: Array<PassingFact>, } } | { "event": "volunteer_withdrawn" } | { "event": "volunteer_reinstated" } | { "event": "volunteer_attached", "values": { 
/**
 * The attachment.
 */
attachmentId: AttachmentId, 
/**
 * The workplace.
 */
organisationId: OrganisationId, 
/**
 * On which track.
 */
track: CoverTrack, 
/**
 * The first day.
 */
startsOn: string, } } | { "event": "attachment_changed", "values": { 
/**
 * The attachment.
 */
attachmentId: AttachmentId, 
/**
 * The workplace.
 */
organisationId: OrganisationId, 
/**
 * The fields that changed, by their names on the wire.
 */
fields: Array<string>, } } | { "event": "attachment_approved", "values": { 
/**
 * The attachment.
 */
attachmentId: AttachmentId, 
/**
 * The workplace.
 */
organisationId: OrganisationId, 
/**
 * The day it was approved.
 */
on: string, } } | { "event": "approval_taken_back", "values": { 
/**
 * The attachment.
 */
attachmentId: AttachmentId, 
/**
 * The workplace.
 */
organisationId: OrganisationId, } } | { "event": "pauses_changed", "values": { 
/**
 * The attachment.
 */
attachmentId: AttachmentId, 
/**
 * The workplace.
 */
organisationId: OrganisationId, } } | { "event": "attachment_changed_from", "values": { 
/**
 * The attachment until then.
 */
attachmentId: AttachmentId, 
/**
 * The workplace.
 */
organisationId: OrganisationId, 
/**
 * The first day.
 */
from: string, 
/**
 * The fields that are another, by their names on the wire.
 */
fields: Array<string>, } } | { "event": "attachment_ended", "values": { 
/**
 * The attachment.
 */
attachmentId: AttachmentId, 
/**
 * The workplace.
 */
organisationId: OrganisationId, 
/**
 * The last day; none where it goes on.
 */
on: string | null, } } | { "event": "attachment_withdrawn", "values": { 
/**
 * The attachment.
 */
attachmentId: AttachmentId, 
/**
 * The workplace.
 */
organisationId: OrganisationId, } } | { "event": "attachment_reinstated", "values": { 
/**
 * The attachment.
 */
attachmentId: AttachmentId, 
/**
 * The workplace.
 */
organisationId: OrganisationId, } } | { "event": "cpr_kept", "values": { 
/**
 * Who gave it out.
 */
kind: CprKind, 
/**
 * The day of the injury that was typed, before the office kept claims. That somebody has a claim is never told here.
 */
injuredOn: string | null, } } | { "event": "cpr_dropped" } | { "event": "cpr_revealed" } | { "event": "cpr_looked_up" } | { "event": "volunteers_imported", "values": { 
/**
 * How many were taken into the register.
 */
volunteers: number, 
/**
 * How many attachments were made.
 */
attachments: number, } } | { "event": "volunteer_import_taken_back", "values": { 
/**
 * How many entries were withdrawn.
 */
volunteers: number, 
/**
 * How many attachments stand no more.
 */
attachments: number, } } | { "event": "volunteer_import_laid_again", "values": { 
/**
 * How many entries were put back.
 */
volunteers: number, 
/**
 * How many attachments stand again.
 */
attachments: number, } } | { "event": "volunteer_paper_printed", "values": { 
/**
 * What kind of paper, as it is stored.
 */
kind: string, 
/**
 * The stored paper.
 */
paperId: PaperId, 
/**
 * Its SHA-256.
 */
sha256: string, } } | { "event": "effort_type_added", "values": { 
/**
 * Which.
 */
effortTypeId: EffortTypeId, 
/**
 * What it is called.
 */
name: string, } } | { "event": "effort_type_changed", "values": { 
/**
 * Which.
 */
effortTypeId: EffortTypeId, 
/**
 * What it is called.
 */
name: string, 
/**
 * The fields that changed, by their names on the wire.
 */
fields: Array<string>, } } | { "event": "effort_type_withdrawn", "values": { 
/**
 * Which.
 */
effortTypeId: EffortTypeId, 
/**
 * What it is called.
 */
name: string, } } | { "event": "effort_type_reinstated", "values": { 
/**
 * Which.
 */
effortTypeId: EffortTypeId, 
/**
 * What it is called.
 */
name: string, } } | { "event": "municipal_cover_added", "values": { 
/**
 * Which.
 */
municipalCoverId: MunicipalCoverId, 
/**
 * What it is for.
 */
kind: CoverKind, } } | { "event": "municipal_cover_changed", "values": { 
/**
 * Which.
 */
municipalCoverId: MunicipalCoverId, 
/**
 * What it is for.
 */
kind: CoverKind, 
/**
 * The fields that changed, by their names on the wire.
 */
fields: Array<string>, } } | { "event": "municipal_cover_withdrawn", "values": { 
/**
 * Which.
 */
municipalCoverId: MunicipalCoverId, 
/**
 * What it is for.
 */
kind: CoverKind, } } | { "event": "municipal_cover_reinstated", "values": { 
/**
 * Which.
 */
municipalCoverId: MunicipalCoverId, 
/**
 * What it is for.
 */
kind: CoverKind, } } | { "event": "insurance_rules_changed", "values": { 
/**
 * Which, by value or source.
 */
rules: Array<InsuranceRuleKind>, } } | { "event": "insurer_report_delivered", "values": { 
/**
 * Which.
 */
reportId: InsurerReportId, 
/**
 * The day on which it counts persons.
 */
on: string, 
/**
 * What was handed over.
 */
handedOver: HandedOver, } } | { "event": "insurer_report_withdrawn", "values": { 
/**
 * Which.
 */
reportId: InsurerReportId, 
/**
 * The day on which it counts persons.
 */
on: string, } } | { "event": "insurer_report_reinstated", "values": { 
/**
 * Which.
 */
reportId: InsurerReportId, 
/**
 * The day on which it counts persons.
 */
on: string, } } | { "event": "roll_call_started", "values": { 
/**
 * The day on which volunteers are counted.
 */
countedOn: string, } } | { "event": "roll_call_withdrawn", "values": { 
/**
 * The day on which volunteers are counted.
 */
countedOn: string, } } | { "event": "roll_call_reinstated", "values": { 
/**
 * The day on which volunteers are counted.
 */
countedOn: string, } } | { "event": "roll_call_sent", "values": { 
/**
 * The workplace.
 */
organisationId: OrganisationId, 
/**
 * Whether it has got it.
 */
sent: boolean, } } | { "event": "roll_call_answered", "values": { 
/**
 * The workplace.
 */
organisationId: OrganisationId, 
/**
 * About how many it was.
 */
answers: number, } } | { "event": "roll_call_carried_out", "values": { 
/**
 * The workplace.
 */
organisationId: OrganisationId, 
/**
 * About how many it was.
 */
answers: number, } } | { "event": "roll_call_taken_back", "values": { 
/**
 * The workplace.
 */
organisationId: OrganisationId, 
/**
 * About how many it was.
 */
answers: number, } } | { "event": "claim_noted", "values": { 
/**
 * Which way it goes.
 */
flow: ClaimFlow, } } | { "event": "claim_changed", "values": { 
/**
 * The fields that changed, by their names on the wire; `account` for all that is sealed.
 */
fields: Array<string>, } } | { "event": "claim_told_changed" } | { "event": "claim_reported", "values": { 
/**
 * To whom.
 */
to: ReportedTo, 
/**
 * The day.
 */
on: string, } } | { "event": "claim_decided", "values": { 
/**
 * What came of it.
 */
outcome: ClaimOutcome, } } | { "event": "claim_closed", "values": { 
/**
 * What came of it.
 */
outcome: ClaimOutcome, } } | { "event": "claim_handling_changed" } | { "event": "claim_withdrawn" } | { "event": "claim_reinstated" } | { "event": "claim_returned" } | { "event": "claim_sheet_printed", "values": { 
/**
 * The stored paper.
 */
paperId: PaperId, 
/**
 * The SHA-256 of what is stored, which is sealed.
 */
sha256: string, 
/**
 * Whether the CPR number stands on it.
 */
withCpr: boolean, } } | { "event": "claim_file_attached", "values": { 
/**
 * The stored paper.
 */
paperId: PaperId, 
/**
 * The SHA-256 of what is stored, which is sealed.
 */
sha256: string, } } | { "event": "claim_file_detached", "values": { 
/**
 * The stored paper.
 */
paperId: PaperId, } } | { "event": "claim_file_reattached", "values": { 
/**
 * The stored paper.
 */
paperId: PaperId, } } | { "event": "register_paper_printed", "values": { 
/**
 * What kind of paper, as it is stored.
 */
kind: string, 
/**
 * The stored paper.
 */
paperId: PaperId, 
/**
 * Its SHA-256.
 */
sha256: string, } };

/**
 * Something to think of.
 */
export type InsuranceReminder = { 
/**
 * What.
 */
kind: InsuranceReminderKind, 
/**
 * About whom.
 */
personId: PersonId, 
/**
 * Their full name.
 */
fullName: string, 
/**
 * Which attachment; none where it is about the volunteer.
 */
attachmentId: AttachmentId | null, 
/**
 * Where.
 */
workplaceId: OrganisationId | null, 
/**
 * Its name, or empty.
 */
workplaceName: string, 
/**
 * The first day of what awaits approval, the last of what ends; of what is missing, the day it speaks of.
 */
on: string | null, 
/**
 * What is missing.
 */
missing: CheckKind | null, };

/**
 * What is to be thought of.
 */
export type InsuranceReminderKind = "awaiting_approval" | "ending_soon" | "missing";

/**
 * What there is to think of.
 */
export type InsuranceReminders = { 
/**
 * What awaits approval first, then what ends soon, then what is missing; of each the nearest day first, at most fifty.
 */
reminders: Array<InsuranceReminder>, 
/**
 * How many attachments await approval.
 */
awaitingApproval: number, 
/**
 * How many end within thirty days.
 */
endingSoon: number, 
/**
 * About how many volunteers something else is missing.
 */
missing: number, 
/**
 * That the yearly roll-call is due, or that workplaces have not answered it.
 */
rollCall: RollCallReminder | null, 
/**
 * Claims whose time runs out.
 */
claims: ClaimReminders, };

/**
 * What a rule of the register is about.
 */
export type InsuranceRuleKind = "prior_approval" | "full_time_equivalent" | "yearly_count" | "ages" | "child_age_limit" | "certificate_renewal" | "cpr_policy" | "claim_deadline" | "after_end";

/**
 * The rules.
 */
export type InsuranceRules = { 
/**
 * Whether an attachment is to be approved before it begins (`insurance.require_prior_approval`).
 */
requirePriorApproval: boolean, 
/**
 * Hours a year that make a full-time equivalent (`insurance.hours_per_fte`).
 */
hoursPerFullTime: number, 
/**
 * When workplaces are asked who their volunteers are (`insurance.yearly_count_date`).
 */
yearlyCount: DayOfYear, 
/**
 * Nobody younger is attached, in years (`insurance.min_age`).
 */
leastAge: number, 
/**
 * Whoever is younger needs the consent of whoever has custody (`insurance.parental_consent_below`).
 */
consentBelow: number, 
/**
 * Children below this age count for the child-protection certificate (`certificates.child_age_limit`).
 */
childAgeLimit: number, 
/**
 * After so many months a new certificate is thought of (`certificates.renew_months`).
 */
certificateMonths: number, 
/**
 * When a CPR number is kept (`insurance.cpr_policy`). Offices that changed their rules before there was this one keep
 * what the program comes with.
 */
cprPolicy: CprPolicy, 
/**
 * Within so many calendar days a claim is reported (`insurance.claim_deadline_days`). Offices that changed their rules before
 * there was this one keep what the program comes with.
 */
claimDeadlineDays: number, 
/**
 * So many days after the last attachment next of kin goes (`retention.next_of_kin`).
 */
nextOfKinDays: number, 
/**
 * So many days after the last attachment that asks for a certificate its days go (`retention.certificates`).
 */
certificateDays: number, 
/**
 * Where each rule comes from: a law, a page of the policy, a decision.
 */
sources: { [rule in InsuranceRuleKind]?: string }, };

/**
 * The rules as they are to be.
 */
export type InsuranceRulesToChange = { 
/**
 * The version that was seen.
 */
version: number, 
/**
 * The rules, all of them.
 */
rules: InsuranceRules, };

/**
 * A report.
 */
export type InsurerReport = { 
/**
 * Which days it is about.
 */
days: ReportDays, 
/**
 * When it was delivered, of one that was.
 */
delivered: DeliveredReport | null, 
/**
 * The figures: as they were delivered, of one that was, with those of now beside them.
 */
table: ReportTable, 
/**
 * The insurances that were in force on the day.
 */
policies: Array<PolicyHeld>, 
/**
 * What has changed since the report before it; none where it is the first.
 */
changes: ReportChanges | null, };

/**
 * What an insurer was told.
 */
export type InsurerReportId = number & { readonly of: "insurer report" };

/**
 * An answer about one nominee.
 */
export type InterestAnswer = { 
/**
 * Which.
 */
nomineeId: NomineeId, 
/**
 * What.
 */
interest: DeclaredInterest, 
/**
 * On which ground, of a conflict.
 */
ground: ConflictGround | null, 
/**
 * What the chair is to know, or empty.
 */
reason: string, };

/**
 * What the chair decides about somebody and a nominee.
 */
export type InterestDecision = { 
/**
 * In which year.
 */
awardYearId: AwardYearId, 
/**
 * About whom.
 */
memberId: AwardMemberId, 
/**
 * About which nominee.
 */
nomineeId: NomineeId, 
/**
 * Whether they take part.
 */
takesPart: boolean, 
/**
 * Why.
 */
reason: string, };

/**
 * The page of answers about interests.
 */
export type InterestPage = { 
/**
 * Whose answers they are.
 */
memberId: AwardMemberId, 
/**
 * Their name.
 */
memberName: string, 
/**
 * Every nominee they may know of, by name. Those they are conflicted with are not among them.
 */
nominees: Array<NamedNominee>, 
/**
 * What the office's records say about them.
 */
hints: Array<ConflictHint>, 
/**
 * What whoever asks decides, and has decided.
 */
toDecide: Array<InterestToDecide>, 
/**
 * How far the others are; only for whoever runs the year or chairs the jury.
 */
progress: Array<InterestProgress>, };

/**
 * How far somebody is with their answers, counted among the nominees that whoever asks may see.
 */
export type InterestProgress = { 
/**
 * Who.
 */
memberId: AwardMemberId, 
/**
 * Their name.
 */
name: string, 
/**
 * What they are.
 */
position: MemberPosition, 
/**
 * For how many they have answered.
 */
answered: number, 
/**
 * Of how many.
 */
asked: number, };

/**
 * Something that was said about somebody and a nominee, for whoever decides.
 */
export type InterestToDecide = { 
/**
 * About which nominee.
 */
nomineeId: NomineeId, 
/**
 * Their name.
 */
nomineeName: string, 
/**
 * About whom.
 */
memberId: AwardMemberId, 
/**
 * Their name.
 */
memberName: string, 
/**
 * How they stand now.
 */
stand: ConflictStand, 
/**
 * On which ground.
 */
ground: ConflictGround | null, 
/**
 * What was said.
 */
reason: string, };

/**
 * Whose answers are asked for.
 */
export type InterestsOf = { 
/**
 * In which year.
 */
awardYearId: AwardYearId, 
/**
 * Whose; none for one's own. The secretary and the stand-in open those of jurors who work on paper.
 */
memberId: AwardMemberId | null, };

/**
 * Answers of somebody.
 */
export type InterestsToDeclare = { 
/**
 * In which year.
 */
awardYearId: AwardYearId, 
/**
 * Whose; none for one's own.
 */
memberId: AwardMemberId | null, 
/**
 * Answers, as many as there are.
 */
answers: Array<InterestAnswer>, };

/**
 * What was answered before a draft is begun.
 */
export type InterviewAnswer = { 
/**
 * What was asked about.
 */
condition: ClauseCondition, 
/**
 * Whether the agreement has to do with it.
 */
applies: boolean, };

/**
 * A week by ISO 8601, as Danes count them; crosses as `2026-W48`. The year is the week's, which can differ from the
 * calendar year of some of its days. Years 1 to 9998.
 */
export type IsoWeek = string & { readonly of: "iso week" };

/**
 * How many papers wait that are about one kind of thing.
 */
export type JournalCount = { 
/**
 * What they are about.
 */
about: SubjectKind, 
/**
 * How many.
 */
waiting: number, };

/**
 * How a paper stands in the journal.
 */
export type JournalEntry = { 
/**
 * Where it stands.
 */
place: JournalPlace, 
/**
 * Since when.
 */
settledAt: Instant | null, 
/**
 * Who said so.
 */
settledBy: string | null, };

/**
 * Papers for the journal, the newest first; at most two hundred.
 */
export type JournalList = { 
/**
 * The papers.
 */
papers: Array<PaperInJournal>, 
/**
 * How many wait, by what they are about.
 */
counts: Array<JournalCount>, };

/**
 * Papers, and where each is to stand.
 */
export type JournalPapers = { 
/**
 * Each once.
 */
papers: Array<PaperSettled>, };

/**
 * Whether a paper is journalled.
 */
export type JournalPlace = { "state": "waits" } | { "state": "journalled", 
/**
 * The case there (*sagsnr.*).
 */
caseNumber: string, 
/**
 * The document there (*dok.nr.*), or empty.
 */
documentNumber: string, } | { "state": "left_out", 
/**
 * Why not.
 */
reason: string, } | { "state": "left_out_sealed", 
/**
 * Why not.
 */
why: SealedLeftOut, };

/**
 * Which papers are asked for.
 */
export type JournalWanted = { 
/**
 * What they are about.
 */
about: SubjectKind, 
/**
 * Those that were settled instead of those that wait.
 */
settled: boolean, };

/**
 * A paper with its place in the journal.
 */
export type JournalledPaper = { 
/**
 * The paper.
 */
id: PaperId, 
/**
 * What kind of paper.
 */
kind: string, 
/**
 * What it is about.
 */
subject: Subject, 
/**
 * Its title.
 */
title: string, 
/**
 * The name proposed when it is saved.
 */
fileName: string, 
/**
 * The SHA-256 of its bytes, in hexadecimal.
 */
sha256: string, 
/**
 * When it was printed, or taken in.
 */
printedAt: Instant, 
/**
 * Who printed it.
 */
printedBy: string | null, 
/**
 * Where it stands.
 */
entry: JournalEntry, };

/**
 * Rows of nominations to be judged.
 */
export type JudgeNominations = { 
/**
 * In which year.
 */
awardYearId: AwardYearId, 
/**
 * What is said once for all of them.
 */
table: NominationTable, 
/**
 * The rows.
 */
rows: Array<TypedRow>, };

/**
 * Rows to be judged.
 */
export type JudgeParties = { 
/**
 * What they are.
 */
table: PartyTable, 
/**
 * The rows.
 */
rows: Array<TypedRow>, };

/**
 * Rows of volunteers to be judged.
 */
export type JudgeVolunteers = { 
/**
 * What is said once for all of them.
 */
table: VolunteerTable, 
/**
 * The rows.
 */
rows: Array<TypedRow>, };

/**
 * What an attachment that is being written would come to.
 */
export type JudgedAttachment = { 
/**
 * Where the answers of the guide lead.
 */
guide: GuideOutcome, 
/**
 * The facts as they would be kept; none while something is wrong with them.
 */
kept: AttachmentFacts | null, 
/**
 * How it would stand today.
 */
state: AttachmentState | null, 
/**
 * Whether it would be covered today or, where it begins later, on its first day.
 */
verdict: Verdict | null, 
/**
 * What is wrong with which field.
 */
problems: Array<FieldProblem>, };

/**
 * What there is to say of rows of nominations.
 */
export type JudgedNominations = { 
/**
 * What is wrong for all of them, mended once, by the names of the columns.
 */
forAll: Array<FieldProblem>, 
/**
 * Rows there is something to say of.
 */
rows: Array<JudgedRow>, 
/**
 * The numbers of rows that came after the deadline: they are taken in and marked.
 */
late: Array<number>, };

/**
 * What there is to say of a row; rows without anything are left out.
 */
export type JudgedRow = { 
/**
 * Which row of the file it is.
 */
number: number, 
/**
 * What is wrong with it, by the slice's columns.
 */
problems: Array<FieldProblem>, 
/**
 * What is there already, the surest first.
 */
doubles: Array<RowDouble>, 
/**
 * An earlier row of the same file that says the same.
 */
sameAsRow: number | null, };

/**
 * What there is to say of rows.
 */
export type JudgedRows = { 
/**
 * Those there is something to say of.
 */
rows: Array<JudgedRow>, };

/**
 * What there is to say of rows of volunteers.
 */
export type JudgedVolunteers = { 
/**
 * What is to be said, or mended, once for all rows, by the names of the columns. While there is any, no row is ready.
 */
forAll: Array<FieldProblem>, 
/**
 * The rows there is something to say of.
 */
rows: Array<JudgedRow>, };

/**
 * How one juror scores, beside the others. It is shown and decides nothing.
 */
export type JurorResult = { 
/**
 * Who.
 */
memberId: AwardMemberId, 
/**
 * Their name.
 */
name: string, 
/**
 * How many of their sheets count.
 */
scored: number, 
/**
 * The mean of their weighted sums, in tenths.
 */
meanTenths: number | null, 
/**
 * How much more they give than the others do to the same nominees, in tenths; less than nought: less.
 */
leanTenths: number | null, 
/**
 * Whether all their sheets, of several, say the same.
 */
allTheSame: boolean, };

/**
 * A booklet to be printed.
 */
export type JuryBookletToPrint = { 
/**
 * Made by the client; the same key again is the same paper.
 */
requestKey: RequestKey, 
/**
 * Which.
 */
paper: JuryBookletWanted, };

/**
 * A juror's booklet.
 */
export type JuryBookletWanted = { 
/**
 * Of which year.
 */
awardYearId: AwardYearId, 
/**
 * Whose; none for one's own.
 */
memberId: AwardMemberId | null, 
/**
 * In which language; left out, the office's.
 */
language?: Language, };

/**
 * A protocol to be printed.
 */
export type JuryProtocolToPrint = { 
/**
 * Made by the client; the same key again is the same paper.
 */
requestKey: RequestKey, 
/**
 * Which.
 */
paper: JuryProtocolWanted, };

/**
 * The jury's protocol.
 */
export type JuryProtocolWanted = { 
/**
 * Of which year.
 */
awardYearId: AwardYearId, 
/**
 * In which language; left out, the office's.
 */
language?: Language, 
/**
 * When and where the jury met; empty: a line to write on.
 */
held: string, 
/**
 * Who of the year was not there.
 */
absent: Array<AwardMemberId>, };

/**
 * The rule as it is to be.
 */
export type KeepAgreementRule = { 
/**
 * The version that was seen.
 */
version: number, 
/**
 * The rule, all of it.
 */
rule: AgreementRule, };

/**
 * The rules as they are to be.
 */
export type KeepBookingRules = { 
/**
 * The version that was seen.
 */
version: number, 
/**
 * The rules, all of them.
 */
book: RuleBook, };

/**
 * The library as it is to be.
 */
export type KeepClauseLibrary = { 
/**
 * The version that was seen.
 */
version: number, 
/**
 * Its clauses, all of them, in the order of the paper.
 */
clauses: Array<LibraryClause>, };

/**
 * The hours of the parts of a day as they are to be.
 */
export type KeepDayParts = { 
/**
 * The version that was seen.
 */
version: number, 
/**
 * The hours; a part that is left out keeps its own.
 */
hours: Array<NamedHours>, };

/**
 * What the office wants filled in, as it is to be.
 */
export type KeepOwnVariables = { 
/**
 * The version that was seen.
 */
version: number, 
/**
 * All of them, in their order.
 */
variables: Array<OwnVariable>, };

/**
 * The office's year as it is to be.
 */
export type KeepSeasonDates = { 
/**
 * The version that was seen.
 */
version: number, 
/**
 * The most dates that may be booked as one series.
 */
mostDates: number, 
/**
 * Dates that have a name, in the office's order.
 */
named: Array<NamedDate>, 
/**
 * The schools' holidays.
 */
schoolHolidays: Array<SchoolHoliday>, };

/**
 * Whether something that was noted stands.
 */
export type Keeping = "kept" | "taken_back";

/**
 * The rule as it stands, beside what the program comes with.
 */
export type KeptAgreementRule = { 
/**
 * Counts the changes; an edit carries the one it saw.
 */
version: number, 
/**
 * The rule.
 */
rule: AgreementRule, 
/**
 * What it is in an office that has not changed it.
 */
comesWith: AgreementRule, };

/**
 * A CPR number that is kept, or was.
 */
export type KeptCpr = { 
/**
 * Which.
 */
id: CprNumberId, 
/**
 * Who gave it out.
 */
kind: CprKind, 
/**
 * `150680-••••`, for somebody it opens for.
 */
masked: string | null, 
/**
 * When it was kept.
 */
keptAt: Instant, 
/**
 * The day of the claim it was asked for, for somebody who reads of claims; of numbers that were kept before the office kept
 * claims, the day that was typed.
 */
injuredOn: string | null, 
/**
 * When another took its place, or it was removed.
 */
droppedAt: Instant | null, };

/**
 * The rules as they stand, beside what the program comes with.
 */
export type KeptInsuranceRules = { 
/**
 * Counts the changes; an edit carries the one it saw.
 */
version: number, 
/**
 * The rules.
 */
rules: InsuranceRules, 
/**
 * What they are in an office that has not changed any.
 */
comesWith: InsuranceRules, };

/**
 * The rules as they stand, beside what the program comes with.
 */
export type KeptRetentionRules = { 
/**
 * Counts the changes; an edit carries the one it saw.
 */
version: number, 
/**
 * The rules.
 */
rules: RetentionRules, 
/**
 * What they are in an office that has not changed any.
 */
comesWith: RetentionRules, };

/**
 * A colleague who can be given access.
 */
export type KeyCandidate = { 
/**
 * Who.
 */
userId: UserId, 
/**
 * Their full name.
 */
fullName: string, 
/**
 * Whether they have chosen a password of their own: before that there is nothing to seal to.
 */
hasOwnPassword: boolean, };

/**
 * Why a key does not open for somebody.
 */
export type KeyClosed = "not_begun" | "not_granted" | "no_own_password" | "not_open" | "put_aside";

/**
 * A key that was begun, or has another code: what is to be printed.
 */
export type KeyCode = { 
/**
 * To be printed and locked away. Shown this once: it is not kept.
 */
code: string, 
/**
 * How the key stands.
 */
state: SealingState, };

/**
 * Somebody who has access.
 */
export type KeyHolder = { 
/**
 * Who.
 */
userId: UserId, 
/**
 * Their full name.
 */
fullName: string, 
/**
 * Since when.
 */
grantedAt: Instant, 
/**
 * Who gave it to them; `None` where they began it, or had the printed code.
 */
grantedBy: string | null, };

/**
 * What a key is for. Each has a key of its own, and is granted by itself.
 */
export type KeyName = "cpr" | "claims";

/**
 * Somebody's access to a key.
 */
export type KeyToGrant = { 
/**
 * What the key is for.
 */
name: KeyName, 
/**
 * Who is to have it.
 */
userId: UserId, };

/**
 * What is typed from the printed code of a key.
 */
export type KeyToRecover = { 
/**
 * What the key is for.
 */
name: KeyName, 
/**
 * The printed code; hyphens, blanks and case do not matter.
 */
code: string, };

/**
 * Which key.
 */
export type KeyToSee = { 
/**
 * What it is for.
 */
name: KeyName, };

/**
 * Somebody who is to have access no more.
 */
export type KeyToWithdraw = { 
/**
 * What the key is for.
 */
name: KeyName, 
/**
 * Who is to have it no more.
 */
userId: UserId, };

/**
 * Of when the knowledge is that is asked for.
 */
export type Known = { "as": "now" } | { "as": "on", 
/**
 * The day.
 */
day: string, };

/**
 * The language of a paper.
 */
export type Language = "da" | "en";

/**
 * Events of a certain size at houses where somebody has to be told beforehand.
 */
export type LargeEvents = { 
/**
 * What happens when there is one.
 */
force: RuleForce, 
/**
 * From so many persons.
 */
from: number, 
/**
 * So many days before.
 */
days: number, 
/**
 * At which houses.
 */
houses: Array<PremisesId>, 
/**
 * Who is told.
 */
notify: string, };

/**
 * Whose last booking.
 */
export type LastBookingOf = { 
/**
 * The borrower.
 */
organisationId: OrganisationId, };

/**
 * Whether something has been changed since one last asked, by anybody at any desk.
 */
export type LatestChange = { 
/**
 * Another number after each change; nothing else can be read from it.
 */
mark: number, };

/**
 * A withdrawn closure that is needed after all, with the bookings that are to go out of its way again.
 */
export type LayClosureAgain = { 
/**
 * The closure.
 */
id: ClosureId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * Which, and where to; none where only the closure counts again.
 */
moves: Array<WantedMove>, };

/**
 * An import that was taken back and is wanted after all.
 */
export type LayImportAgain = { 
/**
 * What was taken back of it.
 */
parts: ImportParts, };

/**
 * An import of nominations that was taken back and is wanted after all.
 */
export type LayNominationImportAgain = { 
/**
 * What was taken back of it.
 */
parts: NominationImportParts, };

/**
 * An import of volunteers that was taken back and is wanted after all.
 */
export type LayVolunteerImportAgain = { 
/**
 * What was taken back of it.
 */
parts: VolunteerImportParts, };

/**
 * How a room is set up.
 */
export type Layout = "theatre" | "horseshoe" | "classroom" | "islands" | "boardroom" | "empty";

/**
 * How many sit in a room that is set up so.
 */
export type LayoutSeats = { 
/**
 * The set-up.
 */
layout: Layout, 
/**
 * Comfortable seats; the legal maximum holds beside them.
 */
seats: number, };

/**
 * How soon one may book.
 */
export type LeadTime = { 
/**
 * What happens when it is not kept.
 */
force: RuleForce, 
/**
 * At least so many days before.
 */
days: number, };

/**
 * The one reason why a date is left out.
 */
export type LeftOutReason = { "kind": "date" } | { "kind": "period", 
/**
 * Its first day.
 */
from: string, 
/**
 * Its last day.
 */
to: string, } | { "kind": "week", 
/**
 * Its ISO number.
 */
week: number, } | { "kind": "school_holiday", 
/**
 * What that is called.
 */
name: string, } | { "kind": "public_holiday", 
/**
 * The day's Danish name.
 */
nameDa: string, 
/**
 * The day's English name.
 */
nameEn: string, } | { "kind": "skipped" } | { "kind": "taken", 
/**
 * What their bookings were called; empty where nobody looked.
 */
by: Array<string>, } | { "kind": "closed", 
/**
 * Why.
 */
reason: ClosedReason, } | { "kind": "outside_opening_hours" } | { "kind": "missing_hour" } | { "kind": "meets_itself", 
/**
 * Which one.
 */
on: string, } | { "kind": "wrong_length" };

/**
 * How the office lends to one kind of borrower.
 */
export type LendingTerms = { 
/**
 * Which kind.
 */
category: BorrowerCategory, 
/**
 * Whether it is lent to at all.
 */
lent: boolean, 
/**
 * How far ahead.
 */
horizon: Horizon, 
/**
 * What it costs.
 */
tariff: Tariff, };

/**
 * How the office lends to a borrower.
 */
export type LendingTo = { 
/**
 * What the borrower is; a booking is lent as that unless it says otherwise.
 */
own: BorrowerCategory, 
/**
 * Every category as which it may be lent, with what is asked for it now, in the order of their priority.
 */
terms: Array<LendingTerms>, };

/**
 * Something that went, and when.
 */
export type LetGo = { 
/**
 * What.
 */
what: PassingFact, 
/**
 * The day it went.
 */
on: string, };

/**
 * What a letter is for.
 */
export type LetterKind = "confirmation" | "receipt" | "change" | "cancellation";

/**
 * Why somebody is not written to.
 */
export type LetterLeftOut = "does_not_know" | "not_judged" | "withdrawn" | "name_taken_away";

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
 * What a letter is about.
 */
export type LetterSubject = { "of": "booking", 
/**
 * Which.
 */
id: BookingId, } | { "of": "series", 
/**
 * Which.
 */
id: SeriesId, } | { "of": "closure", 
/**
 * The closure.
 */
id: ClosureId, 
/**
 * Whose bookings.
 */
party: CallParty, };

/**
 * A letter as text.
 */
export type LetterText = { 
/**
 * A line that says what it is.
 */
subject: string, 
/**
 * All of it.
 */
body: string, };

/**
 * A letter that was printed, to be sent.
 */
export type LetterToMail = { 
/**
 * Which letter.
 */
letter: LetterWanted, 
/**
 * Its paper.
 */
paperId: PaperId, };

/**
 * A letter to be printed.
 */
export type LetterToPrint = { 
/**
 * Made by the client; the same key again is the same paper.
 */
requestKey: RequestKey, 
/**
 * Which letter.
 */
letter: LetterWanted, };

/**
 * A letter that is wanted.
 */
export type LetterWanted = { 
/**
 * The booking or the series.
 */
subject: LetterSubject, 
/**
 * What for.
 */
kind: LetterKind, 
/**
 * In which language; left out, the office's.
 */
language?: Language, };

/**
 * What letters are asked about.
 */
export type LettersAbout = { 
/**
 * The booking or the series.
 */
subject: LetterSubject, };

/**
 * The letters of a year that go by post, to be printed.
 */
export type LettersByPostToPrint = { 
/**
 * Made by the client; the same key again is the same paper.
 */
requestKey: RequestKey, 
/**
 * Which.
 */
letters: YearPaperWanted, };

/**
 * The letters there can be, and those there are.
 */
export type LettersOffered = { 
/**
 * Those that say something now, the likeliest first.
 */
kinds: Array<LetterKind>, 
/**
 * The office's language.
 */
language: Language, 
/**
 * Where an e-mail would go; `null` where no address is known.
 */
email: string | null, 
/**
 * The papers printed before, the newest first.
 */
papers: Array<PaperSummary>, };

/**
 * One clause of the library.
 */
export type LibraryClause = { 
/**
 * Its key, which it keeps for ever.
 */
key: string, 
/**
 * Its heading.
 */
heading: LocalisedText, 
/**
 * Its text, where it has only one.
 */
body?: LocalisedText, 
/**
 * Its texts, where there are several.
 */
variants: Array<Variant>, 
/**
 * It only belongs in an agreement that has to do with this.
 */
condition?: ClauseCondition, 
/**
 * Whether new agreements begin with it.
 */
standing: ClauseUse, };

/**
 * How like two names are.
 */
export type Likeness = "close" | "same";

/**
 * What a line counts at its workplace.
 */
export type LineKind = "effort_type" | "unsaid" | "sum";

/**
 * Which track a line counts.
 */
export type LineTrack = "work" | "effort" | "both";

/**
 * Which bookings to list.
 */
export type ListBookings = { 
/**
 * The first day.
 */
from: string, 
/**
 * The last day, listed too.
 */
to: string, 
/**
 * Only in this house.
 */
premisesId?: PremisesId, 
/**
 * Only in this room.
 */
roomId?: RoomId, 
/**
 * Only of this borrower.
 */
organisationId?: OrganisationId, 
/**
 * Only of this kind.
 */
kind?: BookingKind, 
/**
 * Left out, those that are not cancelled.
 */
standing?: ListStanding, 
/**
 * Which page of a hundred, from 0.
 */
page?: number, };

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
 * Which bookings a list shows.
 */
export type ListStanding = "standing" | "cancelled" | "all";

/**
 * A text in both languages.
 */
export type LocalisedText = { 
/**
 * Danish.
 */
da: string, 
/**
 * English.
 */
en: string, };

/**
 * Where the next page of the log begins.
 */
export type LogCursor = { 
/**
 * The instant of the last line read.
 */
at: Instant, 
/**
 * The last line read.
 */
id: EventId, };

/**
 * What of the log is to be read.
 */
export type LogToRead = { 
/**
 * The first day; from the beginning where it is left out.
 */
from?: string, 
/**
 * The last day, included; until now where it is left out.
 */
to?: string, 
/**
 * Only what happened to this.
 */
subject?: Subject, 
/**
 * Only what this user did.
 */
userId?: UserId, 
/**
 * Only what is about this.
 */
topic?: LogTopic, 
/**
 * Where the page before ended.
 */
after?: LogCursor, 
/**
 * Why the log is read. An auditor who holds no other role that reads it has to say; it goes into the log itself.
 */
reason?: string, };

/**
 * What a part of the log is about.
 */
export type LogTopic = "sign_ins" | "users" | "office" | "keys" | "parties" | "agreements" | "bookings" | "insurance" | "award" | "premises" | "looks" | "given_out" | "backups";

/**
 * Somebody whose acts the log can be narrowed to.
 */
export type LogUser = { 
/**
 * The user.
 */
id: UserId, 
/**
 * Their full name.
 */
fullName: string, 
/**
 * Whether they no longer sign in.
 */
isArchived: boolean, };

/**
 * One line of the log.
 */
export type LoggedEvent = { 
/**
 * The line.
 */
id: EventId, 
/**
 * When it happened.
 */
at: Instant, 
/**
 * Who did it; `None` for a visitor and for what the program did by itself.
 */
userId: UserId | null, 
/**
 * Their full name as it is now.
 */
userName: string | null, 
/**
 * Through which operation.
 */
operation: string, 
/**
 * Lines of one request have this in common.
 */
request: string, 
/**
 * What it happened to.
 */
subject: Subject, 
/**
 * What happened: `event` and `values`.
 */
event: OfficeEvent, };

/**
 * Who borrows.
 */
export type LookAtLending = { 
/**
 * The borrower.
 */
organisationId: OrganisationId, };

/**
 * A table of nominations to be looked at.
 */
export type LookAtNominationTable = { 
/**
 * Where it comes from.
 */
source: TableSource, };

/**
 * A table to be looked at.
 */
export type LookAtPartyTable = { 
/**
 * What its rows are.
 */
table: PartyTable, 
/**
 * Where it comes from.
 */
source: TableSource, };

/**
 * A table of volunteers to be looked at.
 */
export type LookAtVolunteerTable = { 
/**
 * Where it comes from.
 */
source: TableSource, };

/**
 * Which bookings to look at.
 */
export type LookForMisfits = { 
/**
 * Only where this room, or one that shares a space with it, is involved.
 */
roomId?: RoomId, };

/**
 * How much a refusal is to say.
 */
export type LookingFor = "clashes" | "ways_out";

/**
 * A key that nobody can open any more.
 */
export type LostKey = { 
/**
 * What it is for.
 */
name: KeyName, 
/**
 * What happened, for the log.
 */
reason: string, };

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
 * A booking to which nobody came.
 */
export type MarkNoShow = { 
/**
 * Which.
 */
id: BookingId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * A booking to which they came after all.
 */
export type MarkTookPlace = { 
/**
 * Which.
 */
id: BookingId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * Somebody in a year, as typed and kept. Years are whole: the first and the last in which they serve.
 */
export type MemberFacts = { 
/**
 * What they are.
 */
position: MemberPosition, 
/**
 * Whom they sign in as; none of a juror who only works on paper.
 */
userId: UserId | null, 
/**
 * Whether a juror who signs in works on paper all the same: then somebody of the office types in for them.
 */
onPaper: boolean, 
/**
 * Their card among people, where they have one: conflicts are suggested by it.
 */
personId: PersonId | null, 
/**
 * Their full name.
 */
name: string, 
/**
 * The first day they serve, or empty.
 */
servesFrom: string, 
/**
 * The last, or empty.
 */
servesTo: string, };

/**
 * How somebody of the year stands to a nominee.
 */
export type MemberInterest = { 
/**
 * Who.
 */
memberId: AwardMemberId, 
/**
 * Their name.
 */
name: string, 
/**
 * What they are.
 */
position: MemberPosition, 
/**
 * How they stand.
 */
stand: ConflictStand, };

/**
 * What somebody is in an award year.
 */
export type MemberPosition = "secretary" | "stand_in" | "chair" | "deputy" | "juror";

/**
 * Somebody to be appointed.
 */
export type MemberToAppoint = { 
/**
 * Made by the client; the same key again is the same appointment.
 */
requestKey: RequestKey, 
/**
 * In which year.
 */
awardYearId: AwardYearId, 
/**
 * Who and what.
 */
facts: MemberFacts, };

/**
 * Somebody of whom something else is to stand.
 */
export type MemberToChange = { 
/**
 * Which.
 */
memberId: AwardMemberId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * Who and what.
 */
facts: MemberFacts, };

/**
 * Somebody who is there again.
 */
export type MemberToReinstate = { 
/**
 * Which.
 */
memberId: AwardMemberId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * Somebody who leaves.
 */
export type MemberToRemove = { 
/**
 * Which.
 */
memberId: AwardMemberId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * A nominee that is counted as part of another.
 */
export type MergedNominee = { 
/**
 * Which.
 */
id: NomineeId, 
/**
 * Their name, as it was given.
 */
name: string, 
/**
 * Counts the changes; an edit carries the one it saw.
 */
version: number, };

/**
 * A part of one day, in minutes from midnight; the end is not part of it and may be 1440.
 */
export type MinuteSpan = { 
/**
 * The first minute.
 */
opensMinute: number, 
/**
 * The first minute after it.
 */
closesMinute: number, };

/**
 * What no longer fits.
 */
export type Misfits = { 
/**
 * By their start, at most a hundred.
 */
found: Array<NoLongerFits>, 
/**
 * How many there are in all.
 */
total: number, };

/**
 * A wish that a room does not meet.
 */
export type MissedWish = { "kind": "house" } | { "kind": "persons", 
/**
 * How many may.
 */
maximum: number, } | { "kind": "seats", 
/**
 * The set-up.
 */
layout: Layout, 
/**
 * How many sit; nothing where the office has not said that it can be set up so.
 */
seats: number | null, } | { "kind": "equipment", 
/**
 * The office's word.
 */
word: string, } | { "kind": "access", 
/**
 * What they depend on.
 */
need: AccessNeed, 
/**
 * Whether nobody has looked yet.
 */
unknown: boolean, 
/**
 * What the office wrote beside it.
 */
note: string, };

/**
 * A day that some months lack, and what it could mean there.
 */
export type MissingDay = { 
/**
 * The first day of the month.
 */
month: string, 
/**
 * What the date would be if the last one of the month is meant.
 */
last: string, };

/**
 * Where a booking is to be.
 */
export type MoveBooking = { 
/**
 * The booking.
 */
id: BookingId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * Its rooms.
 */
rooms: Array<RoomId>, 
/**
 * From when, on the wall clock.
 */
starts: WallTime, 
/**
 * Until when, on the wall clock.
 */
ends: WallTime, 
/**
 * Whom at the house it was agreed with, on a day when the house asks to be asked. Left out, an earlier agreement
 * holds.
 */
holidayAgreement?: string, 
/**
 * Why it is done all the same, where rules of the office are broken that its place now does not break.
 */
overrule?: string, 
/**
 * Given by the way back alone: it takes up again what was agreed before, whatever the rules say by now.
 */
asAgreed?: AgreedTerms, };

/**
 * Bookings to be moved because of a closure.
 */
export type MoveForClosure = { 
/**
 * The closure.
 */
closureId: ClosureId, 
/**
 * Which, and where to.
 */
moves: Array<WantedMove>, 
/**
 * Why it is done all the same, where rules of the office are broken that their rooms now do not break.
 */
overrule?: string, };

/**
 * Why a booking cannot be moved or brought back.
 */
export type MoveHindrance = "closed" | "not_open" | "taken" | "too_small" | "wrong_length" | "retired" | "changed_since" | "cancelled" | "over";

/**
 * A booking that the closure moved or called off.
 */
export type MovedBooking = { 
/**
 * The move.
 */
id: ClosureMoveId, 
/**
 * The booking as it is now.
 */
booking: Booking, 
/**
 * Where it was, by name.
 */
from: Array<string>, 
/**
 * Where it was put, by name; nowhere where it was called off.
 */
to: Array<string>, 
/**
 * Since when it is back; `null` while it is not.
 */
broughtBackAt: Instant | null, 
/**
 * What keeps it from coming back; `null` where it can.
 */
hindrance: MoveHindrance | null, };

/**
 * A booking that was moved, and from where.
 */
export type MovedFrom = { 
/**
 * The booking.
 */
bookingId: BookingId, 
/**
 * The rooms it had first, by name.
 */
roomNames: Array<string>, 
/**
 * From when it was first, on the wall clock.
 */
starts: WallTime, 
/**
 * Until when it was first, on the wall clock.
 */
ends: WallTime, 
/**
 * The closure that moved it last, where one did.
 */
closureId: ClosureId | null, };

/**
 * An insurance of the municipality.
 */
export type MunicipalCoverCard = { 
/**
 * Which.
 */
id: MunicipalCoverId, 
/**
 * Counts the changes; an edit carries the one it saw.
 */
version: number, 
/**
 * What is known of it.
 */
facts: MunicipalCoverFacts, 
/**
 * Whether it is in force today.
 */
inForceToday: boolean, };

/**
 * An insurance of the municipality, as typed and kept.
 */
export type MunicipalCoverFacts = { 
/**
 * What it is for.
 */
kind: CoverKind, 
/**
 * Who bears it.
 */
carrier: Carrier, 
/**
 * The company's name; of what the municipality bears itself, who handles it, or empty.
 */
insurer: string, 
/**
 * The number of the policy, or empty.
 */
policyNumber: string, 
/**
 * The first day.
 */
from: string, 
/**
 * The last day, included; empty is open.
 */
to: string, 
/**
 * What it covers, in the office's words.
 */
covers: string, 
/**
 * The sums, in the policy's words.
 */
sums: string, };

/**
 * An insurance that the municipality has taken out, or bears itself.
 */
export type MunicipalCoverId = number & { readonly of: "municipal cover" };

/**
 * An insurance to be written down.
 */
export type MunicipalCoverToAdd = { 
/**
 * Made by the client; the same key again is the same one.
 */
requestKey: RequestKey, 
/**
 * What is known of it.
 */
facts: MunicipalCoverFacts, };

/**
 * An insurance as it is to be.
 */
export type MunicipalCoverToChange = { 
/**
 * Which.
 */
municipalCoverId: MunicipalCoverId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * All that is known of it, changed or not.
 */
facts: MunicipalCoverFacts, };

/**
 * One that is to stand again.
 */
export type MunicipalCoverToReinstate = { 
/**
 * Which.
 */
municipalCoverId: MunicipalCoverId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * One that was entered by mistake.
 */
export type MunicipalCoverToWithdraw = { 
/**
 * Which.
 */
municipalCoverId: MunicipalCoverId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * What went.
 */
export type NameTakenAway = { 
/**
 * How many kept papers.
 */
papers: number, 
/**
 * Out of how many searches in the log the words were taken.
 */
searches: number, 
/**
 * Out of how many reasons.
 */
reasons: number, 
/**
 * Out of how many texts elsewhere: notes, titles and reasons of bookings, closures and agreements, and what the register says
 * of others.
 */
texts: number, };

/**
 * A name to be taken away.
 */
export type NameToTakeAway = { 
/**
 * Whose.
 */
personId: PersonId, 
/**
 * Why.
 */
reason: AnonymiseReason, 
/**
 * The case under which it stands in the municipality's own case system, or empty.
 */
caseNumber: string, };

/**
 * A date that the office calls by a name: until *jul*, until the end of the season.
 */
export type NamedDate = { 
/**
 * What it is called; no other has the name.
 */
name: string, 
/**
 * The day it is in years that have no date of their own.
 */
everyYear: DayOfYear | null, 
/**
 * The dates of single years.
 */
dates: Array<string>, };

/**
 * The hours of a part of the day.
 */
export type NamedHours = { 
/**
 * Which part.
 */
name: NamedTime, 
/**
 * Minutes from midnight.
 */
startsMinute: number, 
/**
 * Minutes from midnight; 1440 is midnight at the end of the day.
 */
endsMinute: number, };

/**
 * A page of the log, the newest line first.
 */
export type NamedLogPage = { 
/**
 * Up to a hundred lines.
 */
lines: Array<LoggedEvent>, 
/**
 * Where the next page begins; `None` on the last.
 */
next: LogCursor | null, 
/**
 * What the lines speak of, by name. What is no longer there, or not the reader's business, is left out.
 */
names: Array<SubjectName>, };

/**
 * A nominee to answer for: a name, and nothing of what is written.
 */
export type NamedNominee = { 
/**
 * Which.
 */
nomineeId: NomineeId, 
/**
 * Their name.
 */
name: string, 
/**
 * Person, group or association.
 */
kind: NomineeKind, 
/**
 * How whoever answers stands to this one.
 */
stand: ConflictStand, };

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
 * A part of the day that the office has hours for.
 */
export type NamedTime = "morning" | "afternoon" | "evening" | "all_day";

/**
 * A draft to be begun.
 */
export type NewAgreement = { 
/**
 * Made by the client; the same key again is the same draft.
 */
requestKey: RequestKey, 
/**
 * The other party.
 */
organisationId: OrganisationId, 
/**
 * What the cooperation is about.
 */
activityTitle: string, 
/**
 * The language of the paper.
 */
language: Language, 
/**
 * What was answered about what the agreement has to do with; what was not asked keeps its clauses.
 */
answers?: Array<InterviewAnswer>, };

/**
 * An award to be begun.
 */
export type NewAwardYear = { 
/**
 * Made by the client; the same key again is the same award.
 */
requestKey: RequestKey, 
/**
 * Of which year.
 */
year: number, 
/**
 * Who runs it: a manager or a consultant.
 */
secretaryId: UserId, 
/**
 * Whether the rules and the jury of the latest year are taken along.
 */
copiesLast: boolean, };

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
 * A nomination to be kept.
 */
export type NewNomination = { 
/**
 * Made by the client; the same key again is the same nomination.
 */
requestKey: RequestKey, 
/**
 * In which year.
 */
awardYearId: AwardYearId, 
/**
 * Who, where they are nominated already; then `nominee` is left out.
 */
nomineeId: NomineeId | null, 
/**
 * Who, where they are new.
 */
nominee: NomineeFacts | null, 
/**
 * What was written.
 */
nomination: NominationFacts, 
/**
 * Whether whoever nominates said yes to an earlier text of theirs being used again; asked where it is one.
 */
nominatorAgreed: boolean, 
/**
 * The day it came, as typed; empty is today.
 */
receivedOn: string, 
/**
 * The time of day, as typed; empty is now, or the end of an earlier day.
 */
receivedTime: string, };

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
 * As long as passwords have to be.
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
 * A recipient of a year before the program.
 */
export type NewPastWinner = { 
/**
 * Made by the client; the same key again is the same recipient.
 */
requestKey: RequestKey, 
/**
 * Who and when.
 */
facts: PastWinnerFacts, };

/**
 * A house to be registered.
 */
export type NewPremises = { 
/**
 * Made by the client; the same key again is the same request.
 */
requestKey: RequestKey, 
/**
 * What the office writes about it.
 */
premises: PremisesDetails, };

/**
 * Something to be reminded of.
 */
export type NewReminder = { 
/**
 * Made by the client; the same key again is the same request.
 */
requestKey: RequestKey, 
/**
 * On which day.
 */
dueOn: string, 
/**
 * Of what.
 */
text: string, };

/**
 * A room to be registered.
 */
export type NewRoom = { 
/**
 * Made by the client; the same key again is the same request.
 */
requestKey: RequestKey, 
/**
 * Its house.
 */
premisesId: PremisesId, 
/**
 * What the office writes about it.
 */
room: RoomDetails, };

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
 * A first password, as long as passwords have to be, which they are asked to change.
 */
password: string, 
/**
 * The same again.
 */
passwordAgain: string, };

/**
 * The newest copy in the folder.
 */
export type NewestBackup = { 
/**
 * Its name.
 */
fileName: string, 
/**
 * When it was made, on the wall clock.
 */
made: WallTime, 
/**
 * Its size in bytes.
 */
bytes: number, };

/**
 * The newest line that was seen.
 */
export type NewsSeen = { 
/**
 * The line.
 */
upTo: EventId, };

/**
 * Whom to ring if something happens.
 */
export type NextOfKin = { 
/**
 * Their name, or empty.
 */
name: string, 
/**
 * Their phone, or empty.
 */
phone: string, };

/**
 * What became of a next step.
 */
export type NextStepState = "open" | "done";

/**
 * What became of the next step after a talk.
 */
export type NextStepToSettle = { 
/**
 * The talk.
 */
talkId: TalkId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * What became of it.
 */
state: NextStepState, };

/**
 * Why somebody was not covered by the municipality on a day.
 */
export type NoCoverReason = { "why": "not_begun", 
/**
 * Its first day.
 */
startsOn: string, } | { "why": "ended", 
/**
 * Its last day.
 */
endedOn: string, } | { "why": "via_association" } | { "why": "not_approved" } | { "why": "approved_later", 
/**
 * When.
 */
approvedOn: string, } | { "why": "paused", 
/**
 * When they did not.
 */
pause: DaySpan, } | { "why": "effort_type_unknown" } | { "why": "effort_type_not_covered", 
/**
 * Which.
 */
effortTypeId: EffortTypeId, } | { "why": "nothing_insured" };

/**
 * Papers without a picture.
 */
export type NoLogo = Record<symbol, never>;

/**
 * A booking that no longer fits, and why.
 */
export type NoLongerFits = { "kind": "meet", 
/**
 * The one that begins first.
 */
first: Booking, 
/**
 * The other.
 */
second: Booking, } | { "kind": "too_close", 
/**
 * The one that begins first.
 */
first: Booking, 
/**
 * The other.
 */
second: Booking, 
/**
 * Minutes between them.
 */
between: number, 
/**
 * Minutes there should be.
 */
needed: number, } | { "kind": "room_retired", 
/**
 * The booking.
 */
booking: Booking, 
/**
 * The room.
 */
roomId: RoomId, } | { "kind": "too_many_people", 
/**
 * The booking.
 */
booking: Booking, 
/**
 * How many may be there.
 */
maximum: number, } | { "kind": "outside_hours", 
/**
 * The booking.
 */
booking: Booking, 
/**
 * The house.
 */
premisesId: PremisesId, };

/**
 * Whoever books and does not come.
 */
export type NoShows = { 
/**
 * What happens when somebody stayed away so often.
 */
force: RuleForce, 
/**
 * From so many times in a season.
 */
from: number, 
/**
 * When a season begins.
 */
season: DayOfYear, };

/**
 * A nomination on a nominee's card.
 */
export type NominationCard = { 
/**
 * Which.
 */
id: NominationId, 
/**
 * Counts the changes; an edit carries the one it saw.
 */
version: number, 
/**
 * About whom it was given, where that is part of this one.
 */
nomineeId: NomineeId, 
/**
 * What was written.
 */
facts: NominationFacts, 
/**
 * When it came.
 */
receivedAt: Instant, 
/**
 * Whether that was after the deadline.
 */
isLate: boolean, 
/**
 * When it was withdrawn.
 */
withdrawnAt: Instant | null, 
/**
 * What came with it, the oldest first.
 */
enclosed: Array<EnclosedFile>, };

/**
 * What somebody wrote about a nominee, as typed and kept (6 to 14 of the form).
 */
export type NominationFacts = { 
/**
 * 6: what they do; 200 to 2,000 characters.
 */
effort: string, 
/**
 * 7: what difference it makes, and for whom; 100 to 2,000.
 */
difference: string, 
/**
 * 8: why this one; 100 to 1,500.
 */
why: string, 
/**
 * 9: the criteria that fit best, by code.
 */
criteria: Array<string>, 
/**
 * 10: whether they know of it.
 */
knows: NomineeKnows, 
/**
 * 11: whoever nominates.
 */
nominator: string, 
/**
 * 11: their phone, or empty.
 */
nominatorPhone: string, 
/**
 * 11: their e-mail address, or empty.
 */
nominatorEmail: string, 
/**
 * 11: their association, or empty.
 */
nominatorAssociation: string, 
/**
 * 12: what they are to the nominee; none until it is chosen.
 */
tie: NominatorTie | null, 
/**
 * 13: what came with it: a picture, a cutting; or empty.
 */
enclosed: string, 
/**
 * 14: whether they have ticked that they know what the data is used for.
 */
informed: boolean, 
/**
 * The earlier year whose text is used again, with the yes of whoever nominates.
 */
textOfYear: number | null, };

/**
 * What somebody wrote about a nominee.
 */
export type NominationId = number & { readonly of: "nomination" };

/**
 * What followed.
 */
export type NominationImportFollowed = { 
/**
 * How many nominees.
 */
nominees: number, 
/**
 * How many nominations.
 */
nominations: number, };

/**
 * What came from a table of nominations, so that it can be taken back as one.
 */
export type NominationImportParts = { 
/**
 * In which year.
 */
awardYearId: AwardYearId, 
/**
 * Nominees who were made.
 */
nominees: Array<NomineeOfImport>, 
/**
 * Nominations that were made.
 */
nominations: Array<NominationOfImport>, };

/**
 * A nomination that an import made.
 */
export type NominationOfImport = { 
/**
 * Which.
 */
nominationId: NominationId, 
/**
 * The version that the import left.
 */
version: number, };

/**
 * What is said once for all rows of a table; a row that says it itself is believed.
 */
export type NominationTable = { 
/**
 * The day they came, as typed; empty is now.
 */
receivedOn: string, 
/**
 * Whether everybody who filled in the form has ticked that they know what the data is used for.
 */
informed: boolean, 
/**
 * What they are to whom they nominate, where the form did not ask.
 */
tie: NominatorTie | null, };

/**
 * A nomination of which something else is to stand.
 */
export type NominationToChange = { 
/**
 * Which.
 */
nominationId: NominationId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * What was written.
 */
facts: NominationFacts, };

/**
 * A nomination that is to stand again.
 */
export type NominationToReinstate = { 
/**
 * Which.
 */
nominationId: NominationId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * A nomination to be withdrawn.
 */
export type NominationToWithdraw = { 
/**
 * Which.
 */
nominationId: NominationId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * What came of a table of nominations.
 */
export type NominationsImported = { 
/**
 * Nominees who were not there before.
 */
nominees: number, 
/**
 * Nominations that were kept, theirs too.
 */
nominations: number, 
/**
 * How many of them came after the deadline, and are marked.
 */
late: number, 
/**
 * Rows whose nomination was there already.
 */
untouched: number, };

/**
 * 12: what whoever nominates is to the nominee.
 */
export type NominatorTie = "member" | "colleague" | "relative" | "user" | "other";

/**
 * A nominee, opened.
 */
export type NomineeCard = { 
/**
 * Which.
 */
id: NomineeId, 
/**
 * Of which year.
 */
awardYearId: AwardYearId, 
/**
 * Counts the changes; an edit carries the one it saw.
 */
version: number, 
/**
 * How far they are.
 */
state: NomineeState, 
/**
 * Who.
 */
facts: NomineeFacts, 
/**
 * Which are counted as part of this one.
 */
merged: Array<MergedNominee>, 
/**
 * Everything that was written, also about those.
 */
nominations: Array<NominationCard>, 
/**
 * The rules about who can be given the award.
 */
checks: Array<EligibilityCheck>, 
/**
 * What the office says of them.
 */
eligibility: Eligibility, 
/**
 * How the people of the year stand to this one.
 */
interests: Array<MemberInterest>, 
/**
 * When they were withdrawn.
 */
withdrawnAt: Instant | null, };

/**
 * Somebody who is nominated, as typed and kept (1 to 5 of the form).
 */
export type NomineeFacts = { 
/**
 * 1: their name.
 */
name: string, 
/**
 * 2: person, group or association.
 */
kind: NomineeKind, 
/**
 * The association's or workplace's card, where there is one.
 */
organisationId: OrganisationId | null, 
/**
 * The person's card, where there is one.
 */
personId: PersonId | null, 
/**
 * 3: a contact person, or empty.
 */
contact: string, 
/**
 * 3: phone, or empty.
 */
phone: string, 
/**
 * 3: e-mail address, or empty.
 */
email: string, 
/**
 * 4: where the effort is made, or empty.
 */
place: string, 
/**
 * 4: the part of town, for the office's statistics, or empty.
 */
area: string, 
/**
 * 5: since which year, or empty.
 */
since: string, 
/**
 * For whom the effort is made, for the office's statistics, or empty.
 */
targetGroup: string, 
/**
 * Words besides the names that jurors do not read, parted by commas or lines, or empty.
 */
tellingWords: string, };

/**
 * How many nominees there were of one sort.
 */
export type NomineeFigure = { 
/**
 * What is counted by.
 */
group: FigureGroup, 
/**
 * Which sort: a kind by its code, else as it was typed first; empty where nobody said.
 */
value: string, 
/**
 * How many nominees.
 */
nominees: number, 
/**
 * How many nominations of them.
 */
nominations: number, };

/**
 * Somebody who can be given the award: a person, a group, an association.
 */
export type NomineeId = number & { readonly of: "nominee" };

/**
 * What kind of recipient somebody would be.
 */
export type NomineeKind = "person" | "group" | "association";

/**
 * 10: whether the nominee knows of it.
 */
export type NomineeKnows = "unknown" | "yes" | "no";

/**
 * A nominee in the office's list.
 */
export type NomineeLine = { 
/**
 * Which.
 */
id: NomineeId, 
/**
 * Their name.
 */
name: string, 
/**
 * Person, group or association.
 */
kind: NomineeKind, 
/**
 * How far they are.
 */
state: NomineeState, 
/**
 * Whether the list only tells that there is a doubt about whoever asks: then the card does not open.
 */
inDoubt: boolean, 
/**
 * How many nominate them. It gives no points.
 */
nominations: number, 
/**
 * Whether the first that nominates them came after the deadline.
 */
isLate: boolean, };

/**
 * The nominees of a year, as far as whoever asks takes part.
 */
export type NomineeList = { 
/**
 * By name.
 */
nominees: Array<NomineeLine>, 
/**
 * Which of them may be one.
 */
twins: Array<ProposedTwins>, };

/**
 * A nominee that an import made.
 */
export type NomineeOfImport = { 
/**
 * Which.
 */
nomineeId: NomineeId, 
/**
 * The version that the import left.
 */
version: number, };

/**
 * What the scores of one nominee come to. Decimals are shown; the order goes by the exact value.
 */
export type NomineeResult = { 
/**
 * Which.
 */
nomineeId: NomineeId, 
/**
 * Their name.
 */
name: string, 
/**
 * Their rank; shared where nothing declared parts them. None of those who have too few sheets.
 */
rank: number | null, 
/**
 * How many sheets count.
 */
scorers: number, 
/**
 * The weighted mean from 0 to 100, in tenths.
 */
meanTenths: number | null, 
/**
 * The median of the jurors' weighted sums, in tenths.
 */
medianTenths: number | null, 
/**
 * The mean of the places that jurors give, in tenths.
 */
placeTenths: number | null, 
/**
 * The mean points of each criterion, in tenths and in the order of the criteria.
 */
criterionTenths: Array<number>, 
/**
 * The criteria about which jurors are more than two points apart, by code.
 */
wide: Array<string>, };

/**
 * How far a nominee is.
 */
export type NomineeState = "received" | "checking" | "accepted" | "rejected" | "withdrawn";

/**
 * A nominee of whom something else is to stand.
 */
export type NomineeToChange = { 
/**
 * Which.
 */
nomineeId: NomineeId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * Who.
 */
facts: NomineeFacts, };

/**
 * Which nominee.
 */
export type NomineeToOpen = { 
/**
 * Which.
 */
nomineeId: NomineeId, };

/**
 * A nominee to be counted by themselves again.
 */
export type NomineeToPart = { 
/**
 * Which.
 */
nomineeId: NomineeId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * A nominee that is to stand again.
 */
export type NomineeToReinstate = { 
/**
 * Which.
 */
nomineeId: NomineeId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * A nominee to be withdrawn.
 */
export type NomineeToWithdraw = { 
/**
 * Which.
 */
nomineeId: NomineeId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * What of a year's nominees is asked for.
 */
export type NomineesToList = { 
/**
 * Of which year.
 */
awardYearId: AwardYearId, 
/**
 * Only those whose name, place or nominator meets these words.
 */
words: string, };

/**
 * A nominee to be counted as part of another.
 */
export type NomineesToMerge = { 
/**
 * Which.
 */
nomineeId: NomineeId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * As part of which.
 */
intoId: NomineeId, };

/**
 * Why a room cannot be had at a time.
 */
export type NotFreeReason = "taken" | "closed" | "outside_hours" | "room_rule" | "no_such_time";

/**
 * A time when a room cannot be had.
 */
export type NotFreeTime = { 
/**
 * From when, on the wall clock.
 */
starts: WallTime, 
/**
 * Until when, on the wall clock.
 */
ends: WallTime, 
/**
 * Why.
 */
why: NotFreeReason, };

/**
 * Nothing to say.
 */
export type Nothing = Record<symbol, never>;

/**
 * How long before the end either side says so.
 */
export type Notice = { 
/**
 * How many: 1 to [`Notice::MOST`].
 */
count: number, 
/**
 * Of what.
 */
unit: NoticeUnit, 
/**
 * To what day.
 */
to: NoticeTo, };

/**
 * Notice of which day is asked about.
 */
export type NoticeAskedAbout = { 
/**
 * The agreement.
 */
id: AgreementId, 
/**
 * The day it would be given.
 */
givenOn: string, 
/**
 * With the agreed notice, which it is where this is left out, or at once.
 */
way?: NoticeWay, };

/**
 * Somebody was told of a booking.
 */
export type NoticeGiven = { 
/**
 * What about.
 */
kind: NoticeKind, 
/**
 * When.
 */
at: Instant, 
/**
 * By whom, by their full name.
 */
by: string | null, };

/**
 * What is told about.
 */
export type NoticeKind = "large_event" | "overnight";

/**
 * What would come of notice.
 */
export type NoticeOutcome = { 
/**
 * The last day of the agreement.
 */
endsOn: string, 
/**
 * Whether it would have ended by itself on that day or before.
 */
isNoSooner: boolean, };

/**
 * Somebody is to be told of one booking, or of dates of one series.
 */
export type NoticeTask = { 
/**
 * What about.
 */
kind: NoticeKind, 
/**
 * By when, for the first of the bookings.
 */
by: string, 
/**
 * What the rule says to the first of them: who is told, and whether it is late.
 */
finding: RuleFinding, 
/**
 * Where the rule comes from, in the office's words.
 */
source: string, 
/**
 * Which bookings, the first to begin first.
 */
bookings: Array<Booking>, 
/**
 * Whether the first of them was told of before, and has another day, other rooms or more people since.
 */
changedSince: boolean, };

/**
 * On what day notice may let an agreement end.
 */
export type NoticeTo = "month_end" | "any_day";

/**
 * What notice is counted in.
 */
export type NoticeUnit = "months" | "days";

/**
 * How an agreement is ended before its time.
 */
export type NoticeWay = "with_notice" | "at_once";

/**
 * Which one of a month.
 */
export type NthOfMonth = "first" | "second" | "third" | "fourth" | "fifth" | "last";

/**
 * An amount in øre; 100 øre are one krone. Never further from 0 than [`Oere::MOST`].
 */
export type Oere = number & { readonly of: "oere" };

/**
 * What stands at the head and foot of the office's papers, and how its seats behave.
 */
export type OfficeDetails = { 
/**
 * The office's name.
 */
name: string, 
/**
 * The municipality it belongs to.
 */
municipalityName: string, 
/**
 * Street and number.
 */
street: string, 
/**
 * Four digits, or empty.
 */
postalCode: string, 
/**
 * Town.
 */
town: string, 
/**
 * Eight digits, or empty.
 */
cvr: string, 
/**
 * With its country code, or empty.
 */
phone: string, 
/**
 * Or empty.
 */
email: string, 
/**
 * The language of papers, and of screens until a user chooses.
 */
language: Language, 
/**
 * After how many quiet minutes a seat locks.
 */
lockAfterMinutes: number, 
/**
 * What the logo shows, in words, for those who cannot see it.
 */
logoText: string, 
/**
 * How large the logo is; 0 where there is none.
 */
logoBytes: number, 
/**
 * Counts the changes; an edit carries the one it saw.
 */
version: number, };

/**
 * The office's details as they are to be.
 */
export type OfficeDetailsChange = { 
/**
 * The version that was seen.
 */
version: number, 
/**
 * The office's name.
 */
name: string, 
/**
 * The municipality it belongs to.
 */
municipalityName: string, 
/**
 * Street and number.
 */
street: string, 
/**
 * Four digits, or empty.
 */
postalCode: string, 
/**
 * Town.
 */
town: string, 
/**
 * As people type it, or empty.
 */
cvr: string, 
/**
 * As people type it, or empty.
 */
phone: string, 
/**
 * Or empty.
 */
email: string, 
/**
 * The language of papers, and of screens until a user chooses.
 */
language: Language, 
/**
 * After how many quiet minutes a seat locks: 1 to 480.
 */
lockAfterMinutes: number, };

/**
 * A picture for the head of papers.
 */
export type OfficeLogo = { 
/**
 * A PNG of at most 500 kB and 2,000 pixels a side, as base64 text.
 */
png: string, 
/**
 * What it shows, in words.
 */
text?: string, };

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
now: Instant, 
/**
 * When the newest thing here happened, where that lies ahead of this machine's clock: one of the clocks is wrong.
 * What is booked stands as the clock on the wall and is untouched by it. A demo office holds its clock as it likes.
 */
clockBehind: Instant | null, };

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
 * What went.
 */
export type OldForgottenCount = { 
/**
 * How many: papers, or bookings that have no contact any more.
 */
count: number, 
/**
 * Out of how many texts their names were taken.
 */
texts: number, 
/**
 * The first day of which all is kept.
 */
keptFrom: string, };

/**
 * What goes by age alone.
 */
export type OldKind = "shared_papers" | "booking_contacts" | "booking_letters";

/**
 * What is to go.
 */
export type OldToForget = { 
/**
 * What.
 */
what: OldKind, };

/**
 * What a house does on public holidays, on 5 June and on 24 and 31 December.
 */
export type OnHoliday = "closed" | "open" | "ask";

/**
 * Which booking.
 */
export type OpenBooking = { 
/**
 * The booking.
 */
id: BookingId, };

/**
 * Which closure.
 */
export type OpenClosure = { 
/**
 * The closure.
 */
id: ClosureId, 
/**
 * The hits from this one on, counted from 0; left out, the first.
 */
from?: number, };

/**
 * Why an office cannot be opened or made, each with a sentence and a way out.
 */
export type OpenError = { "code": "office_missing" } | { "code": "not_an_office" } | { "code": "damaged" } | { "code": "newer", "details": { 
/**
 * The number of its newest migration.
 */
version: number, } } | { "code": "server_not_prepared" } | { "code": "locked" } | { "code": "may_not_be_read" } | { "code": "read_only_folder" } | { "code": "on_network_drive" } | { "code": "already_there" } | { "code": "not_a_server_link" } | { "code": "password_in_link" } | { "code": "server_unreachable" } | { "code": "server_refused" } | { "code": "database", "details": Trouble };

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
 * Which series.
 */
export type OpenSeries = { 
/**
 * The series.
 */
id: SeriesId, };

/**
 * A part of a day when a house is open.
 */
export type OpenTime = { 
/**
 * The house.
 */
premisesId: PremisesId, 
/**
 * The day.
 */
date: string, 
/**
 * Minutes from midnight.
 */
opensMinute: number, 
/**
 * Minutes from midnight; 1440 is midnight at the end of the day.
 */
closesMinute: number, };

/**
 * What a printed code opens.
 */
export type OpenedByCode = "sign_in" | "cpr" | "claims";

/**
 * Open from so many minutes after midnight to so many, on one weekday.
 */
export type OpeningInterval = { 
/**
 * 1 is Monday, 7 is Sunday.
 */
weekday: number, 
/**
 * Minutes from midnight.
 */
opensMinute: number, 
/**
 * Minutes from midnight; 1440 is midnight at the end of the day.
 */
closesMinute: number, };

/**
 * The hours of a period; the period without dates holds whenever no other does.
 */
export type OpeningPeriod = { 
/**
 * What the office calls it ("Skoleferie"); empty for the one without dates.
 */
name: string, 
/**
 * Its first day.
 */
firstDate: string | null, 
/**
 * Its last day, which is part of it.
 */
lastDate: string | null, 
/**
 * The hours; a weekday without any is closed.
 */
intervals: Array<OpeningInterval>, };

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
problems: Array<FieldProblem>, } } | { "code": "organisation_not_found" } | { "code": "person_not_found" } | { "code": "contact_role_not_found" } | { "code": "grant_not_found" } | { "code": "stale_grant", "details": { 
/**
 * How it stands now.
 */
current: GrantReceived, } } | { "code": "stale_organisation", "details": { 
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
held: ContactRole, } } | { "code": "address_protected" } | { "code": "table_unreadable", "details": { 
/**
 * Why.
 */
problem: TableProblem, } } | { "code": "rows_refused", "details": { 
/**
 * Which, and what is wrong with them or like them.
 */
rows: Array<JudgedRow>, } } | { "code": "import_stopped" } | { "code": "database", "details": Trouble };

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
role: ContactRoleKind, } } | { "event": "grant_recorded", "values": { 
/**
 * The amount.
 */
grantId: GrantId, 
/**
 * The year it was given for.
 */
year: number, } } | { "event": "grant_changed", "values": { 
/**
 * The amount.
 */
grantId: GrantId, 
/**
 * The year it was given for.
 */
year: number, 
/**
 * The fields that changed, by their names on the wire.
 */
fields: Array<string>, } } | { "event": "grant_withdrawn", "values": { 
/**
 * The amount.
 */
grantId: GrantId, 
/**
 * The year it was given for.
 */
year: number, } } | { "event": "grant_reinstated", "values": { 
/**
 * The amount.
 */
grantId: GrantId, 
/**
 * The year it was given for.
 */
year: number, } } | { "event": "parties_imported", "values": { 
/**
 * New organisations.
 */
organisations: number, 
/**
 * New people.
 */
people: number, 
/**
 * Cards that were completed.
 */
completed: number, } } | { "event": "import_taken_back", "values": { 
/**
 * Cards that were put away.
 */
cards: number, } } | { "event": "import_laid_again", "values": { 
/**
 * Cards that were taken out.
 */
cards: number, } };

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
 * What another juror gave.
 */
export type OtherSheet = { 
/**
 * Who.
 */
memberName: string, 
/**
 * Points by the code of the criterion.
 */
scores: Record<string, number>, };

/**
 * Whoever has the room through the night.
 */
export type OvernightStays = { 
/**
 * What happens when there is one.
 */
force: RuleForce, 
/**
 * Somebody is told so many days before.
 */
days: number, 
/**
 * More persons than these ask for more days.
 */
manyAbove: number, 
/**
 * How many days these ask for.
 */
manyDays: number, 
/**
 * More persons than these need a plan of where they sleep.
 */
planAbove: number, 
/**
 * Who is told.
 */
notify: string, };

/**
 * Rules that were overruled for a booking, and why.
 */
export type Overruled = { 
/**
 * What the rules had said.
 */
findings: Array<RuleFinding>, 
/**
 * Why it was done all the same.
 */
reason: string, 
/**
 * When.
 */
at: Instant, };

/**
 * A new password of one's own.
 */
export type OwnPassword = { 
/**
 * The one used so far.
 */
currentPassword: string, 
/**
 * As long as passwords have to be.
 */
newPassword: string, 
/**
 * The same again.
 */
newPasswordAgain: string, };

/**
 * One thing to fill in that the office has added.
 */
export type OwnVariable = { 
/**
 * Its name in the stored texts, made from its first word and kept for ever; empty for one that is new.
 */
name: string, 
/**
 * What people write in braces: `{{nøglebærer}}`. The same in both languages.
 */
word: string, 
/**
 * What is written in it.
 */
kind: OwnVariableKind, 
/**
 * What its field is called.
 */
label: LocalisedText, 
/**
 * What stands there until somebody writes something else; empty: nothing, so that it is missing.
 */
default: LocalisedText, 
/**
 * Whether new texts may ask for it.
 */
standing: VariableUse, };

/**
 * What is written in a variable of the office's own.
 */
export type OwnVariableKind = "text" | "date" | "money";

/**
 * What the office has added, as it stands.
 */
export type OwnVariables = { 
/**
 * Counts the changes; an edit carries the one it saw.
 */
version: number, 
/**
 * What it has added, in its order.
 */
variables: Array<OwnVariable>, };

/**
 * A printed paper, stored byte for byte.
 */
export type PaperId = number & { readonly of: "paper" };

/**
 * A paper with what it is about, by name.
 */
export type PaperInJournal = { 
/**
 * The paper and where it stands.
 */
paper: JournalledPaper, 
/**
 * What it is about: a number or a name; empty where it is about the office.
 */
about: string, 
/**
 * The other party of an agreement, whose claim it is, or empty.
 */
party: string, 
/**
 * The case that its agreement names, or empty: most papers of one thing go to one case.
 */
caseNumber: string, };

/**
 * One paper, as it was seen, and where it is to stand.
 */
export type PaperSettled = { 
/**
 * The paper.
 */
id: PaperId, 
/**
 * Where it was seen to stand: somebody else may have settled it meanwhile.
 */
seen: JournalPlace, 
/**
 * Where it is to stand.
 */
place: JournalPlace, };

/**
 * Whether there is a paper that says what the agreement says.
 */
export type PaperStanding = "none" | "current" | "outdated";

/**
 * A stored paper, without its bytes.
 */
export type PaperSummary = { 
/**
 * The paper.
 */
id: PaperId, 
/**
 * What kind of paper.
 */
kind: string, 
/**
 * What it is about.
 */
subject: Subject, 
/**
 * Its title.
 */
title: string, 
/**
 * The name proposed when it is saved.
 */
fileName: string, 
/**
 * How many pages it has.
 */
pages: number, 
/**
 * Its size in bytes.
 */
bytes: number, 
/**
 * The SHA-256 of its bytes, in hexadecimal.
 */
sha256: string, 
/**
 * When it was printed.
 */
printedAt: Instant, 
/**
 * Who printed it.
 */
printedBy: string | null, };

/**
 * One stored paper.
 */
export type PaperToOpen = { 
/**
 * The paper.
 */
id: PaperId, };

/**
 * The thing whose papers are asked for.
 */
export type PapersAbout = { 
/**
 * What they are about.
 */
subject: Subject, };

/**
 * Papers to be given out for the case system.
 */
export type PapersToGiveOut = { 
/**
 * The papers, each once.
 */
papers: Array<PaperId>, 
/**
 * The language of the table beside them.
 */
language: Language, };

/**
 * What came of a table.
 */
export type PartiesImported = { 
/**
 * New cards of organisations.
 */
organisations: number, 
/**
 * New cards of people, those of whom to ring at an organisation too.
 */
people: number, 
/**
 * Cards that were there and lacked something.
 */
completed: number, 
/**
 * Cards that were there and lacked nothing.
 */
untouched: number, };

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
 * What the rows of a table are.
 */
export type PartyTable = { "of": "people" } | { "of": "organisations", 
/**
 * What kind they are, all of them.
 */
kind: OrganisationKind, 
/**
 * What they count as when they borrow.
 */
borrowerCategory: BorrowerCategory, };

/**
 * What became of a part of an agreement.
 */
export type PassageChange = "same" | "changed" | "added" | "removed";

/**
 * Something that is kept only as long as an attachment needs it.
 */
export type PassingFact = "next_of_kin" | "child_certificate" | "criminal_record";

/**
 * Which of the closures that are over or were withdrawn.
 */
export type PastClosures = { 
/**
 * Which page of fifty, from 0.
 */
page?: number, };

/**
 * Who was given the award of a year before the program, as typed and kept.
 */
export type PastWinnerFacts = { 
/**
 * In which year.
 */
year: number, 
/**
 * Their name.
 */
name: string, 
/**
 * What kind of recipient.
 */
kind: NomineeKind, 
/**
 * Why, or empty.
 */
reason: string, 
/**
 * What they were given besides a diploma, in kroner, or empty.
 */
amount: string, };

/**
 * Somebody who was given the award before the program.
 */
export type PastWinnerId = number & { readonly of: "past winner" };

/**
 * A recipient of a year before the program, of whom something else is to stand.
 */
export type PastWinnerToChange = { 
/**
 * Which.
 */
pastWinnerId: PastWinnerId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * Who and when.
 */
facts: PastWinnerFacts, };

/**
 * A recipient to be put back on the list.
 */
export type PastWinnerToReinstate = { 
/**
 * Which.
 */
pastWinnerId: PastWinnerId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * A recipient to be taken off the list.
 */
export type PastWinnerToWithdraw = { 
/**
 * Which.
 */
pastWinnerId: PastWinnerId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * A time in which a volunteer does not take part, as typed and kept; the end is empty while it is open.
 */
export type PauseFacts = { 
/**
 * The first day.
 */
from: string, 
/**
 * The last day, included; empty is open.
 */
to: string, 
/**
 * Why, or empty.
 */
reason: string, };

/**
 * A pause that is over.
 */
export type PauseToEnd = { 
/**
 * The attachment.
 */
attachmentId: AttachmentId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * The first day on which they take part again, as typed.
 */
takesPartFrom: string, };

/**
 * People on a day.
 */
export type PeopleOnDay = { 
/**
 * The day.
 */
on: string, 
/**
 * Of when the knowledge is.
 */
known: Known, 
/**
 * How many there are; only on the first page.
 */
counts: CountedPeople | null, 
/**
 * By name; at most a hundred at a time.
 */
people: Array<SomebodyOnDay>, 
/**
 * Where the next page begins; none on the last.
 */
next: PlaceAmongNames | null, };

/**
 * First and last day of an agreement.
 */
export type Period = { 
/**
 * The first day.
 */
startsOn: string | null, 
/**
 * The last day.
 */
endsOn: string | null, };

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
 * What becomes of the person's own card when their entry is withdrawn or put back.
 */
export type PersonCardKeeping = "left_alone" | "along_with_it";

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
 * A person on a day.
 */
export type PersonOnDay = { 
/**
 * Who.
 */
personId: PersonId, 
/**
 * Their full name.
 */
fullName: string, 
/**
 * The day.
 */
on: string, 
/**
 * Of when the knowledge is.
 */
known: Known, 
/**
 * How they stood: as the best of their attachments did.
 */
standing: CoverStanding, 
/**
 * All attachments that were known: those around the day first, of them those that were covered.
 */
attachments: Array<AttachmentOnDay>, };

/**
 * A phone number as E.164: `+4584000123`.
 */
export type PhoneNumber = string & { readonly of: "phone number" };

/**
 * A place in the order of names.
 */
export type PlaceAmongNames = { 
/**
 * The name as it is sorted.
 */
sortKey: string, 
/**
 * Who.
 */
personId: PersonId, };

/**
 * Where in the list of agreements.
 */
export type PlaceInList = { 
/**
 * When it was changed last.
 */
changedAt: Instant, 
/**
 * The agreement.
 */
id: AgreementId, };

/**
 * A series that is to go on, to be looked at.
 */
export type PlanExtension = { 
/**
 * The series.
 */
id: SeriesId, 
/**
 * How it goes on.
 */
extension: SeriesExtension, 
/**
 * What was decided about single dates.
 */
choices: Array<DateChoice>, };

/**
 * Which series' missing dates are looked at.
 */
export type PlanMissingDates = { 
/**
 * The series.
 */
id: SeriesId, 
/**
 * What was decided about single dates.
 */
choices: Array<DateChoice>, };

/**
 * A series to be looked at.
 */
export type PlanSeries = { 
/**
 * What is booked on each date; its day is the first that a date may have, its times are those of every date.
 */
booking: BookRoom, 
/**
 * How it repeats.
 */
recurrence: Recurrence, 
/**
 * What was decided about single dates.
 */
choices: Array<DateChoice>, };

/**
 * One date of a plan.
 */
export type PlannedDate = { 
/**
 * The date that the rule gives.
 */
on: string, 
/**
 * The rooms it would have.
 */
rooms: Array<RoomId>, 
/**
 * From when, on the wall clock.
 */
starts: WallTime, 
/**
 * Until when, on the wall clock.
 */
ends: WallTime, 
/**
 * Whether the desk chose other rooms or another time for it.
 */
chosen: boolean, 
/**
 * What becomes of it.
 */
outcome: DateOutcome, };

/**
 * An insurance that was in force on a day.
 */
export type PolicyHeld = { 
/**
 * Which.
 */
id: MunicipalCoverId, 
/**
 * What it is for.
 */
kind: CoverKind, 
/**
 * Who bears it.
 */
carrier: Carrier, 
/**
 * The company's name, or empty.
 */
insurer: string, 
/**
 * The number of the policy, or empty.
 */
policyNumber: string, 
/**
 * When it is in force.
 */
period: DaySpan, 
/**
 * What it covers.
 */
covers: string, 
/**
 * The sums.
 */
sums: string, };

/**
 * Somebody of the association who can be chosen as having signed, those who may first.
 */
export type PossibleSignatory = { 
/**
 * Their role there.
 */
contactRoleId: ContactRoleId, 
/**
 * Their name.
 */
name: string, 
/**
 * What the role is.
 */
role: ContactRoleKind, 
/**
 * What they call it themselves, or empty.
 */
title: string, 
/**
 * Whether the role holds today.
 */
standing: PeriodStanding, 
/**
 * Whether it is a role that signs for the association.
 */
maySign: boolean, };

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
 * A house with its rooms, hours and the closures that are not over.
 */
export type Premises = { 
/**
 * The house.
 */
id: PremisesId, 
/**
 * What the office wrote about it.
 */
details: PremisesDetails, 
/**
 * Its rooms and combinations, in the office's order; retired ones too.
 */
rooms: Array<Room>, 
/**
 * When it is open. None at all: at any time.
 */
openingPeriods: Array<OpeningPeriod>, 
/**
 * Closures that are not over and not withdrawn.
 */
closures: Array<Closure>, 
/**
 * Since when it is no longer lent.
 */
retiredAt: Instant | null, 
/**
 * Counts the changes; an edit carries the one it saw.
 */
version: number, };

/**
 * What the office writes about a house.
 */
export type PremisesDetails = { 
/**
 * Its name; no other house has it.
 */
name: string, 
/**
 * What stands where there is little room; the name where empty.
 */
shortName: string, 
/**
 * Other words people call it by.
 */
aliases: Array<string>, 
/**
 * Street and number.
 */
street: string, 
/**
 * Four digits.
 */
postalCode: string, 
/**
 * The town, as typed.
 */
town: string, 
/**
 * The nearest stop of bus or train.
 */
nearestStop: string, 
/**
 * How far that is, in words ("250 m").
 */
stopDistance: string, 
/**
 * Whether one gets in without steps.
 */
stepFree: Fact, 
/**
 * Whether there is an accessible toilet.
 */
accessibleToilet: Fact, 
/**
 * Whether there is a hearing loop.
 */
hearingLoop: Fact, 
/**
 * Whether there is parking for disabled visitors.
 */
parking: Fact, 
/**
 * Bookings begin and end on this grid: 15, 30 or 60 minutes.
 */
gridMinutes: number, 
/**
 * What it does on holidays.
 */
onHoliday: OnHoliday, 
/**
 * What borrowers have to know.
 */
houseRules: string, };

/**
 * Why premises says no.
 */
export type PremisesError = { "code": "fields_refused", "details": { 
/**
 * What is wrong with which.
 */
problems: Array<FieldProblem>, } } | { "code": "premises_not_found" } | { "code": "room_not_found" } | { "code": "closure_not_found" } | { "code": "stale_premises", "details": { 
/**
 * How it stands now.
 */
current: Premises, } } | { "code": "stale_room", "details": { 
/**
 * How it stands now.
 */
current: Room, } } | { "code": "stale_closure", "details": { 
/**
 * How it stands now.
 */
current: Closure, } } | { "code": "premises_retired", "details": { 
/**
 * Its name.
 */
name: string, } } | { "code": "database", "details": Trouble };

/**
 * What happened in this slice.
 */
export type PremisesEvent = { "event": "premises_registered", "values": { 
/**
 * Its name.
 */
name: string, } } | { "event": "premises_changed", "values": { 
/**
 * The fields that changed, by their names on the wire.
 */
fields: Array<string>, } } | { "event": "premises_retired" } | { "event": "premises_restored" } | { "event": "opening_hours_set", "values": { 
/**
 * How many periods have hours of their own.
 */
periods: number, } } | { "event": "room_registered", "values": { 
/**
 * Its house.
 */
premisesId: PremisesId, 
/**
 * Its name.
 */
name: string, } } | { "event": "rooms_combined", "values": { 
/**
 * The house.
 */
premisesId: PremisesId, 
/**
 * The combination's name.
 */
name: string, 
/**
 * The rooms it is made of.
 */
parts: Array<RoomId>, } } | { "event": "room_changed", "values": { 
/**
 * The fields that changed, by their names on the wire.
 */
fields: Array<string>, } } | { "event": "room_retired" } | { "event": "room_restored" } | { "event": "rooms_closed", "values": { 
/**
 * How much of the house.
 */
covers: ClosureCovers, 
/**
 * The rooms, where it is not the whole house.
 */
rooms: Array<RoomId>, 
/**
 * From when.
 */
starts: WallTime, 
/**
 * Until when.
 */
ends: WallTime, } } | { "event": "closure_changed", "values": { 
/**
 * How much of the house.
 */
covers: ClosureCovers, 
/**
 * The rooms, where it is not the whole house.
 */
rooms: Array<RoomId>, 
/**
 * From when.
 */
starts: WallTime, 
/**
 * Until when.
 */
ends: WallTime, } } | { "event": "closure_withdrawn" } | { "event": "closure_restored" };

/**
 * A house with rooms.
 */
export type PremisesId = number & { readonly of: "premises" };

/**
 * What a preview says and where, for those who cannot see it and for finding a clause by a click.
 */
export type PreviewText = { 
/**
 * The text of each page.
 */
pages: Array<string>, 
/**
 * Where each clause stands.
 */
places: Array<ClausePlace>, };

/**
 * What to preview: the agreement as stored, with what is being typed right now laid over it.
 */
export type PreviewWanted = { 
/**
 * The agreement.
 */
id: AgreementId, 
/**
 * A clause as it stands in the editor, not stored yet.
 */
typing?: ClauseBeingTyped, 
/**
 * A value as it stands in the editor, not stored yet.
 */
value?: ValueBeingTyped, 
/**
 * What the cooperation is about, as it stands in the editor.
 */
activityTitle?: string, 
/**
 * The case number as it stands in the editor.
 */
caseNumber?: string, };

/**
 * Hours that everybody wants, and how many of them one association has.
 */
export type PrimeTime = { 
/**
 * What happens when one has more.
 */
force: RuleForce, 
/**
 * Which hours.
 */
spans: Array<WeekSpan>, 
/**
 * So many hours for each association.
 */
hours: number, 
/**
 * In which time.
 */
per: QuotaPeriod, };

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
least: number, } | { "kind": "looks_like_cpr" } | { "kind": "cpr_number", 
/**
 * Why not.
 */
why: CprError, } | { "kind": "cvr_length" } | { "kind": "cvr_checksum" } | { "kind": "p_number_length" } | { "kind": "phone" } | { "kind": "email" } | { "kind": "postal_code" } | { "kind": "date" } | { "kind": "in_the_future" } | { "kind": "in_the_past" } | { "kind": "before_it_happened" } | { "kind": "before_reported" } | { "kind": "after_what_was_done" } | { "kind": "time" } | { "kind": "missing_hour", 
/**
 * The first time that no clock shows.
 */
skippedFrom: WallTime, 
/**
 * The time that clocks show instead.
 */
skippedTo: WallTime, } | { "kind": "hours" } | { "kind": "amount" } | { "kind": "number_of_hours" } | { "kind": "ends_before_start" } | { "kind": "out_of_range", 
/**
 * The least that is taken.
 */
least: number, 
/**
 * The most that is taken.
 */
most: number, } | { "kind": "taken_name" } | { "kind": "not_the_same" } | { "kind": "not_found" } | { "kind": "unknown_name" } | { "kind": "archived" } | { "kind": "several_called_so" } | { "kind": "too_young", 
/**
 * The age of the office's rule, in years.
 */
leastAge: number, } | { "kind": "picture" };

/**
 * Two nominees that may be one.
 */
export type ProposedTwins = { 
/**
 * One.
 */
oneId: NomineeId, 
/**
 * The other.
 */
otherId: NomineeId, 
/**
 * How like their names are.
 */
likeness: Likeness, };

/**
 * Whether a person has name-and-address protection.
 */
export type Protection = "open" | "protected";

/**
 * Who was given the award.
 */
export type PublishedAward = { 
/**
 * Their name.
 */
name: string, 
/**
 * What kind of recipient.
 */
kind: NomineeKind, 
/**
 * Why, in at most 160 characters.
 */
reason: string, 
/**
 * When it was published.
 */
publishedAt: Instant, };

/**
 * A series to be put back to what it was.
 */
export type PutSeriesBack = { 
/**
 * The series.
 */
id: SeriesId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * What was agreed, by the date from which it holds.
 */
terms: Array<DatedTerms>, 
/**
 * The dates that said something else.
 */
dates: Array<DateAsItWas>, };

/**
 * For how long hours are counted together.
 */
export type QuotaPeriod = "week" | "month" | "half_year";

/**
 * Why a room stands where it stands, in the order in which it counts.
 */
export type RankReason = { "kind": "all_times" } | { "kind": "some_times", 
/**
 * How many.
 */
free: number, } | { "kind": "same_house" } | { "kind": "access", 
/**
 * What.
 */
need: AccessNeed, 
/**
 * Only in part: it stands lower for it.
 */
partly: boolean, 
/**
 * What the office wrote beside it.
 */
note: string, } | { "kind": "right_size" } | { "kind": "larger_than_needed" } | { "kind": "seats", 
/**
 * The set-up.
 */
layout: Layout, 
/**
 * How many sit.
 */
seats: number, } | { "kind": "equipment", 
/**
 * The office's words.
 */
words: Array<string>, } | { "kind": "several_rooms" };

/**
 * A way to reach somebody.
 */
export type Reach = { "way": "phone", 
/**
 * The number as it is kept.
 */
number: string, } | { "way": "email", 
/**
 * The address as it is kept.
 */
address: string, };

/**
 * That somebody was told.
 */
export type Reached = { 
/**
 * When.
 */
at: Instant, 
/**
 * By whom; `null` where the user is not known.
 */
by: string | null, };

/**
 * What is typed where anything can be typed.
 */
export type ReadClosure = { 
/**
 * The phrase, with its verb.
 */
text: string, 
/**
 * The language of the window.
 */
language: Language, };

/**
 * A day.
 */
export type ReadDay = { 
/**
 * Where.
 */
marks: Array<Mark>, 
/**
 * What it can mean, what is likeliest first; more than one is to be chosen from.
 */
options: Array<DayOption>, 
/**
 * A week, where no day was said.
 */
within: IsoWeek | null, };

/**
 * The end of a repetition.
 */
export type ReadEnd = { 
/**
 * Where.
 */
marks: Array<Mark>, 
/**
 * What it can mean, the nearer first; more than one is to be chosen from.
 */
options: Array<EndOption>, };

/**
 * What is typed into quick entry.
 */
export type ReadEntry = { 
/**
 * The phrase.
 */
text: string, 
/**
 * The language of the window; it decides where the two read a word or a date differently.
 */
language: Language, 
/**
 * The time that this desk keeps while the caller thinks: it does not stand in the way.
 */
holdId?: HoldId, };

/**
 * What is left out of a repetition.
 */
export type ReadExceptions = { 
/**
 * Where.
 */
marks: Array<Mark>, 
/**
 * What.
 */
exceptions: Array<SeriesException>, };

/**
 * A kind of booking.
 */
export type ReadKind = { 
/**
 * Where.
 */
marks: Array<Mark>, 
/**
 * The kind.
 */
kind: BookingKind, };

/**
 * What a room has to offer.
 */
export type ReadNeed = { 
/**
 * Where.
 */
marks: Array<Mark>, 
/**
 * What.
 */
need: RoomNeed, };

/**
 * Words that are searched for among parties.
 */
export type ReadParty = { 
/**
 * Where.
 */
marks: Array<Mark>, 
/**
 * The words, as they were typed; empty where there is only a phone number.
 */
words: string, 
/**
 * A phone number.
 */
phone: PhoneNumber | null, };

/**
 * A head-count.
 */
export type ReadPeople = { 
/**
 * Where.
 */
marks: Array<Mark>, 
/**
 * How many; of a range the upper end.
 */
count: number, };

/**
 * A place.
 */
export type ReadPlace = { 
/**
 * Where.
 */
marks: Array<Mark>, 
/**
 * Rooms, all of them in one booking.
 */
rooms: Array<RoomId>, 
/**
 * Rooms of which any will do.
 */
oneOf: Array<RoomId>, 
/**
 * Houses, where no room of theirs was named.
 */
houses: Array<PremisesId>, };

/**
 * A repetition.
 */
export type ReadRepetition = { 
/**
 * Where.
 */
marks: Array<Mark>, 
/**
 * What it can mean, what begins first standing first; more than one is to be chosen from.
 */
options: Array<RepetitionOption>, };

/**
 * How a text was understood.
 */
export type ReadText = { "read": "date", 
/**
 * The date.
 */
date: string, } | { "read": "minute", 
/**
 * Minutes from midnight; 1440 is midnight at the end of the day.
 */
minute: number, } | { "read": "hours", 
/**
 * When it is open.
 */
spans: Array<MinuteSpan>, } | { "read": "amount", 
/**
 * How much.
 */
amount: Oere, } | { "read": "not_read", 
/**
 * What is wrong with it.
 */
problem: Problem, };

/**
 * A time of day.
 */
export type ReadTime = { 
/**
 * Where.
 */
marks: Array<Mark>, 
/**
 * What it can mean, what is likeliest first; more than one is to be chosen from.
 */
options: Array<TimeOption>, 
/**
 * The part of the day, where it was said by name.
 */
name: NamedTime | null, 
/**
 * Whether nobody said when it ends: it has the length that is usual for the room.
 */
endIsAssumed: boolean, };

/**
 * A nominee as a juror reads them.
 */
export type ReadingSheet = { 
/**
 * The juror's own sheet.
 */
line: ScoringLine, 
/**
 * Person, group or association.
 */
kind: NomineeKind, 
/**
 * Since which year, or empty.
 */
since: string, 
/**
 * For whom, or empty.
 */
targetGroup: string, 
/**
 * Everything that was written, without the words that tell who is meant.
 */
nominations: Array<BlindNomination>, 
/**
 * What came with them: told with the name, for a picture tells who is meant.
 */
enclosed: Array<EnclosedFile>, 
/**
 * What others gave; none until all one's own are scored.
 */
others: Array<OtherSheet> | null, };

/**
 * A recommendation to be printed.
 */
export type RecommendationToPrint = { 
/**
 * Made by the client; the same key again is the same paper.
 */
requestKey: RequestKey, 
/**
 * Which.
 */
paper: RecommendationWanted, };

/**
 * What the jury recommends, on paper.
 */
export type RecommendationWanted = { 
/**
 * Of which year.
 */
awardYearId: AwardYearId, 
/**
 * In which language; left out, the office's.
 */
language?: Language, 
/**
 * How many finalists are named, whom the jury recommends among them; three, if not said.
 */
finalists?: number, };

/**
 * What was done to something that was noted about an agreement.
 */
export type RecordAct = "added" | "changed" | "taken_back" | "put_back";

/**
 * An amount that an organisation was given.
 */
export type RecordGrant = { 
/**
 * Made by the client; the same key again is the same amount.
 */
requestKey: RequestKey, 
/**
 * Who was given it.
 */
organisationId: OrganisationId, 
/**
 * What is known of it.
 */
facts: GrantFacts, };

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
 * As long as passwords have to be.
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
 * How a series repeats.
 */
export type Recurrence = { 
/**
 * How dates follow each other.
 */
rule: RepeatRule, 
/**
 * When it is over. Only a list of dates needs none: there is no endless series.
 */
ends?: SeriesEnd, 
/**
 * What is left out.
 */
exceptions: Array<SeriesException>, };

/**
 * A booking that was to be moved and cannot be.
 */
export type RefusedMove = { 
/**
 * The booking.
 */
bookingId: BookingId, 
/**
 * Whoever borrows, or what it is called.
 */
who: string, 
/**
 * Why not.
 */
why: MoveHindrance, };

/**
 * Whether something stands, or was entered by mistake. What was withdrawn is kept, and shown nowhere but in histories.
 */
export type RegisterKeeping = "kept" | "withdrawn";

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
 * An amount that was taken back and stands after all.
 */
export type ReinstateGrant = { 
/**
 * Which one.
 */
grantId: GrantId, };

/**
 * A request to be turned down.
 */
export type RejectRequest = { 
/**
 * The booking.
 */
id: BookingId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * Why: whoever asked is told.
 */
reason: string, };

/**
 * A time that is kept and is to be let go.
 */
export type ReleaseHold = { 
/**
 * The hold.
 */
id: HoldId, };

/**
 * Something to be reminded of.
 */
export type Reminder = { 
/**
 * The reminder.
 */
id: ReminderId, 
/**
 * Counts the changes.
 */
version: number, 
/**
 * On which day.
 */
dueOn: string, 
/**
 * Of what.
 */
text: string, };

/**
 * What of an agreement is to be thought of.
 */
export type ReminderAbout = { "of": "agreement" } | { "of": "goal", 
/**
 * The goal.
 */
id: GoalId, 
/**
 * What is to be reached.
 */
text: string, } | { "of": "talk", 
/**
 * The talk.
 */
id: TalkId, 
/**
 * What was to be done.
 */
text: string, } | { "of": "requirement", 
/**
 * What.
 */
kind: RequirementKind, };

/**
 * Something that somebody wants to be reminded of.
 */
export type ReminderId = number & { readonly of: "reminder" };

/**
 * A reminder as it was seen.
 */
export type ReminderSeen = { 
/**
 * Which.
 */
id: ReminderId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * A reminder that was finished and stands again.
 */
export type ReopenReminder = { 
/**
 * Which.
 */
id: ReminderId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * A closure that is not needed.
 */
export type ReopenRooms = { 
/**
 * Which.
 */
id: ClosureId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * How dates follow each other.
 */
export type RepeatRule = { "kind": "daily", 
/**
 * 1 is every day.
 */
every: number, } | { "kind": "weekly", 
/**
 * 1 is every week.
 */
every: number, 
/**
 * On which days.
 */
weekdays: Array<Weekday>, } | { "kind": "by_week_parity", 
/**
 * Which weeks.
 */
parity: WeekParity, 
/**
 * On which days.
 */
weekdays: Array<Weekday>, } | { "kind": "monthly_by_date", 
/**
 * 1 is every month.
 */
every: number, 
/**
 * 1 to 31.
 */
day: number, 
/**
 * What is meant in months that lack the day.
 */
whenMissing?: WhenMissing, } | { "kind": "monthly_by_weekday", 
/**
 * 1 is every month.
 */
every: number, 
/**
 * Which of that weekday.
 */
nth: NthOfMonth, 
/**
 * Which weekday.
 */
weekday: Weekday, 
/**
 * What is meant in months without a fifth.
 */
whenMissing?: WhenMissing, } | { "kind": "yearly", 
/**
 * What 29 February is in other years.
 */
whenMissing?: WhenMissing, } | { "kind": "dates", 
/**
 * In any order.
 */
dates: Array<string>, };

/**
 * A rule that can be meant.
 */
export type RepetitionOption = { 
/**
 * The rule. A weekly one without weekdays waits for the day, and so does a monthly one of day 0.
 */
rule: RepeatRule, 
/**
 * Its first date, where that is known.
 */
firstOn: string | null, 
/**
 * Words that mean this rule and no other, to stand in the text instead.
 */
words: string, };

/**
 * Which report is to be read.
 */
export type ReportAsked = { 
/**
 * Which.
 */
report: ReportWanted, };

/**
 * What has changed since another report.
 */
export type ReportChanges = { 
/**
 * Since which.
 */
since: DeliveredReport, 
/**
 * Who is covered now and was not then.
 */
joined: Array<ReportedVolunteer>, 
/**
 * Who was covered then and is not now.
 */
left: Array<ReportedVolunteer>, 
/**
 * Who is at another workplace, or does something else, or has other hours.
 */
changed: Array<ReportedVolunteer>, 
/**
 * Where, by name.
 */
workplaces: Array<WorkplaceChanges>, };

/**
 * Which days a report is about.
 */
export type ReportDays = { 
/**
 * The first day of its time.
 */
from: string, 
/**
 * The last, included.
 */
to: string, 
/**
 * The day on which persons are counted.
 */
on: string, };

/**
 * Figures by track and in sum.
 */
export type ReportFigures = { 
/**
 * Volunteer work: covered by the industrial injuries act.
 */
work: TrackFigures, 
/**
 * Volunteer effort: covered by what the municipality has taken out.
 */
effort: TrackFigures, 
/**
 * Both; who was on both tracks counts once.
 */
both: TrackFigures, };

/**
 * As what kind of file a report is given out.
 */
export type ReportFormat = "xlsx" | "csv";

/**
 * A line of a report.
 */
export type ReportLine = { 
/**
 * The workplace; none where all are counted.
 */
workplaceId: OrganisationId | null, 
/**
 * What it is called, or empty.
 */
workplace: string, 
/**
 * What is counted there.
 */
kind: LineKind, 
/**
 * Which kind of effort.
 */
effortTypeId: EffortTypeId | null, 
/**
 * What it is called, or empty.
 */
effortType: string, 
/**
 * Which track.
 */
track: LineTrack, 
/**
 * The figures.
 */
figures: TrackFigures, 
/**
 * The figures as they are known now, beside those that were delivered.
 */
now: TrackFigures | null, };

/**
 * A report on paper.
 */
export type ReportPaperWanted = { 
/**
 * Which.
 */
report: ReportWanted, 
/**
 * What is handed over.
 */
handedOver: HandedOver, 
/**
 * In which language; left out, the office's.
 */
language?: Language, };

/**
 * The figures of a report.
 */
export type ReportTable = { 
/**
 * Hours a year that make a full-time equivalent.
 */
hoursPerFullTime: number, 
/**
 * In the order in which they are read.
 */
lines: Array<ReportLine>, 
/**
 * In sum: each person once.
 */
total: ReportFigures, 
/**
 * Attachments of which nobody wrote the hours: they are missing in the hours.
 */
withoutHours: number, };

/**
 * A report that the insurer is given.
 */
export type ReportToDeliver = { 
/**
 * Made by the client; the same key again is the same report.
 */
requestKey: RequestKey, 
/**
 * About which days.
 */
days: ReportDays, 
/**
 * Who gets it: an insurance company, the municipality's insurance office.
 */
recipient: string, 
/**
 * What they get.
 */
handedOver: HandedOver, };

/**
 * A report to be given out as a file.
 */
export type ReportToExport = { 
/**
 * Which, in which language.
 */
paper: ReportPaperWanted, 
/**
 * As what.
 */
format: ReportFormat, };

/**
 * A report to be printed.
 */
export type ReportToPrint = { 
/**
 * Made by the client; the same key again is the same paper.
 */
requestKey: RequestKey, 
/**
 * Which.
 */
paper: ReportPaperWanted, };

/**
 * A report that was delivered after all.
 */
export type ReportToReinstate = { 
/**
 * Which.
 */
id: InsurerReportId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * A report that was not delivered after all.
 */
export type ReportToWithdraw = { 
/**
 * Which.
 */
id: InsurerReportId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * Which report.
 */
export type ReportWanted = { "of": "now", 
/**
 * About which days.
 */
days: ReportDays, } | { "of": "delivered", 
/**
 * Which.
 */
id: InsurerReportId, };

/**
 * Who a claim is reported to.
 */
export type ReportedTo = "easy" | "insurance_office" | "insurer" | "own_insurance";

/**
 * Somebody who came, went or has changed.
 */
export type ReportedVolunteer = { 
/**
 * Who.
 */
personId: PersonId, 
/**
 * Their full name.
 */
fullName: string, 
/**
 * Where they are; where they were, of those who went.
 */
workplaces: Array<string>, };

/**
 * Made by the client (UUID version 7) for each request that creates something: the same key again is the same thing,
 * not a second one.
 */
export type RequestKey = string & { readonly of: "request" };

/**
 * A requirement of an agreement as it stands on a day.
 */
export type Requirement = { 
/**
 * What is asked for.
 */
kind: RequirementKind, 
/**
 * Counts the changes; an edit carries the one it saw.
 */
version: number, 
/**
 * Whence it is known whether it applies.
 */
rule: RequirementRule, 
/**
 * Whether its clause stands in the agreement.
 */
isInClauses: boolean, 
/**
 * Why the office says otherwise than the agreement, or empty.
 */
reason: string, 
/**
 * How it stands.
 */
standing: RequirementStanding, 
/**
 * The day it was confirmed.
 */
confirmedOn: string | null, 
/**
 * Who confirmed it.
 */
confirmedBy: string, 
/**
 * The last day on which it is met: by the confirmation, or by what the association's card says, whichever is later.
 */
holdsUntil: string | null, 
/**
 * Until when the association's card says that its declaration on certificates holds; of other requirements nothing.
 */
declaredUntil: string | null, };

/**
 * What an agreement can ask for.
 */
export type RequirementKind = "child_protection" | "confidentiality" | "contacts_confirmed";

/**
 * Whence it is known whether a requirement applies.
 */
export type RequirementRule = "by_clause" | "applies" | "does_not_apply";

/**
 * How a requirement stands on a day.
 */
export type RequirementStanding = "not_asked" | "missing" | "run_out" | "met";

/**
 * That a requirement was confirmed.
 */
export type RequirementToConfirm = { 
/**
 * The agreement.
 */
id: AgreementId, 
/**
 * What is asked for.
 */
kind: RequirementKind, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * By whom and when; `null` takes the confirmation away.
 */
confirmation: Confirmation | null, 
/**
 * How the association's card moves with it, on the way back and forth; left out, a confirmed declaration that holds
 * longer than the card says is written there too.
 */
declaration?: DeclarationMoved, };

/**
 * Whether a requirement applies.
 */
export type RequirementToSet = { 
/**
 * The agreement.
 */
id: AgreementId, 
/**
 * What is asked for.
 */
kind: RequirementKind, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * Whence it is known.
 */
rule: RequirementRule, 
/**
 * Why the office says otherwise than the agreement; empty where it does not.
 */
reason: string, };

/**
 * A booking to be kept until an option runs out.
 */
export type ReserveBooking = { 
/**
 * The booking.
 */
id: BookingId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * Until when; left out, the usual time from now on.
 */
until?: WallTime, 
/**
 * Whether the moment may be past: so is an option given back that had run out already.
 */
evenIfPast: boolean, };

/**
 * A cancelled booking to be taken up again.
 */
export type RestoreBooking = { 
/**
 * Which.
 */
id: BookingId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * A withdrawn closure that is needed after all.
 */
export type RestoreClosure = { 
/**
 * Which.
 */
id: ClosureId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * Why an office cannot be put back.
 */
export type RestoreError = { "code": "backup_unusable", "details": { 
/**
 * Why not.
 */
reason: OpenError, } } | { "code": "office_in_use" } | { "code": "restore_folder_full" } | { "code": "restore_folder_read_only" };

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
 * A retired house that is to be lent again.
 */
export type RestorePremises = { 
/**
 * Which.
 */
id: PremisesId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * A retired room that is to be lent again.
 */
export type RestoreRoom = { 
/**
 * Which.
 */
id: RoomId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * Cancelled dates of a series to be taken up again.
 */
export type RestoreSeries = { 
/**
 * The series.
 */
id: SeriesId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * The cancelled bookings, as they were seen.
 */
bookings: Array<SeenBooking>, };

/**
 * What a restore is doing.
 */
export type RestoreStage = "checking" | "copying" | "checking_again";

/**
 * A user who is to sign in again.
 */
export type RestoreUser = { 
/**
 * Which.
 */
id: UserId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * Something that is to be said in words beside the figures.
 */
export type ResultNotice = { "kind": "nobody_ranked" } | { "kind": "too_few_sheets", 
/**
 * Which.
 */
nomineeId: NomineeId, 
/**
 * How many there are.
 */
scorers: number, 
/**
 * How many are asked for.
 */
least: number, } | { "kind": "all_abstained", 
/**
 * From whom.
 */
nomineeId: NomineeId, } | { "kind": "sheet_incomplete", 
/**
 * About whom.
 */
nomineeId: NomineeId, 
/**
 * Whose.
 */
memberId: AwardMemberId, } | { "kind": "scored_only_one", 
/**
 * Who.
 */
memberId: AwardMemberId, } | { "kind": "tie_for_first", 
/**
 * Which.
 */
nomineeIds: Array<NomineeId>, } | { "kind": "decided_by_criterion", 
/**
 * By its code.
 */
code: string, };

/**
 * Whether the first is the first another way.
 */
export type ResultRobustness = { 
/**
 * Whether it is the same every way.
 */
holds: boolean, 
/**
 * Who is first by the median.
 */
byMedian: Array<NomineeId>, 
/**
 * Who is first by the jurors' places.
 */
byPlaces: Array<NomineeId>, 
/**
 * Who is first without each juror.
 */
without: Array<FirstWithout>, };

/**
 * How many names are due, for I dag.
 */
export type RetentionCount = { 
/**
 * Today.
 */
due: number, 
/**
 * How much of the awards is due that nothing stands in the way of.
 */
awards: number, 
/**
 * How many claims and agreements are due that nothing stands in the way of.
 */
cases: number, 
/**
 * How many papers with the names of several, and contacts of bookings, are due.
 */
old: number, 
/**
 * How many lines of the log are.
 */
logLines: number, };

/**
 * Whose names fall due by the end of next month.
 */
export type RetentionDue = { 
/**
 * The rule they are counted by.
 */
rules: RetentionRules, 
/**
 * The first to fall due first; at most two hundred.
 */
names: Array<DueName>, 
/**
 * What of the awards falls due, the first first.
 */
awards: Array<DueAward>, 
/**
 * Claims and agreements that fall due, the first first.
 */
cases: Array<DueCase>, 
/**
 * How many claims are due that whoever asks does not read of.
 */
hiddenClaims: number, 
/**
 * What is due by age alone.
 */
old: Array<DueOld>, 
/**
 * Old lines of the log, where there are any.
 */
log: DueLog | null, 
/**
 * How many names are due today.
 */
due: number, 
/**
 * How many more fall due by the end of next month.
 */
coming: number, };

/**
 * Why a name stays, or nothing can be told.
 */
export type RetentionError = { "code": "fields_refused", "details": { 
/**
 * What is wrong with which.
 */
problems: Array<FieldProblem>, } } | { "code": "person_not_found" } | { "code": "not_a_volunteer" } | { "code": "paper_not_found" } | { "code": "nothing_to_forget" } | { "code": "no_old_lines" } | { "code": "anonymising_hindered", "details": { 
/**
 * What stands in the way.
 */
hindrances: Array<Hindrance>, } } | { "code": "stale_retention_rules", "details": { 
/**
 * How they stand now.
 */
current: KeptRetentionRules, } } | { "code": "cannot_be_printed", "details": { 
/**
 * The characters.
 */
characters: Array<string>, } } | { "code": "database", "details": Trouble };

/**
 * What can happen in this slice.
 */
export type RetentionEvent = { "event": "person_anonymised", "values": { 
/**
 * Why.
 */
reason: AnonymiseReason, 
/**
 * How many papers went with it.
 */
papers: number, 
/**
 * Out of how many searches the words were taken.
 */
searches: number, 
/**
 * Out of how many reasons in the log. Names that went before the log's reasons were looked at have none here.
 */
reasons: number | undefined, 
/**
 * Out of how many texts elsewhere. Names that went before these were looked at have none here.
 */
texts: number | undefined, 
/**
 * The case under which it stands in the municipality's own case system, or empty. Names that went before it was asked for
 * have none here.
 */
caseNumber: string | undefined, } } | { "event": "claim_forgotten", "values": { 
/**
 * How many papers and files went with it.
 */
papers: number, 
/**
 * How many CPR numbers that were kept for it.
 */
numbers: number, 
/**
 * Out of how many reasons in the log the words were taken.
 */
reasons: number, 
/**
 * The case under which it stands in the municipality's own case system, or empty.
 */
caseNumber: string, } } | { "event": "agreement_forgotten", "values": { 
/**
 * How many papers and scans went with it.
 */
papers: number, 
/**
 * Out of how many reasons in the log the words were taken.
 */
reasons: number, 
/**
 * The case under which it stands in the municipality's own case system, or empty.
 */
caseNumber: string, } } | { "event": "old_forgotten", "values": { 
/**
 * What.
 */
what: OldKind, 
/**
 * How many.
 */
count: number, 
/**
 * The first day of which all is kept.
 */
keptFrom: string, } } | { "event": "log_thinned", "values": { 
/**
 * How many.
 */
lines: number, 
/**
 * The first day whose lines stay.
 */
keptFrom: string, } } | { "event": "information_letter_printed", "values": { 
/**
 * The stored paper.
 */
paperId: PaperId, 
/**
 * Its SHA-256.
 */
sha256: string, } } | { "event": "award_year_anonymised", "values": { 
/**
 * How many nominees.
 */
nominees: number, 
/**
 * How many nominations.
 */
nominations: number, 
/**
 * How many papers went with it.
 */
papers: number, 
/**
 * Out of how many searches the words were taken.
 */
searches: number, } } | { "event": "award_sheets_forgotten", "values": { 
/**
 * How many, with each change of one.
 */
sheets: number, } } | { "event": "retention_rules_changed", "values": { 
/**
 * Which, by value or source.
 */
rules: Array<RetentionRuleKind>, } };

/**
 * What a rule is about.
 */
export type RetentionRuleKind = "volunteers" | "claims" | "awards" | "papers" | "bookings" | "agreements" | "drafts" | "people" | "log";

/**
 * The rules.
 */
export type RetentionRules = { 
/**
 * So many months after their last attachment ended a volunteer's name falls due (`retention.volunteers`).
 */
volunteerMonths: number, 
/**
 * So many months after a claim about an injury was closed (`retention.claim_injury`). Offices that changed their rules before
 * there was this one keep what the program comes with.
 */
injuryClaimMonths: number, 
/**
 * So many months after a liability claim was closed (`retention.claim_liability`).
 */
liabilityClaimMonths: number, 
/**
 * So many months after an award was handed over the names of everybody nominated, of those who nominated, and what they wrote
 * fall due (`retention.nominations`); the recipient's name stays.
 */
nominationMonths: number, 
/**
 * So many months after an award was handed over the jury's sheets fall due (`retention.scores`).
 */
sheetMonths: number, 
/**
 * So many months papers with the names of several are kept (`retention.shared_papers`): they cannot be given back a name less.
 */
sharedPaperMonths: number, 
/**
 * So many months after a booking ended it has no contact any more (`retention.bookings`); the booking stays.
 */
bookingMonths: number, 
/**
 * So many months after an agreement ended what it said and who signed it falls due (`retention.agreements`).
 */
agreementMonths: number, 
/**
 * So many months after it was changed last an agreement that was never signed falls due (`retention.drafts`).
 */
draftMonths: number, 
/**
 * So many months after they were taken in, or their last role ended, the name falls due of somebody who is no volunteer, holds no
 * role, is the contact of no booking and no volunteer, and is in no award (`retention.people`).
 */
personMonths: number, 
/**
 * So many months lines of the log are kept that only tell of use: who signed in, looked, searched, printed
 * (`retention.audit_log`). What was changed stays as long as what it happened to.
 */
logMonths: number, 
/**
 * Where each rule comes from: a law, a page of the policy, a decision.
 */
sources: { [rule in RetentionRuleKind]?: string }, };

/**
 * The rules as they are to be.
 */
export type RetentionRulesToChange = { 
/**
 * The version that was seen.
 */
version: number, 
/**
 * The rules, all of them.
 */
rules: RetentionRules, };

/**
 * A house that is no longer lent.
 */
export type RetirePremises = { 
/**
 * Which.
 */
id: PremisesId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * A room that is no longer lent.
 */
export type RetireRoom = { 
/**
 * Which.
 */
id: RoomId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * What was agreed to and is to be a request again.
 */
export type ReturnToRequest = { 
/**
 * The booking.
 */
id: BookingId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * Given by the way back alone: what was agreed when it was asked for.
 */
asAgreed?: AgreedTerms, };

/**
 * A CPR number that somebody asked to see.
 */
export type RevealedCpr = { 
/**
 * As it is written: `150680-9997`.
 */
number: string, };

/**
 * What somebody is at the office. A person may hold several; rights add up.
 */
export type Role = "front_desk" | "consultant" | "manager" | "administrator" | "auditor" | "juror";

/**
 * Whether a role is over.
 */
export type RoleStanding = "holds" | "held";

/**
 * A roll-call.
 */
export type RollCall = { 
/**
 * Which.
 */
id: RollCallId, 
/**
 * Counts the changes; an act carries the one it saw.
 */
version: number, 
/**
 * Whether it stands, or was not begun after all.
 */
keeping: RegisterKeeping, 
/**
 * The day on which volunteers are counted.
 */
countedOn: string, 
/**
 * When it was begun.
 */
startedAt: Instant, 
/**
 * The workplaces, by name.
 */
workplaces: Array<RollCallWorkplace>, };

/**
 * An answer, as typed and kept: dates go out as `2026-10-31`, hours as `2,5`.
 */
export type RollCallAnswer = { 
/**
 * What.
 */
kind: RollCallAnswerKind, 
/**
 * Their last day, of somebody who has stopped; or empty.
 */
stoppedOn: string, 
/**
 * Expected hours a week, or empty where they are as before.
 */
weeklyHours: string, 
/**
 * What they do, or empty where it is as before.
 */
activity: string, 
/**
 * From which day on it is another; empty where it was so all along.
 */
holdsFrom: string, };

/**
 * What a workplace answers about somebody.
 */
export type RollCallAnswerKind = "still_here" | "stopped" | "changed";

/**
 * What a workplace answers.
 */
export type RollCallAnswers = { 
/**
 * In which roll-call.
 */
rollCallId: RollCallId, 
/**
 * Which workplace.
 */
workplaceId: OrganisationId, 
/**
 * About whom it answers.
 */
answers: Array<AnswerAbout>, 
/**
 * Who it says is missing on its list, in its words; not said, it is as before.
 */
missing?: string, };

/**
 * Whom one writes to at a workplace.
 */
export type RollCallContact = { 
/**
 * Their name.
 */
fullName: string, 
/**
 * Their phone, or empty.
 */
phone: string, 
/**
 * Their e-mail address, or empty.
 */
email: string, };

/**
 * Something that an answer changes about an attachment.
 */
export type RollCallDifference = { 
/**
 * The field of the attachment, by its name on the wire.
 */
field: string, 
/**
 * What stands there, or empty.
 */
before: string, 
/**
 * What will stand there.
 */
after: string, };

/**
 * A question to all workplaces: who are your volunteers?
 */
export type RollCallId = number & { readonly of: "roll call" };

/**
 * The list of a workplace.
 */
export type RollCallList = { 
/**
 * In which roll-call.
 */
rollCallId: RollCallId, 
/**
 * The day on which volunteers are counted.
 */
countedOn: string, 
/**
 * How far the workplace is.
 */
workplace: RollCallWorkplace, 
/**
 * Whom one writes to there; those with a role today.
 */
contacts: Array<RollCallContact>, 
/**
 * Who is on it, by name.
 */
people: Array<RollCallPerson>, 
/**
 * Who it says is missing on it, in its words; or empty.
 */
missing: string, };

/**
 * The list of a workplace.
 */
export type RollCallListAsked = { 
/**
 * In which roll-call.
 */
rollCallId: RollCallId, 
/**
 * Of which workplace.
 */
workplaceId: OrganisationId, };

/**
 * How it stands with the yearly roll-call.
 */
export type RollCallNow = { 
/**
 * The latest day on which it was due by the office's rule.
 */
dueOn: string | null, 
/**
 * The one that counts last; none where there never was one.
 */
current: RollCall | null, };

/**
 * A list to be printed.
 */
export type RollCallPaperToPrint = { 
/**
 * Made by the client; the same key again is the same paper.
 */
requestKey: RequestKey, 
/**
 * Which.
 */
paper: RollCallPaperWanted, };

/**
 * The list of a workplace, on paper.
 */
export type RollCallPaperWanted = { 
/**
 * In which roll-call.
 */
rollCallId: RollCallId, 
/**
 * Of which workplace.
 */
workplaceId: OrganisationId, 
/**
 * In which language; left out, the office's.
 */
language?: Language, };

/**
 * Somebody on a list.
 */
export type RollCallPerson = { 
/**
 * Their attachment there.
 */
attachmentId: AttachmentId, 
/**
 * Counts its changes; an act carries the one it saw.
 */
version: number, 
/**
 * Who.
 */
personId: PersonId, 
/**
 * Their full name.
 */
fullName: string, 
/**
 * What they do.
 */
activity: string, 
/**
 * Which kind of effort, or empty.
 */
effortType: string, 
/**
 * On which track.
 */
track: CoverTrack, 
/**
 * The first day.
 */
startsOn: string, 
/**
 * The last day; none while it is open.
 */
endsOn: string | null, 
/**
 * Expected hours a week, as `2,5`; or empty.
 */
weeklyHours: string, 
/**
 * What was answered.
 */
answer: RollCallAnswer | null, 
/**
 * Whether the answer is carried out.
 */
isCarriedOut: boolean, 
/**
 * What it changes, while it is not.
 */
differences: Array<RollCallDifference>, };

/**
 * What a sheet answers. Nothing of it is kept yet.
 */
export type RollCallRead = { 
/**
 * What can be taken as it is.
 */
answers: Array<AnswerAbout>, 
/**
 * Rows in which nothing is answered.
 */
unanswered: number, 
/**
 * Rows that cannot be taken as they are.
 */
unread: Array<UnreadRow>, };

/**
 * What there is to think of about the yearly roll-call.
 */
export type RollCallReminder = { 
/**
 * The day on which volunteers are counted; of one that is not begun, the day it was due.
 */
on: string, 
/**
 * Whether it is begun.
 */
isBegun: boolean, 
/**
 * How many workplaces have not answered about everybody.
 */
awaited: number, 
/**
 * How many have, and not all of it is carried out.
 */
answered: number, };

/**
 * Which workplaces have got their lists.
 */
export type RollCallSent = { 
/**
 * In which roll-call.
 */
rollCallId: RollCallId, 
/**
 * Which workplace.
 */
workplaceId: OrganisationId, 
/**
 * Whether it has got it.
 */
sent: boolean, };

/**
 * A sheet that came back.
 */
export type RollCallSheet = { 
/**
 * In which roll-call.
 */
rollCallId: RollCallId, 
/**
 * From which workplace.
 */
workplaceId: OrganisationId, 
/**
 * Where it comes from.
 */
source: TableSource, };

/**
 * How far a workplace is.
 */
export type RollCallStanding = "to_be_sent" | "awaited" | "answered" | "carried_out";

/**
 * Answers to be carried out.
 */
export type RollCallToCarryOut = { 
/**
 * In which roll-call.
 */
rollCallId: RollCallId, 
/**
 * Of which workplace.
 */
workplaceId: OrganisationId, 
/**
 * Whose answers, as their attachments were seen.
 */
seen: Array<SeenAttachment>, };

/**
 * A roll-call that is begun after all.
 */
export type RollCallToReinstate = { 
/**
 * Which.
 */
id: RollCallId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * A roll-call to be begun.
 */
export type RollCallToStart = { 
/**
 * Made by the client; the same key again is the same roll-call.
 */
requestKey: RequestKey, 
/**
 * The day on which volunteers are counted.
 */
countedOn: string, };

/**
 * Answers that were carried out, and are not after all.
 */
export type RollCallToTakeBack = { 
/**
 * In which roll-call.
 */
rollCallId: RollCallId, 
/**
 * Of which workplace.
 */
workplaceId: OrganisationId, 
/**
 * The attachments as they were.
 */
attachments: Array<AttachmentBefore>, };

/**
 * A roll-call that is not begun after all.
 */
export type RollCallToWithdraw = { 
/**
 * Which.
 */
id: RollCallId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * A workplace in a roll-call.
 */
export type RollCallWorkplace = { 
/**
 * Which.
 */
workplaceId: OrganisationId, 
/**
 * What it is called.
 */
name: string, 
/**
 * How far it is.
 */
standing: RollCallStanding, 
/**
 * How many attachments it is asked about.
 */
asked: number, 
/**
 * About how many it has answered.
 */
answered: number, 
/**
 * How many of the answers are carried out.
 */
carriedOut: number, 
/**
 * When it got its list.
 */
sentAt: Instant | null, 
/**
 * Whether it says that somebody is missing on its list.
 */
saysMissing: boolean, };

/**
 * A room or a combination.
 */
export type Room = { 
/**
 * The room.
 */
id: RoomId, 
/**
 * Its house.
 */
premisesId: PremisesId, 
/**
 * What the office wrote about it.
 */
details: RoomDetails, 
/**
 * What it occupies.
 */
spaces: Array<SpaceId>, 
/**
 * The rooms it is made of; empty for a room that is no combination.
 */
parts: Array<RoomId>, 
/**
 * Its place in the office's order.
 */
position: number, 
/**
 * Since when it is no longer lent. A combination goes with its first retired part.
 */
retiredAt: Instant | null, 
/**
 * Counts the changes; an edit carries the one it saw.
 */
version: number, };

/**
 * What the office writes about a room or a combination.
 */
export type RoomDetails = { 
/**
 * Its name; no other room of the house has it.
 */
name: string, 
/**
 * What stands where there is little room; the name where empty.
 */
shortName: string, 
/**
 * Other words people call it by.
 */
aliases: Array<string>, 
/**
 * The floor, in words.
 */
floor: string, 
/**
 * How many persons may be in it by law: a hard stop. A combination has a number of its own, not the sum.
 */
maximumPersons: number, 
/**
 * Seats by set-up.
 */
layouts: Array<LayoutSeats>, 
/**
 * What is in it, one word or two each.
 */
equipment: Array<string>, 
/**
 * Whether one gets in without steps.
 */
stepFree: Fact, 
/**
 * Whether it has a hearing loop.
 */
hearingLoop: Fact, 
/**
 * Work before and after each booking.
 */
buffers: Buffers, 
/**
 * The shortest booking, in minutes.
 */
leastMinutes: number | null, 
/**
 * The longest booking, in minutes.
 */
mostMinutes: number | null, 
/**
 * What borrowers of this room have to know.
 */
houseRules: string, };

/**
 * Rooms that a desk keeps for a few minutes. It runs out by itself, and leaves neither a number nor a cancellation.
 */
export type RoomHold = { 
/**
 * The hold.
 */
id: HoldId, 
/**
 * The rooms, in the order they were chosen.
 */
rooms: Array<RoomId>, 
/**
 * From when, on the wall clock.
 */
starts: WallTime, 
/**
 * Until when, on the wall clock.
 */
ends: WallTime, 
/**
 * The full name of whoever keeps it.
 */
by: string, 
/**
 * Who that is.
 */
byUserId: UserId | null, 
/**
 * Until when it is kept, on the wall clock.
 */
until: WallTime, 
/**
 * The same moment, for a countdown.
 */
untilAt: Instant, };

/**
 * What is booked: a set of spaces.
 */
export type RoomId = number & { readonly of: "room" };

/**
 * Something a room has, or that visitors depend on.
 */
export type RoomNeed = { "kind": "equipment", "what": string } | { "kind": "access", "what": AccessNeed };

/**
 * Rooms and a time, as a booking had or has them.
 */
export type RoomsAndTime = { 
/**
 * The rooms.
 */
rooms: Array<RoomId>, 
/**
 * From when.
 */
starts: WallTime, 
/**
 * Until when.
 */
ends: WallTime, };

/**
 * What is to come of a row that something like it is there for.
 */
export type RowChoice = { "kind": "same", 
/**
 * Which one.
 */
id: number, } | { "kind": "new" };

/**
 * Something like a row that is there already.
 */
export type RowDouble = { 
/**
 * Which one.
 */
id: number, 
/**
 * Whether it is surely the same.
 */
isSure: boolean, 
/**
 * What is known of it, by the slice's columns.
 */
cells: { [key in string]: string }, };

/**
 * All rules of the office.
 */
export type RuleBook = { 
/**
 * Kind of borrower by kind, each once, in the order of their priority.
 */
lending: Array<LendingTerms>, 
/**
 * What happens when somebody books further ahead than their kind may.
 */
horizon: RuleForce, 
/**
 * How soon one may book.
 */
leadTime: LeadTime, 
/**
 * A borrower cancels so many days before.
 */
cancelDays: number, 
/**
 * The house takes a booking back so many days before.
 */
recallDays: number, 
/**
 * An option is kept so many days where nobody says how long, and no longer than until its booking begins.
 */
optionDays: number, 
/**
 * Many people.
 */
largeEvents: LargeEvents, 
/**
 * Nights.
 */
overnight: OvernightStays, 
/**
 * Very many people.
 */
seatingPlans: SeatingPlans, 
/**
 * The hours that everybody wants.
 */
primeTime: PrimeTime, 
/**
 * Whoever books and does not come.
 */
noShows: NoShows, 
/**
 * What somebody has to say yes to.
 */
approval: Approval, 
/**
 * What of a booking the hours of a house have to cover.
 */
hoursCover: HoursCover, 
/**
 * Where each rule comes from: a law, a page of the policy, a decision.
 */
sources: { [rule in RuleKind]?: string }, };

/**
 * What was found.
 */
export type RuleFinding = { "kind": "not_open_yet", 
/**
 * When it opens.
 */
opensOn: string, } | { "kind": "too_far_ahead", 
/**
 * How many.
 */
months: number, 
/**
 * The last day there may be.
 */
latestOn: string, } | { "kind": "short_notice", 
/**
 * How many days are left.
 */
days: number, 
/**
 * How many there should be.
 */
least: number, } | { "kind": "large_event", 
/**
 * How many come.
 */
attendees: number, 
/**
 * From how many on.
 */
from: number, 
/**
 * At which house.
 */
premisesId: PremisesId, 
/**
 * Who is told.
 */
notify: string, 
/**
 * By when.
 */
by: string, 
/**
 * Whether that day is over.
 */
late: boolean, } | { "kind": "overnight", 
/**
 * Who is told.
 */
notify: string, 
/**
 * By when.
 */
by: string, 
/**
 * Whether that day is over.
 */
late: boolean, 
/**
 * Whether so many sleep there that there has to be a plan of where.
 */
needsPlan: boolean, } | { "kind": "seating_plan", 
/**
 * How many come.
 */
attendees: number, 
/**
 * Above how many.
 */
above: number, } | { "kind": "prime_time", 
/**
 * What it would have with this booking, in minutes.
 */
minutes: number, 
/**
 * What it has at most, in minutes.
 */
most: number, 
/**
 * In which time.
 */
per: QuotaPeriod, 
/**
 * When that time begins.
 */
from: string, } | { "kind": "no_shows", 
/**
 * How often.
 */
count: number, 
/**
 * From how often on it is told.
 */
from: number, 
/**
 * When the season began.
 */
since: string, } | { "kind": "room_needs_approval", 
/**
 * Which.
 */
roomId: RoomId, } | { "kind": "hours_need_approval" } | { "kind": "room_closed", 
/**
 * Which.
 */
roomId: RoomId, 
/**
 * Why.
 */
reason: ClosedReason, 
/**
 * From when, on the wall clock.
 */
starts: WallTime, 
/**
 * Until when, on the wall clock.
 */
ends: WallTime, } | { "kind": "outside_hours", 
/**
 * Which.
 */
premisesId: PremisesId, 
/**
 * From when it would have to be open, on the wall clock.
 */
starts: WallTime, 
/**
 * Until when, on the wall clock.
 */
ends: WallTime, };

/**
 * What happens when a rule is not kept.
 */
export type RuleForce = "off" | "tell" | "desk" | "office";

/**
 * What a rule is about.
 */
export type RuleKind = "lending" | "horizon" | "lead_time" | "cancel_notice" | "recall_notice" | "option_time" | "large_event" | "overnight" | "seating_plan" | "prime_time" | "no_show" | "approval" | "head_count" | "declaration" | "length" | "grid" | "opening_hours" | "buffers" | "closed_days";

/**
 * What one rule says to a booking.
 */
export type RuleNote = { 
/**
 * What it found.
 */
finding: RuleFinding, 
/**
 * What that means: only told, or to be overruled, and by whom.
 */
force: RuleForce, 
/**
 * Where the rule comes from, in the office's words.
 */
source: string, 
/**
 * Whether whoever asks may overrule it.
 */
mayOverrule: boolean, };

/**
 * What a scan can be, a photo too.
 */
export type ScanKind = "pdf" | "png" | "jpeg";

/**
 * A holiday of the schools, which each municipality decides for itself.
 */
export type SchoolHoliday = { 
/**
 * What it is called.
 */
name: string, 
/**
 * Its first day.
 */
firstOn: string, 
/**
 * Its last day, which is part of it.
 */
lastOn: string, };

/**
 * A juror's sheet about one nominee, as typed and sealed.
 */
export type ScoreSheet = { 
/**
 * Points by the code of the criterion; what is left out is not scored yet.
 */
scores: Record<string, number>, 
/**
 * Whether the juror judges this one not at all.
 */
abstained: boolean, 
/**
 * What they noted for themselves.
 */
note: string, };

/**
 * A juror's sheet about one nominee, by the number they read by.
 */
export type ScoringLine = { 
/**
 * The number.
 */
number: number, 
/**
 * What tells this nominee's number from another's that takes the same number later; what is written carries it.
 */
mark: number, 
/**
 * Counts the changes; what is written carries the one it saw. 0 of one that was never written.
 */
version: number, 
/**
 * How far it is.
 */
state: SheetState, 
/**
 * What is scored.
 */
sheet: ScoreSheet, 
/**
 * Who it is: told once scoring is closed.
 */
name: string | null, };

/**
 * Whose sheets.
 */
export type ScoringOf = { 
/**
 * In which year.
 */
awardYearId: AwardYearId, 
/**
 * Whose; none for one's own. The secretary types in those of jurors who work on paper.
 */
memberId: AwardMemberId | null, };

/**
 * A year in which scoring begins or ends.
 */
export type ScoringRound = { 
/**
 * Which.
 */
awardYearId: AwardYearId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * What a juror scores.
 */
export type ScoringTable = { 
/**
 * Whose.
 */
memberId: AwardMemberId, 
/**
 * Their name.
 */
memberName: string, 
/**
 * For how many nominees they have not answered: before that there is nothing to score.
 */
unanswered: number, 
/**
 * Whether scoring is open.
 */
isOpen: boolean, 
/**
 * Whether all of it is scored.
 */
isDone: boolean, 
/**
 * In the order of their numbers.
 */
lines: Array<ScoringLine>, };

/**
 * A year in which scoring begins again.
 */
export type ScoringToReopen = { 
/**
 * Which.
 */
awardYearId: AwardYearId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * Why.
 */
reason: string, };

/**
 * Why a sealed paper is not journalled. A choice, not words: words could say what is sealed.
 */
export type SealedLeftOut = "printed_again" | "by_mistake" | "there_already" | "of_no_matter";

/**
 * How a key stands.
 */
export type SealingState = { 
/**
 * What it is for.
 */
name: KeyName, 
/**
 * When it was made; `None` before anything is sealed.
 */
begunAt: Instant | null, 
/**
 * When the code was printed that opens it when every password is forgotten.
 */
codeMadeAt: Instant | null, 
/**
 * Why it does not open for whoever asks; `None` where it does.
 */
closed: KeyClosed | null, 
/**
 * Who has access and can sign in.
 */
holders: Array<KeyHolder>, 
/**
 * Who may be given access.
 */
candidates: Array<KeyCandidate>, };

/**
 * The office's year, as its settings say.
 */
export type SeasonDates = { 
/**
 * Counts the changes; an edit carries the one it saw.
 */
version: number, 
/**
 * The most dates that may be booked as one series.
 */
mostDates: number, 
/**
 * Dates that have a name, in the office's order.
 */
named: Array<NamedDate>, 
/**
 * The schools' holidays, by their first day.
 */
schoolHolidays: Array<SchoolHoliday>, };

/**
 * So many people that there has to be an approved plan of where they sit.
 */
export type SeatingPlans = { 
/**
 * What happens when there are; the reason is where the plan is found.
 */
force: RuleForce, 
/**
 * More persons than these.
 */
above: number, };

/**
 * Where a variable is asked for in the editor.
 */
export type Section = "parties" | "activity" | "roles" | "premises" | "economy" | "certificates" | "evaluation" | "period" | "signatures" | "own";

/**
 * An attachment as it was seen.
 */
export type SeenAttachment = { 
/**
 * Which.
 */
attachmentId: AttachmentId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * A booking of a series as somebody saw it: an act on the series names each that it touches, so that it never touches
 * another.
 */
export type SeenBooking = { 
/**
 * The booking.
 */
id: BookingId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * A series with all its dates, by the date that the rule gave.
 */
export type SeriesCard = { 
/**
 * The series.
 */
series: BookingSeries, 
/**
 * Its dates.
 */
dates: Array<SeriesDate>, };

/**
 * One thing that is to be otherwise. What is not named stays as it is.
 */
export type SeriesChange = { "field": "time", 
/**
 * Days from the date that the rule gives to the day it is held.
 */
dayShift?: number, 
/**
 * When it begins, in minutes from midnight.
 */
startsMinute?: number, 
/**
 * How long it is, on the wall clock.
 */
lengthMinutes?: number, } | { "field": "rooms", 
/**
 * The first first.
 */
rooms: Array<RoomId>, } | { "field": "borrower", 
/**
 * `null` is the house itself.
 */
organisationId: OrganisationId | null, } | { "field": "lent_as", 
/**
 * `null` is as what the borrower is.
 */
lentAs: BorrowerCategory | null, } | { "field": "contact", 
/**
 * `null` is nobody.
 */
contactPersonId: PersonId | null, } | { "field": "title", 
/**
 * Empty, the borrower's name.
 */
title: string, } | { "field": "kind", 
/**
 * Which kind.
 */
kind: BookingKind, } | { "field": "attendees", 
/**
 * `null` where nobody said.
 */
attendees: number | null, } | { "field": "layout", 
/**
 * `null` is any way.
 */
layout: Layout | null, } | { "field": "note", 
/**
 * Empty is none.
 */
note: string, };

/**
 * One date of a series: booked, cancelled, or left out.
 */
export type SeriesDate = { 
/**
 * The date that the rule gave: what the date is known by.
 */
on: string, 
/**
 * The booking, cancelled or not; `null` where the date is left out.
 */
booking: Booking | null, 
/**
 * Why it is left out; `null` where it was booked.
 */
leftOut: LeftOutReason | null, 
/**
 * What of it somebody changed by hand.
 */
byHand: Array<SeriesField>, 
/**
 * Whether it has begun: then no act on the series touches it.
 */
hasBegun: boolean, };

/**
 * A change of a series, for some of its dates.
 */
export type SeriesEdit = { 
/**
 * The series.
 */
id: SeriesId, 
/**
 * From this date of the rule on; left out, all that is to come.
 */
fromOn?: string, 
/**
 * What is to be otherwise; each field at most once.
 */
changes: Array<SeriesChange>, 
/**
 * What was decided about single dates. One that is skipped keeps its place.
 */
choices: Array<DateChoice>, 
/**
 * Dates on which what was changed by hand gives way.
 */
also: Array<string>, };

/**
 * A series edit before it is saved.
 */
export type SeriesEditPlan = { 
/**
 * The version of the series that was read.
 */
version: number, 
/**
 * Every date it is about, by the date that the rule gave.
 */
dates: Array<DateEdit>, 
/**
 * What becomes of those that are to be elsewhere or at another time.
 */
plan: SeriesPlan, };

/**
 * When a series is over.
 */
export type SeriesEnd = { "kind": "on", 
/**
 * The last day, which is part of it.
 */
date: string, } | { "kind": "after", 
/**
 * How many times.
 */
count: number, } | { "kind": "named", 
/**
 * The name, as the settings have it.
 */
name: string, };

/**
 * What is left out of a series.
 */
export type SeriesException = { "kind": "date", 
/**
 * The date.
 */
date: string, } | { "kind": "period", 
/**
 * The first day.
 */
from: string, 
/**
 * The last day, left out too.
 */
to: string, } | { "kind": "week", 
/**
 * 1 to 53.
 */
week: number, 
/**
 * In one year only; left out, in each.
 */
year?: number, } | { "kind": "school_holidays" } | { "kind": "public_holidays" };

/**
 * How a series goes on.
 */
export type SeriesExtension = { "kind": "until", 
/**
 * The new end.
 */
end: SeriesEnd, } | { "kind": "dates", 
/**
 * In any order.
 */
dates: Array<string>, };

/**
 * What of one date can be other than what was agreed for the series.
 */
export type SeriesField = "time" | "rooms" | "borrower" | "lent_as" | "contact" | "title" | "kind" | "attendees" | "layout" | "note" | "buffers" | "holiday_agreement";

/**
 * Bookings made together by one rule.
 */
export type SeriesId = number & { readonly of: "series" };

/**
 * Other rooms for all dates of a series.
 */
export type SeriesOffer = { 
/**
 * The rooms.
 */
rooms: Array<RoomId>, 
/**
 * Their names, in the same order.
 */
roomNames: Array<string>, 
/**
 * The house of the first.
 */
premisesName: string, 
/**
 * Whether that is the house that was asked for.
 */
sameHouse: boolean, 
/**
 * How many persons may be in them.
 */
maximum: number, 
/**
 * On how many of the dates they are free.
 */
free: number, };

/**
 * Every date of a series with what would become of it.
 */
export type SeriesPlan = { 
/**
 * The dates, by the date that the rule gives; those that are left out are among them.
 */
dates: Array<PlannedDate>, 
/**
 * How many can be had.
 */
free: number, 
/**
 * How many are wanted and cannot be had.
 */
hindered: number, 
/**
 * How many are left out.
 */
leftOut: number, 
/**
 * Other rooms that are free on more of the dates, best first.
 */
instead: Array<SeriesOffer>, 
/**
 * What the desk should know; nothing is refused for it.
 */
warnings: Array<SeriesWarning>, };

/**
 * What was agreed for the dates of a series.
 */
export type SeriesTerms = { 
/**
 * The rooms, the first first.
 */
rooms: Array<RoomId>, 
/**
 * Days from the date that the rule gives to the day it is held; not 0 where the series was moved to another weekday.
 */
dayShift: number, 
/**
 * When it begins, in minutes from midnight.
 */
startsMinute: number, 
/**
 * How long it is, on the wall clock.
 */
lengthMinutes: number, 
/**
 * Who borrows; `null` is the house itself.
 */
organisationId: OrganisationId | null, 
/**
 * As what it is lent to them; `null` is as what they are.
 */
lentAs: BorrowerCategory | null, 
/**
 * Whom to talk to about it.
 */
contactPersonId: PersonId | null, 
/**
 * What it is called.
 */
title: string, 
/**
 * What it is for.
 */
kind: BookingKind, 
/**
 * How many are expected.
 */
attendees: number | null, 
/**
 * How the room is to be set up.
 */
layout: Layout | null, 
/**
 * Whatever else the house has to know.
 */
note: string, 
/**
 * Other buffers than the rooms' own.
 */
buffers: BookingBuffers | null, 
/**
 * Whom at the house it was agreed with, on days when the house asks to be asked.
 */
holidayAgreement: string | null, };

/**
 * What the desk should know before it books a series; nothing is refused for it.
 */
export type SeriesWarning = { "kind": "school_holidays_unknown", 
/**
 * The first day of it.
 */
from: string, 
/**
 * The last day of it.
 */
to: string, } | { "kind": "week53", 
/**
 * The year.
 */
year: number, };

/**
 * Other buffers for a booking.
 */
export type SetBuffers = { 
/**
 * The booking.
 */
id: BookingId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * For every room of it, and why; `null` is the rooms' own as they are now.
 */
buffers: BookingBuffers | null, };

/**
 * All the opening hours of a house.
 */
export type SetOpeningHours = { 
/**
 * The house.
 */
premisesId: PremisesId, 
/**
 * The version of the house that was seen.
 */
version: number, 
/**
 * The usual hours (without dates) and the periods with hours of their own. None at all: open at any time.
 */
periods: Array<OpeningPeriod>, };

/**
 * A password that the administrator sets for somebody who has forgotten theirs.
 */
export type SetPassword = { 
/**
 * The user.
 */
id: UserId, 
/**
 * As long as passwords have to be.
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
 * How far a sheet is.
 */
export type SheetState = "empty" | "incomplete" | "complete" | "abstained";

/**
 * A sheet to be kept. It is never part of a draft, a way back or the log.
 */
export type SheetToKeep = { 
/**
 * In which year.
 */
awardYearId: AwardYearId, 
/**
 * Whose; none for one's own.
 */
memberId: AwardMemberId | null, 
/**
 * By the number they read by.
 */
number: number, 
/**
 * The mark that was seen with it.
 */
mark: number, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * What is scored, all of it.
 */
sheet: ScoreSheet, };

/**
 * An evaluation sheet that was printed, to be sent.
 */
export type SheetToMail = { 
/**
 * Which sheet.
 */
sheet: SheetWanted, 
/**
 * Its paper.
 */
paperId: PaperId, };

/**
 * An evaluation sheet to be printed.
 */
export type SheetToPrint = { 
/**
 * Made by the client; the same key again is the same paper.
 */
requestKey: RequestKey, 
/**
 * Which sheet.
 */
sheet: SheetWanted, };

/**
 * Which sheet.
 */
export type SheetToRead = { 
/**
 * In which year.
 */
awardYearId: AwardYearId, 
/**
 * Whose; none for one's own.
 */
memberId: AwardMemberId | null, 
/**
 * By the number they read by.
 */
number: number, };

/**
 * What stood on a sheet until the next version.
 */
export type SheetVersion = { 
/**
 * Counts the changes of the sheet.
 */
version: number, 
/**
 * Which time scoring was open.
 */
round: number, 
/**
 * When it was written.
 */
writtenAt: Instant, 
/**
 * Who wrote it, by the name they have in the year; empty of somebody who is not in it.
 */
writtenBy: string, 
/**
 * What was scored; what a lost key sealed can be read no more.
 */
sheet: ScoreSheet | null, };

/**
 * An evaluation sheet that is wanted.
 */
export type SheetWanted = { 
/**
 * The agreement.
 */
id: AgreementId, 
/**
 * In which language; left out, the agreement's.
 */
language?: Language, };

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
 * A signature on an agreement.
 */
export type Signature = { 
/**
 * The signature.
 */
id: SignatureId, 
/**
 * For whom.
 */
side: AgreementSide, 
/**
 * Who.
 */
name: string, 
/**
 * What they are there, or empty.
 */
title: string, 
/**
 * On which day.
 */
signedOn: string, 
/**
 * The role that lets them sign for the association.
 */
contactRoleId: ContactRoleId | null, 
/**
 * What the records say of it.
 */
right: SigningRight, };

/**
 * A signature on an agreement.
 */
export type SignatureId = number & { readonly of: "signature" };

/**
 * A signature to be noted.
 */
export type SignatureToNote = { 
/**
 * Made by the client; the same key again is the same signature.
 */
requestKey: RequestKey, 
/**
 * The agreement.
 */
id: AgreementId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * For whom.
 */
side: AgreementSide, 
/**
 * Who.
 */
name: string, 
/**
 * What they are there, or empty.
 */
title: string, 
/**
 * On which day.
 */
signedOn: string, 
/**
 * Their role at the association, where they were chosen from its people.
 */
contactRoleId: ContactRoleId | null, };

/**
 * A signature to be put back.
 */
export type SignatureToReinstate = { 
/**
 * The agreement.
 */
id: AgreementId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * The signature.
 */
signatureId: SignatureId, };

/**
 * A signature to be taken off again.
 */
export type SignatureToWithdraw = { 
/**
 * The agreement.
 */
id: AgreementId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * The signature.
 */
signatureId: SignatureId, };

/**
 * A signature in a list.
 */
export type SignedBy = { 
/**
 * For whom.
 */
side: AgreementSide, 
/**
 * Who.
 */
name: string, };

/**
 * A scan to be kept with an agreement.
 */
export type SignedCopyToAttach = { 
/**
 * Made by the client; the same key again is the same scan.
 */
requestKey: RequestKey, 
/**
 * The agreement.
 */
id: AgreementId, 
/**
 * The name of the file, without its folder.
 */
fileName: string, 
/**
 * A PDF, PNG or JPEG of at most fifteen megabytes, as base64 text.
 */
scan: string, };

/**
 * A scan to be taken away from an agreement. It stays stored: what was kept is never lost by a slip.
 */
export type SignedCopyToDetach = { 
/**
 * The agreement.
 */
id: AgreementId, 
/**
 * The scan.
 */
paperId: PaperId, };

/**
 * A scan to be put back.
 */
export type SignedCopyToReattach = { 
/**
 * The agreement.
 */
id: AgreementId, 
/**
 * The scan.
 */
paperId: PaperId, };

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
 * What the association's contact roles say of somebody who signed for it.
 */
export type SigningRight = "held" | "not_then" | "other_role" | "unknown" | "own";

/**
 * Somebody on a day.
 */
export type SomebodyOnDay = { 
/**
 * Who.
 */
personId: PersonId, 
/**
 * Their full name.
 */
fullName: string, 
/**
 * How they stood; at the workplace that is asked about, where one is.
 */
standing: CoverStanding, 
/**
 * Their attachments around the day, the best covered first.
 */
attachments: Array<AttachmentOnDay>, };

/**
 * An atomic part of a house: what can be occupied once at a time.
 */
export type SpaceId = number & { readonly of: "space" };

/**
 * Whether a party is in use or put away.
 */
export type Standing = "active" | "archived";

/**
 * A stretch of compared text.
 */
export type Stretch = { 
/**
 * What became of it.
 */
kind: StretchKind, 
/**
 * The words.
 */
text: string, };

/**
 * What became of a stretch of text.
 */
export type StretchKind = "same" | "out" | "in";

/**
 * One thing an event, a look or a search is about.
 */
export type Subject = { 
/**
 * What kind of thing.
 */
kind: SubjectKind, 
/**
 * Its id.
 */
id: number, };

/**
 * The thing whose history is asked for.
 */
export type SubjectHistory = { 
/**
 * What happened to this.
 */
subject: Subject, 
/**
 * Where the page before ended.
 */
after?: LogCursor, };

/**
 * What kind of thing an event is about.
 */
export type SubjectKind = "office" | "user" | "organisation" | "person" | "premises" | "room" | "closure" | "booking" | "series" | "agreement" | "volunteer" | "register" | "claim" | "award_year" | "nominee" | "paper";

/**
 * The name something goes by now.
 */
export type SubjectName = { 
/**
 * The thing.
 */
subject: Subject, 
/**
 * Its name; for bookings and agreements the number.
 */
name: string, };

/**
 * What a guess rests on.
 */
export type Sureness = "heading" | "content" | "unknown";

/**
 * Two bookings that are to exchange rooms.
 */
export type SwapRooms = { 
/**
 * One of the two, as it was seen.
 */
one: SeenBooking, 
/**
 * The other, as it was seen.
 */
other: SeenBooking, 
/**
 * Why it is done all the same, where rules of the office are broken that their rooms now do not break.
 */
overrule?: string, 
/**
 * Given by the way back alone: it takes up again what was agreed of the two before, whatever the rules say by now.
 */
asAgreed?: [AgreedTerms, AgreedTerms], };

/**
 * Both bookings, in each other's rooms.
 */
export type SwappedRooms = { 
/**
 * One of the two.
 */
one: Booking, 
/**
 * The other.
 */
other: Booking, };

/**
 * As what a table is given out.
 */
export type TableFormat = "xlsx" | "csv";

/**
 * A file that was looked at.
 */
export type TableLook = { 
/**
 * Its sheets in which something is written.
 */
sheets: Array<TableSheet>, };

/**
 * Why a table cannot be read.
 */
export type TableProblem = { "kind": "empty" } | { "kind": "too_large", 
/**
 * The most megabytes that are read.
 */
megabytes: number, } | { "kind": "too_many_rows", 
/**
 * The most that are read.
 */
most: number, } | { "kind": "too_many_columns", 
/**
 * The most that are read.
 */
most: number, } | { "kind": "locked" } | { "kind": "damaged" } | { "kind": "old_workbook" } | { "kind": "not_a_table" };

/**
 * One row of a file.
 */
export type TableRow = { 
/**
 * Which row of the file it is.
 */
number: number, 
/**
 * What stands in its cells; where a CPR number stood, nothing.
 */
cells: Array<string>, };

/**
 * One sheet of a file, as it was understood.
 */
export type TableSheet = { 
/**
 * What it is called; empty where it has no name.
 */
name: string, 
/**
 * How many of the rows stand above the data: the headings are the last of them.
 */
headRows: number, 
/**
 * Its columns.
 */
columns: Array<GuessedColumn>, 
/**
 * All rows, with those of the head.
 */
rows: Array<TableRow>, 
/**
 * The cells that a CPR number was taken out of.
 */
cprRemoved: Array<CellPlace>, };

/**
 * Where a table comes from.
 */
export type TableSource = { "from": "pasted", 
/**
 * As it was pasted.
 */
text: string, } | { "from": "file", 
/**
 * Its bytes, as base64 text.
 */
bytes: string, };

/**
 * Answers to dates of a series to be taken back.
 */
export type TakeBackAnswers = { 
/**
 * The series.
 */
id: SeriesId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * The dates that were answered.
 */
dates: Array<AnsweredDate>, };

/**
 * An extension to be taken back.
 */
export type TakeBackExtension = { 
/**
 * The series.
 */
id: SeriesId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * How it repeated before.
 */
recurrence: Recurrence, 
/**
 * Its first date before.
 */
firstOn: string, 
/**
 * Its last date before.
 */
lastOn: string, 
/**
 * The bookings that came with it.
 */
bookings: Array<SeenBooking>, 
/**
 * The dates that it left out.
 */
leftOut: Array<string>, 
/**
 * How it went on.
 */
extension: SeriesExtension, 
/**
 * What was decided about single dates.
 */
choices: Array<DateChoice>, 
/**
 * Why it was done all the same, where rules of the office were broken.
 */
overrule?: string, };

/**
 * An import to be taken back.
 */
export type TakeBackImport = { 
/**
 * What came of it.
 */
parts: ImportParts, };

/**
 * An import of nominations to be taken back.
 */
export type TakeBackNominationImport = { 
/**
 * What came of it.
 */
parts: NominationImportParts, };

/**
 * An import of volunteers to be taken back.
 */
export type TakeBackVolunteerImport = { 
/**
 * What came of it.
 */
parts: VolunteerImportParts, };

/**
 * A part of a day that is taken.
 */
export type TakenSpan = { 
/**
 * Minutes from midnight.
 */
fromMinute: number, 
/**
 * Minutes from midnight; 1440 is midnight at the end of the day.
 */
untilMinute: number, };

/**
 * A time when a room is blocked by a booking of another.
 */
export type TakenTime = { 
/**
 * The room that cannot be had.
 */
roomId: RoomId, 
/**
 * The booking that blocks it.
 */
bookingId: BookingId, 
/**
 * From when, on the wall clock.
 */
starts: WallTime, 
/**
 * Until when, on the wall clock.
 */
ends: WallTime, };

/**
 * A talk about an agreement.
 */
export type Talk = { 
/**
 * The talk.
 */
id: TalkId, 
/**
 * Counts the changes; an edit carries the one it saw.
 */
version: number, 
/**
 * What was said.
 */
facts: TalkFacts, 
/**
 * The day the next step was done.
 */
nextDoneOn: string | null, 
/**
 * Who noted it.
 */
notedBy: string | null, };

/**
 * What was said at a talk.
 */
export type TalkFacts = { 
/**
 * The day.
 */
heldOn: string, 
/**
 * Who took part, in the office's own words, or empty.
 */
tookPart: string, 
/**
 * What was said.
 */
said: string, 
/**
 * What is to be done, or empty.
 */
nextStep: string, 
/**
 * The day the next step comes back as a question.
 */
nextOn: string | null, };

/**
 * A talk about an agreement.
 */
export type TalkId = number & { readonly of: "talk" };

/**
 * A talk to be corrected.
 */
export type TalkToChange = { 
/**
 * The talk.
 */
talkId: TalkId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * What was said.
 */
facts: TalkFacts, };

/**
 * A talk to be taken back, or put back.
 */
export type TalkToKeep = { 
/**
 * The talk.
 */
talkId: TalkId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * Whether it is to stand.
 */
keeping: Keeping, };

/**
 * A talk to be noted.
 */
export type TalkToNote = { 
/**
 * Made by the client; the same key again is the same talk.
 */
requestKey: RequestKey, 
/**
 * The agreement.
 */
agreementId: AgreementId, 
/**
 * What was said.
 */
facts: TalkFacts, };

/**
 * What one kind of borrower pays.
 */
export type Tariff = { "kind": "free" } | { "kind": "per_booking", 
/**
 * How much.
 */
rate: Oere, } | { "kind": "per_hour", 
/**
 * How much.
 */
rate: Oere, };

/**
 * First and last day of a time in which an agreement holds, both included.
 */
export type Term = { 
/**
 * The first day.
 */
startsOn: string, 
/**
 * The last day.
 */
endsOn: string, };

/**
 * The notice that one side has given.
 */
export type Termination = { 
/**
 * The day it was given.
 */
givenOn: string, 
/**
 * By whom.
 */
givenBy: AgreementSide, 
/**
 * With the agreed notice, or at once.
 */
way: NoticeWay, 
/**
 * The last day of the agreement.
 */
endsOn: string, };

/**
 * Notice that was taken back.
 */
export type TerminationToWithdraw = { 
/**
 * Which.
 */
id: AgreementId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * Notice, and whether the agreement goes on by itself.
 */
export type Terms = { 
/**
 * The notice.
 */
notice: Notice, 
/**
 * So many months it goes on at a time when nobody gives notice; `None` where it simply ends.
 */
tacitMonths: number | null, };

/**
 * Terms as they should be.
 */
export type TermsChange = { 
/**
 * The agreement.
 */
id: AgreementId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * The terms.
 */
terms: Terms, };

/**
 * Whether the paper says the notice and the renewal that were chosen.
 */
export type TermsOnPaper = "said" | "contradicted" | "unknown";

/**
 * Text size in percent of the machine's own: 90 to 150.
 */
export type TextSize = 90 | 100 | 110 | 120 | 130 | 140 | 150;

/**
 * Somebody whom the volunteer did damage to.
 */
export type ThirdParty = { 
/**
 * Their name, or empty.
 */
name: string, 
/**
 * How to reach them, or empty.
 */
contact: string, 
/**
 * What was damaged, or empty.
 */
thing: string, 
/**
 * About what it costs, in kroner, or empty.
 */
sum: string, };

/**
 * Whether a letter is done.
 */
export type TickAwardLetter = { 
/**
 * Of which year.
 */
awardYearId: AwardYearId, 
/**
 * Whom it is to.
 */
to: AwardLetterTo, 
/**
 * Whether it was sent, or put in the post.
 */
isDone: boolean, };

/**
 * Whether somebody was told.
 */
export type TickCall = { 
/**
 * The closure.
 */
closureId: ClosureId, 
/**
 * Whose bookings.
 */
party: CallParty, 
/**
 * Whether they were.
 */
isReached: boolean, };

/**
 * Whether somebody was told of bookings.
 */
export type TickNotice = { 
/**
 * What about.
 */
kind: NoticeKind, 
/**
 * Which bookings, as they were seen: what was told is what stood there.
 */
bookings: Array<SeenBooking>, 
/**
 * Whether they were.
 */
isGiven: boolean, };

/**
 * A time that can be meant.
 */
export type TimeOption = { 
/**
 * Minutes from midnight.
 */
startsMinute: number, 
/**
 * Minutes from midnight of the first day; above 1440 it ends on a later one.
 */
endsMinute: number, 
/**
 * Words that mean this time and no other, to stand in the text instead.
 */
words: string, };

/**
 * Whether rooms can be had.
 */
export type TimesCheck = { "outcome": "free", 
/**
 * From when they would be blocked, setting up included.
 */
blockedFrom: WallTime, 
/**
 * Until when they would be blocked, cleaning included.
 */
blockedUntil: WallTime, 
/**
 * What the office's rules say to it; of a booking that is moved, only what they do not say to it where it is.
 */
notes: Array<RuleNote>, 
/**
 * What it would cost; `None` is free.
 */
fee: Fee | null, } | { "outcome": "refused", 
/**
 * What booking them would answer; what is free instead only where it was asked for.
 */
refusal: BookingError, };

/**
 * One day, house by house.
 */
export type Today = { 
/**
 * The day.
 */
date: string, 
/**
 * Now, by the office's clock.
 */
now: WallTime, 
/**
 * The houses that are lent, and those that a booking still lies in.
 */
houses: Array<TodayHouse>, };

/**
 * What happens in a house on a day.
 */
export type TodayHouse = { 
/**
 * The house with its rooms.
 */
house: CalendarHouse, 
/**
 * When it is open; nothing means closed.
 */
open: Array<OpenTime>, 
/**
 * Which rooms are closed, and why.
 */
closed: Array<ClosedTime>, 
/**
 * The day's bookings, by start.
 */
rows: Array<CalendarBooking>, 
/**
 * Those that are going on.
 */
now: Array<BookingId>, 
/**
 * Those that begin next: one, or several at the same time.
 */
next: Array<BookingId>, };

/**
 * One day.
 */
export type TodayOn = { 
/**
 * The day; today by the office's clock where none is named.
 */
date?: string, };

/**
 * How somebody was told.
 */
export type ToldBy = "in_person" | "phone" | "email" | "letter";

/**
 * Somebody was told of a claim.
 */
export type ToldOf = { 
/**
 * When.
 */
on: string, 
/**
 * Whom: a name, an office.
 */
whom: string, 
/**
 * How.
 */
by: ToldBy, };

/**
 * A postal code whose town is asked for.
 */
export type TownsOf = { 
/**
 * As typed so far.
 */
postalCode: string, };

/**
 * Figures of one track, or of both together. A person counts once.
 */
export type TrackFigures = { 
/**
 * Persons who were covered on the day.
 */
onDay: number, 
/**
 * Persons who were covered on some day of the time.
 */
persons: number, 
/**
 * Hours in the time, in hundredths: expected hours a week × covered days ÷ 7.
 */
hours: number, 
/**
 * Full-time equivalents, in hundredths.
 */
fullTime: number, };

/**
 * What a failure means for the office, as far as somebody can act on it.
 */
export type Trouble = "disk_full" | "read_only" | "server_gone" | "busy" | "damaged" | "guard" | "inconsistent" | "other";

/**
 * What a text is to be read as.
 */
export type TypedKind = "date" | "start" | "end" | "hours" | "amount";

/**
 * A row as it is to be taken in, its cells by the slice's columns.
 */
export type TypedRow = { 
/**
 * Which row of the file it is.
 */
number: number, 
/**
 * What is written, by the slice's columns.
 */
cells: { [key in string]: string }, 
/**
 * What is to come of it, where something like it is there already.
 */
choice?: RowChoice, };

/**
 * One text as it was typed.
 */
export type TypedText = { 
/**
 * What it is to be read as.
 */
kind: TypedKind, 
/**
 * As it was typed.
 */
text: string, };

/**
 * Texts as they were typed.
 */
export type TypedTexts = { 
/**
 * The texts; those after the thousandth are not read.
 */
texts: Array<TypedText>, };

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
 * A row that cannot be taken as it is.
 */
export type UnreadRow = { 
/**
 * Which row of the file it is.
 */
number: number, 
/**
 * The name in it, or empty.
 */
name: string, 
/**
 * What is wrong with it: nobody on the list is meant (`fullName`), or the answer cannot be read.
 */
problems: Array<FieldProblem>, };

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
 * A value in the editor.
 */
export type ValueBeingTyped = { 
/**
 * The variable.
 */
name: string, 
/**
 * What is written.
 */
value: string, };

/**
 * One thing to fill in.
 */
export type Variable = { 
/**
 * Its name in the texts: `{{purpose}}`.
 */
name: string, 
/**
 * What people call it in the texts: `{{formål}}`. The page shows this in place of the name.
 */
word: LocalisedText, 
/**
 * What is written in it.
 */
kind: VariableKind, 
/**
 * Where it is asked for.
 */
section: Section, 
/**
 * What it is called.
 */
label: LocalisedText, 
/**
 * The record it is filled from, e.g. `association.name`.
 */
from: string | null, 
/**
 * What stands there until somebody writes something else.
 */
default: LocalisedText | null, 
/**
 * Whether the paper is whole without it.
 */
optional: boolean, };

/**
 * What is written in a variable; decides the field it is typed in.
 */
export type VariableKind = "text" | "long_text" | "date" | "money" | "person";

/**
 * Whether new texts may ask for a variable.
 */
export type VariableUse = "used" | "retired";

/**
 * One of several texts a clause can have.
 */
export type Variant = { 
/**
 * Its key within the clause.
 */
key: string, 
/**
 * What it is called.
 */
label: LocalisedText, 
/**
 * Its text.
 */
body: LocalisedText, 
/**
 * It is chosen by itself where the agreement has to do with this.
 */
when?: ClauseCondition, };

/**
 * How an attachment stood on a day, and what that rests on.
 */
export type Verdict = { 
/**
 * The day.
 */
on: string, 
/**
 * How it stood.
 */
standing: CoverStanding, 
/**
 * Every reason why not; none where it was covered.
 */
reasons: Array<NoCoverReason>, 
/**
 * What else is to be said.
 */
notes: Array<CoverNote>, 
/**
 * What of the council's list held for it.
 */
guideline: GuidelineHeld | null, 
/**
 * The insurances that were in force for it.
 */
policies: Array<PolicyHeld>, };

/**
 * Why a version was made.
 */
export type VersionReason = "review" | "sending" | "signing";

/**
 * Everything that is known of a volunteer.
 */
export type VolunteerCard = { 
/**
 * Who.
 */
personId: PersonId, 
/**
 * Their full name.
 */
fullName: string, 
/**
 * Their phone, or empty.
 */
phone: string, 
/**
 * Their e-mail address, or empty.
 */
email: string, 
/**
 * Whether name and address are protected: nothing of it is printed.
 */
protection: Protection, 
/**
 * Whether the entry stands.
 */
keeping: RegisterKeeping, 
/**
 * Counts the changes of what is known of the volunteer; an edit carries the one it saw.
 */
version: number, 
/**
 * What is known of them.
 */
facts: VolunteerFacts, 
/**
 * What went since no attachment needs it any more, as far as it was not written again.
 */
letGo: Array<LetGo>, 
/**
 * Their age today, where the day of birth is known.
 */
age: number | null, 
/**
 * How they stand today: as the best of their attachments does.
 */
today: CoverStanding, 
/**
 * Their attachments, the latest first.
 */
attachments: Array<AttachmentCard>, 
/**
 * The days between their attachments on which they had none.
 */
gaps: Array<DaySpan>, 
/**
 * The days on which several run.
 */
overlaps: Array<CoverOverlap>, 
/**
 * What is missing, what matters most first.
 */
checks: Array<Check>, 
/**
 * What was printed, the newest first.
 */
papers: Array<PaperSummary>, };

/**
 * How many there are in each part of the register, of those that the words and the place leave.
 */
export type VolunteerCount = { 
/**
 * Which part.
 */
view: VolunteerView, 
/**
 * How many.
 */
volunteers: number, };

/**
 * What is known of a volunteer. The same shape is typed, kept and shown; empty is unknown.
 */
export type VolunteerFacts = { 
/**
 * The day they were born.
 */
birthDate: string, 
/**
 * Whom to ring if something happens.
 */
nextOfKin: NextOfKin, 
/**
 * The consent of whoever has custody, below the age that the office asks it of.
 */
parentalConsent: GivenOn, 
/**
 * The confidentiality declaration.
 */
confidentiality: GivenOn, 
/**
 * The child-protection certificate (*børneattest*).
 */
childCertificate: CertificateDates, 
/**
 * The criminal-record certificate (*straffeattest*).
 */
criminalRecord: CertificateDates, 
/**
 * When they were told what is kept of them, or empty.
 */
informationGivenOn: string, 
/**
 * What the office wants to remember.
 */
note: string, };

/**
 * What followed.
 */
export type VolunteerImportFollowed = { 
/**
 * How many entries.
 */
volunteers: number, 
/**
 * How many attachments.
 */
attachments: number, };

/**
 * What came from a table of volunteers, so that it can be taken back as one.
 */
export type VolunteerImportParts = { 
/**
 * Entries that were made.
 */
entries: Array<EntryOfImport>, 
/**
 * Attachments that were made.
 */
attachments: Array<AttachmentOfImport>, 
/**
 * What puts completed entries back.
 */
entryChanges: Array<VolunteerToChange>, 
/**
 * What puts completed cards back.
 */
personChanges: Array<ChangePerson>, };

/**
 * A volunteer in the list.
 */
export type VolunteerLine = { 
/**
 * Who.
 */
personId: PersonId, 
/**
 * Their full name.
 */
fullName: string, 
/**
 * Their phone, or empty.
 */
phone: string, 
/**
 * Whether name and address are protected.
 */
protection: Protection, 
/**
 * How they stand today.
 */
today: CoverStanding, 
/**
 * Their attachments: those that run first.
 */
attachments: Array<AttachmentLine>, 
/**
 * What is missing, what matters most first.
 */
checks: Array<Check>, 
/**
 * The next day on which an attachment ends.
 */
nextEnd: string | null, };

/**
 * Who is taken into the register.
 */
export type VolunteerPerson = { "who": "known", 
/**
 * Who.
 */
personId: PersonId, } | { "who": "new", 
/**
 * What is known of them.
 */
facts: PersonFacts, };

/**
 * What is said once for all rows of a table; a row that says it itself is believed. Days as they are typed.
 */
export type VolunteerTable = { 
/**
 * The municipal workplace.
 */
workplaceId: OrganisationId | null, 
/**
 * On which track.
 */
track: CoverTrack | null, 
/**
 * Why on that one.
 */
trackReason: string, 
/**
 * Through which association, on that track.
 */
associationId: OrganisationId | null, 
/**
 * What they do.
 */
activity: string, 
/**
 * Which kind of effort it is on the council's list.
 */
effortTypeId: EffortTypeId | null, 
/**
 * The first day.
 */
startsOn: string, 
/**
 * The manager who approved them.
 */
approvedBy: string, 
/**
 * When they were approved.
 */
approvedOn: string, };

/**
 * A volunteer to be attached to a workplace.
 */
export type VolunteerToAttach = { 
/**
 * Made by the client; the same key again is the same attachment.
 */
requestKey: RequestKey, 
/**
 * Who.
 */
personId: PersonId, 
/**
 * Where, and how.
 */
facts: AttachmentFacts, };

/**
 * What is to be known of a volunteer from now on.
 */
export type VolunteerToChange = { 
/**
 * Whose entry.
 */
personId: PersonId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * All that is known of them, changed or not.
 */
facts: VolunteerFacts, };

/**
 * Which volunteer.
 */
export type VolunteerToOpen = { 
/**
 * Whose entry.
 */
personId: PersonId, };

/**
 * A person to be taken into the register.
 */
export type VolunteerToRegister = { 
/**
 * Made by the client; the same key again is the same volunteer.
 */
requestKey: RequestKey, 
/**
 * Who.
 */
person: VolunteerPerson, 
/**
 * What is known of them.
 */
facts: VolunteerFacts, 
/**
 * Their first attachment.
 */
attachment?: AttachmentFacts, };

/**
 * An entry that is to stand again.
 */
export type VolunteerToReinstate = { 
/**
 * Whose entry.
 */
personId: PersonId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * What becomes of the person's own card.
 */
personCard: PersonCardKeeping, };

/**
 * An entry that was made by mistake.
 */
export type VolunteerToWithdraw = { 
/**
 * Whose entry.
 */
personId: PersonId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * What becomes of the person's own card.
 */
personCard: PersonCardKeeping, };

/**
 * Which part of the register.
 */
export type VolunteerView = "current" | "missing" | "awaiting_approval" | "ending_soon" | "covered_today" | "not_covered_today" | "paused" | "to_come" | "through_association" | "ended" | "everybody";

/**
 * What came of a table of volunteers.
 */
export type VolunteersImported = { 
/**
 * How many were taken into the register.
 */
volunteers: number, 
/**
 * Attachments that were made, theirs too.
 */
attachments: number, 
/**
 * Rows whose attachment was there already.
 */
untouched: number, };

/**
 * A page of the register.
 */
export type VolunteersPage = { 
/**
 * By name; at most two hundred at a time.
 */
volunteers: Array<VolunteerLine>, 
/**
 * Where the next page begins; none on the last.
 */
next: PlaceAmongNames | null, 
/**
 * How many there are in each part, of those of whom the check that is asked for was found.
 */
counts: Array<VolunteerCount>, 
/**
 * What was found of anybody, whichever check is asked for.
 */
checks: Array<CheckCount>, };

/**
 * Which volunteers.
 */
export type VolunteersWanted = { 
/**
 * Which part of the register; the current ones, if not said.
 */
view?: VolunteerView, 
/**
 * Words that start words of the name, an activity, a workplace, an association or a kind of effort; all of them.
 */
words?: string, 
/**
 * With an attachment to this workplace, or through this association, that has not ended.
 */
organisationId?: OrganisationId, 
/**
 * Of whom this was found.
 */
check?: CheckKind, 
/**
 * What ends soon, in days; 30 if not said.
 */
withinDays?: number, 
/**
 * Behind this place in the order of names.
 */
after?: PlaceAmongNames, };

/**
 * What waits for the desk.
 */
export type WaitingBookings = { 
/**
 * Requests that have not begun and that nobody has answered, the first to begin first, those for a series once; out
 * of at most a thousand dates.
 */
requests: Array<WaitingRequest>, 
/**
 * Reservations that run out today or tomorrow or ran out in the last week, and have not begun: the first to run out
 * first; at most a hundred.
 */
options: Array<Booking>, };

/**
 * A request that waits for an answer.
 */
export type WaitingRequest = { 
/**
 * The request; of one for a series, its first date.
 */
booking: Booking, 
/**
 * How many dates wait: 1, or those of the series.
 */
dates: number, 
/**
 * How many of them could be agreed to as they stand; the rooms of the others are taken, or the house is closed.
 */
freeDates: number, };

/**
 * A Danish date and time of day in whole minutes, of [`YEARS`]. Crosses as `2026-11-24T19:00`.
 */
export type WallTime = string & { readonly of: "wall time" };

/**
 * Where one booking is to be while a room is closed.
 */
export type WantedMove = { 
/**
 * The booking.
 */
bookingId: BookingId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * Its rooms; left out, nowhere: the house calls it off, with the closure's reason.
 */
rooms?: Array<RoomId>, 
/**
 * Given by the way back alone: it takes up again what was agreed before, whatever the rules say by now.
 */
asAgreed?: AgreedTerms, };

/**
 * Whether an association has the agreement it must have. In the order in which somebody has to do something.
 */
export type WatchStanding = "missing" | "on_the_way" | "has" | "below";

/**
 * Who is asked about.
 */
export type WatchWanted = { 
/**
 * The year, where it is counted by years; this year where none is named.
 */
year?: number, 
/**
 * Only this organisation and whoever counts as one with it, whatever they were given.
 */
organisationId?: OrganisationId, };

/**
 * The agreement that an association has, or is about to have.
 */
export type WatchedAgreement = { 
/**
 * The agreement.
 */
id: AgreementId, 
/**
 * Its number.
 */
number: string, 
/**
 * With which of the branches.
 */
organisationId: OrganisationId, 
/**
 * Its name.
 */
organisationName: string, 
/**
 * What the cooperation is about.
 */
activityTitle: string, 
/**
 * How it stands.
 */
standing: AgreementStanding, 
/**
 * Its first day.
 */
startsOn: string | null, 
/**
 * Its last day, as things stand.
 */
endsOn: string | null, };

/**
 * An association and its branches as one, with what they were given.
 */
export type WatchedAssociation = { 
/**
 * Whom the office speaks to.
 */
organisationId: OrganisationId, 
/**
 * Its name.
 */
organisationName: string, 
/**
 * Who counts as one with it.
 */
togetherWith: Array<NamedOrganisation>, 
/**
 * Whether it has what it must have.
 */
standing: WatchStanding, 
/**
 * What they kept, all together.
 */
sum: Oere, 
/**
 * The amounts that make the sum, the latest first.
 */
grants: Array<GrantReceived>, 
/**
 * The agreement in force, or the one that has come furthest.
 */
agreement: WatchedAgreement | null, };

/**
 * *Lige* and *ulige uger*.
 */
export type WeekParity = "even" | "odd";

/**
 * Hours of the week.
 */
export type WeekSpan = { 
/**
 * On these days.
 */
weekdays: Array<Weekday>, 
/**
 * Minutes from midnight on the wall clock.
 */
fromMinute: number, 
/**
 * Until when; 1440 is midnight.
 */
untilMinute: number, };

/**
 * A day of the week; the week begins on Monday.
 */
export type Weekday = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";

/**
 * What is meant where a month lacks the day: asked for, never guessed.
 */
export type WhenMissing = "last" | "skip";

/**
 * A recipient in the list of all years.
 */
export type WinnerLine = { 
/**
 * In which year.
 */
year: number, 
/**
 * Their name.
 */
name: string, 
/**
 * What kind of recipient.
 */
kind: NomineeKind, 
/**
 * Why, or empty.
 */
reason: string, 
/**
 * What they were given besides a diploma, in kroner, or empty.
 */
amount: string, 
/**
 * The first year in which they can be given it again without a warning, by the rule of the newest award.
 */
freeFrom: number | null, 
/**
 * The award that was run here, where it was.
 */
awardYearId: AwardYearId | null, 
/**
 * Which of those that were typed in; none of one that was published here.
 */
pastWinnerId: PastWinnerId | null, 
/**
 * Counts the changes of one that was typed in; an edit carries the one it saw.
 */
version: number | null, };

/**
 * A closure that is not needed, and whose bookings are to come back.
 */
export type WithdrawClosure = { 
/**
 * Which.
 */
id: ClosureId, 
/**
 * The version that was seen.
 */
version: number, };

/**
 * A role that was given by mistake.
 */
export type WithdrawContactRole = { 
/**
 * Which role.
 */
contactRoleId: ContactRoleId, };

/**
 * An amount that was written by mistake.
 */
export type WithdrawGrant = { 
/**
 * Which one.
 */
grantId: GrantId, };

/**
 * Why a year ends without a recipient. A choice, not words: words could say whose it was.
 */
export type WithoutRecipient = "nobody_chosen" | "declined" | "called_off";

/**
 * A work that was asked for.
 */
export type WorkOfRequest = { 
/**
 * The key of the request that does it.
 */
requestKey: RequestKey, };

/**
 * How far a work is. Both are 0 where it is over, or has not begun.
 */
export type WorkProgress = { 
/**
 * How many are done.
 */
done: number, 
/**
 * Of how many.
 */
total: number, };

/**
 * A sign that something is work. Three of them make it work each by itself (Vordingborg); all five are Hillerød's.
 */
export type WorkSign = "instructed" | "done_by_staff" | "asked" | "roster" | "institutions_interest";

/**
 * How many came, went or have changed at a workplace.
 */
export type WorkplaceChanges = { 
/**
 * Where.
 */
workplaceId: OrganisationId, 
/**
 * What it is called.
 */
name: string, 
/**
 * How many came.
 */
joined: number, 
/**
 * How many went.
 */
left: number, 
/**
 * Of how many something is another: the kind of effort, the track, the hours.
 */
changed: number, };

/**
 * A workplace on a day.
 */
export type WorkplaceOnDay = { 
/**
 * The workplace.
 */
workplaceId: OrganisationId, 
/**
 * Its name.
 */
name: string, 
/**
 * How many stood how there.
 */
counts: DayCounts, };

/**
 * What is written, as text: for the clipboard.
 */
export type WrittenText = { 
/**
 * A line that says what it is.
 */
subject: string, 
/**
 * All of it.
 */
body: string, };

/**
 * The figures of a year.
 */
export type YearFigures = { 
/**
 * The year.
 */
year: number, 
/**
 * How many nominees.
 */
nominees: number, 
/**
 * How many nominations.
 */
nominations: number, 
/**
 * By group; in each the most frequent first, those of whom nobody said last.
 */
figures: Array<NomineeFigure>, };

/**
 * A paper of a year to be printed.
 */
export type YearPaperToPrint = { 
/**
 * Made by the client; the same key again is the same paper.
 */
requestKey: RequestKey, 
/**
 * Which.
 */
paper: YearPaperWanted, };

/**
 * A paper of a year, about the year as a whole.
 */
export type YearPaperWanted = { 
/**
 * Of which year.
 */
awardYearId: AwardYearId, 
/**
 * In which language; left out, the office's.
 */
language?: Language, };

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
  sealing_state: { input: KeyToSee; answer: SealingState; refusal: AccessError };
  begin_sealing: { input: KeyToSee; answer: KeyCode; refusal: AccessError };
  grant_key: { input: KeyToGrant; answer: Changed<SealingState>; refusal: AccessError };
  withdraw_key: { input: KeyToWithdraw; answer: Changed<SealingState>; refusal: AccessError };
  make_key_code: { input: KeyToSee; answer: KeyCode; refusal: AccessError };
  recover_key: { input: KeyToRecover; answer: SealingState; refusal: AccessError };
  replace_lost_key: { input: LostKey; answer: KeyCode; refusal: AccessError };
  own_preferences: { input: Nothing; answer: Preferences; refusal: AccessError };
  keep_preferences: { input: Preferences; answer: Preferences; refusal: AccessError };
  office_details: { input: Nothing; answer: OfficeDetails; refusal: AccessError };
  change_office_details: { input: OfficeDetailsChange; answer: Changed<OfficeDetails>; refusal: AccessError };
  keep_office_logo: { input: OfficeLogo; answer: Changed<OfficeDetails>; refusal: AccessError };
  remove_office_logo: { input: NoLogo; answer: Changed<OfficeDetails>; refusal: AccessError };
  save_draft: { input: DraftToSave; answer: DraftSummary; refusal: AccessError };
  list_drafts: { input: Nothing; answer: Array<DraftSummary>; refusal: AccessError };
  open_draft: { input: DraftSlot; answer: Draft | null; refusal: AccessError };
  discard_draft: { input: DraftSlot; answer: Changed<Nothing>; refusal: AccessError };
  list_reminders: { input: Nothing; answer: Array<Reminder>; refusal: AccessError };
  add_reminder: { input: NewReminder; answer: Changed<Reminder>; refusal: AccessError };
  finish_reminder: { input: ReminderSeen; answer: Changed<Reminder>; refusal: AccessError };
  reopen_reminder: { input: ReopenReminder; answer: Changed<Reminder>; refusal: AccessError };
  read_typed: { input: TypedTexts; answer: Array<ReadText>; refusal: AccessError };
  papers_about: { input: PapersAbout; answer: Array<PaperSummary>; refusal: AccessError };
  journal_papers: { input: JournalPapers; answer: Changed<Array<JournalledPaper>>; refusal: AccessError };
  papers_in_journal: { input: JournalWanted; answer: JournalList; refusal: AccessError };
  latest_change: { input: ChangeSeen; answer: LatestChange; refusal: AccessError };
  work_progress: { input: WorkOfRequest; answer: WorkProgress; refusal: AccessError };
  stop_work: { input: WorkOfRequest; answer: Nothing; refusal: AccessError };
  log_users: { input: Nothing; answer: Array<LogUser>; refusal: AccessError };
  read_log: { input: LogToRead; answer: NamedLogPage; refusal: AccessError };
  subject_history: { input: SubjectHistory; answer: NamedLogPage; refusal: AccessError };
  colleagues_news: { input: Nothing; answer: NamedLogPage; refusal: AccessError };
  note_news_seen: { input: NewsSeen; answer: Nothing; refusal: AccessError };
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
  look_at_party_table: { input: LookAtPartyTable; answer: TableLook; refusal: OrganisationError };
  judge_parties: { input: JudgeParties; answer: JudgedRows; refusal: OrganisationError };
  import_parties: { input: ImportParties; answer: Changed<PartiesImported>; refusal: OrganisationError };
  take_back_import: { input: TakeBackImport; answer: Changed<ImportFollowed>; refusal: OrganisationError };
  lay_import_again: { input: LayImportAgain; answer: Changed<ImportFollowed>; refusal: OrganisationError };
  list_grants: { input: GrantsWanted; answer: Array<GrantYear>; refusal: OrganisationError };
  record_grant: { input: RecordGrant; answer: Changed<GrantReceived>; refusal: OrganisationError };
  change_grant: { input: ChangeGrant; answer: Changed<GrantReceived>; refusal: OrganisationError };
  withdraw_grant: { input: WithdrawGrant; answer: Changed<GrantId>; refusal: OrganisationError };
  reinstate_grant: { input: ReinstateGrant; answer: Changed<GrantReceived>; refusal: OrganisationError };
  list_agreements: { input: AgreementsWanted; answer: Array<AgreementSummary>; refusal: AgreementError };
  open_agreement: { input: AgreementToOpen; answer: AgreementCard; refusal: AgreementError };
  draft_agreement: { input: NewAgreement; answer: Changed<Agreement>; refusal: AgreementError };
  change_agreement: { input: AgreementChange; answer: Changed<Agreement>; refusal: AgreementError };
  change_clause: { input: ClauseChange; answer: Changed<Agreement>; refusal: AgreementError };
  note_clause: { input: ClauseNote; answer: Changed<Agreement>; refusal: AgreementError };
  settle_clause: { input: ClauseToSettle; answer: Changed<Agreement>; refusal: AgreementError };
  unsettle_clause: { input: ClauseToUnsettle; answer: Changed<Agreement>; refusal: AgreementError };
  add_clause: { input: ClauseToAdd; answer: Changed<Agreement>; refusal: AgreementError };
  clause_library: { input: Nothing; answer: ClauseLibrary; refusal: AgreementError };
  keep_clause_library: { input: KeepClauseLibrary; answer: Changed<ClauseLibrary>; refusal: AgreementError };
  own_variables: { input: Nothing; answer: OwnVariables; refusal: AgreementError };
  keep_own_variables: { input: KeepOwnVariables; answer: Changed<OwnVariables>; refusal: AgreementError };
  discard_agreement: { input: AgreementToDiscard; answer: Changed<Agreement>; refusal: AgreementError };
  restore_agreement: { input: AgreementToRestore; answer: Changed<Agreement>; refusal: AgreementError };
  preview_text: { input: PreviewWanted; answer: PreviewText; refusal: AgreementError };
  print_agreement: { input: AgreementToPrint; answer: Changed<PaperSummary>; refusal: AgreementError };
  change_terms: { input: TermsChange; answer: Changed<Agreement>; refusal: AgreementError };
  hand_on_agreement: { input: AgreementToHandOn; answer: Changed<Agreement>; refusal: AgreementError };
  take_back_agreement: { input: AgreementToTakeBack; answer: Changed<Agreement>; refusal: AgreementError };
  sign_agreement: { input: SignatureToNote; answer: Changed<Agreement>; refusal: AgreementError };
  withdraw_signature: { input: SignatureToWithdraw; answer: Changed<Agreement>; refusal: AgreementError };
  reinstate_signature: { input: SignatureToReinstate; answer: Changed<Agreement>; refusal: AgreementError };
  attach_signed_copy: { input: SignedCopyToAttach; answer: Changed<PaperSummary>; refusal: AgreementError };
  detach_signed_copy: { input: SignedCopyToDetach; answer: Changed<PaperSummary>; refusal: AgreementError };
  reattach_signed_copy: { input: SignedCopyToReattach; answer: Changed<PaperSummary>; refusal: AgreementError };
  notice_outcome: { input: NoticeAskedAbout; answer: NoticeOutcome; refusal: AgreementError };
  terminate_agreement: { input: AgreementToTerminate; answer: Changed<Agreement>; refusal: AgreementError };
  withdraw_termination: { input: TerminationToWithdraw; answer: Changed<Agreement>; refusal: AgreementError };
  renew_agreement: { input: AgreementToRenew; answer: Changed<Agreement>; refusal: AgreementError };
  compare_agreement: { input: Comparison; answer: Array<ComparedPassage>; refusal: AgreementError };
  note_evaluation: { input: EvaluationToNote; answer: Changed<Agreement>; refusal: AgreementError };
  agreement_reminders: { input: Nothing; answer: Array<AgreementReminder>; refusal: AgreementError };
  agreement_follow_up: { input: AgreementToOpen; answer: FollowUp; refusal: AgreementError };
  set_goal: { input: GoalToSet; answer: Changed<FollowUp>; refusal: AgreementError };
  change_goal: { input: GoalToChange; answer: Changed<FollowUp>; refusal: AgreementError };
  keep_goal: { input: GoalToKeep; answer: Changed<FollowUp>; refusal: AgreementError };
  carry_goal: { input: GoalToCarry; answer: Changed<FollowUp>; refusal: AgreementError };
  evaluate_goal: { input: GoalToEvaluate; answer: Changed<FollowUp>; refusal: AgreementError };
  keep_goal_evaluation: { input: GoalEvaluationToKeep; answer: Changed<FollowUp>; refusal: AgreementError };
  evaluation_sheet_text: { input: SheetWanted; answer: WrittenText; refusal: AgreementError };
  print_evaluation_sheet: { input: SheetToPrint; answer: Changed<PaperSummary>; refusal: AgreementError };
  agreement_letter_text: { input: AgreementLetterWanted; answer: WrittenText; refusal: AgreementError };
  print_agreement_letter: { input: AgreementLetterToPrint; answer: Changed<PaperSummary>; refusal: AgreementError };
  note_talk: { input: TalkToNote; answer: Changed<FollowUp>; refusal: AgreementError };
  change_talk: { input: TalkToChange; answer: Changed<FollowUp>; refusal: AgreementError };
  keep_talk: { input: TalkToKeep; answer: Changed<FollowUp>; refusal: AgreementError };
  settle_next_step: { input: NextStepToSettle; answer: Changed<FollowUp>; refusal: AgreementError };
  set_requirement: { input: RequirementToSet; answer: Changed<FollowUp>; refusal: AgreementError };
  confirm_requirement: { input: RequirementToConfirm; answer: Changed<FollowUp>; refusal: AgreementError };
  print_agreement_list: { input: AgreementListToPrint; answer: Changed<PaperSummary>; refusal: AgreementError };
  agreement_watch: { input: WatchWanted; answer: AgreementWatch; refusal: AgreementError };
  agreement_rule: { input: Nothing; answer: KeptAgreementRule; refusal: AgreementError };
  keep_agreement_rule: { input: KeepAgreementRule; answer: Changed<KeptAgreementRule>; refusal: AgreementError };
  award_years: { input: Nothing; answer: Array<AwardYearSummary>; refusal: AwardError };
  start_award_year: { input: NewAwardYear; answer: Changed<AwardYearCard>; refusal: AwardError };
  open_award_year: { input: AwardYearToOpen; answer: AwardYearCard; refusal: AwardError };
  change_award_year: { input: AwardYearToChange; answer: Changed<AwardYearCard>; refusal: AwardError };
  award_candidates: { input: Nothing; answer: Array<AwardCandidate>; refusal: AwardError };
  appoint_award_member: { input: MemberToAppoint; answer: Changed<AwardYearCard>; refusal: AwardError };
  change_award_member: { input: MemberToChange; answer: Changed<AwardYearCard>; refusal: AwardError };
  remove_award_member: { input: MemberToRemove; answer: Changed<AwardYearCard>; refusal: AwardError };
  reinstate_award_member: { input: MemberToReinstate; answer: Changed<AwardYearCard>; refusal: AwardError };
  begin_award_key: { input: AwardYearToOpen; answer: AwardKeyCode; refusal: AwardError };
  make_award_key_code: { input: AwardYearToOpen; answer: AwardKeyCode; refusal: AwardError };
  replace_lost_award_key: { input: AwardYearToOpen; answer: AwardKeyCode; refusal: AwardError };
  share_award_key: { input: AwardYearToOpen; answer: Changed<AwardYearCard>; refusal: AwardError };
  recover_award_key: { input: AwardKeyToRecover; answer: AwardYearCard; refusal: AwardError };
  list_nominees: { input: NomineesToList; answer: NomineeList; refusal: AwardError };
  open_nominee: { input: NomineeToOpen; answer: NomineeCard; refusal: AwardError };
  earlier_texts: { input: EarlierTextsWanted; answer: Array<EarlierText>; refusal: AwardError };
  nominate: { input: NewNomination; answer: Changed<NomineeCard>; refusal: AwardError };
  look_at_nomination_table: { input: LookAtNominationTable; answer: TableLook; refusal: AwardError };
  judge_nominations: { input: JudgeNominations; answer: JudgedNominations; refusal: AwardError };
  import_nominations: { input: ImportNominations; answer: Changed<NominationsImported>; refusal: AwardError };
  take_back_nomination_import: { input: TakeBackNominationImport; answer: Changed<NominationImportFollowed>; refusal: AwardError };
  lay_nomination_import_again: { input: LayNominationImportAgain; answer: Changed<NominationImportFollowed>; refusal: AwardError };
  change_nomination: { input: NominationToChange; answer: Changed<NomineeCard>; refusal: AwardError };
  withdraw_nomination: { input: NominationToWithdraw; answer: Changed<NomineeCard>; refusal: AwardError };
  reinstate_nomination: { input: NominationToReinstate; answer: Changed<NomineeCard>; refusal: AwardError };
  enclose_file: { input: FileToEnclose; answer: Changed<NomineeCard>; refusal: AwardError };
  take_enclosed_away: { input: EnclosedToTakeAway; answer: Changed<NomineeCard>; refusal: AwardError };
  put_enclosed_back: { input: EnclosedToPutBack; answer: Changed<NomineeCard>; refusal: AwardError };
  change_nominee: { input: NomineeToChange; answer: Changed<NomineeCard>; refusal: AwardError };
  withdraw_nominee: { input: NomineeToWithdraw; answer: Changed<NomineeCard>; refusal: AwardError };
  reinstate_nominee: { input: NomineeToReinstate; answer: Changed<NomineeCard>; refusal: AwardError };
  merge_nominees: { input: NomineesToMerge; answer: Changed<NomineeCard>; refusal: AwardError };
  part_nominee: { input: NomineeToPart; answer: Changed<NomineeCard>; refusal: AwardError };
  judge_eligibility: { input: EligibilityToJudge; answer: Changed<NomineeCard>; refusal: AwardError };
  award_interests: { input: InterestsOf; answer: InterestPage; refusal: AwardError };
  agreement_hints: { input: InterestsOf; answer: Array<ConflictHint>; refusal: AwardError };
  declare_interests: { input: InterestsToDeclare; answer: Changed<InterestPage>; refusal: AwardError };
  decide_interest: { input: InterestDecision; answer: Changed<InterestPage>; refusal: AwardError };
  open_scoring: { input: ScoringRound; answer: Changed<AwardYearCard>; refusal: AwardError };
  close_scoring: { input: ScoringRound; answer: Changed<AwardYearCard>; refusal: AwardError };
  reopen_scoring: { input: ScoringToReopen; answer: Changed<AwardYearCard>; refusal: AwardError };
  award_scoring: { input: ScoringOf; answer: ScoringTable; refusal: AwardError };
  read_for_scoring: { input: SheetToRead; answer: ReadingSheet; refusal: AwardError };
  sheet_history: { input: SheetToRead; answer: Array<SheetVersion>; refusal: AwardError };
  score_nominee: { input: SheetToKeep; answer: Changed<ScoringLine>; refusal: AwardError };
  award_results: { input: AwardYearToOpen; answer: AwardResults; refusal: AwardError };
  decide_award: { input: DecisionToKeep; answer: Changed<AwardDecisions>; refusal: AwardError };
  award_decisions: { input: AwardYearToOpen; answer: AwardDecisions; refusal: AwardError };
  publish_award: { input: AwardToPublish; answer: Changed<AwardYearCard>; refusal: AwardError };
  close_award_year: { input: AwardToClose; answer: Changed<AwardYearCard>; refusal: AwardError };
  award_papers: { input: AwardYearToOpen; answer: Array<PaperSummary>; refusal: AwardError };
  print_nomination_form: { input: YearPaperToPrint; answer: Changed<PaperSummary>; refusal: AwardError };
  print_jury_booklet: { input: JuryBookletToPrint; answer: Changed<PaperSummary>; refusal: AwardError };
  print_jury_protocol: { input: JuryProtocolToPrint; answer: Changed<PaperSummary>; refusal: AwardError };
  print_recommendation: { input: RecommendationToPrint; answer: Changed<PaperSummary>; refusal: AwardError };
  open_handing_over: { input: AwardYearToOpen; answer: HandingOverCard; refusal: AwardError };
  keep_handing_over: { input: HandingOverToKeep; answer: Changed<HandingOverCard>; refusal: AwardError };
  print_diploma: { input: DiplomaToPrint; answer: Changed<PaperSummary>; refusal: AwardError };
  press_text: { input: YearPaperWanted; answer: AwardText; refusal: AwardError };
  print_press_text: { input: YearPaperToPrint; answer: Changed<PaperSummary>; refusal: AwardError };
  award_letters: { input: AwardYearToOpen; answer: AwardLetters; refusal: AwardError };
  award_letter_text: { input: AwardLetterWanted; answer: AwardText; refusal: AwardError };
  print_award_letter: { input: AwardLetterToPrint; answer: Changed<PaperSummary>; refusal: AwardError };
  print_letters_by_post: { input: LettersByPostToPrint; answer: Changed<PaperSummary>; refusal: AwardError };
  tick_award_letter: { input: TickAwardLetter; answer: Changed<AwardLetters>; refusal: AwardError };
  award_winners: { input: Nothing; answer: Array<WinnerLine>; refusal: AwardError };
  add_past_winner: { input: NewPastWinner; answer: Changed<Array<WinnerLine>>; refusal: AwardError };
  change_past_winner: { input: PastWinnerToChange; answer: Changed<Array<WinnerLine>>; refusal: AwardError };
  withdraw_past_winner: { input: PastWinnerToWithdraw; answer: Changed<Array<WinnerLine>>; refusal: AwardError };
  reinstate_past_winner: { input: PastWinnerToReinstate; answer: Changed<Array<WinnerLine>>; refusal: AwardError };
  award_statistics: { input: Nothing; answer: Array<YearFigures>; refusal: AwardError };
  list_volunteers: { input: VolunteersWanted; answer: VolunteersPage; refusal: InsuranceError };
  open_volunteer: { input: VolunteerToOpen; answer: VolunteerCard; refusal: InsuranceError };
  register_volunteer: { input: VolunteerToRegister; answer: Changed<VolunteerCard>; refusal: InsuranceError };
  change_volunteer: { input: VolunteerToChange; answer: Changed<VolunteerCard>; refusal: InsuranceError };
  withdraw_volunteer: { input: VolunteerToWithdraw; answer: Changed<VolunteerCard>; refusal: InsuranceError };
  reinstate_volunteer: { input: VolunteerToReinstate; answer: Changed<VolunteerCard>; refusal: InsuranceError };
  attach_volunteer: { input: VolunteerToAttach; answer: Changed<VolunteerCard>; refusal: InsuranceError };
  change_attachment: { input: AttachmentToChange; answer: Changed<VolunteerCard>; refusal: InsuranceError };
  approve_attachment: { input: AttachmentToApprove; answer: Changed<VolunteerCard>; refusal: InsuranceError };
  take_back_approval: { input: ApprovalToTakeBack; answer: Changed<VolunteerCard>; refusal: InsuranceError };
  pause_attachment: { input: AttachmentToPause; answer: Changed<VolunteerCard>; refusal: InsuranceError };
  end_pause: { input: PauseToEnd; answer: Changed<VolunteerCard>; refusal: InsuranceError };
  end_attachment: { input: AttachmentToEnd; answer: Changed<VolunteerCard>; refusal: InsuranceError };
  withdraw_attachment: { input: AttachmentToWithdraw; answer: Changed<VolunteerCard>; refusal: InsuranceError };
  reinstate_attachment: { input: AttachmentToReinstate; answer: Changed<VolunteerCard>; refusal: InsuranceError };
  judge_attachment: { input: AttachmentToJudge; answer: JudgedAttachment; refusal: InsuranceError };
  coverage_of_volunteer: { input: CoverageAsked; answer: PersonOnDay; refusal: InsuranceError };
  coverage_on_day: { input: DayAsked; answer: PeopleOnDay; refusal: InsuranceError };
  covered_today: { input: CoveredTodayAsked; answer: Array<CoveredToday>; refusal: InsuranceError };
  insurance_reminders: { input: Nothing; answer: InsuranceReminders; refusal: InsuranceError };
  print_cover_proof: { input: CoverProofToPrint; answer: Changed<PaperSummary>; refusal: InsuranceError };
  print_coverage_of_day: { input: DayPaperToPrint; answer: Changed<PaperSummary>; refusal: InsuranceError };
  print_volunteer_agreement: { input: AttachmentPaperToPrint; answer: Changed<PaperSummary>; refusal: InsuranceError };
  print_information_sheet: { input: AttachmentPaperToPrint; answer: Changed<PaperSummary>; refusal: InsuranceError };
  information_sheet_text: { input: AttachmentPaperWanted; answer: WrittenText; refusal: InsuranceError };
  look_at_volunteer_table: { input: LookAtVolunteerTable; answer: TableLook; refusal: InsuranceError };
  judge_volunteers: { input: JudgeVolunteers; answer: JudgedVolunteers; refusal: InsuranceError };
  import_volunteers: { input: ImportVolunteers; answer: Changed<VolunteersImported>; refusal: InsuranceError };
  take_back_volunteer_import: { input: TakeBackVolunteerImport; answer: Changed<VolunteerImportFollowed>; refusal: InsuranceError };
  lay_volunteer_import_again: { input: LayVolunteerImportAgain; answer: Changed<VolunteerImportFollowed>; refusal: InsuranceError };
  list_effort_types: { input: Nothing; answer: Array<EffortTypeCard>; refusal: InsuranceError };
  add_effort_type: { input: EffortTypeToAdd; answer: Changed<EffortTypeCard>; refusal: InsuranceError };
  change_effort_type: { input: EffortTypeToChange; answer: Changed<EffortTypeCard>; refusal: InsuranceError };
  withdraw_effort_type: { input: EffortTypeToWithdraw; answer: Changed<Array<EffortTypeCard>>; refusal: InsuranceError };
  reinstate_effort_type: { input: EffortTypeToReinstate; answer: Changed<Array<EffortTypeCard>>; refusal: InsuranceError };
  list_municipal_covers: { input: Nothing; answer: Array<MunicipalCoverCard>; refusal: InsuranceError };
  add_municipal_cover: { input: MunicipalCoverToAdd; answer: Changed<MunicipalCoverCard>; refusal: InsuranceError };
  change_municipal_cover: { input: MunicipalCoverToChange; answer: Changed<MunicipalCoverCard>; refusal: InsuranceError };
  withdraw_municipal_cover: { input: MunicipalCoverToWithdraw; answer: Changed<Array<MunicipalCoverCard>>; refusal: InsuranceError };
  reinstate_municipal_cover: { input: MunicipalCoverToReinstate; answer: Changed<Array<MunicipalCoverCard>>; refusal: InsuranceError };
  insurance_rules: { input: Nothing; answer: KeptInsuranceRules; refusal: InsuranceError };
  change_insurance_rules: { input: InsuranceRulesToChange; answer: Changed<KeptInsuranceRules>; refusal: InsuranceError };
  cpr_of: { input: VolunteerToOpen; answer: CprStanding; refusal: InsuranceError };
  keep_cpr: { input: CprToKeep; answer: Changed<CprStanding>; refusal: InsuranceError };
  choose_cpr: { input: CprToChoose; answer: Changed<CprStanding>; refusal: InsuranceError };
  reveal_cpr: { input: VolunteerToOpen; answer: RevealedCpr; refusal: InsuranceError };
  find_by_cpr: { input: CprToFind; answer: FoundByCpr; refusal: InsuranceError };
  list_claims: { input: ClaimsWanted; answer: ClaimList; refusal: InsuranceError };
  open_claim: { input: ClaimToOpen; answer: ClaimCard; refusal: InsuranceError };
  note_claim: { input: ClaimToNote; answer: Changed<ClaimCard>; refusal: InsuranceError };
  change_claim: { input: ClaimToChange; answer: Changed<ClaimCard>; refusal: InsuranceError };
  handle_claim: { input: ClaimToHandle; answer: Changed<ClaimCard>; refusal: InsuranceError };
  withdraw_claim: { input: ClaimToWithdraw; answer: Changed<ClaimCard>; refusal: InsuranceError };
  return_claim: { input: ClaimToReturn; answer: Changed<ClaimCard>; refusal: InsuranceError };
  print_claim_sheet: { input: ClaimSheetToPrint; answer: Changed<PaperSummary>; refusal: InsuranceError };
  attach_claim_file: { input: ClaimFileToAttach; answer: Changed<ClaimFile>; refusal: InsuranceError };
  detach_claim_file: { input: ClaimFileToDetach; answer: Changed<ClaimFile>; refusal: InsuranceError };
  reattach_claim_file: { input: ClaimFileToReattach; answer: Changed<ClaimFile>; refusal: InsuranceError };
  insurer_report: { input: ReportAsked; answer: InsurerReport; refusal: InsuranceError };
  delivered_insurer_reports: { input: Nothing; answer: Array<DeliveredReport>; refusal: InsuranceError };
  deliver_insurer_report: { input: ReportToDeliver; answer: Changed<DeliveredReport>; refusal: InsuranceError };
  withdraw_insurer_report: { input: ReportToWithdraw; answer: Changed<DeliveredReport>; refusal: InsuranceError };
  reinstate_insurer_report: { input: ReportToReinstate; answer: Changed<DeliveredReport>; refusal: InsuranceError };
  print_insurer_report: { input: ReportToPrint; answer: Changed<PaperSummary>; refusal: InsuranceError };
  roll_call: { input: Nothing; answer: RollCallNow; refusal: InsuranceError };
  start_roll_call: { input: RollCallToStart; answer: Changed<RollCall>; refusal: InsuranceError };
  withdraw_roll_call: { input: RollCallToWithdraw; answer: Changed<RollCall>; refusal: InsuranceError };
  reinstate_roll_call: { input: RollCallToReinstate; answer: Changed<RollCall>; refusal: InsuranceError };
  roll_call_list: { input: RollCallListAsked; answer: RollCallList; refusal: InsuranceError };
  answer_roll_call: { input: RollCallAnswers; answer: Changed<RollCallList>; refusal: InsuranceError };
  note_roll_call_sent: { input: RollCallSent; answer: Changed<RollCallList>; refusal: InsuranceError };
  carry_out_roll_call: { input: RollCallToCarryOut; answer: Changed<RollCallList>; refusal: InsuranceError };
  take_back_roll_call: { input: RollCallToTakeBack; answer: Changed<RollCallList>; refusal: InsuranceError };
  read_roll_call_sheet: { input: RollCallSheet; answer: RollCallRead; refusal: InsuranceError };
  print_roll_call_list: { input: RollCallPaperToPrint; answer: Changed<PaperSummary>; refusal: InsuranceError };
  list_premises: { input: Nothing; answer: Array<Premises>; refusal: PremisesError };
  register_premises: { input: NewPremises; answer: Changed<Premises>; refusal: PremisesError };
  change_premises: { input: ChangePremises; answer: Changed<Premises>; refusal: PremisesError };
  retire_premises: { input: RetirePremises; answer: Changed<Premises>; refusal: PremisesError };
  restore_premises: { input: RestorePremises; answer: Changed<Premises>; refusal: PremisesError };
  set_opening_hours: { input: SetOpeningHours; answer: Changed<Premises>; refusal: PremisesError };
  register_room: { input: NewRoom; answer: Changed<Room>; refusal: PremisesError };
  combine_rooms: { input: CombineRooms; answer: Changed<Room>; refusal: PremisesError };
  change_room: { input: ChangeRoom; answer: Changed<Room>; refusal: PremisesError };
  retire_room: { input: RetireRoom; answer: Changed<Room>; refusal: PremisesError };
  restore_room: { input: RestoreRoom; answer: Changed<Room>; refusal: PremisesError };
  close_rooms: { input: CloseRooms; answer: Changed<Closure>; refusal: PremisesError };
  reopen_rooms: { input: ReopenRooms; answer: Changed<Closure>; refusal: PremisesError };
  restore_closure: { input: RestoreClosure; answer: Changed<Closure>; refusal: PremisesError };
  past_closures: { input: PastClosures; answer: ClosurePage; refusal: PremisesError };
  calendar: { input: CalendarDays; answer: Calendar; refusal: BookingError };
  today: { input: TodayOn; answer: Today; refusal: BookingError };
  list_bookings: { input: ListBookings; answer: BookingPage; refusal: BookingError };
  list_moved: { input: CalendarDays; answer: Array<MovedFrom>; refusal: BookingError };
  find_bookings: { input: FindBookings; answer: Array<Booking>; refusal: BookingError };
  list_closed_over: { input: ClosedOver; answer: ClosedOverPage; refusal: BookingError };
  open_booking: { input: OpenBooking; answer: BookingCard; refusal: BookingError };
  find_free: { input: FindFree; answer: FoundRooms; refusal: BookingError };
  check_times: { input: CheckTimes; answer: TimesCheck; refusal: BookingError };
  book_room: { input: BookRoom; answer: Changed<Booking>; refusal: BookingError };
  move_booking: { input: MoveBooking; answer: Changed<Booking>; refusal: BookingError };
  change_booking: { input: ChangeBooking; answer: Changed<Booking>; refusal: BookingError };
  set_buffers: { input: SetBuffers; answer: Changed<Booking>; refusal: BookingError };
  cancel_booking: { input: CancelBooking; answer: Changed<Booking>; refusal: BookingError };
  restore_booking: { input: RestoreBooking; answer: Changed<Booking>; refusal: BookingError };
  approve_request: { input: ApproveRequest; answer: Changed<Booking>; refusal: BookingError };
  return_to_request: { input: ReturnToRequest; answer: Changed<Booking>; refusal: BookingError };
  reject_request: { input: RejectRequest; answer: Changed<Booking>; refusal: BookingError };
  reserve_booking: { input: ReserveBooking; answer: Changed<Booking>; refusal: BookingError };
  confirm_reservation: { input: ConfirmReservation; answer: Changed<Booking>; refusal: BookingError };
  end_early: { input: EndEarly; answer: Changed<Booking>; refusal: BookingError };
  mark_no_show: { input: MarkNoShow; answer: Changed<Booking>; refusal: BookingError };
  mark_took_place: { input: MarkTookPlace; answer: Changed<Booking>; refusal: BookingError };
  swap_rooms: { input: SwapRooms; answer: Changed<SwappedRooms>; refusal: BookingError };
  last_booking_of: { input: LastBookingOf; answer: Booking | null; refusal: BookingError };
  lending_to: { input: LookAtLending; answer: LendingTo; refusal: BookingError };
  waiting_bookings: { input: Nothing; answer: WaitingBookings; refusal: BookingError };
  due_notices: { input: Nothing; answer: Array<NoticeTask>; refusal: BookingError };
  tick_notice: { input: TickNotice; answer: Changed<Array<NoticeTask>>; refusal: BookingError };
  hold_room: { input: HoldRoom; answer: Changed<RoomHold>; refusal: BookingError };
  release_hold: { input: ReleaseHold; answer: Changed<RoomHold>; refusal: BookingError };
  season_dates: { input: Nothing; answer: SeasonDates; refusal: BookingError };
  unknown_school_holidays: { input: Nothing; answer: Array<HalfYear>; refusal: BookingError };
  keep_season_dates: { input: KeepSeasonDates; answer: Changed<SeasonDates>; refusal: BookingError };
  read_entry: { input: ReadEntry; answer: EntryAnswer; refusal: BookingError };
  read_closure: { input: ReadClosure; answer: Array<ClosureMeant>; refusal: BookingError };
  day_parts: { input: Nothing; answer: DayParts; refusal: BookingError };
  keep_day_parts: { input: KeepDayParts; answer: Changed<DayParts>; refusal: BookingError };
  booking_rules: { input: Nothing; answer: BookingRules; refusal: BookingError };
  keep_booking_rules: { input: KeepBookingRules; answer: Changed<BookingRules>; refusal: BookingError };
  list_misfits: { input: LookForMisfits; answer: Misfits; refusal: BookingError };
  plan_series: { input: PlanSeries; answer: SeriesPlan; refusal: BookingError };
  plan_series_answer: { input: OpenSeries; answer: SeriesPlan; refusal: BookingError };
  answer_series: { input: AnswerSeries; answer: Changed<SeriesCard>; refusal: BookingError };
  take_back_answers: { input: TakeBackAnswers; answer: Changed<SeriesCard>; refusal: BookingError };
  book_series: { input: BookSeries; answer: Changed<BookedSeries>; refusal: BookingError };
  open_series: { input: OpenSeries; answer: SeriesCard; refusal: BookingError };
  plan_missing_dates: { input: PlanMissingDates; answer: SeriesPlan; refusal: BookingError };
  add_missing_dates: { input: AddMissingDates; answer: Changed<SeriesCard>; refusal: BookingError };
  cancel_series: { input: CancelSeries; answer: Changed<SeriesCard>; refusal: BookingError };
  plan_series_edit: { input: SeriesEdit; answer: SeriesEditPlan; refusal: BookingError };
  edit_series: { input: EditSeries; answer: Changed<SeriesCard>; refusal: BookingError };
  put_series_back: { input: PutSeriesBack; answer: Changed<SeriesCard>; refusal: BookingError };
  plan_extension: { input: PlanExtension; answer: SeriesPlan; refusal: BookingError };
  extend_series: { input: ExtendSeries; answer: Changed<SeriesCard>; refusal: BookingError };
  take_back_extension: { input: TakeBackExtension; answer: Changed<SeriesCard>; refusal: BookingError };
  restore_series: { input: RestoreSeries; answer: Changed<SeriesCard>; refusal: BookingError };
  open_letters: { input: LettersAbout; answer: LettersOffered; refusal: BookingError };
  letter_text: { input: LetterWanted; answer: LetterText; refusal: BookingError };
  print_letter: { input: LetterToPrint; answer: Changed<PaperSummary>; refusal: BookingError };
  open_closure: { input: OpenClosure; answer: ClosureCard; refusal: BookingError };
  change_closure: { input: ChangeClosure; answer: Changed<ChangedClosure>; refusal: BookingError };
  move_for_closure: { input: MoveForClosure; answer: Changed<ClosureCard>; refusal: BookingError };
  bring_back: { input: BringBack; answer: Changed<ClosureCard>; refusal: BookingError };
  withdraw_closure: { input: WithdrawClosure; answer: Changed<ClosureCard>; refusal: BookingError };
  lay_closure_again: { input: LayClosureAgain; answer: Changed<ClosureCard>; refusal: BookingError };
  tick_call: { input: TickCall; answer: Changed<ClosureCard>; refusal: BookingError };
  print_call_list: { input: CallListToPrint; answer: Changed<PaperSummary>; refusal: BookingError };
  print_day_sheet: { input: DaySheetToPrint; answer: Changed<PaperSummary>; refusal: BookingError };
  print_door_signs: { input: DoorSignsToPrint; answer: Changed<PaperSummary>; refusal: BookingError };
  retention_rules: { input: Nothing; answer: KeptRetentionRules; refusal: RetentionError };
  change_retention_rules: { input: RetentionRulesToChange; answer: Changed<KeptRetentionRules>; refusal: RetentionError };
  retention_due: { input: Nothing; answer: RetentionDue; refusal: RetentionError };
  retention_count: { input: Nothing; answer: RetentionCount; refusal: RetentionError };
  look_at_anonymising: { input: AnonymisingWanted; answer: AnonymisingLook; refusal: RetentionError };
  anonymise_person: { input: NameToTakeAway; answer: Changed<NameTakenAway>; refusal: RetentionError };
  information_letter_text: { input: InformationLetterWanted; answer: WrittenText; refusal: RetentionError };
  print_information_letter: { input: InformationLetterToPrint; answer: Changed<PaperSummary>; refusal: RetentionError };
  forget_award: { input: AwardToForget; answer: Changed<AwardForgottenCount>; refusal: RetentionError };
  forget_case: { input: CaseToForget; answer: Changed<CaseForgottenCount>; refusal: RetentionError };
  forget_old: { input: OldToForget; answer: Changed<OldForgottenCount>; refusal: RetentionError };
  thin_log: { input: Nothing; answer: Changed<DueLog>; refusal: RetentionError };
  backup_state: { input: Nothing; answer: BackupState; refusal: BackupError };
  keep_backup_folder: { input: BackupFolder; answer: Changed<BackupState>; refusal: BackupError };
  keep_backup_generations: { input: BackupGenerations; answer: Changed<BackupState>; refusal: BackupError };
  back_up_now: { input: Nothing; answer: BackupMade; refusal: BackupError };
  preview_backup: { input: BackupToOpen; answer: BackupPreview; refusal: BackupError };
  begin_restore: { input: BackupToOpen; answer: BackupPreview; refusal: BackupError };
  begin_export: { input: Nothing; answer: Nothing; refusal: BackupError };
}

export interface BytesOperations {
  recovery_sheet: { input: CodeToPrint; answer: null; refusal: AccessError };
  preview_agreement: { input: PreviewWanted; answer: null; refusal: AgreementError };
  preview_evaluation_sheet: { input: SheetWanted; answer: null; refusal: AgreementError };
  evaluation_sheet_mail: { input: SheetToMail; answer: null; refusal: AgreementError };
  preview_agreement_letter: { input: AgreementLetterWanted; answer: null; refusal: AgreementError };
  agreement_letter_mail: { input: AgreementLetterToMail; answer: null; refusal: AgreementError };
  preview_agreement_list: { input: AgreementListWanted; answer: null; refusal: AgreementError };
  export_agreement: { input: AgreementToExport; answer: null; refusal: AgreementError };
  export_agreements: { input: AgreementsToExport; answer: null; refusal: AgreementError };
  export_agreement_papers: { input: AgreementPapersToExport; answer: null; refusal: AgreementError };
  award_key_sheet: { input: AwardKeyToPrint; answer: null; refusal: AwardError };
  preview_nomination_form: { input: YearPaperWanted; answer: null; refusal: AwardError };
  preview_jury_booklet: { input: JuryBookletWanted; answer: null; refusal: AwardError };
  preview_jury_protocol: { input: JuryProtocolWanted; answer: null; refusal: AwardError };
  preview_recommendation: { input: RecommendationWanted; answer: null; refusal: AwardError };
  award_paper: { input: AwardPaperToOpen; answer: null; refusal: AwardError };
  take_out_award_paper: { input: AwardPaperToOpen; answer: null; refusal: AwardError };
  preview_cover_proof: { input: CoverProofWanted; answer: null; refusal: InsuranceError };
  preview_coverage_of_day: { input: DayPaperWanted; answer: null; refusal: InsuranceError };
  export_coverage_of_day: { input: DayPaperWanted; answer: null; refusal: InsuranceError };
  preview_volunteer_agreement: { input: AttachmentPaperWanted; answer: null; refusal: InsuranceError };
  preview_information_sheet: { input: AttachmentPaperWanted; answer: null; refusal: InsuranceError };
  information_sheet_mail: { input: InformationSheetToMail; answer: null; refusal: InsuranceError };
  preview_claim_sheet: { input: ClaimSheetWanted; answer: null; refusal: InsuranceError };
  preview_insurer_report: { input: ReportPaperWanted; answer: null; refusal: InsuranceError };
  export_insurer_report: { input: ReportToExport; answer: null; refusal: InsuranceError };
  preview_roll_call_list: { input: RollCallPaperWanted; answer: null; refusal: InsuranceError };
  export_roll_call_list: { input: RollCallPaperWanted; answer: null; refusal: InsuranceError };
  preview_diploma: { input: DiplomaWanted; answer: null; refusal: AwardError };
  preview_press_text: { input: YearPaperWanted; answer: null; refusal: AwardError };
  preview_award_letter: { input: AwardLetterWanted; answer: null; refusal: AwardError };
  preview_letters_by_post: { input: YearPaperWanted; answer: null; refusal: AwardError };
  award_letter_mail: { input: AwardLetterToMail; answer: null; refusal: AwardError };
  export_award_history: { input: HistoryToExport; answer: null; refusal: AwardError };
  preview_access_report: { input: AccessReportWanted; answer: null; refusal: RetentionError };
  export_access_report: { input: AccessReportWanted; answer: null; refusal: RetentionError };
  preview_information_letter: { input: InformationLetterWanted; answer: null; refusal: RetentionError };
  information_letter_mail: { input: InformationLetterToMail; answer: null; refusal: RetentionError };
  logo_picture: { input: Nothing; answer: null; refusal: AccessError };
  paper: { input: PaperToOpen; answer: null; refusal: AccessError };
  take_out_paper: { input: PaperToOpen; answer: null; refusal: AccessError };
  export_papers_for_journal: { input: PapersToGiveOut; answer: null; refusal: AccessError };
  preview_letter: { input: LetterWanted; answer: null; refusal: BookingError };
  letter_mail: { input: LetterToMail; answer: null; refusal: BookingError };
  preview_call_list: { input: OpenClosure; answer: null; refusal: BookingError };
  preview_day_sheet: { input: DaySheetWanted; answer: null; refusal: BookingError };
  preview_door_signs: { input: DoorSignsWanted; answer: null; refusal: BookingError };
}

/** Every no there is. */
export type Refusal = GateError | AccessError | AgreementError | AwardError | BackupError | BookingError | InsuranceError | OrganisationError | PremisesError | RetentionError;

/** Everything that can stand in the log. */
export type OfficeEvent = AccessEvent | AgreementEvent | AwardEvent | BackupEvent | BookingEvent | InsuranceEvent | OrganisationEvent | PremisesEvent | RetentionEvent;

/** The least characters of a password. */
export const leastPasswordCharacters = 12;

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
  sealing_state: ['consultant', 'manager', 'administrator'],
  begin_sealing: ['manager'],
  grant_key: ['manager'],
  withdraw_key: ['manager'],
  make_key_code: ['manager'],
  recover_key: ['manager'],
  replace_lost_key: ['manager'],
  own_preferences: ['signed_in'],
  keep_preferences: ['signed_in'],
  office_details: ['signed_in'],
  change_office_details: ['administrator'],
  keep_office_logo: ['administrator'],
  remove_office_logo: ['administrator'],
  save_draft: ['signed_in'],
  list_drafts: ['signed_in'],
  open_draft: ['signed_in'],
  discard_draft: ['signed_in'],
  list_reminders: ['signed_in'],
  add_reminder: ['signed_in'],
  finish_reminder: ['signed_in'],
  reopen_reminder: ['signed_in'],
  read_typed: ['signed_in'],
  papers_about: ['front_desk', 'consultant', 'manager'],
  journal_papers: ['consultant', 'manager'],
  papers_in_journal: ['consultant', 'manager'],
  latest_change: ['everyone'],
  work_progress: ['signed_in'],
  stop_work: ['signed_in'],
  log_users: ['front_desk', 'consultant', 'manager', 'administrator', 'auditor'],
  read_log: ['front_desk', 'consultant', 'manager', 'administrator', 'auditor'],
  subject_history: ['front_desk', 'consultant', 'manager', 'administrator'],
  colleagues_news: ['front_desk', 'consultant', 'manager'],
  note_news_seen: ['front_desk', 'consultant', 'manager'],
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
  look_at_party_table: ['consultant', 'manager'],
  judge_parties: ['consultant', 'manager'],
  import_parties: ['consultant', 'manager'],
  take_back_import: ['consultant', 'manager'],
  lay_import_again: ['consultant', 'manager'],
  list_grants: ['front_desk', 'consultant', 'manager'],
  record_grant: ['consultant', 'manager'],
  change_grant: ['consultant', 'manager'],
  withdraw_grant: ['consultant', 'manager'],
  reinstate_grant: ['consultant', 'manager'],
  list_agreements: ['front_desk', 'consultant', 'manager'],
  open_agreement: ['front_desk', 'consultant', 'manager'],
  draft_agreement: ['consultant', 'manager'],
  change_agreement: ['consultant', 'manager'],
  change_clause: ['consultant', 'manager'],
  note_clause: ['consultant', 'manager'],
  settle_clause: ['consultant', 'manager'],
  unsettle_clause: ['consultant', 'manager'],
  add_clause: ['consultant', 'manager'],
  clause_library: ['consultant', 'manager'],
  keep_clause_library: ['consultant', 'manager'],
  own_variables: ['consultant', 'manager'],
  keep_own_variables: ['consultant', 'manager'],
  discard_agreement: ['consultant', 'manager'],
  restore_agreement: ['consultant', 'manager'],
  preview_text: ['front_desk', 'consultant', 'manager'],
  print_agreement: ['consultant', 'manager'],
  change_terms: ['consultant', 'manager'],
  hand_on_agreement: ['consultant', 'manager'],
  take_back_agreement: ['consultant', 'manager'],
  sign_agreement: ['consultant', 'manager'],
  withdraw_signature: ['consultant', 'manager'],
  reinstate_signature: ['consultant', 'manager'],
  attach_signed_copy: ['consultant', 'manager'],
  detach_signed_copy: ['consultant', 'manager'],
  reattach_signed_copy: ['consultant', 'manager'],
  notice_outcome: ['consultant', 'manager'],
  terminate_agreement: ['consultant', 'manager'],
  withdraw_termination: ['consultant', 'manager'],
  renew_agreement: ['consultant', 'manager'],
  compare_agreement: ['front_desk', 'consultant', 'manager'],
  note_evaluation: ['consultant', 'manager'],
  agreement_reminders: ['consultant', 'manager'],
  agreement_follow_up: ['front_desk', 'consultant', 'manager'],
  set_goal: ['consultant', 'manager'],
  change_goal: ['consultant', 'manager'],
  keep_goal: ['consultant', 'manager'],
  carry_goal: ['consultant', 'manager'],
  evaluate_goal: ['consultant', 'manager'],
  keep_goal_evaluation: ['consultant', 'manager'],
  evaluation_sheet_text: ['consultant', 'manager'],
  print_evaluation_sheet: ['consultant', 'manager'],
  agreement_letter_text: ['consultant', 'manager'],
  print_agreement_letter: ['consultant', 'manager'],
  note_talk: ['consultant', 'manager'],
  change_talk: ['consultant', 'manager'],
  keep_talk: ['consultant', 'manager'],
  settle_next_step: ['consultant', 'manager'],
  set_requirement: ['consultant', 'manager'],
  confirm_requirement: ['consultant', 'manager'],
  print_agreement_list: ['consultant', 'manager'],
  agreement_watch: ['front_desk', 'consultant', 'manager'],
  agreement_rule: ['front_desk', 'consultant', 'manager', 'administrator'],
  keep_agreement_rule: ['manager', 'administrator'],
  award_years: ['consultant', 'manager', 'juror'],
  start_award_year: ['manager'],
  open_award_year: ['consultant', 'manager', 'juror'],
  change_award_year: ['consultant', 'manager'],
  award_candidates: ['consultant', 'manager'],
  appoint_award_member: ['consultant', 'manager'],
  change_award_member: ['consultant', 'manager'],
  remove_award_member: ['consultant', 'manager'],
  reinstate_award_member: ['consultant', 'manager'],
  begin_award_key: ['consultant', 'manager'],
  make_award_key_code: ['consultant', 'manager'],
  replace_lost_award_key: ['consultant', 'manager'],
  share_award_key: ['consultant', 'manager', 'juror'],
  recover_award_key: ['consultant', 'manager', 'juror'],
  list_nominees: ['consultant', 'manager'],
  open_nominee: ['consultant', 'manager'],
  earlier_texts: ['consultant', 'manager'],
  nominate: ['consultant', 'manager'],
  look_at_nomination_table: ['consultant', 'manager'],
  judge_nominations: ['consultant', 'manager'],
  import_nominations: ['consultant', 'manager'],
  take_back_nomination_import: ['consultant', 'manager'],
  lay_nomination_import_again: ['consultant', 'manager'],
  change_nomination: ['consultant', 'manager'],
  withdraw_nomination: ['consultant', 'manager'],
  reinstate_nomination: ['consultant', 'manager'],
  enclose_file: ['consultant', 'manager'],
  take_enclosed_away: ['consultant', 'manager'],
  put_enclosed_back: ['consultant', 'manager'],
  change_nominee: ['consultant', 'manager'],
  withdraw_nominee: ['consultant', 'manager'],
  reinstate_nominee: ['consultant', 'manager'],
  merge_nominees: ['consultant', 'manager'],
  part_nominee: ['consultant', 'manager'],
  judge_eligibility: ['consultant', 'manager'],
  award_interests: ['consultant', 'manager', 'juror'],
  agreement_hints: ['consultant', 'manager', 'juror'],
  declare_interests: ['consultant', 'manager', 'juror'],
  decide_interest: ['consultant', 'manager', 'juror'],
  open_scoring: ['consultant', 'manager'],
  close_scoring: ['consultant', 'manager'],
  reopen_scoring: ['consultant', 'manager'],
  award_scoring: ['consultant', 'manager', 'juror'],
  read_for_scoring: ['consultant', 'manager', 'juror'],
  sheet_history: ['consultant', 'manager', 'juror'],
  score_nominee: ['consultant', 'manager', 'juror'],
  award_results: ['consultant', 'manager', 'juror'],
  decide_award: ['consultant', 'manager', 'juror'],
  award_decisions: ['consultant', 'manager', 'juror'],
  publish_award: ['consultant', 'manager', 'juror'],
  close_award_year: ['consultant', 'manager', 'juror'],
  award_papers: ['consultant', 'manager', 'juror'],
  print_nomination_form: ['consultant', 'manager'],
  print_jury_booklet: ['consultant', 'manager', 'juror'],
  print_jury_protocol: ['consultant', 'manager', 'juror'],
  print_recommendation: ['consultant', 'manager', 'juror'],
  open_handing_over: ['consultant', 'manager', 'juror'],
  keep_handing_over: ['consultant', 'manager'],
  print_diploma: ['consultant', 'manager', 'juror'],
  press_text: ['consultant', 'manager', 'juror'],
  print_press_text: ['consultant', 'manager', 'juror'],
  award_letters: ['consultant', 'manager'],
  award_letter_text: ['consultant', 'manager'],
  print_award_letter: ['consultant', 'manager'],
  print_letters_by_post: ['consultant', 'manager'],
  tick_award_letter: ['consultant', 'manager'],
  award_winners: ['front_desk', 'consultant', 'manager', 'auditor', 'juror'],
  add_past_winner: ['consultant', 'manager'],
  change_past_winner: ['consultant', 'manager'],
  withdraw_past_winner: ['consultant', 'manager'],
  reinstate_past_winner: ['consultant', 'manager'],
  award_statistics: ['consultant', 'manager', 'juror'],
  list_volunteers: ['consultant', 'manager'],
  open_volunteer: ['consultant', 'manager'],
  register_volunteer: ['consultant', 'manager'],
  change_volunteer: ['consultant', 'manager'],
  withdraw_volunteer: ['consultant', 'manager'],
  reinstate_volunteer: ['consultant', 'manager'],
  attach_volunteer: ['consultant', 'manager'],
  change_attachment: ['consultant', 'manager'],
  approve_attachment: ['consultant', 'manager'],
  take_back_approval: ['consultant', 'manager'],
  pause_attachment: ['consultant', 'manager'],
  end_pause: ['consultant', 'manager'],
  end_attachment: ['consultant', 'manager'],
  withdraw_attachment: ['consultant', 'manager'],
  reinstate_attachment: ['consultant', 'manager'],
  judge_attachment: ['consultant', 'manager'],
  coverage_of_volunteer: ['consultant', 'manager'],
  coverage_on_day: ['consultant', 'manager'],
  covered_today: ['front_desk', 'consultant', 'manager'],
  insurance_reminders: ['consultant', 'manager'],
  print_cover_proof: ['consultant', 'manager'],
  print_coverage_of_day: ['consultant', 'manager'],
  print_volunteer_agreement: ['consultant', 'manager'],
  print_information_sheet: ['consultant', 'manager'],
  information_sheet_text: ['consultant', 'manager'],
  look_at_volunteer_table: ['consultant', 'manager'],
  judge_volunteers: ['consultant', 'manager'],
  import_volunteers: ['consultant', 'manager'],
  take_back_volunteer_import: ['consultant', 'manager'],
  lay_volunteer_import_again: ['consultant', 'manager'],
  list_effort_types: ['consultant', 'manager', 'administrator'],
  add_effort_type: ['consultant', 'manager', 'administrator'],
  change_effort_type: ['consultant', 'manager', 'administrator'],
  withdraw_effort_type: ['consultant', 'manager', 'administrator'],
  reinstate_effort_type: ['consultant', 'manager', 'administrator'],
  list_municipal_covers: ['consultant', 'manager', 'administrator'],
  add_municipal_cover: ['consultant', 'manager', 'administrator'],
  change_municipal_cover: ['consultant', 'manager', 'administrator'],
  withdraw_municipal_cover: ['consultant', 'manager', 'administrator'],
  reinstate_municipal_cover: ['consultant', 'manager', 'administrator'],
  insurance_rules: ['consultant', 'manager', 'administrator'],
  change_insurance_rules: ['manager', 'administrator'],
  cpr_of: ['consultant', 'manager'],
  keep_cpr: ['consultant', 'manager'],
  choose_cpr: ['consultant', 'manager'],
  reveal_cpr: ['consultant', 'manager'],
  find_by_cpr: ['consultant', 'manager'],
  list_claims: ['consultant', 'manager'],
  open_claim: ['consultant', 'manager'],
  note_claim: ['consultant', 'manager'],
  change_claim: ['consultant', 'manager'],
  handle_claim: ['consultant', 'manager'],
  withdraw_claim: ['consultant', 'manager'],
  return_claim: ['consultant', 'manager'],
  print_claim_sheet: ['consultant', 'manager'],
  attach_claim_file: ['consultant', 'manager'],
  detach_claim_file: ['consultant', 'manager'],
  reattach_claim_file: ['consultant', 'manager'],
  insurer_report: ['consultant', 'manager'],
  delivered_insurer_reports: ['consultant', 'manager'],
  deliver_insurer_report: ['consultant', 'manager'],
  withdraw_insurer_report: ['consultant', 'manager'],
  reinstate_insurer_report: ['consultant', 'manager'],
  print_insurer_report: ['consultant', 'manager'],
  roll_call: ['consultant', 'manager'],
  start_roll_call: ['consultant', 'manager'],
  withdraw_roll_call: ['consultant', 'manager'],
  reinstate_roll_call: ['consultant', 'manager'],
  roll_call_list: ['consultant', 'manager'],
  answer_roll_call: ['consultant', 'manager'],
  note_roll_call_sent: ['consultant', 'manager'],
  carry_out_roll_call: ['consultant', 'manager'],
  take_back_roll_call: ['consultant', 'manager'],
  read_roll_call_sheet: ['consultant', 'manager'],
  print_roll_call_list: ['consultant', 'manager'],
  list_premises: ['front_desk', 'consultant', 'manager', 'administrator'],
  register_premises: ['manager', 'administrator'],
  change_premises: ['manager', 'administrator'],
  retire_premises: ['manager', 'administrator'],
  restore_premises: ['manager', 'administrator'],
  set_opening_hours: ['manager', 'administrator'],
  register_room: ['manager', 'administrator'],
  combine_rooms: ['manager', 'administrator'],
  change_room: ['manager', 'administrator'],
  retire_room: ['manager', 'administrator'],
  restore_room: ['manager', 'administrator'],
  close_rooms: ['consultant', 'manager'],
  reopen_rooms: ['consultant', 'manager'],
  restore_closure: ['consultant', 'manager'],
  past_closures: ['front_desk', 'consultant', 'manager', 'administrator'],
  calendar: ['front_desk', 'consultant', 'manager', 'administrator'],
  today: ['front_desk', 'consultant', 'manager', 'administrator'],
  list_bookings: ['front_desk', 'consultant', 'manager', 'administrator'],
  list_moved: ['front_desk', 'consultant', 'manager', 'administrator'],
  find_bookings: ['front_desk', 'consultant', 'manager'],
  list_closed_over: ['front_desk', 'consultant', 'manager', 'administrator'],
  open_booking: ['front_desk', 'consultant', 'manager'],
  find_free: ['front_desk', 'consultant', 'manager'],
  check_times: ['front_desk', 'consultant', 'manager'],
  book_room: ['front_desk', 'consultant', 'manager'],
  move_booking: ['front_desk', 'consultant', 'manager'],
  change_booking: ['front_desk', 'consultant', 'manager'],
  set_buffers: ['front_desk', 'consultant', 'manager'],
  cancel_booking: ['front_desk', 'consultant', 'manager'],
  restore_booking: ['front_desk', 'consultant', 'manager'],
  approve_request: ['consultant', 'manager'],
  return_to_request: ['consultant', 'manager'],
  reject_request: ['consultant', 'manager'],
  reserve_booking: ['front_desk', 'consultant', 'manager'],
  confirm_reservation: ['front_desk', 'consultant', 'manager'],
  end_early: ['front_desk', 'consultant', 'manager'],
  mark_no_show: ['front_desk', 'consultant', 'manager'],
  mark_took_place: ['front_desk', 'consultant', 'manager'],
  swap_rooms: ['front_desk', 'consultant', 'manager'],
  last_booking_of: ['front_desk', 'consultant', 'manager'],
  lending_to: ['front_desk', 'consultant', 'manager'],
  waiting_bookings: ['front_desk', 'consultant', 'manager'],
  due_notices: ['front_desk', 'consultant', 'manager'],
  tick_notice: ['front_desk', 'consultant', 'manager'],
  hold_room: ['front_desk', 'consultant', 'manager'],
  release_hold: ['front_desk', 'consultant', 'manager'],
  season_dates: ['front_desk', 'consultant', 'manager', 'administrator'],
  unknown_school_holidays: ['front_desk', 'consultant', 'manager', 'administrator'],
  keep_season_dates: ['manager', 'administrator'],
  read_entry: ['front_desk', 'consultant', 'manager'],
  read_closure: ['consultant', 'manager'],
  day_parts: ['front_desk', 'consultant', 'manager', 'administrator'],
  keep_day_parts: ['manager', 'administrator'],
  booking_rules: ['front_desk', 'consultant', 'manager', 'administrator'],
  keep_booking_rules: ['manager', 'administrator'],
  list_misfits: ['front_desk', 'consultant', 'manager', 'administrator'],
  plan_series: ['front_desk', 'consultant', 'manager'],
  plan_series_answer: ['consultant', 'manager'],
  answer_series: ['consultant', 'manager'],
  take_back_answers: ['consultant', 'manager'],
  book_series: ['front_desk', 'consultant', 'manager'],
  open_series: ['front_desk', 'consultant', 'manager'],
  plan_missing_dates: ['front_desk', 'consultant', 'manager'],
  add_missing_dates: ['front_desk', 'consultant', 'manager'],
  cancel_series: ['front_desk', 'consultant', 'manager'],
  plan_series_edit: ['front_desk', 'consultant', 'manager'],
  edit_series: ['front_desk', 'consultant', 'manager'],
  put_series_back: ['front_desk', 'consultant', 'manager'],
  plan_extension: ['front_desk', 'consultant', 'manager'],
  extend_series: ['front_desk', 'consultant', 'manager'],
  take_back_extension: ['front_desk', 'consultant', 'manager'],
  restore_series: ['front_desk', 'consultant', 'manager'],
  open_letters: ['front_desk', 'consultant', 'manager'],
  letter_text: ['front_desk', 'consultant', 'manager'],
  print_letter: ['front_desk', 'consultant', 'manager'],
  open_closure: ['front_desk', 'consultant', 'manager'],
  change_closure: ['consultant', 'manager'],
  move_for_closure: ['consultant', 'manager'],
  bring_back: ['consultant', 'manager'],
  withdraw_closure: ['consultant', 'manager'],
  lay_closure_again: ['consultant', 'manager'],
  tick_call: ['front_desk', 'consultant', 'manager'],
  print_call_list: ['front_desk', 'consultant', 'manager'],
  print_day_sheet: ['front_desk', 'consultant', 'manager'],
  print_door_signs: ['front_desk', 'consultant', 'manager'],
  retention_rules: ['consultant', 'manager', 'administrator'],
  change_retention_rules: ['manager', 'administrator'],
  retention_due: ['consultant', 'manager'],
  retention_count: ['consultant', 'manager'],
  look_at_anonymising: ['consultant', 'manager'],
  anonymise_person: ['manager'],
  information_letter_text: ['consultant', 'manager'],
  print_information_letter: ['consultant', 'manager'],
  forget_award: ['manager'],
  forget_case: ['manager'],
  forget_old: ['manager'],
  thin_log: ['manager'],
  backup_state: ['signed_in'],
  keep_backup_folder: ['administrator'],
  keep_backup_generations: ['administrator'],
  back_up_now: ['administrator'],
  preview_backup: ['administrator'],
  begin_restore: ['administrator'],
  begin_export: ['administrator'],
  recovery_sheet: ['manager', 'administrator'],
  preview_agreement: ['front_desk', 'consultant', 'manager'],
  preview_evaluation_sheet: ['front_desk', 'consultant', 'manager'],
  evaluation_sheet_mail: ['consultant', 'manager'],
  preview_agreement_letter: ['consultant', 'manager'],
  agreement_letter_mail: ['consultant', 'manager'],
  preview_agreement_list: ['consultant', 'manager'],
  export_agreement: ['consultant', 'manager'],
  export_agreements: ['consultant', 'manager'],
  export_agreement_papers: ['consultant', 'manager'],
  award_key_sheet: ['consultant', 'manager'],
  preview_nomination_form: ['consultant', 'manager'],
  preview_jury_booklet: ['consultant', 'manager', 'juror'],
  preview_jury_protocol: ['consultant', 'manager', 'juror'],
  preview_recommendation: ['consultant', 'manager', 'juror'],
  award_paper: ['consultant', 'manager', 'juror'],
  take_out_award_paper: ['consultant', 'manager', 'juror'],
  preview_cover_proof: ['consultant', 'manager'],
  preview_coverage_of_day: ['consultant', 'manager'],
  export_coverage_of_day: ['consultant', 'manager'],
  preview_volunteer_agreement: ['consultant', 'manager'],
  preview_information_sheet: ['consultant', 'manager'],
  information_sheet_mail: ['consultant', 'manager'],
  preview_claim_sheet: ['consultant', 'manager'],
  preview_insurer_report: ['consultant', 'manager'],
  export_insurer_report: ['consultant', 'manager'],
  preview_roll_call_list: ['consultant', 'manager'],
  export_roll_call_list: ['consultant', 'manager'],
  preview_diploma: ['consultant', 'manager', 'juror'],
  preview_press_text: ['consultant', 'manager', 'juror'],
  preview_award_letter: ['consultant', 'manager'],
  preview_letters_by_post: ['consultant', 'manager'],
  award_letter_mail: ['consultant', 'manager'],
  export_award_history: ['consultant', 'manager', 'juror'],
  preview_access_report: ['consultant', 'manager'],
  export_access_report: ['consultant', 'manager'],
  preview_information_letter: ['consultant', 'manager'],
  information_letter_mail: ['consultant', 'manager'],
  logo_picture: ['signed_in'],
  paper: ['front_desk', 'consultant', 'manager'],
  take_out_paper: ['front_desk', 'consultant', 'manager'],
  export_papers_for_journal: ['consultant', 'manager'],
  preview_letter: ['front_desk', 'consultant', 'manager'],
  letter_mail: ['front_desk', 'consultant', 'manager'],
  preview_call_list: ['front_desk', 'consultant', 'manager'],
  preview_day_sheet: ['front_desk', 'consultant', 'manager'],
  preview_door_signs: ['front_desk', 'consultant', 'manager'],
} as const;
