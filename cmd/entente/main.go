// Command entente answers who a country's allies and partners are, on what evidence, from a ledger of
// public datasets. This is the one place where the folders are wired together: a file per
// subcommand, the configuration in config.go, the wiring in app.go. It holds no domain logic.
package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"
	"time"

	"entente"
	"entente/internal/failure"
)

func main() {
	failOnLargeFiles()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // whoever presses Ctrl-C again wants out at once; the ledger survives that
	p := &program{args: os.Args[1:], in: os.Stdin, out: output{os.Stdout}, err: os.Stderr, environ: os.Environ(),
		now:           time.Now,
		errIsTerminal: isTerminal(os.Stderr)}
	os.Exit(p.main(ctx))
}

// program is one run of the command with everything that it takes from the world.
type program struct {
	args          []string
	in            io.Reader
	out, err      io.Writer
	environ       []string
	now           func() time.Time
	errIsTerminal bool
	verbose       bool
	log           *slog.Logger // of a server; nil for a command
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
	if e, ok := errors.AsType[told](err); ok {
		return failure.Exit(e.code)
	}
	if ctx.Err() != nil {
		err = &entente.Error{Code: entente.CodeCanceled, Op: "entente", Message: "stopped; nothing was half-written",
			Err: err}
	}
	return p.fail(err)
}

// told is the "error" of a command that has printed what there is to say: only the exit code is left.
type told struct{ code entente.Code }

func (e told) Error() string { return "told already: " + string(e.code) }
