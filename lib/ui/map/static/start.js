/* The map itself: makes it once, brings it to each state that Python sends, answers the reader at
   once and tells Python after. An answer of Python that is older than what the reader has done
   since does not undo it. A page without Python hands over geometry and villages themselves, where
   the app gives addresses, and its own script plays the part of Python. */
(function (pantau, L) {
  'use strict';
  var el = pantau.element, PATIENCE = 8000, NEAR = 10.25, OUTSIDE = '.';
  var map, layer, ui, update = null, sent = 0, sentAt = 0, tableUrl = '', tiles = null, refit = true, asked = null, target = null, dark = null;
  var scene = {
    geometry: null, table: null, theme: pantau.THEMES.light, classes: '', legend: [],
    selected: new Set(), paths: [], members: [], byRank: [], counts: [], total: 0, unmapped: 0,
    programme: [], programmePath: new Path2D(), picked: -1, hovered: null, focus: null, areas: {},
    dots: false, basemap: false, texts: {}, covers: [],
    faded: function (code) { return scene.selected.size > 0 && !scene.selected.has(code); },
    /* The place of a village in the table, which has those of the reader's scope only. */
    row: function (i) { return scene.table ? scene.table.at.get(scene.geometry.villages[i].code) : undefined; },
    name: function (i) { var row = scene.row(i); return row === undefined ? '' : scene.table.name[row]; },
    /* Whether a village is within the filter and of a class that stands out. */
    standsOut: function (i) { var c = scene.classes[i]; return c >= '0' && !scene.faded(scene.legend[Number(c)].code); }
  };
  var state = { ready: false, painted: 0, counts: {}, total: 0, signature: '', zoom: null, view: null, picked: null };

  function send(kind, value) {
    sent = Math.max(sent + 1, Date.now());
    sentAt = Date.now();
    window.Streamlit.setComponentValue({ pantau: sent + '|' + kind + '|' + value });
  }

  function layOut(container) {
    if (window.pantauStyle) document.head.appendChild(el('style', { text: window.pantauStyle }));
    var root = container.parentElement, stage = el('div', { class: 'stage' });
    root.classList.add('pantau');
    root.insertBefore(stage, container);
    ui = {
      root: root, stage: stage, search: el('div', { class: 'search', role: 'search' }), buttons: el('div', { class: 'buttons' }),
      tip: el('div', { class: 'tip', role: 'status', hidden: '' }), notice: el('p', { class: 'notice', role: 'status', hidden: '' }),
      credit: el('p', { class: 'credit' }), legend: el('section', { class: 'legend' }),
      keys: el('p', { class: 'unseen', id: 'map_keys' })
    };
    stage.append(container, ui.search, ui.buttons, ui.notice, ui.credit, ui.keys,
      el('div', { class: 'cross', 'aria-hidden': 'true' }), ui.tip);
    root.appendChild(ui.legend);
    container.setAttribute('role', 'application');
    container.setAttribute('aria-describedby', 'map_keys');
    ui.makeLegend = new pantau.Legend(ui.legend, choose);
    ui.makeSearch = new pantau.Search(ui.search, find);
    ui.tooltip = new pantau.Tooltip(ui.tip, stage);
    ui.controls = new pantau.Controls(ui.buttons, {
      zoom_in: function () { map.zoomIn(); }, zoom_out: function () { map.zoomOut(); },
      whole: function () { goTo(null); if (scene.focus && !update.choosing) { scene.focus = null; send('area', ''); } },
      dots: function () { scene.dots = !scene.dots; paint(); send('dots', scene.dots ? '1' : '0'); }
    });
  }

  /* Streamlit names its theme with every message, also when the reader changes it between runs. */
  window.addEventListener('message', function (e) {
    var theme = e.data && e.data.type === 'streamlit:render' && e.source === window.parent && e.data.theme;
    if (!theme || dark === (theme.base === 'dark')) return;
    dark = theme.base === 'dark';
    if (update) { colour(); if (state.ready) apply(update); }
  });

  /* Maps side by side: each tells the others of its page where the reader moved it. */
  var following = false;
  window.addEventListener('message', function (e) {
    var view = e.data && e.data.pantauView;
    if (!view || e.origin !== window.location.origin || !map || !update || !update.linked) return;
    following = true;
    refit = false;
    map.setView(view[0], view[1], { animate: false });
    following = false;
  });

  function lead() {
    if (following || map._fitting || !state.ready || !update.linked) return;
    var c = map.getCenter(), frames = window.parent.frames;
    for (var i = 0; i < frames.length; i++) {
      if (frames[i] !== window) frames[i].postMessage({ pantauView: [[c.lat, c.lng], map.getZoom()] }, window.location.origin);
    }
  }

  /* A choice in the page's own fields: its colours at once, the rest when Python answers. */
  window.addEventListener('message', function (e) {
    var chosen = e.data && e.data.pantauFilter;
    if (!chosen || e.origin !== window.location.origin || !state.ready || update.province == null) return;
    if ('area' in chosen) {
      var area = chosen.area || null, within = area ? area + '.' : '';
      sort(Array.from(update.province || update.classes, function (c, i) {
        return scene.geometry.villages[i].code.startsWith(within) ? c : OUTSIDE;
      }).join(''));
      scene.focus = area;
      paint();
      goTo(area);
    } else if (update.layer === 'status') {
      scene.selected = new Set(chosen.statuses ? chosen.statuses.split(',') : []);
      paint();
    }
  });

  function colour() {
    var name = (dark === null ? update.dark : dark) ? 'dark' : 'light';
    scene.theme = pantau.THEMES[name];
    ui.root.dataset.theme = state.theme = name;
  }

  function create(id) {
    var container = document.getElementById(id);
    layOut(container);
    map = L.map(container, {
      center: [-6.45, 106.1], zoom: 9, minZoom: 7, maxZoom: 16, zoomSnap: 0.1, wheelPxPerZoomLevel: 90,
      zoomControl: false, attributionControl: false, doubleClickZoom: false, fadeAnimation: false,
      maxBounds: [[-9, 103], [-4, 109]], trackResize: false, zoomAnimation: !pantau.calm(), markerZoomAnimation: false
    });
    map.on('click', function (e) { if (scene.geometry) clickAt(e.latlng); });
    map.on('mousemove', function (e) { hoverAt(e.latlng, e.containerPoint); });
    map.on('mouseout dragstart', leave);
    map.on('move', lead);
    map.on('movestart', function () { if (!map._fitting) { refit = false; asked = null; } });
    map.on('moveend', function () {
      if (scene.geometry && container.matches('.keys:focus')) hoverAt(map.getCenter(), map.getSize().divideBy(2));
    });
    container.addEventListener('keydown', function (e) {
      container.classList.add('keys');
      if (e.key === 'Enter' && e.target === container) clickAt(map.getCenter());
    });
    container.addEventListener('pointerdown', function () { container.classList.remove('keys'); });
    container.addEventListener('blur', leave);
    new ResizeObserver(function () {
      // Its "move" is not the reader's: it must not lead the map beside it.
      map._fitting = true;
      map.invalidateSize({ pan: false });
      map._fitting = false;
      cover();
      if (refit && scene.geometry) fit(target, false);
      else if (asked) show(asked);
    }).observe(container);
    return map;
  }

  function fetched(url) {
    return fetch(url, { credentials: 'same-origin' }).then(function (answer) {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    });
  }

  /* ``areas`` is the address of the geometry or the geometry itself. */
  function start(areas) {
    (typeof areas === 'string' ? fetched(areas) : Promise.resolve(areas)).then(function (topology) {
      scene.geometry = pantau.readGeometry(topology);
      layer = new pantau.VillageLayer(scene.geometry, scene, painted);
      if (update) apply(null);
      document.fonts.load('700 13px "Plus Jakarta Sans"').then(function () { layer.draw(); });
    }).catch(function (error) {
      // Legend and search go on working without a single area.
      state.failed = String(error);
      scene.geometry = pantau.noGeometry();
      if (update) apply(null);
    });
    // What was sent while the scripts were loading is lost on the component; this asks for it again.
    window.Streamlit.setComponentReady();
  }

  function receive(now) {
    var before = update;
    // The component removes every group it has ever added; the last one is enough.
    window.feature_group = [];
    update = now;
    scene.texts = now.texts;
    colour();
    ui.root.classList.add('shown');
    words(now);
    if (scene.geometry) apply(before);
  }

  function words(now) {
    var t = now.texts, container = map.getContainer();
    document.documentElement.lang = t.lang;
    document.title = t.map;
    if (window.frameElement) window.frameElement.title = t.map;
    container.setAttribute('aria-label', t.map);
    ui.keys.textContent = t.map_keys;
    ui.makeSearch.show(t);
    ui.credit.textContent = t.indicative + ' · ' + t.source + (now.basemap ? ' · ' + t.basemap_credit : '');
    ui.buttons.setAttribute('role', 'group');
    ui.buttons.setAttribute('aria-label', t.map);
  }

  function apply(before) {
    var u = update, first = !before || !state.ready, heard = u.answered >= sent || Date.now() - sentAt > PATIENCE;
    var g = scene.geometry, pale = scene.theme.land;
    scene.areas = u.areas;
    scene.unmapped = u.unmapped;
    scene.legend = u.legend.map(function (c) {
      return { code: c[0], label: c[1], colour: c[2], icon: c[3], pattern: c[4], rank: c[5], pale: pantau.mix(c[2], pale, 0.82) };
    });
    var moved = u.classes !== scene.classes && (heard || !u.choosing);
    if (first || moved || u.legend.length !== scene.paths.length) sort(u.classes);
    if (first || u.programme.join() !== before.programme.join()) {
      scene.programme = u.programme.map(g.find).filter(function (i) { return i >= 0; });
    }
    if (first || heard) {
      scene.selected = new Set(u.selected);
      scene.picked = u.picked ? g.find(u.picked) : -1;
      if (first || before.dots !== u.dots) scene.dots = u.dots;
    } else {
      scene.selected.forEach(function (code) {
        if (!scene.legend.some(function (entry) { return entry.code === code; })) scene.selected.delete(code);
      });
    }
    if (state.failed) say(scene.texts.failed);
    basemap(u.basemap);
    if (u.villages) useTable(u.villages); else fetchTable(u.villagesUrl);
    state.ready = true;
    if (first) { scene.focus = target = u.focus; paint(); if (u.view) show(u.view); else fit(target, false); if (layer) map.addLayer(layer); else painted(map.getZoom()); return; }
    paint();
    if (heard && u.focus !== before.focus && u.focus !== scene.focus) { scene.focus = u.focus; goTo(u.focus); }
    else if (heard) scene.focus = u.focus;
  }

  /* The paths of the classes; only when a village changed its class. */
  function sort(classes) {
    var g = scene.geometry;
    scene.classes = classes;
    scene.members = scene.legend.map(function () { return []; });
    for (var i = 0; i < classes.length; i++) if (classes[i] >= '0') scene.members[Number(classes[i])].push(i);
    scene.paths = scene.members.map(function (members) {
      if (!members.length) return null;
      var path = new Path2D();
      members.forEach(function (v) { if (g.villages[v]) path.addPath(g.villages[v].path); });
      return path;
    });
    scene.counts = scene.members.map(function (members) { return members.length; });
    scene.total = scene.counts.reduce(function (a, b) { return a + b; }, 0);
    scene.byRank = scene.legend.map(function (_, i) { return i; }).sort(function (a, b) { return scene.legend[a].rank - scene.legend[b].rank; });
  }

  function paint() {
    scene.programmePath = new Path2D();
    scene.programme.filter(scene.standsOut).forEach(function (i) { scene.programmePath.addPath(scene.geometry.villages[i].path); });
    ui.makeLegend.show(scene);
    ui.controls.show(scene.texts, scene.dots);
    cover();
    if (layer && layer._map) layer.draw();
  }

  /* What lies over the map, so that no name of a sea hides half beneath it. */
  function cover() {
    var o = ui.stage.getBoundingClientRect();
    scene.covers = [ui.legend, ui.search, ui.buttons, ui.credit].map(function (part) {
      var r = part.getBoundingClientRect();
      return [r.left - o.left, r.top - o.top, r.right - o.left, r.bottom - o.top];
    });
  }

  function painted(zoom) {
    var c = map.getCenter();
    state.counts = {};
    scene.legend.forEach(function (entry, i) { state.counts[entry.code] = scene.counts[i]; });
    state.total = scene.total + scene.unmapped;
    state.selected = Array.from(scene.selected).sort();
    state.signature = [update.layer, state.selected.join(','), scene.dots ? 'dots' : 'areas', state.theme, hash(scene.classes)].join('|');
    state.zoom = zoom;
    state.view = [c.lat, c.lng, zoom];
    state.picked = scene.picked < 0 ? null : scene.geometry.villages[scene.picked].code;
    state.focus = scene.focus;
    state.dots = scene.dots;
    state.painted++;
  }

  function hash(text) {
    for (var h = 5381, i = 0; i < text.length; i++) h = (h * 33 + text.charCodeAt(i)) | 0;
    return (h >>> 0).toString(36);
  }

  function choose(selected) {
    if (update.choosing) return;
    scene.selected = selected;
    paint();
    var codes = scene.legend.map(function (e) { return e.code; }).filter(function (code) { return selected.has(code); });
    if (codes.length) send('classes', codes.join(',')); else send('clear', '');
  }

  /* A village chosen, or left again; Python hears of all that are. */
  function turn(i) {
    var now = { 0: '1', 1: '0' }[scene.classes[i]];
    if (!now) return;
    sort(scene.classes.slice(0, i) + now + scene.classes.slice(i + 1));
    paint();
    leave();
    send('chosen', scene.members[0].map(function (v) { return scene.geometry.villages[v].code; }).join());
  }

  function pick(i) {
    if (i < 0) return;
    if (update.choosing) return turn(i);
    scene.picked = i;
    layer.drawTop();
    state.picked = scene.geometry.villages[i].code;
    send('pick', state.picked);
  }

  /* A village chosen in the search: flies there, opens its tooltip where it comes to lie. */
  function find(code) {
    var i = scene.geometry ? scene.geometry.find(code) : -1;
    if (i < 0) return send('pick', code);
    if (!update.choosing || scene.classes[i] === '1') pick(i);
    layer.draw();
    map.once('moveend', function () {
      var p = pantau.deepest(scene.geometry.villages[i], 6), o = scene.geometry.origin;
      ui.tooltip.village(i, scene, map.latLngToContainerPoint(map.unproject([p.x + o[0], p.y + o[1]], pantau.WORLD_ZOOM)));
    });
    goTo(code);
  }

  function inRegency() { return !!scene.focus || map.getZoom() >= NEAR; }

  function villageAt(latlng) {
    var p = scene.geometry.place(latlng.lat, latlng.lng);
    if (!scene.dots) return scene.geometry.at(p[0], p[1]);
    return nearestDot(p);
  }

  /* In dots mode the nearest dot within reach of a finger, wherever the borders run. */
  function nearestDot(p) {
    var reach = 14 / Math.pow(2, map.getZoom() - pantau.WORLD_ZOOM), best = -1, least = reach * reach;
    scene.geometry.villages.forEach(function (v, i) {
      var at = pantau.deepest(v, 4), d = Math.pow(at.x - p[0], 2) + Math.pow(at.y - p[1], 2);
      if (d < least) { least = d; best = i; }
    });
    return best;
  }

  function clickAt(latlng) {
    var i = villageAt(latlng);
    if (i < 0) return;
    var regency = scene.geometry.villages[i].code.slice(0, 5);
    if (!update.choosing && (!inRegency() || (scene.focus && scene.focus.slice(0, 5) !== regency))) {
      scene.focus = regency;
      goTo(regency);
      send('area', regency);
    } else pick(i);
  }

  function hoverAt(latlng, at) {
    if (!scene.geometry || !state.ready) return;
    var i = villageAt(latlng), far = !inRegency();
    if (i < 0) return leave();
    var code = scene.geometry.villages[i].code, regency = code.slice(0, 5);
    var other = !update.choosing && (far || (scene.focus && scene.focus.slice(0, 5) !== regency));
    var found = other ? scene.geometry.named(regency) : scene.geometry.villages[i];
    map.getContainer().style.cursor = 'pointer';
    if (other) ui.tooltip.regency(regency, scene, at); else ui.tooltip.village(i, scene, at);
    if (scene.hovered !== found) { scene.hovered = found; layer.drawTop(); }
  }

  function leave() {
    ui.tooltip.hide();
    map.getContainer().style.cursor = '';
    if (scene.hovered) { scene.hovered = null; layer.drawTop(); }
  }

  /* The view on an area, a village or, for null, the province, clear of the legend and buttons. */
  function fit(code, moving) {
    if (!layer) return;
    var g = scene.geometry, found = code && g.named(code), box = found ? found.box : g.box;
    var corner = [box[0] + g.origin[0], box[1] + g.origin[1]], end = [box[2] + g.origin[0], box[3] + g.origin[1]];
    var bounds = L.latLngBounds(map.unproject(corner, pantau.WORLD_ZOOM), map.unproject(end, pantau.WORLD_ZOOM));
    // The legend lies in the north-west, over nothing but the Sunda Strait when all of Banten shows.
    var wide = map.getSize().x > 640, options = {
      paddingTopLeft: wide ? [found ? ui.legend.offsetWidth + 24 : 20, 14] : [10, 98],
      paddingBottomRight: wide ? [62, 32] : [10, 40],
      maxZoom: code && code.length > 8 ? Math.max(12.25, map.getZoom()) : 14
    };
    map._fitting = true;
    if (moving && !pantau.calm()) map.flyToBounds(bounds, Object.assign(options, { duration: 0.45 }));
    else map.fitBounds(bounds, Object.assign(options, { animate: false }));
    map._fitting = false;
  }

  /* The view that a link asks for; until the reader moves it is shown again in every new size,
     because the map may have had no height yet. */
  function show(view) {
    asked = view;
    map._fitting = true;
    map.setView([view[1], view[2]], view[0], { animate: false });
    map._fitting = false;
    refit = false;
  }

  /* Where the reader moved the map, as an address writes it; null while it shows what the filter asks for. */
  function moved() {
    if (!state.ready || (refit && (target || null) === update.focus)) return null;
    var c = map.getCenter();
    return [map.getZoom().toFixed(1), c.lat.toFixed(4), c.lng.toFixed(4)].join();
  }

  function goTo(code) { target = code; fit(code, true); refit = true; leave(); }

  function fetchTable(url) {
    if (!url || url === tableUrl) return;
    tableUrl = url;
    fetched(url).then(function (table) {
      if (url === tableUrl) useTable(table);
    }).catch(function (error) { state.tableFailed = String(error); tableUrl = ''; });
  }

  function useTable(table) {
    if (table === scene.table) return;
    table.at = new Map(table.code.map(function (code, i) { return [code, i]; }));
    scene.table = table;
    ui.makeSearch.use(table);
    if (layer && layer._map) layer.draw();
    state.table = true;
  }

  function basemap(url) {
    scene.basemap = !!url;
    if (tiles && tiles._url !== url) { map.removeLayer(tiles); tiles = null; say(null); }
    if (!url || tiles) return;
    var failures = 0, loaded = false;
    tiles = L.tileLayer(url, { maxZoom: 19 });
    tiles.on('tileload', function () { loaded = true; });
    tiles.on('tileerror', function () {
      if (++failures < 3 || loaded || !tiles) return;
      map.removeLayer(tiles);
      scene.basemap = false;
      say(scene.texts.basemap_failed);
      paint();
    });
    map.addLayer(tiles);
  }

  function say(text) { ui.notice.hidden = !text; ui.notice.textContent = text || ''; }

  window.pantauMap = { create: create, start: start, update: receive, find: find, moved: moved, state: state };
})(window.pantau, window.L);
