# What people type. `make` alone lists it; CI runs `make test` and nothing else.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# Tools and C headers the build links against, and what the tests look at the till with.
BUILD_PACKAGES := binutils g++ git libc6-dev libcrypt-dev libcurl4-openssl-dev libncurses-dev \
  libpq-dev libsqlite3-dev make zlib1g-dev
TEST_PACKAGES := coreutils postgresql strace

SWIFT_FILES := Package.swift Sources Tests

# What is handed over: one file that needs no Swift on the machine it runs on, optimized across its
# modules.
RELEASE := swift build -c release --static-swift-stdlib -Xswiftc -cross-module-optimization

# Where nothing says what the terminal speaks, it speaks UTF-8.
LANG ?= C.UTF-8
export LANG

.PHONY: help run cloud run-with-cloud test lint build-tests unit sessions bench format clean

help: ## Lists these commands.
	@sed -nE 's/^([a-z-]+):.*## (.*)/make \1|\2/p' $(MAKEFILE_LIST) | column -t -s '|'

# What a cloud to look around in needs besides.
CLOUD_PACKAGES := postgresql

run: ## Starts the till with a small demo restaurant.
	@.ci/packages $(BUILD_PACKAGES)
	$(RELEASE) --product pos
	@.build/release/pos --demo

cloud: ## Starts a demo cloud with a database of its own, on 127.0.0.1:8080.
	@.ci/packages $(BUILD_PACKAGES) $(CLOUD_PACKAGES)
	$(RELEASE) --product pos-cloud
	@.build/release/pos-cloud demo

run-with-cloud: ## Starts a demo cloud, and the demo till with it.
	@.ci/packages $(BUILD_PACKAGES) $(CLOUD_PACKAGES)
	$(RELEASE) --product pos-cloud
	$(RELEASE) --product pos
	@.ci/with-cloud .build/release

# In this order, cheapest first: a slip of style shows within seconds.
test: ## Checks everything that CI checks.
	@.ci/packages $(BUILD_PACKAGES) $(TEST_PACKAGES)
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory build-tests
	@$(MAKE) --no-print-directory unit
	@$(MAKE) --no-print-directory sessions

# Frames are compared byte for byte, so the checks never take the locale of whoever runs them.
test lint build-tests unit sessions: export LC_ALL := C.UTF-8

lint: ## Checks the layout of the code.
	swift format lint --strict --parallel --recursive $(SWIFT_FILES)

build-tests: ## Builds program and tests; an undeclared import is an error.
	swift build --build-tests --explicit-target-dependency-import-check error

# Those of the cloud apart: they speak over real sockets, with time limits, and must not wait for
# tests that fold for minutes on the same threads, nor for processes that are killed and come again.
CLOUD_TESTS := POSCloud(Server|Store|Sync)Tests[.](?!KilledDay)

unit: ## Runs the tests that build-tests has built.
	swift test --skip-build --disable-xctest --skip '$(CLOUD_TESTS)'
	swift test --skip-build --disable-xctest --filter '$(CLOUD_TESTS)'

sessions: ## Replays the key scripts in fixtures/sessions.
	@.ci/sessions .build/debug/pos fixtures/sessions

# One by one, as everywhere: a build of all that follows one of a product alone wants the products of
# libraries, too, which are not to be had without Swift's own.
BENCH_PRODUCTS := pos pos-cloud pos-sim pos-bench

# Never part of the checks: a busy machine is no fault of the program. BENCH_FLAGS=--quick is short.
bench: ## Measures speed and memory against what is to be reached; prints a table.
	@.ci/packages $(BUILD_PACKAGES)
	@for product in $(BENCH_PRODUCTS); do (set -x; $(RELEASE) --product $$product); done
	@.build/release/pos-bench $(BENCH_FLAGS)

format: ## Lays the code out as lint wants it.
	swift format --in-place --parallel --recursive $(SWIFT_FILES)

clean: ## Throws away what was built.
	swift package clean
