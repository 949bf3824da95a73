import { useEffect, useRef } from "react";
import styles from "./Settings.module.css";

const PLAIN = "#8a8379";

interface ColourDotProps {
  label: string;
  color: string | null;
  onPick: (color: string) => void;
}

/** A colour that is picked where it stands. React's `onChange` tells every colour that is passed on the way to the one that is
 *  meant; what is stored is the one at which the browser's own `change` comes, when the choice ends. */
export function ColourDot({ label, color, onPick }: ColourDotProps) {
  const input = useRef<HTMLInputElement>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  const shown = color ?? PLAIN;
  useEffect(() => {
    const field = input.current;
    const chosen = () => field && pick.current(field.value);
    field?.addEventListener("change", chosen);
    return () => field?.removeEventListener("change", chosen);
  }, []);
  useEffect(() => {
    if (input.current) input.current.value = shown;
  }, [shown]);
  return (
    <label className={styles.swatch} style={{ background: color ?? undefined }} data-plain={color === null}>
      <span className="visually-hidden">{label}</span>
      <input ref={input} type="color" defaultValue={shown} />
    </label>
  );
}
