/** Locks a screen that nobody has touched for a while; 0 minutes means never. */
export function lockWhenQuiet(minutes: number, lock: () => void): () => void {
  if (minutes <= 0) return () => undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stir = () => {
    clearTimeout(timer);
    timer = setTimeout(lock, minutes * 60_000);
  };
  const acts = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
  acts.forEach((act) => addEventListener(act, stir, { passive: true, capture: true }));
  stir();
  return () => {
    clearTimeout(timer);
    acts.forEach((act) => removeEventListener(act, stir, { capture: true }));
  };
}
