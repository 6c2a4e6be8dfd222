"""The texts that are measured: real references, one of them repeated, and pages that mean harm."""

import os
import re

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DOCKER_CLOUD = os.path.join(ROOT, "apidocs/cloud-api-source/source/index.md")
CORPUS = os.environ.get("SLATE_CORPUS", os.path.join(ROOT, "../shared/corpus"))

# What the copies of the reference call by other names: resources, in prose, in headings and in paths.
NOUNS = (
    "action availabilityzone cluster container event node nodecluster nodetype provider region registry "
    "repository service stack tag trigger zone"
).split()
PLURALS = {"registries": "registry", "repositories": "repository"}
LETTERS = "bcdfgjklmnpqrtvw"


def corpus_index(name):
    """The index of a reference of the corpus; None where the corpus is not there."""
    for ending in ("index.html.md", "index.md"):
        path = os.path.join(CORPUS, name, "source", ending)
        if os.path.exists(path):
            return path
    return None


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
    """All text of a reference in one piece, which is what cmark gets."""
    texts = []
    for path in pages(index):
        with open(path, encoding="utf-8") as file:
            texts.append(file.read())
    return "\n".join(texts)


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


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
    with open(DOCKER_CLOUD, encoding="utf-8") as file:
        head = re.sub(r"^includes:\n(?:\s*-.*\n|\s*\n)*", "INCLUDES\n", file.read(), flags=re.M)
    bodies = []
    for path in pages(DOCKER_CLOUD)[1:]:
        with open(path, encoding="utf-8") as file:
            bodies.append(file.read())
    body = "\n".join(bodies)
    names, written = [], len(head)
    while written < size:
        names.append(f"copy{len(names)}")
        copy = renamed(body, len(names) - 1)
        written += len(copy.encode())
        write(os.path.join(folder, "includes", names[-1] + ".md"), copy)
    includes = "includes:\n" + "".join(f"  - {name}\n" for name in names) + "\n"
    return write(os.path.join(folder, "index.md"), head.replace("INCLUDES", includes))


# Each text is given by its count, and holds one endpoint, so that it is a reference.
HOSTILE = {
    "headings": (10_000, lambda n: "".join(f"## Heading {i}\n\nText.\n\n" for i in range(n))),
    "table rows": (
        100_000,
        lambda n: "Parameter | Description\n--- | ---\n"
        + "".join(f"field{i} | (optional) Number {i} of them\n" for i in range(n))),
    "one line of MB": (10, lambda n: "lorem ipsum dolor sit amet\u00a0, " * (n * 1_000_000 // 31) + "\n"),
    "nested quotes": (100_000, lambda n: ">" * n + " deep\n"),
    "endpoints": (
        2_000, lambda n: "".join(f"## Get thing {i}\n\n`GET /things{i}/{{id}}/`\n\n" for i in range(n))),
    "JSON keys": (
        20_000,
        lambda n: "```json\n{\n" + "".join(f'  "key{i}": {i},\n' for i in range(n)) + '  "end": 0\n}\n```\n'),
    # Of a table's rows the sample shows the first: the others may all belong to it.
    "rows and a sample": (
        5_000,
        lambda n: "## The thing object\n\nAttribute | Description\n--- | ---\nfirst | The first\n"
        + "".join(f"field{i} | Number {i}\n" for i in range(n))
        + '\n```json\n{"first": 1, "other": {"field1": 2}}\n```\n'),
    "unclosed brackets": (100_000, lambda n: "[" * n + "\n"),
    "backticks": (100_000, lambda n: "`a``b" * (n // 5) + "\n"),
}


def hostile(folder, name, count):
    """A reference that holds `count` of something that nobody writes so often."""
    head = "---\ntitle: Hostile API\n---\n\n# Things\n\n## Get a thing\n\n`GET /things/{id}/`\n\n"
    return write(os.path.join(folder, "index.md"), head + HOSTILE[name][1](count))
