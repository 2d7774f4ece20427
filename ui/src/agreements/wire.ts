/** What crosses between the screen and the engine for agreements. */
import type { BytesOutcome } from '../backend/call';
import { readRefusal, transport } from '../backend/transport';
import type { FieldProblem, Instant, Language, PaperId, RequestKey, UndoStep } from '../backend/generated/operations';

export type AgreementId = number & { readonly of: 'agreement' };
export type OrganisationId = number & { readonly of: 'organisation' };
export type AgreementState = 'draft' | 'discarded';
export type ClauseState = 'on' | 'off';
export type VariableKind = 'text' | 'long_text' | 'date' | 'money' | 'person';
export type Section =
  | 'parties'
  | 'activity'
  | 'roles'
  | 'premises'
  | 'economy'
  | 'certificates'
  | 'evaluation'
  | 'period'
  | 'signatures';

export interface LocalisedText {
  da: string;
  en: string;
}
export interface Variable {
  name: string;
  kind: VariableKind;
  section: Section;
  label: LocalisedText;
  from: string | null;
  default: LocalisedText | null;
  optional: boolean;
}
export interface Variant {
  key: string;
  label: LocalisedText;
  body: LocalisedText;
}
export interface Clause {
  key: string;
  heading: string;
  body: string;
  state: ClauseState;
  variant: string | null;
  isEdited: boolean;
}
export interface Agreement {
  id: AgreementId;
  version: number;
  number: string;
  organisationId: OrganisationId;
  activityTitle: string;
  caseNumber: string;
  language: Language;
  state: AgreementState;
  startsOn: string | null;
  endsOn: string | null;
  values: { [name in string]: string };
  clauses: Array<Clause>;
  createdAt: Instant;
}
export interface AgreementSummary {
  id: AgreementId;
  number: string;
  organisationId: OrganisationId;
  organisationName: string;
  activityTitle: string;
  state: AgreementState;
  startsOn: string | null;
  endsOn: string | null;
  changedAt: Instant;
  printedAt: Instant | null;
}
export interface PaperSummary {
  id: PaperId;
  title: string;
  fileName: string;
  pages: number;
  sha256: string;
  printedAt: Instant;
}
export interface AgreementCard {
  agreement: Agreement;
  organisationName: string;
  variables: Array<Variable>;
  filled: { [name in string]: string };
  missing: Array<string>;
  variants: { [key in string]: Array<Variant> };
  papers: Array<PaperSummary>;
}
export interface Period {
  startsOn: string | null;
  endsOn: string | null;
}
export interface AgreementChange {
  id: AgreementId;
  version: number;
  activityTitle?: string;
  caseNumber?: string;
  period?: Period;
  values: { [name in string]: string | null };
}
export interface ClauseChange {
  id: AgreementId;
  version: number;
  key: string;
  heading?: string;
  body?: string;
  state?: ClauseState;
  variant?: string;
}
export interface PreviewWanted {
  id: AgreementId;
  typing?: { key: string; heading: string; body: string };
  value?: { name: string; value: string };
}
export interface ClausePlace {
  key: string;
  page: number;
  left: number;
  top: number;
  width: number;
  height: number;
}
export interface PreviewText {
  pages: Array<string>;
  places: Array<ClausePlace>;
}
export interface Changed<T> {
  now: T;
  undo: UndoStep | null;
}
export type AgreementRefusal =
  | { code: 'agreement_not_found' }
  | { code: 'stale_agreement'; details: { current: Agreement } }
  | { code: 'agreement_discarded' }
  | { code: 'party_not_found' }
  | { code: 'clause_not_found'; details: { key: string } }
  | { code: 'holes_left'; details: { missing: Array<string> } }
  | { code: 'cannot_be_printed'; details: { characters: Array<string> } }
  | { code: 'fields_refused'; details: { problems: Array<FieldProblem> } };

interface AgreementOperations {
  draft_agreement: {
    input: { requestKey: RequestKey; organisationId: OrganisationId; activityTitle: string; language: Language };
    answer: Changed<Agreement>;
  };
  discard_agreement: { input: { id: AgreementId; version: number }; answer: Changed<Agreement> };
  restore_agreement: { input: { id: AgreementId }; answer: Changed<Agreement> };
  list_agreements: {
    input: { organisationId?: OrganisationId; after?: { changedAt: Instant; id: AgreementId } };
    answer: Array<AgreementSummary>;
  };
  open_agreement: { input: { id: AgreementId }; answer: AgreementCard };
  change_agreement: { input: AgreementChange; answer: Changed<Agreement> };
  change_clause: { input: ClauseChange; answer: Changed<Agreement> };
  preview_text: { input: PreviewWanted; answer: PreviewText };
  print_agreement: {
    input: { requestKey: RequestKey; id: AgreementId; version: number; holes: 'refuse' | 'print' };
    answer: Changed<PaperSummary>;
  };
}

export type Refused = AgreementRefusal | { code: string; details?: unknown };
export type Answered<T> = { ok: true; answer: T } | { ok: false; refusal: Refused };

export async function ask<O extends keyof AgreementOperations>(
  operation: O,
  input: AgreementOperations[O]['input'],
): Promise<Answered<AgreementOperations[O]['answer']>> {
  try {
    return { ok: true, answer: (await transport().call(operation, input)) as AgreementOperations[O]['answer'] };
  } catch (problem) {
    return { ok: false, refusal: readRefusal(problem) };
  }
}

export async function previewBytes(input: PreviewWanted): Promise<BytesOutcome<never>> {
  try {
    return { ok: true, bytes: await transport().bytes('preview_agreement', input) };
  } catch (problem) {
    return { ok: false, refusal: readRefusal(problem) as never };
  }
}
