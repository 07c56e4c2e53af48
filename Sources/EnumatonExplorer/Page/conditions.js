// Conditions over the flags of an event, the flags held, the counters, and what is remembered.

const comparisons = {
  "<": (a, b) => a < b, "<=": (a, b) => a <= b, "==": (a, b) => a === b,
  "!=": (a, b) => a !== b, ">=": (a, b) => a >= b, ">": (a, b) => a > b,
};

/** Whether a condition holds for an event with these flags. */
function holds(condition, machine, flags, configuration) {
  if (condition === true) return true;
  if ("flag" in condition) {
    const { flag } = condition;
    return (machine.flag.get(flag).held ? configuration.held : flags).has(flag);
  }
  if ("counter" in condition) {
    const value = configuration.counters[machine.counter.get(condition.counter).index];
    return comparisons[condition.is](value, BigInt(condition.value));
  }
  const inner = (part) => holds(part, machine, flags, configuration);
  if ("not" in condition) return !inner(condition.not);
  return "and" in condition ? condition.and.every(inner) : condition.or.some(inner);
}

/** Whether what is remembered is what a way back wants. */
function recalls(recall, configuration) {
  if (!recall) return true;
  const memory = configuration.memory[recall.memory];
  if (recall.is === "nothing") return memory === null;
  return recall.is === "anything" ? memory !== null : memory === recall.state;
}
