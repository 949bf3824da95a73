import { IconCheck } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import { KeyHint } from "../basics/KeyHint";
import { isIme } from "../keys";
import styles from "./MenuLayer.module.css";
import { closeMenu, currentMenu, type MenuItem, type OpenMenu, subscribeMenu } from "./menu";

const EDGE = 8;

export function MenuLayer() {
  const open = useSyncExternalStore(subscribeMenu, currentMenu);
  return open && <Menu key={`${open.at.x},${open.at.y}`} open={open} />;
}

function Menu({ open }: { open: OpenMenu }) {
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: open.at.x, top: open.at.y });

  useLayoutEffect(() => {
    const { width, height } = box.current?.getBoundingClientRect() ?? { width: 0, height: 0 };
    setPlace({
      left: Math.max(EDGE, Math.min(open.at.x, window.innerWidth - width - EDGE)),
      top: Math.max(EDGE, Math.min(open.at.y, window.innerHeight - height - EDGE)),
    });
    const items = entries(box.current);
    (items.find((item) => item.getAttribute("aria-checked") === "true") ?? items[0])?.focus();
  }, [open]);

  useEffect(() => {
    const away = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) closeMenu();
    };
    window.addEventListener("pointerdown", away, true);
    window.addEventListener("blur", closeMenu);
    return () => {
      window.removeEventListener("pointerdown", away, true);
      window.removeEventListener("blur", closeMenu);
    };
  }, []);

  return (
    <div
      ref={box}
      role="menu"
      aria-label={open.label}
      tabIndex={-1}
      className={styles.menu}
      data-columns={open.titles !== undefined || undefined}
      style={{ ...place, minWidth: open.at.minWidth }}
      onKeyDown={(event) => steer(event, box.current)}
    >
      <div className={open.titles && styles.columns}>
        {open.groups.map((group, index) => (
          <div
            key={group.map((item) => item.id).join()}
            role="group"
            aria-label={open.titles?.[index]}
            className={styles.group}
          >
            {open.titles && (
              <p className={styles.heading} aria-hidden>
                {open.titles[index]}
              </p>
            )}
            {group.map((item) => (
              <Entry key={item.id} item={item} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

function Entry({ item }: { item: MenuItem }) {
  const { icon: Icon } = item;
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a checked item is a menuitemradio, which has aria-checked.
    <button
      type="button"
      role={item.checked === undefined ? "menuitem" : "menuitemradio"}
      aria-checked={item.checked}
      disabled={item.disabled}
      tabIndex={-1}
      className={styles.item}
      data-danger={item.danger}
      onPointerMove={(event) => event.currentTarget.focus()}
      onClick={() => {
        closeMenu();
        item.run();
      }}
    >
      <span className={styles.icon}>
        {Icon ? <Icon size={16} stroke={1.75} aria-hidden /> : item.checked && <IconCheck size={16} aria-hidden />}
      </span>
      <span className={styles.title}>{item.title}</span>
      {item.note && <span className={styles.note}>{item.note}</span>}
      {item.keys && <KeyHint keys={item.keys} />}
      {Icon && item.checked && <IconCheck size={16} aria-hidden />}
    </button>
  );
}

function entries(box: HTMLElement | null): HTMLButtonElement[] {
  return [...(box?.querySelectorAll<HTMLButtonElement>("button:not(:disabled)") ?? [])];
}

/** Arrows, Home, End, first letters; Escape and Tab close. Handled here, so the page behind never hears them. */
function steer(event: KeyboardEvent, box: HTMLElement | null): void {
  if (isIme(event)) return;
  event.stopPropagation();
  const items = entries(box);
  const at = items.indexOf(document.activeElement as HTMLButtonElement);
  const go = (index: number) => {
    event.preventDefault();
    items[(index + items.length) % items.length]?.focus();
  };
  if (event.key === "ArrowDown") go(at + 1);
  else if (event.key === "ArrowUp") go(at - 1);
  else if (event.key === "Home") go(0);
  else if (event.key === "End") go(-1);
  else if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    closeMenu();
  } else if (event.key.length === 1 && event.key !== " ") {
    const later = [...items.slice(at + 1), ...items.slice(0, at + 1)];
    later.find((item) => item.innerText.trim().toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
  }
}
