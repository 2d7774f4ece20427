/** The office's year and its hours, for the screen that changes them. Each change is kept at once and can be taken back. */
import { call, type Outcome } from '../../backend/call';
import { refusedForm } from '../../backend/refusedForm';
import { sentence } from '../../backend/refusals';
import { undoStack, type Submitted } from '../../shared';
import type { DayParts, HalfYear, KeepSeasonDates, NamedHours, SeasonDates } from '../../backend/generated/operations';

export class OfficeYear {
  season = $state.raw<SeasonDates | null>(null);
  hours = $state.raw<DayParts | null>(null);
  /** Halves of school years whose holidays are not written down. */
  unknown = $state.raw<readonly HalfYear[]>([]);
  problem = $state('');

  async load(): Promise<void> {
    const [season, hours] = await Promise.all([call('season_dates', {}), call('day_parts', {}), this.#lookForUnknown()]);
    if (season.ok) this.season = season.answer;
    if (hours.ok) this.hours = hours.answer;
    const refused = [season, hours].find((outcome) => !outcome.ok);
    this.problem = refused && !refused.ok ? sentence(refused.refusal) : '';
  }

  async #lookForUnknown(): Promise<void> {
    const outcome = await call('unknown_school_holidays', {});
    if (outcome.ok) this.unknown = outcome.answer;
  }

  /** `fieldOf` gives the form's own name for a path such as `named.2.name`. */
  async keep(change: Partial<KeepSeasonDates>, label: string, fieldOf: (path: string) => string = (path) => path): Promise<Submitted> {
    const { season } = this;
    if (!season) return { ok: false, sentence: '', problems: {} };
    const { version, mostDates, named, schoolHolidays } = season;
    const outcome = await call('keep_season_dates', { version, mostDates, named, schoolHolidays, ...change });
    if (outcome.ok) {
      this.season = outcome.answer.now;
      await this.#lookForUnknown();
    } else if (outcome.refusal.code === 'stale_season_dates') this.season = outcome.refusal.details.current;
    return this.#said(outcome, 'season', label, fieldOf);
  }

  async keepHours(hours: NamedHours[], label: string, fieldOf: (path: string) => string): Promise<Submitted> {
    const outcome = await call('keep_day_parts', { version: this.hours?.version ?? 0, hours });
    if (outcome.ok) this.hours = outcome.answer.now;
    else if (outcome.refusal.code === 'stale_day_parts') this.hours = outcome.refusal.details.current;
    return this.#said(outcome, 'day_parts', label, fieldOf);
  }

  #said(
    outcome: Outcome<'keep_season_dates'> | Outcome<'keep_day_parts'>,
    about: string,
    label: string,
    fieldOf: (path: string) => string,
  ): Submitted {
    if (!outcome.ok) return { ok: false, ...refusedForm(outcome.refusal, fieldOf) };
    const { undo } = outcome.answer;
    if (undo) undoStack.push({ label, undo, about });
    return { ok: true };
  }
}

/** The last part of a path: `named.2.name` is the form's `name`. */
export function lastOf(path: string): string {
  return path.split('.').at(-1) ?? path;
}
