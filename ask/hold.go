package ask

import (
	"slices"

	"entente"
	"entente/tie"
)

// Holding leaves out partners with nothing in force, of whom a tie is only claimed.
func (r Proposition) Holding(ps []tie.Partner) []tie.Partner {
	return slices.DeleteFunc(slices.Clone(ps), func(p tie.Partner) bool { return !r.HoldsTier(p) })
}

// HoldsTier reports whether a partner has something in force of what is asked for. A promise not to attack
// makes no security partner.
func (r Proposition) HoldsTier(p tie.Partner) bool {
	if r.Kind == KindSecurity {
		return p.Tier == tie.TreatyAlly || p.Tier == tie.SecurityPartner
	}
	return p.Tier != tie.NoTier
}

// Middle is 30 June of a year and the 15th of a month.
func Middle(at entente.Date) entente.Date {
	switch {
	case at.Month == 0:
		return entente.Date{Year: at.Year, Month: 6, Day: 30}
	case at.Day == 0:
		return entente.Date{Year: at.Year, Month: at.Month, Day: 15}
	}
	return at
}

// Counts reports whether a tie is of the kind that a question for any date asks about.
func (r Proposition) Counts(v tie.View) bool {
	switch {
	case v.Standing == tie.Contested, v.Standing == tie.NotYet, v.Standing == tie.Signed:
		return false
	case r.Kind == KindAll && r.IsAnyTie:
		return r.Tier == "" || v.Tier == r.Tier
	case r.IsAlliance():
		return v.Kind == entente.KindAlliance
	}
	return true
}

// Holds reports whether what was owed in a phase of a tie is what a question for any date asks about.
func (r Proposition) Holds(s tie.Phase) bool {
	o := entente.Period{From: s.From, To: s.To}
	switch {
	case r.During != (entente.Period{}) && !o.Overlaps(r.During):
		return false
	case r.Direction != "" && s.Direction != r.Direction:
		return false
	case r.Side != "" && s.Direction == "one_sided" && slices.Contains(s.OwedBy, r.Subject) != (r.Side == SideOwes):
		return false
	}
	owing := r.Kind.Obligations().Names()
	if r.IsAlliance() {
		owing = entente.Defence.Names()
	}
	return !slices.ContainsFunc(owing, func(n string) bool { return !slices.Contains(s.Obligations, n) })
}

// Ever joins the spells of all ties that a question for any date asks about into unbroken ones.
func (r Proposition) Ever(p tie.Partner) []entente.Period {
	var ps []entente.Period
	for _, v := range p.Ties {
		for _, s := range tie.SpellsOf(v) {
			if r.Counts(v) && r.Holds(s) {
				ps = append(ps, entente.Period{From: s.From, To: s.To})
			}
		}
	}
	return tie.Join(ps)
}

// IsAlliance reports whether a question for any date asks for allies, not for another kind of tie.
func (r Proposition) IsAlliance() bool {
	return (r.Kind == KindAll || r.Kind == KindDefence) && !r.IsAnyTie
}

// Past is the reading as of the day on which a tie was last observed, for a sentence about that day.
func (r Proposition) Past(at entente.Date) Proposition {
	r.AsOf, r.IsDated, r.IsThen = at, true, true
	return r
}

// CountsStates reports whether a count is of states that blocs may stand for.
func (r Proposition) CountsStates() bool {
	return slices.Contains([]KindFilter{KindTrade, KindEconomic, KindDigital, KindStrategic, KindInvestment, KindBilateral, KindSwap,
		KindCooperation, KindSecurity}, r.Kind) ||
		slices.Contains([]tie.Tier{tie.EconomicPartner, tie.StrategicPartner, tie.SecurityPartner}, r.Tier)
}

// At is the date that a reading asks the book about: its own, or the last day of the period that its names
// fix, when its actors existed.
func (r Proposition) At() entente.Date {
	if !r.IsEver || r.During.To.IsZero() {
		return r.AsOf
	}
	return r.During.To
}

// IsLastSeen reports whether all that is known of a partner's tier is that a source saw it before the date
// of the question.
func (r Proposition) IsLastSeen(x tie.Partner) bool {
	return x.Standing == tie.LastObserved && !x.Observed.IsZero() && x.Observed.Last().Before(r.AsOf.First())
}

// CountsAllies reports whether a count is of treaty allies rather than of another layer.
func (r Proposition) CountsAllies() bool {
	return (r.Kind == "" && (r.Tier == "" || r.Tier == tie.TreatyAlly)) || r.Kind.Obligations().Has(entente.Defence)
}

// Binds reports whether the duty lies on the asked side of the tie between the subject and a partner.
func (s Side) Binds(subject entente.ActorID, p tie.Partner) bool {
	if p.Tier != tie.TreatyAlly {
		return false
	}
	if p.Direction != "one_sided" {
		return true
	}
	return slices.Contains(p.OwedBy, subject) == (s == SideOwes)
}

// Of keeps the partners on the asked side.
func (s Side) Of(subject entente.ActorID, ps []tie.Partner) []tie.Partner {
	out := []tie.Partner{}
	for _, p := range ps {
		if s.Binds(subject, p) {
			out = append(out, p)
		}
	}
	return out
}

// Alliances are the unbroken spells in which either owed the other defence: those that are over and the
// present one. One that has not begun is left out.
func (r Proposition) Alliances(x tie.Partner) (past, now []entente.Period) {
	for _, s := range x.Defence {
		p := s.Period()
		switch {
		case s.Standing == tie.NotYet, s.Standing == tie.Signed, r.During != (entente.Period{}) &&
			!p.Overlaps(r.During):
		case s.Standing == tie.Ended:
			past = append(past, p)
		default:
			now = append(now, p)
		}
	}
	return past, now
}

// LastEnded is the alliance that ended last.
func LastEnded(r Proposition, x tie.Partner) (last tie.View) {
	for _, v := range x.Ties {
		isIn := r.During == (entente.Period{}) || (entente.Period{From: v.From, To: v.To}).Overlaps(r.During)
		if isIn && tie.IsDefence(v) && (v.Standing == tie.Ended || v.Standing == tie.LegSuspended) &&
			!v.To.Before(last.To) {
			last = v
		}
	}
	return last
}

// LastSeenAt is when a partner of the answer was last observed.
func LastSeenAt(a Finding) (at entente.Date) {
	for _, p := range a.Partners {
		if a.Reading.IsLastSeen(p) {
			at = p.Observed
		}
	}
	return at
}
