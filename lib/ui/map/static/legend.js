/* The legend: every class with its count, which add up to the villages on the map; a click on a
   class filters here at once, and Python hears of it after. */
(function (pantau) {
  'use strict';
  var el = pantau.element;

  pantau.Legend = function (section, changed) {
    var built = '', buttons = [], scene = null;

    function toggle(code) {
      var chosen = new Set(scene.selected);
      if (!chosen.delete(code)) chosen.add(code);
      if (chosen.size === scene.legend.length) chosen.clear();
      changed(chosen);
    }

    function line(entry) {
      var count = el('span', { class: 'count' }), bar = el('i', {});
      var button = el('button', { type: 'button', class: 'line', onclick: function () { toggle(entry.code); } }, [
        pantau.chip(entry),
        el('span', { class: 'icon', 'aria-hidden': 'true', text: entry.icon + '\uFE0E' }),
        el('span', { class: 'word', text: entry.label }), count,
        el('span', { class: 'bar', 'aria-hidden': 'true' }, [bar])
      ]);
      bar.style.background = entry.colour;
      buttons.push({ button: button, count: count, bar: bar, code: entry.code });
      return el('li', {}, [button]);
    }

    var total, all, unmapped, taken;
    function build() {
      buttons = [];
      section.textContent = '';
      section.setAttribute('aria-label', scene.texts.legend);
      total = el('span', { class: 'total' });
      taken = el('p', { class: 'also' }, [el('span', { class: 'outline', 'aria-hidden': 'true' }), el('span', {})]);
      unmapped = el('p', { class: 'also' });
      all = el('button', { type: 'button', class: 'all', text: scene.texts.all, onclick: function () { changed(new Set()); } });
      section.appendChild(el('ul', {}, scene.legend.map(line)));
      section.append(taken, unmapped);
      section.appendChild(el('div', { class: 'sum' }, [total, all]));
    }

    this.show = function (now) {
      scene = now;
      var wanted = JSON.stringify([scene.legend.map(function (e) { return [e.code, e.label, e.colour]; }), scene.texts.lang]);
      if (wanted !== built) { build(); built = wanted; }
      var most = Math.max.apply(null, scene.counts.concat(1)), lang = scene.texts.lang;
      buttons.forEach(function (b, i) {
        b.count.textContent = pantau.number(scene.counts[i], lang);
        b.bar.style.width = 100 * scene.counts[i] / most + '%';
        b.button.setAttribute('aria-pressed', String(scene.selected.has(b.code)));
        b.button.classList.toggle('faded', scene.faded(b.code));
      });
      total.textContent = pantau.number(scene.total + scene.unmapped, lang) + ' ' + scene.texts.total;
      all.classList.toggle('off', !scene.selected.size);
      var members = scene.programme.filter(function (i) { return scene.classes[i] >= '0'; }).length;
      taken.hidden = !members;
      taken.lastChild.textContent = scene.texts.programme + ': ' + pantau.number(members, lang);
      unmapped.hidden = !scene.unmapped;
      unmapped.textContent = '? ' + scene.texts.unmapped + ': ' + pantau.number(scene.unmapped, lang);
    };
  };
})(window.pantau);
