#!/usr/bin/env bash
# The one list of Debian 12 packages that building, testing and running need. Installs what is missing, and nothing
# when nothing is. Works as root, or as a user with sudo.
set -euo pipefail

build_packages=(
    cmake ninja-build g++ ccache lld clang-format clang-tidy pkg-config python3 ca-certificates git
    qt6-base-dev qt6-base-dev-tools qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools libgl-dev
    libboost1.81-dev libboost-json1.81-dev libssl-dev libsodium-dev libpq-dev libutf8proc-dev libzstd-dev
    libspdlog-dev libcli11-dev libqrencode-dev qtkeychain-qt6-dev libgtest-dev libgmock-dev librapidcheck-dev
    librsvg2-bin
)
run_packages=(
    postgresql-15 postgresql-client-15 openssl sqlite3 curl procps
    xvfb xauth openbox xdotool x11-utils imagemagick poppler-utils fonts-noto-core fonts-inter
    gnome-keyring dbus dbus-x11 libsecret-tools at-spi2-core python3-pyatspi
)
# Programs that may come from elsewhere than Debian: program=package.
programs=(npm=npm)

if ! command -v dpkg-query >/dev/null; then
    echo "setup: this script knows Debian 12 only; install the packages listed in it by your system's means" >&2
    exit 1
fi

wanted=("${build_packages[@]}" "${run_packages[@]}")
for pair in "${programs[@]}"; do
    command -v "${pair%%=*}" >/dev/null || wanted+=("${pair#*=}")
done

installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' 2>/dev/null | sed -n 's/^installed //p')
missing=$(printf '%s\n' "${wanted[@]}" | sort -u | comm -23 - <(sort -u <<<"$installed"))
if [ -z "$missing" ]; then
    exit 0
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "setup: these packages are missing, and neither root nor sudo is here to install them:" >&2
        echo "  apt-get install $(tr '\n' ' ' <<<"$missing")" >&2
        exit 1
    fi
    as_root=(sudo)
fi
echo "setup: installing $(tr '\n' ' ' <<<"$missing")"
apt_get() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=l UCF_FORCE_CONFFOLD=1 \
        apt-get -q -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3 "$@" </dev/null
}
apt_get update
# Debian starts a PostgreSQL cluster of its own at installation; this project only uses private ones.
if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
    "${as_root[@]}" mkdir -p /etc/postgresql-common
    echo "create_main_cluster = false" | "${as_root[@]}" tee /etc/postgresql-common/createcluster.conf >/dev/null
fi
# shellcheck disable=SC2086
apt_get install -y --no-install-recommends -o Dpkg::Options::=--force-confold $missing
