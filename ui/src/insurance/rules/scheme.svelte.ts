/** What the municipality covers, on the settings page: the council's list of efforts, and the insurances. */
import { call } from '../../backend/call';
import type { EffortTypeFacts, EffortTypeCard, MunicipalCoverCard, MunicipalCoverFacts } from '../../backend/generated/operations';
import { newRequestKey } from '../../backend/requestKey';
import { refusedForm } from '../../backend/refusedForm';
import { sentence } from '../../backend/refusals';
import { announce, undoStack, type Submitted, type Replay } from '../../shared';
import { texts } from '../../texts';

/** Which form is open: of this one, or of a new one. */
export type Open = { of: 'effort' | 'cover'; id: number | 'new' } | null;

const own = (path: string): string => path.replace(/^facts\./, '');

export class SchemeState {
  efforts = $state.raw<readonly EffortTypeCard[] | null>(null);
  covers = $state.raw<readonly MunicipalCoverCard[] | null>(null);
  problem = $state('');
  open = $state.raw<Open>(null);
  #key = newRequestKey();

  async load(): Promise<void> {
    const [efforts, covers] = await Promise.all([call('list_effort_types', {}), call('list_municipal_covers', {})]);
    if (efforts.ok) this.efforts = efforts.answer;
    if (covers.ok) this.covers = covers.answer;
    const refused = efforts.ok ? covers : efforts;
    this.problem = refused.ok ? '' : sentence(refused.refusal);
  }

  show(open: Open): void {
    this.open = open;
    this.#key = newRequestKey();
  }

  async keepEffort(kept: EffortTypeCard | null, facts: EffortTypeFacts): Promise<Submitted> {
    const say = texts().insuranceRules.efforts.did;
    const outcome = kept
      ? await call('change_effort_type', { effortTypeId: kept.id, version: kept.version, facts })
      : await call('add_effort_type', { requestKey: this.#key, facts });
    if (!outcome.ok) return this.#refused(outcome.refusal);
    return this.#did((kept ? say.changed : say.added)(facts.name.trim()), outcome.answer.undo, `effort-type:${outcome.answer.now.id}`);
  }

  async withdrawEffort({ id, version, facts }: EffortTypeCard): Promise<void> {
    const outcome = await call('withdraw_effort_type', { effortTypeId: id, version });
    if (!outcome.ok) this.problem = sentence(outcome.refusal);
    else await this.#did(texts().insuranceRules.efforts.did.withdrawn(facts.name), outcome.answer.undo, `effort-type:${id}`);
  }

  async keepCover(kept: MunicipalCoverCard | null, facts: MunicipalCoverFacts): Promise<Submitted> {
    const { did, kinds } = texts().insuranceRules.covers;
    const outcome = kept
      ? await call('change_municipal_cover', { municipalCoverId: kept.id, version: kept.version, facts })
      : await call('add_municipal_cover', { requestKey: this.#key, facts });
    if (!outcome.ok) return this.#refused(outcome.refusal);
    return this.#did((kept ? did.changed : did.added)(kinds[facts.kind]), outcome.answer.undo, `municipal-cover:${outcome.answer.now.id}`);
  }

  async withdrawCover({ id, version, facts }: MunicipalCoverCard): Promise<void> {
    const outcome = await call('withdraw_municipal_cover', { municipalCoverId: id, version });
    const { did, kinds } = texts().insuranceRules.covers;
    if (!outcome.ok) this.problem = sentence(outcome.refusal);
    else await this.#did(did.withdrawn(kinds[facts.kind]), outcome.answer.undo, `municipal-cover:${id}`);
  }

  async #refused(refusal: Parameters<typeof refusedForm>[0]): Promise<Submitted> {
    if (refusal.code !== 'fields_refused') await this.load();
    return { ok: false, ...refusedForm(refusal, own) };
  }

  async #did(label: string, undo: Replay | null, about: string): Promise<Submitted> {
    if (undo) undoStack.push({ label, undo, about });
    else announce(label);
    await this.load();
    return { ok: true };
  }
}
