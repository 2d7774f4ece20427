import type { EventWords } from '../events';
import type { Words } from '../refusals';
import { access, accessEvents } from './da/access';
import { agreements, agreementEvents } from './da/agreements';
import { award, awardEvents } from './da/award';
import { backup, backupEvents } from './da/backup';
import { retention, retentionEvents } from './da/retention';
import { bookings, bookingEvents } from './da/bookings';
import { insurance, insuranceEvents } from './da/insurance';
import { organisations, organisationEvents } from './da/organisations';
import { premises, premisesEvents } from './da/premises';
import { openErrors, problems, shared, things, unhappened, unknown } from './da/shared';

export const da: Words & EventWords = {
  refusals: { ...shared, ...openErrors, ...access, ...organisations, ...agreements, ...backup, ...bookings, ...premises, ...insurance, ...award, ...retention },
  events: { ...accessEvents, ...organisationEvents, ...agreementEvents, ...backupEvents, ...bookingEvents, ...premisesEvents, ...insuranceEvents, ...awardEvents, ...retentionEvents },
  things,
  unhappened,
  problems,
  unknown,
};
