// The trace as text, and what the keys do.

class TraceDialog {
  constructor(session) {
    this.session = session;
    this.dialog = byId("trace");
    this.text = byId("trace-text");
    byId("copy-input").addEventListener("click", () => copy(this.text.value, "The input is copied."));
    byId("copy-output").addEventListener("click", () => copy(outputOf(session), "The reactions are copied."));
    byId("run-trace").addEventListener("click", () => this.run());
  }

  open() {
    this.text.value = inputOf(this.session);
    this.say("");
    this.dialog.showModal();
    this.text.focus();
  }

  say(message) {
    byId("trace-error").textContent = message;
  }

  run() {
    try {
      runLines(this.session, this.text.value.split(/\r\n|\r|\n/));
      this.dialog.close();
    } catch (error) {
      this.say(error.message);
    }
  }
}

/** What happened, a line each. */
function inputOf(session) {
  return session.stimuli.map((stimulus) => stimulusText(stimulus, session.machine) + "\n").join("");
}

/** What came of it, an object a line. */
function outputOf(session) {
  return session.reactions.map((reaction) => reactionJSON(session.machine, reaction) + "\n").join("");
}

/** Starts over with these lines of input; throws an error that says which line is wrong, and changes nothing then. */
function runLines(session, lines) {
  const stimuli = lines.map((line, index) => {
    try {
      return stimulusOf(line, session.machine);
    } catch (error) {
      throw new Error(`Line ${index + 1}: ${error.message}`);
    }
  });
  session.replay(stimuli.filter((stimulus) => stimulus !== null));
}

async function copy(text, message) {
  try {
    await navigator.clipboard.writeText(text);
    tell(message);
  } catch {
    tell("The browser does not let this page copy; select the text and copy it.");
  }
}
