#!/usr/bin/env python3
"""What each kind of user of this package fetches and builds, from real builds, as a table of Markdown.

    python3 Tests/Consumers/kinds.py            # make consumers
    python3 Tests/Consumers/kinds.py client     # one kind
"""
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CONSUMER = ROOT / "Tests/Consumers/Bookshop"

# Name: what it is, traits, products, whether it uses the plugin.
KINDS = {
    "client": ("the client alone", "[]", ["DockerCloud"], False),
    "session": ("the client on URLSession", "[]", ["DockerCloud", "SlateURLSession"], False),
    "plugin": ("the plugin on its own reference", "[]", ["SlateRuntime"], True),
    "server": (
        "the client on AsyncHTTPClient", None, ["DockerCloud", "SlateAsyncHTTPClient"], False),
}


def manifest(traits, products, uses_plugin):
    option = f", traits: {traits}" if traits else ""
    names = ", ".join(
        f'.product(name: "{name}", package: "swift-slate-generator")' for name in products)
    plugins = (
        ', plugins: [.plugin(name: "SlateGeneratorPlugin", package: "swift-slate-generator")]'
        if uses_plugin else "")
    return f"""// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "consumer", platforms: [.macOS(.v14)],
  dependencies: [.package(name: "swift-slate-generator", path: "{ROOT}"{option})],
  targets: [.target(name: "Consumer", dependencies: [{names}]{plugins})])
"""


def measure(kind):
    title, traits, products, uses_plugin = KINDS[kind]
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder)
        sources = package / "Sources/Consumer"
        sources.mkdir(parents=True)
        (package / "Package.swift").write_text(manifest(traits, products, uses_plugin))
        (sources / "Consumer.swift").write_text("".join(f"import {name}\n" for name in products))
        if uses_plugin:
            (sources / "slate-generator.yaml").write_text("reference: ../../Reference/index.md\n")
            subprocess.run(["cp", "-r", CONSUMER / "Reference", package / "Reference"], check=True)
        subprocess.run(["swift", "package", "resolve"], cwd=package, check=True, capture_output=True)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(["swift", "build"], cwd=package, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
        fetched = sorted(
            name for name in os.listdir(package / ".build/checkouts") if not name.startswith("."))
        built = sorted(
            {
                objects.name.removesuffix(".build").removesuffix("-tool")
                for objects in (package / ".build/debug").glob("*.build")
                # SwiftPM makes a folder for what it does not build, too.
                if any(objects.rglob("*.o"))
            } - {"Consumer"}, key=str.lower)
    return title, traits, fetched, built, seconds


def shown(names):
    if len(names) > 16:
        return f"{len(names)}: " + ", ".join(names[:6]) + ", …"
    return f"{len(names)}: " + ", ".join(names)


def main():
    print("| A user of | `traits:` | fetches | builds the modules | CPU seconds |")
    print("|---|---|---|---|---|")
    for kind in sys.argv[1:] or KINDS:
        title, traits, fetched, built, seconds = measure(kind)
        print(
            f"| {title} | {f'`{traits}`' if traits else 'default'} | {shown(fetched)} "
            f"| {shown(built)} | {seconds:.0f} |", flush=True)


if __name__ == "__main__":
    main()
