"""Times and memory of whole processes."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile


def spawn(command, folder=None):
    """CPU seconds and peak bytes of a program and of all that it started; its output is returned as text."""
    with tempfile.TemporaryFile() as output:
        child = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read().decode("utf-8", "replace")
    unit = 1 if sys.platform == "darwin" else 1024
    return child.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit, text


def check(command, folder=None):
    """The same; ends everything where the program fails."""
    code, cpu, peak, text = spawn(command, folder)
    if code != 0:
        sys.exit(f"{' '.join(command)} failed with {code}:\n{text[-2000:]}")
    return cpu, peak, text


def instructions(command, stages):
    """Millions of instructions of a program, all in all and below the functions that stand for `stages`.

    They do not depend on what else the machine does. On one core, all work is in one thread and is counted once.
    """
    with tempfile.TemporaryDirectory() as folder:
        counts = os.path.join(folder, "counts")
        pinned = ["taskset", "-c", "0"] if shutil.which("taskset") else []
        check(pinned + ["valgrind", "--tool=callgrind", f"--callgrind-out-file={counts}"] + command)
        text = subprocess.run(
            ["callgrind_annotate", "--inclusive=yes", "--threshold=100", counts],
            stdout=subprocess.PIPE, text=True, check=True).stdout
    if stages:
        text = subprocess.run(
            ["swift", "demangle", "--simplified"], input=text, stdout=subprocess.PIPE, text=True, check=True).stdout
    found = {}
    for line in text.splitlines():
        match = re.match(r"\s*([\d,]+)(?: \([ \d.]+%\))?\s+(.*)", line)
        if match is None:
            continue
        count = int(match.group(1).replace(",", "")) / 1e6
        for name, function in [("all", "PROGRAM TOTALS")] + list(stages.items()):
            if function in match.group(2):
                found[name] = max(found.get(name, 0), count)
    return found


def least(commands, runs, prepare=None):
    """The least wall time of each command in milliseconds, as hyperfine finds them.

    On a machine that does other things, too, the least time is the one nearest to what the program needs.
    """
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        call = ["hyperfine", "-N", "--warmup", "1", "--runs", str(max(2, runs)), "--style", "none",
                "--export-json", report.name]
        for step in prepare or []:
            call += ["--prepare", step]
        done = subprocess.run(
            call + [" ".join(quoted(word) for word in command) for command in commands],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        if done.returncode != 0:
            sys.exit(f"hyperfine failed:\n{done.stderr[-2000:]}")
        results = json.load(open(report.name, encoding="utf-8"))["results"]
    return [result["min"] * 1e3 for result in results]


def quoted(word):
    return "'" + word.replace("'", "'\\''") + "'"
