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
