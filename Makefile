# The commands of the project; `make` alone lists them. Nothing is typed by hand twice.

SWIFT   ?= swift
PREFIX  ?= /usr/local
DESTDIR ?=
BUILD   := .build/release
# The compiler of Swift's toolchain: meshgen-net is C, and linked by Swift it would load Swift's libraries for nothing.
CLANG   := $(dir $(realpath $(shell command -v $(SWIFT))))clang
PYTHON  := .build/python/bin/python
BENCH   := .build/bench/bin/python
# meshgen is one static file: it starts in half the time and runs on machines without Swift.
STATIC  := -Xswiftc -static-executable -Xswiftc -use-ld=lld -Xswiftc -num-threads -Xswiftc 2
APT     := libyaml-dev libssl-dev libcurl4-openssl-dev
# What the gym services stand on.
APT_GYM := libmariadb-dev libhiredis-dev libsqlite3-dev zlib1g-dev curl umoci binutils python3
# What the tests and benchmarks need besides: Python, openssl to make certificates, Prometheus, shells to complete commands in, man, and script for a terminal.
APT_TEST := $(APT_GYM) mariadb-server redis-server chromium chromium-driver protobuf-compiler prometheus python3-venv openssl bash bash-completion zsh fish man-db bsdutils wrk skopeo
GYM     := backend-main backend-stream frontend admin-panel
GYM_TESTS := ^(ServiceKit|GymCore|GymService|GymWeb|GymBrowser)Tests\.
SUDO    := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.DEFAULT_GOAL := help
.PHONY: help setup build run gym images test bench golden docs proto format lint install check clean

help: ## list the commands
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16

setup: .build/setup .build/setup-tests $(PYTHON) ## install what is missing: Debian packages, Python tools for the tests

# Asks dpkg first, so that a machine that has everything needs no network and no rights.
.build/setup: PACKAGES := $(APT)
.build/setup-tests: PACKAGES := $(APT_TEST)
.build/setup-tests: | .build/setup
.build/setup-gym: PACKAGES := $(APT_GYM)
.build/setup-gym: | .build/setup
.build/setup .build/setup-gym .build/setup-tests: Makefile
	@command -v $(SWIFT) >/dev/null || { echo "error: there is no Swift: install it from https://www.swift.org/install" >&2; exit 2; }
	@missing=""; for package in $(PACKAGES); do \
	    dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	    echo "installing$$missing"; \
	    { $(SUDO) apt-get update -q && \
	      $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $$missing; } || { \
	        echo "error: these Debian packages cannot be installed:$$missing" >&2; exit 2; }; \
	fi
	@mkdir -p .build && touch $@

$(PYTHON): Tests/Tools/requirements.txt | .build/setup-tests
	@echo "setting up the Python tools of the tests"
	@rm -rf .build/python && python3 -m venv .build/python
	@.build/python/bin/pip install --quiet --disable-pip-version-check -r Tests/Tools/requirements.txt || { \
	    rm -rf .build/python; echo "error: the Python packages of Tests/Tools/requirements.txt cannot be installed" >&2; exit 2; }
	@touch $@

# An archive keeps the objects of sources that are gone, and then nothing links against it: made anew where files came or went.
fresh_archive = @[ -z "$$(find Sources -type d -newer $(1)/libMeshRuntime.a 2>/dev/null)" ] || rm -f $(1)/libMeshRuntime.a

build: .build/setup ## build the release: .build/release/meshgen and the library that meshes compile against
	$(call fresh_archive,$(BUILD))
	$(SWIFT) build -c release --product meshgen $(STATIC)
	$(SWIFT) build -c release --product MeshRuntime $(STATIC)
	$(CLANG) -O2 -Wall -Werror Sources/meshgen-net/*.c -o $(BUILD)/meshgen-net -lcurl
	@$(BUILD)/meshgen prelink

run: build ## build, then render examples/gym to build/gym
	@$(BUILD)/meshgen render examples/gym -o build/gym --kustomization
	@ls build/gym

build_services = for service in $(1); do $(SWIFT) build -c release --product $$service -Xswiftc -static-stdlib || exit; done

gym: .build/setup-gym ## build the gym's four services, run them on this machine and print their addresses
	@$(call build_services,$(GYM))
	@examples/gym/run.sh $(BUILD)

images: .build/setup-gym ## build the gym's services and their OCI images, without a container engine: build/images
	@$(call build_services,$(GYM))
	@for service in $(GYM); do Shipping/image.sh $(BUILD)/$$service build/images/$$service || exit; done

test: setup ## run every test
	$(call fresh_archive,.build/debug)
	$(SWIFT) build --product MeshRuntime
	$(SWIFT) build --product meshgenPackageTests
	@echo "the YAML layer under the address sanitizer:"
	ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test --package-path Tests/AddressSanitizer --scratch-path .build/asan --sanitize=address --quiet
	@echo "the gym services, which are asked to be quick, one test after the other:"
	$(SWIFT) test --skip-build --no-parallel --filter '$(GYM_TESTS)'
	@echo "everything else:"
	$(SWIFT) test --skip-build --parallel --skip '$(GYM_TESTS)'

$(BENCH): Benchmarks/requirements.txt | .build/setup-tests
	@rm -rf .build/bench && python3 -m venv .build/bench
	@.build/bench/bin/pip install --quiet --disable-pip-version-check -r Benchmarks/requirements.txt

bench: build $(BENCH) ## measure speed and memory against other tools: a table of medians and ratios
	$(SWIFT) build -c release --product simulate-canaries $(STATIC)
	@$(call build_services,$(GYM) bare-handler)
	@$(BENCH) Benchmarks/run.py

golden: build ## rewrite the expected outputs; then look at the diff
	UPDATE_GOLDEN=1 $(SWIFT) test
	$(BUILD)/meshgen render examples/gym -o examples/gym/rendered

docs: build ## rewrite the pages that are made from the sources; the reference of MeshDSL goes to build/MeshDSL.doccarchive
	@mkdir -p build/symbols
	@rm -rf docs/schema docs/man
	@$(BUILD)/meshgen pages docs
	@swift symbolgraph-extract -module-name MeshDSL -I $(BUILD)/Modules -target $$(uname -m)-unknown-linux-gnu \
	    -output-dir build/symbols -minimum-access-level public
	@docc convert Sources/MeshDSL/MeshDSL.docc --additional-symbol-graph-dir build/symbols \
	    --output-path build/MeshDSL.doccarchive --fallback-bundle-identifier meshgen.MeshDSL

proto: $(PYTHON) ## rewrite the code that is made from the protocol buffers and the OpenAPI document of the gym
	$(SWIFT) build --product protoc-gen-swift
	$(SWIFT) build --product protoc-gen-grpc-swift-2
	$(PYTHON) Sources/GymAPI/generate.py .build/debug .build/checkouts/swift-protobuf/Protos/Sources/SwiftProtobuf

format: ## format the Swift sources
	$(SWIFT) format --in-place --recursive --parallel Sources Tests Plugins Package.swift

lint: ## check the format of the Swift sources
	$(SWIFT) format lint --strict --recursive --parallel Sources Tests Plugins Package.swift

install: build ## install to PREFIX (/usr/local): meshgen, its library, templates, manual, completions
	@install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/meshgen/Modules $(DESTDIR)$(PREFIX)/share/meshgen
	install -m 755 -s $(BUILD)/meshgen $(DESTDIR)$(PREFIX)/bin/meshgen
	@rm -rf $(DESTDIR)$(PREFIX)/lib/meshgen/base-* $(DESTDIR)$(PREFIX)/share/meshgen/templates
	install -m 755 -s $(BUILD)/meshgen-net $(DESTDIR)$(PREFIX)/lib/meshgen/meshgen-net
	install -m 644 $(BUILD)/libMeshRuntime.a $(DESTDIR)$(PREFIX)/lib/meshgen/
	install -m 644 $(BUILD)/Modules/MeshDSL.* $(BUILD)/Modules/MeshModel.* $(DESTDIR)$(PREFIX)/lib/meshgen/Modules/
	cp -R templates $(DESTDIR)$(PREFIX)/share/meshgen/
	@chmod -R u=rwX,go=rX $(DESTDIR)$(PREFIX)/share/meshgen
	@install -d $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 644 docs/man/*.1 $(DESTDIR)$(PREFIX)/share/man/man1/
	@for shell in bash:bash-completion/completions/meshgen zsh:zsh/site-functions/_meshgen fish:fish/vendor_completions.d/meshgen.fish; do \
	    install -d $$(dirname $(DESTDIR)$(PREFIX)/share/$${shell#*:}); \
	    $(BUILD)/meshgen completion $${shell%%:*} > $(DESTDIR)$(PREFIX)/share/$${shell#*:}; \
	done
	@$(DESTDIR)$(PREFIX)/bin/meshgen prelink
	@echo "installed $(DESTDIR)$(PREFIX)/bin/meshgen"

check: lint test ## what CI does, and the format
	@git diff --exit-code --stat

clean: ## remove everything that was built
	rm -rf .build build
