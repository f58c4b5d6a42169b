package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"net/url"
	"strings"

	"github.com/spf13/cobra"

	"entente/evidence"
)

func (p *program) traceCommand() *cobra.Command {
	return &cobra.Command{
		Use: "trace EVIDENCE", Short: "The row behind a footnote: as it stands in the file, and what was read from it",
		Example: "  entente trace eafd146fa5c5.L412", Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return p.show(c, "trace", url.Values{"evidence": args},
				func(_ *app, x any) error { return p.printRow(x.(evidence.Row)) })
		},
	}
}

func (p *program) printRow(r evidence.Row) error {
	e := r.Evidence
	cells := section{title: "Cells", columns: []string{"column", "cell"}}
	for i, f := range r.Fields {
		if f != "" && i < len(r.Columns) {
			cells.rows = append(cells.rows, []string{r.Columns[i], f})
		}
	}
	d := &document{}
	where := section{title: "Evidence", columns: []string{"", ""}}
	for _, row := range [][]string{{"id", string(r.ID)}, {"source", e.Source}, {"file", e.File + ", " + e.Place},
		{"snapshot", string(e.Snapshot)},
		{"restates", e.Restates}, {"citation", e.Citation}, {"licence", e.Licence}, {"link", e.URL},
		{"trust", e.Trust}} {
		if row[1] != "" {
			where.rows = append(where.rows, row)
		}
	}
	d.add(where)
	if x := r.Restated; x != nil {
		d.add(section{title: "Entente's restatement", raw: r.Raw,
			text: []string{fmt.Sprintf("This record is Entente's restatement of %s of %s (%s).", x.Place, x.File,
				x.Source)}})
		d.add(section{title: "The publisher's own line", raw: x.Raw, text: []string{sentence(x.Hint)}})
	} else {
		d.add(section{title: "As it stands in the publisher's file", raw: r.Raw})
	}
	d.add(cells)
	for _, s := range r.Statements {
		read := section{title: "Read as (" + s.Table + ")", columns: []string{"field", "value"}}
		for _, v := range s.Values {
			if v.Value != "" {
				read.rows = append(read.rows, []string{v.Name, v.Value})
			}
		}
		d.add(read)
	}
	if len(r.Statements) == 0 {
		d.add(section{text: []string{"No statement of the ledger in use was read from this row."}})
	}
	return d.write(p.out, p.config.Format.value)
}

// sentence begins with a capital and ends with a full stop.
func sentence(s string) string { return strings.ToUpper(s[:1]) + s[1:] + "." }

// writeCSV writes the table of a section.
func writeCSV(w io.Writer, s section) error {
	if err := csv.NewWriter(w).WriteAll(append([][]string{s.columns}, s.rows...)); err != nil {
		return fmt.Errorf("writing CSV: %w", err)
	}
	return nil
}
