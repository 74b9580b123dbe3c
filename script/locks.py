"""Every pin of the locks has a hash, no lock holds an address, and they match what we ask for."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from pathlib import Path

LOCKS = (
    "requirements.txt",
    "requirements-bucket.txt",
    "requirements-dev.txt",
    "requirements-node.txt",
    "bench/requirements-peer.txt",
)
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==(\S+)")


def pins(lock: str) -> dict[str, str]:
    """The packages of a lock with their whole entry, continuation lines joined."""
    entries = Path(lock).read_text().replace("\\\n", " ").splitlines()
    return {found[1].lower(): entry for entry in entries if (found := PIN.match(entry))}


def faults_of_python() -> list[str]:
    faults = []
    for lock in LOCKS:
        if "://" in Path(lock).read_text():
            faults.append(f"{lock} holds an address")
        faults += [f"{lock}: {n} has no hash" for n, e in pins(lock).items() if "--hash=" not in e]
    project = tomllib.loads(Path("pyproject.toml").read_text())
    run, dev = project["project"]["dependencies"], project["dependency-groups"]["dev"]
    bucket = project["project"]["optional-dependencies"]["bucket"]
    for lock, wanted in (
        ("requirements.txt", run),
        ("requirements-bucket.txt", [*run, *bucket]),
        ("requirements-dev.txt", [*run, *dev]),
    ):
        locked = pins(lock)
        for asked in filter(None, map(PIN.match, wanted)):
            if f"=={asked[2]} " not in locked.get(asked[1].lower(), ""):
                faults.append(f"{lock} does not hold {asked[0]}: run script/lock")
    return faults


def faults_of_npm() -> list[str]:
    text = Path("package-lock.json").read_text()
    packages = json.loads(text)["packages"]
    asked = json.loads(Path("package.json").read_text())
    faults = ["package-lock.json holds an address"] if "://" in text else []
    faults += [
        f"package-lock.json: {name} has no hash"
        for name, entry in packages.items()
        if name and "integrity" not in entry
    ]
    for kind in ("dependencies", "devDependencies"):
        if asked.get(kind, {}) != packages[""].get(kind, {}):
            faults.append(f"package-lock.json differs from package.json ({kind}): run script/lock")
    return faults


def main() -> int:
    faults = faults_of_python() + faults_of_npm()
    print("\n".join(faults) or "Every pin has a hash; no lock holds an address.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
