/* The fields of the sidebar, from what Python says of them. A choice is told to the page's map at
   once and to Python after; an answer older than the last choice does not undo it. Every choice
   tells all fields, so that none is lost when two follow each other quickly. */
const PATIENCE = 8000;

class Fields {
  constructor(host) {
    this.box = host.appendChild(el('div', { class: 'pb-fields' }));
    this.parts = [];
    this.sent = 0;
    this.sentAt = 0;
    // Streamlit's own keys (r, c) are no letters here: a select is searched by typing.
    this.box.addEventListener('keydown', (e) => e.stopPropagation());
  }

  /* What Python says; a field is built anew only where it is another one than before. */
  show({ data, setTriggerValue }) {
    this.tell = setTriggerValue;
    if (data.answered < this.sent && Date.now() - this.sentAt < PATIENCE) return;
    const held = this.box.contains(document.activeElement) && document.activeElement.id;
    const before = this.parts;
    this.parts = data.fields.map((field) => this.part(field, before));
    before.filter((part) => !this.parts.includes(part)).forEach((part) => part.box.remove());
    this.parts.forEach((part, place) => {
      const there = this.box.children[place];
      if (there !== part.box) this.box.insertBefore(part.box, there || null);
      part.set(data.fields[place]);
    });
    if (held && document.activeElement.id !== held) this.box.querySelector('#' + held)?.focus();
  }

  part(field, before) {
    const { value, told, ...rest } = field, shape = JSON.stringify(rest);
    const kept = before.find((part) => part.shape === shape);
    if (kept) return kept;
    const make = { one: one, several: several, days: days }[field.kind];
    const id = 'pb-' + field.name + '-' + field.kind;
    return { name: field.name, shape: shape, ...make(field, id, (text) => this.chosen(field.name, text)) };
  }

  /* Every field that may be told, as an address says it. */
  said() {
    const said = {};
    this.parts.forEach((part) => { const text = part.said(); if (text !== null) said[part.name] = text; });
    return said;
  }

  /* ``text`` is what a pair of days makes the choice above them say. */
  chosen(name, text) {
    if (text) this.parts.find((part) => part.name === name).use(text);
    const said = this.said();
    this.sent = Math.max(this.sent + 1, Date.now());
    this.sentAt = Date.now();
    const first = { kab: { area: said.kab }, kec: { area: said.kec || said.kab }, status: { statuses: said.status } }[name];
    if (first) {
      for (let i = 0; i < window.frames.length; i++) {
        window.frames[i].postMessage({ pantauFilter: first }, window.location.origin);
      }
    }
    // The map's new colours are painted before Python is asked.
    setTimeout(() => this.tell('chosen', { number: this.sent, fields: said }), 0);
  }
}

function one(field, id, chosen) {
  const select = el('select', { id: id }, field.options.map(([value, text]) => el('option', { value: value, text: text })));
  select.addEventListener('change', () => chosen());
  return {
    box: el('div', { class: 'pb-field' }, [el('label', { for: id, text: field.label }), select]),
    set: (now) => { if (select.value !== now.value) select.value = now.value; },
    use: (text) => { select.lastChild.value = text; select.value = text; },
    said: () => select.value
  };
}

function several(field, id, chosen) {
  const boxes = field.options.map(([value]) => el('input', { type: 'checkbox', value: value, id: id + '-' + value }));
  boxes.forEach((box) => box.addEventListener('change', () => chosen()));
  return {
    box: el('fieldset', { class: 'pb-field' }, [
      el('legend', { text: field.label }),
      el('div', { class: 'pb-pills' }, boxes.map((box, i) => el('label', {}, [box, el('span', { text: field.options[i][1] })])))
    ]),
    set: (now) => boxes.forEach((box) => { box.checked = now.value.includes(box.value); }),
    said: () => boxes.filter((box) => box.checked).map((box) => box.value).join()
  };
}

/* One day or two; while they are being typed, or make no sense, the ones before them hold. */
function days(field, id, chosen) {
  const inputs = field.words.map((word, i) => el('input', { type: 'date', id: id + i, min: field.least, max: field.most, 'aria-label': word }));
  const told = el('p', { class: 'pb-told' }), wrong = el('p', { class: 'pb-wrong', role: 'alert' });
  const pair = inputs.length > 1;
  let good = field.value;
  const now = () => inputs.map((input) => input.value);
  const fits = () => inputs.every((input) => input.value && input.validity.valid) && (!pair || inputs[0].value <= inputs[1].value);
  inputs.forEach((input) => {
    input.addEventListener('change', () => {
      if (!pair && input.value === '' && !input.validity.badInput) input.value = field.today;
      if (!fits() || now().join() === good.join()) return;
      wrong.textContent = '';
      good = now();
      chosen(pair && good.join(field.between));
    });
    input.addEventListener('blur', () => { wrong.textContent = fits() ? '' : field.wrong; });
  });
  return {
    box: el('fieldset', { class: 'pb-field' }, [el('legend', { text: field.label }), el('div', { class: 'pb-days' }, inputs), told, wrong]),
    set: (said) => {
      told.textContent = said.told;
      if (said.value.join() === good.join() && inputs[0].value) return;
      good = said.value;
      inputs.forEach((input, i) => { input.value = said.value[i]; });
    },
    said: () => (pair ? null : good[0] === field.today ? '' : good[0])
  };
}

export default function (component) {
  const host = component.parentElement;
  host.pantauFields = host.pantauFields || new Fields(host);
  host.pantauFields.show(component);
}
