/**
 * What the office itself wants filled in in its agreements, on the settings page: each is kept when one of its fields is
 * left, and a colleague's change of another one stands beside it.
 */
import { session } from '../../access';
import { call } from '../../backend/call';
import type { OwnVariable, OwnVariableKind, OwnVariables, VariableUse } from '../../backend/generated/operations';
import { refusedForm } from '../../backend/refusedForm';
import { sentence } from '../../backend/refusals';
import { announce, Committing, Submitting, undoStack, type Sent, type Submitted } from '../../shared';
import { texts } from '../../texts';

/** One with its place in the order, so that each is kept by itself. */
export interface PlacedVariable extends OwnVariable {
  place: number;
}
type Fields = Record<string, PlacedVariable>;

/** A field of one, by its path in the input. */
export type VariablePath = 'word' | 'kind' | `${'label' | 'default'}.${'da' | 'en'}`;

/** Writes in a field of one. */
export function write(variable: OwnVariable, path: VariablePath, text: string): void {
  if (path === 'word') variable.word = text;
  else if (path === 'kind') variable.kind = text as OwnVariableKind;
  else {
    const [field, language] = path.split('.') as ['label' | 'default', 'da' | 'en'];
    variable[field][language] = text;
  }
}

function fieldsOf(variables: readonly OwnVariable[]): Fields {
  return Object.fromEntries(variables.map((variable, place) => [variable.name, { ...variable, place }]));
}

function inOrder(fields: Fields): PlacedVariable[] {
  return Object.values(fields).sort((one, other) => one.place - other.place);
}

function withoutPlace({ place: _, ...variable }: PlacedVariable): OwnVariable {
  return variable;
}

function aNewOne(): OwnVariable {
  return { name: '', word: '', kind: 'text', label: { da: '', en: '' }, default: { da: '', en: '' }, standing: 'used' };
}

export class OwnVariablesEdit {
  readonly edit: Committing<Fields>;
  readonly maySet = session.may('keep_own_variables');
  /** One that is being added. */
  fresh = $state<OwnVariable | null>(null);
  readonly adding = new Submitting();
  /** Why one could not be taken away. */
  problem = $state('');
  /** As the engine has them. */
  #kept: OwnVariables;
  #did = '';

  constructor(kept: OwnVariables) {
    this.#kept = kept;
    this.edit = new Committing<Fields>(fieldsOf(kept.variables), kept.version, (fields, seen) => this.#send(fields, seen));
  }

  get variables(): PlacedVariable[] {
    return inOrder(this.edit.fields);
  }

  async #send(fields: Fields, version: number): Promise<Sent<Fields>> {
    const variables = inOrder(fields);
    const outcome = await call('keep_own_variables', { version, variables: variables.map(withoutPlace) });
    if (outcome.ok) {
      const { now, undo } = outcome.answer;
      this.#kept = now;
      if (undo) undoStack.push({ label: this.#did, undo, about: 'own-variables' });
      else announce(this.#did);
      return { outcome: 'kept', now: fieldsOf(now.variables), version: now.version };
    }
    if (outcome.refusal.code === 'stale_own_variables') {
      this.#kept = outcome.refusal.details.current;
      return { outcome: 'stale', theirs: fieldsOf(this.#kept.variables), version: this.#kept.version };
    }
    // `variables.3.label.da` is the label of the fourth that was sent.
    const pathOf = (path: string) => path.replace(/^variables\.(\d+)/, (_, place: string) => variables[Number(place)]?.name ?? '');
    return { outcome: 'refused', ...refusedForm(outcome.refusal, pathOf) };
  }

  /** Reads them again: an undo, or a colleague, may have changed them. */
  async refresh(): Promise<string> {
    const outcome = await call('own_variables', {});
    if (!outcome.ok) return sentence(outcome.refusal);
    this.#take(outcome.answer);
    return '';
  }

  #take(now: OwnVariables): void {
    this.#kept = now;
    this.edit.refresh(fieldsOf(now.variables), now.version);
  }

  /** What is wrong with a field of one of them. */
  wrong({ name }: OwnVariable, path: string): string | undefined {
    return this.edit.problems[`${name}.${path}`];
  }

  /** A field was left: it is kept. */
  leave({ name, word }: OwnVariable, did = texts().ownVariables.did.changed(word)): Promise<void> {
    this.#did = did;
    this.problem = '';
    const paths = Object.keys(this.edit.problems).filter((path) => path.startsWith(`${name}.`));
    return this.edit.commit(name, ...paths);
  }

  setUse(variable: PlacedVariable, standing: VariableUse): Promise<void> {
    variable.standing = standing;
    const say = texts().ownVariables.did;
    return this.leave(variable, standing === 'used' ? say.used(variable.word) : say.retired(variable.word));
  }

  begin(): void {
    this.adding.clear();
    this.fresh = aNewOne();
  }

  drop(): void {
    this.fresh = null;
  }

  /** Sends the one that is being added; what is refused stays as it was typed. */
  async add(): Promise<boolean> {
    const { fresh } = this;
    if (!fresh) return true;
    const place = this.#kept.variables.length;
    const kept = await this.adding.submit({}, () =>
      this.#change([...this.#kept.variables, $state.snapshot(fresh)], texts().ownVariables.did.added(fresh.word), `variables.${place}.`),
    );
    if (kept) this.drop();
    return kept;
  }

  /** Takes one away that no text asks for. */
  async remove({ name, word }: OwnVariable): Promise<void> {
    const others = this.#kept.variables.filter((variable) => variable.name !== name);
    const changed = await this.#change(others, texts().ownVariables.did.removed(word), '');
    this.problem = changed.ok ? '' : changed.sentence;
  }

  /** Keeps another list than the one there is; the words of problems stand without `prefix`. */
  async #change(variables: readonly OwnVariable[], did: string, prefix: string): Promise<Submitted> {
    const outcome = await call('keep_own_variables', { version: this.#kept.version, variables: [...variables] });
    if (!outcome.ok) {
      if (outcome.refusal.code === 'stale_own_variables') this.#take(outcome.refusal.details.current);
      const { wordMissing, labelMissing } = texts().ownVariables;
      return { ok: false, ...refusedForm(outcome.refusal, (path) => path.replace(prefix, ''), { word: wordMissing, 'label.da': labelMissing }) };
    }
    const { now, undo } = outcome.answer;
    if (undo) undoStack.push({ label: did, undo, about: 'own-variables' });
    this.#take(now);
    return { ok: true };
  }
}
