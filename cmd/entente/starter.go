package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"entente"
	"entente/crosswalk"
	"entente/format"
	"entente/ledger"
	"entente/source"
	"entente/starter"
)

// starterFiles are the files that the starter restates, by dataset, in the folder of data and facts.
var starterFiles = []struct {
	dataset string
	files   []string
}{
	{"cow-states", []string{"data/cow_states/states2016.csv"}},
	{"gw-states", []string{"data/gw_states/gwstates.xlsx"}},
	{"atop", []string{"data/atop/atop5_1m.csv", "data/atop/atop5_1a.csv", "data/atop/atop5_1aph.csv"}},
	{"alliances-since-2018", []string{"facts/alliances_since_2018.csv"}},
	{"korea-ties", []string{"facts/ties.csv"}},
}

func (p *program) starterCommand() *cobra.Command {
	c := &cobra.Command{Use: "starter", Short: "The facts that a new ledger opens with", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return p.showStarter() }}
	var from, to string
	build := &cobra.Command{
		Use: "build", Short: "Compile the starter from the publishers' files (for developers)", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return p.buildStarter(c.Context(), from, to) },
	}
	build.Flags().StringVar(&from, "from", filepath.Join("..", "shared"), "folder with data/ and facts/")
	build.Flags().StringVar(&to, "to", filepath.Join("starter", "data"), "folder to write")
	restore := &cobra.Command{
		Use: "restore", Short: "Put the starter's facts back into the ledger", Args: cobra.NoArgs,
		Long: `Restore puts back the files of the starter that are missing from the ledger or damaged, and the datasets
of the starter that it lacks or has from another version of the program. What you imported stays.`,
		RunE: func(c *cobra.Command, _ []string) error { return p.restoreStarter(c.Context()) },
	}
	c.AddCommand(build, restore)
	return c
}

func (p *program) showStarter() error {
	cw, err := crosswalk.New()
	if err != nil {
		return err
	}
	batches, err := starter.Batches(cw)
	if err != nil {
		return err
	}
	s := section{title: "The starter", columns: []string{"dataset", "edition", "title", "licence"}}
	for _, b := range batches {
		s.rows = append(s.rows, []string{string(b.Card.Dataset), b.Card.Edition, b.Card.Title, b.Card.Licence})
	}
	switch p.config.Format.value {
	case "json":
		out := []entente.Card{}
		for _, b := range batches {
			out = append(out, b.Card)
		}
		return writeJSON(p.out, out)
	case "csv":
		return writeCSV(p.out, s)
	}
	d := &document{}
	d.add(s)
	return d.write(p.out, p.config.Format.value)
}

// restoreStarter imports the starter again, but for the editions that are there from the publisher's
// own files: those say more.
func (p *program) restoreStarter(ctx context.Context) error {
	start := p.now()
	a, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer a.close()
	batches, err := starter.Batches(a.cw)
	if err != nil {
		return err
	}
	held, err := a.holdings(ctx)
	if err != nil {
		return err
	}
	batches = slices.DeleteFunc(batches, func(b entente.Batch) bool {
		return slices.ContainsFunc(held, func(h entente.Holding) bool {
			return h.EditionID() == b.Card.EditionID() && slices.ContainsFunc(h.Snapshots, isPublishers)
		})
	})
	report, err := a.ledger.Import(ctx, batches)
	if err != nil {
		return err
	}
	for i, b := range report.Batches {
		if b.Outcome == ledger.Unchanged && p.config.Format.value != "json" {
			report.Batches[i].Statements, report.Batches[i].Issues = nil, nil // its sentence says it all
		}
	}
	return p.printReport(report, false, since(start, p.now()), "")
}

// isPublishers reports whether a file came from its publisher, not with the program.
func isPublishers(s entente.Snapshot) bool { return s.Restates == "" }

func (p *program) buildStarter(ctx context.Context, from, to string) error {
	sources, err := p.datasets()
	if err != nil {
		return err
	}
	a := &app{sources: sources}
	var batches []entente.Batch
	for _, x := range starterFiles {
		src, err := find(a.sources, x.dataset)
		if err != nil {
			return err
		}
		var files []entente.File
		for _, f := range x.files {
			file, err := format.FromPath(filepath.Join(from, filepath.FromSlash(f)))
			if err != nil {
				return err
			}
			files = append(files, file)
		}
		b, err := source.Prepare(ctx, src, files)
		if err != nil {
			return err
		}
		batches = append(batches, b)
	}
	report, err := starter.Build(ctx, batches, to)
	if err != nil {
		return err
	}
	return p.printBuild(report, to)
}

func (p *program) printBuild(r starter.BuildReport, to string) error {
	s := section{text: []string{fmt.Sprintf("The starter was written to %s: %d datasets, %d kB.", to, len(r.Datasets),
		(r.Bytes+500)/1000)},
		columns: []string{"dataset", "edition", "rows read", "statements", "issues", "bytes"}}
	for _, d := range r.Datasets {
		s.rows = append(s.rows, []string{string(d.Dataset), d.Edition, fmt.Sprint(d.Rows),
			fmt.Sprint(sum(d.Statements)), fmt.Sprint(sum(d.Issues)), fmt.Sprint(d.Bytes)})
		for _, i := range d.LeftOut {
			s.text = append(s.text, fmt.Sprintf("%s leaves out the row at %s of %s, which nobody has reviewed.",
				d.Dataset, i.Locator.Place(), i.File))
		}
	}
	switch p.config.Format.value {
	case "json":
		return writeJSON(p.out, r)
	case "csv":
		return writeCSV(p.out, s)
	}
	d := &document{}
	d.add(s)
	return d.write(p.out, p.config.Format.value)
}

func sum(counts map[string]int) (n int) {
	for _, c := range counts {
		n += c
	}
	return n
}
