// What cannot be moved does not follow the pointer. Whoever pulls at it is told why, once for each pull.

/** So far a pointer may slip in a click. */
const SLACK = 6;

export function tellOfPulls(element: HTMLElement, tell: () => void): void {
  element.addEventListener("pointerdown", ({ button, clientX, clientY, pointerId }) => {
    if (button !== 0) return;
    const ended = new AbortController();
    const { signal } = ended;
    const end = (event: PointerEvent) => event.pointerId === pointerId && ended.abort();
    window.addEventListener(
      "pointermove",
      (event) => {
        if (event.pointerId !== pointerId || Math.hypot(event.clientX - clientX, event.clientY - clientY) < SLACK)
          return;
        ended.abort();
        tell();
      },
      { signal },
    );
    window.addEventListener("pointerup", end, { signal });
    window.addEventListener("pointercancel", end, { signal });
  });
}
