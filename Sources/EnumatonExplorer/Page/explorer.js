// Puts the page together.

const machine = new Machine(parseExactly(byId("machine-data").textContent), parseExactly(byId("page-data").textContent));
const session = new Session(machine);

const inspector = new Inspector(byId("inspector"), machine);
const pick = (what) => {
  inspector.pick(what);
  if (what.state) diagram.reveal([what.state.name]);
};
const diagram = new DiagramView(byId("diagram"), machine, pick);
const outline = new OutlineView(byId("outline"), machine, pick);
const events = new EventList(byId("events"), machine, meet);
const situation = new SituationView(byId("situation"), machine, meet);
const log = new LogView(byId("log"), machine, (position) => session.goTo(position));
const trace = new TraceDialog(session);
const clock = new Clock(session, showClock);

/** Something is asked to happen, after what time has passed meanwhile. */
function meet(stimulus) {
  try {
    clock.settle();
    session.meet(stimulus);
  } catch (error) {
    tell(error.message);
  }
}

session.addEventListener("change", ({ detail }) => {
  if (detail === "went") clock.reset();
  show(detail);
});

function show(how) {
  showNow();
  diagram.show(session);
  outline.show(session);
  events.show(session);
  situation.show(session);
  if (how === "met") log.add(session);
  else log.show(session);
  byId("undo").disabled = !session.canUndo;
  byId("redo").disabled = !session.canRedo;
  byId("restart").disabled = !session.canUndo;
  byId("to-next-timer").disabled = session.now.timers.first === null;
  shareSoon();
}

/** The active states with all that is around them. */
function showNow() {
  byId("now").replaceChildren(...session.now.leaves.map((leaf) => {
    const [state, ...around] = machine.lineage(leaf);
    return element("p", { class: "path", title: state.summary },
      around.reverse().map((outer) => element("span", { class: "outer" }, isolated(outer.name), " › ")),
      isolated(state.name, { class: state.final ? "leaf final" : "leaf" }));
  }));
}

function showClock() {
  situation.showTimers(session.now, clock.pending);
  byId("run-time").setAttribute("aria-pressed", String(clock.isRunning));
}

// The address.

let sharing;

/** Browsers count how often a page changes its address. */
function shareSoon() {
  clearTimeout(sharing);
  sharing = setTimeout(share, 200);
}

function share() {
  const fragment = fragmentOf(session.stimuli, machine);
  if (location.hash.replace(/^#/, "") === fragment) return;
  history.replaceState(null, "", fragment === "" ? location.pathname + location.search : `#${fragment}`);
}

function readAddress() {
  if (location.hash.replace(/^#/, "") === fragmentOf(session.stimuli, machine)) return;
  try {
    runLines(session, linesOf(location.hash));
  } catch (error) {
    tell(`The trace in the address is not one of this machine. ${error.message}`);
  }
}

addEventListener("hashchange", readAddress);

// The controls.

function advance() {
  try {
    const duration = parseDuration(byId("duration").value, machine.constants);
    byId("duration").removeAttribute("aria-invalid");
    meet({ kind: "advance", duration });
  } catch (error) {
    byId("duration").setAttribute("aria-invalid", "true");
    tell(error.message);
  }
}

function advanceToNextTimer() {
  clock.settle();
  const { first } = session.now.timers;
  if (first) meet({ kind: "advance", duration: first.deadline - session.now.time });
}

function showAs(list) {
  byId("diagram").hidden = list;
  byId("outline").hidden = !list;
  byId("as-diagram").setAttribute("aria-pressed", String(!list));
  byId("as-list").setAttribute("aria-pressed", String(list));
  document.querySelector(".zoom").hidden = list;
}

function copyLink() {
  share();
  copy(location.href, "The link is copied: it opens this page where the machine is now.");
}

const undo = () => session.goTo(session.position - 1);
const redo = () => session.goTo(session.position + 1);
const restart = () => session.goTo(0);
const click = (id, act) => byId(id).addEventListener("click", act);

byId("advance").addEventListener("submit", (event) => { event.preventDefault(); advance(); });
byId("speed").addEventListener("change", ({ target }) => { clock.speed = Number(target.value); });
click("to-next-timer", advanceToNextTimer);
click("run-time", () => clock.toggle());
click("undo", undo);
click("redo", redo);
click("restart", restart);
click("copy-link", copyLink);
click("show-trace", () => trace.open());
click("show-keys", () => byId("keys").showModal());
click("as-diagram", () => showAs(false));
click("as-list", () => showAs(true));
click("smaller", () => diagram.zoom(1 / 1.25));
click("larger", () => diagram.zoom(1.25));
click("fit", () => diagram.svg && diagram.fit());

new Keys([
  { keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"], text: "The events, from the first to the tenth", act: ({ key }) => events.fire((Number(key) + 9) % 10) },
  { keys: ["e"], text: "To the events", act: () => document.querySelector(".event .fire")?.focus() },
  { keys: ["ArrowDown"], text: "To the next event", act: () => moveFocus(1) },
  { keys: ["ArrowUp"], text: "To the event before", act: () => moveFocus(-1) },
  { keys: ["n"], text: "To the next timer", act: advanceToNextTimer },
  { keys: ["t"], text: "Let a given time pass", act: () => byId("duration").select() },
  { keys: ["p"], text: "Let time run by itself, or stop it", act: () => clock.toggle(), once: true },
  { keys: ["u", "Ctrl+z"], text: "Undo", act: undo },
  { keys: ["r", "Ctrl+y", "Ctrl+Shift+z"], text: "Redo", act: redo },
  { keys: ["Shift+s"], text: "Start over (redo comes back)", act: restart },
  { keys: ["c"], text: "Copy the link", act: copyLink },
  { keys: ["i"], text: "Show the trace as input of enumaton run", act: () => trace.open() },
  { keys: ["l"], text: "Diagram or list", act: () => diagram.svg && showAs(!byId("diagram").hidden), once: true },
  { keys: ["+", "="], text: "Larger", act: () => diagram.zoom(1.25) },
  { keys: ["-"], text: "Smaller", act: () => diagram.zoom(1 / 1.25) },
  { keys: ["f"], text: "Fit the diagram into its place", act: () => diagram.svg && diagram.fit() },
  { keys: ["Escape"], text: "Close the details", act: () => inspector.close() },
  { keys: ["?"], text: "Show these keys", act: () => byId("keys").showModal() },
]);

if (!diagram.svg) {
  showAs(true);
  document.querySelector(".views").hidden = true;
}
show("went");
readAddress();

/** For scripts: lets lines of input happen from the start, and gives the reactions as `enumaton run --format json` does. */
window.explorer = {
  run(input) {
    runLines(session, input.split("\n"));
    return outputOf(session);
  },
  get input() {
    return inputOf(session);
  },
  get output() {
    return outputOf(session);
  },
  get fragment() {
    return fragmentOf(session.stimuli, machine);
  },
};
