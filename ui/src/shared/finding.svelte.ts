/** What `Find og gør` searches. Each slice adds a provider; commands come from the keyboard's registry. */
import type { IconName } from './icons';

export interface Finding {
  id: string;
  title: string;
  detail?: string;
  icon: IconName;
  /** Where it leads, or what it does. */
  href?: string;
  run?: () => void;
}

export interface FindProvider {
  id: string;
  /** Where its findings stand among the others': the smallest number comes first, whoever registers first. */
  order: number;
  /** The heading over its findings. */
  title: () => string;
  /** Best first, at most a handful. Nothing found is an empty list; a throw says that the search did not answer. */
  find: (text: string, signal: AbortSignal) => Promise<readonly Finding[]>;
}

class FindProviders {
  #all = $state.raw<readonly FindProvider[]>([]);

  get all(): readonly FindProvider[] {
    return this.#all;
  }

  register(provider: FindProvider): () => void {
    this.#all = [...this.#all, provider].sort((one, other) => one.order - other.order);
    return () => {
      this.#all = this.#all.filter((one) => one !== provider);
    };
  }
}

export const findProviders = new FindProviders();
