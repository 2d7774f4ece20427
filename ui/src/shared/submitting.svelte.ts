/** A form with one button: what is wrong with which field, and that one press is one request. */
export type Submitted =
  | { ok: true }
  | { ok: false; sentence: string; problems: Readonly<Record<string, string>> };

export class Submitting {
  /** Counts the presses, for the summary that takes the focus once for each. */
  attempt = $state(0);
  busy = $state(false);
  /** Why the whole was refused, where no single field is to blame. */
  refused = $state('');
  problems = $state.raw<Readonly<Record<string, string>>>({});

  /** The problems as the summary lists them; `idOf` gives the id of the field. */
  listed(idOf: (field: string) => string): { field: string; text: string }[] {
    return Object.entries(this.problems).map(([field, text]) => ({ field: idOf(field), text }));
  }

  /** Says what can be seen to be missing, or sends; answers whether it was done. */
  async submit(missing: Readonly<Record<string, string>>, send: () => Promise<Submitted>): Promise<boolean> {
    if (this.busy) return false;
    this.refused = '';
    this.problems = missing;
    if (Object.keys(missing).length > 0) {
      this.attempt += 1;
      return false;
    }
    this.busy = true;
    const submitted = await send();
    this.busy = false;
    if (submitted.ok) return true;
    this.problems = submitted.problems;
    if (Object.keys(submitted.problems).length === 0) this.refused = submitted.sentence;
    this.attempt += 1;
    return false;
  }

  /** Empties what was said, for the next one. */
  clear(): void {
    this.refused = '';
    this.problems = {};
  }
}
