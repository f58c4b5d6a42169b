package ko

import (
	"cmp"

	"entente/ask"
	"entente/tie"
)

// asked are the words for a kind of tie in a question, as the reader knows them.
var asked = map[ask.KindFilter]string{
	ask.KindAll: "동맹조약", ask.KindDefence: "방위조약", ask.KindAlliance: "동맹조약", ask.KindNonAggression: "불가침조약",
	ask.KindNeutrality: "중립조약", ask.KindSecurity: "안보협정", ask.KindCooperation: "방위협력협정",
	ask.KindBases: "주둔군지위협정", ask.KindIntelligence: "군사정보보호협정", ask.KindTrade: "무역협정",
	ask.KindDigital: "디지털협정", ask.KindSwap: "통화스와프", ask.KindInvestment: "투자협정", ask.KindEconomic: "경제협정",
	ask.KindArmistice: "정전협정", ask.KindBilateral: "양자투자협정",
	ask.KindConsultation: "협의조약", ask.KindAid: "원조협정",
}

// kindQuestion asks who has a tie of a kind with an actor.
func (d *Speaker) kindQuestion(a string, k ask.KindFilter) string {
	with := josa(a, "과/와") + " "
	switch k {
	case ask.KindSupport:
		return a + "에 병력을 파병한 국가는?"
	case ask.KindTroops:
		return with + "해외파병으로 연결된 국가는?"
	case ask.KindSummits:
		return with + "정상외교를 한 국가는?"
	case ask.KindDiplomatic:
		return with + "외교관계를 수립한 국가는?"
	case ask.KindOrganisations:
		return with + "같은 국제기구에 속한 국가는?"
	case ask.KindArms:
		return with + "방산협력을 하는 국가는?"
	case ask.KindStrategic:
		return a + "의 전략적 동반자는?"
	}
	return with + josa(cmp.Or(asked[k], layers[k]), "을/를") + " 체결한 국가는?"
}

// partnersOf asks for the partners of an actor, of a kind or a tier: "안보 협력국은?".
func partnersOf(q ask.Question) string {
	words := map[tie.Tier]string{tie.TreatyAlly: "조약 동맹국", tie.SecurityPartner: "안보 협력국",
		tie.StrategicPartner: "전략적 동반자", tie.EconomicPartner: "경제 협력국", tie.Restraint: "불가침조약 체결국"}
	word := words[q.Tier]
	if word == "" && q.Kind != "" {
		word = cmp.Or(asked[q.Kind], layers[q.Kind]) + " 체결국"
	}
	return josa(cmp.Or(word, "동맹국과 협력국"), "은/는")
}
