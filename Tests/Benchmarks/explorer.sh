#!/bin/bash
# Milliseconds from a click on an event to the page laid out anew, in Chromium without a window: of a machine with 200
# states, ten events and 600 transitions. (They lead to near states: Graphviz draws far ones for
# ten minutes.) Prints the median and the worst of 200 clicks, and the size of the page.
#
#   Tests/Benchmarks/explorer.sh [SPEC.yaml]
set -eu
cd "$(dirname "$0")/../.."
# (The page is measured, not what writes it.)
swift build --product enumaton >&2
enumaton=$(swift build --show-bin-path)/enumaton
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# In every state three of the ten events move, one of them only with a flag; every tenth state has a timer.
awk -v states=200 'BEGIN {
  print "machine: Big\nflags: [fast]\ntimers: { wait: 5s }"
  print "events: { e0: { carries: fast }, e1: , e2: , e3: , e4: , e5: , e6: , e7: , e8: , e9: }\neffects: [act]\nstates:"
  for (s = 0; s < states; s++) print "  s" s ": { " (s % 10 == 0 ? "timers: wait" : "") " }"
  print "transitions:"
  for (s = 0; s < states; s++) {
    print "  - { from: s" s ", on: e0, when: fast, to: s" (s + 2) % states ", do: act }"
    print "  - { from: s" s ", on: e" 1 + s % 9 ", to: s" (s + 1) % states " }"
    print "  - { from: s" s ", on: e" 1 + (s + 4) % 9 ", to: s" s - s % 10 ", do: act }"
  }
  print "  - { from: any, on: wait, to: s1 }"
}' > "$work/Big.yaml"
spec=${1:-$work/Big.yaml}

"$enumaton" explorer "$spec" > "$work/page.html"
echo "page: $(wc -c < "$work/page.html") bytes, without the diagram $("$enumaton" explorer --no-diagram "$spec" | wc -c)"

# (What stands behind the end of a page is read as if it stood in it.)
cat >> "$work/page.html" <<'PROBE'
<script>
addEventListener("load", () => {
  const times = [];
  const fires = [...document.querySelectorAll(".event .fire")];
  // What the page leaves for the next frame is done at once, and is part of the time.
  const frame = [];
  window.requestAnimationFrame = (act) => frame.push(act);
  document.querySelectorAll(".flag").forEach((flag) => flag.click());
  for (let click = 0; click < 220; click++) {
    // One that moves, if there is one: it changes most.
    const moving = fires.filter((fire) => fire.closest(".event").dataset.outcome === "moved");
    const fire = (moving.length > 0 ? moving : fires)[click % (moving.length || fires.length)];
    const start = performance.now();
    fire.click();
    while (frame.length > 0) frame.shift()(performance.now());
    // All of the layout that the change asks for.
    document.body.getBoundingClientRect();
    document.querySelector("svg")?.getBoundingClientRect();
    const time = performance.now() - start;
    if (click >= 20) times.push(time);
  }
  times.sort((a, b) => a - b);
  const say = (time) => time.toFixed(2);
  const result = document.createElement("pre");
  result.id = "times";
  result.textContent = `median ${say(times[times.length / 2])} ms, worst ${say(times.at(-1))} ms`;
  document.body.append(result);
});
</script>
PROBE
"$chromium" --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" --window-size=1440,900 --dump-dom \
  "file://$work/page.html" 2> /dev/null | sed -n 's/.*<pre id="times">\(.*\)<\/pre>.*/\1/p'
