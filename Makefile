# swift-slate-generator. `make generate` and `make test` are all that a fresh clone needs.

SWIFT ?= swift
REFERENCE = apidocs/cloud-api-source/source/index.md
OUTPUT = Generated/DockerCloud
TOOL = $$($(SWIFT) build --show-bin-path)/swift-slate-generator

.PHONY: help setup generate test release golden consumers benchmark-setup benchmark fuzz docs format lint clean

help:
	@echo "make generate  build the tool and regenerate $(OUTPUT) from $(REFERENCE)"
	@echo "make test      check the formatting, then run every test"
	@echo "make release   build the tool for work, one static program, and print its path"
	@echo "make golden    write the expected files of the golden cases anew; review them with git diff"
	@echo "make consumers build what each kind of user builds, and print what that is"
	@echo "make benchmark measure runs, memory, builds and decoding, beside their budgets"
	@echo "make fuzz      look for input that breaks the generator, SECONDS=600 in all, with libFuzzer and without"
	@echo "make docs      build the documentation of each module, with warnings as errors"
	@echo "make lint      say what the Docker Cloud reference has wrong"
	@echo "make format    format the sources"
	@echo "make clean     remove what was built"

# libcmark is the one thing that SwiftPM cannot fetch.
setup:
	@if pkg-config --exists libcmark 2>/dev/null || [ -e /usr/include/cmark.h ]; then \
	  true; \
	elif command -v apt-get >/dev/null; then \
	  echo "Installing libcmark-dev, the Markdown parser, with apt-get"; \
	  as_root=; [ "$$(id -u)" = 0 ] || as_root=sudo; \
	  $$as_root apt-get update -qq && $$as_root apt-get install -y -qq libcmark-dev pkg-config; \
	elif command -v brew >/dev/null; then \
	  echo "Installing cmark, the Markdown parser, with brew"; \
	  brew install cmark pkg-config; \
	else \
	  echo "libcmark is missing, and neither apt-get nor brew is here to install it." >&2; \
	  echo "Fedora: sudo dnf install cmark-devel. Arch: sudo pacman -S cmark. Then run make again." >&2; \
	  exit 1; \
	fi

generate: setup
	$(SWIFT) build --product swift-slate-generator
	$(TOOL) generate $(REFERENCE) --output-directory $(OUTPUT)

lint: setup
	$(SWIFT) build --product swift-slate-generator
	$(TOOL) lint $(REFERENCE)

test: setup
	$(SWIFT) format lint --strict --recursive Package.swift Sources Plugins Tests Generated
	# One test at a time: tests that keep both cores busy would starve those that wait for a socket.
	$(SWIFT) test --no-parallel

# One static program that may still lie anywhere in memory. On Linux libc, libcmark and libstdc++ are in it, too, where their
# archives are there: that saves 2 MB of memory, and a third of the time before `main`. It has 80,000 addresses to fill in before it
# begins; packed, they are 50 KB in place of 2 MB, which loaders before glibc 2.36 cannot read.
PACKS := $(shell [ "$$(uname)" = Linux ] && getconf GNU_LIBC_VERSION 2>/dev/null \
  | awk '{ split($$2, version, "."); if (version[1] > 2 || version[2] >= 36) print "yes" }')
ARCHIVES = $(shell [ "$$(uname)" = Linux ] && for name in libcmark.a libstdc++.a libc.a rcrt1.o; do \
  [ -e "$$(clang -print-file-name=$$name 2>/dev/null)" ] && echo $$name; done)
RELEASE = -c release --static-swift-stdlib \
  $(if $(PACKS),-Xswiftc -use-ld=lld -Xlinker -z -Xlinker pack-relative-relocs) \
  $(if $(filter 4,$(words $(ARCHIVES))),-Xswiftc -static-executable -Xswiftc -Xclang-linker -Xswiftc -static-pie --disable-local-rpath)
RELEASE_TOOL = $$($(SWIFT) build $(RELEASE) --show-bin-path)/swift-slate-generator

release: setup
	$(SWIFT) build $(RELEASE) --product swift-slate-generator
	@echo "$(RELEASE_TOOL)"

golden: setup
	SLATE_UPDATE_GOLDEN=1 $(SWIFT) test --filter 'GoldenTests|DocumentationTests'

# cmark to compare with, hyperfine to measure whole processes.
benchmark-setup:
	@for tool in cmark hyperfine; do \
	  if command -v $$tool >/dev/null; then continue; fi; \
	  if command -v apt-get >/dev/null; then \
	    echo "Installing $$tool with apt-get"; \
	    as_root=; [ "$$(id -u)" = 0 ] || as_root=sudo; \
	    $$as_root apt-get update -qq && $$as_root apt-get install -y -qq $$tool; \
	  elif command -v brew >/dev/null; then \
	    echo "Installing $$tool with brew"; brew install $$tool; \
	  else \
	    echo "$$tool is missing, and neither apt-get nor brew is here to install it." >&2; exit 1; \
	  fi; \
	done

consumers: setup
	python3 -B Tests/Consumers/kinds.py

# `make benchmark ONLY=runs,stages` measures a part; without ONLY it builds the tool four times and takes half an hour.
benchmark: setup benchmark-setup
	$(SWIFT) build $(RELEASE) --product swift-slate-generator
	$(SWIFT) build --product swift-slate-generator
	python3 -B Tests/Benchmarks/benchmark.py --swift $(SWIFT) --debug-tool $(TOOL) $(if $(ONLY),--only $(ONLY)) \
	  "$(RELEASE_TOOL)"

# Half of the time for libFuzzer, which looks for new paths through the code, under the address and leak sanitizers; half for the
# numbered mutations of whole references. FUZZED keeps what was found, so that the next run goes on from there.
SECONDS ?= 600
FUZZED ?= .build-fuzz/inputs
FUZZER = $$($(SWIFT) build --package-path Tests/Fuzzing --scratch-path .build-fuzz -c release --show-bin-path)/slate-libfuzzer

fuzz: setup
	$(SWIFT) build --package-path Tests/Fuzzing -c release --product slate-fuzz
	$(SWIFT) build --package-path Tests/Fuzzing --scratch-path .build-fuzz -c release --product slate-libfuzzer \
	  -Xswiftc -sanitize=fuzzer,address $(if $(filter Linux,$(shell uname)),-Xswiftc -use-ld=lld)
	mkdir -p $(FUZZED) && LSAN_OPTIONS=suppressions=Tests/Fuzzing/lsan.supp $(FUZZER) seeds .build-fuzz/seeds
	LSAN_OPTIONS=suppressions=Tests/Fuzzing/lsan.supp $(FUZZER) words .build-fuzz/words.dict
	cat Tests/Fuzzing/tokens.dict >> .build-fuzz/words.dict
	SWIFT_BACKTRACE=enable=no LSAN_OPTIONS=suppressions=Tests/Fuzzing/lsan.supp $(FUZZER) $(FUZZED) .build-fuzz/seeds \
	  -max_total_time=$$(($(SECONDS) / 2)) -timeout=30 -rss_limit_mb=3000 -max_len=20000 -artifact_prefix=.build-fuzz/ \
	  -dict=.build-fuzz/words.dict -print_final_stats=1
	$(SWIFT) run --package-path Tests/Fuzzing -c release --skip-build slate-fuzz $$(($(SECONDS) / 2))

# What has a catalogue. A link that leads nowhere, or a parameter that is not described, is an error.
DOCUMENTED = SlateGenerator SlateRuntime SlateURLSession SlateAsyncHTTPClient DockerCloud

docs: setup
	for target in $(DOCUMENTED); do \
	  $(SWIFT) package generate-documentation --target $$target --warnings-as-errors || exit 1; \
	done

format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Plugins Tests

clean:
	$(SWIFT) package clean
