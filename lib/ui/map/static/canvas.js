/* The layer that draws the villages: one path per class and a few lines, so that a new colouring
   of 1,552 villages takes some milliseconds. Three canvases: the ground, whose shallow water costs
   more than all villages and changes with the view only; the villages; and over them what follows
   the pointer, so that a hover draws one outline and not the map. */
(function (pantau, L) {
  'use strict';

  var NAMES_FROM = 12, LINES_FROM = 9.75, LINES_IN_FOCUS_FROM = 8.4;
  var WATERS = [
    ['sea_north', -5.92, 106.45, 'sea'], ['sea_west', -6.47, 105.41, 'sea'],
    ['sea_south', -7.04, 105.98, 'sea'], ['land_jakarta', -6.25, 106.88, 'neighbour'],
    ['land_west_java', -6.65, 106.78, 'neighbour']
  ];

  pantau.VillageLayer = L.Renderer.extend({
    options: { padding: 0.15 },

    initialize: function (geometry, scene, painted) {
      L.Renderer.prototype.initialize.call(this);
      this._geometry = geometry;
      this._scene = scene;
      this._painted = painted;
    },

    _initContainer: function () {
      this._container = L.DomUtil.create('div', 'villages');
      this._ground = L.DomUtil.create('canvas', '', this._container);
      this._base = L.DomUtil.create('canvas', '', this._container);
      this._top = L.DomUtil.create('canvas', '', this._container);
      this._map.on('move', this._follow, this);
    },

    _destroyContainer: function () {
      this._map.off('move', this._follow, this);
      L.DomUtil.remove(this._container);
    },

    /* While the map is dragged or flown farther than the margin, draws what comes into view. */
    _follow: function () {
      if (this._map._animatingZoom || !this._bounds) return;
      var moved = this._zoom !== this._map.getZoom();
      var corner = this._map.containerPointToLayerPoint([0, 0]), size = this._map.getSize();
      this._moving = moved;
      if (moved || !this._bounds.contains(L.bounds(corner, corner.add(size)))) this._update();
      this._moving = false;
    },

    _onZoom: function () { this._follow(); },

    _update: function () {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      var size = this._bounds.getSize(), density = Math.min(window.devicePixelRatio || 1, 2);
      this._density = density;
      L.DomUtil.setPosition(this._container, this._bounds.min);
      [this._ground, this._base, this._top].forEach(function (canvas) {
        var w = Math.round(size.x * density), h = Math.round(size.y * density);
        if (canvas.width !== w || canvas.height !== h) {
          canvas.width = w; canvas.height = h;
          canvas.style.width = size.x + 'px'; canvas.style.height = size.y + 'px';
        }
      });
      this._groundDrawn = null;
      this.draw();
    },

    /* Where the world lies on the canvas: x on the screen = x in the world * k + tx. */
    _frame: function () {
      var k = Math.pow(2, this._zoom - pantau.WORLD_ZOOM), o = this._geometry.origin;
      var corner = this._map.getPixelOrigin().add(this._bounds.min);
      return { k: k, tx: o[0] * k - corner.x, ty: o[1] * k - corner.y, d: this._density };
    },

    _begin: function (canvas, f) {
      var c = canvas.getContext('2d');
      c.setTransform(1, 0, 0, 1, 0, 0);
      c.clearRect(0, 0, canvas.width, canvas.height);
      c.setTransform(f.k * f.d, 0, 0, f.k * f.d, f.tx * f.d, f.ty * f.d);
      c.lineJoin = c.lineCap = 'round';
      return c;
    },

    draw: function () {
      if (!this._bounds) return;
      var g = this._geometry, s = this._scene, t = s.theme, f = this._frame(), c = this._begin(this._base, f);
      var near = this._zoom >= (s.focus ? LINES_IN_FOCUS_FROM : LINES_FROM), thin = this._zoom < LINES_FROM;
      function stroke(path, colour, width) { c.strokeStyle = colour; c.lineWidth = width / f.k; c.stroke(path); }

      this._drawGround(f);
      c.globalAlpha = s.basemap ? 0.72 : 1;
      if (s.dots) this._drawDots(c, f); else this._drawAreas(c, f);
      c.globalAlpha = 1;
      if (near && !s.dots) {
        stroke(g.villageLines(), t.village, thin ? 0.45 : 0.7);
        stroke(g.districtLines(), t.district, thin ? 0.7 : 0.9);
      }
      stroke(g.coast, t.coast, 0.9);
      if (!s.dots) stroke(s.programmePath, t.taken, near ? 1.9 : 1.15);
      stroke(g.regencyLines, t.regencyHalo, near ? 3.4 : 3.2);
      stroke(g.regencyLines, t.regency, near ? 1.8 : 1.3);
      this._drawLabels(c, f, near);
      this.drawTop();
      this._painted(this._zoom);
    },

    /* Water and land under the villages; drawn again when the view, theme or basemap changes, and
       without the shallow water while the map flies. */
    _drawGround: function (f) {
      var g = this._geometry, t = this._scene.theme, wanted = this._scene.basemap ? 'none' : t.land;
      if (this._groundDrawn === wanted) return;
      this._groundDrawn = wanted;
      var c = this._begin(this._ground, f);
      if (wanted === 'none') return;
      if (g.surroundings) { c.fillStyle = t.surroundings; c.fill(g.surroundings); }
      if (!this._moving) [22, 13, 6].forEach(function (width, i) {
        c.strokeStyle = t.shallow[i]; c.lineWidth = width / f.k; c.stroke(g.coast);
      });
      c.fillStyle = t.land;
      c.fill(g.land, 'evenodd');
    },

    _drawAreas: function (c, f) {
      var s = this._scene;
      s.legend.forEach(function (entry, i) {
        if (!s.paths[i]) return;
        var faded = s.faded(entry.code), pattern = faded ? null : pantau.pattern(entry.pattern, f.d);
        c.fillStyle = c.strokeStyle = faded ? entry.pale : entry.colour;
        c.fill(s.paths[i]);
        // The seam between two neighbours would show what lies beneath: half a pixel closes it.
        c.lineWidth = 0.6 / f.k;
        c.stroke(s.paths[i]);
        if (pattern) {
          pattern.fill.setTransform(new DOMMatrix([pattern.size / f.k, 0, 0, pattern.size / f.k, 0, 0]));
          c.fillStyle = pattern.fill;
          c.fill(s.paths[i]);
          pattern.fill.setTransform(new DOMMatrix());
        }
      });
    },

    _drawDots: function (c, f) {
      var s = this._scene, villages = this._geometry.villages, z = this._zoom;
      var radius = Math.max(2.1, Math.min(9, 2.7 * Math.pow(1.62, z - 9))) / f.k;
      s.byRank.forEach(function (i) {
        var entry = s.legend[i], path = new Path2D();
        s.members[i].forEach(function (v) {
          var p = pantau.deepest(villages[v], 4);
          path.moveTo(p.x + radius, p.y); path.arc(p.x, p.y, radius, 0, 6.2832);
        });
        var faded = s.faded(entry.code);
        c.fillStyle = faded ? entry.pale : entry.colour;
        c.fill(path);
        c.strokeStyle = s.theme.dot; c.lineWidth = (faded ? 0.3 : 0.6) / f.k;
        c.stroke(path);
      });
      var taken = new Path2D();
      s.programme.forEach(function (v) {
        if (!s.standsOut(v)) return;
        var p = pantau.deepest(villages[v], 4);
        taken.moveTo(p.x + radius, p.y); taken.arc(p.x, p.y, radius, 0, 6.2832);
      });
      c.strokeStyle = s.theme.takenDot; c.lineWidth = 1.5 / f.k; c.stroke(taken);
    },

    _drawLabels: function (c, f, near) {
      var s = this._scene, g = this._geometry, t = s.theme, taken = [], z = this._zoom;
      c.setTransform(f.d, 0, 0, f.d, 0, 0);
      c.textAlign = 'center'; c.textBaseline = 'middle';
      var corner = this._map.containerPointToLayerPoint([0, 0]).subtract(this._bounds.min), size = this._map.getSize();
      var covers = s.covers.map(function (b) { return [b[0] + corner.x, b[1] + corner.y, b[2] + corner.x, b[3] + corner.y]; });
      function meets(box, others) {
        return others.some(function (b) { return box[0] < b[2] && box[2] > b[0] && box[1] < b[3] && box[3] > b[1]; });
      }
      function write(text, at, px, weight, colour, options) {
        var o = options || {}, x = at.x * f.k + f.tx, y = at.y * f.k + f.ty;
        c.font = (o.italic ? 'italic ' : '') + weight + ' ' + px + 'px ' + pantau.FONT;
        c.letterSpacing = (o.spacing || 0) + 'px';
        var lines = o.lines || [text];
        var w = Math.max.apply(null, lines.map(function (l) { return c.measureText(l).width; }));
        var h = px * 1.15 * lines.length;
        // A name whose area shows stays whole at the rim, and none hides half beneath the legend; what lies in the sea waits until it fits.
        var left = corner.x + w / 2 + 5, right = corner.x + size.x - w / 2 - 5;
        if (o.plain && (x < left || x > right)) return;
        if (o.keep && x > corner.x && x < corner.x + size.x) x = Math.max(left, Math.min(right, x));
        var box = [x - w / 2 - 2, y - h / 2, x + w / 2 + 2, y + h / 2];
        if (o.keep && meets(box, covers)) return;
        if (!o.always && meets(box, taken)) return;
        taken.push(box);
        lines.forEach(function (l, i) {
          var ly = y + (i - (lines.length - 1) / 2) * px * 1.15;
          if (!o.plain) { c.strokeStyle = t.labelHalo; c.lineWidth = 3.5; c.strokeText(l, x, ly); }
          c.fillStyle = colour;
          c.fillText(l, x, ly);
        });
      }
      var picked = this._pickedName(c, f);
      if (picked) taken.push(picked.box);
      g.regencies.forEach(function (area) {
        var name = s.areas[area.code];
        if (!name || (near && s.focus && area.code === s.focus.slice(0, 5))) return;
        var split = name.indexOf(' '), wide = (area.box[2] - area.box[0]) * f.k;
        write(name, pantau.deepest(area, 12), z < 8.6 ? 11 : 13, 700, t.label,
          { always: z >= 8.4, keep: true, lines: wide < 150 && split > 0 ? [name.slice(0, split), name.slice(split + 1)] : null });
      });
      if (near) g.districts.forEach(function (area) {
        if (s.areas[area.code] && z < NAMES_FROM + 0.5) write(s.areas[area.code].toUpperCase(), pantau.deepest(area, 8), 11, 700, t.label, { spacing: 0.7 });
      });
      if (z >= NAMES_FROM && s.table) {
        var view = this._bounds.getSize();
        g.villages.forEach(function (v, i) {
          if (i === s.picked || s.classes[i] === '.' || v.box[2] * f.k + f.tx < 0 || v.box[0] * f.k + f.tx > view.x ||
              v.box[3] * f.k + f.ty < 0 || v.box[1] * f.k + f.ty > view.y) return;
          write(s.name(i), pantau.deepest(v, 6), 12, 500, t.label);
        });
      }
      taken = taken.concat(covers);
      if (!s.basemap) WATERS.forEach(function (w) {
        var at = g.place(w[1], w[2]), sea = w[3] === 'sea';
        if (s.texts[w[0]] && z < 11) write(s.texts[w[0]], { x: at[0], y: at[1] }, z < 8.6 ? 11 : 13, 500, t[w[3]],
          { italic: sea, spacing: z < 8.6 ? 0.5 : sea ? 2 : 1, plain: true });
      });
      c.letterSpacing = '0px';
      c.setTransform(f.k * f.d, 0, 0, f.k * f.d, f.tx * f.d, f.ty * f.d);
    },

    /* Outlines of what is picked and of what the pointer is on, and the name of the picked. */
    drawTop: function () {
      if (!this._bounds) return;
      var f = this._frame(), c = this._begin(this._top, f), s = this._scene, t = s.theme, g = this._geometry;
      function outline(area, width) {
        if (!area) return;
        c.strokeStyle = t.halo; c.lineWidth = (width + 3) / f.k; c.stroke(area.path);
        c.strokeStyle = t.ink; c.lineWidth = width / f.k; c.stroke(area.path);
      }
      outline(s.hovered, 1.5);
      if (s.picked < 0) return;
      var village = g.villages[s.picked], p = pantau.deepest(village, 6), small = 7 / f.k;
      outline(village, 2.75);
      if ((village.box[2] - village.box[0]) * f.k < 12) {
        var ring = new Path2D(); ring.arc(p.x, p.y, small, 0, 6.2832); outline({ path: ring }, 2.5);
      }
      var name = this._pickedName(c, f);
      if (!name) return;
      c.setTransform(f.d, 0, 0, f.d, 0, 0);
      c.textAlign = 'center'; c.textBaseline = 'bottom';
      c.lineWidth = 4; c.strokeStyle = t.labelHalo; c.strokeText(name.text, name.x, name.y);
      c.fillStyle = t.label; c.fillText(name.text, name.x, name.y);
    },

    /* The name of the picked village and where it stands, above its outline; null without one. */
    _pickedName: function (c, f) {
      var s = this._scene;
      if (s.picked < 0 || !s.table) return null;
      var village = this._geometry.villages[s.picked], p = pantau.deepest(village, 6);
      c.font = '700 13px ' + pantau.FONT;
      var text = s.name(s.picked), w = c.measureText(text).width / 2 + 4;
      var x = p.x * f.k + f.tx, y = Math.min(village.box[1], p.y - 7 / f.k) * f.k + f.ty - 5;
      return { text: text, x: x, y: y, box: [x - w, y - 16, x + w, y] };
    }
  });
})(window.pantau, window.L);
