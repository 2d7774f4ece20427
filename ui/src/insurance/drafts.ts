/** Forms of the register that were begun and not sent: there again after an interruption, and in the tray until then. */
import { call } from '../backend/call';
import { FormDraft } from '../organisations';
import { draftsTray, router } from '../shared';
import { texts } from '../texts';

const KIND = 'insurance';

/** `new` is a new volunteer, `attach-7` one more attachment of a volunteer, `change-7-12` the correction of one. */
export function draftOf<F>(slot: string): FormDraft<F> {
  return new FormDraft<F>(KIND, slot, showDrafts);
}

function open(slot: string): void {
  const [what, volunteer = '', attachment = ''] = slot.split('-');
  if (what === 'attach') router.go(['insurance', 'volunteer', volunteer, 'attach']);
  else if (what === 'change') router.go(['insurance', 'volunteer', volunteer, 'attachment', attachment]);
  else router.go(['insurance', 'new']);
}

/** Puts what was begun into the tray. */
export async function showDrafts(): Promise<void> {
  const outcome = await call('list_drafts', {});
  if (!outcome.ok) return;
  const own = outcome.answer.filter(({ kind }) => kind === KIND);
  const say = texts().insurance;
  const drafts = own.map(({ slot, title }) => ({ id: `${KIND}:${slot}`, name: title || say.draftNew, kind: say.draftKind, open: () => open(slot) }));
  draftsTray.show(KIND, drafts);
}
