package tie

import (
	"slices"

	"entente"
)

// Agreements that are signed, and that no source has seen enter into force.

// AwaitedIn are the signed agreements of a partner that are of the wanted sort.
func AwaitedIn(x Partner, wanted func(View) bool) (out []View) {
	return SlicesOf(x.Ties, func(v View) bool { return v.Standing == Signed && wanted(v) })
}

// HeldTies is how many ties of the partners hold, without events and shared organisations.
func HeldTies(ps []Partner) (n int) {
	for _, p := range ps {
		for _, v := range p.Ties {
			if (v.Standing == InForce || v.Standing == LastObserved) && v.Kind != entente.KindMembership {
				n++
			}
		}
	}
	return n
}

// OwedBy counts the treaty allies that owe the subject defence. A partner to which only the subject
// owes it is listed as one-sided and counted apart.
func OwedBy(subject entente.ActorID, ps []Partner) int {
	n := 0
	for _, p := range ps {
		if p.Tier == TreatyAlly && !owesAlone(subject, p) {
			n++
		}
	}
	return n
}

func owesAlone(subject entente.ActorID, p Partner) bool {
	return p.Direction == "one_sided" && slices.Contains(p.OwedBy, subject)
}

// SpellsOf are the periods in which a tie held or was last seen to hold, oldest first, each with what was
// owed in it.
func SpellsOf(v View) []Phase {
	var out []Phase
	for _, s := range v.Spells {
		switch {
		case s.Standing == NotYet || s.Standing == Signed:
		case hasPhases(s):
			out = append(out, s.Phases...)
		default:
			owed := s.Obligations
			if owed == nil {
				owed = v.Obligations
			}
			one := Phase{From: s.From, To: s.To, Obligations: owed, Direction: v.Direction, OwedBy: v.OwedBy}
			if len(s.Phases) > 0 {
				one.Obligations, one.Direction, one.OwedBy = s.Phases[0].Obligations, s.Phases[0].Direction,
					s.Phases[0].OwedBy
			}
			out = append(out, one)
		}
	}
	return out
}

// hasPhases reports whether what is owed changes within a spell. The years in which a dataset looked are none.
func hasPhases(s Spell) bool {
	for _, p := range s.Phases {
		if !slices.Equal(p.Obligations, s.Phases[0].Obligations) || p.Direction != s.Phases[0].Direction ||
			!slices.Equal(p.OwedBy, s.Phases[0].OwedBy) {
			return true
		}
	}
	return false
}

// States leaves out the groups among the partners: an agreement with a bloc is one with each of its members,
// and is counted there.
func States(ps []Partner) []Partner {
	return slices.DeleteFunc(slices.Clone(ps), func(p Partner) bool { return p.Kind == entente.ActorGroup })
}

// SignedPact is a defence treaty that is signed and not known to be in force.
func SignedPact(x Partner) (View, bool) {
	i := slices.IndexFunc(x.Ties, func(v View) bool {
		return v.Standing == Signed && IsDefence(v) &&
			!v.Signed.IsZero()
	})
	if i < 0 {
		return View{}, false
	}
	return x.Ties[i], true
}

// IsDefence reports whether a tie is a treaty with a defence obligation, whatever its standing.
func IsDefence(v View) bool {
	return v.Kind == entente.KindAlliance && v.Standing != Contested && slices.Contains(v.Obligations,
		entente.Defence.String())
}

// LastSeenOf is the day on which ties were last observed, where none of them is known to hold since.
func LastSeenOf(held []View) (at entente.Date) {
	for _, v := range held {
		if v.Standing != LastObserved {
			return entente.Date{}
		}
		if at.Last().Before(v.Observed.Last()) || at.IsZero() {
			at = v.Observed
		}
	}
	return at
}

// Split parts those that owe the subject defence from those that only the subject owes it to.
func Split(subject entente.ActorID, allies []Partner) (owing, owed []Partner) {
	for _, p := range allies {
		if owesAlone(subject, p) {
			owed = append(owed, p)
		} else {
			owing = append(owing, p)
		}
	}
	return owing, owed
}

// BestTie is the tie of the partner's tier that is known best: in force before last observed, the
// latest confirmed first.
func BestTie(p Partner) (best View) {
	for _, v := range p.Ties {
		better := best.Standing == "" || (v.Standing == InForce && (best.Standing != InForce ||
			best.Confirmed.Before(v.Confirmed)))
		if v.Tier == p.Tier && better {
			best = v
		}
	}
	return best
}

// Present parts partners with a tie that holds from those whose ties are all events of the past.
func Present(ps []Partner) (now, past int) {
	for _, p := range ps {
		holds := slices.ContainsFunc(p.Ties, func(v View) bool {
			return v.Standing == InForce ||
				v.Standing == LastObserved
		})
		if holds {
			now++
		} else {
			past++
		}
	}
	return now, past
}

// BestAlliance is the alliance that holds and is known best.
func BestAlliance(x Partner) (best View) {
	x.Ties = SlicesOf(x.Ties, func(v View) bool { return IsDefence(v) })
	return BestTie(x)
}

// SlicesOf are the views that are wanted.
func SlicesOf(vs []View, keep func(View) bool) (out []View) {
	for _, v := range vs {
		if keep(v) {
			out = append(out, v)
		}
	}
	return out
}

// PastAlliances are the defence alliances of a partner that are over.
func PastAlliances(p Partner) (out []entente.Period) {
	for _, s := range p.Defence {
		if s.Standing == Ended {
			out = append(out, s.Period())
		}
	}
	return out
}
