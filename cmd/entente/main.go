// Command entente answers who a country's allies and partners are, on what evidence, from a ledger of
// public datasets. This is the one place where the folders are wired together: a file per
// subcommand, the configuration in config.go, the wiring in app.go. It holds no domain logic.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"entente"
	"entente/internal/failure"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // whoever presses Ctrl-C again wants out at once; the ledger survives that
	p := &program{args: os.Args[1:], out: output{os.Stdout}, err: os.Stderr, environ: os.Environ(), now: time.Now, errIsTerminal: isTerminal(os.Stderr)}
	os.Exit(p.main(ctx))
}

// program is one run of the command with everything that it takes from the world.
type program struct {
	args          []string
	out, err      io.Writer
	environ       []string
	now           func() time.Time
	errIsTerminal bool
	verbose       bool
	config        config
}

// main runs the command and returns the exit code of docs/errors.md.
func (p *program) main(ctx context.Context) int {
	root := p.root()
	root.SetArgs(p.args)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return 0
	}
	if errors.Is(err, errRefused) {
		return failure.Exit(entente.CodeNotFound)
	}
	if ctx.Err() != nil {
		err = &entente.Error{Code: entente.CodeCanceled, Op: "entente", Message: "stopped; nothing was half-written", Err: err}
	}
	return p.fail(err)
}

// fail prints an error as a person wants to read it and returns its exit code.
func (p *program) fail(err error) int {
	code := failure.Of(err)
	if code == entente.CodeInternal && !p.verbose {
		fmt.Fprintln(p.err, "entente: internal error; run again with --verbose for the cause")
		return failure.Exit(code)
	}
	message, hint := entente.MessageOf(err)
	if code == entente.CodeInternal {
		message = err.Error()
	}
	fmt.Fprintln(p.err, visible("entente: "+message))
	for _, i := range issuesOf(err) {
		fmt.Fprintln(p.err, visible("  "+i.String()))
	}
	if hint != "" {
		fmt.Fprintln(p.err, visible("hint: "+hint))
	}
	if p.verbose {
		fmt.Fprintln(p.err, visible("cause: "+err.Error()))
	}
	return failure.Exit(code)
}
