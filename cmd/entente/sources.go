package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"entente"
	"entente/api"
	"entente/crosswalk"
	"entente/source"
)

// datasets lists what can be imported, without opening a ledger.
func (p *program) datasets() ([]entente.Source, error) {
	cw, err := crosswalk.New()
	if err != nil {
		return nil, err
	}
	return source.All(cw)
}

func (p *program) sourcesCommand() *cobra.Command {
	return &cobra.Command{
		Use: "sources [DATASET]", Short: "The datasets: what is in the ledger, what can be imported", Args: cobra.MaximumNArgs(1),
		ValidArgsFunction: p.completeDataset,
		RunE: func(c *cobra.Command, args []string) error {
			a, err := p.open(c.Context())
			if err != nil {
				return err
			}
			defer a.close()
			held, err := a.book.Holdings(c.Context())
			if err != nil {
				return err
			}
			if len(args) == 0 {
				return p.printSources(held)
			}
			var of []entente.Holding
			for _, h := range held {
				if string(h.Dataset) == args[0] {
					of = append(of, h)
				}
			}
			if len(of) == 0 {
				_, err := a.find(args[0])
				return err
			}
			return p.printSource(of)
		},
	}
}

func (p *program) printSources(held []entente.Holding) error {
	switch p.config.Format.value {
	case "json":
		return writeJSON(p.out, held)
	case "csv":
		return p.printTwin(api.SourcesCSV(held))
	}
	s := section{title: "In the ledger", columns: []string{"dataset", "edition", "title", "years", "rows", "issues", "licence"}}
	more := section{title: "Can be imported", columns: []string{"dataset", "edition", "title", "years", "licence"}}
	for _, h := range held {
		if h.Loaded {
			issues := 0
			for _, n := range h.Issues {
				issues += n
			}
			s.rows = append(s.rows, []string{string(h.Dataset), h.Edition, h.Title, years(h.Card), fmt.Sprint(h.Rows), fmt.Sprint(issues), h.Licence})
			continue
		}
		title := h.Title
		if h.OptIn {
			title += " (off unless --opt-in " + string(h.Dataset) + ")"
		}
		more.rows = append(more.rows, []string{string(h.Dataset), h.Edition, title, years(h.Card), h.Licence})
	}
	d := &document{}
	d.add(s)
	d.add(more)
	return d.write(p.out, p.config.Format.value)
}

func years(c entente.Card) string {
	if c.To.IsZero() {
		return fmt.Sprintf("%d–", c.From)
	}
	return fmt.Sprintf("%d–%d", c.From, c.To.Year)
}

func (p *program) printSource(held []entente.Holding) error {
	switch p.config.Format.value {
	case "json":
		return writeJSON(p.out, held)
	case "csv":
		return p.printTwin(api.SourcesCSV(held))
	}
	d := &document{}
	for _, h := range held {
		card := section{title: h.Title, columns: []string{"", ""}, rows: [][]string{
			{"dataset", string(h.Dataset)}, {"edition", h.Edition}, {"publisher", h.Publisher}, {"published", h.Published.String()},
			{"covers", years(h.Card) + ", " + h.Universe}, {"citation", h.Citation}, {"licence", h.Licence}, {"terms", h.Terms}, {"home", h.Home}}}
		for _, t := range slices.Sorted(maps.Keys(h.Statements)) {
			card.rows = append(card.rows, []string{t, fmt.Sprint(h.Statements[t])})
		}
		if !h.Loaded {
			card.rows = append(card.rows, []string{"in the ledger", "no: entente import " + string(h.Dataset) + " FILE…"})
		}
		d.add(card)
		d.add(section{title: "Known pitfalls", text: bullets(h.Pitfalls)})
		if len(h.Snapshots) > 0 {
			files := section{title: "Files", columns: []string{"snapshot", "file", "role", "bytes", "imported", "restates"}}
			for _, x := range h.Snapshots {
				files.rows = append(files.rows, []string{string(x.ID[:12]), x.Name, x.Role, fmt.Sprint(x.Bytes), x.Imported, x.Restates})
			}
			d.add(dropEmpty(files))
		}
		if len(h.KeptIssues) > 0 {
			issues := section{title: "Issues", columns: []string{"rule", "problem"}}
			for _, i := range h.KeptIssues {
				issues.rows = append(issues.rows, []string{i.Rule, i.String()})
			}
			d.add(issues)
		}
	}
	return d.write(p.out, p.config.Format.value)
}

func bullets(lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = "- " + strings.TrimSpace(l)
	}
	return out
}
