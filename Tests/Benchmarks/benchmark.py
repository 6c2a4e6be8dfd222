#!/usr/bin/env python3
"""Measures whole runs of `swift-slate-generator generate` beside `cmark -t xml` on the same text.

Run it with `make benchmark`. Each row takes the least wall time of several runs, the two programs in turns, so
that a busy machine spoils both alike or neither. The budgets are 2.5 times cmark's time, and 12 times the text
plus 20 MB of memory.
"""

import argparse
import os
import re
import shutil
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
REFERENCE = os.path.join(ROOT, "apidocs/cloud-api-source/source/index.md")
CORPUS = os.environ.get("SLATE_CORPUS", os.path.join(ROOT, "../shared/corpus"))

# What the copies of the reference call by other names: resources, in prose, in headings and in paths.
NOUNS = (
    "action availabilityzone cluster container event node nodecluster nodetype provider region registry "
    "repository service stack tag trigger zone"
).split()
PLURALS = {"registries": "registry", "repositories": "repository"}
LETTERS = "bcdfgjklmnpqrtvw"


def run(command):
    """Wall seconds, CPU seconds and peak bytes of a program, its output thrown away."""
    null = os.open(os.devnull, os.O_RDWR)
    actions = [(os.POSIX_SPAWN_DUP2, null, descriptor) for descriptor in (0, 1, 2)]
    start = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=actions)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    os.close(null)
    if status != 0:
        sys.exit(f"{' '.join(command)} failed")
    unit = 1 if sys.platform == "darwin" else 1024
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit


def pages(index):
    """The files of a reference, as its front matter names them."""
    folder = os.path.dirname(index)
    found = [index]
    with open(index, encoding="utf-8") as file:
        listed = re.search(r"^includes:\n((?:\s*-.*\n|\s*\n)*)", file.read(), re.M)
    for name in re.findall(r"-\s*(\S+)", listed.group(1)) if listed else []:
        lead, last = os.path.split(name)
        for candidate in (f"_{last}.md", f"{last}.md"):
            path = os.path.join(folder, "includes", lead, candidate)
            if os.path.exists(path):
                found.append(path)
                break
    return found


def text_of(index):
    return "\n".join(open(path, encoding="utf-8").read() for path in pages(index))


def renamed(text, number):
    """The text with every resource under a name of its own, so that nothing in it is said twice."""
    mark = "q" + LETTERS[number // len(LETTERS)] + LETTERS[number % len(LETTERS)]

    def rename(match):
        word = match.group(0)
        lower = word.lower()
        if lower in PLURALS:
            singular = PLURALS[lower]
            return (singular.capitalize() if word[0].isupper() else singular) + mark + "s"
        return word[:-1] + mark + "s" if lower.endswith("s") else word + mark

    words = "|".join(list(PLURALS) + [noun + "s?" for noun in NOUNS])
    return re.sub(rf"\b(?:{words})\b", rename, text, flags=re.I)


def repeated(folder, size):
    """A reference of `size` bytes: the Docker Cloud reference again and again, each copy one page."""
    os.makedirs(os.path.join(folder, "includes"))
    with open(REFERENCE, encoding="utf-8") as file:
        head = re.sub(r"^includes:\n(?:\s*-.*\n|\s*\n)*", "INCLUDES\n", file.read(), flags=re.M)
    body = "\n".join(open(path, encoding="utf-8").read() for path in pages(REFERENCE)[1:])
    names, written = [], len(head)
    while written < size:
        names.append(f"copy{len(names)}")
        copy = renamed(body, len(names) - 1)
        written += len(copy.encode())
        with open(os.path.join(folder, "includes", names[-1] + ".md"), "w", encoding="utf-8") as file:
            file.write(copy)
    index = os.path.join(folder, "index.md")
    with open(index, "w", encoding="utf-8") as file:
        file.write(head.replace("INCLUDES", "includes:\n" + "".join(f"  - {n}\n" for n in names) + "\n"))
    return index


def measure(label, index, tool, scratch, runs):
    text = os.path.join(scratch, "text.md")
    with open(text, "w", encoding="utf-8") as file:
        file.write(text_of(index))
    size = os.path.getsize(text)
    output = os.path.join(scratch, "output")
    cmark, first, again, peak = [], [], [], 0
    for _ in range(runs):
        cmark.append(run(["cmark", "-t", "xml", text])[0])
        shutil.rmtree(output, ignore_errors=True)
        command = [tool, "generate", index, "--output-directory", output, "--module-name", "Benchmark"]
        wall, _, memory = run(command)
        first.append(wall)
        peak = max(peak, memory)
        again.append(run(command)[0])
    budget = 12 * size + 20e6
    print(
        f"{label:<24} {size / 1e6:8.2f} {min(cmark) * 1e3:9.1f} {min(first) * 1e3:9.1f} "
        f"{min(first) / min(cmark):7.1f} {min(again) * 1e3:9.1f} {peak / 1e6:9.1f} {peak / budget:7.2f}",
        flush=True)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("tool", help="the tool, as `swift build -c release` made it")
    arguments.add_argument("--sizes", default="1,3,10,28", help="megabytes of the repeated reference")
    arguments.add_argument("--runs", type=int, default=15, help="runs of the small references")
    options = arguments.parse_args()
    if shutil.which("cmark") is None:
        sys.exit("cmark is missing: apt-get install cmark, or brew install cmark")
    print(
        f"{'reference':<24} {'MB':>8} {'cmark ms':>9} {'gen. ms':>9} {'ratio':>7} {'again ms':>9} "
        f"{'peak MB':>9} {'budget':>7}")
    with tempfile.TemporaryDirectory() as scratch:
        measure("docker-cloud", REFERENCE, options.tool, scratch, options.runs)
        for name in ("audiobookshelf", "woocommerce"):
            index = os.path.join(CORPUS, name, "source/index.html.md")
            if os.path.exists(index):
                measure(name, index, options.tool, scratch, options.runs)
        for size in options.sizes.split(","):
            folder = os.path.join(scratch, f"repeated-{size}")
            index = repeated(folder, float(size) * 1e6)
            runs = max(2, min(options.runs, int(20 / float(size))))
            measure(f"repeated to {size} MB", index, options.tool, scratch, runs)
    print("\nratio: generate beside cmark -t xml, 2.5 is the budget; again: a run in which nothing changed;")
    print("budget: peak memory beside 12 times the text plus 20 MB, 1.00 is the budget")


if __name__ == "__main__":
    main()
