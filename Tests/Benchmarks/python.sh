#!/bin/bash
# Prints a Python that has the libraries of Python/requirements.txt, in an environment of its own under .build, made
# at the first call. Prints nothing if there is no Python or no way to install them.
set -eu
cd "$(dirname "$0")"
environment=$PWD/.build/python
if ! [ -f "$environment/complete" ]; then
  command -v python3 > /dev/null || exit 0
  if ! { python3 -m venv "$environment" && "$environment/bin/pip" install -q -r Python/requirements.txt; } >&2; then
    echo "the Python libraries can't be installed: they are left out" >&2
    exit 0
  fi
  touch "$environment/complete"
fi
echo "$environment/bin/python"
