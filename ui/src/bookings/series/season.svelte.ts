/** The office's year, as far as a series needs it: what dates are called. Read when somebody first asks. */
import { call } from '../../backend/call';
import type { SeasonDates } from '../../backend/generated/operations';

class Season {
  now = $state.raw<SeasonDates | null>(null);

  async load(): Promise<void> {
    const outcome = await call('season_dates', {});
    if (outcome.ok) this.now = outcome.answer;
  }
}

export const season = new Season();
