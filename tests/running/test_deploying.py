"""docker-compose.yml, as far as it can be run without a container engine.

The secrets are made by `script/prepare`, the settings are those the file states, and so are the
commands. Only what a container would give is put in their place: paths, hosts, a free port.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest
import redis
import yaml

from tests.installation import ROOT, Postgres, Redis, free_port, wait_until

pytestmark = pytest.mark.servers
NOBODY = 10001  # the number of the image's account


def _ourselves() -> tuple[int, int]:
    return os.getuid(), os.getgid()


@cache
def _others_may_run() -> bool:
    try:
        asked = [str(ROOT / ".venv/bin/python"), "-c", "import django"]
        return (
            subprocess.run(asked, cwd=ROOT, user=NOBODY, group=NOBODY, check=False).returncode == 0
        )
    except PermissionError:
        return False


class Deployed:
    """The services of the compose file on this machine. Their files are below `folder`."""

    def __init__(self, folder: Path, postgres: Postgres) -> None:
        self.folder, self.postgres = folder, postgres
        self.compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
        self.web, self.broker, self.running = free_port(), free_port(), dict[str, Any]()
        self.prepare()

    def prepare(self) -> None:
        (self.folder / "script").mkdir()
        (self.folder / "docs").mkdir()
        for name in ("script/lib.sh", "script/prepare", "docs/installation.env"):
            shutil.copy(ROOT / name, self.folder / name)
        subprocess.run(
            [self.folder / "script/prepare", "--trial"], check=True, capture_output=True,
            env=os.environ | {"SECRETS_GROUP": str(self.account()[1])},
        )  # fmt: skip
        for name in ("run", "files", "beat", "watch", "data", "static"):
            (self.folder / name).mkdir(mode=0o700)
            os.chown(self.folder / name, *self.account())
        # The hosts of the compose file are names of its network.
        for name in ("broker_url", "cache_url"):
            kept = self.folder / "secrets" / name
            kept.write_text(kept.read_text().replace("broker:6379", f"127.0.0.1:{self.broker}"))

    def account(self) -> tuple[int, int]:
        """Whom the services run as: not root where the test is, if others may run this checkout."""
        return (NOBODY, NOBODY) if os.getuid() == 0 and _others_may_run() else _ourselves()

    def here(self, said: str) -> str:
        """What the compose file says, with the paths and hosts of this machine."""
        at = urlsplit(self.postgres.url())
        for there, ours in (
            ("/run/secrets/", f"{self.folder}/secrets/"),
            ("/app/var/", f"{self.folder}/"),
            ("@db:5432/ehcna", f"@127.0.0.1:{at.port}/deployed"),
            ("redis-cli ", f"redis-cli -p {self.broker} "),
            ("$$", "$"),
        ):
            said = said.replace(there, ours)
        return said

    def settings(self, service: str) -> dict[str, str]:
        lines = (self.folder / "installation.env").read_text().splitlines()
        given = dict(one.split("=", 1) for one in lines if "=" in one and one[0] != "#")
        stated = self.compose["services"][service].get("environment", {})
        given |= {name: self.here(str(value)) for name, value in stated.items()}
        return given | {
            "PATH": f"{self.postgres.bin}:{os.environ['PATH']}",
            "STATIC_ROOT": str(self.folder / "static"),  # these are of the image
            "PYTHONDONTWRITEBYTECODE": "1",
            "HOME": str(self.folder / "run"),
            "PORT": str(self.web),
            "JOB_NICE": "0",  # a busy machine of tests must not keep it waiting
        }

    def command(self, service: str) -> list[str]:
        return self.here(self.compose["services"][service]["command"]).split()

    def begin(self, service: str, *more: str) -> subprocess.Popen[bytes]:
        user, group = self.account()
        with open(self.folder / f"{service}.log", "ab") as log:
            self.running[service] = subprocess.Popen(
                [*self.command(service), *more], cwd=ROOT, env=self.settings(service),
                stdout=log, stderr=log, user=user, group=group, extra_groups=[],
            )  # fmt: skip
        return self.running[service]

    def is_well(self, service: str) -> bool:
        """Whether the health check says so, asked as the compose file states it."""
        how, *asked = self.compose["services"][service]["healthcheck"]["test"]
        at = urlsplit(self.postgres.url())
        ended = subprocess.run(
            self.here(asked[0]) if how == "CMD-SHELL" else asked, shell=how == "CMD-SHELL",
            cwd=ROOT, timeout=120, check=False, capture_output=True,
            env=self.settings(service) | {"PGHOST": "127.0.0.1", "PGPORT": str(at.port)},
        )  # fmt: skip
        return ended.returncode == 0

    def end(self, service: str, how: int = signal.SIGTERM) -> int:
        begun = self.running.pop(service)
        begun.send_signal(how)
        return int(begun.wait(timeout=120))

    def log(self, service: str) -> str:
        return (self.folder / f"{service}.log").read_text()


@pytest.fixture(scope="module")
def deployed(servers: tuple[Postgres, Redis], tmp_path_factory: Any) -> Iterator[Deployed]:
    folder = tmp_path_factory.mktemp("deployed")
    for above in (folder, folder.parent, folder.parent.parent):
        above.chmod(0o755)
    postgres, _ = servers
    ours = Deployed(folder, postgres)
    password = (folder / "secrets/database_password").read_text().strip()
    postgres.say(f"CREATE ROLE ehcna LOGIN PASSWORD '{password}'", "GRANT tester TO ehcna")
    postgres.create("deployed", like="migrated")
    try:
        yield ours
    finally:
        for service in list(ours.running):
            ours.end(service, signal.SIGKILL)


def _get(ours: Deployed, path: str) -> tuple[int, str]:
    asked = Request(f"http://127.0.0.1:{ours.web}{path}", headers={"Host": "localhost"})
    with urlopen(asked, timeout=20) as told:
        return told.status, told.read().decode()


def test_the_services_begin_as_the_file_states_and_say_that_they_are_well(
    deployed: Deployed,
) -> None:
    deployed.begin("broker", "--port", str(deployed.broker), "--dir", str(deployed.folder / "data"))
    wait_until(lambda: deployed.is_well("broker") and deployed.is_well("db"))
    static = ["script/serve", "static"]
    subprocess.run(static, cwd=ROOT, env=deployed.settings("web"), check=True)
    assert deployed.begin("migrate").wait(timeout=240) == 0, deployed.log("migrate")

    for service in ("web", "worker", "beat", "watch"):
        deployed.begin(service)

    for service in ("web", "worker", "beat", "watch"):
        wait_until(lambda one=service: deployed.is_well(one), seconds=240, every=1)
    status, page = _get(deployed, "/accounts/login/")
    assert status == 200
    assert "Sign in" in page
    assert _get(deployed, _style(page))[0] == 200


def _style(page: str) -> str:
    return str(re.findall(r'href="(/static/[^"]+\.css)"', page)[0])


def test_only_who_knows_the_secret_is_let_in_by_the_broker(deployed: Deployed) -> None:
    with pytest.raises(redis.AuthenticationError):
        redis.Redis(port=deployed.broker).ping()


def test_one_that_is_gone_is_not_well(deployed: Deployed) -> None:
    ended = {service: deployed.end(service) for service in ("web", "worker", "beat", "watch")}
    for schedule in deployed.folder.glob("beat/schedule*"):
        long_ago = schedule.stat().st_mtime - 3_600
        os.utime(schedule, (long_ago, long_ago))

    assert ended == {"web": 0, "worker": 0, "beat": 0, "watch": 0}
    well = {service for service in ended if deployed.is_well(service)}
    assert well == set()


def test_what_was_prepared_is_read_by_nobody_else(deployed: Deployed) -> None:
    modes: Callable[[Path], int] = lambda file: file.stat().st_mode & 0o777  # noqa: E731

    assert {modes(one) for one in (deployed.folder / "secrets").iterdir()} == {0o640}
    assert modes(deployed.folder / "secrets") == 0o710


def test_preparing_once_more_changes_no_secret(deployed: Deployed) -> None:
    kept = {one.name: one.read_text() for one in (deployed.folder / "secrets").iterdir()}
    long_enough = {len(kept[name].strip()) for name in ("secret_key", "database_password")}

    subprocess.run(
        [deployed.folder / "script/prepare"], check=True, capture_output=True,
        env=os.environ | {"SECRETS_GROUP": str(deployed.account()[1])},
    )  # fmt: skip

    assert kept == {one.name: one.read_text() for one in (deployed.folder / "secrets").iterdir()}
    assert long_enough == {80}
