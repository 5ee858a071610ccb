"""Publishing to a folder: its addresses, and what goes wrong on a disk."""

from __future__ import annotations

import pytest

from briefing.errors import ConfigError, PublishError
from briefing.publishers.folder import Folder


@pytest.mark.parametrize("target", ["file:", "file://elsewhere/srv", "srv/www", "s3://bucket"])
def test_an_address_that_is_no_folder_is_refused(target):
    with pytest.raises(ConfigError, match="names no folder"):
        Folder(target)


@pytest.mark.parametrize("form", ["file:{}", "file://{}", "file://localhost{}"])
def test_every_way_to_write_a_folder(form, tmp_path, parcel):
    place = tmp_path / "my site"
    Folder(form.format(str(place).replace(" ", "%20"))).put(parcel("a.txt", b"a"))
    assert (place / "a.txt").read_bytes() == b"a"


def test_a_place_that_cannot_be_written_is_named(tmp_path, parcel):
    (tmp_path / "site").write_text("a file, no folder")
    with pytest.raises(PublishError, match="site") as caught:
        Folder(f"file:{tmp_path / 'site'}").put(parcel("a.txt", b"a"))
    assert caught.value.remedy


def test_a_copy_that_fails_leaves_the_old_file(tmp_path, parcel):
    host = Folder(f"file:{tmp_path / 'site'}", {}, "m")
    host.put(parcel("a.txt", b"old"))
    lost = parcel("a.txt", b"new")
    lost.source.unlink()
    with pytest.raises(PublishError):
        host.put(lost)
    assert host.fetch("a.txt").content == b"old"
