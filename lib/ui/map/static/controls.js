/* The buttons over the map: zoom, whole province, areas or equal dots. */
(function (pantau) {
  'use strict';
  var el = pantau.element, SVG = 'http://www.w3.org/2000/svg';
  var DRAWN = {
    zoom_in: 'M10 4v12M4 10h12', zoom_out: 'M4 10h12',
    whole: 'M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4M7 8l3-1 3 2v3l-3 1-3-2z',
    dots: 'M6 6m-2 0a2 2 0 104 0a2 2 0 10-4 0M14 6m-2 0a2 2 0 104 0a2 2 0 10-4 0M6 14m-2 0a2 2 0 104 0a2 2 0 10-4 0M14 14m-2 0a2 2 0 104 0a2 2 0 10-4 0'
  };

  function drawing(name) {
    var svg = document.createElementNS(SVG, 'svg'), path = document.createElementNS(SVG, 'path');
    svg.setAttribute('viewBox', '0 0 20 20');
    svg.setAttribute('aria-hidden', 'true');
    path.setAttribute('d', DRAWN[name]);
    svg.appendChild(path);
    return svg;
  }

  pantau.Controls = function (box, actions) {
    var buttons = {};
    ['zoom_in', 'zoom_out', 'whole', 'dots'].forEach(function (name) {
      buttons[name] = el('button', { type: 'button', class: name, onclick: actions[name] }, [drawing(name)]);
      box.appendChild(buttons[name]);
    });

    function call(button, text) { button.setAttribute('aria-label', text); button.title = text; }

    this.show = function (texts, dots) {
      call(buttons.zoom_in, texts.zoom_in);
      call(buttons.zoom_out, texts.zoom_out);
      call(buttons.whole, texts.whole);
      call(buttons.dots, texts.to_dots);
      buttons.dots.setAttribute('aria-pressed', String(dots));
    };
  };
})(window.pantau);
