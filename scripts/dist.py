"""Build the wheel and the sdist into ``dist/``, three times, and compare them byte by byte.

    make dist

The second build is from a copy of the checkout elsewhere on disk, with other times on its files,
another umask and in another time zone; the third from the sdist, unpacked. Times inside the
archives are ``SOURCE_DATE_EPOCH``, or that of the last commit. Exits with 1, naming the archive,
where two builds differ.
"""

import filecmp
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
OTHER_TIME = 1_000_000_000


def last_commit() -> str:
    """Return the time of the last commit, in seconds since 1970; of nothing outside git."""
    command = ["git", "log", "-1", "--format=%ct"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() or str(OTHER_TIME)


def build(source: Path, target: Path, zone: str = "UTC", umask: int = -1) -> list[Path]:
    """Build both archives of the project at ``source`` into ``target``; return them."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or last_commit()
    environment = os.environ | {"SOURCE_DATE_EPOCH": epoch, "TZ": zone}
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(target)]
    subprocess.run(
        command, cwd=source, env=environment, umask=umask, check=True, capture_output=True
    )
    return sorted(target.glob("quantclaims-*"))


def copy(source: Path, target: Path) -> None:
    """Copy what git tracks, with other times and fewer permissions."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=source, capture_output=True, text=True, check=True)
    for name in filter(None, listed.stdout.split("\0")):
        if not (source / name).is_file():
            continue
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, place)
        place.chmod(0o600)
        os.utime(place, (OTHER_TIME, OTHER_TIME))


def differing(target: Path) -> list[str]:
    """Build three times, once into ``target``; return the names of the archives that differ."""
    with TemporaryDirectory() as folder:
        elsewhere = Path(folder, "a copy")
        copy(ROOT, elsewhere)
        ours = build(ROOT, target)
        theirs = build(elsewhere, Path(folder, "dist"), "Asia/Tokyo", 0o077)
        (sdist,) = target.glob("*.tar.gz")
        with tarfile.open(sdist) as archive:
            archive.extractall(folder, filter="data")
        unpacked = Path(folder, sdist.name.removesuffix(".tar.gz"))
        again = build(unpacked, Path(folder, "again"))
        assert [one.name for one in ours] == [one.name for one in theirs]
        pairs = [*zip(ours, theirs, strict=True), *zip(ours, again, strict=True)]
        return [one.name for one, other in pairs if not filecmp.cmp(one, other, shallow=False)]


if __name__ == "__main__":
    dist = ROOT / "dist"
    shutil.rmtree(dist, ignore_errors=True)
    if wrong := differing(dist):
        sys.exit(f"builds differ: {', '.join(wrong)}")
    for path in sorted(dist.iterdir()):
        print(f"{path.stat().st_size / 1e6:6.2f} MB  {path.name}  the same in three builds")
