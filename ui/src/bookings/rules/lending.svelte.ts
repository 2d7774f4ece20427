/** As what a borrower may be lent to, with what each costs. Asked for when somebody borrows; it looks at no card. */
import { session } from '../../access';
import { call } from '../../backend/call';
import { texts } from '../../texts';
import { tariffText } from './rule_words';
import type { BorrowerCategory, LendingTo, OrganisationId, Tariff } from '../../backend/generated/operations';

interface LendingChoice {
  value: BorrowerCategory;
  label: string;
  disabled: boolean;
}

export class Lending {
  #known = $state.raw<LendingTo | null>(null);
  #of: OrganisationId | null = null;

  /** As what they are: `Som foreningen: frivillig social · gratis`; empty while it is not known. */
  readonly own = $derived(this.#known ? texts().rules.lentAsOwn(this.#name(this.#known.own), this.#price(this.#known.own)) : '');

  /** All they are not. What the office lends to nobody is told, and cannot be chosen. */
  readonly others = $derived.by((): LendingChoice[] => {
    const { own, terms } = this.#known ?? { own: null, terms: [] };
    return terms
      .filter(({ category }) => category !== own)
      .map(({ category, lent }) => ({ value: category, label: `${this.#name(category)} · ${this.#price(category)}`, disabled: !lent }));
  });

  async read(of: OrganisationId | null): Promise<void> {
    if (of === this.#of) return;
    this.#of = of;
    this.#known = null;
    if (of === null || !session.may('lending_to')) return;
    const outcome = await call('lending_to', { organisationId: of });
    if (of !== this.#of) return;
    if (outcome.ok) this.#known = outcome.answer;
    // It is asked again, the next time somebody looks.
    else this.#of = null;
  }

  /** What is chosen already stays to be seen, even where it is what they are. */
  with(chosen: BorrowerCategory | null): LendingChoice[] {
    if (chosen === null || this.others.some(({ value }) => value === chosen)) return this.others;
    return [...this.others, { value: chosen, label: `${this.#name(chosen)} · ${this.#price(chosen)}`, disabled: false }];
  }

  #name(category: BorrowerCategory): string {
    return texts().organisations.categories[category];
  }

  #price(category: BorrowerCategory): string {
    const terms = this.#known?.terms.find((one) => one.category === category);
    if (terms && !terms.lent) return texts().rules.lentToNobody;
    const tariff: Tariff = terms?.tariff ?? { kind: 'free' };
    return tariffText(tariff);
  }
}
