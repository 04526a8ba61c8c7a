import { byId } from "./dom";
import { keys } from "./keys";

const SHOWN_MS = 6000;

/** Says something at the bottom of the page for a while; screen readers read it out. */
export function notice(text: string): void {
  const words = keys(text);
  const element = byId("notice");
  element.textContent = words;
  element.classList.add("shown");
  setTimeout(() => {
    if (element.textContent === words) element.classList.remove("shown");
  }, SHOWN_MS);
}
