# Twelve targets at most. `make` alone lists them.
# Nothing here needs the network but the package registries, through their ordinary clients.
.DEFAULT_GOAL := help
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
export CGO_ENABLED := 1
FUZZTIME ?= 60s

.PHONY: help run build test short check race fuzz bench starter clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

run: build ## build everything, answer the first question, serve the pages
	@bin/entente ask "Who is allies with south korea"
	@echo
	@bin/entente serve

build: web/dist/manifest.json ## build bin/entente
	@go build -trimpath -o bin/entente ./cmd/entente

web/dist/manifest.json: web/package-lock.json $(shell find web/page web/bundle -type f 2>/dev/null)
	@.ci/setup
	@cd web && npm ci --no-audit --no-fund --silent
	@go run ./web/bundle

test: check ## every check and every test, as continuous integration runs them

short: build ## the short lane: all tests but kills, full disks, whole files and browsers; a minute
	@go tool gotestsum --format pkgname --format-hide-empty-pkg -- -short -count=1 ./...

check: build ## format, vet, staticcheck, generated files, then all tests and what they do not run
	@.ci/setup browser
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { echo "not formatted:"; gofmt -l $$(git ls-files '*.go'); exit 1; }
	@go vet ./...
	@go tool staticcheck ./...
	@go mod tidy -diff
	@cd web && npm run --silent check
	@$(MAKE) --no-print-directory race
	@go tool gotestsum --format pkgname --format-hide-empty-pkg -- -count=1 -timeout 20m -coverpkg=./... -coverprofile=bin/coverage.out ./... \
	  | tee bin/tests.txt
	@.ci/coverage bin/coverage.out
	@tail -n 1 bin/tests.txt # the runner's own summary stands last

race: ## the concurrent packages under the race detector
	@go test -race -short ./ledger/... ./evidence/... ./tie ./web/... ./api/...

fuzz: ## every fuzz test for FUZZTIME (60s)
	@for f in $$(grep -rlE '^func Fuzz' --include='*_test.go' .); do \
	  for name in $$(grep -oE '^func Fuzz[A-Za-z0-9]+' $$f | cut -c6-); do \
	    echo "$$name in $$(dirname $$f)"; go test -run '^$$' -fuzz "^$$name\$$" -fuzztime $(FUZZTIME) ./$$(dirname $$f); done; done

bench: build ## the budgets, each beside its reference, as a table
	@go run ./bench

starter: build ## compile the starter again from ../shared
	@bin/entente starter build

clean: ## remove what was built
	@rm -rf bin web/node_modules && find web/dist -type f ! -name .keep -delete
