/* A block: shows the HTML that Python put together, and tells it which of its buttons was pressed.
   What is open stays open under new figures, and who came by the keyboard stays where they were. */
const nameOf = (part) => part.title || part.ariaLabel || part.textContent;
const namedIn = (box, tag) => {
  const seen = {};
  return [...box.querySelectorAll(tag)].map((part) => {
    const name = nameOf(part);
    seen[name] = (seen[name] || 0) + 1;
    return [`${name} ${seen[name]}`, part];
  });
};

function show(box, html) {
  if (box.shown === html) return;
  box.shown = html;
  const open = namedIn(box, 'summary').filter(([, part]) => part.parentElement.open);
  const at = box.contains(document.activeElement) ? document.activeElement : null;
  const before = at ? namedIn(box, at.localName) : [];
  const place = before.findIndex(([, part]) => part === at);
  box.innerHTML = html;
  const summaries = new Map(namedIn(box, 'summary'));
  for (const [name] of open) if (summaries.has(name)) summaries.get(name).parentElement.open = true;
  if (place < 0) return;
  // By its name, or where it stood if the figures gave it another one.
  const after = namedIn(box, at.localName);
  const again = after.find(([name]) => name === before[place][0])
    || (after.length === before.length && after[place]);
  if (again) again[1].focus({ preventScroll: true });
}

function blockIn(host) {
  const found = host.querySelector(':scope > .pb-block');
  if (found) return found;
  const box = el('div', { class: 'pb-block' });
  box.addEventListener('click', (e) => {
    const button = e.target.closest('[data-opens]');
    if (button) box.tell(Number(button.dataset.opens));
    const copies = e.target.closest('.pb-copy button');
    if (copies) copyLink(copies.parentElement);
  });
  return host.appendChild(box);
}

export default function (component) {
  const box = blockIn(component.parentElement);
  box.tell = (place) => component.setTriggerValue('opened', place);
  show(box, component.data.html);
}
