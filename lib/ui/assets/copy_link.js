/* Copies the address of what is on the screen: the address bar's, the day where figures are told,
   and where the reader moved the map, which only the map's own frame knows. */
const SHOWN = 6000;

function viewOfMap() {
  for (let i = 0; i < window.frames.length; i++) {
    try {
      const map = window.frames[i].pantauMap, moved = map && map.moved();
      if (moved) return moved;
    } catch (foreign) { /* the frame of somebody else has no map of ours */ }
  }
  return null;
}

function addressShown(day) {
  const asked = new URLSearchParams(window.location.search), moved = viewOfMap();
  if (day) asked.set('per', day);
  asked.delete('pandang');
  if (moved) asked.set('pandang', moved);
  const query = asked.toString().replace(/%2C/g, ',');
  return window.location.origin + window.location.pathname + (query ? '?' + query : '');
}

/* What is said fades by itself, unless something else was said since. */
function sayCopied(box, words, fades) {
  const said = box.querySelector('p');
  window.clearTimeout(box.fading);
  said.textContent = words;
  if (fades) box.fading = window.setTimeout(() => { said.textContent = ''; }, SHOWN);
}

/* An office's plain http has no clipboard; there a selected field is copied the old way, and
   where even that is forbidden the field stays, for the keyboard. */
function copyLink(box) {
  const button = box.querySelector('button'), field = box.querySelector('input');
  const link = addressShown(box.dataset.day);
  const done = () => { field.hidden = true; sayCopied(box, box.dataset.copied, true); };
  const copySelected = () => {
    field.value = link;
    field.hidden = false;
    field.focus();
    field.select();
    if (document.execCommand('copy')) { done(); button.focus(); } else sayCopied(box, box.dataset.yourself);
  };
  field.onblur = () => { if (!field.hidden) { field.hidden = true; sayCopied(box, ''); } };
  if (!navigator.clipboard) return copySelected();
  navigator.clipboard.writeText(link).then(done, copySelected);
}
