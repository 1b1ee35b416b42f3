function element(name, attributes = {}, ...content) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
        made.setAttribute(key, value);
    }
    made.append(...content);
    return made;
}

function button(text, attributes, action) {
    const made = element('button', { type: 'button', ...attributes }, text);
    made.addEventListener('click', action);
    return made;
}

// Pictures on top of one another, of which some are shown, in a window of their size or smaller.
class Pane {
    constructor(size, pictures, boxes) {
        this.size = size;
        this.layers = new Map();
        this.boxes = boxes;
        this.canvas = element('div', { class: 'canvas' });
        this.canvas.style.aspectRatio = `${size.width} / ${size.height}`;
        for (const picture of pictures) {
            picture.style.width = `${picture.getAttribute('width') / size.width * 100}%`;
            const layer = element('div', { class: 'layer', 'data-picture': picture.dataset.picture }, picture);
            picture.addEventListener('error', () => layer.classList.add('lost'));
            this.layers.set(picture.dataset.picture, layer);
            this.canvas.append(layer);
        }
        this.handle = element('div', { class: 'handle', hidden: '' });
        this.canvas.append(boxes, this.handle);
        this.caption = element('figcaption');
        this.place = element('span', { class: 'place' });
        this.window = element('div', { class: 'window', tabindex: '0', role: 'group' }, this.canvas);
        this.figure = element('figure', { class: 'pane' }, this.caption, this.window, this.place);
        this.canvas.addEventListener('pointermove', (event) => this.showPlace(event));
        this.canvas.addEventListener('pointerleave', () => { this.place.textContent = ''; });
    }

    show(names, caption) {
        for (const [name, layer] of this.layers) {
            layer.hidden = !names.includes(name);
            layer.style.clipPath = '';
        }
        this.handle.hidden = true;
        this.caption.textContent = caption;
        this.window.setAttribute('aria-label', caption);
    }

    // Shows one picture to the left of a share of the width, another to the right.
    split(left, right, share) {
        const at = `${share * 100}%`;
        this.layers.get(left).style.clipPath = `inset(0 calc(100% - ${at}) 0 0)`;
        this.layers.get(right).style.clipPath = `inset(0 0 0 ${at})`;
        this.handle.hidden = false;
        this.handle.style.left = at;
    }

    scaleTo(scale, height) {
        this.scale = scale;
        this.canvas.style.width = `${this.size.width * scale}px`;
        this.canvas.style.height = `${this.size.height * scale}px`;
        this.window.style.height = `${height}px`;
        this.canvas.classList.toggle('coarse', scale >= 1);
    }

    // Where a pointer is, in pixels of the screen.
    at(event) {
        const bounds = this.canvas.getBoundingClientRect();
        return { x: (event.clientX - bounds.left) / this.scale, y: (event.clientY - bounds.top) / this.scale };
    }

    showPlace(event) {
        const { x, y } = this.at(event);
        this.place.textContent = `${Math.floor(x)},${Math.floor(y)}`;
    }

    middle() {
        return {
            x: (this.window.scrollLeft + this.window.clientWidth / 2) / this.scale,
            y: (this.window.scrollTop + this.window.clientHeight / 2) / this.scale,
        };
    }

    // Scrolls so that a pixel is at a place of the window: in its middle, unless told.
    scrollTo(pixel, place = { x: this.window.clientWidth / 2, y: this.window.clientHeight / 2 }) {
        this.window.scrollLeft = pixel.x * this.scale - place.x;
        this.window.scrollTop = pixel.y * this.scale - place.y;
    }
}

// The middle of a box, in pixels of the screen.
function middleOf(box) {
    const number = (name) => Number(box.getAttribute(name));
    return { x: number('x') + number('width') / 2, y: number('y') + number('height') / 2 };
}
