package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"entente"
	"entente/source"
)

// edition is what somebody who imports files says of their edition, as flags.
type edition struct{ name, published, covers string }

func (e *edition) flags(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&e.name, "edition", "", "the edition that the files are of, where they do not say so themselves")
	f.StringVar(&e.published, "published", "",
		"when an edition that no card describes was published: a day, a month or a year")
	f.StringVar(&e.covers, "covers", "", "the years that it covers, as 1815-2003; without it those found in the files")
}

// naming reads the flags. Only an edition that is named can have a date or years of its own.
func (e edition) naming(today entente.Date) (source.Naming, error) {
	n := source.Naming{Edition: strings.TrimSpace(e.name)}
	wrong := func(message, hint string) (source.Naming, error) {
		return source.Naming{}, &entente.Error{Code: entente.CodeInvalid, Op: "entente.import", Message: message,
			Hint: hint}
	}
	if n.Edition == "" && e.name+e.published+e.covers != "" {
		return wrong("--published and --covers belong to an edition that --edition names",
			"add --edition NAME; without it the edition is recognised from the files")
	}
	if strings.ContainsAny(n.Edition, "@/\\\n\t") || len(n.Edition) > 60 {
		return wrong(fmt.Sprintf("%.80q is no name of an edition", e.name),
			"use the publisher's own, such as 3.0 or 2016")
	}
	var err error
	if n.Published, err = entente.ParseDate(e.published); err != nil {
		return wrong(fmt.Sprintf("--published %q is no date", e.published),
			"write a day, a month or a year: 2005-03-01, 2005-03 or 2005")
	}
	if today.Before(n.Published.First()) {
		return wrong("--published "+e.published+" is after today", "an edition is used from its publication on")
	}
	if e.covers == "" {
		return n, nil
	}
	from, to, ok := strings.Cut(e.covers, "-")
	first, err1 := strconv.Atoi(strings.TrimSpace(from))
	last, err2 := strconv.Atoi(strings.TrimSpace(to))
	if !ok || err1 != nil || err2 != nil || first < 1000 || last < first || last > int(today.Year) {
		return wrong(fmt.Sprintf("--covers %q is no span of years", e.covers),
			"write the first and the last year, as 1815-2003")
	}
	n.From, n.To = first, entente.Date{Year: int16(last), Month: 12, Day: 31}
	return n, nil
}

// sideBySide says which edition answers when, where the ledger holds several of a dataset.
func sideBySide(held []entente.Holding, of entente.Card) string {
	held = slices.DeleteFunc(slices.Clone(held), func(h entente.Holding) bool {
		return h.Dataset != of.Dataset || !h.Loaded
	})
	if len(held) < 2 {
		return ""
	}
	slices.SortFunc(held, func(a, b entente.Holding) int { return a.Published.Compare(b.Published) })
	var says []string
	for i, h := range held[1:] {
		says = append(says, fmt.Sprintf("%s answers questions with --known-at from %s until before %s", held[i].Edition,
			held[i].Published, h.Published))
	}
	last := held[len(held)-1]
	says = append(says, fmt.Sprintf("%s answers from %s on, and where no --known-at is given", last.Edition,
		last.Published))
	return fmt.Sprintf("The ledger holds %d editions of %s: %s.", len(held), of.Short, strings.Join(says, "; "))
}

// completeEdition offers the editions that the cards of the dataset on the command line describe.
func (p *program) completeEdition(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	sources, err := p.datasets()
	if err != nil || len(args) == 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var out []string
	for _, s := range sources {
		if string(s.Card.Dataset) == args[0] {
			for _, c := range append([]entente.Card{s.Card}, s.Older...) {
				out = append(out, c.Edition)
			}
		}
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}
