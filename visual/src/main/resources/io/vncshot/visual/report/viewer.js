// The views of a check's pictures. `pair` views show what was there before and what is there now.
const VIEWS = [
    { id: 'diff', title: 'Diff', key: 'd' },
    { id: 'actual', title: 'Actual', key: 'a' },
    { id: 'expected', title: 'Expected', key: 'e' },
    { id: 'previous', title: 'Previous', key: 'v' },
    { id: 'side', title: 'Side by side', key: 's', pair: true },
    { id: 'slider', title: 'Slider', key: 'l', pair: true },
    { id: 'blink', title: 'Blink', key: 'b', pair: true },
];
const TITLES = { diff: 'Diff', actual: 'Actual', expected: 'Expected', previous: 'Previous' };
const ZOOMS = [
    { id: 'fit', title: 'Fit', key: 'f' },
    { id: '1', title: '1:1', key: '1' },
    { id: '4', title: '4×', key: '4' },
];
const BLINK_MILLISECONDS = 700;
const MOST_OF_WINDOW = 0.74;
const LEAST_ZOOMED_HEIGHT = 260;
const MOST_ENLARGED = 4;

const reducedMotion = window.matchMedia('(prefers-reduced-motion: reduce)');

class Viewer {
    constructor(check) {
        this.check = check;
        this.place = check.querySelector('.viewer');
        const template = check.querySelector('template');
        const content = template.content;
        this.size = { width: Number(template.dataset.width), height: Number(template.dataset.height) };
        const pictures = [...content.querySelectorAll('img')];
        this.names = pictures.map((picture) => picture.dataset.picture);
        this.before = this.names.includes('expected') ? 'expected' : 'previous';
        const boxes = content.querySelector('svg');
        this.pane = new Pane(this.size, pictures, boxes);
        this.views = VIEWS.filter((view) => (view.pair ? this.hasPair() : this.names.includes(view.id)));
        this.share = 0.5;
        this.zoom = 'fit';
        this.build();
        template.remove();
        this.show(this.views[0].id);
        new ResizeObserver(() => this.layOut()).observe(this.place);
    }

    hasPair() {
        return this.names.includes('actual') && this.names.includes(this.before);
    }

    build() {
        const id = this.check.id;
        this.tabs = element('div', { class: 'tabs', role: 'tablist', 'aria-label': 'Views' });
        for (const view of this.views) {
            this.tabs.append(button(view.title, {
                role: 'tab', id: `${id}-${view.id}`, 'aria-controls': `${id}-panel`, 'data-view': view.id, title: `${view.title} (${view.key})`,
            }, () => this.show(view.id)));
        }
        this.tabs.addEventListener('keydown', (event) => this.moveTab(event));
        this.panes = element('div', { class: 'panes' }, this.pane.figure);
        this.panel = element('div', { class: 'panel', role: 'tabpanel', id: `${id}-panel` }, this.buildSlider(), this.buildBlink(), this.panes);
        this.place.append(element('div', { class: 'bars' }, this.tabs, this.buildZooms()), this.panel, this.buildLegend());
        this.listenTo(this.pane);
    }

    buildZooms() {
        this.zooms = element('div', { class: 'zooms', role: 'group', 'aria-label': 'Size' });
        for (const zoom of ZOOMS) {
            this.zooms.append(button(zoom.title, { 'data-zoom': zoom.id, title: `${zoom.title} (${zoom.key})` }, () => this.zoomTo(zoom.id)));
        }
        this.toggles = element('div', { class: 'zooms', role: 'group', 'aria-label': 'On the picture' });
        this.addToggle('area', 'Boxes', 'x');
        this.addToggle('mask', 'Masks', 'm');
        return element('div', { class: 'looks' }, this.toggles, this.zooms);
    }

    addToggle(kind, title, key) {
        const others = kind === 'mask' ? ', .region' : '';
        if (this.pane.boxes.querySelector(`.${kind}${others}`)) {
            this.toggles.append(button(title, { 'data-boxes': kind, 'aria-pressed': 'true', title: `${title} (${key})` }, () => this.toggle(kind)));
        }
    }

    buildSlider() {
        this.slider = element('input', { type: 'range', min: '0', max: '100', value: '50', 'aria-label': `How much of the ${this.before} picture is shown` });
        this.slider.addEventListener('input', () => this.slideTo(Number(this.slider.value) / 100));
        this.sliderBar = element('div', { class: 'bar-of-view', hidden: '' }, element('span', {}, TITLES[this.before]), this.slider, element('span', {}, 'Actual'));
        return this.sliderBar;
    }

    buildBlink() {
        this.blinkButton = button('Start', { class: 'blink' }, () => (this.blinking ? this.stopBlinking() : this.startBlinking()));
        this.swapButton = button('Swap', {}, () => { this.stopBlinking(); this.flip(); });
        this.blinkBar = element('div', { class: 'bar-of-view', hidden: '' }, this.blinkButton, this.swapButton);
        return this.blinkBar;
    }

    buildLegend() {
        const entries = [['different', 'differs'], ['smoothing', 'smooths an edge'], ['masked', 'masked']];
        const items = entries.map(([kind, text]) => element('span', { class: kind }, text));
        this.legend = element('p', { class: 'legend' }, ...items);
        return this.legend;
    }

    moveTab(event) {
        const tabs = [...this.tabs.children];
        const at = tabs.findIndex((tab) => tab.dataset.view === this.view);
        const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
        if (to !== undefined) {
            event.preventDefault();
            const tab = tabs[(to + tabs.length) % tabs.length];
            this.show(tab.dataset.view);
            tab.focus();
        }
    }

    show(id) {
        if (!this.views.some((view) => view.id === id)) {
            return;
        }
        this.stopBlinking();
        this.view = id;
        this.place.dataset.view = id;
        for (const tab of this.tabs.children) {
            const chosen = tab.dataset.view === id;
            tab.setAttribute('aria-selected', String(chosen));
            tab.tabIndex = chosen ? 0 : -1;
        }
        this.panel.setAttribute('aria-labelledby', `${this.check.id}-${id}`);
        this.sliderBar.hidden = id !== 'slider';
        this.blinkBar.hidden = id !== 'blink';
        this.legend.hidden = id !== 'diff';
        this.second?.figure.remove();
        this.showPictures(id);
        this.layOut();
    }

    showPictures(id) {
        if (id === 'slider') {
            this.pane.show([this.before, 'actual'], `${TITLES[this.before]} | Actual`);
            this.slideTo(this.share);
        } else if (id === 'blink') {
            this.pane.show([this.before], TITLES[this.before]);
            if (!reducedMotion.matches) {
                this.startBlinking();
            }
        } else if (id === 'side') {
            this.pane.show([this.before], TITLES[this.before]);
            this.showSecond();
        } else {
            this.pane.show([id], TITLES[id]);
        }
    }

    showSecond() {
        if (!this.second) {
            const picture = this.pane.layers.get('actual').firstChild.cloneNode();
            this.second = new Pane(this.size, [picture], this.pane.boxes.cloneNode(true));
            this.listenTo(this.second);
            this.scrollTogether(this.pane, this.second);
            this.scrollTogether(this.second, this.pane);
        }
        this.second.show(['actual'], TITLES.actual);
        this.panes.append(this.second.figure);
    }

    scrollTogether(from, to) {
        from.window.addEventListener('scroll', () => {
            to.window.scrollLeft = from.window.scrollLeft;
            to.window.scrollTop = from.window.scrollTop;
        });
    }

    slideTo(share) {
        this.share = share;
        this.slider.value = String(Math.round(share * 100));
        this.slider.setAttribute('aria-valuetext', `${this.slider.value} %`);
        this.pane.split(this.before, 'actual', share);
    }

    flip() {
        const next = this.shown === 'actual' ? this.before : 'actual';
        this.pane.show([next], TITLES[next]);
        this.shown = next;
    }

    startBlinking() {
        this.shown = this.before;
        this.blinking = setInterval(() => this.flip(), BLINK_MILLISECONDS);
        this.blinkButton.textContent = 'Stop';
    }

    stopBlinking() {
        clearInterval(this.blinking);
        this.blinking = undefined;
        this.blinkButton.textContent = 'Start';
    }

    toggle(kind) {
        const toggle = this.toggles.querySelector(`[data-boxes=${kind}]`);
        if (toggle) {
            const isOn = toggle.getAttribute('aria-pressed') !== 'true';
            toggle.setAttribute('aria-pressed', String(isOn));
            this.place.classList.toggle(`no-${kind}`, !isOn);
        }
    }

    shownPanes() {
        return this.view === 'side' ? [this.pane, this.second] : [this.pane];
    }

    // Sizes the picture to the room that it has, which the other view or another window width changes.
    layOut() {
        const room = this.pane.figure.clientWidth;
        if (room === 0) {
            return;
        }
        const most = window.innerHeight * MOST_OF_WINDOW;
        const fitting = Math.min(room / this.size.width, most / this.size.height);
        const fit = Math.min(fitting, Math.max(1, Math.min(MOST_ENLARGED, Math.floor(fitting))));
        const scale = this.zoom === 'fit' ? fit : Number(this.zoom);
        const least = this.zoom === 'fit' ? 0 : Math.min(LEAST_ZOOMED_HEIGHT, this.size.height * scale);
        const height = Math.ceil(Math.max(this.size.height * fit, least));
        for (const pane of this.shownPanes()) {
            pane.scaleTo(scale, height);
        }
        this.place.dataset.zoom = this.zoom;
        for (const zoom of this.zooms.children) {
            zoom.setAttribute('aria-pressed', String(zoom.dataset.zoom === this.zoom));
        }
    }

    // Keeps what is in the middle there; from all of the picture it goes to the largest change.
    zoomTo(zoom, pixel = this.zoom === 'fit' ? this.mainPixel() : this.pane.middle(), place = undefined) {
        this.zoom = zoom;
        this.layOut();
        for (const pane of this.shownPanes()) {
            pane.scrollTo(pixel, place);
        }
        if (this.view === 'slider') {
            this.slideTo(Math.min(1, Math.max(0, this.pane.middle().x / this.size.width)));
        }
    }

    mainPixel() {
        const box = this.pane.boxes.querySelector('.area');
        return box ? middleOf(box) : { x: this.size.width / 2, y: this.size.height / 2 };
    }

    zoomToArea(index) {
        const box = this.pane.boxes.querySelectorAll('.area')[index];
        this.zoomTo('4', middleOf(box));
        this.pane.window.focus({ preventScroll: true });
    }

    light(index, isLit) {
        for (const pane of this.shownPanes()) {
            pane.boxes.querySelectorAll('.area')[index]?.classList.toggle('lit', isLit);
        }
    }

    listenTo(pane) {
        let start;
        pane.canvas.addEventListener('pointerdown', (event) => {
            if (event.button !== 0) {
                return;
            }
            start = { x: event.clientX, y: event.clientY, left: pane.window.scrollLeft, top: pane.window.scrollTop, moved: false };
            if (this.view === 'slider') {
                this.slideWith(pane, event);
            }
            if (this.view === 'slider' || event.pointerType === 'mouse') {
                pane.canvas.setPointerCapture(event.pointerId);
            }
        });
        pane.canvas.addEventListener('pointermove', (event) => {
            if (!start) {
                return;
            }
            start.moved ||= Math.hypot(event.clientX - start.x, event.clientY - start.y) > 4;
            if (this.view === 'slider') {
                this.slideWith(pane, event);
            } else if (event.pointerType === 'mouse') {
                pane.window.scrollLeft = start.left + start.x - event.clientX;
                pane.window.scrollTop = start.top + start.y - event.clientY;
            }
        });
        pane.canvas.addEventListener('pointerup', (event) => {
            if (start && !start.moved && this.view !== 'slider') {
                this.zoomAt(pane, event);
            }
            start = undefined;
        });
        pane.canvas.addEventListener('pointercancel', () => { start = undefined; });
    }

    slideWith(pane, event) {
        this.slideTo(Math.min(1, Math.max(0, pane.at(event).x / this.size.width)));
    }

    zoomAt(pane, event) {
        const bounds = pane.window.getBoundingClientRect();
        const place = { x: event.clientX - bounds.left, y: event.clientY - bounds.top };
        this.zoomTo(this.zoom === 'fit' ? '4' : 'fit', pane.at(event), place);
    }
}
