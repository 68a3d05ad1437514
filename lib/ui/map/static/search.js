/* The search: a combobox over the names of all villages, homonyms told apart by their place. */
(function (pantau) {
  'use strict';
  var el = pantau.element, MOST = 8;

  function plain(text) {
    return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]/g, '');
  }

  /* The places in the table of the villages that a query finds, the best first: names that begin
     with it, then names that contain it, then name and place together, word by word. */
  pantau.findVillages = function (table, query) {
    var wanted = plain(query), words = query.split(/\s+/).map(plain).filter(Boolean);
    if (!wanted) return [];
    if (!table.plain) {
      table.plain = table.name.map(plain);
      table.full = table.name.map(function (name, i) { return plain(name + table.place[i]); });
    }
    var found = [];
    for (var i = 0; i < table.plain.length; i++) {
      var at = table.plain[i].indexOf(wanted);
      var rank = table.plain[i] === wanted ? 0 : at === 0 ? 1 : at > 0 ? 2 :
        words.every(function (w) { return table.full[i].indexOf(w) >= 0; }) ? 3 : -1;
      if (rank >= 0) found.push({ i: i, rank: rank });
    }
    return found.sort(function (a, b) {
      return a.rank - b.rank || table.name[a.i].localeCompare(table.name[b.i]) ||
        table.place[a.i].localeCompare(table.place[b.i]);
    }).map(function (f) { return f.i; });
  };

  pantau.Search = function (box, chosen) {
    var table = null, texts = {}, found = [], active = -1;
    var list = el('ul', { id: 'found', role: 'listbox', hidden: '' });
    var input = el('input', {
      type: 'text', role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': 'found',
      'aria-expanded': 'false', autocomplete: 'off', spellcheck: 'false', enterkeyhint: 'search'
    });
    var said = el('p', { class: 'unseen', role: 'status' });
    box.append(input, list, said);

    function close() { list.hidden = true; input.setAttribute('aria-expanded', 'false'); move(-1); }

    function move(to) {
      active = to;
      Array.prototype.forEach.call(list.children, function (option, i) {
        option.setAttribute('aria-selected', String(i === active));
      });
      if (active < 0) input.removeAttribute('aria-activedescendant');
      else {
        input.setAttribute('aria-activedescendant', 'found-' + active);
        list.children[active].scrollIntoView({ block: 'nearest' });
      }
    }

    function choose(i) {
      input.value = table.name[i];
      close();
      chosen(table.code[i]);
    }

    function look() {
      if (!table) return;
      var all = pantau.findVillages(table, input.value);
      found = all.slice(0, MOST);
      list.textContent = '';
      found.forEach(function (i, place) {
        list.appendChild(el('li', { id: 'found-' + place, role: 'option', 'aria-selected': 'false',
          onclick: function () { choose(i); } },
          [el('b', { text: table.name[i] }), el('span', { text: ' — ' + table.place[i] })]));
      });
      var asked = plain(input.value) !== '';
      said.textContent = !asked ? '' : all.length ?
        texts.search_many.replace('{count}', pantau.number(all.length, texts.lang)) : texts.search_none;
      said.classList.toggle('unseen', !(asked && !all.length));
      list.hidden = !found.length;
      input.setAttribute('aria-expanded', String(!!found.length));
      move(-1);
    }

    input.addEventListener('input', look);
    input.addEventListener('focus', function () { input.select(); });
    input.addEventListener('blur', function () { setTimeout(close, 150); said.classList.add('unseen'); });
    list.addEventListener('mousedown', function (e) { e.preventDefault(); });
    input.addEventListener('keydown', function (e) {
      var last = found.length - 1;
      if (e.key === 'ArrowDown') { if (list.hidden) look(); move(active >= last ? 0 : active + 1); }
      else if (e.key === 'ArrowUp') move(active <= 0 ? last : active - 1);
      else if (e.key === 'Enter' && !list.hidden && found.length) choose(found[Math.max(active, 0)]);
      else if (e.key === 'Escape') { input.value = ''; found = []; close(); said.classList.add('unseen'); }
      else return;
      e.preventDefault();
    });

    this.show = function (words) {
      texts = words;
      input.placeholder = words.search;
      input.setAttribute('aria-label', words.search);
      list.setAttribute('aria-label', words.search);
    };
    this.use = function (villages) { table = villages; };
  };
})(window.pantau);
