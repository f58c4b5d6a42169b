package ask

import (
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/tie"
)

// polarWords begin a question that wants a yes or a no.
var polarWords = []string{"is", "are", "was", "were", "does", "do", "did", "has", "have", "had", "must", "would",
	"isn't", "aren't", "wasn't", "weren't", "doesn't", "don't", "didn't", "hasn't", "haven't", "hadn't"}

// askedWords make a list of a question that begins like one of yes or no: "Do you know who …".
var askedWords = []string{"who", "whom", "whose", "which", "what", "when", "you"}

// polarEndings end a Korean question; with a word such as "who" it is none of yes or no.
var polarEndings = []string{"나요", "까", "까요", "가요", "나", "니", "이야", "인가", "는가", "은가"}

// wantsYesOrNo reports whether the answer must begin with a yes or a no.
func (p *parsed) wantsYesOrNo(f features) bool {
	if p.isKorean() {
		text := strings.TrimRight(p.text, " ?.!")
		isAsked := f.has(roleWho, roleWhat, roleWhen, roleCount, roleRank, roleAsk)
		return !isAsked && slices.ContainsFunc(strings.Fields(text), func(w string) bool {
			w = strings.TrimRight(w, "?,.!")
			return slices.ContainsFunc(polarEndings, func(e string) bool { return strings.HasSuffix(w, e) && (len(e) > 3 || strings.HasSuffix(text, w)) })
		})
	}
	words := strings.FieldsFunc(lowerASCII(p.text), func(r rune) bool { return strings.ContainsRune(" ,.;:?!", r) })
	for i := range words {
		words[i] = strings.Trim(words[i], `"'()`)
	}
	if len(words) == 0 || !slices.Contains(polarWords, words[0]) {
		return false
	}
	return !slices.ContainsFunc(words, func(w string) bool { return slices.Contains(askedWords, w) })
}

// askedDirection is the direction that "Is the alliance between A and B mutual?" ends in.
func (p *parsed) askedDirection() string {
	text := strings.TrimRight(lowerASCII(p.text), " ?.!")
	switch {
	case strings.HasSuffix(text, " one-sided"), strings.HasSuffix(text, " one sided"), strings.HasSuffix(text, " asymmetric"):
		return "one_sided"
	case strings.HasSuffix(text, " mutual"), strings.HasSuffix(text, " reciprocal"):
		return "mutual"
	}
	return ""
}

// verdict is the answer to a question of yes or no. Where no source can tell it is neither.
func verdict(a Answer) (Verdict, Reason) {
	r := a.Reading
	switch {
	case r.Qualifier != "":
		return "", ReasonJudgement
	case r.IsConjecture:
		return "", ReasonConjecture
	case !r.IsPolar || a.Form == FormMembers || a.Form == FormNonNATO:
		return "", ""
	case a.Form == FormAlliesInWar: // whoever was allied, that is not what was asked
		return VerdictCannotTell, ReasonNotCoded
	case a.Membership != nil && a.Membership.Asked != nil && a.Membership.Asked.Holds():
		return VerdictPartly, ReasonMember // the sentence begins with the membership
	}
	holds, seen := false, tie.Partner{}
	for _, p := range a.Partners {
		switch {
		case r.Kind == KindSupport:
			holds = len(r.helpers([]tie.Partner{p})) > 0 || r.War == "" && r.Help == "" && sentTroops(p)
		case r.IsEver:
			holds = len(r.ever(p)) > 0
		case r.Intent == Relation && r.Side != "":
			holds = r.Side.binds(r.Subject, p)
		case r.Direction != "":
			holds = p.Tier == tie.TreatyAlly && p.Direction == r.Direction
		case r.Intent == Since && r.HasEnded:
			holds = p.Tier != tie.TreatyAlly && len(pastAlliances(p)) > 0
		case r.Intent == Since && !r.Claimed.IsZero():
			holds = p.Tier == tie.TreatyAlly && !p.Since.IsZero() && !r.Claimed.Last().Before(p.Since.First())
		case r.Kind == "" && r.Tier == "" && !r.IsAnyTie || r.Kind == KindDefence:
			holds = p.Tier == tie.TreatyAlly
		default:
			holds = r.holdsTier(p)
		}
		if holds && !r.IsEver && r.Kind != KindSupport && !isSure(p) && !r.HasEnded && r.isLastSeen(p) {
			holds, seen = false, p
		}
		if holds {
			break
		}
	}
	switch {
	case !holds && seen.Actor != "":
		return VerdictCannotTell, ReasonLastObserved
	case !holds && len(a.Partners) == 0 && !isKnown(r, tie.Portfolio{Absence: a.Absence, Coverage: a.Coverage}):
		return VerdictCannotTell, ReasonNotCovered
	case holds && r.Kind == KindSupport && r.isOnlyMedical(a.Partners):
		return VerdictPartly, ReasonMedical
	case holds:
		return VerdictYes, ""
	case r.Intent == Relation && r.isAlliance() && r.Side == "" && len(a.Partners) > 0:
		if _, ok := signedPact(a.Partners[0]); ok {
			return VerdictNo, ReasonSigned
		}
	}
	return VerdictNo, ""
}

// lastSeenAt is when a partner of the answer was last observed.
func lastSeenAt(a Answer) (at entente.Date) {
	for _, p := range a.Partners {
		if a.Reading.isLastSeen(p) {
			at = p.Observed
		}
	}
	return at
}

// yesOrNo is the word that the answer to a question of yes or no begins with.
func yesOrNo(a Answer) string {
	switch {
	case a.Reason == ReasonLastObserved && a.Reading.Intent == Relation:
		return "" // the sentence begins with it
	case a.Reason == ReasonLastObserved:
		return fmt.Sprintf("When last observed, %s, yes: ", onDate(lastSeenAt(a)))
	case a.Reason == ReasonMember:
		return ""
	case a.Reason == ReasonMedical:
		return "No troops. "
	case a.Reason == ReasonSigned:
		return "Signed, and not seen in force. "
	}
	return map[Verdict]string{VerdictYes: "Yes. ", VerdictNo: "No. ", VerdictCannotTell: "Not known. "}[a.Verdict]
}

// sentTroops reports whether forces were sent from one of the two to the other.
func sentTroops(p tie.Partner) bool {
	return slices.ContainsFunc(p.Ties, func(v tie.View) bool { return v.Kind == entente.KindTroops && v.Tier != tie.NoTier })
}

// isSure reports whether a partner has an event, which has happened, or a tie in force in its tier.
func isSure(p tie.Partner) bool {
	return slices.ContainsFunc(p.Ties, func(v tie.View) bool {
		return v.Tier == p.Tier && v.Tier != tie.NoTier && (v.Standing == tie.InForce || v.Standing == tie.Ended)
	})
}

// pastAlliances are the defence alliances of a partner that are over.
func pastAlliances(p tie.Partner) (out []entente.Period) {
	for _, s := range p.Defence {
		if s.Standing == tie.Ended {
			out = append(out, s.Period())
		}
	}
	return out
}
