# The Python environment. Sourced by script/setup.

# The oldest Python we promise comes first: it is the one the tests run on.
find_python() {
    local name
    for name in python3.11 python3.12 python3.13 python3 python3.14; do
        if "$name" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' \
            >/dev/null 2>&1; then
            "$name" -c 'import sys; print(sys.executable)'
            return 0
        fi
    done
    return 1
}

# Ubuntu 22.04 has an older Python of its own, and a newer one under its own name.
python_package() {
    if has python3 && ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        say python3.11-venv
    else
        say python3-venv
    fi
}

pdf_libraries_missing() {
    local library ldconfig=/sbin/ldconfig
    [ -x "$ldconfig" ] || return 1
    for library in libpango-1.0.so.0 libpangoft2-1.0.so.0 libharfbuzz-subset.so.0; do
        "$ldconfig" -p | grep -q "$library" || return 0
    done
    return 1
}

make_environment() {
    if [ -x .venv/bin/pip ] && "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        return 0
    fi
    local missing=() python
    find_python >/dev/null || missing+=("$(python_package)")
    if pdf_libraries_missing; then missing+=($PDF_PACKAGES); fi
    if [ ${#missing[@]} -gt 0 ]; then
        require_packages "Some of what the product stands on is missing from this machine" "${missing[@]}"
    fi
    python=$(find_python) || fail "Python 3.11 or newer is needed, and this machine has none."
    rm -rf .venv
    quietly "Making the Python environment" "$python" -m venv .venv
}

# A stamp names the lock and the folder: a moved folder has broken commands in .venv/bin.
install_python_packages() {
    local lock=$1 stamp file=.venv/installed-$1
    stamp=$(stamp_of "$PWD" "$lock")
    [ "$(cat "$file" 2>/dev/null)" = "$stamp" ] && return 0
    # What the tests need includes what running needs.
    if [ "$lock" = requirements.txt ] && [ -e .venv/installed-requirements-dev.txt ] &&
        [ "$(cat .venv/installed-requirements-dev.txt)" = "$(stamp_of "$PWD" requirements-dev.txt)" ]; then
        return 0
    fi
    quietly "Installing Python packages (a minute or so)" pip_install "$lock"
    printf '%s' "$stamp" >"$file"
}

# uv when the machine has it, for speed; the result is the same. The lock names every package there
# is to install, so nothing is worked out again: a release of tomorrow changes nothing.
pip_install() {
    if uv --version >/dev/null 2>&1; then
        uv pip install --python "$PYTHON" --no-deps --require-hashes -r "$1"
    else
        "$PYTHON" -m pip install --disable-pip-version-check --no-deps --require-hashes -r "$1"
    fi
}

# Letters are made with pango. Asked of the library itself, once, so that it holds everywhere.
check_pdf_libraries() {
    local file=.venv/pdf-libraries-found
    [ -e "$file" ] && return 0
    if ! "$PYTHON" -c 'import weasyprint' >/dev/null 2>&1; then
        require_packages "Letters cannot be made without the pango library" $PDF_PACKAGES
        "$PYTHON" -c 'import weasyprint' >/dev/null 2>&1 ||
            fail "Letters cannot be made: WeasyPrint does not find the pango library on this machine."
    fi
    if ! names_can_be_drawn && ! apt_install $FONT_PACKAGES; then
        # A letter with such a name is then kept as a page, and says so: nothing is drawn wrong.
        say "Some names cannot be drawn in PDF letters yet. Mend it with: $(mending_command $FONT_PACKAGES)"
        return 0
    fi
    : >"$file"
}

# A letter is made with a name in Arabic, one in Chinese signs, and a smile.
names_can_be_drawn() {
    "$PYTHON" -c "from cases.pdf import from_html; from_html('<p>محمد 小明 🙂</p>')" >/dev/null 2>&1
}
