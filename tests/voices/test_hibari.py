"""The default voice: what decides its sound stands in its fingerprint."""

from __future__ import annotations

import importlib.metadata

import pytest

from briefing.voices.hibari import Hibari


@pytest.mark.parametrize("version", ["1.16.2", None])
def test_whose_transforms_it_takes_is_told_since_they_decide_the_bits(monkeypatch, version):
    real = importlib.metadata.version

    def versions(package):
        if package != "scipy":
            return real(package)
        if version is None:
            raise importlib.metadata.PackageNotFoundError(package)
        return version

    monkeypatch.setattr(importlib.metadata, "version", versions)
    expected = f"scipy {version}" if version else "no scipy"
    assert expected in Hibari().fingerprint().split("; ")
