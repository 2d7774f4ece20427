/** What other parts of the office know about an organisation, shown on its card. Each slice above adds its own. */
import type { Component } from 'svelte';
import type { OrganisationId } from '../backend/generated/operations';

export interface CardPart {
  id: string;
  /** Whether the person at the desk may see it. */
  may: () => boolean;
  load: () => Promise<{ default: Component<{ organisationId: OrganisationId }> }>;
}

class CardParts {
  #all = $state.raw<readonly CardPart[]>([]);

  get all(): readonly CardPart[] {
    return this.#all.filter((part) => part.may());
  }

  register(part: CardPart): () => void {
    this.#all = [...this.#all, part];
    return () => {
      this.#all = this.#all.filter((one) => one !== part);
    };
  }
}

export const cardParts = new CardParts();
