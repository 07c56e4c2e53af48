// Reactions as text, as `enumaton run` prints them.

/** An event or a timer as the input of a run spells it; the completion of a composite `done checkout`. */
function triggerText(machine, { kind, name, on }, flags) {
  switch (kind) {
    case "event": return [name, ...machine.event.get(name).carries.filter((flag) => flags.has(flag))].join(" ");
    case "done": return `done ${name}`;
    default: return `timer ${on}`;
  }
}

function eventText(machine, reaction) {
  const text = triggerText(machine, reaction.trigger, reaction.flags);
  return reaction.origin === "raised" && reaction.trigger.kind === "event" ? `raise ${text}` : text;
}

/** `send SYN ACK`, `start retransmission`. */
function actionText({ kind, name, flags = [] }) {
  switch (kind) {
    case "effect": return [name, ...flags].join(" ");
    case "stopAll": return "stop all";
    default: return [kind, name, ...flags].join(" ");
  }
}

function heldNames(machine, held) {
  return machine.heldFlags.map((flag) => flag.name).filter((name) => held.has(name));
}

/** A reaction as a line of `enumaton run --format json`. */
function reactionJSON(machine, reaction) {
  const text = JSON.stringify;
  const list = (texts) => `[${texts.map((part) => text(part)).join(",")}]`;
  const object = (members) => `{${members.map(([key, value]) => `${text(key)}:${value}`).join(",")}}`;
  const members = [
    ["time", secondsText(reaction.time)],
    ["event", text(eventText(machine, reaction))],
    ["from", text(reaction.from.join("+"))],
    ["to", text(reaction.to.join("+"))],
    ["reaction", text(reaction.kind)],
  ];
  if (reaction.kind === "rejected") members.push(["rejection", text(reaction.rules[0].rejection)]);
  members.push(
    ["transition", reaction.rules.length > 0 ? text(reaction.rules.map((rule) => rule.name).join("+")) : "null"],
    ["effects", list(reaction.effects.map(actionText))],
    ["held", list(heldNames(machine, reaction.held))]);
  if (machine.counters.length > 0) {
    members.push(["counters", object(machine.counters.map((counter) => [counter.name, reaction.counters[counter.index]]))]);
  }
  members.push(["timers", object(reaction.timers.map(({ timer, remaining }) => [timer.name, secondsText(remaining)]))]);
  if (machine.defers) {
    members.push(["deferred", list(reaction.deferred.map(({ trigger, flags }) => triggerText(machine, trigger, flags)))]);
  }
  return object(members);
}
