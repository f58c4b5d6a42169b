package en

import (
	"fmt"
	"strings"

	"entente"
	"entente/ask"
	"entente/tie"
)

// articled are the names that English gives an article.
var articled = []string{"United ", "Netherlands", "Philippines", "Soviet Union", "German ", "Weimar Republic", "Third Reich", "Russian Empire", "North German", "Khmer Republic", "Qing ", "Empire of", "Kingdom of", "Cook Islands", "Central African Empire", "Malagasy Republic", "Polish People", "Hungarian People", "Mongolian People", "Socialist Republic", "Yemen Arab Republic", "Irish Free", "Union of", "Austro-", "Bonn Republic", "Gold Coast", "Bahamas", "Maldives", "Comoros", "Gambia",
	"Marshall Islands", "Solomon Islands", "Seychelles", "Dominican Republic", "Central African Republic", "Czech Republic",
	"Republic of ", "Democratic Republic", "Congo", "Vatican", "Holy See", "European Union", "Papal States", "Two Sicilies",
	"Orange Free State", "Cook Islands", "Association of ", "North Atlantic Treaty Org", "Organisation for", "Regional Comprehensive", "European Free", "Gulf Cooperation", "Ottoman", "Mekong", "New Southern", "Group of",
	"Warsaw Pact", "Collective Security", "Economic Community", "Arab League", "Arab Maghreb", "Organization of ", "Organisation of ",
	"Southern African Dev", "Southeast Asia Treaty", "Central Treaty", "African Union", "African and", "Western European Un",
	"Commonwealth of I", "Five Power", "Shanghai Coop", "Little Entente", "German Confed", "Regional Security", "Central American Int",
	"International Conf", "Balkan ", "Saadabad", "Alliance of", "Agreement on", "Rio Treaty"}

// name is an actor's name as it stands inside a sentence: "the United Kingdom", "Japan".
func (d *Speaker) name(id entente.ActorID) string {
	a, ok := d.cw.Actor(id)
	if !ok {
		return string(id)
	}
	return inSentence(a.Name)
}

// nameIn is an actor's name in the answer to a reading: as the question has it where that fixes a time,
// and otherwise the name of the date.
func (d *Speaker) nameIn(r ask.Proposition, id entente.ActorID) string {
	asked := map[entente.ActorID]string{r.Object: r.ObjectName, r.Subject: r.SubjectName}[id]
	switch {
	case r.IsDated:
		return inSentence(d.cw.NameAt(id, r.AsOf))
	case asked != "":
		return inSentence(asked)
	case r.IsEver && !r.During.To.IsZero():
		return inSentence(d.cw.NameAt(id, r.During.To))
	}
	return d.name(id)
}

func inSentence(name string) string {
	for _, p := range articled {
		if strings.HasPrefix(name, p) {
			return "the " + name
		}
	}
	return name
}

// capital makes the first letter of a sentence upper case.
func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// when is the date of a question inside a sentence: "today", "in 1975", "on 30 June 1955".
func when(r ask.Proposition) string {
	switch {
	case r.IsThen:
		return "then"
	case !r.IsDated:
		return "today"
	}
	return onDate(r.AsOf)
}

// has is the verb in the tense of the question.
func has(r ask.Proposition) string {
	if r.IsDated {
		return "had"
	}
	return "has"
}

func owes(r ask.Proposition) string {
	if r.IsDated {
		return "owed"
	}
	return "owes"
}

// list joins items with commas and "and"; past most it says how many more there are.
func list(items []string, most int) string {
	if len(items) > most {
		items = append(items[:most:most], number(len(items)-most)+" more")
	}
	switch len(items) {
	case 0:
		return ""
	case 1:
		return items[0]
	}
	return strings.Join(items[:len(items)-1], ", ") + " and " + items[len(items)-1]
}

// number writes small numbers as words.
func number(n int) string {
	words := [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
	if n >= 0 && n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}

// counted is a number with its noun: "one treaty ally", "three security partners".
func counted(n int, singular, plural string) string {
	if n == 1 {
		return number(n) + " " + singular
	}
	return number(n) + " " + plural
}

func names(ps []tie.Partner) []string {
	out := make([]string, len(ps))
	for i, p := range ps {
		out[i] = inSentence(p.Name)
	}
	return out
}

// noun is what partners of a kind filter or a tier are called, singular and plural.
func noun(r ask.Proposition) (singular, plural string) {
	switch r.Tier {
	case tie.NoTier:
		return kindPartner(r.Kind)
	case tie.TreatyAlly:
		return "treaty ally", "treaty allies"
	case tie.Restraint:
		return "partner with no more than a promise not to attack", "partners with no more than a promise not to attack"
	case tie.OtherPartner:
		return "partner with other ties only", "partners with other ties only"
	}
	return tierLabel(r.Tier), tierLabel(r.Tier) + "s"
}

// known adds the knowledge date of a reading to a sentence.
func known(r ask.Proposition) string {
	if r.KnownAt.IsZero() {
		return ""
	}
	return " (as known " + onDate(r.KnownAt) + ")"
}

// whoAre is the question for the partners of an actor.
func (d *Speaker) whoAre(q ask.Question, at string) string {
	_, many := noun(ask.Proposition{Kind: q.Kind, Tier: q.Tier})
	if q.Kind == "" && q.Tier == "" {
		many = "allies and partners"
	}
	return fmt.Sprintf("Who are the %s of %s%s?", many, d.name(q.A), at)
}
