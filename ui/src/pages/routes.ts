/**
 * The sections of the house. A slice joins by giving `load` its page component; without one the section
 * is not shown (while developing it is, with a plain note). `needs` names operations of which one is enough.
 */
import type { Component } from 'svelte';
import type { IconName } from '../shared/icons';
import type { Messages } from '../texts/da';

export interface Section {
  path: string;
  name: (say: Messages) => string;
  icon: IconName;
  /** The second key after `G`. */
  key: string;
  /** Low in the menu, apart from the daily work. */
  low?: boolean;
  needs?: readonly string[];
  load?: () => Promise<{ default: Component }>;
}

export const sections: readonly Section[] = [
  {
    path: 'today',
    name: (say) => say.shell.today,
    icon: 'sun',
    key: 'I',
    needs: ['today'],
    load: () => import('./TodayPage.svelte'),
  },
  {
    path: 'premises',
    name: (say) => say.shell.premises,
    icon: 'calendar-days',
    key: 'K',
    needs: ['calendar'],
    load: () => import('../bookings/PremisesPage.svelte'),
  },
  {
    path: 'organisations',
    name: (say) => say.shell.organisations,
    icon: 'users',
    key: 'F',
    needs: ['list_parties'],
    load: () => import('../organisations/OrganisationsSection.svelte'),
  },
  {
    path: 'agreements',
    name: (say) => say.shell.agreements,
    icon: 'file-text',
    key: 'A',
    needs: ['list_agreements'],
    load: () => import('./AgreementsSection.svelte'),
  },
  {
    path: 'insurance',
    name: (say) => say.insurance.title,
    icon: 'shield-check',
    // F is the associations'.
    key: 'O',
    needs: ['list_volunteers', 'covered_today'],
    load: () => import('../insurance/InsurancePage.svelte'),
  },
  {
    path: 'award',
    name: (say) => say.award.title,
    icon: 'star',
    key: 'P',
    // Who was given it is told to all who work here.
    needs: ['award_years', 'award_winners'],
    load: () => import('../award/AwardSection.svelte'),
  },
  {
    path: 'settings',
    name: (say) => say.shell.settings,
    icon: 'settings',
    key: 'S',
    low: true,
    load: () => import('./settings/SettingsPage.svelte'),
  },
];

/** What a part of the top bar is made of; a slice puts its own in here, e.g. quick entry. */
export const topBarParts: readonly { id: string; needs?: readonly string[]; load: () => Promise<{ default: Component }> }[] = [
  { id: 'quick-entry', needs: ['read_entry'], load: () => import('../bookings/quick/QuickEntry.svelte') },
  // Nothing stands there until a letter is asked for.
  { id: 'asked-letter', needs: ['open_letters'], load: () => import('../bookings/letters/AskedLetter.svelte') },
];

/** Run once after sign-in: slices register commands, search providers and drafts, and may return the way to undo that. */
export const beginnings: readonly (() => Promise<() => void>)[] = [
  () => import('../organisations').then(({ beginDirectory }) => beginDirectory()),
  () => import('../agreements').then(({ beginAgreements }) => beginAgreements()),
  () => import('../insurance').then(({ beginInsurance }) => beginInsurance()),
  () => import('../bookings').then(({ beginBookings }) => beginBookings()),
  // The count beside I dag.
  () => import('./today/tasks.svelte').then(({ tasks }) => (void tasks.load(), () => undefined)),
  () => import('./settings/begin').then(({ beginSettings }) => beginSettings()),
];

const placeholder: NonNullable<Section['load']> = () => import('./PlaceholderPage.svelte');

/** The sections this person can open. */
export function sectionsFor(may: (operation: string) => boolean): readonly (Section & Required<Pick<Section, 'load'>>)[] {
  const looking: readonly Section[] = import.meta.env.DEV
    ? [{ path: 'parts', name: () => 'Dele', icon: 'layers', key: 'D', low: true, load: () => import('../testing/PartsPage.svelte') }]
    : [];
  return [...sections, ...looking].flatMap((section) => {
    const load = section.load ?? (import.meta.env.DEV ? placeholder : undefined);
    const allowed = !section.needs || section.needs.some(may);
    return load && allowed ? [{ ...section, load }] : [];
  });
}
