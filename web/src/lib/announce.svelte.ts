// Tells users of screen readers what changed without a move of the focus. The frame has the live region.

class Announcer {
  text = $state("");

  say(text: string): void {
    // The same words twice in a row would not be read again.
    this.text = text === this.text ? `${text}\u00a0` : text;
  }
}

const announcer = new Announcer();
export const announce = (text: string) => announcer.say(text);
export const announced = () => announcer.text;
