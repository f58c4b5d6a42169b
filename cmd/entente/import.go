package main

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"entente"
	"entente/format"
	"entente/ledger"
	"entente/source"
)

func (p *program) importCommand() *cobra.Command {
	var dryRun bool
	var as edition
	c := &cobra.Command{
		Use: "import DATASET FILE…", Short: "Add a dataset's files to the ledger",
		Long: `Import reads the files of one dataset, in any order and number: each is recognised by its column
names, whatever it is called. Nothing of the ledger changes until every row has been read; the files
are kept, so that every figure leads back to its row. entente ledger rollback undoes an import.

The edition is recognised too, and several of one dataset live side by side: a question is answered
from the newest that was published by its --known-at. A file of an edition that no card describes is
refused, unless --edition and --published name it; it is then kept apart, with the years found in it.`,
		Example: "  entente import atop atop5_1m.csv atop5_1a.csv atop5_1aph.csv\n  entente import --dry-run desta " +
			"desta_list_of_treaties_02_02_dyads.txt\n  entente import atop atop4_01_member_level.csv " +
			"atop4_01_alliance_level.csv\n  entente import atop old.csv --edition 3.0 --published 2005 --covers " +
			"1815-2003",
		Args: cobra.MinimumNArgs(2),
		RunE: func(c *cobra.Command, args []string) error {
			return p.importFiles(c.Context(), args[0], args[1:], as, dryRun)
		},
		ValidArgsFunction: func(c *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveDefault // files
			}
			return p.completeDataset(c, args, typed)
		},
	}
	c.Flags().BoolVar(&dryRun, "dry-run", false, "read everything and report what would change; write nothing")
	as.flags(c)
	_ = c.RegisterFlagCompletionFunc("edition", p.completeEdition)
	return c
}

func (p *program) importFiles(ctx context.Context, dataset string, paths []string, as edition, dryRun bool) error {
	start := p.now()
	naming, err := as.naming(p.today())
	if err != nil {
		return err
	}
	a, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer a.close()
	src, err := find(a.sources, dataset)
	if err != nil {
		return err
	}
	dataset = string(src.Card.Dataset) // however it was written
	if src.Card.OptIn && !p.config.optsIn(dataset) {
		return &entente.Error{Code: entente.CodeForbidden, Op: "entente.import",
			Message: fmt.Sprintf("%s is off: %s", src.Card.Short, strings.TrimSuffix(src.Card.Terms, ".")),
			Hint:    "if you may use it, bring your own file and add --opt-in " + dataset}
	}
	files := make([]entente.File, len(paths))
	for i, path := range paths {
		if files[i], err = format.FromPath(path); err != nil {
			return err
		}
	}
	batch, err := source.PrepareAs(ctx, src, files, naming)
	if err != nil {
		return err
	}
	var report ledger.Report
	if dryRun {
		report, err = a.ledger.Plan(ctx, batch)
	} else {
		report, err = a.ledger.Import(ctx, []entente.Batch{batch})
	}
	if err != nil {
		return err
	}
	took := since(start, p.now())
	held, err := a.holdings(ctx)
	if err != nil {
		return err
	}
	return p.printReport(report, dryRun, took, sideBySide(held, src.Card))
}

// printReport says what an import did, or would do.
func (p *program) printReport(r ledger.Report, dryRun bool, took, more string) error {
	if p.config.Format.value == "json" {
		return writeJSON(p.out, r)
	}
	d := &document{}
	for _, b := range r.Batches {
		s := section{text: []string{importSentence(b, r, dryRun, took)}, columns: []string{"statements", "count",
			"before"}}
		for _, table := range slices.Sorted(maps.Keys(b.Statements)) {
			before := ""
			if n, ok := b.Before[table]; ok {
				before = fmt.Sprint(n)
			}
			s.rows = append(s.rows, []string{table, fmt.Sprint(b.Statements[table]), before})
		}
		d.add(dropEmpty(s))
		issues := section{title: "Issues", columns: []string{"rule", "count", "first"},
			text: []string{"Problems in the data, kept and counted; entente sources " + string(b.Dataset) +
				" lists them."}}
		for _, rule := range slices.Sorted(maps.Keys(b.Issues)) {
			issues.rows = append(issues.rows, []string{rule, fmt.Sprint(b.Issues[rule]),
				firstIssue(b.KeptIssues, rule)})
		}
		if len(issues.rows) > 0 {
			d.add(issues)
		}
	}
	if more != "" {
		d.add(section{text: []string{more}})
	}
	return d.write(p.out, p.config.Format.value)
}

func importSentence(b ledger.BatchReport, r ledger.Report, dryRun bool, took string) string {
	switch {
	case b.Outcome == ledger.Unchanged && len(b.Restored) > 0:
		return fmt.Sprintf("%s is in the ledger already; %s of it was missing or damaged and has been put back.",
			b.Edition, counted(len(b.Restored), "file"))
	case b.Outcome == ledger.Unchanged:
		return fmt.Sprintf("%s is in the ledger already, byte for byte: nothing was changed.", b.Edition)
	case b.Why == ledger.MappingChanged && dryRun:
		return fmt.Sprintf("%s would be read again: the files are the same, the mapping changed. %d rows were read "+
			"in %s; nothing was written.", b.Edition, b.Rows, took)
	case b.Why == ledger.MappingChanged:
		return fmt.Sprintf("%s was read again: the files are the same, the mapping changed. %d rows in %s. "+
			"Generation %06d is in use; entente ledger rollback undoes it.",
			b.Edition, b.Rows, took, r.Generation)
	case dryRun:
		return fmt.Sprintf("%s would be %s: %d rows were read in %s; nothing was written.", b.Edition, b.Outcome,
			b.Rows, took)
	}
	return fmt.Sprintf("%s was %s: %d rows in %s. Generation %06d is in use; entente ledger rollback undoes it.",
		b.Edition, b.Outcome, b.Rows, took, r.Generation)
}

func firstIssue(kept []entente.Issue, rule string) string {
	for _, i := range kept {
		if i.Rule == rule {
			return i.String()
		}
	}
	return ""
}
