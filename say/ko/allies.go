package ko

import (
	"fmt"

	"entente"
	"entente/ask"
	"entente/evidence"
	"entente/tie"
)

// sayAllies answers "who are the allies of X".
func (d *Speaker) sayAllies(r ask.Proposition, p tie.Portfolio) string {
	if r.Kind != "" || r.Tier != "" {
		return d.sayLayer(r, p)
	}
	byTier := map[tie.Tier][]tie.Partner{}
	for _, x := range p.Partners {
		byTier[x.Tier] = append(byTier[x.Tier], x)
	}
	s := d.sayTreatyAllies(r, byTier[tie.TreatyAlly], p)
	var rest []string
	for _, t := range tie.Tiers[1:] {
		ps := byTier[t]
		switch {
		case len(ps) == 0:
		case t == tie.Restraint:
			rest = append(rest, "불가침 약속만 있는 "+states(ps)+seenAside(ps))
		case t != tie.OtherPartner:
			rest = append(rest, tiers[t]+" "+states(ps)+seenAside(ps))
		default:
			now, past := tie.Present(ps)
			if now > 0 {
				rest = append(rest, fmt.Sprintf("기타 관계만 있는 %d곳", now))
			}
			if past > 0 {
				rest = append(rest, fmt.Sprintf("과거의 관계(전시 지원, 방문, 무기 판매)만 있는 %d곳", past))
			}
		}
	}
	if len(rest) > 0 {
		s += " 그 밖에 " + josa(all(rest), "이/가") + " " + tense(r, "있습니다", "있었습니다")
		if len(p.Partners)-len(byTier[tie.TreatyAlly]) > 1 {
			s += "(각국은 가장 높은 단계에 한 번만 집계)"
		}
		s += "."
	}
	if c := contested(p.Partners); len(c) > 0 {
		s += awaitedPacts(p.Partners) + " " + josa(actors(c, 4), "과/와") +
			"의 동맹에 관한 주장은 다툼이 있어 단계 산정에 반영하지 않았습니다."
		return s
	}
	return s + awaitedPacts(p.Partners)
}

func (d *Speaker) sayTreatyAllies(r ask.Proposition, allies []tie.Partner, p tie.Portfolio) string {
	subject := d.nameIn(r, r.Subject)
	count := subject + "의 조약 동맹국은 " + at(r) + " " + states(allies)
	switch len(allies) {
	case 0:
		return d.without(r, "조약 동맹국", at(r), p) + d.noAlly(r, p)
	case 1:
		return josa(count, "으로/로") + ", " + is(r, d.sayAlly(r, allies[0])) + "." + d.frozenAllies(allies)
	}
	owing, owed := tie.Split(r.Subject, allies)
	if len(owing) == 0 {
		return fmt.Sprintf("%s %s %s에 대하여 일방적으로 방위 의무를 %s.", josa(subject, "은/는"), at(r),
			actors(names(owed), mostNames), tense(r, "집니다", "졌습니다")) + lastObserved(allies) + d.frozenAllies(allies)
	}
	s := josa(count, "으로/로") + ", " + is(r, actors(names(owing), mostNames)) + "."
	if len(owed) > 0 {
		s = fmt.Sprintf("%s. 이 가운데 %s(%s)은 %s에 방위 의무를 지며, %s(%s)에 대하여는 %s 일방적으로 방위 의무를 %s.",
			is(r, count), states(owing), actors(names(owing), mostNames), subject, states(owed), actors(names(owed), 6),
			subject+"만이", tense(r, "집니다", "졌습니다"))
	}
	return s + lastObserved(allies) + d.frozenAllies(allies)
}

// lastObserved names the allies whose tie no source has seen since its dataset stopped.
func lastObserved(allies []tie.Partner) string {
	var seen []tie.Partner
	var days []entente.Date
	for _, p := range allies {
		if best := tie.BestTie(p); best.Standing == tie.LastObserved {
			seen = append(seen, p)
			days = append(days, best.Observed)
		}
	}
	if len(seen) == 0 {
		return ""
	}
	when := lastDays(days)
	switch {
	case len(seen) == len(allies) && len(allies) > 1:
		return " 모두 " + when + "에 마지막으로 확인된 것이며 그 이후는 확인되지 않았습니다."
	case len(seen) == len(allies):
		return " 이는 " + when + "에 마지막으로 확인된 것입니다."
	case len(seen) == 1:
		return fmt.Sprintf(" 이 가운데 %d개국과의 조약은 발효 중이며, %s의 조약은 %s에 마지막으로 확인되었습니다.",
			len(allies)-1, josa(called(seen[0]), "과/와"), when)
	}
	return fmt.Sprintf(" 이 가운데 %d개국과의 조약은 발효 중이며, %s(%s)과의 조약은 %s에 마지막으로 확인되었습니다.",
		len(allies)-len(seen), states(seen), actors(names(seen), mostNames), when)
}

// sayAlly is one ally with its date, direction and standing: "일본(1960년부터, 일방 의무: …)".
func (d *Speaker) sayAlly(r ask.Proposition, p tie.Partner) string {
	var parts []string
	if !p.Since.IsZero() {
		parts = append(parts, date(p.Since)+"부터")
	}
	if p.Direction == "one_sided" && len(p.OwedBy) > 0 {
		other := r.Subject
		if p.OwedBy[0] == r.Subject {
			other = p.Actor
		}
		parts = append(parts, fmt.Sprintf("%s일방 의무: %s %s에 방위 의무 부담", since(tie.Turned(p, r.AsOf)),
			josa(d.nameIn(r, p.OwedBy[0]), "이/가"), d.nameIn(r, other)))
	} else if p.Direction == "mutual" {
		parts = append(parts, "상호 방위")
	}
	if s := standingOf(r, p); s != "" {
		parts = append(parts, s)
	}
	return called(p) + "(" + all(parts) + ")"
}

func contested(ps []tie.Partner) (out []string) {
	for _, p := range ps {
		if contestedTie(p) != "" {
			out = append(out, called(p))
		}
	}
	return out
}

// sayLayer answers for one kind of tie or one tier.
func (d *Speaker) sayLayer(r ask.Proposition, p tie.Portfolio) string {
	if r.Kind.Obligations().Has(entente.Defence) && r.Tier == "" {
		return d.sayTreatyAllies(r, treatyAllies(p), p)
	}
	var held []tie.Partner
	for _, x := range p.Partners {
		if r.HoldsTier(x) {
			held = append(held, x)
		}
	}
	one := noun(r)
	if len(held) == 0 {
		why := "주장은 있으나 다툼이 있습니다."
		if p.Absence != evidence.Found {
			why = d.absence(r, p)
		}
		return d.without(r, one, at(r), p) + why
	}
	return fmt.Sprintf("%s의 %s %s %s, %s.", d.nameIn(r, r.Subject), josa(one, "은/는"), at(r), josa(states(held), "으로/로"),
		is(r, actors(names(held), mostNames))) + seenAll(held) + incomplete(p)
}

func treatyAllies(p tie.Portfolio) (allies []tie.Partner) {
	for _, x := range p.Partners {
		if x.Tier == tie.TreatyAlly {
			allies = append(allies, x)
		}
	}
	return allies
}

// seenAside says how many partners of a tier were only last observed, in brackets.
func seenAside(ps []tie.Partner) string {
	n, when := lastSeenDays(ps)
	switch {
	case n == 0:
		return ""
	case n == len(ps):
		return "(" + when + " 마지막으로 확인)"
	}
	return fmt.Sprintf("(이 중 %d곳은 %s 마지막으로 확인)", n, when)
}

// seenAll says how many of the partners of a list hold, and how many were only last observed.
func seenAll(ps []tie.Partner) string {
	n, when := lastSeenDays(ps)
	switch {
	case n == 0:
		return ""
	case n == len(ps) && n == 1:
		return " 이는 " + when + "에 마지막으로 확인된 것입니다."
	case n == len(ps):
		return " 모두 " + when + "에 마지막으로 확인된 것입니다."
	}
	return fmt.Sprintf(" 이 가운데 %d곳과의 관계는 유효하며, %d곳과의 관계는 %s에 마지막으로 확인되었습니다.", len(ps)-n, n, when)
}

// lastSeenDays is how many partners were only last observed, and when.
func lastSeenDays(ps []tie.Partner) (n int, when string) {
	var days []entente.Date
	for _, p := range ps {
		if p.Standing == tie.LastObserved {
			days = append(days, p.Observed)
		}
	}
	if len(days) == 0 {
		return 0, ""
	}
	return len(days), lastDays(days)
}

// awaitedTies tells what else is signed between two actors, beside the pact that the sentence before names.
func awaitedTies(x tie.Partner, told tie.View) string {
	var said []string
	for _, v := range tie.AwaitedIn(x, func(v tie.View) bool { return v.Agreement != told.Agreement }) {
		said = append(said, titled(v)+signedOn(v))
	}
	if len(said) == 0 {
		return ""
	}
	return " 서명되었으나 발효가 확인되지 않은 것: " + list(said, 3) + "."
}

func signedOn(v tie.View) string {
	if v.Signed.IsZero() {
		return ""
	}
	return "(" + date(v.Signed) + " 서명)"
}

// awaitedPacts names the partners of a list with whom a defence pact is signed and not seen in force.
func awaitedPacts(ps []tie.Partner) string {
	var said []string
	for _, p := range ps {
		if vs := tie.AwaitedIn(p, tie.IsDefence); p.Tier != tie.TreatyAlly && len(vs) > 0 {
			said = append(said, called(p)+signedOn(vs[0]))
		}
	}
	if len(said) == 0 {
		return ""
	}
	return " " + josa(list(said, 6), "과/와") + "의 방위조약은 서명되었으나 발효가 확인되지 않았습니다."
}

// frozenAllies names the treaties of a list of allies in which a party has frozen its part.
func (d *Speaker) frozenAllies(allies []tie.Partner) string {
	said := map[string]bool{}
	s := ""
	for _, p := range allies {
		if f := d.suspended(p); !said[f] {
			said[f] = true
			s += f
		}
	}
	return s
}

// suspended tells who has stopped taking part in a defence treaty that holds, without leaving it.
func (d *Speaker) suspended(x tie.Partner) string {
	s := ""
	for _, v := range x.Ties {
		if v.Suspended == nil || v.Tier != tie.TreatyAlly || len(v.Suspended.By) == 0 {
			continue
		}
		s += fmt.Sprintf(" 다만 %s %s %s 참여를 정지하였으나 탈퇴하지는 않았습니다.", josa(d.actors(v.Suspended.By), "은/는"),
			date(v.Suspended.Since), titled(v))
	}
	return s
}

// actors are the names of actors.
func (d *Speaker) actors(ids []entente.ActorID) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = d.name(id)
	}
	return actors(out, 6)
}
