/** What the settings add to the whole window: a way from `Find og gør` to each part, and to closing rooms. */
import { session } from '../../access';
import { call } from '../../backend/call';
import type { ClosureMeant } from '../../backend/generated/operations';
import { findProviders, keyboard, linkTo, router, type Finding } from '../../shared';
import { officeToday } from '../../shared/officeClock';
import { texts } from '../../texts';
import { language } from '../../texts/language.svelte';
import { parts } from './parts';

/** The day that the calendar is at, where it shows one. */
function dayInSight(): Record<string, string> {
  const { parts: where } = router.route;
  const day = where[0] === 'premises' ? where[2] : undefined;
  return day && /^\d{4}-\d{2}-\d{2}$/.test(day) ? { from: day } : {};
}

/** `luk sal a 7/12 vandskade`: the closure it means, ready to be looked over. The engine reads; other words mean nothing to it. */
async function findClosures(text: string): Promise<Finding[]> {
  if (!session.may('read_closure')) return [];
  const outcome = await call('read_closure', { text, language: language.current });
  if (!outcome.ok || outcome.answer.length === 0) return [];
  // Only who closes rooms needs its words; the window begins without them.
  const { whenText } = await import('../../premises/closures/closureFields');
  return outcome.answer.map((closure, index) => {
    const { starts, ends } = closure;
    return findingOf(closure, index, starts && ends ? whenText({ starts, ends }, officeToday()) : '');
  });
}

function findingOf(closure: ClosureMeant, index: number, when: string): Finding {
  const { premisesId, premisesName, rooms, roomNames, starts, ends, reason } = closure;
  const what = roomNames.length > 0 ? roomNames.join(', ') : premisesName;
  const said = {
    house: String(premisesId),
    rooms: rooms.join(','),
    ...(starts && ends ? { starts, ends } : {}),
    ...(reason ? { reason } : {}),
  };
  return {
    id: String(index),
    title: texts().closures.closeWhat(what, when),
    ...(reason ? { detail: reason } : {}),
    icon: 'ban',
    href: linkTo(['settings', 'closures', 'new'], said),
  };
}

/** Gives the way to take them away again. */
export function beginSettings(): () => void {
  const toParts = parts.map(({ path, name, needs }) => ({
    id: `settings-${path}`,
    name: () => texts().settings.goTo(name(texts())),
    when: () => needs === undefined || needs.some((operation) => session.may(operation)),
    run: () => router.go(['settings', path]),
  }));
  const ends = [findProviders.register({ id: 'closures', order: 0, title: () => texts().closures.title, find: findClosures }), keyboard.register(
    {
      id: 'close-rooms',
      name: () => texts().closures.command,
      when: () => session.may('close_rooms'),
      run: () => router.go(['settings', 'closures', 'new'], dayInSight()),
    },
    ...toParts,
  )];
  return () => ends.forEach((end) => end());
}
