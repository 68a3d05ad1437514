/* The page around the map: what is chosen here or on the map narrows both map and list. It plays
   the part of Python for the map's scripts (window.pantau, window.pantauMap): each event changes
   the state, and each state is drawn whole. Every word goes in as text. */
(function (pantau, map) {
  'use strict';
  var el = pantau.element, STEP = 100;
  var data = read('data'), topology = read('areas'), villages = data.villages, t = data.texts;
  var order = topology.objects.villages.geometries.map(function (g) { return String(g.id); });
  var place = new Map(villages.code.map(function (code, i) { return [code, i]; }));
  var mapped = new Set(order), everyone = villages.code.map(function (_, i) { return i; });
  var theme = matchMedia('(prefers-color-scheme: dark)'), paper = matchMedia('print');
  var state = { area: '', selected: new Set(), picked: null, query: '', sort: null, down: false, shown: STEP, answered: 0 };

  function read(id) { return JSON.parse(document.getElementById(id).textContent); }
  function box(id) { return document.getElementById(id); }
  function fill(parent, children) { parent.textContent = ''; children.forEach(function (c) { if (c) parent.appendChild(c); }); }
  function number(value) { return pantau.number(value, t.lang); }
  function say(text, values) {
    return text.replace(/\{(\w+)\}/g, function (_, name) { return values[name]; });
  }

  /* ---- What is chosen ---- */

  function inArea(i) { return !state.area || villages.code[i].indexOf(state.area + '.') === 0; }
  function inClass(i) { return !state.selected.size || state.selected.has(data.legend[villages.status[i]][0]); }

  function listed() {
    var found = state.query.trim() ? pantau.findVillages(villages, state.query) : everyone;
    found = found.filter(function (i) { return inArea(i) && inClass(i); });
    if (state.sort) found = found.slice().sort(function (a, b) { return (state.down ? -1 : 1) * state.sort(a, b) || a - b; });
    return found;
  }

  var heard = {
    pick: function (code) {
      state.picked = place.has(code) ? code : null;
      // A village found by its name may lie elsewhere than in what is chosen.
      if (state.picked && !inArea(place.get(code))) state.area = code.slice(0, 5);
    },
    classes: function (codes) { state.selected = new Set(codes.split(',')); },
    clear: function () { state.selected = new Set(); },
    area: function (code) { if (!code || villages.code.some(function (v) { return v.indexOf(code + '.') === 0; })) state.area = code; },
    dots: function () {}
  };
  window.Streamlit = {
    setComponentReady: function () {},
    setComponentValue: function (value) {
      var said = value.pantau.split('|');
      state.answered = Number(said[0]);
      state.shown = STEP;
      heard[said[1]](said[2]);
      draw();
      if (said[1] === 'pick' && state.picked) box('beside').scrollIntoView({ block: 'nearest' });
    }
  };

  function change(changed) { state = Object.assign(state, { shown: STEP }, changed); draw(); }

  function draw() {
    drawMap();
    drawChoice();
    drawBeside();
    drawList();
  }

  /* Of districts only those of the regency at hand: the names of its neighbours would drown them. */
  function names() {
    var shown = {};
    Object.keys(data.names).forEach(function (code) {
      if (code.length === 5 || code.indexOf(state.area.slice(0, 5)) === 0) shown[code] = data.names[code];
    });
    return shown;
  }

  function drawMap() {
    var taken = villages.code.filter(function (_, i) { return villages.programmes[i] && inArea(i); });
    map.update({
      layer: 'status', legend: data.legend, selected: Array.from(state.selected), picked: state.picked,
      classes: order.map(function (code) {
        var i = place.get(code);
        return i === undefined || !inArea(i) ? '.' : String(villages.status[i]);
      }).join(''),
      focus: state.area || data.focus, programme: taken, areas: names(), dots: false,
      dark: theme.matches && !paper.matches, basemap: null, villages: villages, texts: t, answered: state.answered,
      unmapped: villages.code.filter(function (code, i) { return !mapped.has(code) && inArea(i); }).length
    });
    document.title = data.title;
  }

  /* ---- The page ---- */

  function drawHead() {
    fill(box('head'), [
      el('p', { class: 'marks' }, [
        data.mark && el('strong', { class: 'simulated', text: data.mark }), data.examples && el('strong', { text: data.examples })
      ]),
      el('h1', { text: data.title }),
      el('p', { class: 'filter', text: data.filter }),
      el('p', { class: 'headline', text: data.headline }),
      el('p', { class: 'note', text: data.note })
    ]);
    fill(box('about'), [
      el('h2', { text: t.about }),
      facts(data.about),
      el('p', { text: t.indicative + ' · ' + t.source })
    ]);
  }

  function facts(pairs) {
    var list = el('dl', {});
    pairs.forEach(function (pair) { list.append(el('dt', { text: pair[0] }), el('dd', { text: pair[1] })); });
    return list;
  }

  function badge(i) {
    var entry = data.legend[villages.status[i]];
    var made = el('span', { class: 'status ' + entry[4] }, [
      el('span', { 'aria-hidden': 'true', text: entry[3] + '\uFE0E ' }), el('span', { text: entry[1] })
    ]);
    made.style.background = entry[2];
    made.style.color = entry[6];
    return made;
  }

  function areaChoice() {
    var codes = Object.keys(data.options).sort();
    if (codes.length < 2) return null;
    var select = el('select', { id: 'area' }, [''].concat(codes).map(function (code) {
      return el('option', { value: code, text: code ? data.options[code] : t.everywhere });
    }));
    select.addEventListener('change', function () { change({ area: select.value, picked: null }); });
    return el('p', {}, [el('label', { for: 'area', text: t.regency }), select]);
  }

  var choice = areaChoice(), chosen = el('p', { class: 'chosen', role: 'status' });
  var all = el('button', { type: 'button', text: t.all, onclick: function () {
    query.value = '';
    change({ area: '', selected: new Set(), query: '', picked: null });
  } });
  fill(box('choice'), [choice, chosen, all]);

  function drawChoice() {
    var parts = data.legend.filter(function (entry) { return state.selected.has(entry[0]); }).map(function (entry) { return entry[1]; });
    if (state.area) parts.unshift(data.names[state.area]);
    if (state.query.trim()) parts.push('“' + state.query.trim() + '”');
    chosen.textContent = parts.join(' · ');
    all.hidden = !parts.length;
    box('choice').hidden = !choice && !parts.length;
    if (choice) choice.lastChild.value = state.area.slice(0, 5);
  }

  var areas = el('div', {}, [areaTable(), el('p', { class: 'hint', text: t.hint })]), picked = el('div', { tabindex: '-1' });
  fill(box('beside'), [areas, picked]);

  function drawBeside() {
    var i = place.get(state.picked), known = i !== undefined;
    areas.hidden = known;
    picked.hidden = !known;
    data.areas.forEach(function (area, n) { areas.querySelectorAll('tbody tr')[n].classList.toggle('here', area.code === state.area); });
    if (known) fill(picked, [
      el('h2', { text: villages.name[i] }),
      el('p', { text: villages.place[i] }),
      el('p', {}, [badge(i)]),
      facts([[t.code, villages.code[i]]].concat(data.terms.map(function (term, n) { return [term, villages.facts[i][n]]; }))),
      el('button', { type: 'button', text: t.back, onclick: function () { change({ picked: null }); areas.querySelector('button').focus(); } })
    ]);
  }

  function areaTable() {
    return el('table', {}, [
      el('thead', {}, [el('tr', {}, [el('th', { scope: 'col', text: t.area }), el('th', { scope: 'col', class: 'num', text: t.up_to_date }), el('td', {})])]),
      el('tbody', {}, data.areas.map(function (area) {
        var bar = el('i', {});
        bar.style.width = 100 * area.ratio + '%';
        return el('tr', {}, [
          el('th', { scope: 'row' }, [el('button', { type: 'button', class: 'link', text: area.name, onclick: function () { change({ area: area.code }); } })]),
          el('td', { class: 'num' }, [el('b', { text: area.share }), el('small', { text: area.of })]),
          el('td', { 'aria-hidden': 'true' }, [el('span', { class: 'bar' }, [bar])])
        ]);
      }))
    ]);
  }

  /* ---- The list ---- */

  function by(column) { return function (a, b) { return column[a] < column[b] ? -1 : column[a] > column[b] ? 1 : 0; }; }
  function byName(a, b) { return villages.name[a].localeCompare(villages.name[b]) || villages.place[a].localeCompare(villages.place[b]); }

  var columns = [
    { title: t.village, sort: byName, cell: function (i) {
      return el('th', { scope: 'row' }, [
        el('button', { type: 'button', class: 'link', text: villages.name[i], onclick: function () { map.find(villages.code[i]); picked.focus({ preventScroll: true }); } }),
        el('span', { class: 'place' }, [el('span', { class: 'dash', text: ' — ' }), el('span', { text: villages.place[i] })])
      ]);
    } },
    { title: t.status, sort: by(villages.status), cell: function (i) { return el('td', {}, [badge(i)]); } },
    { title: t.last, sort: by(villages.last), cell: text('', function (i) { return villages.last_words[i]; }) },
    { title: t.due, sort: by(villages.due), wide: 'wide', cell: text('wide', function (i) { return villages.due_words[i]; }) },
    { title: t.outreach, sort: by(villages.outreach_12m), wide: 'wide num', cell: text('wide num', function (i) { return number(villages.outreach_12m[i]); }) },
    { title: t.training, sort: by(villages.training_12m), wide: 'wide num', cell: text('wide num', function (i) { return number(villages.training_12m[i]); }) },
    { title: t.programmes, sort: by(villages.programmes), wide: 'wide', cell: text('wide', function (i) { return villages.programmes[i]; }) }
  ];
  function text(name, words) { return function (i) { return el('td', { class: name || null, text: words(i) }); }; }

  var heading = el('h2', {}), empty = el('p', { class: 'empty', role: 'status' }), body = el('tbody', {});
  var query = el('input', { type: 'search', id: 'query', autocomplete: 'off', spellcheck: 'false' });
  query.addEventListener('input', function () { state.query = query.value; state.shown = STEP; drawChoice(); drawList(); });
  var heads = columns.map(function (column) {
    return el('th', { scope: 'col', class: column.wide || null }, [el('button', { type: 'button', text: column.title, onclick: function () {
      change({ down: state.sort === column.sort && !state.down, sort: column.sort });
    } })]);
  });
  var more = el('button', { type: 'button', class: 'more', onclick: function () { state.shown += STEP; drawList(); } });
  fill(box('list'), [
    el('div', { class: 'bar-above' }, [heading, el('p', {}, [el('label', { for: 'query', text: t.query }), query])]),
    el('table', {}, [el('thead', {}, [el('tr', {}, heads)]), body]), empty, more
  ]);

  function drawList() {
    var found = listed(), shown = found.slice(0, state.shown);
    heading.textContent = say(t.listed, { part: number(found.length), whole: number(everyone.length) });
    columns.forEach(function (column, n) {
      var sorted = state.sort === column.sort;
      heads[n].setAttribute('aria-sort', sorted ? state.down ? 'descending' : 'ascending' : 'none');
    });
    fill(body, shown.map(function (i) {
      return el('tr', { class: villages.code[i] === state.picked ? 'here' : null }, columns.map(function (column) { return column.cell(i); }));
    }));
    empty.textContent = found.length ? '' : t.none;
    empty.hidden = !!found.length;
    more.hidden = found.length <= state.shown;
    more.textContent = say(t.more, { count: number(Math.min(STEP, found.length - state.shown)), shown: number(shown.length), whole: number(found.length) });
  }

  drawHead();
  map.create('map_div');
  map.start(topology);
  draw();
  theme.addEventListener('change', drawMap);
  paper.addEventListener('change', drawMap);
})(window.pantau, window.pantauMap);
