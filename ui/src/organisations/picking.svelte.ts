/** The search behind a picker: late answers are for words that are no longer there. */
import { call } from '../backend/call';
import type { Among, EntryContact, FoundParty, OrganisationFacts, PartyKind, PartyRef, PersonFacts } from '../backend/generated/operations';
import { newRequestKey } from '../backend/requestKey';
import { sentence } from '../backend/refusals';
import { undoStack } from '../shared';
import { texts } from '../texts';

/** Somebody chosen in a picker. */
export interface PickedParty {
  party: PartyRef;
  kind: PartyKind;
  name: string;
  /** Whom to ring at an organisation. */
  contact: EntryContact | null;
}

const MOST = 8;

export class Picking {
  found = $state.raw<readonly FoundParty[]>([]);
  /** Whether an answer for the words is there. */
  answered = $state(false);
  /** Whether the words that stand there still wait for their answer. */
  asking = $state(false);
  at = $state(-1);
  problem = $state('');
  busy = $state(false);
  #turn = 0;
  #searching: Promise<void> = Promise.resolve();

  search(words: string, among: Among): Promise<void> {
    this.asking = words.trim() !== '';
    this.#searching = this.#search(words, among);
    return this.#searching;
  }

  /** The row that Enter takes, once the words that stand there have their answer; -1 where other words came meanwhile. */
  async toTake(): Promise<number> {
    const turn = this.#turn;
    await this.#searching;
    return turn === this.#turn ? this.at : -1;
  }

  async #search(words: string, among: Among): Promise<void> {
    const turn = ++this.#turn;
    if (words.trim() === '') {
      this.clear();
      return;
    }
    const outcome = await call('find_parties', { words, among, standing: 'active', most: MOST });
    if (turn !== this.#turn) return;
    this.answered = true;
    this.asking = false;
    this.problem = outcome.ok ? '' : sentence(outcome.refusal);
    this.found = outcome.ok ? outcome.answer.found : [];
    this.at = this.found.length > 0 ? 0 : -1;
  }

  clear(): void {
    this.#turn += 1;
    this.found = [];
    this.answered = false;
    this.asking = false;
    this.at = -1;
    this.problem = '';
  }

  /** Registers what was typed as a card of its own. */
  async create(name: string, among: Among): Promise<PickedParty | null> {
    if (this.busy) return null;
    this.busy = true;
    const made = among === 'person' ? await this.#person(name) : await this.#organisation(name, among);
    this.busy = false;
    return made;
  }

  async #organisation(name: string, among: Among): Promise<PickedParty | null> {
    const kind = among === 'workplace' || among === 'council' ? among : 'association';
    const borrowerCategory = kind === 'association' ? 'social' : 'municipal';
    const facts: OrganisationFacts = { ...blankOrganisation(name), kind, borrowerCategory };
    const outcome = await call('register_organisation', { requestKey: newRequestKey(), facts });
    if (!outcome.ok) return this.#refused(outcome.refusal);
    const { organisation } = outcome.answer.now;
    this.#done(`organisation:${organisation.id}`, organisation.facts.name, outcome.answer.undo);
    return { party: { of: 'organisation', id: organisation.id }, kind, name: organisation.facts.name, contact: null };
  }

  async #person(name: string): Promise<PickedParty | null> {
    const outcome = await call('register_person', { requestKey: newRequestKey(), facts: blankPerson(name) });
    if (!outcome.ok) return this.#refused(outcome.refusal);
    const { person } = outcome.answer.now;
    this.#done(`person:${person.id}`, person.facts.fullName, outcome.answer.undo);
    return { party: { of: 'person', id: person.id }, kind: 'person', name: person.facts.fullName, contact: null };
  }

  #refused(refusal: Parameters<typeof sentence>[0]): null {
    this.problem = sentence(refusal);
    return null;
  }

  #done(about: string, name: string, undo: { operation: string; input: unknown } | null): void {
    if (undo) undoStack.push({ label: texts().organisations.did.registered(name), undo, about });
  }
}

/** The facts of an association of which nothing but the name is known. */
export function blankOrganisation(name: string): OrganisationFacts {
  return {
    kind: 'association',
    name,
    shortName: '',
    cvr: '',
    pNumber: '',
    phone: '',
    email: '',
    web: '',
    street: '',
    postalCode: '',
    town: '',
    borrowerCategory: 'social',
    parentId: null,
    educationApprovedOn: '',
    declarationValidUntil: '',
    note: '',
  };
}

/** The facts of a person of whom nothing but the name is known. */
export function blankPerson(fullName: string): PersonFacts {
  return {
    fullName,
    phone: '',
    secondPhone: '',
    email: '',
    address: { kind: 'shown', street: '', postalCode: '', town: '' },
    protection: 'open',
    note: '',
  };
}
