/**
 * What was typed into a form and not sent: there again when the form is opened again. It lives as long as the person
 * sits here, holds no password, and is never written anywhere.
 */
const kept = new Map<string, unknown>();

export const typedTexts = {
  /** What was typed before, or what the form begins with. */
  take<T>(form: string, empty: T): T {
    return (kept.get(form) as T | undefined) ?? empty;
  },
  keep(form: string, typed: unknown): void {
    kept.set(form, typed);
  },
  /** The form was sent. */
  drop(form: string): void {
    kept.delete(form);
  },
  /** Another person sits here now. */
  clear(): void {
    kept.clear();
  },
};

/**
 * What was typed into a form about something that stands, with the version it was begun with, also when it is gone on with
 * later: what a colleague wrote since is not written over unseen.
 */
export class TypedAbout<T> {
  /** The version that was seen when it was begun. */
  version: number;
  isBegun: boolean;
  #form: string;

  constructor(form: string, version: number) {
    this.#form = form;
    this.isBegun = kept.has(form);
    this.version = typedTexts.take(this.#versionOf, version);
  }

  get #versionOf(): string {
    return `${this.#form}:version`;
  }

  /** What was typed before, or what stands. */
  take(stands: T): T {
    return typedTexts.take(this.#form, stands);
  }
  keep(typed: T): void {
    this.isBegun = true;
    typedTexts.keep(this.#form, typed);
    typedTexts.keep(this.#versionOf, this.version);
  }
  /** It was sent, or is not wanted. */
  drop(): void {
    this.isBegun = false;
    typedTexts.drop(this.#form);
    typedTexts.drop(this.#versionOf);
  }
}
