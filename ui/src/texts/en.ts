import { access } from './en/access';
import { agreements } from './en/agreements';
import { bookings } from './en/bookings';
import { closures } from './en/closures';
import { hours } from './en/hours';
import { letters } from './en/letters';
import { log } from './en/log';
import { organisations } from './en/organisations';
import { pages } from './en/pages';
import { papers } from './en/papers';
import { premises } from './en/premises';
import { quick } from './en/quick';
import { series } from './en/series';
import { settings } from './en/settings';
import { shared } from './en/shared';
import { shell } from './en/shell';
import type { Messages } from './da';

export const en = { access, agreements, bookings, closures, hours, letters, log, organisations, pages, papers, premises, quick, series, settings, shared, shell } satisfies Messages;
