/** Two sets of an agreement's words beside each other: as marked text, and as two papers. */
import { call } from '../backend/call';
import type { AgreementCard, AgreementId, ComparedPassage, ComparedWords, PaperSummary } from '../backend/generated/operations';
import { sentence } from '../backend/refusals';

export interface Compared {
  before: ComparedWords;
  after: ComparedWords;
}

export class Comparing {
  wanted = $state.raw<Compared | null>(null);
  passages = $state.raw<readonly ComparedPassage[] | null>(null);
  failure = $state('');
  how = $state<'text' | 'papers'>('text');
  readonly #id: AgreementId;

  constructor(id: AgreementId) {
    this.#id = id;
  }

  async show(wanted: Compared): Promise<void> {
    this.wanted = wanted;
    const outcome = await call('compare_agreement', { id: this.#id, ...wanted });
    if (this.wanted !== wanted) return;
    this.failure = outcome.ok ? '' : sentence(outcome.refusal);
    this.passages = outcome.ok ? outcome.answer : null;
  }

  close(): void {
    this.wanted = null;
    this.passages = null;
    this.how = 'text';
  }
}

/** A choice of words as the value of a field, and back. */
export function keyOf(words: ComparedWords): string {
  return words.of === 'version' ? String(words.id) : words.of;
}

export function wordsOf(key: string, card: AgreementCard): ComparedWords {
  const version = card.life.versions.find(({ id }) => String(id) === key);
  if (version) return { of: 'version', id: version.id };
  return { of: key === 'predecessor' ? 'predecessor' : 'now' };
}

/** The paper of a version; what it says now has none, and another agreement's lies with that. */
export function paperOf(words: ComparedWords, card: AgreementCard): PaperSummary | null {
  if (words.of !== 'version') return null;
  const version = card.life.versions.find(({ id }) => id === words.id);
  return card.papers.find(({ id }) => id === version?.paperId) ?? null;
}
