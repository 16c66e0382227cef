"""Where files live, for each system and each world."""

import stat
from pathlib import Path

import pytest

from wxrepay_gui.domain.errors import SettingsError
from wxrepay_gui.storage.places import Places, World, default_base, places_of, settings_of


@pytest.mark.parametrize(
    ("platform", "environ", "base"),
    [
        ("win32", {"LOCALAPPDATA": "/c/local"}, "/c/local/wxrepay"),
        ("win32", {}, "/people/w/AppData/Local/wxrepay"),
        ("darwin", {}, "/people/w/Library/Application Support/wxrepay"),
        ("linux", {}, "/people/w/.local/share/wxrepay"),
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data/wxrepay"),
        ("linux", {"XDG_DATA_HOME": "not/absolute"}, "/people/w/.local/share/wxrepay"),
    ],
)
def test_each_system_has_its_folder(platform: str, environ: dict[str, str], base: str) -> None:
    assert default_base(environ, platform, Path("/people/w")) == Path(base)


def test_real_and_practice_share_the_settings_alone() -> None:
    base = Path("/base")
    real, practice = (places_of(world, base) for world in World)
    assert (real.folder, practice.folder) == (base / "real", base / "practice")
    assert {real.ledger, real.log}.isdisjoint({practice.ledger, practice.log})
    assert {practice.ledger.parent, practice.log.parent} == {practice.folder}
    assert settings_of(base) == base / "settings.json"


def test_folders_are_made_for_this_user_alone(tmp_path: Path) -> None:
    places = Places(tmp_path / "base" / "real")
    places.make()
    for folder in (tmp_path / "base", tmp_path / "base" / "real"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_that_exists_stays_as_it_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    Places(tmp_path).make()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_a_file_in_the_folders_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "base").write_text("")
    with pytest.raises(SettingsError) as caught:
        Places(tmp_path / "base").make()
    assert caught.value.path == str(tmp_path / "base")
