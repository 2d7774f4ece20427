/** What the settings add to the whole window: a way from `Find og gør` to each part, and to closing rooms. */
import { session } from '../../access';
import { keyboard, router } from '../../shared';
import { texts } from '../../texts';
import { parts } from './parts';

/** The day that the calendar is at, where it shows one. */
function dayInSight(): Record<string, string> {
  const { parts: where } = router.route;
  const day = where[0] === 'premises' ? where[2] : undefined;
  return day && /^\d{4}-\d{2}-\d{2}$/.test(day) ? { from: day } : {};
}

/** Gives the way to take them away again. */
export function beginSettings(): () => void {
  const toParts = parts.map(({ path, name, needs }) => ({
    id: `settings-${path}`,
    name: () => texts().settings.goTo(name(texts())),
    when: () => needs === undefined || needs.some((operation) => session.may(operation)),
    run: () => router.go(['settings', path]),
  }));
  return keyboard.register(
    {
      id: 'close-rooms',
      name: () => texts().closures.command,
      when: () => session.may('close_rooms'),
      run: () => router.go(['settings', 'closures', 'new'], dayInSight()),
    },
    ...toParts,
  );
}
