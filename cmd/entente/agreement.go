package main

import (
	"net/url"
	"strings"

	"github.com/spf13/cobra"

	"entente"
	"entente/ask"
	"entente/say"
	"entente/say/en"
	"entente/tie"
)

func (p *program) agreementCommand() *cobra.Command {
	var knownAt string
	c := &cobra.Command{
		Use: "agreement ID", Short: "One agreement: its parties, its versions, its changes",
		Example: "  entente agreement atop:3240",
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if err := mustBeDate("known-at", knownAt, p.today()); err != nil {
				return err
			}
			in := url.Values{"agreement": args, "known_at": {knownAt}}
			return p.show(c, "agreement", in,
				func(a *app, x any) error { return p.printInstrument(x.(tie.Instrument), en.New(a.cw)) })
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

func (p *program) printInstrument(x tie.Instrument, words say.Labels) error {
	notes := newFootnotes(p.config.Format.value, x.Evidence, words)
	d := &document{}
	what := string(x.ID) + ", " + notes.words.Called(x.View())
	if len(x.Obligations) > 0 {
		what += ": its parties owe, or owed, each other " + dashed(x.Obligations)
	}
	d.add(section{title: x.Title, text: []string{what}})
	d.add(partySection(x.Parties, notes))
	versions := section{title: "As the sources have it", columns: []string{"dataset", "signed", "in force", "ended",
		"claim", "note", "source"}}
	for _, v := range x.Versions {
		versions.rows = append(versions.rows, []string{string(v.Dataset), v.Signed.String(), entryIntoForce(v),
			v.Ended.String(), string(v.Claim), v.Remark(), notes.cite([]entente.EvidenceID{v.Evidence})})
	}
	d.add(dropEmpty(versions))
	eventSection(d, "Changes", x.Changes, notes)
	eventSection(d, "Claimed, and not so", x.Claims, notes)
	disagreementSection(d, say.Answer{Finding: ask.Finding{Disagreements: x.Disagreements}}, notes)
	notes.add(d)
	return d.write(p.out, p.config.Format.value)
}

// partySection lists the parties with the changes applied: who acceded, left, came back, and takes no part.
func partySection(parties []tie.Party, notes *footnotes) section {
	s := section{title: "Parties", columns: []string{"party", "towards", "from", "acceded", "to", "left", "standing",
		"owes", "source"}}
	for _, m := range parties {
		acceded, standing := m.Acceded, ""
		if acceded == m.From {
			acceded = entente.Date{} // in the column before it already
		}
		switch {
		case !m.Suspended.IsZero():
			standing = "suspended since " + m.Suspended.String()
		case len(m.Legs) > 0:
			standing = legWords(m.Legs)
		}
		from := m.From.String()
		if !m.Signed.IsZero() {
			from = "signed " + m.Signed.String()
		}
		s.rows = append(s.rows, []string{m.Name, string(m.Towards), from, acceded.String(), m.To.String(),
			m.Left.String(), standing, dashed(m.Obligations), notes.cite(m.Evidence)})
	}
	return dropEmpty(s)
}

// eventSection lists changes, or what was claimed to have changed.
func eventSection(d *document, title string, events []tie.Event, notes *footnotes) {
	if len(events) == 0 {
		return
	}
	s := section{title: title, columns: []string{"date", "change", "who", "claim", "note", "source"}}
	for _, e := range events {
		s.rows = append(s.rows, []string{e.Date.String(), strings.ReplaceAll(string(e.Kind), "_", " "),
			joinActors(e.Actors), strings.ReplaceAll(string(e.Claim), "_", " "), e.Note,
			notes.cite([]entente.EvidenceID{e.Evidence})})
	}
	d.add(dropEmpty(s))
}
