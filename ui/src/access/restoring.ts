/** Putting the office back to a copy, as the window does it. */
import type { HostAnswer, RestoreError, RestoreStage } from '../backend/generated/operations';
import { figure } from '../shared/format';
import { texts } from '../texts';

/** How it went, told where the next person signs in. */
export type RestoreOutcome = { kind: 'restored'; keptAs: string | null } | { kind: 'not_restored'; error: RestoreError };

export function outcomeOf(answer: HostAnswer): RestoreOutcome | null {
  if (answer.answer === 'restored') return { kind: 'restored', keptAs: answer.keptAs };
  return answer.answer === 'not_restored' ? { kind: 'not_restored', error: answer.error } : null;
}

const MEGABYTE = 1_000_000;

/** `Kopierer 42 af 300 MB`. */
export function stageText(stage: RestoreStage, copied: number, total: number): string {
  const say = texts().settings.restoreStages;
  if (stage !== 'copying') return say[stage];
  const megabytes = (bytes: number) => figure(Math.max(1, Math.round(bytes / MEGABYTE)));
  return say.copying(megabytes(copied), megabytes(total));
}
