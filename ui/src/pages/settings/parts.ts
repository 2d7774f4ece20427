/** The parts of the settings, in the order of the list beside them. `needs` names operations of which one is enough. */
import type { Component } from 'svelte';
import type { IconName } from '../../shared';
import type { Messages } from '../../texts/da';

export type PartGroup = 'house' | 'office' | 'you';

export interface Part {
  path: string;
  group: PartGroup;
  name: (say: Messages) => string;
  icon: IconName;
  needs?: readonly string[];
  load: () => Promise<{ default: Component }>;
}

export const parts: readonly Part[] = [
  {
    path: 'houses',
    group: 'house',
    name: (say) => say.premises.houses,
    icon: 'building-2',
    needs: ['change_premises', 'change_room'],
    load: () => import('./HousesPart.svelte'),
  },
  {
    path: 'hours',
    group: 'house',
    name: (say) => say.hours.title,
    icon: 'clock',
    needs: ['list_premises'],
    load: () => import('../../premises/hours/HoursPart.svelte'),
  },
  {
    path: 'closures',
    group: 'house',
    name: (say) => say.closures.title,
    icon: 'ban',
    needs: ['list_premises'],
    load: () => import('./ClosuresPart.svelte'),
  },
  {
    path: 'year',
    group: 'house',
    name: (say) => say.season.title,
    icon: 'calendar-days',
    needs: ['season_dates'],
    load: () => import('../../bookings/season/SeasonPart.svelte'),
  },
  {
    path: 'rules',
    group: 'house',
    name: (say) => say.rules.title,
    icon: 'list',
    needs: ['booking_rules'],
    load: () => import('./rules/RulesPart.svelte'),
  },
  {
    path: 'clauses',
    group: 'office',
    name: (say) => say.library.title,
    icon: 'file-text',
    needs: ['keep_clause_library'],
    load: () => import('../../agreements/library/LibraryPart.svelte'),
  },
  {
    path: 'agreement-details',
    group: 'office',
    name: (say) => say.ownVariables.menu,
    icon: 'circle-dashed',
    needs: ['keep_own_variables'],
    load: () => import('../../agreements/ownVariables/OwnVariablesPart.svelte'),
  },
  {
    path: 'agreement-rules',
    group: 'office',
    name: (say) => say.watch.rules.title,
    icon: 'file-check',
    needs: ['agreement_rule'],
    load: () => import('./rules/AgreementRulesPart.svelte'),
  },
  {
    path: 'insurance',
    group: 'office',
    name: (say) => say.insuranceRules.title,
    icon: 'shield-check',
    needs: ['list_effort_types', 'insurance_rules'],
    load: () => import('./InsurancePart.svelte'),
  },
  {
    path: 'sealed',
    group: 'office',
    name: (say) => say.sealing.of.cpr.title,
    icon: 'lock',
    needs: ['sealing_state'],
    load: () => import('../../access/SealedPart.svelte'),
  },
  {
    path: 'sealed-claims',
    group: 'office',
    name: (say) => say.sealing.of.claims.title,
    icon: 'lock',
    needs: ['sealing_state'],
    load: () => import('../../access/SealedClaimsPart.svelte'),
  },
  {
    path: 'users',
    group: 'office',
    name: (say) => say.settings.users,
    icon: 'users',
    needs: ['list_users'],
    load: () => import('../../access/UsersPart.svelte'),
  },
  {
    path: 'office',
    group: 'office',
    name: (say) => say.settings.office,
    icon: 'landmark',
    needs: ['change_office_details'],
    load: () => import('../../access/OfficePart.svelte'),
  },
  {
    path: 'log',
    group: 'office',
    name: (say) => say.log.title,
    icon: 'book-open',
    needs: ['read_log'],
    load: () => import('../../access/log/LogPart.svelte'),
  },
  {
    path: 'backup',
    group: 'office',
    name: (say) => say.settings.backup,
    icon: 'shield',
    needs: ['keep_backup_folder'],
    load: () => import('../../access/BackupPart.svelte'),
  },
  {
    path: 'appearance',
    group: 'you',
    name: (say) => say.settings.appearance,
    icon: 'contrast',
    load: () => import('./AppearancePart.svelte'),
  },
  {
    path: 'password',
    group: 'you',
    name: (say) => say.settings.ownPassword,
    icon: 'key-round',
    needs: ['change_own_password'],
    load: () => import('../../access/OwnPasswordPart.svelte'),
  },
];

export function partsFor(may: (operation: string) => boolean): readonly Part[] {
  return parts.filter((part) => !part.needs || part.needs.some(may));
}
