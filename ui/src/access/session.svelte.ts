/** Who is signed in. Slices above ask `session.may(...)` before they show a button. */
import { call, type Outcome } from '../backend/call';
import type { Session } from '../backend/generated/operations';

class SessionState {
  current = $state.raw<Session | null>(null);
  locked = $state(false);

  /** Whether the person signed in may use an operation; what is false here is not shown. */
  may(operation: string): boolean {
    return this.current?.may.includes(operation) ?? false;
  }

  async signIn(userName: string, password: string): Promise<Outcome<'sign_in'>> {
    const outcome = await call('sign_in', { userName, password });
    if (outcome.ok) {
      this.current = outcome.answer;
      this.locked = false;
    }
    return outcome;
  }

  /** Hides the screen and keeps everything on it. */
  lock(): void {
    this.locked = this.current !== null;
  }

  /** Leaves at once; should the engine not hear it, the window has forgotten the person all the same. */
  async signOut(): Promise<void> {
    this.current = null;
    this.locked = false;
    await call('sign_out', null);
  }
}

export const session = new SessionState();
