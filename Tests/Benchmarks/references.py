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


def lines(text):
    """What a count makes of a line with `{i}` in it."""
    return lambda n: "".join(text.replace("{i}", str(i)) for i in range(n))


def fenced(language, first, line, last):
    """A block of code with a line for each number."""
    return lambda n: f"```{language}\n{first}" + lines(line)(n) + f"{last}```\n"


def table(head, row):
    """A table of two columns with a row for each number."""
    return lambda n: f"{head}\n--- | ---\n" + lines(row)(n)


COMMAND = "curl -X POST https://api.example.com/things/1/ \\\n"

# Each text is given by its count, and holds one endpoint, so that it is a reference.
HOSTILE = {
    "headings": (10_000, lines("## Heading {i}\n\nText.\n\n")),
    "headings in HTML": (10_000, lines("<h2>Thing {i}</h2>\n\nText.\n\n")),
    "table rows": (
        100_000, table("Parameter | Description", "field{i} | (optional) Number {i} of them\n")),
    "rows of one name": (20_000, table("Parameter | Description", "field | (optional) Number {i} of them\n")),
    "rows of inner fields": (20_000, table("Attribute | Type", "a.b{i}.c | string\n")),
    "tables": (10_000, lines("Parameter | Description\n--- | ---\nfield{i} | The {i}\n\nText {i}.\n\n")),
    "tables of objects": (
        5_000, lines("## Thing {i}\n\nAttribute | Type\n--- | ---\nfield{i} | string\n\n")),
    # Each row names a table, and each table may be a part of what a row names.
    "rows naming tables": (
        2_000,
        lambda n: table("Attribute | Description", "f{i} | (see table `Thing {i} attributes` below)\n")(n) + "\n"
        + lines("### Thing {i} attributes\n\nAttribute | Type\n--- | ---\nx | y\n\n")(n)),
    "columns": (
        50, lambda n: " | ".join(f"c{i}" for i in range(n)) + "\n" + " | ".join(["---"] * n) + "\n"
        + (" | ".join(f"v{i}" for i in range(n)) + "\n") * 1_000),
    "one line of MB": (10, lambda n: "lorem ipsum dolor sit amet\u00a0, " * (n * 1_000_000 // 31) + "\n"),
    "nested quotes": (100_000, lambda n: ">" * n + " deep\n"),
    "list items": (50_000, lines("- `field{i}` - *string* the {i}\n")),
    "items in a cell": (
        50_000, lambda n: "Parameter | Description\n--- | ---\nfield | <ul>" + lines("<li>item {i}</li>")(n) + "</ul>\n"),
    "link definitions": (
        20_000,
        lambda n: table("Parameter | Description", "field{i} | See [name {i}]\n")(n) + "\n"
        + lines("[name {i}]: https://host.example/{i}\n")(n)),
    "enumeration values": (
        100_000,
        lambda n: "Parameter | Description\n--- | ---\nkind | Possible values: "
        + ", ".join(f"`value{i}`" for i in range(n)) + "\n"),
    "table of values": (50_000, lambda n: "### Thing states\n\n" + table("State | Description", "State{i} | The {i}\n")(n)),
    "endpoints": (2_000, lines("## Get thing {i}\n\n`GET /things{i}/{id}/`\n\n")),
    "same endpoint": (2_000, lines("## Get thing {i} again\n\n`GET /things/{id}/`\n\n")),
    # What stands below the heading would be said of each of them.
    "endpoints, one heading": (2_000, lines("`GET /things{i}/{id}/`\n\nText about thing {i}.\n\n")),
    "endpoints in a list": (2_000, lines("- `GET /things{i}/{id}` gets thing {i}\n")),
    "endpoints in a table": (
        2_000, lambda n: "Method | Path\n--- | ---\n" + lines("GET | /things{i}/{id}\n")(n)),
    "endpoints in commands": (
        2_000, lines("## Get thing {i}\n\n```shell\ncurl https://api.example.com/things{i}/12\n```\n\n")),
    "JSON keys": (20_000, fenced("json", "{\n", '  "key{i}": {i},\n', '  "end": 0\n}\n')),
    "JSON objects": (10_000, fenced("json", "{\n", '  "key{i}": {"a": [1, 2], "b": "text {i}"},\n', '  "end": 0\n}\n')),
    "JSON items": (20_000, fenced("json", "[\n", '  {"id": {i}, "name{i}": "n{i}"},\n', "]\n")),
    "JSON depth": (50_000, lambda n: "```json\n" + '{"a":' * n + "1" + "}" * n + "\n```\n"),
    "JSON without marks": (20_000, fenced("json", "{\n", '"k{i}": "abc\n', "}\n")),
    "JSON documents": (20_000, fenced("json", "", "Title:\n{}\n", "")),
    "JSON blocks": (2_000, lines('```json\n{\n  "a": {i},\n\n  b: [{"c": 1, "d{i}": 2}]\n}\n```\n\n')),
    # Of a table's rows the sample shows the first: the others may all belong to it.
    "rows and a sample": (
        5_000,
        lambda n: "## The thing object\n\nAttribute | Description\n--- | ---\nfirst | The first\n"
        + lines("field{i} | Number {i}\n")(n)
        + '\n```json\n{"first": 1, "other": {"field1": 2}}\n```\n'),
    # Each of them looks for the row that it belongs to.
    "listed values": (
        2_000,
        lambda n: "## Add a thing\n\n`POST https://api.example.com/things`\n\n### Parameters\n\n"
        + "Name | In | Type\n--- | --- | ---\n" + lines("field{i} | body | string\n")(n)
        + "\n#### Enumerated Values\n\nParameter | Value\n--- | ---\n" + lines("field{i} | value{i}\n")(n)),
    "files sent": (
        5_000,
        lambda n: "## Add things\n\n```shell\ncurl https://api.example.com/things"
        + lines(" -F 'file{i}[]=@a'")(n) + "\n```\n"),
    "command blocks": (2_000, lines("```shell\n" + COMMAND + "  -d '{\"a\": {i}}'\n```\n\n")),
    "commands": (10_000, fenced("shell", "", "curl https://api.example.com/things/{i}/\n", "")),
    "continued lines": (50_000, fenced("shell", COMMAND, "  -d 'field{i}={i}' \\\n", "  -H 'A: b'\n")),
    "commented lines": (50_000, fenced("shell", COMMAND, "# Field {i}\n", "  -H 'A: b'\n")),
    "names in brackets": (20_000, fenced("shell", COMMAND, "  -d 'a[x{i}]={i}' \\\n", "  -H 'A: b'\n")),
    "depth of brackets": (50_000, lambda n: "```shell\n" + COMMAND + "  -d 'a" + "[b]" * n + "=1'\n```\n"),
    "open placeholders": (50_000, fenced("shell", COMMAND, "<a ", "\n")),
    "HTTPie items": (50_000, fenced("shell", "http POST https://api.example.com/things/1/", " f{i}:={i}", "\n")),
    "body lines": (50_000, fenced("shell", COMMAND + "  -d $'{\n", "  \"f{i}\": {i},\n", "  \"end\": 0\n}'\n")),
    "request blocks": (2_000, lines("```http\nPOST /things/1/ HTTP/1.1\nA: b\n\n{\"a\": {i}}\n```\n\n")),
    "header lines": (50_000, fenced("http", "POST /things/1/ HTTP/1.1\n", "Field{i}: {i}\n", "\n{}\n")),
    "HTML tables": (
        5_000,
        lines("<table><tr><th>Parameter</th><th>Type</th></tr><tr><td>f{i}</td><td>string</td></tr></table>\n\n")),
    "spanned cells": (
        5_000,
        lambda n: "<table><tr><th>Parameter</th><th>Type</th></tr>"
        + "".join(f'<tr><td rowspan="{n - i}">f{i}</td><td colspan="190">string</td></tr>' for i in range(n))
        + "</table>\n"),
    "definitions": (5_000, lambda n: "### Parameters\n\n" + lines("f{i}\n: (string) The {i}\n\n")(n)),
    "payloads": (
        1_000,
        lambda n: "# Webhooks\n\n"
        + lines("## Event {i}\n\n```json\n{\"a{i}\": 1, \"b\": {\"c\": 2}}\n```\n\n")(n)),
    "repeated placeholders": (
        500,
        lines("## Get {i}\n\n`GET /a{i}/{id}/b/{id}/c/{id}`\n\nName | Type\n--- | ---\nid | string\nid | string\n\n")),
    "servers": (5_000, lambda n: "# Servers\n\nBase URLs:\n\n" + lines("- R{i}: https://r{i}.example.net/v1\n")(n)),
    "types that name": (
        2_500, table("Attribute | Type", "f{i} | array (Thing{i})\n")),
    "open tags": (50_000, lambda n: "<div>\n\n" * n + "<table>\n" * n + "a <b>" * n + "\n"),
    "unclosed brackets": (100_000, lambda n: "[" * n + "\n"),
    "backticks": (100_000, lambda n: "`a``b" * (n // 5) + "\n"),
    # Each of these had a rule that looked at all the others for each of them.
    "headers": (5_000, lines("`X-Header{i}: value`\n\n")),
    "credentials": (5_000, lambda n: "## Authentication\n\n" + lines("`X-Key{i}: abc`\n\n")(n)),
    "headers in a sentence": (
        5_000, lambda n: "The response headers are " + lines("`X-Rate-H{i}`, ")(n) + "\n"),
    "URLs in code": (
        2_000,
        lambda n: lines("`GET https://api.example.com/things{i}/`\n\n")(n) + "## URLs\n\n"
        + lines("`https://api.example.com/others{i}/`\n\n")(n)),
    "names of words": (
        2_000,
        lambda n: "## The thing object\n\n" + table("Attribute | Description", "Name of thing {i} | The {i}\n")(n)
        + fenced("json", "\n{\n", '"NameOfOther{i}": {i},\n', '"end": 0\n}\n')(n)),
    "models of equal keys": (
        1_000,
        lines("## Get thing{i}\n\n`GET /thing{i}s/{id}`\n\n```json\n"
              '{"id": 1, "other": {"a": 1, "b": "c", "d{i}": 2}}\n```\n\n')),
    "enumerations of equal values": (
        2_000,
        lambda n: "## The thing object\n\n"
        + table("Attribute | Description", "kind{i} | Possible values: `a`, `b`\n")(n)),
    "sections of one title": (5_000, lines("## Thing\n\nAttribute | Type\n--- | ---\nx{i} | integer\n\n")),
    "alternatives": (
        2_000, lambda n: "### Response\n\n" + lines("Or:\n\nAttribute | Type\n--- | ---\nf{i} | string\n\n")(n)),
    "filters in a row": (
        5_000, lambda n: "Parameter | Description\n--- | ---\ny | see" + lines(" `y__f{i}` for this,")(n) + "\n"),
    "links in a row": (
        5_000,
        lambda n: lines("## Thing {i} object\n\nAttribute | Type\n--- | ---\nx | integer\n\n")(n)
        + "## Other\n\nAttribute | Description\n--- | ---\ny | see" + lines(" [it](#thing-{i}-object)")(n) + "\n"),
    "tables and endpoints": (
        2_000, lambda n: "# Books\n\n## All books\n\n" + lines("`GET /books{i}`\n\n")(n)
        + lines("### Part {i}\n\nParameter | Type\n--- | ---\ny | string\n\n")(n)),
    "announced tables": (
        2_000, lambda n: "# Books\n\n## Payload\n\n" + table("Property | Type", "f{i} | object\n")(n)
        + lines("\nThe `f{i}` object has:\n\nProperty | Type\n--- | ---\ny | string\n")(n)),
    "sections of an answer": (
        2_000, lambda n: fenced("json", "{", '"k{i}": {{"y": 1}},\n', '"z": 1}')(n)
        + lines("### K{i}\n\nName | Type\n--- | ---\ny | integer\n\n")(n)),
    "names of one path": (
        1_000, lambda n: "# Books\n\n## All books\n\n" + lines("`GET /books{i}/:id` or `GET /books{i}/:number`\n\n")(n)
        + lines("### Part {i}\n\nParameter | Type\n--- | ---\ny{i} | string\n\n")(n)),
    "markup in paths": (2_000, lines("`GET /books{i}/<em>id</em>/<b>pages" + "<b>" * 100 + "`\n\n")),
    "optional parts": (50_000, lambda n: "```shell\ncurl -G https://api.example.com/things -d 'a" + "{?b}" * n + "'\n```\n"),
    "brackets behind a query": (
        50_000, lambda n: "```shell\ncurl -G https://api.example.com/things -d 'a" + "]" * n + "'\n```\n"),
    "fences behind brackets": (10_000, lines('```json\n{\n  "k{i}": 1 }```\n\n')),
    "texts before samples": (
        5_000,
        lambda n: "## Add a thing\n\n`POST /things/`\n\n" + "Text.\n\n" * n + '```json\n{"a": 1}\n```\n\n' * n),
    "answers of one operation": (5_000, lines('> The answer:\n\n```json\n{"id": 1, "k{i}": 1}\n```\n\n')),
    "keys that are data": (20_000, fenced("json", "{\n", '  "{i}/a": {"x{i}": 1},\n', '  "1/b": {}\n}\n')),
    "headers of operations": (
        1_000,
        lines("## Get thing {i}\n\n`GET /things{i}`\n\n### Headers\n\nHeader | Required\n--- | ---\n"
              "X-Shop-Id | yes\nX-Version{i} | yes\n\n")),
    # Each table may be of what an answer shows.
    "tables shown by answers": (
        1_000,
        lambda n: "# Books\n\n" + lines("## Thing {i} attributes\n\nName | Description\n--- | ---\nid | Its number\n"
                                          "name | Its name\nkey{i} | Its key\n\n")(n)
        + lines('## Get thing {i}\n\n`GET /things{i}/:id`\n\n```json\n{"id": 1, "name": "a", "key{i}": 2}\n```\n\n')(n)),
    "answers without tables": (
        1_000,
        lambda n: "# Books\n\n" + lines("## Thing {i} attributes\n\nName | Description\n--- | ---\nid | Its number\n"
                                          "key{i} | Its key\n\n")(n)
        + lines('## Get thing {i}\n\n`GET /others{i}/:id`\n\n```json\n{"id": 1, "x{i}": {"y": 1, "z{i}": 2}}\n```\n\n')(n)),
    "values in paths": (
        1_000, lambda n: "# Books\n\n## Books of a kind\n\n`GET /books/" + "/".join(f":k{i}" for i in range(n)) + "`\n\n"
        + lines("`k{i}` can be `a{i}` or `b`.\n\n")(n)),
    "hosts without scheme": (
        1_000, lines("## Make thing {i}\n\nSend a POST to this URL:\n\n```\napi.example.com/things{i}\n```\n\n")),
    "headings with requests": (1_000, lines("## Thing {i} [GET /things{i}]\n\nText.\n\n")),
    "requests in comments": (
        1_000, lines('## Thing {i}\n\n```js\n// GET https://api.example.com/things{i}\n{"id": 1, "k{i}": 1}\n```\n\n')),
    "same parameters": (
        1_000,
        lines("## Make thing {i}\n\n`POST /things{i}`\n\nThe parameters are the same as those of \"Make thing {i}\".\n\n"
              "## Change thing {i}\n\n`PUT /things{i}`\n\nThe same parameters as above.\n\n")),
    "lists of values": (
        2_000, lines("### Thing{i} values\n\nParameter | Type\n--- | ---\nk{i} | string\n\nPossible values of `k{i}`:\n\n- `a`\n- `b{i}`\n\n")),
    "tables to repair": (2_000, lines("Parameter | Description\n==== | ====\nk{i} | The {i}\n\nText {i}.\n\n")),
    "only failures": (
        1_000, lines('## Get thing {i}\n\n`GET /things{i}`\n\n> Error\n\n```json\n{"error": {"k{i}": 1}}\n```\n\n')),
    "common parameters": (
        1_000,
        lambda n: "# Parameters\n\nAll requests take these query parameters.\n\n"
        + table("Parameter | Type", "y{i} | string\n")(n) + "\n# Books\n\n"
        + lines("## Get book {i}\n\n`GET /books{i}`\n\n")(n)),
    "numbers in a text": (20_000, lambda n: "Text\n" + lines("7. thing {i}\n")(n)),
    "bullets in a text": (20_000, lambda n: "Text\n" + lines("\u2022 `k{i}` - string - the {i}\n")(n)),
    "lines below a label": (20_000, lambda n: "Parameters:\n" + lines("k{i} - string - the {i}\n")(n)),
    "quoted fences": (5_000, lines("> ```json\n{\"k\": {i}}\n```\n\n")),
    "queries in a table": (2_000, table("Method | URL", "GET | `/books?k{i}={i}`\n")),
    "linked answers": (1_000, lines("## Get thing {i}\n\n`GET /things{i}`\n\nReturns a [Thing](#get-a-thing).\n\n")),
    "general sections": (
        1_000, lines("# Paging {i}\n\n## Pagination\n\n`GET /things{i}?page=2`\n\n# Thing{i}s\n\n`GET /v1/things{i}`\n\n")),
    "indented rows": (
        10_000, lambda n: "Parameter | Type\n--- | ---\nall | object\n" + lines("    k{i} | string\n")(n)),
    "tags above headings": (2_000, lines('<div class="a"></div>\n## Thing {i}\n\n')),
    "tags on a line": (20_000, lambda n: "<p></p>" * n + "\n## Thing\n"),
    "blocks in a cell": (5_000, lambda n: "Name | Type\n--- | ---\nk" + lines("<p>w{i}</p>")(n) + " | string\n"),
    "answers in text": (
        1_000, lines("## Get thing {i}\n\n`GET /things{i}`\n\n> Response\n\n```\nfine {i}\n```\n\n")),
    "answers in text of one section": (
        500, lambda n: lines("`GET /things{i}`\n\n")(n) + lines("> Response\n\n```\nfine {i}\n```\n\n")(n)),
    "parts of messages": (
        1_000,
        lambda n: "`POST /things`\n\n"
        + lines('> Response\n\n> Headers\n\n```\nx\n```\n\n> Body\n\n```json\n{"k{i}": 1}\n```\n\n')(n)),
    "arrows": (5_000, lambda n: "Name | Type\n--- | ---\n" + lines("-> k{i} | string\n---> l{i} | string\n")(n)),
    "failures told in sentences": (
        1_000,
        lines("## Get thing {i}\n\n`GET /things{i}`\n\n> In case of an error it returns this\n\n"
              '```json\n{"a{i}": 1}\n```\n\n')),
    "words in capitals": (
        1_000, lines("## Get thing {i}\n\n`GET /things{i}/SYMBOL`\n\nName | Type\n--- | ---\nSYMBOL | string\n\n")),
    "copied methods": (
        1_000,
        lines("## Create thing {i}\n\n`DELETE /things{i}`\n\n```shell\ncurl -X POST https://a.example/things{i}\n```\n\n")),
    "groups in other letters": (1_000, lines("# \u0412\u0435\u0449\u044c {i}\n\n## \u041f\u043e\u043b\u0443\u0447\u0438\u0442\u044c\n\n`GET /v1/things/x{i}`\n\n")),
    "parameters announced": (
        1_000,
        lines("## Get thing {i}\n\n`GET /things{i}`\n\nYou may give the following parameters with the request, as they are "
              "listed in this table of them:\n\nName | Type\n--- | ---\nk{i} | string\n\n")),
    "keys in brackets": (
        1_000, lines("## Get thing {i}\n\n`GET /things{i}({id})/x(a={b},c='{d}')`\n\n")),
    "paths without a method": (
        1_000, lines("## Thing {i}\n\n### URL\n\n`/x{i}`\n\nName | Type\n--- | ---\nk{i} | string\n\n")),
    "rules of validation": (
        5_000, lambda n: "`POST /t`\n\nName | Rules\n--- | ---\n" + lines("k{i} | required\\|string\\|max:255\n")(n)),
    "parameters in a sentence": (
        2_000,
        lambda n: "# Pagination\n\nAll list endpoints are paginated. Use the parameters " + lines("`page{i}`, ")(n)
        + "and that is it.\n"),
    "requests below one heading": (
        500,
        lambda n: "## List things\n\n" + lines("`GET /a{i}/things`\n\n")(n)
        + lines('```shell\ncurl https://a.example/a{i}/things\n```\n\n```json\n[{"a": 1}]\n```\n\n')(n)),
    "signatures": (
        500,
        lines('## Get thing {i}\n\n```shell\ncurl "https://a.example/things{i}?signature=abc{i}&timestamp={i}"\n```\n\n'
              "Name | Type\n--- | ---\nk{i} | string\n\n")),
    "examples elsewhere": (
        500,
        lambda n: lines("## Get thing {i}\n\n`GET /things{i}`\n\n")(n) + "\n# Examples\n\n"
        + lines("## Use {i}\n\n```shell\ncurl https://a.example/things{i}\n```\n\n```json\n{\"a\": 1}\n```\n\n")(n)),
    "pointers": (2_000, lambda n: "`POST /t`\n\nAttribute | Type\n--- | ---\n" + lines("/data/attributes/k{i} | string\n")(n)),
    "corrections": (
        5_000, table("Attribute | Type", "field{i} | string\n"),
        lambda n: "corrections:\n" + lines("  - attribute: Thing.field{i}\n    rename: renamed{i}\n")(n)),
}


def hostile(folder, name, count):
    """A reference that holds `count` of something that nobody writes so often, and an overlay where that is of such."""
    head = "---\ntitle: Hostile API\n---\n\n# Things\n\n## Get a thing\n\n`GET /things/{id}/`\n\n"
    _, text, *overlay = HOSTILE[name]
    path = os.path.join(folder, "slate-generator.yaml")
    if overlay:
        write(path, overlay[0](count))
    elif os.path.exists(path):
        os.remove(path)
    return write(os.path.join(folder, "index.md"), head + text(count))
