package evidence

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/crosswalk"
)

// Coverage says what one dataset could have told about the question, and what it could not.
type Coverage struct {
	Dataset entente.DatasetID `json:"dataset_id"`
	Short   string            `json:"dataset"` // "ATOP"
	Edition string            `json:"edition"` // the one that was asked, of several in the ledger
	From    int               `json:"from"`
	To      *int              `json:"to"` // last year; null for a list that is kept up
	// what it says of the date: "" covered, out_of_coverage, not_coded, not_in_system
	Status  Absence        `json:"status"`
	Kinds   []entente.Kind `json:"codes"` // the kinds of tie that it can tell of
	Note    string         `json:"note"`
	Partial bool           `json:"partial,omitempty"` // the list does not claim to be complete
}

// LastYear is the last year covered; 0 for a list that is kept up.
func (c Coverage) LastYear() int {
	if c.To == nil {
		return 0
	}
	return *c.To
}

// Scope is what a question is about, as far as coverage goes.
type Scope struct {
	Actors    []entente.ActorID // the subject first
	At, Known entente.Date
	Kinds     []entente.Kind // empty: all
}

// Library is what is known without a ledger: who the actors are, and what can be imported.
type Library struct {
	Names     *crosswalk.Crosswalk
	Available []entente.Card // every edition that the program can import, loaded or not
}

// Cover says what each dataset could have told of a scope, loaded or not, and why there is nothing to
// show where nothing was found. inUse are the editions in use at the scope's date of knowledge.
func (l Library) Cover(ctx context.Context, r Reader, s Scope, inUse []entente.Card, found bool) ([]Coverage, Absence,
	error) {
	out := []Coverage{}
	for _, c := range inUse {
		if relevant(c, s.Kinds) {
			out = append(out, CoverageOf(c, s))
		}
	}
	for _, c := range importable(l.Available, s.Known) {
		loaded := slices.ContainsFunc(inUse, func(x entente.Card) bool { return x.Dataset == c.Dataset })
		if !loaded && !c.OptIn && relevant(c, s.Kinds) {
			x := CoverageOf(c, s)
			x.Status, x.Note = NotCoded, "not in this ledger: entente import "+string(c.Dataset)+" FILE"
			if isLate(c, s.Known) {
				x.Note = fmt.Sprintf("edition %s was not published before %s", c.Edition, InWords(c.Published))
			}
			out = append(out, x)
		}
	}
	slices.SortFunc(out, func(a, b Coverage) int {
		return cmp.Or(falseFirst(a.Status != Found, b.Status != Found), cmp.Compare(a.Short, b.Short))
	})
	missing := Found
	for _, actor := range s.Actors {
		gone, note, err := l.notInSystem(ctx, r, actor, s.At)
		if err != nil {
			return nil, "", err
		}
		if gone {
			missing = NotInSystem
			out = append(out, Coverage{Dataset: "cow-states", Short: "State system", Status: NotInSystem, Note: note})
		}
	}
	if found {
		return out, Found, nil
	}
	if missing == NotInSystem { // what no dataset can code, none can miss
		out = slices.DeleteFunc(out, func(c Coverage) bool { return c.Status != NotInSystem })
	}
	return out, cmp.Or(missing, absence(out)), nil
}

// isLate reports whether an edition was published after a date of knowledge.
func isLate(c entente.Card, known entente.Date) bool {
	return !known.IsZero() && known.Last().Before(c.Published.First())
}

// importable is one card of each dataset: of its editions the newest that was published by the date of
// knowledge, or else the newest.
func importable(available []entente.Card, known entente.Date) []entente.Card {
	var out []entente.Card
	for _, c := range available {
		i := slices.IndexFunc(out, func(o entente.Card) bool { return o.Dataset == c.Dataset })
		switch {
		case i < 0:
			out = append(out, c)
		case isLate(out[i], known) && !isLate(c, known),
			isLate(out[i], known) == isLate(c, known) && out[i].Published.Before(c.Published):
			out[i] = c
		}
	}
	return out
}

// relevant reports whether a dataset can tell of any of the kinds asked for.
func relevant(c entente.Card, kinds []entente.Kind) bool {
	return len(c.Kinds) > 0 && (len(kinds) == 0 ||
		slices.ContainsFunc(c.Kinds, func(k entente.Kind) bool { return slices.Contains(kinds, k) }))
}

// CoverageOf is what one edition could have told of a scope.
func CoverageOf(c entente.Card, s Scope) Coverage {
	x := Coverage{Dataset: c.Dataset, Short: c.Short, Edition: c.Edition, From: c.From, Kinds: c.Kinds,
		Note: c.Universe}
	codes := len(c.Subjects) == 0 ||
		slices.ContainsFunc(s.Actors, func(a entente.ActorID) bool { return slices.Contains(c.Subjects, a) })
	from := entente.Year(c.From)
	x.Partial = c.Partial
	if last := int(c.To.Year); last > 0 {
		x.To = &last
	}
	switch {
	case !codes:
		x.Status = NotCoded
		x.Note = "follows only " + joinIDs(c.Subjects)
	case c.From > 0 && s.At.Last().Before(from.First()):
		x.Status = OutOfCoverage
		x.Note = fmt.Sprintf("begins in %d", c.From)
	case !c.To.IsZero() && c.To.Last().Before(s.At.First()):
		x.Status = OutOfCoverage
		x.Note = fmt.Sprintf("stops on %s: a tie without a recorded end was last observed then", InWords(c.To))
	}
	return x
}

func joinIDs(ids []entente.ActorID) string {
	s := make([]string, len(ids))
	for i, id := range ids {
		s[i] = string(id)
	}
	return strings.Join(s, ", ")
}
