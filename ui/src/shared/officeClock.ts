/**
 * What time it is at the office. The engine tells it (a demo office may hold its clock, and a computer's own clock may
 * be wrong), so the page never asks the machine which day it is.
 */
import { wallTimeOf } from './moments';

let ahead = 0;

/** Sets the page by the office's clock; `now` is an instant the engine has just answered. */
export function setOfficeClock(now: string): void {
  ahead = Date.parse(now) - Date.now();
}

/** `2026-11-24T10:42`, what the clock on the office's wall shows. */
export function officeNow(): string {
  return wallTimeOf(new Date(Date.now() + ahead));
}

/** Today at the office: `2026-11-24`. */
export function officeToday(): string {
  return officeNow().slice(0, 10);
}
