/** Agreements leave the office as files: the page says which, and never where. */
import type { AgreementCard, AgreementView, TableFormat } from '../backend/generated/operations';
import { host, type HostOutcome } from '../backend/host';
import { announce } from '../shared';
import { language, texts } from '../texts';

type HostRefusal = Extract<HostOutcome, { ok: false }>['refusal'];

/** Why not; nothing when all went well or the user closed the dialog. */
async function saved(operation: string, input: unknown, fileName: string, done: string): Promise<HostRefusal | null> {
  const outcome = await host({ ask: 'save_sheet', operation, input, fileName });
  if (!outcome.ok) return outcome.refusal;
  if (outcome.answer.answer === 'done') announce(done);
  return null;
}

/** Whether its paper would be printed with lines to write on. */
export function hasHoles({ missing, life }: AgreementCard): boolean {
  return missing.length > 0 && life.standing === 'draft';
}

/** One agreement: its paper, with its data beside it. */
export function saveAgreement(card: AgreementCard): Promise<HostRefusal | null> {
  const { id, number } = card.agreement;
  const name = `${number} ${card.organisationName}.zip`;
  return saved('export_agreement', { id, holes: hasHoles(card) ? 'print' : 'refuse' }, name, texts().agreements.exported);
}

/** The list as it is shown. */
export function saveList(format: TableFormat, view: AgreementView, words: string): Promise<HostRefusal | null> {
  const say = texts().agreements;
  return saved('export_agreements', { format, language: language.current, view, words }, `${say.title}.${format}`, say.listExported);
}
