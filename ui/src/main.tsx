import "./theme/tokens.css";
import "./theme/base.css";
import "./shared/basics/hint.css";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { firstAnswers, followChanges } from "./shared/data/query";
import { followDrops } from "./shared/drops";
import { followLeaving } from "./shared/fields/open-drafts";
import { chosenLanguage, speak } from "./shared/format/locale";
import { applyScheme, followSystemScheme } from "./shared/scheme";
import { applyZoom } from "./shared/zoom";

applyScheme();
followSystemScheme();
applyZoom();
followChanges();
followDrops();
followLeaving();

const root = document.getElementById("root");
// The first words are a small file on this disk, and the first answers are on their way already; nothing is painted in the
// wrong language or empty meanwhile.
void Promise.all([speak(chosenLanguage(), ["frame", "today"]), firstAnswers()]).then(
  () => root && createRoot(root).render(<App />),
);
