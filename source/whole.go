package source

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"entente"
)

// editionOf finds the edition of a batch's files and holds them against its card. The card that comes
// back is the one to keep: of files that lack rows it does not claim to be complete. The notes are
// issues about whole files.
func editionOf(ctx context.Context, s entente.Source, files []entente.BatchFile, n Naming) (
	entente.Card, []entente.Issue, error) {
	var seen []sighting
	for _, f := range files {
		x, err := sight(ctx, s, f)
		if err != nil {
			return entente.Card{}, nil, err
		}
		seen = append(seen, x)
	}
	card, isNew, err := settle(s, seen, n)
	if err != nil {
		return card, nil, err
	}
	if err := leavesOut(s, card, seen); err != nil {
		return card, nil, err
	}
	var notes []entente.Issue
	if isNew {
		if card, err = withYears(ctx, s, card, files); err != nil {
			return card, nil, err
		}
		notes = append(notes, entente.Issue{Rule: entente.RuleNotDescribed,
			Message: fmt.Sprintf("no card describes edition %s of %s: it is kept under this name, published %s, "+
				"with the years %d to %d", card.Edition, card.Short, card.Published, card.From, card.To.Year)})
	}
	said := n.Edition != "" || slices.ContainsFunc(seen, func(x sighting) bool { return x.card != nil })
	for _, x := range seen {
		notes = append(notes, x.notes(card, said)...)
	}
	if slices.ContainsFunc(notes, func(i entente.Issue) bool { return i.Rule == entente.RuleIncomplete }) {
		card.Partial = true
	}
	card.Recognise = nil // it has done its work
	return card, notes, nil
}

// notes are what is odd about a file of an edition; isSaid is whether something said which it is.
func (x sighting) notes(card entente.Card, isSaid bool) (notes []entente.Issue) {
	if x.isWhole || card.Recognise == nil {
		return nil
	}
	add := func(rule, message string) {
		notes = append(notes, entente.Issue{Rule: rule, File: x.file.Name, Message: message})
	}
	if !isSaid {
		add(entente.RuleEditionAssumed, fmt.Sprintf("nothing in the file says of which edition it is; "+
			"it is taken to be of %s, the newest known (--edition names another)", card.Edition))
	}
	switch want := rowsOf(card, x.file.Role); {
	case want == 0 || want == x.census.rows:
	case x.census.rows < want:
		add(entente.RuleIncomplete, fmt.Sprintf("has %d of the %d rows that the %s file of %s %s has: "+
			"that something is not in it says nothing", x.census.rows, want, x.file.Role, card.Short, card.Edition))
	default:
		add(entente.RuleMoreRows, fmt.Sprintf("has %d rows, and the %s file of %s %s has %d", x.census.rows,
			x.file.Role,
			card.Short, card.Edition, want))
	}
	if last := card.Recognise.Years.Last; last > 0 && x.census.lastYear > last {
		add(entente.RuleBeyondEdition, fmt.Sprintf("reaches the year %s in %s, and %s %s ends in %d",
			x.census.last.text,
			x.census.last.place.Place(), card.Short, card.Edition, last))
	}
	return notes
}

// leavesOut refuses a file in which a group of rows is missing on purpose: no group is like those that
// the variant leaves out, and either nearly all of the other groups are there or the file is called so.
// A selection of somebody's own lacks other rows as well, and is only incomplete.
func leavesOut(s entente.Source, card entente.Card, seen []sighting) error {
	variants := lookFor(editions(s)).variants
	for _, x := range seen {
		for i, groups := range x.census.groups {
			v := variants[i]
			alike := 0
			for _, isLike := range groups {
				if isLike {
					alike++
				}
			}
			rest := v.Groups - v.Absent
			isNamed := strings.Contains(strings.ToLower(x.file.Name), strings.ToLower(v.Name))
			isOfEdition := card.Recognise != nil && slices.ContainsFunc(card.Recognise.Variants,
				func(o entente.Variant) bool {
					return o.Name == v.Name && o.Groups == v.Groups && o.Absent == v.Absent
				})
			if len(groups) == 0 || alike > 0 || !isNamed && !(isOfEdition && len(groups) <= rest &&
				len(groups)*20 >= rest*19) {
				continue
			}
			return refuse(fmt.Sprintf("%s leaves rows out on purpose: it is the %s variant of %s %s, without %s. "+
				"It has %d of %d and none of those", x.file.Name, v.Name, s.Card.Short, card.Edition, v.Lacks,
				len(groups), v.Groups),
				"take the file of the whole edition; from this one it would seem that what was left out never was")
		}
	}
	return nil
}

// withYears gives the card of an edition that nobody described the years that its statements span.
func withYears(ctx context.Context, s entente.Source, card entente.Card, files []entente.BatchFile) (
	entente.Card, error) {
	if card.From > 0 && !card.To.IsZero() {
		return card, nil
	}
	var first, last int
	note := func(dates ...entente.Date) {
		for _, d := range dates {
			y := int(d.Year)
			if y == 0 || y > int(card.Published.Year) { // what was published cannot have looked later
				continue
			}
			if first == 0 || y < first {
				first = y
			}
			last = max(last, y)
		}
	}
	_, err := load(ctx, s, card, files, func(st entente.Statement) error {
		switch v := st.(type) {
		case entente.Agreement:
			note(v.Signed, v.InForce, v.Ended)
		case entente.Member:
			note(v.Period.From, v.Period.To)
		case entente.Link:
			note(v.Period.From, v.Period.To)
		case entente.Change:
			note(v.Date)
		case entente.Flow:
			note(v.Period.From, v.Period.To)
		case entente.Spell:
			note(v.Period.From, v.Period.To)
		}
		return nil
	})
	if err != nil {
		return card, err
	}
	if first == 0 {
		return card, invalid(s, fmt.Sprintf(
			"no year was found in the files of %s %s up to its publication, so its coverage is not known", card.Short,
			card.Edition),
			"add --covers FIRST-LAST with the years that the edition covers")
	}
	if card.From == 0 {
		card.From = first
	}
	if card.To.IsZero() {
		card.To = entente.Date{Year: int16(last), Month: 12, Day: 31}
	}
	return card, nil
}
