// The picture: where the machine is, and the way it just took.

class DiagramView {
  /**
   * @param pick what to do when a state or an arrow is clicked: `pick({ state })`, `pick({ arrow })`
   */
  constructor(pane, machine, pick) {
    this.pane = pane;
    this.machine = machine;
    this.svg = pane.querySelector("svg");
    if (!this.svg) return;
    this.svg.setAttribute("role", "img");
    this.svg.setAttribute("aria-label", `Diagram of ${machine.name}; the list of states says the same.`);
    this.states = machine.states.map((state) => byId(`state-${state.index}`));
    // Of each the line, or where the label is on it, both halves and the label.
    this.arrows = machine.arrows.map((arrow) => ({ ...arrow, pieces: [] }));
    for (const piece of this.svg.querySelectorAll("g[id^=arrow-]")) this.arrows[parseInt(piece.id.slice(6))]?.pieces.push(piece);
    /** Of each transition the arrows that stand for it. */
    this.arrowsOf = machine.transitions.map(() => []);
    for (const arrow of this.arrows) for (const number of arrow.transitions) this.arrowsOf[number].push(arrow);
    this.marks = new Map();
    for (const node of this.svg.querySelectorAll("g.node")) if (!node.querySelector("text")) node.classList.add("start");
    this.readSize();
    this.svg.addEventListener("click", (event) => this.click(event, pick));
    pane.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    new ResizeObserver(() => this.isFitted && this.fit()).observe(pane);
    this.fit();
    // An overview that nobody can read is no start.
    if (this.scale < DiagramView.readable) this.zoom(DiagramView.readable / this.scale);
  }

  static readable = 0.7;

  click(event, pick) {
    const place = event.target.closest("g.node, g.cluster, g.edge");
    if (place === null) return;
    const state = this.states.indexOf(place);
    const arrow = this.arrows.find(({ pieces }) => pieces.includes(place));
    if (state >= 0) pick({ state: this.machine.states[state] });
    else if (arrow) pick({ arrow });
  }

  /** Marks where the machine is, and which ways led there. */
  show(session) {
    if (!this.svg) return;
    const marks = new Map();
    for (const leaf of session.now.leaves) {
      for (const state of this.machine.lineage(leaf)) {
        marks.set(this.states[state.index], state.name === leaf ? "active" : "around");
      }
    }
    for (const piece of this.piecesTaken(session.last?.moves ?? [])) marks.set(piece, "taken");
    marks.delete(null);
    for (const [place, mark] of this.marks) if (marks.get(place) !== mark) place.classList.remove(mark);
    for (const [place, mark] of marks) if (this.marks.get(place) !== mark) place.classList.add(mark);
    this.marks = marks;
    atNextFrame(this, () => this.reveal(session.now.leaves));
  }

  piecesTaken(moves) {
    return moves.flatMap((rule) => this.arrowsOf[rule.number]
      .filter(({ from }) => from === null || this.machine.lineage(rule.state).some((state) => state.name === from))
      .flatMap(({ pieces }) => pieces));
  }

  /** Scrolls states into sight, if they are out of it; where not all of them have room, the first. */
  reveal(names) {
    if (!this.svg || this.isFitted || this.pane.hidden) return;
    const outer = this.pane.getBoundingClientRect();
    const boxes = names.map((name) => this.states[this.machine.state.get(name).index]?.getBoundingClientRect()).filter(Boolean);
    if (boxes.length === 0) return;
    const all = {
      left: Math.min(...boxes.map((box) => box.left)), right: Math.max(...boxes.map((box) => box.right)),
      top: Math.min(...boxes.map((box) => box.top)), bottom: Math.max(...boxes.map((box) => box.bottom)),
    };
    const hasRoom = all.right - all.left <= outer.width && all.bottom - all.top <= outer.height;
    const inner = hasRoom ? all : boxes[0];
    if (inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom) return;
    this.pane.scrollBy({
      left: (inner.left + inner.right - outer.left - outer.right) / 2,
      top: (inner.top + inner.bottom - outer.top - outer.bottom) / 2,
    });
  }

  readSize() {
    const box = this.svg.viewBox.baseVal;
    // Graphviz counts in points.
    this.width = (box.width * 4) / 3;
    this.height = (box.height * 4) / 3;
    this.svg.removeAttribute("width");
    this.svg.removeAttribute("height");
  }

  fit() {
    const { clientWidth, clientHeight } = this.pane;
    if (clientWidth === 0) return;
    const margin = 24;
    this.setScale(Math.min(1, (clientWidth - margin) / this.width, (clientHeight - margin) / this.height));
    this.isFitted = true;
  }

  zoom(factor) {
    if (!this.svg) return;
    const { pane } = this;
    const x = (pane.scrollLeft + pane.clientWidth / 2) / pane.scrollWidth;
    const y = (pane.scrollTop + pane.clientHeight / 2) / pane.scrollHeight;
    this.setScale(Math.max(0.05, Math.min(4, this.scale * factor)));
    this.isFitted = false;
    pane.scrollTo(x * pane.scrollWidth - pane.clientWidth / 2, y * pane.scrollHeight - pane.clientHeight / 2);
  }

  setScale(scale) {
    this.scale = scale;
    this.svg.style.width = `${this.width * scale}px`;
    this.svg.style.height = `${this.height * scale}px`;
  }

  wheel(event) {
    if (!event.ctrlKey) return;
    event.preventDefault();
    this.zoom(Math.exp(-event.deltaY / 300));
  }
}
