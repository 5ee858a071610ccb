#!/bin/sh
# Installs the programs that the client tests drive, or says what is missing.
# install.sh FOLDER    FOLDER gets the packages from npm
set -u
here=$(cd "$(dirname "$0")" && pwd)
missing=""
need() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }
need gpo gpodder
need podget podget
need newsboat newsboat
need cvlc "vlc-bin vlc-plugin-base"
need mpd mpd
need mpc mpc
need gmediarender "gmediarender gstreamer1.0-plugins-good"
need ip iproute2
need unshare util-linux
need node nodejs
need npm npm
need chromium chromium
if [ -n "$missing" ]; then
  echo "Installing$missing ..."
  root=""
  [ "$(id -u)" = 0 ] || root="sudo -n"
  if ! command -v apt-get >/dev/null 2>&1 ||
    ! { $root apt-get update -qq && $root apt-get install -qq -y --no-install-recommends $missing; }
  then
    echo "MISSING (their tests are skipped): apt-get install$missing"
  fi
fi
mkdir -p "$1"
if ! cmp -s "$here/package-lock.json" "$1/installed.json"; then
  cp "$here/package.json" "$here/package-lock.json" "$1/"
  if (cd "$1" && npm ci --silent --no-audit --no-fund --ignore-scripts); then
    cp "$here/package-lock.json" "$1/installed.json"
  else
    echo "MISSING (their tests are skipped): the packages of tests/clients/package.json"
  fi
fi
