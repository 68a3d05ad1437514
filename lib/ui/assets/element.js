/* A part of a page with its attributes and children; texts go in as text. */
function el(tag, attributes, children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === 'text') made.textContent = value; else made.setAttribute(name, value);
  }
  made.append(...(children || []));
  return made;
}
