// A trace in the address of the page: `#open,remoteKnown;60s;@retransmission;push*3`.
//
// The words are those of the input of `enumaton run`, with `,` between words and `;` between lines; `timer NAME` is
// `@NAME`, `advance 60s` is `60s`, and what happens several times in a row is followed by `*` and how often.

/** What stands for each stimulus in the address, which is often written anew. */
const partsOfAddress = new WeakMap();

/** The fragment for some stimuli, without `#`. */
function fragmentOf(stimuli, machine) {
  const parts = [];
  for (const stimulus of stimuli) {
    if (!partsOfAddress.has(stimulus)) partsOfAddress.set(stimulus, partOf(stimulus, machine));
    const part = partsOfAddress.get(stimulus);
    const last = parts.at(-1);
    if (last?.part === part) last.count += 1;
    else parts.push({ part, count: 1 });
  }
  return parts.map(({ part, count }) => (count > 1 ? `${part}*${count}` : part)).join(";");
}

function partOf(stimulus, machine) {
  const text = stimulusText(stimulus, machine);
  switch (stimulus.kind) {
    case "event": return text.split(" ").map(encodeURIComponent).join(",");
    case "advance": return text.slice("advance ".length);
    default: return "@" + encodeURIComponent(text.slice("timer ".length));
  }
}

/** The lines of input that a fragment stands for. Lines of input as they are, encoded for an address, are fine too. */
function linesOf(fragment) {
  const lines = [];
  for (const part of fragment.replace(/^#/, "").split(/;|%0A|\n/i)) {
    const [, words, count = "1"] = /^(.*?)(?:\*(\d{1,5}))?$/.exec(part);
    const text = decoded(words.replaceAll(",", " "));
    const line = text.startsWith("@") ? `timer ${text.slice(1)}` : /^\d/.test(text) ? `advance ${text}` : text;
    for (let number = 0; number < Number(count); number++) lines.push(line);
  }
  return lines.filter((line) => line.trim() !== "");
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
