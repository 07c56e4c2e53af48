// What a machine answers to one event, with all the internal events that follow from it.

/**
 * What happens: an event, the expiry of a timer or its exhaustion, the completion of a composite.
 * `on` is its name in rules.
 */
const triggers = {
  event: (name) => ({ kind: "event", name, on: name }),
  timer: (name) => ({ kind: "timer", name, on: name }),
  exhausted: (name) => ({ kind: "exhausted", name, on: name + ".exhausted" }),
  done: (name) => ({ kind: "done", name, on: name + ".done" }),
};

const kindOfOutcome = { move: "moved", stay: "stayed", defer: "deferred", ignore: "ignored", reject: "rejected" };

function fires(rule) {
  return rule.outcome === "move" || rule.outcome === "stay";
}

/**
 * A macrostep: changes the configuration, and gives its microsteps. The first is that of the event itself;
 * completions that nothing answers leave none.
 */
function react(machine, trigger, flags, configuration) {
  const raised = [];
  const microsteps = [answer({ trigger, flags })];
  for (let next = 0; next < raised.length; next++) {
    const isDone = raised[next].trigger.kind === "done";
    // What was raised before may have led a region out of its final state.
    if (isDone && !isComplete(raised[next].trigger.name)) continue;
    const microstep = answer(raised[next]);
    if (!isDone || microstep.kind !== "unhandled") microsteps.push(microstep);
  }
  return microsteps;

  function answer(event) {
    const carries = event.trigger.kind === "event" ? machine.event.get(event.trigger.name).carries : [];
    const flags = new Set(carries.filter((flag) => event.flags.has(flag)));
    const from = configuration.leaves(machine);
    const chosen = from.map((leaf) => ruleFor(event.trigger, flags, leaf)).filter((rule) => rule !== undefined);
    const { kind, rules } = select(chosen);
    const actions = [];
    for (const rule of rules) if (fires(rule)) carryOut(rule.steps, actions);
    return {
      trigger: event.trigger, flags, from, to: kind === "moved" ? configuration.leaves(machine) : from, kind, rules, actions,
      held: new Set(configuration.held), counters: [...configuration.counters],
    };
  }

  function ruleFor(trigger, flags, leaf) {
    const rules = machine.table.get(leaf).get(trigger.on) ?? [];
    return rules.find((rule) => recalls(rule.recall, configuration) && holds(rule.condition, machine, flags, configuration));
  }

  function carryOut(steps, actions) {
    for (const step of steps) {
      switch (step.kind) {
        case "enter":
          configuration.active[machine.state.get(step.name).region] = step.name;
          break;
        case "remember":
          configuration.memory[step.memory] = step.name;
          break;
        case "leaveRegions":
          for (const region of [...machine.state.get(step.name).regions].reverse()) {
            const leaf = configuration.active[region];
            if (leaf === null) continue;
            carryOut(machine.regions[region].leaving.get(leaf), actions);
            configuration.active[region] = null;
          }
          break;
        case "resumeRegions":
          for (const region of machine.state.get(step.name).regions) {
            const memory = machine.memories.findIndex(
              (memory) => memory.of === machine.regions[region].state && memory.deep === step.deep);
            const past = memory < 0 ? null : configuration.memory[memory];
            carryOut(machine.stepsEntering(region, past, step.deep), actions);
          }
          break;
        case "complete":
          if (isComplete(step.name)) raised.push({ trigger: triggers.done(step.name), flags: new Set() });
          break;
        case "raise":
          actions.push(step);
          raised.push({ trigger: triggers.event(step.name), flags: new Set(step.flags) });
          break;
        default:
          actions.push(step);
          apply(step, machine, configuration);
      }
    }
  }

  function isComplete(composite) {
    return machine.state.get(composite).regions.every((region) => {
      const leaf = configuration.active[region];
      return leaf !== null && machine.completes(leaf, composite);
    });
  }
}

/**
 * Of what each region has chosen, what is done: transitions in the order of the file, without those that leave
 * what an earlier one leaves. If there are none, the answer that says most.
 */
function select(chosen) {
  if (chosen.length === 1) return { kind: kindOfOutcome[chosen[0].outcome], rules: chosen };
  const taken = [];
  const touched = new Set();
  // (The order of equals stays as it is.)
  for (const rule of chosen.filter(fires).sort((a, b) => a.number - b.number)) {
    if (rule.touches.some((region) => touched.has(region)) || rule.number === taken.at(-1)?.number) continue;
    rule.touches.forEach((region) => touched.add(region));
    taken.push(rule);
  }
  if (taken.length > 0) return { kind: touched.size > 0 ? "moved" : "stayed", rules: taken };
  for (const outcome of ["reject", "defer", "ignore"]) {
    const answers = chosen.filter((rule) => rule.outcome === outcome).sort((a, b) => a.number - b.number);
    if (answers.length > 0) return { kind: kindOfOutcome[outcome], rules: [answers[0]] };
  }
  return { kind: "unhandled", rules: [] };
}

/** Does to the flags and counters what an action says. */
function apply(action, machine, configuration) {
  const counter = machine.counter.get(action.name);
  switch (action.kind) {
    case "set": configuration.held.add(action.name); break;
    case "clear": configuration.held.delete(action.name); break;
    case "increment": if (configuration.counters[counter.index] < counter.greatest) configuration.counters[counter.index] += 1n; break;
    case "decrement": if (configuration.counters[counter.index] > counter.least) configuration.counters[counter.index] -= 1n; break;
    case "reset": configuration.counters[counter.index] = counter.initial; break;
  }
}
