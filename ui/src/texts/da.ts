/** Danish is the source: what is missing here does not exist. One file per part of the house. */
import { access } from './da/access';
import { agreementLife } from './da/agreementLife';
import { agreements } from './da/agreements';
import { bookings } from './da/bookings';
import { closing } from './da/closing';
import { closures } from './da/closures';
import { find } from './da/find';
import { hours } from './da/hours';
import { letters } from './da/letters';
import { log } from './da/log';
import { organisations } from './da/organisations';
import { pages } from './da/pages';
import { papers } from './da/papers';
import { premises } from './da/premises';
import { quick } from './da/quick';
import { rules } from './da/rules';
import { season } from './da/season';
import { series } from './da/series';
import { settings } from './da/settings';
import { shared } from './da/shared';
import { shell } from './da/shell';
import { states } from './da/states';

export const da = { access, agreementLife, agreements, bookings, closing, closures, find, hours, letters, log, organisations, pages, papers, premises, quick, rules, season, series, settings, shared, shell, states };

/** The same keys in every language, with texts of any wording. */
type Widened<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Widened<T[K]> };

export type Messages = Widened<typeof da>;
