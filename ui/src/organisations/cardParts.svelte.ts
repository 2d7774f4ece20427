/** What other parts of the office know about an organisation or a person, shown on its card. Each slice above adds its own. */
import type { Component } from 'svelte';
import type { OrganisationId, PersonId } from '../backend/generated/operations';

export interface CardPart<P extends object = { organisationId: OrganisationId }> {
  id: string;
  /** Whether the person at the desk may see it. */
  may: () => boolean;
  load: () => Promise<{ default: Component<P> }>;
}

class CardParts<P extends object> {
  #all = $state.raw<readonly CardPart<P>[]>([]);

  get all(): readonly CardPart<P>[] {
    return this.#all.filter((part) => part.may());
  }

  register(part: CardPart<P>): () => void {
    this.#all = [...this.#all, part];
    return () => {
      this.#all = this.#all.filter((one) => one !== part);
    };
  }
}

export const cardParts = new CardParts<{ organisationId: OrganisationId }>();
export const personParts = new CardParts<{ personId: PersonId }>();
