"""Pastes lines into an interactive shell in a pseudo terminal, for the tests.

    paste.py typed|bracketed FOLDER SHELL [ARGUMENT...]

Standard input is a JSON array of lines. FOLDER must be new; the shell runs in FOLDER/work, which is
empty, and finds one program, picklescope, which records its arguments. Standard output is a JSON
object: "ran" has for each line the list of what ran, each a list of "picklescope" or "other" and the
arguments; "files" are the files that appeared.
"""

import json
import os
import pty
import select
import sys
import termios
import time

BOUND = 20  # seconds, for each line

mode, folder, shell = sys.argv[1], sys.argv[2], sys.argv[3:]
lines = json.load(sys.stdin)
log = folder + "/log"
for name in ("bin", "work", "home"):
    os.makedirs(folder + "/" + name)
open(log, "w").close()
with open(folder + "/bin/picklescope", "w") as stub:
    stub.write("#!/bin/sh\n{ printf 'picklescope\\0%%d\\0' $#; printf '%%s\\0' \"$@\"; } >> '%s'\n" % log)
os.chmod(folder + "/bin/picklescope", 0o755)

OTHER = "{ printf 'other\\0%%d\\0' %s; printf '%%s\\0' %s; } >> '" + log + "'"
PREPARE = {
    "bash": [
        "command_not_found_handle() " + OTHER % ("$#", '"$@"'),
        "unset HISTFILE; set -o history -H",
        "PROMPT_COMMAND=\"printf 'prompt\\0' >> '%s'\"" % log,
    ],
    "zsh": [
        "command_not_found_handler() " + OTHER % ("$#", '"$@"'),
        "unset HISTFILE; HISTSIZE=1000; setopt BANG_HIST",
        "precmd() { printf 'prompt\\0' >> '%s' }" % log,
    ],
    "fish": [
        "function fish_command_not_found; begin; printf 'other\\0%%d\\0' (count $argv);"
        " printf '%%s\\0' $argv; end >> '%s'; end" % log,
        "function said --on-event fish_prompt; printf 'prompt\\0' >> '%s'; end" % log,
    ],
}[os.path.basename(shell[0])]

environment = {
    "PATH": folder + "/bin",
    "HOME": folder + "/home",
    "TERM": "xterm",
    "LC_ALL": "C.UTF-8",
}
child, terminal = pty.fork()
if child == 0:
    os.chdir(folder + "/work")
    os.execve(shell[0], shell, environment)

output = bytearray()


def fail(message):
    sys.exit("%s; the shell wrote: %r" % (message, bytes(output[-2000:])))


def turn(writing=b""):
    """Reads what the shell writes, and writes what it takes; how many bytes it took."""
    readable, writable, _ = select.select([terminal], [terminal] if writing else [], [], 0.002)
    if readable:
        try:
            output.extend(os.read(terminal, 65536))
        except OSError:
            fail("the shell ended")
    return os.write(terminal, writing[:512]) if writable else 0


def is_raw():
    return not termios.tcgetattr(terminal)[3] & termios.ICANON


def until(condition, what):
    end = time.monotonic() + BOUND
    while not condition():
        if time.monotonic() > end:
            fail(what)
        turn()


def write(line, bracketed):
    text = line.encode("utf-8", "surrogatepass")
    text = b"\x1b[200~" + text + b"\x1b[201~\r" if bracketed else text + b"\r"
    while text:
        text = text[turn(text):]


at = 0  # in the log
count = 0  # of prompts up to there


def at_prompt(before):
    """Whether the shell has shown another prompt and waits for keys."""
    global at, count
    if os.stat(log).st_size > at:
        with open(log, "rb") as file:
            file.seek(at)
            more = file.read()
        if more.endswith(b"prompt\0"):
            at += len(more)
            count += 1
    return count > before and is_raw()


until(is_raw, "no shell")
for line in PREPARE[:-1]:
    write(line, False)
write(PREPARE[-1], False)
until(lambda: at_prompt(0), "no prompt")
for i, line in enumerate(lines):
    before = count
    write(line, mode == "bracketed")
    until(lambda: at_prompt(before), "no prompt after line %d: %s" % (i, line))
os.close(terminal)
os.waitpid(child, 0)

words = open(log, "rb").read().split(b"\0")[:-1]
ran = []
at = 0
while at < len(words):
    if words[at] == b"prompt":
        ran.append([])
        at += 1
    else:
        end = at + 2 + int(words[at + 1])
        ran[-1].append([word.decode("utf-8", "surrogateescape") for word in [words[at], *words[at + 2 : end]]])
        at = end
print(
    json.dumps(
        {
            "ran": ran[:-1],
            "files": os.listdir(folder + "/work"),
        }
    )
)
