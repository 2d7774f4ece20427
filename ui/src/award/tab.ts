/** What every part of the award's page is given. */
import type { AwardYearCard, NomineeId } from '../backend/generated/operations';
import type { AwardState } from './award.svelte';

export interface TabProps {
  award: AwardState;
  card: AwardYearCard;
  /** Which nominee the address names. */
  nominee: NomineeId | null;
  /** Whether the address asks for a new nomination. */
  isNew: boolean;
  /** Whether the address asks for a list of nominations to be taken in. */
  isImport: boolean;
}
