// Typing on devices that show a keyboard only for a text field: what changes in the field becomes keys.

const BACKSPACE = 0xff08;
const RETURN = 0xff0d;
// There must always be something for backspace to take.
const FILL = '_'.repeat(64);
const TOO_LONG = 256;

export class SoftKeyboard {
    #field;
    #sendKey;
    #text = FILL;

    constructor(field, sendKey) {
        this.#field = field;
        this.#sendKey = sendKey;
        field.addEventListener('focus', () => this.#reset());
        field.addEventListener('input', (event) => this.#changed(event.isComposing));
    }

    toggle() {
        if (document.activeElement === this.#field) {
            this.#field.blur();
        } else {
            this.#field.focus();
        }
    }

    #reset() {
        this.#text = FILL;
        this.#field.value = FILL;
        this.#field.setSelectionRange(FILL.length, FILL.length);
    }

    #changed(composing) {
        const before = Array.from(this.#text);
        const after = Array.from(this.#field.value);
        let same = 0;
        while (same < before.length && before[same] === after[same]) {
            same++;
        }
        before.slice(same).forEach(() => this.#sendKey(BACKSPACE));
        after.slice(same).forEach((character) => this.#sendKey(keysym(character)));
        this.#text = this.#field.value;
        if (!composing && (after.length < FILL.length / 2 || after.length > TOO_LONG)) {
            this.#reset();
        }
    }
}

/** Latin-1 characters are their own keysyms; the others are marked as Unicode (X11, appendix A). */
export function keysym(character) {
    if (character === '\n') {
        return RETURN;
    }
    const code = character.codePointAt(0);
    return (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff) ? code : 0x1000000 | code;
}
