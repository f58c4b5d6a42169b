package intent

import (
	"slices"

	"entente/ask"
	"entente/tie"
)

// verdict is the answer to a question of yes or no. Where no source can tell it is neither.
func verdict(a ask.Finding) (ask.Verdict, ask.Reason) {
	r := a.Reading
	switch {
	case r.Qualifier != "":
		return "", ask.ReasonJudgement
	case r.IsConjecture:
		return "", ask.ReasonConjecture
	case !r.IsPolar || a.Form == ask.FormMembers || a.Form == ask.FormNonNATO:
		return "", ""
	case a.Form == ask.FormAlliesInWar: // whoever was allied, that is not what was asked
		return ask.VerdictCannotTell, ask.ReasonNotCoded
	case a.Membership != nil && a.Membership.Asked != nil && a.Membership.Asked.Holds():
		return ask.VerdictPartly, ask.ReasonMember // the sentence begins with the membership
	}
	holds, seen := false, tie.Partner{}
	for _, p := range a.Partners {
		switch {
		case r.Kind == ask.KindSupport:
			holds = len(helpers(r, []tie.Partner{p})) > 0 || r.War == "" && r.Help == "" && sentTroops(p)
		case r.IsEver:
			holds = len(r.Ever(p)) > 0
		case r.Intent == ask.Relation && r.Side != "":
			holds = r.Side.Binds(r.Subject, p)
		case r.Direction != "":
			holds = p.Tier == tie.TreatyAlly && p.Direction == r.Direction
		case r.Intent == ask.Since && r.HasEnded:
			holds = p.Tier != tie.TreatyAlly && len(tie.PastAlliances(p)) > 0
		case r.Intent == ask.Since && !r.Claimed.IsZero():
			holds = p.Tier == tie.TreatyAlly && !p.Since.IsZero() && !r.Claimed.Last().Before(p.Since.First())
		case r.Kind == "" && r.Tier == "" && !r.IsAnyTie || r.Kind == ask.KindDefence:
			holds = p.Tier == tie.TreatyAlly
		default:
			holds = r.HoldsTier(p)
		}
		if holds && !r.IsEver && r.Kind != ask.KindSupport && !isSure(p) && !r.HasEnded && r.IsLastSeen(p) {
			holds, seen = false, p
		}
		if holds {
			break
		}
	}
	switch {
	case !holds && seen.Actor != "":
		return ask.VerdictCannotTell, ask.ReasonLastObserved
	case !holds && len(a.Partners) == 0 && !ask.IsKnown(r, tie.Portfolio{Absence: a.Absence, Coverage: a.Coverage}):
		return ask.VerdictCannotTell, ask.ReasonNotCovered
	case holds && r.Kind == ask.KindSupport && isOnlyMedical(r, a.Partners):
		return ask.VerdictPartly, ask.ReasonMedical
	case holds:
		return ask.VerdictYes, ""
	case r.Intent == ask.Relation && r.IsAlliance() && r.Side == "" && len(a.Partners) > 0:
		if _, ok := tie.SignedPact(a.Partners[0]); ok {
			return ask.VerdictNo, ask.ReasonSigned
		}
	case r.Intent == ask.Relation && r.Kind != "" && r.Side == "" && slices.ContainsFunc(a.Partners, isSigned):
		return ask.VerdictNo, ask.ReasonSigned
	}
	return ask.VerdictNo, ""
}

// isSure reports whether a partner has an event, which has happened, or a tie in force in its tier.
func isSure(p tie.Partner) bool {
	return slices.ContainsFunc(p.Ties, func(v tie.View) bool {
		return v.Tier == p.Tier && v.Tier != tie.NoTier && (v.Standing == tie.InForce || v.Standing == tie.Ended)
	})
}

// isSigned reports whether something is signed with a partner and not seen in force.
func isSigned(p tie.Partner) bool {
	return slices.ContainsFunc(p.Ties, func(v tie.View) bool { return v.Standing == tie.Signed })
}
