#!/bin/bash
# Milliseconds from a click on an event to the page laid out anew, in Chromium without a window: of a machine with 200
# states, ten events and 600 transitions. (They lead to near states: Graphviz draws far ones for
# ten minutes.) Of 200 clicks at first, of 200 with a full log, and of 40 on Undo and Redo then: the median and the worst,
# each click the least of five loads of the page, since a machine that does other things besides holds single ones up; and
# the worst of all single ones. Prints the size of the page too.
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
  const measure = (name, button) => {
    const start = performance.now();
    button.click();
    while (frame.length > 0) frame.shift()(performance.now());
    // All of the layout that the change asks for.
    document.body.getBoundingClientRect();
    document.querySelector("svg")?.getBoundingClientRect();
    if (name) times.push(`${name} ${(performance.now() - start).toFixed(2)}`);
  };
  document.querySelectorAll(".flag").forEach((flag) => flag.click());
  for (let click = 0; click < 600; click++) {
    // One that moves, if there is one: it changes most.
    const moving = fires.filter((fire) => fire.closest(".event").dataset.outcome === "moved");
    const name = click >= 20 && click < 220 ? "first" : click >= 400 ? "full" : null;
    measure(name, (moving.length > 0 ? moving : fires)[click % (moving.length || fires.length)]);
  }
  for (let click = 0; click < 40; click++) measure("undo", document.getElementById(click % 4 < 3 ? "undo" : "redo"));
  const result = document.createElement("pre");
  result.textContent = times.map((time) => `time ${time}\n`).join("");
  document.body.append(result);
});
</script>
PROBE
for load in 1 2 3 4 5; do
  "$chromium" --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile$load" --window-size=1440,900 --dump-dom \
    "file://$work/page.html" 2> /dev/null | sed -n 's/^.*\(time [a-z]* [0-9.]*\)$/\1/p'
  echo end
done | awk '
  /^end/ { delete number; next }
  {
    click = $2 " " number[$2]++
    if (!(click in least) || $3 < least[click]) least[click] = $3
    if ($3 > worst[$2]) worst[$2] = $3
  }
  END {
    for (click in least) { split(click, part, " "); print part[1], least[click], worst[part[1]] }
  }' | sort -k1,1 -k2,2n | awk '
  { count[$1]++; time[$1, count[$1]] = $2; worst[$1] = $3 }
  function say(kind, name) {
    printf "%s: median %.1f ms, worst %.1f ms; worst single one %.1f ms\n", name,
      time[kind, int((count[kind] + 1) / 2)], time[kind, count[kind]], worst[kind]
  }
  END { say("first", "at first"); say("full", "with a full log"); say("undo", "undo and redo") }'
