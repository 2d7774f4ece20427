/**
 * Dragging with pointer events: no drag-and-drop of the browser, which collides with the window's own handling of
 * files. A press becomes a drag after a few pixels; Esc and a lost pointer put everything back.
 */

export interface Point {
  x: number;
  y: number;
}

export interface Dragging {
  move: (point: Point) => void;
  drop: () => void;
  back: () => void;
}

const THRESHOLD = 4;
const EDGE = 36;
const SCROLL_STEP = 14;

/** An attachment: `begin` says whether a press starts something, and what. */
export function pointerDrags(begin: (event: PointerEvent) => Dragging | undefined): (root: HTMLElement) => () => void {
  return (root) => {
    let stop: (() => void) | undefined;
    const down = (event: PointerEvent): void => {
      if (event.button !== 0 || event.isPrimary === false || stop) return;
      const dragging = begin(event);
      if (dragging) stop = follow(root, event, dragging, () => (stop = undefined));
    };
    root.addEventListener('pointerdown', down);
    return () => {
      stop?.();
      root.removeEventListener('pointerdown', down);
    };
  };
}

function follow(root: HTMLElement, start: PointerEvent, dragging: Dragging, ended: () => void): () => void {
  let started = false;
  let last: Point = { x: start.clientX, y: start.clientY };
  let frame = 0;

  const scroll = (): void => {
    const box = root.getBoundingClientRect();
    root.scrollTop += last.y > box.bottom - EDGE ? SCROLL_STEP : last.y < box.top + EDGE ? -SCROLL_STEP : 0;
    root.scrollLeft += last.x > box.right - EDGE ? SCROLL_STEP : last.x < box.left + EDGE ? -SCROLL_STEP : 0;
    dragging.move(last);
    frame = requestAnimationFrame(scroll);
  };
  const move = (event: PointerEvent): void => {
    if (event.pointerId !== start.pointerId) return;
    last = { x: event.clientX, y: event.clientY };
    if (!started && Math.hypot(last.x - start.clientX, last.y - start.clientY) < THRESHOLD) return;
    if (!started) {
      started = true;
      root.setPointerCapture?.(start.pointerId);
      frame = requestAnimationFrame(scroll);
    }
    event.preventDefault();
    dragging.move(last);
  };
  const up = (event: PointerEvent): void => {
    if (event.pointerId !== start.pointerId) return;
    finish();
    if (!started) return;
    swallowClick(root);
    dragging.drop();
  };
  const back = (): void => {
    finish();
    if (started) dragging.back();
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !started) return;
    event.preventDefault();
    event.stopPropagation();
    // The button is still down; the click comes when it is let go.
    addEventListener('pointerup', () => swallowClick(root), { once: true });
    back();
  };
  const finish = (): void => {
    cancelAnimationFrame(frame);
    if (root.hasPointerCapture?.(start.pointerId)) root.releasePointerCapture(start.pointerId);
    removeEventListener('pointermove', move);
    removeEventListener('pointerup', up);
    removeEventListener('pointercancel', back);
    removeEventListener('keydown', key, true);
    ended();
  };
  addEventListener('pointermove', move);
  addEventListener('pointerup', up);
  addEventListener('pointercancel', back);
  addEventListener('keydown', key, true);
  return back;
}

/** The click that the browser makes of a finished drag means nothing. */
function swallowClick(root: HTMLElement): void {
  const swallow = (event: MouseEvent): void => {
    event.stopPropagation();
    event.preventDefault();
  };
  root.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => root.removeEventListener('click', swallow, { capture: true }), 60);
}
