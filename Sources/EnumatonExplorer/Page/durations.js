// Durations as a spec writes them: `60s`, `0.5ms`, `2 * MSL + 1s`, all of it exact.

const nanosecondsOfUnit = new Map([
  ["ns", 1n], ["us", 1_000n], ["µs", 1_000n], ["μs", 1_000n], ["ms", 1_000_000n], ["s", 1_000_000_000n],
  ["m", 60_000_000_000n], ["min", 60_000_000_000n], ["h", 3_600_000_000_000n], ["d", 86_400_000_000_000n],
]);

/** Nanoseconds; throws an error that says what is wrong. */
function parseDuration(text, constants) {
  const tokens = text.match(/[\d.]+[\p{L}]*|[\p{L}_][\p{L}\p{M}\p{N}_-]*|\S/gu) ?? [];
  let next = 0;

  function fail(message) {
    throw new Error(message);
  }
  function operand() {
    const token = tokens[next++];
    if (token === undefined) return fail("a duration is missing, as in 60s");
    if (token === "(") {
      const value = sum();
      return tokens[next++] === ")" ? value : fail("a ')' is missing");
    }
    const number = /^(\d+)(?:\.(\d+))?(\p{L}*)$/u.exec(token);
    if (number) return literal(...number);
    const constant = constants.get(token.normalize("NFC"));
    return constant ?? fail(`'${token}' is no duration and no constant`);
  }
  function literal(token, whole, fraction = "", unit) {
    if (unit === "") return fraction ? fail(`'${token}' needs a unit, as in ${token}s`) : { value: BigInt(whole), isTime: false };
    const factor = nanosecondsOfUnit.get(unit) ?? fail(`'${unit}' is no unit; there are ns, us, ms, s, m, h and d`);
    return { value: quotient(BigInt(whole + fraction) * factor, 10n ** BigInt(fraction.length)), isTime: true };
  }
  function quotient(dividend, divisor) {
    if (divisor === 0n) return fail("nothing can be divided by zero");
    return dividend % divisor === 0n ? dividend / divisor : fail("this does not come out whole");
  }
  function product() {
    let left = operand();
    while (tokens[next] === "*" || tokens[next] === "/") {
      const isProduct = tokens[next++] === "*";
      const right = operand();
      if (isProduct ? left.isTime && right.isTime : right.isTime && !left.isTime) return fail("durations are divided and multiplied by numbers");
      left = isProduct
        ? { value: left.value * right.value, isTime: left.isTime || right.isTime }
        : { value: quotient(left.value, right.value), isTime: left.isTime && !right.isTime };
    }
    return left;
  }
  function sum() {
    let left = product();
    while (tokens[next] === "+" || tokens[next] === "-") {
      const isSum = tokens[next++] === "+";
      const right = product();
      if (left.isTime !== right.isTime) return fail("durations and numbers cannot be added");
      left = { value: isSum ? left.value + right.value : left.value - right.value, isTime: left.isTime };
    }
    return left;
  }

  const result = sum();
  if (next < tokens.length) return fail(`'${tokens[next]}' is not expected in a duration`);
  if (!result.isTime) return fail(`${result.value} has no unit, as in ${result.value}s`);
  if (result.value < 0n || result.value > greatest) return fail("this is no time that can pass");
  return result.value;
}

/** Nanoseconds as one number with a unit, exactly, as the input of a run has it. */
function durationText(time) {
  if (time === 0n) return "0s";
  if (time > 1_000_000_000n && time % 1_000_000_000n !== 0n) return secondsText(time) + "s";
  const unit = ["d", "h", "m", "s", "ms", "us", "ns"].find((unit) => time % nanosecondsOfUnit.get(unit) === 0n);
  return `${time / nanosecondsOfUnit.get(unit)}${unit}`;
}

/** For people: `2 h 5 min`, `3.25 s`. */
function humanDuration(time) {
  if (time === greatest) return "never";
  const parts = [];
  let rest = time;
  for (const [unit, name] of [["d", "d"], ["h", "h"], ["m", "min"]]) {
    const factor = nanosecondsOfUnit.get(unit);
    if (rest >= factor) parts.push(`${rest / factor} ${name}`);
    rest %= factor;
  }
  if (rest > 0n || parts.length === 0) {
    if (rest === 0n || rest >= 1_000_000_000n || parts.length > 0) parts.push(`${secondsText(rest).replace(/\.0$/, "")} s`);
    else if (rest >= 1_000_000n) parts.push(`${Number(rest) / 1e6} ms`);
    else parts.push(`${rest} ns`);
  }
  return parts.join(" ");
}
