package main

import (
	"fmt"
	"maps"
	"net/url"
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
		Use: "sources [DATASET]", Short: "The datasets: what is in the ledger, what can be imported",
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: p.completeDataset,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return p.show(c, "sources", url.Values{},
					func(_ *app, x any) error { return p.printSources(x.(api.Sources).Sources) })
			}
			sources, err := p.datasets()
			if err != nil {
				return err
			}
			dataset, _, _ := strings.Cut(args[0], "@")
			if _, err := find(sources, dataset); err != nil { // with a hint of what was meant
				return err
			}
			return p.show(c, "source", url.Values{"dataset": args}, func(_ *app, x any) error {
				return p.printSource(x.(api.Sources).Sources)
			})
		},
	}
}

func (p *program) printSources(held []entente.Holding) error {
	s := section{title: "In the ledger", columns: []string{"dataset", "edition", "title", "years", "rows", "issues",
		"licence"}}
	more := section{title: "Can be imported", columns: []string{"dataset", "edition", "title", "years", "licence"}}
	for _, h := range held {
		if h.Loaded {
			issues := 0
			for _, n := range h.Issues {
				issues += n
			}
			s.rows = append(s.rows, []string{string(h.Dataset), h.Edition, h.Title, years(h.Card), fmt.Sprint(h.Rows),
				fmt.Sprint(issues), h.Licence})
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
	d := &document{}
	for _, h := range held {
		card := section{title: h.Title, columns: []string{"", ""}, rows: [][]string{
			{"dataset", string(h.Dataset)}, {"edition", h.Edition}, {"publisher", h.Publisher},
			{"published", h.Published.String()},
			{"covers", years(h.Card) + ", " + h.Universe}, {"citation", h.Citation}, {"licence", h.Licence},
			{"terms", h.Terms}, {"home", h.Home}}}
		for _, t := range slices.Sorted(maps.Keys(h.Statements)) {
			card.rows = append(card.rows, []string{t, fmt.Sprint(h.Statements[t])})
		}
		if !h.Loaded {
			card.rows = append(card.rows, []string{"in the ledger", "no: " + importLine(h)})
		}
		d.add(card)
		d.add(filesToBring(h))
		d.add(section{title: "Known pitfalls", text: bullets(h.Pitfalls)})
		if len(h.Snapshots) > 0 {
			files := section{title: "Files", columns: []string{"snapshot", "file", "role", "bytes", "imported",
				"restates"}}
			for _, x := range h.Snapshots {
				files.rows = append(files.rows, []string{string(x.ID[:12]), x.Name, x.Role, fmt.Sprint(x.Bytes),
					x.Imported, x.Restates})
			}
			d.add(dropEmpty(files))
		}
		if len(h.KeptIssues) > 0 {
			issues := section{title: "Issues", columns: []string{"rule", "problem"}}
			if n, kept := sum(h.Issues), len(h.KeptIssues); kept < n {
				issues.text = []string{fmt.Sprintf("%d problems were counted (%s); the first %d were kept and "+
					"are listed.", n, counts(h.Issues), kept)}
			}
			for _, i := range h.KeptIssues {
				issues.rows = append(issues.rows, []string{i.Rule, i.String()})
			}
			d.add(issues)
		}
	}
	return d.write(p.out, p.config.Format.value)
}

// counts lists numbers by name: "bad_date 3, unknown_code 12".
func counts(of map[string]int) string {
	var out []string
	for _, name := range slices.Sorted(maps.Keys(of)) {
		out = append(out, fmt.Sprintf("%s %d", name, of[name]))
	}
	return strings.Join(out, ", ")
}

// importLine is the command that brings a dataset in.
func importLine(h entente.Holding) string {
	line := "entente import " + string(h.Dataset) + " FILE"
	if len(h.Files) > 1 || (len(h.Files) == 1 && h.Files[0].Many) {
		line += "…"
	}
	if h.OptIn {
		line += " --opt-in " + string(h.Dataset)
	}
	return line
}

// filesToBring says which files an import reads: each is recognised by its columns.
func filesToBring(h entente.Holding) section {
	s := section{title: "Files that an import reads", columns: []string{"file", "needed", "columns that it must have"}}
	for _, f := range h.Files {
		needed := "no"
		if f.Required {
			needed = "yes"
		}
		if f.Many {
			needed += ", one or more"
		}
		s.rows = append(s.rows, []string{f.Name, needed, strings.Join(f.Columns, ", ")})
	}
	if len(s.rows) > 0 {
		s.text = []string{"Bring them from " + h.Home + "; each is recognised by its columns, whatever it is called."}
	}
	return s
}

func bullets(lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = "- " + strings.TrimSpace(l)
	}
	return out
}
