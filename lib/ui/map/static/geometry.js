/* The areas as paths that a canvas can fill at any zoom. All coordinates are pixels of zoom 10
   from a point in the middle of the map, so that drawing a zoom or a pan is one transform and no
   point is projected twice. */
(function (pantau, topojson) {
  'use strict';

  var ZOOM = pantau.WORLD_ZOOM = 10, WIDTH = 256 * Math.pow(2, ZOOM);

  function project(lon, lat) {
    var s = Math.sin(lat * Math.PI / 180);
    return [(lon / 360 + 0.5) * WIDTH, (0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI)) * WIDTH];
  }

  function projectArcs(topology, origin) {
    var t = topology.transform;
    return topology.arcs.map(function (arc) {
      var x = 0, y = 0;
      return arc.map(function (p) {
        var lon = p[0], lat = p[1];
        if (t) {
          x += p[0]; y += p[1];
          lon = x * t.scale[0] + t.translate[0]; lat = y * t.scale[1] + t.translate[1];
        }
        var at = project(lon, lat);
        return [at[0] - origin[0], at[1] - origin[1]];
      });
    });
  }

  function middle(topology) {
    var b = topology.bbox, t = topology.transform;
    return b ? project((b[0] + b[2]) / 2, (b[1] + b[3]) / 2) : project(t.translate[0], t.translate[1]);
  }

  function trace(path, line, closed) {
    for (var i = 0; i < line.length; i++) {
      if (i) path.lineTo(line[i][0], line[i][1]); else path.moveTo(line[0][0], line[0][1]);
    }
    if (closed) path.closePath();
  }

  function area(topology, geometry) {
    var shape = topojson.feature(topology, geometry).geometry;
    var polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
    var path = new Path2D(), box = [Infinity, Infinity, -Infinity, -Infinity];
    polygons.forEach(function (rings) {
      rings.forEach(function (ring) {
        trace(path, ring, true);
        ring.forEach(function (p) {
          if (p[0] < box[0]) box[0] = p[0];
          if (p[1] < box[1]) box[1] = p[1];
          if (p[0] > box[2]) box[2] = p[0];
          if (p[1] > box[3]) box[3] = p[1];
        });
      });
    });
    return { code: String(geometry.id), path: path, box: box, polygons: polygons };
  }

  function mesh(topology, object, wanted) {
    var path = new Path2D();
    topojson.mesh(topology, object, wanted).coordinates.forEach(function (l) { trace(path, l, false); });
    return path;
  }

  function between(a, b) { return a !== b; }
  function around(a, b) { return a === b; }

  function ringArea(ring) {
    for (var sum = 0, i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      sum += ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1];
    }
    return Math.abs(sum / 2);
  }

  /* How deep a point lies inside a polygon: the squared distance to its edge, negative outside. */
  function depth(x, y, rings) {
    var inside = false, least = Infinity;
    rings.forEach(function (ring) {
      for (var i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        var a = ring[i], b = ring[j], dx = b[0] - a[0], dy = b[1] - a[1];
        if (a[1] > y !== b[1] > y && x < dx * (y - a[1]) / dy + a[0]) inside = !inside;
        var length = dx * dx + dy * dy;
        var t = length ? Math.max(0, Math.min(1, ((x - a[0]) * dx + (y - a[1]) * dy) / length)) : 0;
        var ex = a[0] + t * dx - x, ey = a[1] + t * dy - y;
        least = Math.min(least, ex * ex + ey * ey);
      }
    });
    return inside ? least : -least;
  }

  /* The point of an area that lies deepest inside its largest part; kept once found. */
  pantau.deepest = function (found, steps) {
    if (found.deepest) return found.deepest;
    var rings = found.polygons.reduce(function (a, b) { return ringArea(a[0]) >= ringArea(b[0]) ? a : b; });
    // A label does not need every corner of a long coast.
    if (rings[0].length > 240) rings = [rings[0].filter(function (_, i) { return i % Math.ceil(rings[0].length / 160) === 0; })];
    var ring = rings[0], xs = ring.map(function (p) { return p[0]; }), ys = ring.map(function (p) { return p[1]; });
    var box = [Math.min.apply(null, xs), Math.min.apply(null, ys), Math.max.apply(null, xs), Math.max.apply(null, ys)];
    var best = null;
    for (var round = 0; round < 2; round++) {
      var w = (box[2] - box[0]) / steps, h = (box[3] - box[1]) / steps;
      for (var i = 0; i < steps; i++) {
        for (var j = 0; j < steps; j++) {
          var x = box[0] + (i + 0.5) * w, y = box[1] + (j + 0.5) * h, d = depth(x, y, rings);
          if (!best || d > best.depth) best = { x: x, y: y, depth: d };
        }
      }
      box = [best.x - w, best.y - h, best.x + w, best.y + h];
    }
    return (found.deepest = best);
  };

  /* In place of a geometry that could not be fetched. */
  pantau.noGeometry = function () {
    return { villages: [], find: function () { return -1; }, at: function () { return -1; }, place: project };
  };

  /* Everything that is drawn and asked, from the topology. ``find`` gives the place of a village
     by code, ``at`` the village at a point, ``named`` an area of any level. */
  pantau.readGeometry = function (source) {
    var origin = middle(source).map(Math.round);
    var topology = { type: 'Topology', objects: source.objects, arcs: projectArcs(source, origin) };
    var o = source.objects;
    var made = ['villages', 'districts', 'regencies'].reduce(function (sofar, level) {
      sofar[level] = o[level].geometries.map(function (g) { return area(topology, g); });
      return sofar;
    }, {});
    var places = new Map(made.villages.map(function (v, i) { return [v.code, i]; }));
    var regions = new Map(made.districts.concat(made.regencies).map(function (a) { return [a.code, a]; }));
    var land = new Path2D(), box = [Infinity, Infinity, -Infinity, -Infinity];
    made.regencies.forEach(function (r) {
      land.addPath(r.path);
      box = [Math.min(box[0], r.box[0]), Math.min(box[1], r.box[1]), Math.max(box[2], r.box[2]), Math.max(box[3], r.box[3])];
    });
    var probe = document.createElement('canvas').getContext('2d');
    function at(x, y) {
      for (var i = 0; i < made.villages.length; i++) {
        var b = made.villages[i].box;
        if (x >= b[0] && x <= b[2] && y >= b[1] && y <= b[3] &&
            probe.isPointInPath(made.villages[i].path, x, y)) return i;
      }
      return -1;
    }
    /* Made when they are first drawn: the view of the province needs neither. */
    function later(level) {
      var path = null;
      return function () { return path || (path = mesh(topology, o[level], between)); };
    }
    return Object.assign(made, {
      origin: origin, box: box, land: land,
      surroundings: o.surroundings ? area(topology, o.surroundings).path : null,
      villageLines: later('villages'),
      districtLines: later('districts'),
      regencyLines: mesh(topology, o.regencies, between),
      coast: mesh(topology, o.regencies, around),
      at: at,
      find: function (code) { return places.has(code) ? places.get(code) : -1; },
      named: function (code) { return regions.get(code) || made.villages[places.get(code)]; },
      place: function (lat, lon) { var p = project(lon, lat); return [p[0] - origin[0], p[1] - origin[1]]; }
    });
  };
})(window.pantau, window.topojson);
