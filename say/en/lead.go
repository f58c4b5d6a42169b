package en

import (
	"fmt"
	"regexp"
	"strings"

	"entente/ask"
	"entente/evidence"
	"entente/tie"
)

// lead is what the answer to a question begins with: a yes or no, or why there is none.
func (d *Speaker) lead(a ask.Finding) string {
	r := a.Reading
	switch {
	case r.Qualifier != "" && r.IsSecret:
		return secretLead(a)
	case r.Qualifier != "" && r.IsPolar:
		return fmt.Sprintf("Whether it is %q is not judged here; what is recorded: ", r.Qualifier)
	case r.Qualifier != "":
		return fmt.Sprintf("Which is %q is not judged here; what is recorded: ", r.Qualifier)
	case r.IsConjecture:
		return "No source tells what a state would do, only what it owes: "
	case r.IsPolar:
		return yesOrNo(a)
	}
	return ""
}

// join puts a lead before a sentence.
func join(lead, sentence string) string {
	for _, w := range []string{"The ", "Last ", "No ", "One ", "Two ", "Three ", "Four ", "Five "} {
		if rest, ok := strings.CutPrefix(sentence, w); ok && strings.HasSuffix(lead, ": ") {
			return lead + strings.ToLower(w) + rest
		}
	}
	return lead + sentence
}

// secretLead says what is known of secret undertakings: whether an agreement is secret is not recorded,
// and what is claimed of one is told as a claim.
func secretLead(a ask.Finding) string {
	for _, p := range a.Partners {
		for _, v := range p.Ties {
			if v.Standing == tie.Contested && strings.Contains(strings.ToLower(v.Level+" "+v.Title), "secret") {
				at := ""
				if !v.From.IsZero() {
					at = " of " + evidence.InWords(v.From)
				}
				return fmt.Sprintf("A secret undertaking%s is claimed and contested (%s), and makes nobody an ally; what is known: ", at, v.Title)
			}
		}
	}
	return "Whether an agreement is secret is not recorded; what is known: "
}

var statusTitle = regexp.MustCompile(`(?i)major (?:ally outside nato|non-nato ally)`)

// designations are the designations as a major non-NATO ally that the ledger records, of partners of the United
// States.
func designations(ps []tie.Partner) (found []string) {
	for _, p := range ps {
		for _, v := range p.Ties {
			if statusTitle.MatchString(v.Title) {
				at := v.From
				if at.IsZero() {
					at = v.Signed
				}
				found = append(found, inSentence(p.Name)+" ("+evidence.InWords(at)+")")
			}
		}
	}
	return found
}

// signedLead says of what is signed whether it entered into force after the date of the question.
func signedLead(a ask.Finding) string {
	for _, p := range a.Partners {
		for _, v := range tie.AwaitedIn(p, func(tie.View) bool { return true }) {
			if !v.EntryForce.IsZero() {
				return "Signed, and not yet in force. "
			}
		}
	}
	return "Signed, and not seen in force. "
}

// yesOrNo is the word that the answer to a question of yes or no begins with.
func yesOrNo(a ask.Finding) string {
	switch {
	case a.Reason == ask.ReasonLastObserved && a.Reading.Intent == ask.Relation:
		return "" // the sentence begins with it
	case a.Reason == ask.ReasonLastObserved:
		return fmt.Sprintf("When last observed, %s, yes: ", onDate(ask.LastSeenAt(a)))
	case a.Reason == ask.ReasonMember:
		return ""
	case a.Reason == ask.ReasonMedical:
		return "No troops. "
	case a.Reason == ask.ReasonSigned:
		return signedLead(a)
	}
	return map[ask.Verdict]string{ask.VerdictYes: "Yes. ", ask.VerdictNo: "No. ",
		ask.VerdictCannotTell: "Not known. "}[a.Verdict]
}
