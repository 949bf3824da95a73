// What is asked about slots from anywhere, answered beside every page.

import { useQuestion } from "../../../shared/question";
import { editing, filling, placing } from "../../../shared/slots/questions";
import { writing } from "../../../shared/slots/writing";
import { FillDialog } from "./FillDialog";
import { PlaceDialog } from "./PlaceDialog";
import { SlotDialog } from "./SlotDialog";
import { WriteDialog } from "./WriteDialog";

export default function SlotDialogs() {
  const [edited, written, filled] = [useQuestion(editing), useQuestion(writing), useQuestion(filling)];
  const placed = useQuestion(placing);
  return (
    <>
      {edited && <SlotDialog {...edited} onClose={() => editing.ask(null)} />}
      {written && <WriteDialog {...written} onClose={() => writing.ask(null)} />}
      {placed && <PlaceDialog {...placed} onClose={() => placing.ask(null)} />}
      {filled && <FillDialog {...filled} onClose={() => filling.ask(null)} />}
    </>
  );
}
