package ko

import (
	"cmp"
	"strconv"
	"strings"

	"entente"
	"entente/ask"
	"entente/evidence"
	"entente/say"
	"entente/tie"
)

// name is an actor's present name; the English one where no Korean one is known.
func (d *Speaker) name(id entente.ActorID) string {
	a, ok := d.cw.Actor(id)
	if !ok {
		return string(id)
	}
	return cmp.Or(a.Korean, a.Name)
}

// nameAt is an actor's name of a date: "소련" in 1955.
func (d *Speaker) nameAt(id entente.ActorID, at entente.Date) string {
	return cmp.Or(d.cw.KoreanAt(id, at), d.cw.NameAt(id, at), string(id))
}

// nameIn is an actor's name in the answer to a reading: as the question has it where that fixes a time, and
// otherwise the name of the date.
func (d *Speaker) nameIn(r ask.Proposition, id entente.ActorID) string {
	asked := map[entente.ActorID]string{r.Object: r.ObjectName, r.Subject: r.SubjectName}[id]
	switch {
	case r.IsDated:
		return d.nameAt(id, r.AsOf)
	case say.LanguageOf(asked) == ask.Korean:
		return asked
	case !r.During.To.IsZero() && (asked != "" || r.IsEver):
		return d.nameAt(id, r.During.To)
	}
	return d.name(id)
}

// both are the two actors of a reading: "대한민국과 미국".
func (d *Speaker) both(r ask.Proposition) string {
	return josa(d.nameIn(r, r.Subject), "과/와") + " " + d.nameIn(r, r.Object)
}

// called is the name of a partner.
func called(p tie.Partner) string { return cmp.Or(p.Korean, p.Name) }

func names(ps []tie.Partner) []string {
	out := make([]string, len(ps))
	for i, p := range ps {
		out[i] = called(p)
	}
	return out
}

// memberName is the name of a member at the date of the question.
func memberName(m tie.Membership) string { return cmp.Or(m.Korean, m.Name) }

// list joins items with commas; past most it says how many more there are.
func list(items []string, most int) string { return listOf(items, most, "건") }

// actors is list, of names of states and groups.
func actors(names []string, most int) string { return listOf(names, most, "곳") }

func listOf(items []string, most int, unit string) string {
	if len(items) > most {
		return strings.Join(items[:most], ", ") + " 외 " + number(len(items)-most) + unit
	}
	return strings.Join(items, ", ")
}

// all joins all items.
func all(items []string) string { return list(items, len(items)) }

func number(n int) string { return strconv.Itoa(n) }

// states counts partners: "8개국", or "8곳" where not all are states.
func states(ps []tie.Partner) string {
	for _, p := range ps {
		if p.Kind == entente.ActorGroup {
			return number(len(ps)) + "곳"
		}
	}
	return countries(len(ps))
}

// countries is a number of states.
func countries(n int) string { return number(n) + "개국" }

// titled is the title of an agreement, in the language that the ledger has it in.
func titled(v tie.View) string { return quoted(v.Title) }

// short is the name of a dataset; one of several words is quoted, as it is in English.
func short(c evidence.Coverage) string {
	if strings.Contains(c.Short, " ") {
		return quoted(c.Short)
	}
	return c.Short
}

func quoted(title string) string { return "「" + strings.TrimPrefix(title, "the ") + "」" }

// original quotes a remark of a source or a reviewed table, which is in English.
func original(note string) string {
	if note = strings.TrimSuffix(strings.TrimSpace(note), "."); note == "" {
		return ""
	}
	return " 비고(원문): 「" + note + "」."
}

// mostNames is how many names a sentence gives, mostSpells how many spells it tells.
const (
	mostNames  = 12
	mostSpells = 9
)
