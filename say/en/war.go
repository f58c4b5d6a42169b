package en

// wars are the names of the wars, by code.
var wars = map[string]string{
	"first_world_war":      "the First World War",
	"second_world_war":     "the Second World War",
	"korean_war":           "the Korean War",
	"vietnam_war":          "the Vietnam War",
	"cold_war":             "the Cold War",
	"crimean_war":          "the Crimean War",
	"franco_prussian_war":  "the Franco-Prussian War",
	"russo_japanese_war":   "the Russo-Japanese War",
	"spanish_american_war": "the Spanish-American War",
	"gulf_war":             "the Gulf War",
	"sino_japanese_war":    "the Sino-Japanese War",
	"iraq_war":             "the Iraq War",
	"war_in_afghanistan":   "the war in Afghanistan",
	"yom_kippur_war":       "the Yom Kippur War",
	"six_day_war":          "the Six-Day War",
	"iran_iraq_war":        "the Iran-Iraq War",
	"chaco_war":            "the Chaco War",
	"balkan_wars":          "the Balkan Wars",
	"winter_war":           "the Winter War",
	"falklands_war":        "the Falklands War",
	"spanish_civil_war":    "the Spanish Civil War",
	"war_in_ukraine":       "the war in Ukraine",
}
