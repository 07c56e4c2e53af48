// Elements of the page. Text is put in as text, never as HTML.

/** An element; attributes that are functions listen to the event of their name. */
function element(tag, attributes = {}, ...children) {
  const result = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") result.addEventListener(name, value);
    else if (value !== null && value !== undefined && value !== false) result.setAttribute(name, value === true ? "" : value);
  }
  result.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return result;
}

/** A name or text of the spec, whichever way it is written. */
function isolated(text, attributes = {}) {
  return element("bdi", attributes, text);
}

function byId(id) {
  return document.getElementById(id);
}

function button(text, click, attributes = {}) {
  return element("button", { type: "button", click, ...attributes }, text);
}

/** Text for those who do not see the page. */
function spoken(text) {
  return element("span", { class: "visually-hidden" }, text);
}

/** Changes the text only where it differs, so that nothing is laid out in vain. */
function setText(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

function setClass(place, name, isOn) {
  if (place.classList.contains(name) !== isOn) place.classList.toggle(name, isOn);
}

const waiting = new Map();

/** Does something before the page is next drawn, once for each `key`: what asks where things are lays out the page. */
function atNextFrame(key, act) {
  if (waiting.size === 0) {
    requestAnimationFrame(() => {
      const acts = [...waiting.values()];
      waiting.clear();
      for (const act of acts) act();
    });
  }
  waiting.set(key, act);
}

/** States, `playing+full`, each as a name. */
function stateNames(names) {
  return names.flatMap((name, index) => (index > 0 ? ["+", isolated(name)] : [isolated(name)]));
}

let statusTimeout;

/** Says something in passing. */
function tell(message) {
  const status = byId("status");
  status.textContent = message;
  status.classList.add("shown");
  clearTimeout(statusTimeout);
  statusTimeout = setTimeout(() => status.classList.remove("shown"), 4000);
}
