package main

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// verbs are the words that a check of testdata/cases begins with; each says what is wrong, "" for nothing.
var verbs = map[string]func(x *said, rest string) string{
	"says":      matches(func(x *said) string { return x.Answer }, true),
	"not":       matches(func(x *said) string { return x.Answer }, false),
	"begins":    func(x *said, re string) string { return verbsSays(x, "^(?:"+re+")") },
	"json":      matches(func(x *said) string { return x.json }, true),
	"nojson":    matches(func(x *said) string { return x.json }, false),
	"cites":     matches(func(x *said) string { return string(x.Evidence) }, true),
	"citesnot":  matches(func(x *said) string { return string(x.Evidence) }, false),
	"disagrees": matches(func(x *said) string { return string(x.Disagreements) }, true),
	"agrees":    matches(func(x *said) string { return string(x.Disagreements) }, false),
	"plain":     matches((*said).plain, true),
	"noplain":   matches((*said).plain, false),
	"subject":   equal(func(x *said) string { return x.Reading.Subject }),
	"object":    equal(func(x *said) string { return x.Reading.Object }),
	"asof":      equal(func(x *said) string { return x.Reading.AsOf }),
	"absence":   equal(func(x *said) string { return x.Absence }),
	"exit":      equal(func(x *said) string { return strconv.Itoa(x.code) }),
	"count":     equal((*said).counted),
	"tier":      checkTier,
	"since":     checkSince,
	"standing":  checkStanding,
	"date":      checkDate,
	"tie":       checkTie,
	"notie":     checkNoTie,
	"spells":    checkSpells,
	"defence":   checkDefence,
	"counts":    checkCounts,

	"spellstandings": checkSpellStandings,

	"among":    checkAmong,
	"exactly":  checkExactly,
	"outside":  checkOutside,
	"lists":    checkLists,
	"listsnot": checkListsNot,
	"dated":    checkDated,
}

func verbsSays(x *said, pattern string) string {
	return matches(func(x *said) string { return x.Answer }, true)(x, pattern)
}

// plain is the answer as a person gets it in a terminal, its lines joined.
func (x *said) plain() string {
	text, _ := runHere(x.ledger, x.args...)
	return strings.Join(strings.Fields(text), " ")
}

func (x *said) counted() string {
	if x.Count == nil {
		return ""
	}
	return strconv.Itoa(*x.Count)
}

// arguments are the words of a check before "=", and those after it.
func arguments(rest string) (before, after []string) {
	a, b, _ := strings.Cut(rest, " =")
	return strings.Fields(a), strings.Fields(b)
}

// tier SAU treaty_ally, tier SAU !treaty_ally: the tier of a partner, "none" for no tier or no partner.
func checkTier(x *said, rest string) string {
	args := strings.Fields(rest)
	got := x.partner(args[0]).Tier
	if got == "" {
		got = "none"
	}
	want, isNot := strings.CutPrefix(args[1], "!")
	if (got == want) == isNot {
		return "the tier is " + got
	}
	return ""
}

// since SAU 1989-05-22: the beginning of a partner's tier, "null" where it is not known.
func checkSince(x *said, rest string) string {
	args := strings.Fields(rest)
	got := x.partner(args[0]).Since
	if got == "" {
		got = "null"
	}
	if got != args[1] {
		return "since " + got
	}
	return ""
}

// standing SAU atop:3205 ended: of one tie.
func checkStanding(x *said, rest string) string {
	args := strings.Fields(rest)
	v, ok := x.tie(args[0], args[1])
	if !ok {
		return "there is no such tie"
	}
	want, isNot := strings.CutPrefix(args[2], "!")
	if (v.Standing == want) == isNot {
		return "the standing is " + v.Standing
	}
	return ""
}

// date DEU ~Aachen in_force 2020-01-22: a date of a tie by its field; null for none.
func checkDate(x *said, rest string) string {
	args := strings.Fields(rest)
	v, ok := x.tie(args[0], args[1])
	if !ok {
		return "there is no such tie"
	}
	got := map[string]string{"from": v.From, "to": v.To, "confirmed": v.Confirmed, "first_seen": v.FirstSeen,
		"signed": v.Signed, "in_force": v.InForce}[args[2]]
	if got == "" {
		got = "null"
	}
	if got != args[3] {
		return "it is " + got
	}
	return ""
}

func checkTie(x *said, rest string) string {
	args := strings.Fields(rest)
	if _, ok := x.tie(args[0], args[1]); !ok {
		return "there is no such tie"
	}
	return ""
}

func checkNoTie(x *said, rest string) string {
	if checkTie(x, rest) == "" {
		return "there is such a tie"
	}
	return ""
}

// spells SAU atop:3205 = 1950-06-17..1979-03-31 1989-05-22..: every spell of a tie, in order.
func checkSpells(x *said, rest string) string {
	args, want := arguments(rest)
	v, ok := x.tie(args[0], args[1])
	if !ok {
		return "there is no such tie"
	}
	if got := texts(v.Spells); !slices.Equal(got, want) {
		return fmt.Sprintf("the spells are %v", got)
	}
	return ""
}

// spellstandings SAU atop:3205 = ended not_yet: the standing of each spell of a tie, in order.
func checkSpellStandings(x *said, rest string) string {
	args, want := arguments(rest)
	v, ok := x.tie(args[0], args[1])
	if !ok {
		return "there is no such tie"
	}
	var got []string
	for _, s := range v.Spells {
		got = append(got, s.Standing)
	}
	if !slices.Equal(got, want) {
		return fmt.Sprintf("the standings are %v", got)
	}
	return ""
}

// counts state: the count is the number of partners that are states.
func checkCounts(x *said, kind string) string {
	n := 0
	for _, p := range x.Partners {
		if p.Kind == kind {
			n++
		}
	}
	if x.counted() != strconv.Itoa(n) {
		return fmt.Sprintf("the count is %q, and %d partners are of kind %s", x.counted(), n, kind)
	}
	return ""
}

// defence SAU = 1950-06-17..1979-03-31 1989-05-22..: every spell in which either owed the other defence.
func checkDefence(x *said, rest string) string {
	args, want := arguments(rest)
	if got := texts(x.partner(args[0]).Defence); !slices.Equal(got, want) {
		return fmt.Sprintf("the spells are %v", got)
	}
	return ""
}

func (x *said) ofTier(tier string) []string {
	var out []string
	for _, p := range x.Partners {
		if p.Tier == tier || tier == "any" {
			out = append(out, p.Actor)
		}
	}
	slices.Sort(out)
	return out
}

// among treaty_ally = USA JPN: all of them are in the tier; "any" is every partner.
func checkAmong(x *said, rest string) string {
	args, want := arguments(rest)
	var lacks []string
	for _, a := range want {
		if !slices.Contains(x.ofTier(args[0]), a) {
			lacks = append(lacks, a)
		}
	}
	if len(lacks) > 0 {
		return "lacks " + strings.Join(lacks, " ")
	}
	return ""
}

// exactly treaty_ally = USA: nobody else is in the tier.
func checkExactly(x *said, rest string) string {
	args, want := arguments(rest)
	slices.Sort(want)
	if got := x.ofTier(args[0]); !slices.Equal(got, want) {
		return fmt.Sprintf("has %v", got)
	}
	return ""
}

// outside security_partner = PRK PAK: none of them is in the tier.
func checkOutside(x *said, rest string) string {
	args, unwanted := arguments(rest)
	var has []string
	for _, a := range unwanted {
		if slices.Contains(x.ofTier(args[0]), a) {
			has = append(has, a)
		}
	}
	if len(has) > 0 {
		return "has " + strings.Join(has, " ")
	}
	return ""
}

// lists SWE FIN: each is an actor or a member somewhere in the JSON.
func checkLists(x *said, rest string) string {
	var lacks []string
	for _, a := range strings.Fields(rest) {
		if !x.hasActor(a) {
			lacks = append(lacks, a)
		}
	}
	if len(lacks) > 0 {
		return "lacks " + strings.Join(lacks, " ")
	}
	return ""
}

// listsnot UZB: none of them is a member at the date, or a partner; who had left a group stands in the JSON too, as
// former.
func checkListsNot(x *said, rest string) string {
	var has []string
	for _, a := range strings.Fields(rest) {
		isThere := x.hasActor(a)
		if x.Membership != nil {
			is := func(l listed) bool { return l.Actor == a }
			isThere = slices.ContainsFunc(x.Membership.Members, is) || slices.Contains(x.ofTier("any"), a)
		}
		if isThere {
			has = append(has, a)
		}
	}
	if len(has) > 0 {
		return "has " + strings.Join(has, " ")
	}
	return ""
}

func (x *said) hasActor(id string) bool {
	return regexp.MustCompile(`"(actor|member|id)": *"` + regexp.QuoteMeta(id) + `"`).MatchString(x.json)
}

// dated SWE 2024-03-07: the date stands with the actor in the JSON, before the next actor.
func checkDated(x *said, rest string) string {
	args := strings.Fields(rest)
	own := regexp.MustCompile(`"(?:actor|member)": *"`)
	for _, piece := range own.Split(x.json, -1) {
		if strings.HasPrefix(piece, args[0]+`"`) && strings.Contains(piece, `"`+args[1]+`"`) {
			return ""
		}
	}
	return "the date is not with it"
}
