package main

import (
	"net/url"
	"strings"

	"github.com/spf13/cobra"

	"entente"
	"entente/ask"
	"entente/tie"
)

func (p *program) agreementCommand() *cobra.Command {
	var knownAt string
	c := &cobra.Command{
		Use: "agreement ID", Short: "One agreement: its parties, its versions, its changes", Example: "  entente agreement atop:3240",
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if err := mustBeDate("known-at", knownAt, p.today()); err != nil {
				return err
			}
			in := url.Values{"agreement": args, "known_at": {knownAt}}
			return p.show(c, "agreement", in, func(_ *app, x any) error { return p.printInstrument(x.(tie.Instrument)) })
		},
	}
	c.Flags().StringVar(&knownAt, "known-at", "", "use only what was published by this date")
	return c
}

// entryIntoForce is a date of its own beside the signature, or that a source has seen only the signature.
func entryIntoForce(v tie.InstrumentVersion) string {
	if v.AwaitsForce && v.InForce.IsZero() {
		return "not seen"
	}
	return v.InForce.String()
}

func (p *program) printInstrument(x tie.Instrument) error {
	notes := newFootnotes(p.config.Format.value, x.Evidence)
	parties := section{title: "Parties", columns: []string{"party", "towards", "from", "acceded", "to", "left", "owes", "source"}}
	for _, m := range x.Parties {
		parties.rows = append(parties.rows, []string{m.Name, string(m.Towards), m.From.String(), m.Acceded.String(), m.To.String(), m.Left.String(),
			strings.Join(m.Obligations, ", "), notes.cite(m.Evidence)})
	}
	d := &document{}
	d.add(section{title: x.Title, text: []string{string(x.ID) + ", " + strings.ReplaceAll(string(x.Kind), "_", " ")}})
	d.add(dropEmpty(parties))
	versions := section{title: "As the sources have it", columns: []string{"dataset", "signed", "in force", "ended", "claim", "note", "source"}}
	for _, v := range x.Versions {
		versions.rows = append(versions.rows, []string{string(v.Dataset), v.Signed.String(), entryIntoForce(v),
			v.Ended.String(), string(v.Claim), v.Note, notes.cite([]entente.EvidenceID{v.Evidence})})
	}
	d.add(dropEmpty(versions))
	if len(x.Changes) > 0 {
		changes := section{title: "Changes", columns: []string{"date", "change", "who", "note", "source"}}
		for _, e := range x.Changes {
			changes.rows = append(changes.rows, []string{e.Date.String(), strings.ReplaceAll(string(e.Kind), "_", " "), joinActors(e.Actors), e.Note, notes.cite([]entente.EvidenceID{e.Evidence})})
		}
		d.add(dropEmpty(changes))
	}
	disagreementSection(d, ask.Answer{Disagreements: x.Disagreements}, notes)
	notes.add(d)
	return d.write(p.out, p.config.Format.value)
}
