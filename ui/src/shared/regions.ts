/** F6 walks the regions of the window: menu, bar, main, side panel. A region is marked with `data-region`. */
export function moveRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((region) => !region.closest('[inert]'));
  if (regions.length === 0) return;
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(here + step + regions.length) % regions.length] ?? regions[0];
  if (!next) return;
  // A board or a list that is one stop is entered where it was left.
  const remembered = next.querySelector<HTMLElement>('[data-region-start], [aria-current="page"], [data-stop][tabindex="0"]');
  const first = remembered ?? next.querySelector<HTMLElement>('a[href], button:not(:disabled), input, select, textarea, [tabindex="0"]');
  (first ?? next).focus();
}
