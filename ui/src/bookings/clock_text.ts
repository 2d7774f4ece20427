/** Times of day as people write them: `19`, `19.30`, `19:30`, `kl. 1930`, `24`. */

/** Minutes since midnight, or nothing when it is no time of day. */
export function readClock(text: string): number | undefined {
  const parts = /^(?:kl\.?\s*)?(\d{1,2})(?:\s*[.:,]\s*(\d{2})|(\d{2}))?$/i.exec(text.trim());
  if (!parts) return undefined;
  const minute = Number(parts[1]) * 60 + Number(parts[2] ?? parts[3] ?? 0);
  return Number(parts[2] ?? parts[3] ?? 0) < 60 && minute <= 1440 ? minute : undefined;
}
