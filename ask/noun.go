package ask

// nouns are what the partners of a kind filter are called, singular and plural.
var nouns = map[KindFilter][2]string{
	"":              {"partner", "partners"},
	"defence":       {"treaty ally", "treaty allies"},
	"security":      {"security partner", "security partners"},
	"strategic":     {"strategic partner", "strategic partners"},
	"trade":         {"trade agreement partner", "trade agreement partners"},
	"economic":      {"economic partner", "economic partners"},
	"investment":    {"investment treaty partner", "investment treaty partners"},
	"past_support":  {"supporter in war", "supporters in war"},
	"diplomatic":    {"diplomatic partner", "diplomatic partners"},
	"organisations": {"fellow member of organisations", "fellow members of organisations"},
}

// noun is what partners of this kind are called; a kind without a word of its own has "partners in
// neutrality pacts".
func (k KindFilter) noun() (singular, plural string) {
	if n, ok := nouns[k]; ok {
		return n[0], n[1]
	}
	return "partner in " + k.Label(), "partners in " + k.Label()
}
