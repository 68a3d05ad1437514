/* Mode Rapat: turns the scenes and answers for a village, all in the browser. Python hands over
   everything at once and hears of nothing but the leaving. New figures take the old ones' place
   without turning the scene back. */
const pantau = window.pantau, el = pantau.element;
const EVERY = 20000, SWIPE = 60;
const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

class Meeting {
  constructor(host) {
    this.host = host;
    this.box = host.appendChild(el('div', {}));
    this.scene = Number(new URL(location.href).searchParams.get('adegan')) || 1;
    this.code = null;
    this.tables = {};
    this.stops = new AbortController();
    const on = (target, kind, does, options) =>
      target.addEventListener(kind, does.bind(this), { signal: this.stops.signal, ...options });
    on(window, 'keydown', this.key, { capture: true });
    // Streamlit's own keys (r, c) would take what is typed here, hidden in its shadow, for theirs.
    on(this.box, 'keydown', (e) => e.stopPropagation());
    on(this.box, 'click', this.click);
    on(this.box, 'touchstart', (e) => { this.touch = e.touches.length === 1 ? e.touches[0] : null; }, { passive: true });
    on(this.box, 'touchend', this.swipe, { passive: true });
    on(document, 'fullscreenchange', this.marks);
  }

  /* What Python shows now; the scene, the notes and an answer stay as they are. */
  show({ data, setTriggerValue }) {
    this.leave = () => { this.auto(false); setTriggerValue('leave', true); };
    if (this.data && this.data.html === data.html && this.data.villages === data.villages) return;
    const before = this.data;
    this.data = data;
    this.words = data.words;
    const asked = this.asking(), typed = asked ? this.find('.search input').value : '';
    const noted = before && this.find('[data-do=notes]').getAttribute('aria-pressed') === 'true';
    this.box.innerHTML = data.html;
    this.search = new pantau.Search(this.find('.search'), (code) => this.answer(code));
    this.search.show(this.words);
    this.find('[data-do=whole]').hidden = !document.fullscreenEnabled;
    this.find('[data-do=auto]').hidden = pantau.calm();
    this.last = this.box.querySelectorAll('.scene').length;
    this.turn(this.scene);
    this.note(!!noted);
    this.fetch();
    this.marks();
    if (!asked) return;
    this.find('.question').hidden = false;
    this.type(typed);
    if (this.code) this.answer(this.code);
  }

  find(selector) { return this.box.querySelector(selector); }
  asking() { const over = this.find('.question'); return !!over && !over.hidden; }
  noting() { return this.find('[data-do=notes]').getAttribute('aria-pressed') === 'true'; }

  turn(to) {
    this.scene = Math.min(Math.max(to, 1), this.last);
    this.box.querySelectorAll('.scene').forEach((scene, i) => { scene.hidden = i + 1 !== this.scene; });
    this.box.querySelectorAll('[data-go]').forEach((step, i) => {
      if (i + 1 === this.scene) step.setAttribute('aria-current', 'step');
      else step.removeAttribute('aria-current');
    });
    this.find('[data-do=back]').disabled = this.scene === 1;
    this.find('[data-do=on]').disabled = this.scene === this.last;
    const shown = this.shown();
    this.find('main').scrollTop = 0;
    this.find('.turned').textContent = fill(this.words.scene,
      { place: this.scene, whole: this.last, title: shown.getAttribute('aria-label') });
    const here = new URL(location.href);
    if (here.searchParams.get('rapat') === '1' && here.searchParams.get('adegan') !== String(this.scene)) {
      here.searchParams.set('adegan', this.scene);
      history.replaceState(history.state, '', here);
    }
  }

  shown() { return this.find('.scene:not([hidden])'); }

  note(open) {
    this.find('[data-do=notes]').setAttribute('aria-pressed', String(open));
    this.box.querySelectorAll('.notes, .imprint').forEach((part) => { part.hidden = !open; });
  }

  auto(runs) {
    clearInterval(this.clock);
    this.clock = runs ? setInterval(() => this.turn(this.scene === this.last ? 1 : this.scene + 1), EVERY) : 0;
    this.marks();
  }

  marks() {
    if (!this.data) return;
    this.find('[data-do=auto]').setAttribute('aria-pressed', String(!!this.clock));
    this.find('[data-do=whole]').setAttribute('aria-pressed', String(!!document.fullscreenElement));
  }

  click(e) {
    const button = e.target.closest('button');
    if (!button) return;
    const deed = button.dataset.do;
    if (deed !== 'auto') this.auto(false);
    if (button.dataset.go) this.turn(Number(button.dataset.go));
    else if (deed === 'back') this.turn(this.scene - 1);
    else if (deed === 'on') this.turn(this.scene + 1);
    else if (deed === 'notes') this.note(!this.noting());
    else if (deed === 'auto') this.auto(!this.clock);
    else if (deed === 'ask') this.ask('');
    else if (deed === 'return') this.close();
    else if (deed === 'leave') this.leave();
    else if (deed === 'whole') {
      if (document.fullscreenElement) document.exitFullscreen();
      else document.documentElement.requestFullscreen();
    }
  }

  key(e) {
    if (!this.data || e.ctrlKey || e.metaKey || e.altKey || !this.box.isConnected) return;
    const pressed = e.composedPath()[0];
    this.auto(false);
    const does = this.asking() ? this.keyAsking(e, pressed) : this.keyScene(e, pressed);
    if (!does) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    does();
  }

  keyAsking(e, pressed) {
    if (e.key === 'Escape') return () => this.close();
    if (e.key !== 'Tab') return null;
    // What lies under the question is not to be reached.
    const stops = [...this.find('.question').querySelectorAll('input, button')];
    const next = stops.indexOf(pressed) + (e.shiftKey ? -1 : 1);
    return () => stops[(next + stops.length) % stops.length].focus();
  }

  keyScene(e, pressed) {
    const press = pressed.closest && pressed.closest('button');
    const room = this.find('main'), scrolls = room.scrollHeight > room.clientHeight + 1;
    if (e.key === 'Escape') return this.noting() ? () => this.note(false) : () => this.leave();
    if (e.key === 'ArrowRight' || e.key === 'PageDown') return () => this.turn(this.scene + 1);
    if (e.key === 'ArrowLeft' || e.key === 'PageUp') return () => this.turn(this.scene - 1);
    if (e.key === 'ArrowDown' && !scrolls) return () => this.turn(this.scene + 1);
    if (e.key === 'ArrowUp' && !scrolls) return () => this.turn(this.scene - 1);
    if (e.key === 'Home') return () => this.turn(1);
    if (e.key === 'End') return () => this.turn(this.last);
    if (e.key === ' ' && !press) return () => this.turn(this.scene + (e.shiftKey ? -1 : 1));
    if (/^[1-9]$/.test(e.key)) return () => this.turn(Number(e.key));
    if (e.key === '?') return () => this.note(!this.noting());
    if (e.key === '/') return () => this.ask('');
    if (/^\p{L}$/u.test(e.key)) return () => this.ask(e.key);
    return null;
  }

  swipe(e) {
    const from = this.touch, to = e.changedTouches[0];
    this.touch = null;
    if (!from || this.asking()) return;
    const x = to.clientX - from.clientX, y = to.clientY - from.clientY;
    if (Math.abs(x) < SWIPE || Math.abs(x) < 2 * Math.abs(y)) return;
    this.auto(false);
    this.turn(this.scene + (x < 0 ? 1 : -1));
  }

  /* The villages of the reader's scope; fetched before anybody asks. */
  fetch() {
    const address = this.data.villages, known = this.tables[address];
    if (known) { this.use(known); return; }
    fetch(address, { credentials: 'same-origin' }).then((answer) => {
      if (!answer.ok) throw new Error(answer.status);
      return answer.json();
    }).then((table) => {
      this.tables = { [address]: table };
      if (address === this.data.villages) this.use(table);
    }).catch(() => { this.failed = true; });
  }

  use(table) {
    this.failed = false;
    this.table = table;
    this.search.use(table);
    if (!this.asking()) return;
    if (this.code) this.answer(this.code);
    else this.find('.search input').dispatchEvent(new Event('input'));
  }

  ask(letter) {
    if (!this.table) this.fetch();
    this.before = this.host.activeElement;
    this.code = null;
    this.find('.question').hidden = false;
    this.find('.answer').replaceChildren(...(this.failed ? [el('p', { text: this.words.failed })] : []));
    this.type(letter);
  }

  /* Puts words into the field, and the cursor behind them. */
  type(words) {
    const input = this.find('.search input');
    input.focus();
    input.value = words;
    input.setSelectionRange(words.length, words.length);
    input.dispatchEvent(new Event('input'));
  }

  close() {
    this.code = null;
    this.find('.question').hidden = true;
    if (this.before && this.before.isConnected) this.before.focus();
  }

  answer(code) {
    const table = this.table, i = table.code.indexOf(code);
    if (i < 0) return;
    this.code = code;
    const words = this.words, status = this.data.statuses[table.status[i]];
    const day = (iso) => pantau.day(iso, words.lang), number = (value) => pantau.number(value, words.lang);
    const days = (iso) => Math.round((Date.parse(this.data.as_of) - Date.parse(iso)) / 86400000);
    const last = table.last[i] ? `${day(table.last[i])} (${fill(words.days, { count: number(days(table.last[i])) })})` : words.no_date;
    const mark = el('p', { class: 'status' }, [el('span', { text: status.icon + '\uFE0E', 'aria-hidden': 'true' }), el('b', { text: status.label })]);
    mark.style.backgroundColor = status.colour;
    mark.style.color = status.ink;
    const facts = [
      [words.last, last], [words.due, this.due(table, i, status, day, number, days)],
      [words.outreach, number(table.outreach_12m[i])], [words.training, number(table.training_12m[i])],
      [words.plan, table.plan[i] ? day(table.plan[i]) : words.no_plan]
    ];
    const list = el('dl', {});
    facts.forEach(([term, said]) => list.append(el('div', {}, [el('dt', { text: term }), el('dd', { text: said })])));
    this.find('.answer').replaceChildren(
      el('h2', { text: table.name[i] }), el('p', { class: 'place', text: table.place[i] }), mark, list);
  }

  due(table, i, status, day, number, days) {
    if (status.code === 'exempt') return this.words.exempt;
    if (!table.due[i]) return this.words.first;
    const late = days(table.due[i]);
    const said = late > 0 ? fill(this.words.overdue, { count: number(late) }) :
      late < 0 ? fill(this.words.left, { count: number(-late) }) : this.words.last_day;
    return `${day(table.due[i])} (${said})`;
  }

  end() {
    this.auto(false);
    this.stops.abort();
    this.box.remove();
    this.host.meeting = null;
  }
}

export default function (component) {
  const host = component.parentElement;
  host.meeting = host.meeting || new Meeting(host);
  const meeting = host.meeting;
  meeting.show(component);
  return () => meeting.end();
}
