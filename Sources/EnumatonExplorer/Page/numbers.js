// Numbers beyond what a double holds exactly.

/** The greatest whole number that a machine counts or waits to. */
const greatest = 2n ** 63n - 1n;

/** JSON, in which numbers with decimals or many digits become their text. */
function parseExactly(text) {
  const token = /"(?:[^"\\]|\\.)*"|-?\d+\.\d+|-?\d{16,}/g;
  return JSON.parse(text.replace(token, (part) => (part[0] === '"' ? part : `"${part}"`)));
}

/** Nanoseconds of a decimal text of seconds, `0.25`; less than a nanosecond is no part of it. */
function nanoseconds(seconds) {
  const [whole, fraction = ""] = String(seconds).split(".");
  return BigInt(whole) * 1_000_000_000n + BigInt((fraction + "000000000").slice(0, 9));
}

/** Seconds as the shortest exact decimal with at least one digit behind the point. */
function secondsText(time) {
  const fraction = String(time % 1_000_000_000n).padStart(9, "0").replace(/0+$/, "");
  return `${time / 1_000_000_000n}.${fraction || "0"}`;
}

function least(a, b) {
  return a < b ? a : b;
}

/** The sum of two times; one that does not fit stands for never. */
function saturatingSum(a, b) {
  return least(a + b, greatest);
}
