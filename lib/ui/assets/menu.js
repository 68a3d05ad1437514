/* The menu: links that carry the filter. A plain click stays in the app, which Python does; a new
   tab, a copied address and a page without its server are the link's own. */
function link(entry) {
  const icon = el('span', { class: 'pb-icon', 'aria-hidden': 'true', translate: 'no', text: entry.icon });
  return el('a', { target: '_self', 'data-path': entry.path }, [icon, el('span', { text: entry.title })]);
}

function build(nav, groups) {
  nav.replaceChildren(...groups.flatMap(([name, entries]) => [
    el('p', { class: 'pb-group', text: name }),
    el('ul', {}, entries.map((entry) => el('li', {}, [link(entry)])))
  ]));
}

export default function ({ parentElement, data, setTriggerValue }) {
  let nav = parentElement.querySelector('nav');
  if (!nav) {
    nav = parentElement.appendChild(el('nav', { class: 'pb-menu' }));
    nav.addEventListener('click', (e) => {
      const chosen = e.target.closest('a');
      if (!chosen || e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
      e.preventDefault();
      nav.go(chosen.dataset.path);
      // On a phone the menu lies over the page.
      if (window.innerWidth < 768) document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
    });
  }
  nav.go = (path) => setTriggerValue('go', path);
  nav.setAttribute('aria-label', data.label);
  const shape = JSON.stringify([data.groups, data.label]);
  if (nav.shape !== shape) build(nav, data.groups);
  nav.shape = shape;
  const entries = data.groups.flatMap(([, of]) => of);
  nav.querySelectorAll('a').forEach((a, i) => {
    const path = entries[i].path;
    a.href = data.base + '/' + path + data.query;
    if (path === data.here) a.setAttribute('aria-current', 'page'); else a.removeAttribute('aria-current');
  });
}
