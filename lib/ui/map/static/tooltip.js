/* The tooltip: what is known of the village under the pointer, or of the regency where a click
   would open that. Every value goes in as text. */
(function (pantau) {
  'use strict';
  var el = pantau.element;

  pantau.Tooltip = function (box, stage) {
    function put(children, at) {
      box.textContent = '';
      children.forEach(function (child) { box.appendChild(child); });
      box.hidden = false;
      var w = box.offsetWidth, h = box.offsetHeight, room = stage.getBoundingClientRect();
      var x = at.x + 16 + w > room.width ? at.x - w - 14 : at.x + 16;
      var y = at.y + 16 + h > room.height ? at.y - h - 12 : at.y + 16;
      box.style.transform = 'translate(' + Math.round(Math.max(4, Math.min(x, room.width - w - 4))) + 'px,' +
        Math.round(Math.max(4, y)) + 'px)';
    }

    function mark(entry, text) {
      return el('p', { class: 'mark' }, [pantau.chip(entry), el('span', { text: entry.icon + '\uFE0E ' + text })]);
    }

    function rows(pairs) {
      var list = el('dl', {});
      pairs.forEach(function (pair) {
        list.appendChild(el('dt', { text: pair[0] }));
        list.appendChild(el('dd', { text: pair[1] }));
      });
      return list;
    }

    this.hide = function () { box.hidden = true; };

    this.village = function (i, scene, at) {
      var t = scene.texts, table = scene.table, row = scene.row(i), known = row !== undefined;
      var entry = scene.legend[Number(scene.classes[i])], parts = [];
      parts.push(el('p', { class: 'name', text: known ? table.name[row] : scene.geometry.villages[i].code }));
      if (known) parts.push(el('p', { class: 'place', text: table.place[row] }));
      parts.push(entry ? mark(entry, entry.label) : el('p', { class: 'mark', text: t.outside }));
      if (known) {
        var facts = [[t.last, table.last[row] ? pantau.day(table.last[row], t.lang) : t.no_date]];
        if (table.due[row]) facts.push([t.due, pantau.day(table.due[row], t.lang)]);
        facts.push([t.outreach, pantau.number(table.outreach_12m[row], t.lang)]);
        facts.push([t.training, pantau.number(table.training_12m[row], t.lang)]);
        parts.push(rows(facts));
      }
      put(parts, at);
    };

    this.regency = function (code, scene, at) {
      var counts = scene.legend.map(function () { return 0; });
      scene.geometry.villages.forEach(function (v, i) {
        if (v.code.slice(0, 5) === code && scene.classes[i] >= '0') counts[Number(scene.classes[i])]++;
      });
      var parts = [el('p', { class: 'name', text: scene.areas[code] || code })];
      scene.legend.forEach(function (entry, i) {
        if (counts[i]) parts.push(mark(entry, entry.label + ' · ' + pantau.number(counts[i], scene.texts.lang)));
      });
      if (parts.length === 1) parts.push(el('p', { class: 'mark', text: scene.texts.outside }));
      put(parts, at);
    };
  };
})(window.pantau);
