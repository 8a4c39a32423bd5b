# The front door. `make` alone lists what there is.

# Compiled files stay out of the work tree; set CARGO_TARGET_DIR to put them elsewhere.
CARGO_TARGET_DIR ?= $(HOME)/.cache/hankemuisti/target
export CARGO_TARGET_DIR

# Clones share that folder, and Cargo tells them apart by times only: what another one built is not ours.
tree = $(CARGO_TARGET_DIR)/.tree
ifneq ($(shell cat $(tree) 2>/dev/null),$(CURDIR))
$(shell mkdir -p $(CARGO_TARGET_DIR) && touch src/lib.rs && echo $(CURDIR) > $(tree))
endif

# Added to every cargo command that resolves dependencies; .ci/run sets it to --locked.
CARGO_FLAGS ?=
# Added to the server's command line: make run ARGS="--help"
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help run islands test test-browser check bench schema

help: ## lists these targets
	@sed -n 's/^\([a-z][a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS='	' read -r name what; do printf '  make %-12s %s\n' "$$name" "$$what"; done

islands: ## builds what runs in browsers, where Node is there; without, pages are plain
	scripts/islands build

run: islands ## builds and starts the server with its own SQLite database and the demo data
	cargo run $(CARGO_FLAGS) -- serve --demo $(ARGS)

test: islands ## runs every test, on SQLite and on PostgreSQL (found, or installed when root), and in Chromium
	scripts/islands test
	scripts/voikko-for-tests scripts/postgres-for-tests cargo test $(CARGO_FLAGS)
	scripts/islands browser # with the server that the tests above built

test-browser: islands ## runs the tests that drive a real Chromium (found, or installed when root)
	cargo build $(CARGO_FLAGS)
	scripts/islands browser

check: ## checks formatting, lints, the generated schema, and dependencies
	cargo fmt --check
	cargo clippy $(CARGO_FLAGS) --all-targets -- -D warnings
	cargo run --quiet $(CARGO_FLAGS) -- schema --check
	scripts/islands check
	@if command -v cargo-deny >/dev/null; then \
		echo cargo deny check; cargo deny check; \
	else \
		echo 'cargo-deny is not installed, so licences, sources and advisories of dependencies were not checked.'; \
	fi

bench: ## measures against bare SQLite and pgbench; keep the machine quiet meanwhile
	PG_DURABLE=1 scripts/postgres-for-tests cargo bench $(CARGO_FLAGS) --bench speed

schema: ## rewrites schema.graphql and import.schema.json from the code
	cargo run --quiet $(CARGO_FLAGS) -- schema > schema.graphql.new || { rm -f schema.graphql.new; exit 1; }
	mv schema.graphql.new schema.graphql
	cargo run --quiet $(CARGO_FLAGS) -- schema --import > import.schema.json.new || { rm -f import.schema.json.new; exit 1; }
	mv import.schema.json.new import.schema.json
