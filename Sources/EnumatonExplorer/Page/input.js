// What happens, in the words of the input of `enumaton run`: `segment SYN ACK`, `timer NAME`, `advance 60s`.

/** What a line says; null if it is blank or a comment. Throws an error that says what is wrong. */
function stimulusOf(line, machine) {
  const words = [];
  for (const word of line.replace(/^\uFEFF/, "").split(/\s+/u)) {
    if (word.startsWith("#")) break;
    if (word !== "") words.push(word.normalize("NFC"));
  }
  if (words.length === 0) return null;
  const [first, ...rest] = words;
  if (first === "timer") return timerStimulus(rest, machine);
  // An event may have this name; no flag can look like a duration.
  if (first === "advance" && (!named(machine.events, "advance") || /^\d/.test(rest[0] ?? ""))) {
    return { kind: "advance", duration: parseDuration(rest.join(" "), machine.constants) };
  }
  return eventStimulus(first, rest, machine);
}

/** The thing of this name, however its accents are encoded. */
function named(things, name) {
  return things.find((thing) => thing.name.normalize("NFC") === name);
}

function timerStimulus(words, machine) {
  if (words.length !== 1) throw new Error("'timer' needs the name of one timer");
  const timer = named(machine.timers, words[0]);
  if (timer) return { kind: "expire", name: timer.name };
  const exhausted = named(machine.timers, words[0].replace(/\.exhausted$/, ""));
  if (!exhausted || !words[0].endsWith(".exhausted")) throw new Error(`no timer is called '${words[0]}'`);
  if (exhausted.attempts === null) throw new Error(`the timer '${exhausted.name}' has no attempts and is never exhausted`);
  return { kind: "exhaust", name: exhausted.name };
}

function eventStimulus(word, rest, machine) {
  const event = named(machine.events, word);
  if (!event) throw new Error(`no event is called '${word}'`);
  const flags = rest.map((word) => event.carries.find((flag) => flag.normalize("NFC") === word)
    ?? fail(`'${event.name}' does not carry '${word}'`));
  return { kind: "event", name: event.name, flags: new Set(flags) };

  function fail(message) {
    throw new Error(message);
  }
}

/** The line that says it. */
function stimulusText(stimulus, machine) {
  switch (stimulus.kind) {
    case "event": return triggerText(machine, triggers.event(stimulus.name), stimulus.flags);
    case "expire": return `timer ${stimulus.name}`;
    case "exhaust": return `timer ${stimulus.name}.exhausted`;
    case "advance": return `advance ${durationText(stimulus.duration)}`;
  }
}
