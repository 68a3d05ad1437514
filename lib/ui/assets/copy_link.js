/* Copies the address of what is on the screen: the address bar's, the day where figures are told,
   and where the reader moved the map, which only the map's own frame knows. */
(function (box) {
  'use strict';
  var SHOWN = 6000;
  var button = box.querySelector('button'), said = box.querySelector('p'), field = box.querySelector('input'), fading;

  function view() {
    for (var i = 0; i < window.frames.length; i++) {
      try {
        var map = window.frames[i].pantauMap, moved = map && map.moved();
        if (moved) return moved;
      } catch (foreign) { /* the frame of somebody else has no map of ours */ }
    }
    return null;
  }

  function address() {
    var asked = new URLSearchParams(window.location.search), moved = view();
    if (box.dataset.day) asked.set('per', box.dataset.day);
    asked.delete('pandang');
    if (moved) asked.set('pandang', moved);
    var query = asked.toString().replace(/%2C/g, ',');
    return window.location.origin + window.location.pathname + (query ? '?' + query : '');
  }

  function say(words) {
    window.clearTimeout(fading);
    said.textContent = words;
  }

  function done() {
    field.hidden = true;
    say(box.dataset.copied);
    fading = window.setTimeout(function () { say(''); }, SHOWN);
  }

  /* An office's plain http has no clipboard; there a selected field is copied the old way, and
     where even that is forbidden the field stays, for the keyboard. */
  function copySelected(link) {
    field.value = link;
    field.hidden = false;
    field.focus();
    field.select();
    if (document.execCommand('copy')) { done(); button.focus(); } else say(box.dataset.yourself);
  }

  button.addEventListener('click', function () {
    var link = address();
    if (!navigator.clipboard) return copySelected(link);
    navigator.clipboard.writeText(link).then(done, function () { copySelected(link); });
  });
  field.addEventListener('blur', function () { if (!field.hidden) { field.hidden = true; say(''); } });
})(document.currentScript.parentElement);
