/** Whether a side panel is open: the menu makes room for it in narrow windows. */
class Panels {
  open = $state(0);
  /** Whether the window is so narrow that a panel is a page of its own. */
  alone = $state(false);
  /** The name of the section they are opened from. */
  section = $state('');
  /** Where panels are put, beside the main region. */
  place = $state.raw<HTMLElement | null>(null);
}

export const panels = new Panels();
