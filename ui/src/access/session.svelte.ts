/** Who is signed in. Slices above ask `session.may(...)` before they show a button. */
import { call, watchSeat, type OperationName, type Outcome } from '../backend/call';
import { permissions, type OfficeState, type OfficeSummary, type Role, type SignedIn } from '../backend/generated/operations';
import { setOfficeClock } from '../shared/officeClock';
import { language, type Language } from '../texts';
import type { RestoreOutcome } from './restoring';

export interface Session extends SignedIn {
  officeName: string;
  isDemo: boolean;
  /** After how many quiet minutes the screen locks. */
  lockAfterMinutes: number;
}

/** Whether somebody with these roles may ask for an operation; the engine decides again. */
export function rolesMay(roles: readonly Role[] | null, operation: string): boolean {
  const allowed = (permissions as Record<string, readonly string[]>)[operation] ?? [];
  return allowed.some(
    (who) => who === 'everyone' || (roles !== null && (who === 'signed_in' || roles.some((role) => role === who))),
  );
}

class SessionState {
  current = $state.raw<Session | null>(null);
  locked = $state(false);
  /** The office was, or was not, put back to a copy: told until somebody sits down. */
  restored = $state.raw<RestoreOutcome | null>(null);
  /** What is known of the office before anybody sits down. */
  office = $state.raw<OfficeSummary | null>(null);

  /**
   * Until the engine has heard that somebody left, what it tells of who sits here is not believed: the entrance asks it
   * about the office at the same moment.
   */
  #leaving: Promise<Outcome<'sign_out'>> | null = null;

  /** When the newest thing at the office happened, where that lies ahead of this machine's clock. */
  clockBehind = $state<string | null>(null);

  constructor() {
    watchSeat((code) => {
      if (code === 'seat_locked') this.locked = this.current !== null;
      else this.#leave();
    });
  }

  /** Whether the person signed in may use an operation; what is false here is not shown. */
  may(operation: OperationName | (string & {})): boolean {
    return rolesMay(this.current?.roles ?? null, operation);
  }

  /** Takes over what the engine knows: the office, and whoever sits here already. */
  async look(): Promise<Outcome<'office_state'>> {
    await this.#leaving;
    const outcome = await call('office_state', {});
    if (outcome.ok) this.adopt(outcome.answer);
    return outcome;
  }

  /** How often the office was put back to a copy here: each time the entrance begins anew. */
  officesPutBack = $state(0);

  /**
   * The host has closed the office to put it back to a copy: nobody sits in the one that is there now. Where the page
   * heard that before this, by a question it asks by itself, it stands at the entrance already, with the office that was.
   */
  leaveFor(outcome: RestoreOutcome | null): void {
    this.officesPutBack += 1;
    this.restored = outcome;
    this.office = null;
    this.#leave();
  }

  adopt(state: OfficeState): void {
    setOfficeClock(state.now);
    this.office = state.office;
    if (state.office && !state.signedIn && !language.isChosen) language.follow(this.officeLanguage);
    this.clockBehind = state.clockBehind;
    if (state.signedIn && !this.#leaving) this.#sit(state.signedIn);
    this.locked = this.current !== null && state.locked;
  }

  /** What the office speaks to whoever has chosen no language. */
  get officeLanguage(): Language {
    return this.office?.language === 'en' ? 'en' : 'da';
  }

  async signIn(userName: string, password: string): Promise<Outcome<'sign_in'>> {
    await this.#leaving;
    const outcome = await call('sign_in', { userName, password });
    if (outcome.ok) this.#sit(outcome.answer);
    return outcome;
  }

  async signInAsRole(role: Role): Promise<Outcome<'sign_in_as_demo_role'>> {
    await this.#leaving;
    const outcome = await call('sign_in_as_demo_role', { role });
    if (outcome.ok) this.#sit(outcome.answer);
    return outcome;
  }

  async unlock(password: string): Promise<Outcome<'unlock_seat'>> {
    const outcome = await call('unlock_seat', { password });
    if (outcome.ok) this.#sit(outcome.answer);
    return outcome;
  }

  /** Hides the screen at once and keeps everything on it. */
  lock(): void {
    if (this.current === null || this.locked) return;
    this.locked = true;
    void call('lock_seat', {});
  }

  /** Leaves at once; should the engine not hear it, the window has forgotten the person all the same. */
  async signOut(): Promise<void> {
    this.#leave();
    this.#leaving = call('sign_out', {});
    if ((await this.#leaving).ok) this.#leaving = null;
  }

  #leave(): void {
    this.current = null;
    this.locked = false;
  }

  #sit(person: SignedIn): void {
    this.#leaving = null;
    this.current = {
      ...person,
      officeName: this.office?.name ?? '',
      isDemo: this.office?.isDemo ?? false,
      lockAfterMinutes: this.office?.lockAfterMinutes ?? 0,
    };
    this.locked = false;
    this.restored = null;
  }
}

export const session = new SessionState();
