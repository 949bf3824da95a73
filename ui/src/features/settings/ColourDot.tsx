import styles from "./Settings.module.css";

const PLAIN = "#8a8379";

interface ColourDotProps {
  label: string;
  color: string | null;
  onPick: (color: string) => void;
}

/** A colour that is picked where it stands. Picks that follow each other quickly are one step for undo. */
export function ColourDot({ label, color, onPick }: ColourDotProps) {
  return (
    <label className={styles.swatch} style={{ background: color ?? undefined }} data-plain={color === null}>
      <span className="visually-hidden">{label}</span>
      <input type="color" value={color ?? PLAIN} onChange={(event) => onPick(event.target.value)} />
    </label>
  );
}
