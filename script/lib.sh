# What the commands in this folder share. Sourced, never run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

PYTHON=.venv/bin/python
# Names in Latin, Greek, Cyrillic, Arabic and Hebrew letters; in Chinese signs; signs like a smile.
FONT_PACKAGES="fonts-dejavu-core fonts-wqy-microhei fonts-symbola"
PDF_PACKAGES="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 $FONT_PACKAGES"

say() { printf '%s\n' "$@"; }

# One plain sentence, and no more work.
fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }
is_root() { [ "$(id -u)" = 0 ]; }
in_ci() { [ -n "${CI:-}" ] && [ "${CI:-}" != false ] && [ "${CI:-}" != 0 ]; }

# A number that changes when any of these files, or the words before them, change.
stamp_of() {
    local words=$1
    shift
    { printf '%s\n' "$words"; cat "$@"; } | cksum
}

# Says what is being done, keeps the noise, and shows the end of it only when it fails.
quietly() {
    local what=$1 log
    shift
    say "$what ..."
    log=$(mktemp)
    if ! "$@" >"$log" 2>&1 </dev/null; then
        tail -n 15 "$log" >&2
        rm -f "$log"
        fail "This did not work: $what. What it said last is above; start again when it is mended."
    fi
    rm -f "$log"
}

# The one command that puts these Debian packages, or their like elsewhere, on the machine.
mending_command() {
    if has apt-get; then
        say "sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
    elif has brew; then
        say "brew install $(brew_names "$@")"
    else
        say "your system's package manager, for what Debian calls: $*"
    fi
}

brew_names() {
    local name names=""
    for name in "$@"; do
        case $name in
            python3*-venv) names="$names python@3.13" ;;
            libpango-1.0-0) names="$names pango" ;;
            postgresql) names="$names postgresql@17" ;;
            redis-server) names="$names redis" ;;
            chromium) names="$names --cask chromium" ;;
        esac
    done
    printf '%s' "${names# }"
}

# Installs Debian packages when it may. Releases differ a little in what they call things: a name
# that this one does not know is left out, and whoever asked looks whether it has what it needs.
apt_install() {
    is_root && has apt-get || return 1
    say "Installing $* ..."
    local log name known=() options=(-qq -o DPkg::Lock::Timeout=300)
    log=$(mktemp)
    export DEBIAN_FRONTEND=noninteractive
    apt-get update "${options[@]}" >"$log" 2>&1 </dev/null || true
    for name in "$@"; do
        if apt-cache show "$name" >/dev/null 2>&1; then known+=("$name"); fi
    done
    if [ ${#known[@]} -gt 0 ] && apt-get install -y --no-install-recommends \
        "${options[@]}" "${known[@]}" >>"$log" 2>&1 </dev/null; then
        rm -f "$log"
        return 0
    fi
    tail -n 15 "$log" >&2
    rm -f "$log"
    return 1
}

require_packages() {
    local what=$1
    shift
    apt_install "$@" || fail "$what: run this once and start again: $(mending_command "$@")"
}
