/* Colours of land and water in both themes, the patterns of print, and numbers as people write
   them. The colours of the classes come with each update; here is only what lies around them. */
(function (pantau) {
  'use strict';

  pantau.THEMES = {
    light: {
      shallow: ['rgba(255,255,255,.20)', 'rgba(255,255,255,.28)', 'rgba(255,255,255,.42)'],
      surroundings: '#E4E8E4', land: '#F3F2EC', coast: '#7F979F', village: 'rgba(255,255,255,.8)',
      district: 'rgba(27,37,41,.45)', regency: '#2C3A40', regencyHalo: 'rgba(255,255,255,.75)',
      ink: '#1B2529', halo: '#FFFFFF', taken: '#1B2529', takenDot: '#1B2529', label: '#1B2529', labelHalo: 'rgba(255,255,255,.92)',
      sea: '#5F7F8B', neighbour: '#7A8A8E', dot: 'rgba(27,37,41,.55)'
    },
    dark: {
      shallow: ['rgba(127,196,211,.035)', 'rgba(127,196,211,.05)', 'rgba(127,196,211,.07)'],
      surroundings: '#161F24', land: '#26333A', coast: '#4B626B', village: 'rgba(16,24,28,.55)',
      district: 'rgba(16,24,28,.8)', regency: '#0B1215', regencyHalo: 'rgba(233,238,240,.28)',
      ink: '#FFFFFF', halo: '#10181C', taken: '#0B1215', takenDot: '#FFFFFF', label: '#F4F7F8', labelHalo: 'rgba(16,24,28,.9)',
      sea: '#6F93A0', neighbour: '#75868D', dot: 'rgba(16,24,28,.85)'
    }
  };

  function channels(colour) {
    var n = parseInt(colour.slice(1), 16);
    return [n >> 16, (n >> 8) & 255, n & 255];
  }

  /* A colour on its way to another: 0 is the first, 1 the second. */
  pantau.mix = function (from, to, share) {
    var a = channels(from), b = channels(to);
    return 'rgb(' + a.map(function (v, i) { return Math.round(v + (b[i] - v) * share); }) + ')';
  };

  var TILE = 8;
  var DRAWINGS = {
    stripes: function (c) {
      c.strokeStyle = 'rgba(70,10,0,.38)'; c.lineWidth = 1.1;
      for (var x = -TILE; x <= TILE; x += TILE) { line(c, x, TILE, x + TILE, 0); line(c, x + TILE, TILE, x + 2 * TILE, 0); }
    },
    dots: function (c) {
      c.fillStyle = 'rgba(255,255,255,.75)';
      [[2, 2], [6, 6]].forEach(function (p) { c.beginPath(); c.arc(p[0], p[1], 0.85, 0, 7); c.fill(); });
    },
    hatch: function (c) {
      c.strokeStyle = '#8B959A'; c.lineWidth = 1.1;
      [-4, 0, 4, 8].forEach(function (x) { line(c, x, TILE, x + TILE, 0); });
    }
  };
  function line(c, x1, y1, x2, y2) { c.beginPath(); c.moveTo(x1, y1); c.lineTo(x2, y2); c.stroke(); }

  var patterns = {};
  /* The pattern of that name, drawn for a screen of that density; null for a plain class. */
  pantau.pattern = function (name, density) {
    if (!DRAWINGS[name]) return null;
    var key = name + density;
    if (!patterns[key]) {
      var tile = document.createElement('canvas'), context = tile.getContext('2d');
      tile.width = tile.height = Math.round(TILE * density);
      context.scale(tile.width / TILE, tile.height / TILE);
      DRAWINGS[name](context);
      patterns[key] = { fill: context.createPattern(tile, 'repeat'), size: TILE / tile.width };
    }
    return patterns[key];
  };

  /* A little square in the colour and pattern of a class, for the legend and the tooltip. */
  pantau.chip = function (entry) {
    var chip = document.createElement('canvas'), density = 2, side = 16;
    chip.width = chip.height = side * density;
    chip.className = 'chip';
    chip.setAttribute('aria-hidden', 'true');
    var c = chip.getContext('2d'), pattern = pantau.pattern(entry.pattern, density);
    c.fillStyle = entry.colour; c.fillRect(0, 0, side * density, side * density);
    if (pattern) { c.fillStyle = pattern.fill; c.fillRect(0, 0, side * density, side * density); }
    return chip;
  };

  /* An element; ``text`` goes in as text, never as HTML. */
  pantau.element = function (tag, properties, children) {
    var made = document.createElement(tag);
    Object.keys(properties || {}).forEach(function (name) {
      if (name === 'text') made.textContent = properties[name];
      else if (name === 'onclick') made.addEventListener('click', properties[name]);
      else if (properties[name] !== null) made.setAttribute(name, properties[name]);
    });
    (children || []).forEach(function (child) { if (child) made.appendChild(child); });
    return made;
  };

  pantau.locale = function (lang) { return lang === 'en' ? 'en-GB' : 'id-ID'; };
  pantau.number = function (value, lang) { return value.toLocaleString(pantau.locale(lang)); };
  pantau.day = function (iso, lang) {
    var parts = iso.split('-').map(Number);
    return new Date(Date.UTC(parts[0], parts[1] - 1, parts[2])).toLocaleDateString(
      pantau.locale(lang), { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  };

  pantau.FONT = '"Plus Jakarta Sans", system-ui, sans-serif';
  pantau.calm = function () { return matchMedia('(prefers-reduced-motion: reduce)').matches; };
})(window.pantau = window.pantau || {});
