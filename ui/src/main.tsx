import "./theme/tokens.css";
import "./theme/base.css";
import "./shared/basics/hint.css";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { followChanges } from "./shared/data/query";
import { followDrops } from "./shared/drops";
import { chosenLanguage, speak } from "./shared/format/locale";
import { applyScheme, followSystemScheme } from "./shared/scheme";

applyScheme();
followSystemScheme();
followChanges();
followDrops();

const root = document.getElementById("root");
// The first words are two small files on this disk; nothing is painted in the wrong language meanwhile.
void speak(chosenLanguage(), ["frame", "today"]).then(() => root && createRoot(root).render(<App />));
