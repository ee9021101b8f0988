"""One embedded server: made when new, started when down, the same address every time."""

import fcntl
import hashlib
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from rongmei.runtime.kept import kept
from rongmei.runtime.postgres import account, binaries, process, upgrading
from rongmei.runtime.saying import say
from rongmei.runtime.trouble import Trouble

SUPERUSER = "postgres"
START_SECONDS = 60
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "password_encryption": "scram-sha-256",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "log_timezone": "UTC",
    "timezone": "UTC",
}


class Cluster:
    """A PostgreSQL server in a folder.

    Args:
        data: the folder; made when it is not there. When we are root and its account cannot reach the folder, the
            server's own files go below `/var/lib/rongmei` and the folder keeps only password and port.
        port: TCP port on 127.0.0.1; a free one is chosen and remembered when not given. A port once given or told is
            kept to: whoever was told it could not find the server elsewhere.
    """

    def __init__(self, data: Path, port: int | None = None) -> None:
        self.room = data.absolute()
        self.owner = account.account()
        self.data = self._place()
        self._port = port

    def ensure(self) -> None:
        """Make the cluster when it is new and start it when it is down.

        Raises:
            Trouble: it cannot be made or does not start; the sentence says why.
        """
        with self._lock() as lock:
            upgrading.settle(self.data)
            found = upgrading.major(self.data)
            if found is None:
                self._initdb(lock)
            elif found != binaries.major():
                self._upgrade(found, lock)
            binaries.keep(self.data, self.programs())
            if not self.running():
                self._start()

    def running(self) -> bool:
        """True when this folder's own server runs, whatever a stale pid file says."""
        return process.alive(self.data)

    def stop(self) -> None:
        """Stop the server, finishing what runs; nothing happens when it is down."""
        if self.running():
            self._run("pg_ctl", "stop", "-D", str(self.data), "-m", "fast", "-w")

    def url(self, database: str = "postgres") -> str:
        """The superuser's address of a database."""
        return f"postgresql://{SUPERUSER}:{quote(self._password())}@127.0.0.1:{self.port()}/{database}"

    def port(self) -> int:
        """The port, chosen once and kept."""
        if self._port is None:
            self._port = int(kept(self.room / "port", lambda: str(_free_port()).encode()))
        return self._port

    def programs(self) -> Path:
        """The folder of the server's programs, pg_dump among them."""
        return binaries.folder(self.owner)

    def _place(self) -> Path:
        if account.reachable(self.room / "data", self.owner):
            return self.room / "data"
        mark = hashlib.sha256(str(self.room).encode()).hexdigest()[:12]
        return account.OPEN_ROOM / mark / "data"

    @contextmanager
    def _lock(self) -> Iterator[int]:
        try:
            self.room.mkdir(parents=True, exist_ok=True)
            handle = (self.room / "lock").open("w")
        except OSError as error:
            raise Trouble(
                f"不能写入数据库文件夹 {self.room}：{error.strerror}。请检查权限，或用 RONGMEI_HOME 指定别的位置。"
            ) from error
        with handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield handle.fileno()

    def _initdb(self, lock: int) -> None:
        fresh = self._fresh(lock)
        shutil.rmtree(self.data, ignore_errors=True)
        fresh.rename(self.data)

    def _fresh(self, lock: int) -> Path:
        """A new cluster in a folder beside, which gets its name once it is whole: killed half-way it leaves none.

        It holds the lock as well, so that nobody begins anew while one that was left alone still writes.
        """
        password, fresh = self._password(), self.data.with_name("data.new")
        self._open_room()
        shutil.rmtree(fresh, ignore_errors=True)
        account.give(fresh, self.owner)
        with tempfile.NamedTemporaryFile("w", suffix=".pw") as file:
            file.write(password)
            file.flush()
            if self.owner:
                shutil.chown(file.name, self.owner.pw_uid, self.owner.pw_gid)
            self._run(
                "initdb", "-D", str(fresh), "-U", SUPERUSER, "--auth=scram-sha-256", f"--pwfile={file.name}",
                "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C",
                "--no-instructions", holding=(lock,),
            )  # fmt: skip
        return fresh

    def _upgrade(self, found: int, lock: int) -> None:
        """Carry data of an older major version over into a new folder; the old one is kept."""
        ours = binaries.major()
        if found > ours:
            raise Trouble(
                f"数据库是 PostgreSQL {found} 的，本版本只带 {ours}。请装回较新的 rongmei，或恢复备份。数据没有改动。"
                f" (The data belong to a newer PostgreSQL.)"
            )
        say("db", f"数据库是 PostgreSQL {found} 的，正在升级到 {ours}，请勿关机；中断后下次启动会重来，原数据不动")
        login = (SUPERUSER, self._password())
        old = upgrading.Side(upgrading.old_programs(self.data, found), self.data, _free_port(), login, self._execute)
        old.stop()
        process.stop(self.data.with_name("data.new"))
        new = upgrading.Side(self.programs(), self._fresh(lock), _free_port(), login, self._execute)
        with tempfile.TemporaryDirectory(prefix="upgrade-", dir=self.room) as room:
            upgrading.carry(old, new, Path(room), lambda line: say("db", line))
        kept = upgrading.swap(self.data, new.data, found)
        say("db", f"✓ 数据库已升级。旧数据留在 {kept}，确认无误后可以删除")

    def _open_room(self) -> None:
        if self.data.parent != self.room:
            account.give(self.data.parent, self.owner)
        elif self.owner:
            self.room.chmod(self.room.stat().st_mode | 0o011)

    def _password(self) -> str:
        return kept(self.room / "password", lambda: secrets.token_urlsafe(24).encode()).decode()

    def _start(self) -> None:
        process.clear(self.data)
        port = str(self._bindable_port())
        if kept(self.room / "port", port.encode) != port.encode():
            (self.room / "port").write_text(port)
        settings = {**SETTINGS, "port": port}
        options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
        log = self.data / "server.log"
        try:
            self._run(
                "pg_ctl", "start", "-D", str(self.data), "-l", str(log), "-w", "-t", str(START_SECONDS), "-o", options
            )
        except Trouble as trouble:
            tail = log.read_text("utf-8", "replace")[-600:] if log.exists() else ""
            raise Trouble(f"{trouble}\n{tail}") from None

    def _bindable_port(self) -> int:
        told = self._port is not None
        if _can_bind(self.port()):
            return self.port()
        if told:
            raise Trouble(f"数据库的端口 {self.port()} 被别的程序占用，请停止那个程序。 (The database's port is busy.)")
        (self.room / "port").unlink()
        self._port = None
        return self.port()

    def _run(self, program: str, *arguments: str, holding: tuple[int, ...] = ()) -> None:
        self._execute(self.programs() / program, *arguments, holding=holding)

    def _execute(self, program: Path, *arguments: str, holding: tuple[int, ...] = ()) -> None:
        command = [str(program), *arguments]
        try:
            subprocess.run(
                command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                cwd=self.data.parent if self.data.parent.exists() else None, pass_fds=holding,
                **account.run_as(self.owner),
            )  # fmt: skip
        except subprocess.CalledProcessError as error:
            why = error.stderr.decode("utf-8", "replace").strip()
            raise Trouble(f"数据库 {program.name} 失败 ({program.name} failed): {why}") from None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _can_bind(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
