/**
 * The library of clauses on the settings page: each clause is kept when one of its fields is left, and a colleague's change
 * of another clause stands beside it.
 */
import { session } from '../../access';
import { call } from '../../backend/call';
import type { ClauseCondition, ClauseLibrary, LibraryClause, Variable, Variant } from '../../backend/generated/operations';
import { refusedForm } from '../../backend/refusedForm';
import { newRequestKey } from '../../backend/requestKey';
import { sentence } from '../../backend/refusals';
import { announce, Committing, undoStack, type Sent } from '../../shared';
import { texts } from '../../texts';

/** A clause with its place in the paper, so that each clause is kept by itself. */
export interface PlacedClause extends LibraryClause {
  place: number;
}
type Fields = Record<string, PlacedClause>;

function fieldsOf(clauses: readonly LibraryClause[]): Fields {
  return Object.fromEntries(clauses.map((clause, place) => [clause.key, { ...clause, place }]));
}

function inOrder(fields: Fields): PlacedClause[] {
  return Object.values(fields).sort((one, other) => one.place - other.place);
}

function withoutPlace({ place: _, ...clause }: PlacedClause): LibraryClause {
  return clause;
}

export class LibraryEdit {
  readonly edit: Committing<Fields>;
  readonly maySet = session.may('keep_clause_library');
  readonly variables: readonly Variable[];
  /** The clauses that stand on a paper of their own. */
  readonly enclosed: readonly string[];
  readonly #comesWith: readonly LibraryClause[];
  chosen = $state('');
  #did = '';

  constructor({ version, clauses, comesWith, enclosed, variables }: ClauseLibrary) {
    this.enclosed = enclosed;
    this.edit = new Committing<Fields>(fieldsOf(clauses), version, (fields, seen) => this.#send(fields, seen));
    this.variables = variables;
    this.#comesWith = comesWith;
    this.chosen = clauses[0]?.key ?? '';
  }

  get clauses(): PlacedClause[] {
    return inOrder(this.edit.fields);
  }

  get clause(): PlacedClause | undefined {
    return this.edit.fields[this.chosen] ?? this.clauses[0];
  }

  async #send(fields: Fields, version: number): Promise<Sent<Fields>> {
    const clauses = inOrder(fields);
    const outcome = await call('keep_clause_library', { version, clauses: clauses.map(withoutPlace) });
    if (outcome.ok) {
      const { now, undo } = outcome.answer;
      if (undo) undoStack.push({ label: this.#did, undo, about: 'clause-library' });
      else announce(this.#did);
      return { outcome: 'kept', now: fieldsOf(now.clauses), version: now.version };
    }
    if (outcome.refusal.code === 'stale_clause_library') {
      const { current } = outcome.refusal.details;
      return { outcome: 'stale', theirs: fieldsOf(current.clauses), version: current.version };
    }
    // `clauses.3.heading.da` is the heading of the fourth clause that was sent.
    const pathOf = (path: string) => path.replace(/^clauses\.(\d+)/, (_, place: string) => clauses[Number(place)]?.key ?? '');
    return { outcome: 'refused', ...refusedForm(outcome.refusal, pathOf) };
  }

  /** Reads it again: an undo, or a colleague, may have changed it. */
  async refresh(): Promise<string> {
    const outcome = await call('clause_library', {});
    if (!outcome.ok) return sentence(outcome.refusal);
    this.edit.refresh(fieldsOf(outcome.answer.clauses), outcome.answer.version);
    return '';
  }

  /** What is wrong with a field of the chosen clause. */
  problem(path: string): string | undefined {
    return this.edit.problems[`${this.chosen}.${path}`];
  }

  /** A field of a clause was left: the clause is kept. */
  leave({ key, heading }: LibraryClause, did = texts().library.did.changed(heading.da)): Promise<void> {
    this.#did = did;
    const paths = Object.keys(this.edit.problems).filter((path) => path.startsWith(`${key}.`));
    return this.edit.commit(key, ...paths);
  }

  choose(key: string): void {
    this.chosen = key;
  }

  move(key: string, by: 1 | -1): Promise<void> {
    const all = this.clauses;
    const here = all.findIndex((clause) => clause.key === key);
    const [clause, other] = [all[here], all[here + by]];
    if (!clause || !other) return Promise.resolve();
    [clause.place, other.place] = [other.place, clause.place];
    this.#did = texts().library.did.moved(clause.heading.da);
    return this.edit.commit(clause.key, other.key);
  }

  /** A clause of the office's own. It is not used until somebody has written in it and says so. */
  add(): Promise<void> {
    const say = texts().library;
    const key = newRequestKey();
    const heading = { da: say.newHeading, en: '' };
    const place = this.clauses.length;
    this.edit.fields[key] = { key, heading, body: { da: say.newBody, en: '' }, variants: [], standing: 'retired', place };
    this.chosen = key;
    return this.leave({ ...this.edit.fields[key] }, say.did.added);
  }

  setUse(clause: PlacedClause, standing: PlacedClause['standing']): Promise<void> {
    clause.standing = standing;
    const say = texts().library.did;
    return this.leave(clause, standing === 'used' ? say.used(clause.heading.da) : say.retired(clause.heading.da));
  }

  setCondition(clause: PlacedClause, condition: ClauseCondition | null): Promise<void> {
    if (condition) clause.condition = condition;
    else delete clause.condition;
    return this.leave(clause);
  }

  setWhen(clause: PlacedClause, variant: Variant, when: ClauseCondition | null): Promise<void> {
    if (when) variant.when = when;
    else delete variant.when;
    return this.leave(clause);
  }

  #then({ key }: Pick<LibraryClause, 'key'>): LibraryClause | undefined {
    return this.#comesWith.find((clause) => clause.key === key);
  }

  /** Whether the office has changed a clause that the program comes with. */
  isChanged(clause: PlacedClause): boolean {
    const then = this.#then(clause);
    return then !== undefined && JSON.stringify(tidied(then)) !== JSON.stringify(tidied(withoutPlace(clause)));
  }

  isOwn(clause: LibraryClause): boolean {
    return this.#then(clause) === undefined;
  }

  /** Puts back what the program comes with. */
  reset(clause: PlacedClause): Promise<void> {
    const then = this.#then(clause);
    if (!then) return Promise.resolve();
    this.edit.fields[clause.key] = { ...structuredClone(then), standing: clause.standing, place: clause.place };
    return this.leave(then, texts().library.did.reset(then.heading.da));
  }
}

/** What a clause says and when it belongs, in the same order, so that two are compared as text. */
function tidied({ key, heading, body, variants, condition }: LibraryClause): unknown {
  const text = (one: { da: string; en: string } | undefined) => (one ? [one.da, one.en] : null);
  return [
    key,
    text(heading),
    text(body),
    variants.map((variant) => [variant.key, text(variant.label), text(variant.body), variant.when ?? null]),
    condition ?? null,
  ];
}
