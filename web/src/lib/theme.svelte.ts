// Light or dark: as the system says, unless chosen here; the choice is kept in the browser.
import { kept } from "./kept";

export type Theme = "system" | "light" | "dark";

const store = kept<Theme>("isnad.theme", "system", ["system", "light", "dark"]);
const dark_system = matchMedia("(prefers-color-scheme: dark)");

class ThemeChoice {
  chosen = $state<Theme>(store.read());
  private system_dark = $state(dark_system.matches);

  constructor() {
    dark_system.addEventListener("change", (event) => (this.system_dark = event.matches));
    this.apply();
  }

  /** What is seen now. */
  get dark(): boolean {
    return this.chosen === "dark" || (this.chosen === "system" && this.system_dark);
  }

  choose(theme: Theme): void {
    this.chosen = theme;
    store.write(theme);
    this.apply();
  }

  private apply(): void {
    if (this.chosen === "system") document.documentElement.removeAttribute("data-theme");
    else document.documentElement.setAttribute("data-theme", this.chosen);
  }
}

export const theme = new ThemeChoice();
