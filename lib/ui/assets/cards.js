/* A row of cards: shows what Python wrote, and tells it whose rows are asked for. Definitions that
   are open stay open under new figures, and who came by the keyboard stays where they were. */
function show(box, html) {
  if (box.shown === html) return;
  box.shown = html;
  const cards = () => [...box.children];
  const open = cards().map((card) => card.querySelector('details').open);
  const focused = box.contains(document.activeElement) ? document.activeElement : null;
  const place = focused ? cards().indexOf(focused.closest('.pb-card')) : -1;
  box.innerHTML = html;
  cards().forEach((card, i) => { card.querySelector('details').open = !!open[i]; });
  const again = place < 0 || !cards()[place] ? null : cards()[place].querySelector(focused.localName);
  if (again) again.focus({ preventScroll: true });
}

function rowIn(host) {
  const found = host.querySelector(':scope > .pb-cards');
  if (found) return found;
  const box = document.createElement('div');
  box.className = 'pb-cards';
  box.addEventListener('click', (e) => {
    const button = e.target.closest('[data-opens]');
    if (button) box.tell(Number(button.dataset.opens));
  });
  return host.appendChild(box);
}

export default function (component) {
  const box = rowIn(component.parentElement);
  box.tell = (place) => component.setTriggerValue('opened', place);
  show(box, component.data.html);
}
