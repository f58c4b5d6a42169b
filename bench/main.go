package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

// bench is one run: what it measures with, and where it may write.
type bench struct {
	bin     string // the program
	shared  string // the folder of the publishers' files
	runs    int    // measured runs of a process, after one that warms up
	dir     string // for ledgers; removed at the end
	machine machine
}

// A part measures one subject and gives its rows of the table.
type part struct {
	name string
	run  func(*bench, context.Context) ([]row, error)
}

// parts is the table from top to bottom. The server's memory is measured after its load.
var parts = []part{
	{"answer", (*bench).answer},
	{"page", (*bench).page},
	{"import", (*bench).imports},
	{"growth", (*bench).growth},
	{"large", (*bench).large},
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	b := &bench{}
	flags.StringVar(&b.bin, "bin", "bin/entente", "the program to measure")
	flags.StringVar(&b.shared, "shared", "../shared", "folder with data/, the publishers' files")
	flags.IntVar(&b.runs, "runs", 9, "measured runs of each process, after one that warms up")
	only := flags.String("only", "", "parts to measure, separated by commas: "+partNames()+"; empty is all")
	markdown := flags.String("md", "", "file to write the table to as Markdown")
	if err := flags.Parse(args); err != nil {
		return err
	}
	chosen, err := choose(*only)
	if err != nil {
		return err
	}
	if b.runs < 1 {
		return fmt.Errorf("-runs is %d; at least one run is needed", b.runs)
	}
	if b.bin, err = filepath.Abs(b.bin); err != nil {
		return err
	}
	if _, err := os.Stat(b.bin); err != nil {
		return fmt.Errorf("there is no program to measure: %w; make build makes it", err)
	}
	if b.dir, err = os.MkdirTemp("", "entente-bench-"); err != nil {
		return err
	}
	defer os.RemoveAll(b.dir)
	return b.report(ctx, chosen, *markdown)
}

// report measures the parts and prints the table; what was measured before a part fails is printed
// too.
func (b *bench) report(ctx context.Context, chosen []part, markdown string) error {
	b.machine = thisMachine()
	start := time.Now()
	var rows []row
	var failed error
	for _, p := range chosen {
		fmt.Fprintf(os.Stderr, "measuring: %s\n", p.name)
		more, err := p.run(b, ctx)
		rows = append(rows, more...)
		if err != nil {
			failed = fmt.Errorf("%s: %w", p.name, err)
			break
		}
	}
	foot := []string{b.machine.String(), b.machine.load(), fmt.Sprintf("Measured on %s in %s; medians of %d runs of "+
		"a process after one that warms up.",
		start.UTC().Format(time.DateOnly), time.Since(start).Round(time.Second), b.runs)}
	fmt.Print(text(rows, foot))
	if markdown == "" {
		return failed
	}
	if err := os.WriteFile(markdown, []byte(asMarkdown(rows, foot)), 0o644); err != nil {
		return err
	}
	return failed
}

func partNames() string {
	names := make([]string, len(parts))
	for i, p := range parts {
		names[i] = p.name
	}
	return strings.Join(names, ", ")
}

// choose gives the named parts in the order of the table.
func choose(only string) ([]part, error) {
	if only == "" {
		return parts, nil
	}
	names := strings.Split(only, ",")
	var chosen []part
	for _, p := range parts {
		if slices.Contains(names, p.name) {
			chosen = append(chosen, p)
		}
	}
	if len(chosen) != len(names) {
		return nil, fmt.Errorf("-only %s: the parts are %s", only, partNames())
	}
	return chosen, nil
}
