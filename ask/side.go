package ask

import (
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/tie"
)

// Side is one side of a duty to defend, seen from the subject of a question.
type Side string

// The sides. "" is both.
const (
	SideOwes Side = "owes" // the subject must defend: "Whom must Japan defend?"
	SideOwed Side = "owed" // the subject is defended: "Who must defend Japan?"
)

// binds reports whether the duty lies on the asked side of the tie between the subject and a partner.
func (s Side) binds(subject entente.ActorID, p tie.Partner) bool {
	if p.Tier != tie.TreatyAlly {
		return false
	}
	if p.Direction != "one_sided" {
		return true
	}
	return slices.Contains(p.OwedBy, subject) == (s == SideOwes)
}

// of keeps the partners on the asked side.
func (s Side) of(subject entente.ActorID, ps []tie.Partner) []tie.Partner {
	out := []tie.Partner{}
	for _, p := range ps {
		if s.binds(subject, p) {
			out = append(out, p)
		}
	}
	return out
}

// saySide answers whom the subject must defend, or who must defend it.
func (d *Desk) saySide(r Reading, held []tie.Partner, p tie.Portfolio) string {
	subject := d.nameIn(r, r.Subject)
	var others []tie.Partner
	for _, x := range p.Partners {
		if x.Tier == tie.TreatyAlly && !r.Side.binds(r.Subject, x) {
			others = append(others, x)
		}
	}
	var s string
	switch n := len(held); {
	case r.Side == SideOwes && n == 0:
		s = fmt.Sprintf("%s %s defence to no state %s%s", capital(subject), owes(r), when(r), known(r))
	case r.Side == SideOwes:
		s = fmt.Sprintf("%s %s defence to %s %s%s: %s", capital(subject), owes(r), counted(n, "state", "states"), when(r), known(r), listed(r, held))
	case n == 0:
		s = fmt.Sprintf("No state %s defence to %s %s%s", owes(r), subject, when(r), known(r))
	default:
		verb := plural(n, owes(r), "owe")
		if r.IsDated {
			verb = "owed"
		}
		s = fmt.Sprintf("%s %s defence to %s %s%s: %s", capital(counted(n, "state", "states")), verb, subject, when(r), known(r), listed(r, held))
	}
	switch {
	case len(others) > 0 && r.Side == SideOwes:
		s += fmt.Sprintf("; one-sided, it %s owed defence by %s", map[bool]string{true: "was", false: "is"}[r.IsDated], list(names(others), 6))
	case len(others) > 0:
		s += fmt.Sprintf("; one-sided, %s %s defence to %s", subject, owes(r), list(names(others), 6))
	case len(held) == 0:
		s += ": " + d.noAlly(r, p)
	}
	if len(held) > 1 {
		return s + "." + lastObserved(held)
	}
	return s + "."
}

// listed names partners; one alone with its date, direction and standing.
func listed(r Reading, ps []tie.Partner) string {
	if len(ps) == 1 {
		said := []string{"mutual", standingOf(r, ps[0])}
		if ps[0].Direction == "one_sided" {
			said[0] = "one-sided"
		}
		if !ps[0].Since.IsZero() {
			said = append([]string{"since " + tie.InWords(ps[0].Since)}, said...)
		}
		return inSentence(ps[0].Name) + " (" + strings.Join(said, ", ") + ")"
	}
	return list(names(ps), mostNames)
}

// sayDuty answers "Does A have to defend B?", subject and object in the order of naming.
func (d *Desk) sayDuty(r Reading, p tie.Portfolio) string {
	debtor, other := d.nameIn(r, r.Subject), d.nameIn(r, r.Object)
	if r.Side == SideOwed {
		debtor, other = other, debtor
	}
	if len(p.Partners) > 0 && p.Partners[0].Tier != tie.TreatyAlly {
		return fmt.Sprintf("%s %s no defence to %s %s%s", capital(debtor), owes(r), other, when(r), known(r)) +
			strings.Replace(d.former(p.Partners[0], r, p), "; they were", "; they were treaty allies", 1) + "."
	}
	if len(p.Partners) == 0 {
		return fmt.Sprintf("%s %s no defence to %s %s%s: %s.", capital(debtor), owes(r), other, when(r), known(r), d.noAlly(r, p))
	}
	x := p.Partners[0]
	if r.Side.binds(r.Subject, x) && r.isLastSeen(x) {
		rr := r.past(x.Observed)
		return fmt.Sprintf("Last observed %s and not confirmed since%s: %s then owed defence to %s, as treaty allies%s%s.", onDate(x.Observed), known(r),
			debtor, other, sinceComma(x.Since), bracketed(d.direction(rr, x))+d.suspended(x))
	}
	if !r.Side.binds(r.Subject, x) {
		return fmt.Sprintf("%s %s no defence to %s %s%s: their alliance%s %s one-sided%s, and only %s %s defence (%s).", capital(debtor), owes(r), other,
			when(r), known(r), sinceWords(x.Since), map[bool]string{true: "was", false: "is"}[r.IsDated], sinceWords(turned(x, r.AsOf)), other, owes(r), standingOf(r, x))
	}
	return fmt.Sprintf("%s %s defence to %s %s%s: the two %s treaty allies%s (%s).", capital(debtor), owes(r), other, when(r), known(r), are(r),
		sinceComma(x.Since), d.directed(r, x))
}

func sinceWords(at entente.Date) string {
	if at.IsZero() {
		return ""
	}
	return " since " + tie.InWords(at)
}

// defendWords are the verbs and nouns of a duty to defend, Korean ones as pieces.
var defendWords = []string{"defend", "protect", "aid", "rescue", "help", "assist", "support", "defence", "defense", "지켜", "지킬", "방어해", "방어할", "의무"}

// side is which side of a duty is asked for, by where the verb stands: what stands next before it,
// the actor or the word for "who", is the one that must defend. In Korean the particles tell.
func (p *parsed) side() Side {
	if p.isKorean() {
		return p.sideKorean()
	}
	verb := slices.IndexFunc(p.items, func(it item) bool {
		return it.class < classActor && it.known && it.kind == KindDefence && (it.role == roleDefend || it.role == rolePartner) && hasDefendWord(it.token.text)
	})
	if verb < 0 {
		return ""
	}
	word := p.items[verb].token.text
	if word == "defended" || word == "protected" {
		return "" // passive: "by" may stand anywhere
	}
	if verb+1 < len(p.items) && (p.items[verb+1].token.text == "it" || p.items[verb+1].token.text == "them") {
		return SideOwed
	}
	last := -1
	for i := verb - 1; i >= 0 && last < 0; i-- {
		if it := p.items[i]; it.class == classActor || it.class < classActor && (it.role == roleWho || it.also == roleWho || it.role == roleCount) {
			last = i
		}
	}
	isActor := last >= 0 && p.items[last].class == classActor && !strings.HasPrefix(word, "'s")
	if len(p.mentions) == 1 {
		if isActor {
			return SideOwes
		}
		return SideOwed
	}
	after := slices.IndexFunc(p.items[verb:], func(it item) bool { return it.class == classActor })
	if !isActor || after < 0 {
		return ""
	}
	if p.items[last].index == 0 {
		return SideOwes
	}
	return SideOwed
}

func hasDefendWord(s string) bool {
	return slices.ContainsFunc(defendWords, func(w string) bool { return strings.Contains(s, w) })
}

func (p *parsed) sideKorean() Side {
	isDuty := slices.ContainsFunc(p.items, func(it item) bool {
		return it.class == classHangul && it.kind == KindDefence && hasDefendWord(it.token.text)
	})
	i := slices.IndexFunc(p.items, func(it item) bool { return it.class == classActor && it.index == 0 })
	if !isDuty || i < 0 || i+1 >= len(p.items) {
		return ""
	}
	switch p.items[i+1].token.text {
	case "을", "를":
		return SideOwed
	case "은", "는", "이", "가":
		return SideOwes
	}
	return ""
}
