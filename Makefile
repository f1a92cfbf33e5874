# Gathers the commands; CMake builds. Each target sets up what it needs and says so.
#
#   make demo      build, and read a damaged notice of the corpus (NOTICE=file for another)
#   make test      build, and run all tests, C++ and Python (PRESET=asan or tsan for sanitizers)
#   make wheel     the Python package as it is shipped, sdist and wheel, in build/dist
#   make wheels    the same for each supported CPython on this machine (PYTHONS="3.11 3.13" or paths for
#                  some), each tried in an environment of its own
#   make fresh     README's two commands on a bare Debian, from a clean clone (SUITE=trixie for 13; as
#                  root, with debootstrap)
#   make docker-steps
#                  the steps of .docker/Dockerfile without Docker, in bare Debians (as root)
#   make lint      formatting, static analysis, and the reference of the headers without a warning
#   make bench     speed of each stage, as ratios to a UTF-8 check and to ICU's decoder
#   make bench-python
#                  what the Python package costs beside the library, what a second worker gives, memory
#                  of 10 000, 50 000 and 100 000 files
#   make evaluate  what comes back from each kind of damage, beside the peers (TEXT=files of clean text,
#                  ROWS=regex for some rows only)
#   make generated how many of COUNT generated documents are read exactly, clean and in every form that
#                  loses nothing; how sure the parser was; every notice in every form
#   make docs      the site of the documentation, in build/docs/html
#   make fields    the pages of bindings/fields, from the schema and what the program prints
#   make linear    instructions that bad input costs, at n and 2n bytes (valgrind)
#   make kill      gongwen batch killed at 20 random moments and resumed: the same bytes
#   make everywhere
#                  the rows on Spark, Dask and Ray; 200 inputs through every way in: the same bytes
#   make fuzz      libFuzzer on text recovery and on the whole, FUZZ_SECONDS each

PRESET ?= release
JOBS ?= $(shell nproc)
NOTICE ?= corpus/notices/damaged_shifted_gbk.txt
FUZZ_SECONDS ?= 60
TEXT ?=
ROWS ?=
COUNT ?= 5000
PYTHONS ?= all
SUITE ?= bookworm
FRESH ?= build/fresh
SOURCES = $(shell git ls-files '*.cpp' '*.hpp')

export PRESET JOBS
# Compiles once what the library and the wheel share. Asked anew for each target: the set-up, which is
# a target of its own, may have installed it just before.
export CMAKE_CXX_COMPILER_LAUNCHER = $(shell command -v ccache)
export CCACHE_BASEDIR := $(CURDIR)

.PHONY: docs demo test wheel wheels fresh docker-steps lint bench bench-python evaluate generated fields linear kill \
  everywhere fuzz clean

# What a job needs of packages: .ci/packages, .ci/setup.
needs-%:
	@.ci/setup $*

demo: needs-build
	@cmake --preset release -DGONGWEN_BUILD_TESTS=OFF >/dev/null
	@echo "building the program (about a minute the first time) ..."
	@cmake --build --preset release --target gongwen_cli -j $(JOBS) -- --quiet
	@echo; echo "what came in: $(NOTICE)"; echo
	@head -n 12 $(NOTICE)
	@echo; echo "what gongwen read:"; echo
	@build/release/src/cli/gongwen parse --format text $(NOTICE)

test: needs-test
	@.ci/test

wheel: needs-wheel
	@build/tools/bin/python .ci/wheel.py

wheels: needs-wheel
	@build/tools/bin/python .ci/wheel.py $(PYTHONS)

fresh: needs-fresh
	@SUITE=$(SUITE) FRESH=$(FRESH) .ci/fresh

docker-steps: needs-fresh
	@FRESH=$(FRESH) .ci/dockerfile

lint: needs-lint
	@clang-format --dry-run -Werror $(SOURCES)
	@cmake --preset debug -DGONGWEN_BUILD_PYTHON=ON \
	  -Dpybind11_DIR=$$(build/lint/bin/python -m pybind11 --cmakedir) >/dev/null
	@cmake --build --preset debug --target gongwen_docs
	@run-clang-tidy -quiet -p build/debug '(src|tests|bindings)/.*\.cpp$$'

docs: needs-docs
	@.ci/docs

bench: needs-bench
	@cmake --preset bench >/dev/null
	@cmake --build --preset bench --target gongwen_bench -j $(JOBS) -- --quiet
	@build/bench/tests/bench/gongwen_bench

bench-python: needs-test needs-bench
	@cmake --preset bench >/dev/null
	@cmake --build --preset bench --target gongwen_rate -j $(JOBS) -- --quiet
	@build/venv/bin/pip install --quiet --disable-pip-version-check \
	  --config-settings=build-dir=build/python .
	@build/venv/bin/python tests/bench/python.py build/bench/tests/bench/gongwen_rate

evaluate: needs-evaluate
	@test -n "$(TEXT)" || { echo 'usage: make evaluate TEXT="laws.txt.gz notices.jsonl.gz"'; exit 2; }
	@build/peers/bin/pip install --quiet --disable-pip-version-check \
	  --config-settings=build-dir=build/python .
	@build/peers/bin/python corpus/evaluate.py $(addprefix --text ,$(TEXT)) --only '$(ROWS)'

generated: needs-build
	@cmake --preset release -DGONGWEN_BUILD_TESTS=OFF >/dev/null
	@cmake --build --preset release --target gongwen_cli -j $(JOBS) -- --quiet
	@python3 corpus/evaluate_generated.py build/release/src/cli/gongwen --count $(COUNT) --only '$(ROWS)'
	@python3 corpus/calibrate.py build/release/src/cli/gongwen
	@python3 tests/metamorphic_test.py build/release/src/cli/gongwen --all

fields: needs-build
	@cmake --preset release -DGONGWEN_BUILD_TESTS=OFF >/dev/null
	@cmake --build --preset release --target gongwen_cli -j $(JOBS) -- --quiet
	@python3 bindings/fields.py build/release/src/cli/gongwen

linear: needs-bench
	@cmake --preset bench >/dev/null
	@cmake --build --preset bench --target gongwen_cli -j $(JOBS) -- --quiet
	@python3 tests/bench/linear.py build/bench/src/cli/gongwen

kill: needs-build
	@cmake --preset release >/dev/null
	@cmake --build --preset release --target gongwen_cli -j $(JOBS) -- --quiet
	@KILLS=20 python3 tests/batch_resume_test.py build/release/src/cli/gongwen \
	  Resume.test_killed_at_random_moments

everywhere: needs-test needs-everywhere
	@cmake --preset release -DGONGWEN_BUILD_TESTS=ON >/dev/null
	@cmake --build --preset release --target gongwen_cli gongwen_same_answer -j $(JOBS) -- --quiet
	@build/venv/bin/pip install --quiet --disable-pip-version-check \
	  --config-settings=build-dir=build/python .
	@build/venv/bin/python -m pytest -q -p no:cacheprovider tests/python/test_spark.py \
	  tests/python/test_clusters.py
	@build/venv/bin/python tests/same_answer/same_answer.py --count 200 --spark

fuzz: needs-fuzz
	@cmake --preset fuzz >/dev/null
	@cmake --build --preset fuzz -j $(JOBS) -- --quiet
	@build/fuzz/tests/fuzz/gongwen_fuzz_seeds --export build/fuzz/seeds
	@mkdir -p build/fuzz/corpus/clean build/fuzz/corpus/parse
	@for target in clean parse; do \
	  (cd build/fuzz && tests/fuzz/gongwen_fuzz_$$target -max_total_time=$(FUZZ_SECONDS) -timeout=20 \
	    -rss_limit_mb=2048 -print_final_stats=1 corpus/$$target seeds) || exit 1; done

clean:
	@rm -rf build
