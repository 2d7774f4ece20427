// A stand-in until this file is written from the engine. Edit nothing here that the engine will write.

export type UserId = number & { readonly of: 'user' };
export type OrganisationId = number & { readonly of: 'organisation' };

export type Role = 'front_desk' | 'consultant' | 'manager' | 'administrator' | 'auditor';

/** Who is signed in, and what the office lets them do. */
export interface Session {
  userId: UserId;
  name: string;
  userName: string;
  roles: Array<Role>;
  officeName: string;
  isDemo: boolean;
  /** The names of the operations this person may use. */
  may: Array<string>;
}

/** One name on the sign-in list. */
export interface SignInChoice {
  userName: string;
  name: string;
  roles: Array<Role>;
}

export interface SignIn {
  userName: string;
  password: string;
}

export interface OrganisationRow {
  id: OrganisationId;
  name: string;
}

export interface FindOrganisations {
  text: string;
  after?: string;
}

export interface NewOrganisation {
  name: string;
  requestKey: string;
}

export type GateError =
  | { code: 'unknown_operation' }
  | { code: 'unreadable_input'; details: { problem: string } }
  | { code: 'not_allowed'; details: { allowed: Array<Role> } }
  | { code: 'not_signed_in' }
  | { code: 'failed' };

export type AccessError =
  | { code: 'wrong_password' }
  | { code: 'sign_in_paused'; details: { seconds: number } }
  | { code: 'user_deactivated' };

export type OrganisationError = { code: 'name_missing' };

export interface Operations {
  list_sign_ins: { input: null; answer: Array<SignInChoice>; refusal: AccessError };
  sign_in: { input: SignIn; answer: Session; refusal: AccessError };
  sign_out: { input: null; answer: null; refusal: AccessError };
  find_organisations: { input: FindOrganisations; answer: Array<OrganisationRow>; refusal: OrganisationError };
  add_organisation: { input: NewOrganisation; answer: OrganisationId; refusal: OrganisationError };
}

export type Refusal = GateError | AccessError | OrganisationError;

export type OfficeEvent = { kind: 'organisation_added'; organisationId: OrganisationId };
