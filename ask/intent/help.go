package intent

import (
	"context"
	"slices"
	"strings"

	"entente"
	"entente/ask"
	"entente/ask/lexicon"
	"entente/evidence"
	"entente/tie"
)

// help is who helped whom in a war.
var help = Intent{
	Name: "help", Accepts: func(r ask.Proposition) bool {
		return r.Kind == ask.KindSupport && r.Intent != ask.Since && r.Intent != ask.Shared
	},
	Find: func(d *Desk, ctx context.Context, a *ask.Finding) error {
		if a.Reading.Intent == ask.Relation {
			return d.relationInWar(ctx, a)
		}
		return d.support(ctx, a)
	},
	Examples: []string{"Which countries sent troops to defend South Korea?", "Did Turkey send troops to the Korean War?"},
}

// isOnlyMedical reports whether troops are asked for and medical help is all that was sent.
func isOnlyMedical(r ask.Proposition, ps []tie.Partner) bool {
	if !r.IsTroops || r.War != "" && r.War != ask.KoreanWar || len(ps) == 0 {
		return false
	}
	for _, p := range ps {
		if slices.ContainsFunc(p.Ties, func(v tie.View) bool {
			return !strings.HasPrefix(strings.ToLower(v.Level),
				string(ask.HelpMedical))
		}) {
			return false
		}
	}
	return true
}

// isHelp reports whether a tie is help of the kind and in the war that the reading asks about.
func isHelp(r ask.Proposition, v tie.View) bool {
	level := strings.ToLower(v.Level)
	switch {
	case v.Kind != entente.KindPastSupport && v.Kind != entente.KindTroops:
		return false
	case strings.Contains(level, "member state"), strings.Contains(level, "statement"), strings.Contains(level,
		"summary"):
		return false // a membership of today, or a count
	case r.War != "" && r.War != ask.KoreanWar:
		return lexicon.WarNamed(r.War).Matches(v.Title + " " + v.Level + " " + v.Note)
	case v.Kind == entente.KindTroops:
		return false
	}
	return r.Help == "" || strings.HasPrefix(level, string(r.Help))
}

// support answers who helped one actor in a war, or how many did.
func (d *Desk) support(ctx context.Context, a *ask.Finding) error {
	r := a.Reading
	q := d.query(r)
	if r.War != "" {
		q.Kinds = []entente.Kind{entente.KindPastSupport, entente.KindTroops}
	}
	p, err := d.book.Partners(ctx, q)
	if err != nil {
		return err
	}
	d.take(a, p)
	a.Partners = helpers(r, p.Partners)
	keepEvidence(a, p.Evidence)
	n := len(a.Partners)
	if r.Intent == ask.Count {
		a.Count = &n
	}
	a.Form = ask.FormHelp
	switch isOther := r.War != "" && r.War != ask.KoreanWar; {
	case isOther && n == 0:
		return d.alliesInWar(ctx, a, lexicon.WarNamed(r.War).War)
	case !isOther && r.Subject != "KOR" && n == 0:
		a.Absence = evidence.NotCoded
	}
	return nil
}

// helpers keeps the partners whose help is undisputed and is what was asked for, each with that help alone.
func helpers(r ask.Proposition, ps []tie.Partner) []tie.Partner {
	out := []tie.Partner{}
	for _, p := range ps {
		p.Ties = tie.SlicesOf(p.Ties, func(v tie.View) bool {
			return v.Tier != tie.NoTier && v.Standing != tie.Contested && (isHelp(r, v) || isThere(r, p, v))
		})
		if len(p.Ties) > 0 && p.Kind != entente.ActorOrganisation {
			out = append(out, p)
		}
	}
	return out
}

// isThere reports whether a tie tells of forces sent to the place of the war in its time.
func isThere(r ask.Proposition, p tie.Partner, v tie.View) bool {
	w := lexicon.WarNamed(r.War)
	return r.War != "" && r.War != ask.KoreanWar && w.Place != "" && v.Kind == entente.KindTroops &&
		(p.Actor == w.Place || r.Subject == w.Place) && w.From <= v.From.Year && v.From.Year <= w.To
}

// alliesInWar says that the help in a war is not recorded, with the alliances of the time where the war has
// dates.
func (d *Desk) alliesInWar(ctx context.Context, a *ask.Finding, w lexicon.War) error {
	if w.Start.IsZero() || w.End.IsZero() || a.Reading.Subject == "KOR" {
		a.Form, a.Absence = ask.FormNotCoded, evidence.NotCoded
		return nil
	}
	a.Reading.Kind, a.Reading.During, a.Reading.IsEver = ask.KindDefence, entente.Period{From: w.Start, To: w.End}, true
	a.Reading.Side, a.Reading.IsAnyTie, a.Reading.AsOf = "", false, w.End
	err := d.everAllies(ctx, a)
	a.Form = ask.FormAlliesInWar
	return err
}

// relationInWar answers whether one actor took part in a war at the side of another.
func (d *Desk) relationInWar(ctx context.Context, a *ask.Finding) error {
	r := a.Reading
	q := d.query(r)
	q.Other, q.History = r.Object, true
	q.Kinds = []entente.Kind{entente.KindPastSupport, entente.KindTroops}
	p, err := d.book.Partners(ctx, q)
	if err != nil {
		return err
	}
	d.take(a, p)
	a.Partners = helpers(r, p.Partners)
	isOther := r.War != "" && r.War != ask.KoreanWar
	if len(a.Partners) == 0 && r.War == "" && r.Help == "" { // forces sent abroad, to no war that is named
		for _, x := range p.Partners {
			x.Ties = tie.SlicesOf(x.Ties, func(v tie.View) bool {
				return v.Kind == entente.KindTroops && v.Tier != tie.NoTier && v.Standing != tie.Contested
			})
			if len(x.Ties) > 0 {
				a.Partners = append(a.Partners, x)
			}
		}
	}
	a.Form = ask.FormHelpBetween
	switch {
	case len(a.Partners) > 0:
		keepEvidence(a, p.Evidence)
	case isOther:
		a.Form, a.Absence = ask.FormNotCoded, evidence.NotCoded
	default:
		a.Partners = a.Whole.Partners
		a.IsBeside = true
	}
	return nil
}

// sentTroops reports whether forces were sent from one of the two to the other.
func sentTroops(p tie.Partner) bool {
	return slices.ContainsFunc(p.Ties, func(v tie.View) bool {
		return v.Kind == entente.KindTroops &&
			v.Tier != tie.NoTier
	})
}
