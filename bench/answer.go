package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// question is the one that the budgets speak of; answered is in every right answer to it.
const (
	question = "Who is allies with south korea"
	answered = "United States"
)

// answer measures the first answer on an empty machine, and an answer on an existing ledger, as
// whole processes. The reference is the start of the same program, which no answer can be under.
func (b *bench) answer(ctx context.Context) ([]row, error) {
	existing, err := b.starterLedger(ctx)
	if err != nil {
		return nil, err
	}
	var first, again, start processes
	n := 0
	err = alternate(b.runs,
		func(isMeasured bool) error {
			n++
			empty := filepath.Join(b.dir, fmt.Sprintf("empty-%d", n))
			defer os.RemoveAll(empty)
			return b.ask(ctx, empty, isMeasured, &first)
		},
		func(isMeasured bool) error { return b.ask(ctx, existing, isMeasured, &again) },
		func(isMeasured bool) error {
			p, err := b.call(ctx, existing, "version")
			if err == nil && isMeasured {
				start.add(p)
			}
			return err
		})
	if err != nil {
		return nil, err
	}
	references := []reference{{"entente version (start of the program)", start.wall}}
	return []row{
		{work: "first answer on an empty machine", values: first.wall, cpu: first.cpu, budget: budget{most: 2000},
			references: references},
		{work: "entente ask, existing ledger", values: again.wall, cpu: again.cpu, budget: budget{most: 150},
			references: references},
	}, nil
}

func (b *bench) ask(ctx context.Context, ledger string, isMeasured bool, to *processes) error {
	p, err := b.call(ctx, ledger, "ask", question)
	if err != nil {
		return err
	}
	if !strings.Contains(p.output, answered) {
		return fmt.Errorf("the answer does not name the %s: %.200s", answered, p.output)
	}
	if isMeasured {
		to.add(p)
	}
	return nil
}

// starterLedger is a ledger as the program makes it from its starter; it is made once.
func (b *bench) starterLedger(ctx context.Context) (string, error) {
	dir := filepath.Join(b.dir, "starter")
	if _, err := os.Stat(dir); err == nil {
		return dir, nil
	}
	_, err := b.call(ctx, dir, "ask", question)
	return dir, err
}
