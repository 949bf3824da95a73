import { useCallback, useRef } from "react";

/** A function that stays the same and runs the newest version, so that what it is given to is not drawn again for it. */
export function useLatest<Args extends unknown[], Result>(run: (...args: Args) => Result): (...args: Args) => Result {
  const latest = useRef(run);
  latest.current = run;
  return useCallback((...args: Args) => latest.current(...args), []);
}
