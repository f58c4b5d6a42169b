package main

import (
	"cmp"
	"fmt"
	"net/url"
	"strings"

	"github.com/spf13/cobra"

	"entente/say"
	"entente/tie"
)

func (p *program) membersCommand() *cobra.Command {
	var asOf, knownAt, lang string
	c := &cobra.Command{
		Use: "members GROUP", Short: "Who belongs to a group, since when, under which treaty", Args: cobra.ExactArgs(1),
		ValidArgsFunction: completeActors(1),
		Example: "  entente members NATO\n  entente members \"Warsaw Pact\" --as-of 1970\n  entente " +
			"members ECOWAS --format csv",
		RunE: func(c *cobra.Command, args []string) error {
			return p.answer(c, "members", questionFlags{asOf: asOf, knownAt: knownAt, lang: lang},
				url.Values{"group": args})
		},
	}
	c.Flags().StringVar(&asOf, "as-of", "", "the date in the world: a day, a month or a year (at some time in it); "+
		"today if empty")
	c.Flags().StringVar(&lang, "lang", "", "the language of the answer, en or ko; English if empty")
	c.Flags().StringVar(&knownAt, "known-at", "", "use only what was published by this date")
	return c
}

// rosterSections lists the members of a group with their dates, those who left, and its treaties.
func rosterSections(d *document, x say.Answer, notes *footnotes) {
	r := x.Membership
	if r == nil {
		return
	}
	lists := []section{memberSection("Members", r.Members, notes), memberSection("Left before that date", r.Former,
		notes),
		memberSection("Joined after that date", r.Later, notes)}
	if r.AskedAll != nil {
		lists = []section{memberSection("Membership", r.AskedAll, notes)}
	} else if r.Asked != nil {
		lists = []section{memberSection("Membership", []tie.Membership{*r.Asked}, notes)}
	}
	for _, s := range lists {
		if len(s.rows) > 0 {
			d.add(s)
		}
	}
	s := section{title: "Treaties of the group", columns: []string{"agreement", "title", "what", "signed", "ended",
		"parties", "they owe each other", "source"}}
	for _, t := range r.Treaties {
		if !t.IsHeld {
			continue
		}
		s.rows = append(s.rows, []string{string(t.Agreement), t.Title, string(t.Role), t.Signed.String(),
			t.Ended.String(),
			fmt.Sprint(t.Parties),
			dashed(t.Obligations), notes.cite(t.Evidence)})
	}
	if len(s.rows) > 0 {
		s.text = []string{"entente agreement ID shows the parties of one, with accession and exit."}
		d.add(dropEmpty(s))
	}
}

func memberSection(title string, ms []tie.Membership, notes *footnotes) section {
	s := section{title: title, columns: []string{"member", "since", "until", "spells", "standing", "owes", "how sure",
		"source"}}
	for _, m := range ms {
		if len(m.Spells) == 0 {
			continue
		}
		since, until := m.From.String(), m.To.String()
		if m.Basis == tie.BasisTreaty {
			since += " (treaty)"
		}
		state := string(m.Standing)
		if m.Standing == tie.IsSuspended {
			state += " since " + m.Suspended.String()
		} else if m.How != "" && m.Holds() {
			state += ", later " + m.How
		} else if m.How != "" {
			state = m.How
		}
		if len(m.Legs) > 0 && m.Holds() {
			state += ", " + legWords(m.Legs)
		}
		owes := cmp.Or(dashed(m.Obligations), m.ObligationsNote)
		s.rows = append(s.rows, []string{m.Name, since, until, spellsOf(m), state, owes, sureness(m),
			notes.cite(m.Evidence)})
	}
	if len(s.rows) == 0 {
		return section{}
	}
	return dropEmpty(s)
}

// spellsOf are all the spells of a membership that has more than one.
func spellsOf(m tie.Membership) string {
	if len(m.Spells) < 2 {
		return ""
	}
	parts := make([]string, len(m.Spells))
	for i, s := range m.Spells {
		parts[i] = strings.TrimSpace(s.From.String() + " – " + s.To.String())
		if s.How != "" && s.How != "left" {
			parts[i] += " (" + s.How + ")"
		}
	}
	return strings.Join(parts, "; ")
}

// legWords name the suspended duties of a member or party towards single others.
func legWords(legs []tie.Suspension) string {
	parts := make([]string, len(legs))
	for i, l := range legs {
		parts[i] = "towards " + joinActors(l.By) + " suspended since " + l.Since.String()
	}
	return strings.Join(parts, ", ")
}

func sureness(m tie.Membership) string {
	switch {
	case m.Sure == tie.LastObserved:
		return "last observed " + m.Observed.String()
	case !m.Confirmed.IsZero():
		return "confirmed " + m.Confirmed.String()
	case m.Sure == tie.Listed:
		return "own list only"
	case m.Holds():
		return "covered"
	}
	return ""
}

func dashed(obligations []string) string {
	return strings.ReplaceAll(strings.Join(obligations, ", "), "_", "-")
}
