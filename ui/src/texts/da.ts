/** Danish is the source: what is missing here does not exist. One file per part of the house. */
import { access } from './da/access';
import { agreementFollowUp } from './da/agreementFollowUp';
import { agreementLife } from './da/agreementLife';
import { agreements } from './da/agreements';
import { attaching } from './da/attaching';
import { award } from './da/award';
import { awardHandedOver } from './da/awardHandedOver';
import { awardJudging } from './da/awardJudging';
import { awardNominees } from './da/awardNominees';
import { bookings } from './da/bookings';
import { claims } from './da/claims';
import { closing } from './da/closing';
import { closures } from './da/closures';
import { coverage } from './da/coverage';
import { cpr } from './da/cpr';
import { find } from './da/find';
import { grants } from './da/grants';
import { hours } from './da/hours';
import { importing } from './da/importing';
import { insurance } from './da/insurance';
import { insuranceRules } from './da/insuranceRules';
import { insurerReport } from './da/insurerReport';
import { journal } from './da/journal';
import { letters } from './da/letters';
import { library } from './da/library';
import { log } from './da/log';
import { organisations } from './da/organisations';
import { ownVariables } from './da/ownVariables';
import { pages } from './da/pages';
import { papers } from './da/papers';
import { premises } from './da/premises';
import { quick } from './da/quick';
import { rollCall } from './da/rollCall';
import { retention } from './da/retention';
import { rules } from './da/rules';
import { sealing } from './da/sealing';
import { season } from './da/season';
import { series } from './da/series';
import { settings } from './da/settings';
import { shared } from './da/shared';
import { shell } from './da/shell';
import { states } from './da/states';
import { watch } from './da/watch';

export const da = { access, agreementFollowUp, agreementLife, agreements, attaching, award, awardHandedOver, awardJudging, awardNominees, bookings, claims, closing, closures, coverage, cpr, find, grants, hours, importing, insurance, insuranceRules, insurerReport, journal, letters, library, log, organisations, ownVariables, pages, papers, premises, quick, retention, rollCall, rules, sealing, season, series, settings, shared, shell, states, watch };

/** The same keys in every language, with texts of any wording. */
type Widened<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Widened<T[K]> };

export type Messages = Widened<typeof da>;
