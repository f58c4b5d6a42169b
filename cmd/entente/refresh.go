package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"entente"
	"entente/ledger"
	"entente/source"
	"entente/starter"
)

func (p *program) ledgerRefreshCommand() *cobra.Command {
	return &cobra.Command{
		Use: "refresh", Short: "Read again what an older program made, or what is damaged", Args: cobra.NoArgs,
		Long: `Refresh reads the files that the ledger keeps again, where this program reads them otherwise than the one
that imported them, where its source cards say something else, and where what was read is damaged. It brings
a ledger of an older program up to date. No file has to be brought; entente ledger rollback undoes it.`,
		RunE: func(c *cobra.Command, _ []string) error { return p.refresh(c.Context()) },
	}
}

func (p *program) refresh(ctx context.Context) error {
	start := p.now()
	a, err := p.openAnyway(ctx)
	if err != nil {
		return err
	}
	defer a.close()
	report, err := a.ledger.Refresh(ctx, a.remake)
	if err != nil {
		return err
	}
	return p.printRefresh(report, since(start, p.now()))
}

// remake prepares the files of an edition that the ledger holds, as an import of them would.
func (a *app) remake(ctx context.Context, h ledger.Held) (entente.Batch, error) {
	if slices.ContainsFunc(h.Files, func(f entente.BatchFile) bool { return f.Restates != "" }) {
		return starter.Again(h.Card, h.Files, a.cw)
	}
	src, err := find(a.sources, string(h.Card.Dataset))
	if err != nil {
		return entente.Batch{}, err
	}
	files := make([]entente.File, len(h.Files))
	for i, f := range h.Files {
		files[i] = f.File
	}
	b, err := source.PrepareAs(ctx, src, files, source.Naming{})
	if err == nil && b.Card.EditionID() == h.Card.EditionID() {
		return b, nil
	}
	// Whoever imported the files named their edition.
	return source.PrepareAs(ctx, src, files, source.Naming{Edition: h.Card.Edition, Published: h.Card.Published,
		From: h.Card.From, To: h.Card.To})
}

// printRefresh says what was read again.
func (p *program) printRefresh(r ledger.Report, took string) error {
	if p.config.Format.value == "json" {
		return writeJSON(p.out, r)
	}
	s := section{columns: []string{"edition", "read again", "rows", "issues"}}
	again := 0
	for _, b := range r.Batches {
		why := ""
		if b.Outcome != ledger.Unchanged {
			again++
			why = "yes, " + whyRefreshed(b)
		}
		s.rows = append(s.rows, []string{b.Edition, why, fmt.Sprint(b.Rows), fmt.Sprint(sum(b.Issues))})
	}
	if p.config.Format.value == "csv" {
		return writeCSV(p.out, s)
	}
	switch {
	case !r.IsChanged:
		s.text = []string{"Everything is as this program reads it: nothing was changed."}
	case again == 0:
		s.text = []string{fmt.Sprintf("The ties were derived again in %s. Generation %06d is in use.", took,
			r.Generation)}
	default:
		s.text = []string{fmt.Sprintf("%s read again in %s. Generation %06d is in use.",
			counted(again, "edition"), took,
			r.Generation)}
	}
	d := &document{}
	d.add(s)
	return d.write(p.out, p.config.Format.value)
}

// whyRefreshed says why an edition was read again.
func whyRefreshed(b ledger.BatchReport) string {
	switch b.Why {
	case ledger.CardChanged:
		return "its source card says something else"
	case ledger.MappingChanged:
		return "this program reads it otherwise"
	case ledger.PartDamaged:
		return "what had been read was damaged"
	}
	return "it was of an older program"
}
